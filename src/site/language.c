#include "ijw/site/language.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ijw/base/date.h"
#include "period.h"

enum { DIGITS = 64, DAYS_A_WEEK = 7 };

static const char *const months[2][12] = {
    {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
     "oktober", "november", "december"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
};

static const char *const short_months[2][12] = {
    {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
};

/* Half a unit goes away from zero, as people round. What is written in decimals and stands exactly
 * half-way is often a little less as a double: that little is added. */
static double rounded(double number, int decimals)
{
	const double scale = pow(10, decimals);

	return round(number * scale * (1 + 1e-12)) / scale;
}

const char *words_number(struct pool *pool, enum language language, double number, int decimals)
{
	char plain[DIGITS], grouped[2 * DIGITS];
	size_t whole, to = 0;

	if (isnan(number))
		return "";
	number = rounded(number, decimals);
	snprintf(plain, sizeof(plain), "%.*f", decimals, fabs(number));
	whole = strcspn(plain, ".");
	for (size_t i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0)
			grouped[to++] = *in(language, ".", ",");
		grouped[to++] = plain[i];
	}
	grouped[to] = '\0';
	return pool_printf(pool, "%s%s%s%s", number < 0 ? "\u2212" : "", grouped,
			   decimals > 0 ? in(language, ",", ".") : "",
			   decimals > 0 ? plain + whole + 1 : "");
}

const char *words_percent(struct pool *pool, enum language language, double share)
{
	return isnan(share)
		   ? ""
		   : pool_printf(pool, "%s%%", words_number(pool, language, share * 100, 0));
}

const char *words_weeks(struct pool *pool, enum language language, double days)
{
	const double weeks = rounded(days / DAYS_A_WEEK, 0);

	if (isnan(days))
		return "";
	if (days < DAYS_A_WEEK / 2.0)
		return in(language, "minder dan een week", "less than a week");
	return pool_printf(pool, "%s %s", words_number(pool, language, weeks, 0),
			   weeks < 2 ? in(language, "week", "week")
				     : in(language, "weken", "weeks"));
}

const char *words_weeks_number(struct pool *pool, enum language language, double days)
{
	return words_number(pool, language, days / DAYS_A_WEEK, 1);
}

const char *words_month(enum language language, int month)
{
	return month >= 1 && month <= 12 ? months[language][month - 1] : "";
}

const char *words_day(struct pool *pool, enum language language, const char *day)
{
	int32_t number;
	int year, month, dayofmonth;

	if (date_parse(day, strlen(day), &number) != 0)
		return day;
	date_split(number, &year, &month, &dayofmonth);
	return pool_printf(pool, "%d %s %d", dayofmonth, words_month(language, month), year);
}

/* 1 to 4: "eerste". */
static const char *quarter(enum language language, int number)
{
	static const char *const nl[] = {"eerste", "tweede", "derde", "vierde"};
	static const char *const en[] = {"first", "second", "third", "fourth"};

	return in(language, nl[number - 1], en[number - 1]);
}

const char *words_period(struct pool *pool, enum language language, const char *period)
{
	struct period read;

	if (!period_read(period, &read))
		return period;
	switch (read.kind) {
	case PERIOD_KW:
		return pool_printf(pool,
				   in(language, "het %s kwartaal van %d", "the %s quarter of %d"),
				   quarter(language, read.number), read.year);
	case PERIOD_MM:
		return pool_printf(pool, "%s %d", words_month(language, read.month), read.year);
	case PERIOD_HJ:
		return pool_printf(pool, in(language, "de %s helft van %d", "the %s half of %d"),
				   read.number == 1 ? in(language, "eerste", "first")
						    : in(language, "tweede", "second"),
				   read.year);
	case PERIOD_JV:
		return pool_printf(
		    pool,
		    in(language, "de 12 maanden tot en met %s %d", "the 12 months up to %s %d"),
		    words_month(language, read.month), read.year);
	case PERIOD_JJ:
	default:
		return pool_printf(pool, "%d", read.year);
	}
}

const char *words_period_short(struct pool *pool, enum language language, const char *period)
{
	struct period read;

	if (!period_read(period, &read))
		return period;
	switch (read.kind) {
	case PERIOD_KW:
		return pool_printf(pool, in(language, "%d kw %d", "%d Q%d"), read.year,
				   read.number);
	case PERIOD_MM:
		return pool_printf(pool, "%s %d", short_months[language][read.month - 1],
				   read.year);
	case PERIOD_HJ:
		return pool_printf(pool, in(language, "%d helft %d", "%d half %d"), read.year,
				   read.number);
	case PERIOD_JV:
		return pool_printf(pool, in(language, "12 mnd t/m %s %d", "12 mo to %s %d"),
				   short_months[language][read.month - 1], read.year);
	case PERIOD_JJ:
	default:
		return pool_printf(pool, "%d", read.year);
	}
}

const char *words_end_of(struct pool *pool, enum language language, const char *period)
{
	struct period read;

	if (!period_read(period, &read))
		return period;
	return pool_printf(pool, in(language, "eind %s %d", "the end of %s %d"),
			   words_month(language, read.month), read.year);
}

const char *words_count(struct pool *pool, enum language language, int count)
{
	static const char *const nl[] = {"een",   "twee", "drie",  "vier", "vijf", "zes",
					 "zeven", "acht", "negen", "tien", "elf",  "twaalf"};
	static const char *const en[] = {"one",   "two",   "three", "four", "five",   "six",
					 "seven", "eight", "nine",  "ten",  "eleven", "twelve"};

	if (count >= 1 && count <= 12)
		return in(language, nl[count - 1], en[count - 1]);
	return words_number(pool, language, count, 0);
}
