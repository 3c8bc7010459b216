/* A workbook whose parts were cut off by a full disk is a sound zip all the same: libxlsxwriter
 * does not look whether its temporary files could be written. So each part is unpacked once more
 * and must end as XML does. */
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "feed_parts.h"
#include "ijw/base/file.h"

/* Records of a zip without comment and zip64, and where the fields lie. */
enum {
	END_BYTES = 22,
	END_COUNT = 10,
	END_OFFSET = 16,
	ENTRY_BYTES = 46,
	ENTRY_CRC = 16,
	ENTRY_PACKED = 20,
	ENTRY_NAME = 28,
	ENTRY_EXTRA = 30,
	ENTRY_COMMENT = 32,
	ENTRY_PLACE = 42,
	LOCAL_BYTES = 30,
	LOCAL_NAME = 26,
	LOCAL_EXTRA = 28,
	PIECE = 64 * 1024
};

static const char sheets[] = "xl/worksheets/sheet", sheet_end[] = "</worksheet>";

struct zip {
	const unsigned char *bytes;
	size_t length;
};

/* A little-endian number. */
static size_t number(const unsigned char *bytes, int length)
{
	size_t value = 0;

	while (length-- > 0)
		value = value << 8 | bytes[length];
	return value;
}

/* The last bytes that were unpacked. */
struct tail {
	unsigned char bytes[sizeof(sheet_end) - 1];
	uLong crc;
};

static void take(struct tail *tail, const unsigned char *piece, size_t length)
{
	size_t room = sizeof(tail->bytes), kept = length < room ? room - length : 0;

	memmove(tail->bytes, tail->bytes + room - kept, kept);
	memcpy(tail->bytes + kept, piece + length - (room - kept), room - kept);
	tail->crc = crc32(tail->crc, piece, (uInt)length);
}

static bool unpack(const unsigned char *packed, size_t length, struct tail *tail)
{
	static unsigned char piece[PIECE];
	z_stream stream = {.next_in = (unsigned char *)packed, .avail_in = (uInt)length};
	int rc = inflateInit2(&stream, -MAX_WBITS);

	if (rc != Z_OK)
		return false;
	while (rc == Z_OK) {
		stream.next_out = piece;
		stream.avail_out = PIECE;
		rc = inflate(&stream, Z_NO_FLUSH);
		take(tail, piece, PIECE - stream.avail_out);
	}
	inflateEnd(&stream);
	return rc == Z_STREAM_END;
}

/* The member of this entry of the directory. */
static bool is_whole(const struct zip *zip, const unsigned char *entry)
{
	size_t place = number(entry + ENTRY_PLACE, 4), packed = number(entry + ENTRY_PACKED, 4);
	struct tail tail = {.crc = crc32(0, NULL, 0)};
	const unsigned char *local = zip->bytes + place;
	size_t head;

	if (place + LOCAL_BYTES > zip->length)
		return false;
	head = LOCAL_BYTES + number(local + LOCAL_NAME, 2) + number(local + LOCAL_EXTRA, 2);
	if (place + head + packed > zip->length || !unpack(local + head, packed, &tail) ||
	    tail.crc != number(entry + ENTRY_CRC, 4))
		return false;
	if (number(entry + ENTRY_NAME, 2) >= sizeof(sheets) - 1 &&
	    memcmp(entry + ENTRY_BYTES, sheets, sizeof(sheets) - 1) == 0)
		return memcmp(tail.bytes, sheet_end, sizeof(tail.bytes)) == 0;
	return tail.bytes[sizeof(tail.bytes) - 1] == '>' ||
	       tail.bytes[sizeof(tail.bytes) - 1] == '\n';
}

static bool all_whole(const struct zip *zip)
{
	const unsigned char *end = zip->bytes + zip->length - END_BYTES;
	size_t count = number(end + END_COUNT, 2), at = number(end + END_OFFSET, 4);

	for (; count > 0; count--) {
		const unsigned char *entry = zip->bytes + at;

		if (at + ENTRY_BYTES + number(entry + ENTRY_NAME, 2) > zip->length - END_BYTES ||
		    !is_whole(zip, entry))
			return false;
		at += ENTRY_BYTES + number(entry + ENTRY_NAME, 2) + number(entry + ENTRY_EXTRA, 2) +
		      number(entry + ENTRY_COMMENT, 2);
	}
	return true;
}

bool feed_zip_whole(int fd)
{
	struct buf bytes = BUF_INIT(0);
	struct zip zip;
	bool whole = false;

	if (file_read(fd, &bytes) == 0 && bytes.length > END_BYTES) {
		zip = (struct zip){(const unsigned char *)bytes.data, bytes.length};
		whole = all_whole(&zip);
	}
	buf_free(&bytes);
	return whole;
}
