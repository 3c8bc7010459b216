/* What messages have in common, for the compression of originals: with it a message takes a fourth of
 * what it takes without.
 *
 * A dictionary is never changed: what was compressed by it can only be expanded by it. A better one
 * is a new one, with the next number ('make dictionary'). */
#ifndef IJW_STORE_DICTIONARY_H
#define IJW_STORE_DICTIONARY_H

#include <stdint.h>

#include "ijw/base/compress.h"

/* All of them, by number. Returns the number of the newest, by which is compressed. */
uint8_t dictionary_all(struct dictionary out[COMPRESS_ZLIB + 1]);

#endif
