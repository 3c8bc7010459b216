#include "ijw/base/varint.h"

enum { BITS = 7, MARK = 1 << BITS };
#define WORD 64 /* bits of a number */

void varint_put(struct buf *out, uint64_t number)
{
	unsigned char bytes[WORD / BITS + 1];
	size_t length = 0;

	for (; number >= MARK; number >>= BITS)
		bytes[length++] = (unsigned char)(number | MARK);
	bytes[length++] = (unsigned char)number;
	buf_add(out, bytes, length);
}

int varint_take(const unsigned char **at, const unsigned char *end, uint64_t *number)
{
	*number = 0;
	for (unsigned shift = 0; *at < end && shift < WORD; shift += BITS) {
		const unsigned char byte = *(*at)++;

		*number |= (uint64_t)(byte & (MARK - 1)) << shift;
		if (byte < MARK)
			return 0;
	}
	return -1;
}
