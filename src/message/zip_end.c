#include "zip_end.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/pool.h"

/* A little-endian number of a zip. */
static uint64_t number(const unsigned char *bytes, int length)
{
	uint64_t value = 0;

	while (length-- > 0)
		value = value << 8 | bytes[length];
	return value;
}

/* The end record of a zip and where its fields lie; the same of a zip64 record, which has the numbers
 * that are too large for the end record, or all of them; and the size of the locator of that one. */
enum {
	END_BYTES = 22,
	END_COUNT = 10,
	END_SIZE = 12,
	END_OFFSET = 16,
	END_COMMENT = 20,
	ZIP64_BYTES = 56,
	ZIP64_COUNT = 32,
	ZIP64_SIZE = 40,
	ZIP64_OFFSET = 48,
	LOCATOR_BYTES = 20,
};

/* What the end of a zip says about its directory. */
struct directory {
	uint64_t count; /* of the members that it names */
	uint64_t size;
	uint64_t offset; /* from the start of the zip */
};

/* Takes over what the zip64 record says. False when a field of the end record says otherwise. */
static bool merge(uint64_t *value, uint64_t sentinel, const unsigned char *wide)
{
	uint64_t said = number(wide, 8);
	bool same = *value == sentinel || *value == said;

	*value = said;
	return same;
}

/* The zip64 record and its locator stand between the directory and the end record, if they do.
 * `before` bytes in front of `end` are in memory. Returns how many bytes both take, or -1 when they
 * contradict the end record. */
static int read_zip64(const unsigned char *end, size_t before, struct directory *directory)
{
	const unsigned char *locator = end - LOCATOR_BYTES, *record = locator - ZIP64_BYTES;

	if (before < ZIP64_BYTES + LOCATOR_BYTES || memcmp(locator, "PK\6\7", 4) != 0 ||
	    memcmp(record, "PK\6\6", 4) != 0)
		return 0;
	return merge(&directory->count, UINT16_MAX, record + ZIP64_COUNT) &&
		       merge(&directory->size, UINT32_MAX, record + ZIP64_SIZE) &&
		       merge(&directory->offset, UINT32_MAX, record + ZIP64_OFFSET)
		   ? ZIP64_BYTES + LOCATOR_BYTES
		   : -1;
}

/* Whether the directory ends where what stands at `end` begins: at `at` bytes from the start of the
 * zip, with `before` of them in memory. */
static bool read_directory(const unsigned char *end, uint64_t at, size_t before,
			   struct directory *out)
{
	int zip64;

	*out = (struct directory){.count = number(end + END_COUNT, 2),
				  .size = number(end + END_SIZE, 4),
				  .offset = number(end + END_OFFSET, 4)};
	zip64 = read_zip64(end, before, out);
	return zip64 >= 0 && out->size <= at && out->offset <= at &&
	       out->offset + out->size + (uint64_t)zip64 == at;
}

long zip_end_members(struct stream *stream)
{
	enum { TAIL_BYTES = END_BYTES + UINT16_MAX + ZIP64_BYTES + LOCATOR_BYTES };
	unsigned char *tail = xmalloc(TAIL_BYTES);
	struct directory directory;
	uint64_t length = 0;
	ssize_t got = stream_tail(stream, tail, TAIL_BYTES, &length);
	long count = -1;

	for (ssize_t left = END_BYTES; left <= got && count < 0; left++) {
		const unsigned char *end = tail + got - left;

		if (memcmp(end, "PK\5\6", 4) == 0 &&
		    number(end + END_COMMENT, 2) == (uint64_t)left - END_BYTES &&
		    read_directory(end, length - (uint64_t)left, (size_t)(got - left),
				   &directory) &&
		    directory.count <= LONG_MAX)
			count = (long)directory.count;
	}
	free(tail);
	return count;
}
