/* Periods as CBS codes them: 2026JJ00, 2026HJ01, 2026KW01, 2026MM03, and 2026JV01 for the 12 months
 * up to the end of that quarter. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figures_parts.h"
#include "ijw/base/date.h"

enum { MONTHS = 12 };

static const struct kind {
	const char *name;
	int months; /* between two of them */
} kinds[KINDS] = {{"JJ", 12}, {"HJ", 6}, {"KW", 3}, {"MM", 1}, {"JV", 3}};

struct period {
	const struct kind *kind;
	int year;
	int number;
};

static bool parse(const char *text, struct period *period)
{
	char digits[] = {text[0], text[1], text[2], text[3], '\0'};

	if (strlen(text) != PERIOD_TEXT || strspn(text, "0123456789") != 4 ||
	    strspn(text + 6, "0123456789") != 2)
		return false;
	*period = (struct period){.year = atoi(digits), .number = atoi(text + 6)};
	for (int i = 0; i < KINDS; i++)
		if (strncmp(text + 4, kinds[i].name, 2) == 0)
			period->kind = &kinds[i];
	if (period->kind == NULL || period->year == 0)
		return false;
	if (period->kind->months == MONTHS)
		return period->number == 0;
	return period->number >= 1 && period->number <= MONTHS / period->kind->months;
}

bool period_is(const char *text)
{
	struct period period;

	return strlen(text) == PERIOD_TEXT && parse(text, &period);
}

int32_t period_last_day(const char *text)
{
	struct period period;
	int month;

	if (!period_is(text) || !parse(text, &period))
		return DAY_NEVER;
	month = period.kind->months == MONTHS ? MONTHS : period.number * period.kind->months;
	return month == MONTHS ? date_day(period.year, MONTHS, 31)
			       : date_day(period.year, month + 1, 1) - 1;
}

const char *period_step(struct pool *pool, const char *text, int steps)
{
	struct period period;
	int each, at;

	if (!period_is(text) || !parse(text, &period))
		return text;
	each = MONTHS / period.kind->months;
	if (each == 1)
		return pool_printf(pool, "%04d%s00", period.year + steps, period.kind->name);
	at = period.year * each + period.number - 1 + steps;
	return pool_printf(pool, "%04d%s%02d", at / each, period.kind->name, at % each + 1);
}
