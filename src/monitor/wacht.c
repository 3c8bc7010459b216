#include "ijw/monitor/wacht.h"

#include <string.h>

#include "ijw/base/order.h"

/* Each status of the table, and where its row keeps the end of the wait. */
static const struct status_row {
	const char *status;
	enum uitkomst uitkomst;
	size_t einddatum; /* offset in the row; of no meaning for an open wait */
} status_rows[] = {
    {"gestart", UITKOMST_GESTART, offsetof(struct wachtketen_row, startdatum)},
    {"retroactief", UITKOMST_GESTART, offsetof(struct wachtketen_row, startdatum)},
    {"gestart_volgens_declaratie", UITKOMST_GEDECLAREERD,
     offsetof(struct wachtketen_row, startdatum_tot)},
    {"afgevallen", UITKOMST_AFGEVALLEN, offsetof(struct wachtketen_row, einddatum)},
    {"wachtend", UITKOMST_OPEN, offsetof(struct wachtketen_row, einddatum)},
    {"gepland", UITKOMST_OPEN, offsetof(struct wachtketen_row, einddatum)},
};

bool wacht_of_row(const struct wachtketen_row *row, struct wacht *wacht)
{
	for (size_t i = 0; i < sizeof(status_rows) / sizeof(status_rows[0]); i++) {
		const struct status_row *known = &status_rows[i];

		if (order_text(row->status, known->status) != 0)
			continue;
		wacht->klokstart = row->klokstart;
		wacht->uitkomst = known->uitkomst;
		memcpy(&wacht->einddatum, (const char *)row + known->einddatum,
		       sizeof(wacht->einddatum));
		return true;
	}
	return false;
}

enum histogram_end wacht_histogram_end(enum uitkomst uitkomst)
{
	static const enum histogram_end ends[] = {
	    [UITKOMST_OPEN] = HISTOGRAM_CENSORED,
	    [UITKOMST_GESTART] = HISTOGRAM_EVENT,
	    [UITKOMST_AFGEVALLEN] = HISTOGRAM_COMPETING,
	};

	return ends[uitkomst];
}

/* A wait that ended before its clock started. Only a start means something: care was there already.
 */
static void add_negative(struct wachttijden *all, int32_t dagen, enum uitkomst uitkomst,
			 enum negatief negatief, struct pool *pool)
{
	if (uitkomst != UITKOMST_GESTART) {
		all->niet_begonnen++;
		return;
	}
	all->retroactief++;
	if (negatief == NEGATIEF_NUL)
		histogram_add(&all->cohort, 0, HISTOGRAM_EVENT, pool);
	else if (negatief == NEGATIEF_TEKEN)
		histogram_add(&all->cohort, dagen, HISTOGRAM_EVENT, pool);
}

void wachttijden_add(struct wachttijden *wachttijden, const struct wacht *wacht, int32_t peildatum,
		     enum negatief negatief, struct pool *pool)
{
	bool happened = wacht->uitkomst != UITKOMST_OPEN && wacht->einddatum <= peildatum;
	enum uitkomst uitkomst = happened ? wacht->uitkomst : UITKOMST_OPEN;
	int32_t dagen = length_days(wacht->klokstart, happened ? wacht->einddatum : peildatum);

	if (dagen == LENGTH_NONE)
		wachttijden->zonder_klok++;
	else if (uitkomst == UITKOMST_GEDECLAREERD)
		wachttijden->gedeclareerd++;
	else if (dagen < 0)
		add_negative(wachttijden, dagen, uitkomst, negatief, pool);
	else
		histogram_add(&wachttijden->cohort, dagen, wacht_histogram_end(uitkomst), pool);
}
