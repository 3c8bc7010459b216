/* A zip that a library wrote, and the same zip with other contents in some of its members. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "feed_parts.h"
#include "ijw/base/ascii.h"

/* Records of a zip without comment and zip64, and where the fields lie. Checksum, packed length and
 * length lie behind each other. */
enum {
	END_BYTES = 22,
	END_COUNT = 10,
	END_DIRECTORY = 12,
	END_OFFSET = 16,
	ENTRY_BYTES = 46,
	ENTRY_CRC = 16,
	ENTRY_PACKED = 20,
	ENTRY_NAME = 28,
	ENTRY_EXTRA = 30,
	ENTRY_COMMENT = 32,
	ENTRY_PLACE = 42,
	LOCAL_BYTES = 30,
	LOCAL_CRC = 14,
	LOCAL_NAME = 26,
	LOCAL_EXTRA = 28,
	PIECE = 64 * 1024
};

/* Level 5 of zlib, but giving up earlier: rows are much alike, and the next match is hardly longer.
 * Less than half the work of the usual 6, for 2 % more bytes. */
enum { LEVEL = 5, GOOD_LENGTH = 8, LAZY_LENGTH = 16, NICE_LENGTH = 32, CHAIN = 16 };

static const char end_mark[] = {'P', 'K', 5, 6};
static const char sheets[] = "xl/worksheets/sheet", sheet_end[] = "</worksheet>";

/* A little-endian number. */
static size_t number(const unsigned char *bytes, int length)
{
	size_t value = 0;

	while (length-- > 0)
		value = value << 8 | bytes[length];
	return value;
}

static void set_number(unsigned char *bytes, int length, size_t value)
{
	for (int i = 0; i < length; i++, value >>= 8)
		bytes[i] = (unsigned char)value;
}

/* ---- Reading ---- */

/* A member: its entry in the directory, its header with the name, and its bytes. */
struct zip_member {
	const unsigned char *entry;
	size_t entry_bytes;
	const unsigned char *head;
	size_t head_bytes;
	const unsigned char *packed;
	size_t packed_bytes;
};

/* The member at `*at` of the directory, which moves on to the next. False where the zip ends before
 * the member does. */
static bool next_member(const struct buf *zip, size_t *at, struct zip_member *member)
{
	const unsigned char *bytes = (const unsigned char *)zip->data;
	const size_t end = zip->length - END_BYTES;
	const unsigned char *entry = bytes + *at;
	size_t place;

	if (*at + ENTRY_BYTES > end)
		return false;
	member->entry = entry;
	member->entry_bytes = ENTRY_BYTES + number(entry + ENTRY_NAME, 2) +
			      number(entry + ENTRY_EXTRA, 2) + number(entry + ENTRY_COMMENT, 2);
	place = number(entry + ENTRY_PLACE, 4);
	if (*at + member->entry_bytes > end || place + LOCAL_BYTES > end)
		return false;
	member->head = bytes + place;
	member->head_bytes = LOCAL_BYTES + number(member->head + LOCAL_NAME, 2) +
			     number(member->head + LOCAL_EXTRA, 2);
	member->packed = member->head + member->head_bytes;
	member->packed_bytes = number(entry + ENTRY_PACKED, 4);
	*at += member->entry_bytes;
	return place + member->head_bytes + member->packed_bytes <= end;
}

/* The number of a sheet, from 1 on; 0 when the member is none. */
static size_t sheet_number(const struct zip_member *member)
{
	const char *name = (const char *)member->entry + ENTRY_BYTES;
	const size_t before = sizeof(sheets) - 1, length = number(member->entry + ENTRY_NAME, 2);
	size_t sheet = 0;

	if (length < before || memcmp(name, sheets, before) != 0)
		return 0;
	for (size_t i = before; i < length && ascii_is_digit(name[i]); i++)
		sheet = sheet * 10 + (size_t)(name[i] - '0');
	return sheet;
}

static bool unpack(const struct zip_member *member, struct buf *text)
{
	z_stream stream = {.next_in = (unsigned char *)member->packed,
			   .avail_in = (uInt)member->packed_bytes};
	int rc = inflateInit2(&stream, -MAX_WBITS);

	if (rc != Z_OK)
		return false;
	while (rc == Z_OK) {
		stream.next_out = (unsigned char *)buf_room(text, PIECE);
		stream.avail_out = PIECE;
		rc = inflate(&stream, Z_NO_FLUSH);
		text->length += PIECE - stream.avail_out;
	}
	inflateEnd(&stream);
	text->data[text->length] = '\0';
	return rc == Z_STREAM_END &&
	       crc32(crc32(0, NULL, 0), (const Bytef *)text->data, (uInt)text->length) ==
		   number(member->entry + ENTRY_CRC, 4);
}

static bool ends_with(const struct buf *text, const char *end)
{
	const size_t length = strlen(end);

	return text->length >= length &&
	       memcmp(text->data + text->length - length, end, length) == 0;
}

