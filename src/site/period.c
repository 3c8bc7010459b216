#include "period.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/date.h"
#include "ijw/site/figures.h"

enum { MONTHS = 12, YEAR_DIGITS = 4, LENGTH = 8 };

static const struct kind {
	const char *name;
	int months; /* between two of them */
} kinds[] = {[PERIOD_JJ] = {"JJ", 12},
	     [PERIOD_HJ] = {"HJ", 6},
	     [PERIOD_KW] = {"KW", 3},
	     [PERIOD_MM] = {"MM", 1},
	     [PERIOD_JV] = {"JV", 3}};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

bool period_read(const char *text, struct period *period)
{
	int kind = 0, months;

	if (strlen(text) != LENGTH || ascii_digits(text) != YEAR_DIGITS ||
	    ascii_digits(text + YEAR_DIGITS + 2) != 2)
		return false;
	while (kind < KINDS && strncmp(text + YEAR_DIGITS, kinds[kind].name, 2) != 0)
		kind++;
	*period = (struct period){.kind = (enum period_kind)kind,
				  .year = atoi(text), /* up to the letters */
				  .number = atoi(text + YEAR_DIGITS + 2)};
	if (kind == KINDS || period->year == 0)
		return false;
	months = kinds[kind].months;
	period->month = months == MONTHS ? MONTHS : period->number * months;
	return months == MONTHS ? period->number == 0
				: period->number >= 1 && period->month <= MONTHS;
}

bool period_is(const char *text, const char *kind)
{
	struct period period;

	return period_read(text, &period) && strcmp(kinds[period.kind].name, kind) == 0;
}

int32_t period_last_day(const char *text)
{
	struct period period;

	if (!period_read(text, &period))
		return DAY_NEVER;
	return period.month == MONTHS ? date_day(period.year, MONTHS, 31)
				      : date_day(period.year, period.month + 1, 1) - 1;
}

const char *period_step(struct pool *pool, const char *text, int steps)
{
	struct period period;
	int each, at;

	if (!period_read(text, &period))
		return text;
	each = MONTHS / kinds[period.kind].months;
	if (each == 1)
		return pool_printf(pool, "%04d%s00", period.year + steps, kinds[period.kind].name);
	at = period.year * each + period.number - 1 + steps;
	return pool_printf(pool, "%04d%s%02d", at / each, kinds[period.kind].name, at % each + 1);
}
