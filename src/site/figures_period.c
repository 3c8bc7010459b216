/* The periods of a publication: which it has, and the newest of a kind. */
#include <stdlib.h>
#include <string.h>

#include "figures_parts.h"
#include "ijw/base/date.h"

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

		if (period_is(period, kind) && period_last_day(period) <= day)
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
		if (!period_is(cells[2], kind) || rows_compare(cells + 3, about, 5) != 0 ||
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
