/* Whether a text is certainly a value of a type of the schemas. */
#include "value.h"

#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/date.h"
#include "lexical.h"

enum {
	NUMBER_DIGITS = 18,  /* what an int64_t holds of any number */
	FRACTION_DIGITS = 9, /* libxml2 adds them up in a double, where 59.99... becomes 60 */
	CODES_IN_ROW = 8     /* so few are looked through one after the other */
};

static size_t code_points(const char *text, size_t length)
{
	size_t points = 0;

	for (size_t i = 0; i < length; i++)
		points += ((unsigned char)text[i] & 0xc0) != 0x80;
	return points;
}

static bool fits(const struct simple *simple, const char *text, size_t length)
{
	size_t points;

	if (simple->min_length <= 1 && length >= simple->min_length && length <= simple->max_length)
		return true; /* bytes are never fewer than code points, and one is at least one */
	points = code_points(text, length);
	return points >= simple->min_length && points <= simple->max_length;
}

/* Neither "." nor "[ \t]" nor "\S" takes a line end. */
static bool is_line(const char *text, size_t length)
{
	bool blank = true;

	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\n' || text[i] == '\r')
			return false;
		blank = blank && ascii_is_space(text[i]);
	}
	return !blank;
}

/* The point in brackets is a point: "([.\s]*\S+[.\s]*)+" takes everything that is not blank. */
static bool is_lines(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!ascii_is_space(text[i]))
			return true;
	return false;
}

static bool is_digits(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!ascii_is_digit(text[i]))
			return false;
	return true;
}

static bool is_word(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!ascii_is_alnum(text[i]))
			return false;
	return length > 0;
}

/* The code point at `*at`, which moves behind it. */
static uint32_t code_point(const char *text, size_t length, size_t *at)
{
	const unsigned char *byte = (const unsigned char *)text + *at;
	size_t more = byte[0] < 0x80 ? 0 : byte[0] < 0xe0 ? 1 : byte[0] < 0xf0 ? 2 : 3;
	uint32_t point = more == 0 ? byte[0] : byte[0] & (0x3fu >> more);

	if (length - *at <= more)
		return 0;
	for (size_t i = 1; i <= more; i++)
		point = point << 6 | (byte[i] & 0x3fu);
	*at += more + 1;
	return point;
}

/* "([a-zA-ZÀ-ỳ])+", U+00C0 to U+1EF3 by number, not by alphabet. */
static bool is_letters(const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		uint32_t point;

		if (ascii_is_letter(text[at])) {
			at++;
			continue;
		}
		point = code_point(text, length, &at);
		if (point < 0xc0 || point > 0x1ef3)
			return false;
	}
	return length > 0;
}

static bool is_version(const char *text, size_t length)
{
	size_t at = 0;

	for (int part = 0; part < 3; part++) {
		size_t first = at;

		while (at < length && ascii_is_digit(text[at]))
			at++;
		if (at == first || (text[first] == '0' && at - first > 1))
			return false;
		if (part < 2 && (at == length || text[at++] != '.'))
			return false;
	}
	return at == length;
}

static bool is_code(const struct simple *simple, const char *text, size_t length)
{
	const uint64_t *low = simple->code;
	uint64_t word = 0;
	uint32_t count = simple->codes;

	if (length == 0 || length > NAME_WORD)
		return false;
	for (size_t i = 0; i < length; i++)
		word |= (uint64_t)(unsigned char)text[i] << (8 * i);
	if (count <= CODES_IN_ROW) {
		for (uint32_t i = 0; i < count; i++)
			if (low[i] == word)
				return true;
		return false;
	}
	while (count > 1) {
		uint32_t half = count / 2;

		low += low[half] <= word ? half : 0;
		count -= half;
	}
	return *low == word;
}

static bool is_number(const struct simple *simple, const char *text, size_t length)
{
	bool negative = length > 0 && text[0] == '-';
	size_t at = negative || (length > 0 && text[0] == '+');
	int64_t value = 0;

	if (at == length)
		return false;
	while (at < length - 1 && text[at] == '0')
		at++;
	if (length - at > NUMBER_DIGITS)
		return false;
	for (; at < length; at++) {
		if (!ascii_is_digit(text[at]))
			return false;
		value = value * 10 + (text[at] - '0');
	}
	if (negative)
		value = -value;
	return value >= simple->min && value <= simple->max;
}

static bool is_date(const char *text, size_t length)
{
	int32_t day;

	return date_parse(text, length, &day) == 0;
}

/* Two digits and what follows them, the number lower than `bound`. */
static bool is_part(const char *text, int bound)
{
	return ascii_is_digit(text[0]) && ascii_is_digit(text[1]) &&
	       (text[0] - '0') * 10 + (text[1] - '0') < bound;
}

static bool is_time(const char *text, size_t length)
{
	const size_t plain = strlen("hh:mm:ss");

	if (length < plain || !is_part(text, 24) || text[2] != ':' || !is_part(text + 3, 60) ||
	    text[5] != ':' || !is_part(text + 6, 60))
		return false;
	if (length == plain)
		return true;
	return text[plain] == '.' && length > plain + 1 && length <= plain + 1 + FRACTION_DIGITS &&
	       is_digits(text + plain + 1, length - plain - 1);
}

bool value_is(const struct simple *simple, const char *text, size_t length)
{
	if (!simple->blanks_kept)
		text = lexical_trim(text, &length);
	switch (simple->form) {
	case FORM_TEXT:
		return fits(simple, text, length);
	case FORM_LINE:
		return fits(simple, text, length) && is_line(text, length);
	case FORM_LINES:
		return fits(simple, text, length) && is_lines(text, length);
	case FORM_LETTERS:
		return fits(simple, text, length) && is_letters(text, length);
	case FORM_WORD:
		return fits(simple, text, length) && is_word(text, length);
	case FORM_DIGITS:
		return fits(simple, text, length) && is_digits(text, length);
	case FORM_VERSION:
		return fits(simple, text, length) && is_version(text, length);
	case FORM_CODE:
		return is_code(simple, text, length);
	case FORM_NUMBER:
		return is_number(simple, text, length);
	case FORM_DATE:
		return is_date(text, length);
	case FORM_TIME:
		return is_time(text, length);
	}
	return false;
}
