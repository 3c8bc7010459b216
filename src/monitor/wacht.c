#include "ijw/monitor/wacht.h"

#include <stdlib.h>
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

static int by_dagen(const void *a, const void *b)
{
	const struct wachttijd *x = a, *y = b;

	return x->dagen != y->dagen ? order_getal(x->dagen, y->dagen)
				    : order_getal((int)x->uitkomst, (int)y->uitkomst);
}

static void add(struct wachttijden *all, int32_t dagen, enum uitkomst uitkomst)
{
	all->cohort[all->count++] = (struct wachttijd){dagen, uitkomst};
}

/* A wait that ended before its clock started. Only a start means something: care was there already.
 */
static void add_negative(struct wachttijden *all, int32_t dagen, enum uitkomst uitkomst,
			 enum negatief negatief)
{
	if (uitkomst != UITKOMST_GESTART) {
		all->niet_begonnen++;
		return;
	}
	all->retroactief++;
	if (negatief == NEGATIEF_NUL)
		add(all, 0, uitkomst);
	else if (negatief == NEGATIEF_TEKEN)
		add(all, dagen, uitkomst);
}

static void add_wacht(struct wachttijden *all, const struct wacht *wacht, int32_t peildatum,
		      enum negatief negatief)
{
	bool happened = wacht->uitkomst != UITKOMST_OPEN && wacht->einddatum <= peildatum;
	enum uitkomst uitkomst = happened ? wacht->uitkomst : UITKOMST_OPEN;
	int32_t dagen = length_days(wacht->klokstart, happened ? wacht->einddatum : peildatum);

	if (dagen == LENGTH_NONE)
		all->zonder_klok++;
	else if (uitkomst == UITKOMST_GEDECLAREERD)
		all->gedeclareerd++;
	else if (dagen < 0)
		add_negative(all, dagen, uitkomst, negatief);
	else
		add(all, dagen, uitkomst);
}

struct wachttijden wachttijden_of(const struct wacht *wacht, size_t count, int32_t peildatum,
				  enum negatief negatief, struct pool *pool)
{
	struct wachttijden all = {.cohort = pool_alloc(pool, (count + 1) * sizeof(*all.cohort))};

	for (size_t i = 0; i < count; i++)
		add_wacht(&all, &wacht[i], peildatum, negatief);
	qsort(all.cohort, all.count, sizeof(*all.cohort), by_dagen);
	all.gestart = pool_alloc(pool, (all.count + 1) * sizeof(*all.gestart));
	all.open = pool_alloc(pool, (all.count + 1) * sizeof(*all.open));
	for (size_t i = 0; i < all.count; i++) {
		const struct wachttijd *wachttijd = &all.cohort[i];

		if (wachttijd->uitkomst == UITKOMST_GESTART)
			all.gestart[all.gestarten++] = wachttijd->dagen;
		else if (wachttijd->uitkomst == UITKOMST_OPEN)
			all.open[all.wachtenden++] = wachttijd->dagen;
		else
			all.afgevallen++;
	}
	return all;
}
