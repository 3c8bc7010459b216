#include "ijw/message/bsn.h"

#include <limits.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/buf.h"

/* Four letters of base64 are three bytes. */
enum { LETTERS = 4 };

struct looking {
	bsn_fits *fits;
	void *context;
};

static bool look(const struct looking *looking, const char *bytes, size_t length)
{
	for (size_t at = 0, end; at < length; at = end + 1) {
		for (end = at; end < length && ascii_is_digit(bytes[end]);)
			end++;
		if (end - at == BSN_DIGITS && looking->fits(looking->context, bytes + at))
			return true;
	}
	return false;
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

/* What a letter stands for; -1: it is none. What fills up the last four stands for nothing. */
static int value_of(int letter)
{
	if (letter >= 'A' && letter <= 'Z')
		return letter - 'A';
	if (letter >= 'a' && letter <= 'z')
		return letter - 'a' + 26;
	if (ascii_is_digit(letter))
		return letter - '0' + 52;
	return letter == '+' ? 62 : letter == '/' ? 63 : letter == '=' ? 0 : -1;
}

/* The bytes that letters, of these values, stand for, four at a time; a NUL where they are no base64. */
static void decode(const signed char value[UCHAR_MAX + 1], const char *letters, size_t length,
		   struct buf *out)
{
	char *to;

	buf_clear(out);
	to = buf_room(out, length);
	for (size_t at = 0; at + LETTERS <= length; at += LETTERS) {
		const unsigned char *four = (const unsigned char *)letters + at;
		const int first = value[four[0]], second = value[four[1]], third = value[four[2]],
			  fourth = value[four[3]];
		const bool all = (first | second | third | fourth) >= 0;

		*to++ = all ? (char)(first << 2 | second >> 4) : '\0';
		*to++ = all ? (char)(second << 4 | third >> 2) : '\0';
		*to++ = all ? (char)(third << 6 | fourth) : '\0';
	}
	*to = '\0';
	out->length = (size_t)(to - out->data);
}

/* Where the first four letters begin is not known. */
static bool look_decoded(const struct looking *looking, const struct buf *squeezed)
{
	signed char value[UCHAR_MAX + 1];
	struct buf bytes = BUF_INIT(0);
	bool found = false;

	for (int letter = 0; letter <= UCHAR_MAX; letter++)
		value[letter] = (signed char)value_of(letter);
	for (size_t from = 0; !found && from < LETTERS && from < squeezed->length; from++) {
		decode(value, squeezed->data + from, squeezed->length - from, &bytes);
		found = look(looking, bytes.data, bytes.length);
	}
	buf_free(&bytes);
	return found;
}

bool bsn_find(const char *bytes, size_t length, bsn_fits *fits, void *context)
{
	const struct looking looking = {.fits = fits, .context = context};
	struct buf squeezed = BUF_INIT(0);
	bool found = look(&looking, bytes, length);

	if (!found && length > 0 && memchr(bytes, '\0', length) != NULL) {
		squeeze(bytes, length, false, &squeezed);
		found = look(&looking, squeezed.data, squeezed.length);
	}
	if (!found && length > 0) {
		squeeze(bytes, length, true, &squeezed);
		found = look_decoded(&looking, &squeezed);
	}
	buf_free(&squeezed);
	return found;
}

static bool is_this(void *context, const char *digits)
{
	return memcmp(context, digits, BSN_DIGITS) == 0;
}

bool bsn_is_within(const char *bsn, const char *bytes, size_t length)
{
	char digits[BSN_DIGITS];

	memcpy(digits, bsn, sizeof(digits));
	return bsn_find(bytes, length, is_this, digits);
}