static bool is_whole(const struct zip_member *member)
{
	struct buf text = BUF_INIT(0);
	bool whole = unpack(member, &text);

	if (sheet_number(member) > 0)
		whole = whole && ends_with(&text, sheet_end);
	else
		whole = whole && (ends_with(&text, ">") || ends_with(&text, "\n"));
	buf_free(&text);
	return whole;
}

static const unsigned char *end_of(const struct buf *zip)
{
	return (const unsigned char *)zip->data + zip->length - END_BYTES;
}

bool feed_zip_whole(const struct buf *zip)
{
	struct zip_member member;
	size_t count, at;

	if (zip->length <= END_BYTES || memcmp(end_of(zip), end_mark, sizeof(end_mark)) != 0)
		return false;
	count = number(end_of(zip) + END_COUNT, 2);
	at = number(end_of(zip) + END_OFFSET, 4);
	for (; count > 0; count--)
		if (!next_member(zip, &at, &member) || !is_whole(&member))
			return false;
	return true;
}

/* ---- Writing ---- */

/* A member in the making. */
struct zip_part {
	z_stream stream;
	uLong crc;
	size_t length;
	struct buf *out;
};

static void pack(struct zip_part *part, int flush)
{
	do {
		part->stream.next_out = (unsigned char *)buf_room(part->out, PIECE);
		part->stream.avail_out = PIECE;
		deflate(&part->stream, flush);
		part->out->length += PIECE - part->stream.avail_out;
	} while (part->stream.avail_out == 0);
}

void feed_zip_add(struct zip_part *part, const char *bytes, size_t length)
{
	part->crc = crc32(part->crc, (const Bytef *)bytes, (uInt)length);
	part->length += length;
	part->stream.next_in = (unsigned char *)bytes;
	part->stream.avail_in = (uInt)length;
	pack(part, Z_NO_FLUSH);
}

/* Checksum, packed length and length in a header or an entry. */
static void set_sizes(unsigned char *at, const struct zip_part *part)
{
	set_number(at, 4, part->crc);
	set_number(at + 4, 4, part->stream.total_out);
	set_number(at + 8, 4, part->length);
}

/* A sheet with what `fill` makes of the text of the old one. */
static int write_sheet(const struct zip_member *member, feed_zip_fill *fill, void *context,
		       struct buf *out, unsigned char *entry)
{
	const size_t head = out->length - member->head_bytes;
	struct zip_part part = {.crc = crc32(0, NULL, 0), .out = out};
	struct buf text = BUF_INIT(0);
	int rc = -1;

	if (unpack(member, &text) && deflateInit2(&part.stream, LEVEL, Z_DEFLATED, -MAX_WBITS,
						  MAX_MEM_LEVEL - 1, Z_DEFAULT_STRATEGY) == Z_OK) {
		deflateTune(&part.stream, GOOD_LENGTH, LAZY_LENGTH, NICE_LENGTH, CHAIN);
		rc = fill(context, sheet_number(member), text.data, &part);
		pack(&part, Z_FINISH);
		deflateEnd(&part.stream);
		set_sizes((unsigned char *)out->data + head + LOCAL_CRC, &part);
		set_sizes(entry + ENTRY_CRC, &part);
	}
	buf_free(&text);
	return rc == 0 && part.length <= UINT32_MAX ? 0 : -1;
}

/* Adds a member to the zip, and its entry to the directory. */
static int write_member(const struct zip_member *member, feed_zip_fill *fill, void *context,
			struct buf *out, struct buf *directory)
{
	unsigned char *entry;
	int rc;

	buf_add(directory, member->entry, member->entry_bytes);
	entry = (unsigned char *)directory->data + directory->length - member->entry_bytes;
	set_number(entry + ENTRY_PLACE, 4, out->length);
	buf_add(out, member->head, member->head_bytes);
	if (sheet_number(member) > 0)
		rc = write_sheet(member, fill, context, out, entry);
	else
		rc = buf_add(out, member->packed, member->packed_bytes);
	return rc == 0 && out->length <= UINT32_MAX ? 0 : -1;
}

int feed_zip_sheets(const struct buf *zip, feed_zip_fill *fill, void *context, struct buf *out)
{
	size_t count = number(end_of(zip) + END_COUNT, 2), at = number(end_of(zip) + END_OFFSET, 4);
	struct buf directory = BUF_INIT(0);
	struct zip_member member;
	int rc = 0;

	for (; rc == 0 && count > 0; count--)
		rc = next_member(zip, &at, &member)
			 ? write_member(&member, fill, context, out, &directory)
			 : -1;
	if (rc == 0) {
		const size_t place = out->length;
		unsigned char *end;

		buf_add(out, directory.data, directory.length);
		buf_add(out, end_of(zip), END_BYTES);
		end = (unsigned char *)out->data + out->length - END_BYTES;
		set_number(end + END_OFFSET, 4, place);
		set_number(end + END_DIRECTORY, 4, directory.length);
	}
	buf_free(&directory);
	return rc;
}
