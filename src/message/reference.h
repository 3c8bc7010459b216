/* Values as they are meant. Between the files of the reader only. */
#ifndef IJW_MESSAGE_REFERENCE_H
#define IJW_MESSAGE_REFERENCE_H

#include <stddef.h>

/* Replaces character references, entities and line ends in `value`, up to `end`, by what they stand
 * for, in place: that is never longer. Bytes at `end` are looked at: a '<' lies there. The length
 * in bytes; SIZE_MAX for a reference to an entity of the document's own or to what is no character.
 */
size_t reference_settle(char *value, const char *end);

#endif
