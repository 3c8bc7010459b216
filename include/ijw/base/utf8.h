/* UTF-8 as RFC 3629 defines it. */
#ifndef IJW_BASE_UTF8_H
#define IJW_BASE_UTF8_H

#include <stddef.h>

/* Bytes (1 to 4) of the well-formed sequence that starts at `text`; 0 when none does. `length`
 * bytes may be read, at least one. */
size_t utf8_sequence(const char *text, size_t length);

/* How many bytes from the start are well-formed UTF-8: `length` when all are. */
size_t utf8_valid_prefix(const char *text, size_t length);

#endif
