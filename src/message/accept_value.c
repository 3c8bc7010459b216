#include <stdlib.h>
#include <string.h>

#include "accept_internal.h"
#include "ijw/base/date.h"
#include "lexical.h"

enum {
	INTEGER_DIGITS = 18, /* what an int64_t holds of any number */
	FRACTION_DIGITS = 9  /* libxml2 adds them up in a double, where 59.99... becomes 60 */
};

int accept_code_order(const void *one, const void *two)
{
	const struct accept_code *left = one, *right = two;

	if (left->length != right->length)
		return left->length < right->length ? -1 : 1;
	return memcmp(left->text, right->text, left->length);
}

static bool is_code(const struct accept_simple *simple, const char *text, size_t length)
{
	const struct accept_code code = {text, length};

	return bsearch(&code, simple->code, simple->codes, sizeof(code), accept_code_order) != NULL;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t code_points(const char *text, size_t length)
{
	size_t points = 0;

	for (size_t i = 0; i < length; i++)
		points += ((unsigned char)text[i] & 0xc0) != 0x80;
	return points;
}

static bool is_string(const struct accept_simple *simple, const char *text, size_t length)
{
	size_t points;

	if (simple->min_length == 0 && length <= simple->max_length)
		return true; /* bytes are never fewer than code points */
	points = code_points(text, length);
	return points >= simple->min_length && points <= simple->max_length;
}

static bool is_integer(const struct accept_simple *simple, const char *text, size_t length)
{
	bool negative = length > 0 && text[0] == '-';
	size_t at = negative || (length > 0 && text[0] == '+');
	int64_t value = 0;

	if (at == length)
		return false;
	while (at < length - 1 && text[at] == '0')
		at++;
	if (length - at > INTEGER_DIGITS)
		return false;
	for (; at < length; at++) {
		if (!is_digit(text[at]))
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
	return is_digit(text[0]) && is_digit(text[1]) &&
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
	if (text[plain] != '.' || length == plain + 1 || length > plain + 1 + FRACTION_DIGITS)
		return false;
	for (size_t i = plain + 1; i < length; i++)
		if (!is_digit(text[i]))
			return false;
	return true;
}

static bool is_base(const struct accept_simple *simple, const char *text, size_t length)
{
	switch (simple->base) {
	case ACCEPT_STRING:
		return is_string(simple, text, length);
	case ACCEPT_INTEGER:
		return is_integer(simple, text, length);
	case ACCEPT_DATE:
		return is_date(text, length);
	case ACCEPT_TIME:
		return is_time(text, length);
	}
	return false;
}

bool accept_value(const struct accept_simple *simple, const char *text, size_t length)
{
	/* Of these four only strings keep the white space around them. */
	if (simple->base != ACCEPT_STRING)
		text = lexical_trim(text, &length);
	if (!is_base(simple, text, length))
		return false;
	for (size_t i = 0; i < simple->patterns; i++)
		if (!simple->pattern[i].matches(simple->pattern[i].text, text, length))
			return false;
	return simple->codes == 0 || is_code(simple, text, length);
}
