/* Compression of what is stored, with a dictionary: a text that what is compressed looks like.
 *
 * The first byte tells by which dictionary it is to be expanded. Dictionaries are numbered and
 * never change: what was compressed by one can only be expanded by it. */
#ifndef IJW_BASE_COMPRESS_H
#define IJW_BASE_COMPRESS_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"

/* What older programs wrote is a zlib stream with a preset dictionary: the low half of its first
 * byte is always 8 (RFC 1950, 2.2). So this is the number of their dictionary, and all others are
 * below it. */
#define COMPRESS_ZLIB 8

/* What is compressed is filled up to a multiple of so many bytes: who knows all of a message but a
 * number in it could else tell numbers apart by how well they compress. */
#define COMPRESS_STEP 32

struct dictionary {
	const void *bytes; /* NULL: there is no dictionary of this number */
	size_t length;
};

struct compressor;
struct expander;

/* Compresses by the dictionary of this number, 1 to COMPRESS_ZLIB - 1; its bytes outlive it. One
 * thread uses it at a time. */
struct compressor *compressor_new(uint8_t number, const struct dictionary *dictionary);

/* NULL is allowed. */
void compressor_free(struct compressor *compressor);

/* Adds `length` bytes to `out`, compressed. 0, or -1 when that cannot be done. */
int compressor_add(struct compressor *compressor, const void *bytes, size_t length,
		   struct buf *out);

/* How many bytes at most compressor_add makes of so many. */
size_t compressor_bound(size_t length);

/* Expands by these dictionaries, by number; their bytes outlive it. One thread uses it at a time.
 */
struct expander *expander_new(const struct dictionary dictionaries[COMPRESS_ZLIB + 1]);

/* NULL is allowed. */
void expander_free(struct expander *expander);

/* So many bytes are to be free before what is expanded. */
enum { EXPANDER_BEFORE = 3 };

/* Adds to `out` what was compressed into these bytes, which are changed by it, as are the
 * EXPANDER_BEFORE before them. 0, or -1 when they are not exactly what compressor_add or an older
 * program wrote, by a dictionary that there is. */
int expander_add(struct expander *expander, uint8_t *bytes, size_t length, struct buf *out);

#endif
