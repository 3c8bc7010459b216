#include "lexical.h"

#include <stdbool.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/date.h"

enum { INTEGER_DIGITS = 18, NANO_DIGITS = 9 };

/* The years that are counted: so that no day number has the nine digits of a BSN. */
enum { YEAR_FIRST = 9999, YEAR_LAST = 99999 };

const char *lexical_trim(const char *text, size_t *length)
{
	while (*length > 0 && ascii_is_space(text[0])) {
		text++;
		(*length)--;
	}
	while (*length > 0 && ascii_is_space(text[*length - 1]))
		(*length)--;
	return text;
}

/* Digits from `*at` on; how many there were. */
static int read_digits(const char *text, size_t length, size_t *at, int64_t *value)
{
	int digits = 0;

	*value = 0;
	while (*at < length && ascii_is_digit(text[*at])) {
		if (*value > 0 || text[*at] != '0')
			digits++;
		if (digits <= INTEGER_DIGITS)
			*value = *value * 10 + (text[*at] - '0');
		(*at)++;
	}
	return digits;
}

int64_t lexical_integer(const char *text, size_t length)
{
	bool negative = length > 0 && text[0] == '-';
	size_t at = length > 0 && (text[0] == '-' || text[0] == '+');
	int64_t value;

	if (read_digits(text, length, &at, &value) > INTEGER_DIGITS)
		value = INT64_MAX;
	return negative ? -value : value;
}

int64_t lexical_date(const char *text, size_t length)
{
	bool before = length > 0 && text[0] == '-';
	char leap[] = "2000-MM-DD";
	const size_t tail = strlen("-MM-DD");
	size_t at = before;
	int year, month, dayofmonth;
	int64_t number;
	int32_t day;

	if (date_parse(text, length, &day) == 0)
		return day;
	if (read_digits(text, length, &at, &number) > INTEGER_DIGITS || at + tail != length ||
	    number > (before ? YEAR_FIRST : YEAR_LAST))
		return before ? DAY_EARLY : DAY_LATE;
	memcpy(leap + strlen("2000"), text + at, tail);
	if (date_parse(leap, strlen(leap), &day) != 0)
		return before ? DAY_EARLY : DAY_LATE;
	date_split(day, &year, &month, &dayofmonth);
	return date_day((int)(before ? -number : number), month, dayofmonth);
}

/* So many digits as a number; what is missing or no digit counts as 0. */
static int64_t read_part(const char *text, size_t length, size_t *at, int digits)
{
	int64_t value = 0;

	while (digits-- > 0) {
		bool is_digit = *at < length && ascii_is_digit(text[*at]);

		value = value * 10 + (is_digit ? text[(*at)++] - '0' : 0);
	}
	return value;
}

int64_t lexical_time(const char *text, size_t length)
{
	int64_t seconds = 0;
	size_t at = 0;

	for (int i = 0; i < 3; i++) {
		seconds = seconds * 60 + read_part(text, length, &at, 2);
		at++; /* the colon, or the point behind the seconds */
	}
	return seconds * 1000000000 + read_part(text, length, &at, NANO_DIGITS);
}
