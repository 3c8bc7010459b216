/* Values of leaf elements against their types. Between the files of this floor only. */
#ifndef IJW_MESSAGE_VALUE_H
#define IJW_MESSAGE_VALUE_H

#include "tables.h"

/* Whether `length` bytes of well-formed UTF-8 without line ends other than line feeds are certainly
 * a value of the type. Sound: true only for what libxml2 accepts too. Where libxml2 is known to
 * differ from the standard it says false. */
bool value_is(const struct simple *simple, const char *text, size_t length);

#endif
