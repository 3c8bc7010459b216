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

/* ---- Those of a publication ---- */

/* The place of the first period that is not before this one. */
static size_t place_of(const struct figures_index *index, const char *period)
{
	size_t low = 0, high = index->periods;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(index->period[middle], period) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool periods_have(const struct figures *figures, const char *period)
{
	const struct figures_index *index = figures->index;
	const size_t at = place_of(index, period);

	return at < index->periods && strcmp(index->period[at], period) == 0;
}

void periods_collect(const struct figures *figures)
{
	static const enum figures_file files[] = {FILE_WAARNEMING, FILE_VERLOOP};
	struct figures_index *index = figures->index;
	size_t room = 0;

	for (size_t k = 0; k < sizeof(files) / sizeof(files[0]); k++) {
		const struct figures_table *table = &figures->table[files[k]];
		const size_t column = figures_column(table, "Perioden");

		for (size_t row = 0; row < table->rows; row++) {
			const char *period = table->cell[row * table->columns + column];
			const size_t at = place_of(index, period);

			if (at < index->periods && strcmp(index->period[at], period) == 0)
				continue;
			index->period =
			    xmore(index->period, index->periods, &room, sizeof(*index->period));
			memmove(&index->period[at + 1], &index->period[at],
				(index->periods++ - at) * sizeof(*index->period));
			index->period[at] = period;
		}
	}
}

const char *figures_newest(const struct figures *figures, const char *kind)
{
	const struct figures_index *index = figures->index;
	int32_t day = DAY_NONE;

	if (date_parse(figures->peildatum, strlen(figures->peildatum), &day) != 0)
		return NULL;
	for (size_t i = index->periods; i-- > 0;) {
		const char *period = index->period[i];

		if (period_is(period) && strncmp(period + 4, kind, 2) == 0 &&
		    period_last_day(period) <= day)
			return period;
	}
	return NULL;
}

const char *const *figures_periods(const struct figures *figures, const struct subject *subject,
				   const char *indicator, const char *kind, size_t *count)
{
	const struct figures_table *table = &figures->table[FILE_WAARNEMING];
	const uint32_t *row = figures->index->waarneming;
	const char *const about[] = {figures_code_or_total(subject->aanbieder),
				     figures_code_or_total(subject->productcategorie),
				     figures_code_or_total(subject->leeftijd),
				     figures_code_or_total(subject->verwijzer),
				     figures_code_or_total(subject->pilot)};
	const char *const key[] = {indicator, figures_code_or_total(subject->regio)};
	const char *const *cells;
	const char **periods = NULL, **all;
	size_t room = 0;

	*count = 0;
	for (size_t i = rows_place(table, row, key, 2);
	     (cells = rows_at(table, row, i, key, 2)) != NULL; i++) {
		if (!period_is(cells[2]) || strncmp(cells[2] + 4, kind, 2) != 0 ||
		    rows_compare(cells + 3, about, 5) != 0 ||
		    (*count > 0 && strcmp(periods[*count - 1], cells[2]) == 0))
			continue;
		periods = xmore(periods, *count, &room, sizeof(*periods));
		periods[(*count)++] = cells[2];
	}
	all = pool_alloc(figures->pool, (*count + 1) * sizeof(*all));
	if (*count > 0)
		memcpy(all, periods, *count * sizeof(*all));
	free(periods);
	return all;
}
