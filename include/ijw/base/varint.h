/* Whole numbers in few bytes: seven bits a byte, the lowest first; all but the last byte have the
 * highest bit. */
#ifndef IJW_BASE_VARINT_H
#define IJW_BASE_VARINT_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"

/* Adds a number. */
void varint_put(struct buf *out, uint64_t number);

/* Reads the number that the bytes from `*at` up to `end` begin with, and moves `*at` behind it. 0,
 * or -1 when they end before it, or it has more than 64 bits. */
int varint_take(const unsigned char **at, const unsigned char *end, uint64_t *number);

#endif
