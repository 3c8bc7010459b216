#include "ijw/message/bsn.h"

#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/buf.h"

/* Three bytes are four letters of base64: a text that begins at any byte has one of three spellings. */
enum { SPELLINGS = 3, BITS = 6, SPELLED = 12 };

static bool has_digits(const char *bsn, const char *bytes, size_t length)
{
	const char *at = bytes, *end = bytes + length;

	while ((at = memmem(at, (size_t)(end - at), bsn, BSN_DIGITS)) != NULL) {
		const char *behind = at + BSN_DIGITS;

		if ((at == bytes || !ascii_is_digit(at[-1])) &&
		    (behind == end || !ascii_is_digit(*behind)))
			return true;
		at++;
	}
	return false;
}

/* The letters that are the same whatever stands before and behind the digits: how many. */
static size_t spell(const char *bsn, unsigned skipped, char out[SPELLED])
{
	static const char letters[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned first = (skipped * 8 + BITS - 1) / BITS;
	const unsigned end = (skipped + BSN_DIGITS) * 8 / BITS;

	for (unsigned letter = first; letter < end; letter++) {
		unsigned value = 0;

		for (unsigned bit = letter * BITS; bit < (letter + 1) * BITS; bit++)
			value = value << 1 |
				((unsigned char)bsn[bit / 8 - skipped] >> (7 - bit % 8) & 1U);
		out[letter - first] = letters[value];
	}
	return end - first;
}

/* Without what may stand between the bytes of a digit, or with `blanks` between letters. */
static void squeeze(const char *bytes, size_t length, bool blanks, struct buf *out)
{
	char *to;

	buf_clear(out);
	to = buf_room(out, length);
	for (size_t i = 0; i < length; i++)
		if (bytes[i] != '\0' && !(blanks && strchr(" \t\r\n", bytes[i]) != NULL))
			*to++ = bytes[i];
	*to = '\0';
	out->length = (size_t)(to - out->data);
}

static bool is_spelled(const char *bsn, const struct buf *squeezed)
{
	char spelling[SPELLED];

	for (unsigned skipped = 0; skipped < SPELLINGS; skipped++) {
		const size_t length = spell(bsn, skipped, spelling);

		if (memmem(squeezed->data, squeezed->length, spelling, length) != NULL)
			return true;
	}
	return false;
}

bool bsn_is_within(const char *bsn, const char *bytes, size_t length)
{
	struct buf squeezed = BUF_INIT(0);
	bool found = has_digits(bsn, bytes, length);

	if (!found) {
		squeeze(bytes, length, false, &squeezed);
		found = has_digits(bsn, squeezed.data, squeezed.length);
	}
	if (!found) {
		squeeze(bytes, length, true, &squeezed);
		found = is_spelled(bsn, &squeezed);
	}
	buf_free(&squeezed);
	return found;
}
