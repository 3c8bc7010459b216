#ifndef TEXT_H
#define TEXT_H

#include "ijw/base/pool.h"

#include <stddef.h>
#include <stdint.h>

/* UTF-8 and XML escapes, as far as building test messages needs them. */

enum { TEXT_POINT = 5 }; /* bytes of one code point and a NUL */

/* Writes one code point and a NUL; returns the bytes without the NUL. */
size_t text_encode(uint32_t point, char out[TEXT_POINT]);

/* Reads one code point of valid UTF-8 and moves on; 0 at the end. */
uint32_t text_decode(const char **text);

/* Bytes of the first code point; 0 for an empty text. */
size_t text_first(const char *text);

/* The text with the characters of markup escaped. */
const char *text_escape(const char *text, struct pool *pool);

#endif
