#include <string.h>

#include "accept_internal.h"

/* Each matcher answers for one pattern, or for several that mean the same. What libxml2 makes of a
 * pattern is not always what the standard says: where they differ, a matcher says no. */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool all_digits(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!is_digit(text[i]))
			return false;
	return true;
}

static bool digits_any(const char *pattern, const char *text, size_t length)
{
	(void)pattern;
	return all_digits(text, length);
}

/* "[0-9]{8}": the count is the one digit in the braces. */
static bool digits_counted(const char *pattern, const char *text, size_t length)
{
	return length == (size_t)(pattern[strlen("[0-9]{")] - '0') && all_digits(text, length);
}

/* A pattern of digits alone matches itself. */
static bool literal(const char *pattern, const char *text, size_t length)
{
	return length == strlen(pattern) && memcmp(pattern, text, length) == 0;
}

/* One line that is not blank: neither "." nor "[ \t]" nor "\S" takes a line end. */
static bool line(const char *pattern, const char *text, size_t length)
{
	bool blank = true;

	(void)pattern;
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\n' || text[i] == '\r')
			return false;
		blank = blank && is_space(text[i]);
	}
	return !blank;
}

/* "([.\s]*\S+[.\s]*)+" takes everything that is not blank: the point in brackets is a point. */
static bool lines(const char *pattern, const char *text, size_t length)
{
	(void)pattern;
	for (size_t i = 0; i < length; i++)
		if (!is_space(text[i]))
			return true;
	return false;
}

static bool no_zone_date(const char *pattern, const char *text, size_t length)
{
	(void)pattern;
	return memchr(text, ':', length) == NULL && memchr(text, 'Z', length) == NULL;
}

/* "[^Z+-]+": libxml2 lets a hyphen pass, the standard does not. */
static bool no_zone_time(const char *pattern, const char *text, size_t length)
{
	(void)pattern;
	return length > 0 && memchr(text, 'Z', length) == NULL &&
	       memchr(text, '+', length) == NULL && memchr(text, '-', length) == NULL;
}

/* The next code point of well-formed UTF-8; 0 when the bytes are something else. */
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
static bool letters(const char *pattern, const char *text, size_t length)
{
	(void)pattern;
	for (size_t at = 0; at < length;) {
		uint32_t point;

		if (is_latin(text[at])) {
			at++;
			continue;
		}
		point = code_point(text, length, &at);
		if (point < 0xc0 || point > 0x1ef3)
			return false;
	}
	return length > 0;
}

static bool letters_or_digits(const char *pattern, const char *text, size_t length)
{
	(void)pattern;
	for (size_t i = 0; i < length; i++)
		if (!is_latin(text[i]) && !is_digit(text[i]))
			return false;
	return length > 0;
}

/* Three numbers without leading zeros. */
static bool version(const char *pattern, const char *text, size_t length)
{
	size_t at = 0;

	(void)pattern;
	for (int part = 0; part < 3; part++) {
		size_t first = at;

		while (at < length && is_digit(text[at]))
			at++;
		if (at == first || (text[first] == '0' && at - first > 1))
			return false;
		if (part < 2 && (at == length || text[at++] != '.'))
			return false;
	}
	return at == length;
}

static const struct accept_pattern known[] = {
    {digits_counted, "[0-9]{4}"},
    {digits_counted, "[0-9]{8}"},
    {digits_counted, "[0-9]{9}"},
    {digits_any, "[0-9]*"},
    {line, ".*[^\\s].*"},
    {line, "[ \\t]*\\S.*"},
    {lines, "([.\\s]*\\S+[.\\s]*)+"},
    {no_zone_date, "[^:Z]*"},
    {no_zone_time, "[^Z+-]+"},
    {letters, "([a-zA-Z\xc3\x80-\xe1\xbb\xb3])+"},
    {letters_or_digits, "([a-zA-Z0-9])+"},
    {version, "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)"},
};

accept_matcher *accept_pattern_find(const char *pattern)
{
	size_t length = strlen(pattern);

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].text, pattern) == 0)
			return known[i].matches;
	return length > 0 && all_digits(pattern, length) ? literal : NULL;
}
