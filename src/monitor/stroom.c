/* Tables of a shape of their own: stroom.csv, wachtband.csv, verloop.csv, doorstroom.csv. */
#include <math.h>
#include <stdlib.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/monitor/disclosure.h"
#include "ijw/monitor/incidence.h"
#include "publicatie_parts.h"

/* ---- stroom.csv: the headline table ---- */

enum {
	STROOM_TABELLEN = 1 << TABEL_REGIO | 1 << TABEL_GEMEENTE | 1 << TABEL_AANBIEDER |
			  1 << TABEL_PRODUCTCATEGORIE | 1 << TABEL_GEMEENTE_CATEGORIE |
			  1 << TABEL_AANBIEDER_CATEGORIE
};

enum { STROOM_SLEUTELS = 4, STROOM_AANTALLEN = 5 };

/* The numbers first, then the status of each. */
static void put_count(struct publicatie *publicatie, const struct gepubliceerd *cel, int soort,
		      const char **cell)
{
	const struct telling *telling = cellen_telling(publicatie, cel, soort);
	const char status = openbaar_status(publicatie, cel, telling);

	cell[0] = status == 'Q' || status == 'M' ? "" : tekst_aantal(publicatie, telling->aantal);
	cell[STROOM_AANTALLEN] = tekst_status(status);
}

static void add_stroom(struct publicatie *publicatie, const struct gepubliceerd *cel)
{
	static const int soorten[] = {TELLING_F02, TELLING_F03, TELLING_F04, TELLING_F05};
	const struct sleutel *sleutel = &cel->cell->sleutel;
	const int32_t before = periode_first(cel->cell->periode) - 1;
	const char *cells[STROOM_SLEUTELS + 2 * STROOM_AANTALLEN] = {
	    tekst_code(publicatie, sleutel, DIM_REGIO),
	    tekst_code(publicatie, sleutel, DIM_AANBIEDER),
	    tekst_code(publicatie, sleutel, DIM_PRODUCTCATEGORIE),
	    tekst_periode(publicatie, cel->cell->periode)};
	const char **cell = cells + STROOM_SLEUTELS;

	put_count(publicatie, cellen_ending(publicatie, sleutel, before), TELLING_F05, cell++);
	for (size_t i = 0; i < sizeof(soorten) / sizeof(soorten[0]); i++)
		put_count(publicatie, cel, soorten[i], cell++);
	feed_add(&publicatie->tabel[UIT_STROOM], cells);
}

void stroom_fill(struct publicatie *publicatie)
{
	for (size_t i = 0; i < publicatie->cellen; i++)
		if (!publicatie->cel[i].intern && STROOM_TABELLEN >> publicatie->cel[i].tabel & 1)
			add_stroom(publicatie, &publicatie->cel[i]);
}

/* ---- verloop.csv ---- */

enum { VERLOOP_MINIMUM = 30, VERLOOP_WEKEN = 104, WEEK = 7 };

static void add_week(struct publicatie *publicatie, const struct cell *cell,
		     const struct incidence *incidence, int32_t week, int64_t klasse)
{
	const struct incidence_step step = incidence_on(incidence, week * WEEK);
	const char *const cells[] = {
	    tekst_periode(publicatie, cell->periode),
	    tekst_aantal(publicatie, week),
	    tekst_getal(publicatie, disclosure_heel_procent(step.p_gestart), 2),
	    tekst_getal(publicatie, disclosure_heel_procent(step.p_afgevallen), 2),
	    tekst_aantal(publicatie, klasse),
	    tekst_status(openbaar_moment(publicatie, cell->periode.maand))};

	feed_add(&publicatie->tabel[UIT_VERLOOP], cells);
}

/* A cohort of which too few are known has one row that says so. */
static void add_verloop(struct publicatie *publicatie, struct tijdvak periode)
{
	const struct sleutel regio = {{0}};
	const struct cell *cell =
	    cube_read(&publicatie->regio.cube, &regio, periode, publicatie->pool);
	const struct histogram *cohort = cell->days[DAYS_COHORT];
	const uint64_t n = cohort != NULL ? histogram_total(cohort) : 0;
	struct incidence incidence;
	int32_t last;

	if (n < VERLOOP_MINIMUM) {
		const char *const cells[] = {
		    tekst_periode(publicatie, periode), "0", "", "", "", tekst_status('Q')};

		feed_add(&publicatie->tabel[UIT_VERLOOP], cells);
		return;
	}
	incidence = incidence_of(cohort, publicatie->pool);
	/* Not further than the youngest of the cohort can have waited. */
	last = (publicatie->peildatum - maand_last_day(periode.maand)) / WEEK;
	for (int32_t week = 0; week <= last && week <= VERLOOP_WEKEN; week++)
		add_week(publicatie, cell, &incidence, week, disclosure_noemer_klasse((int64_t)n));
}

void verloop_fill(struct publicatie *publicatie)
{
	const struct regio *regio = &publicatie->regio;
	struct tijdvak periode = periode_of(PERIODE_HALFJAAR, regio->eerste);

	for (; periode.maand <= regio->laatste; periode.maand += periode_length(PERIODE_HALFJAAR))
		if (periode_first(periode) >= regio->eerste)
			add_verloop(publicatie, periode);
}

/* ---- doorstroom.csv ---- */

static int by_year(const void *a, const void *b)
{
	const struct doorstroom *x = a, *y = b;
	int order = order_getal(x->jaar, y->jaar);

	if (order == 0)
		order = order_getal(y->aantal, x->aantal);
	if (order == 0)
		order = order_getal(x->van, y->van);
	return order != 0 ? order : order_getal(x->naar, y->naar);
}

static void add_transfer(struct publicatie *publicatie, int32_t jaar, const char *van,
			 const char *naar, int64_t aantal)
{
	const bool shown = aantal >= publicatie->home->parameters.min_cel;
	const char status = shown ? openbaar_moment(publicatie, jaar * 12 + 11) : 'Q';
	const char *const cells[] = {tekst_aantal(publicatie, jaar), van, naar,
				     shown ? tekst_aantal(publicatie, aantal) : "",
				     tekst_status(status)};

	feed_add(&publicatie->tabel[UIT_DOORSTROOM], cells);
}

/* The pairs of one year, the largest first. What is small is together in one row, and when that row
 * is small itself the smallest pairs that could be shown are in it as well. */
static void add_year(struct publicatie *publicatie, const struct doorstroom *pair, size_t count)
{
	const struct codes *codes = &publicatie->regio.codes;
	const int64_t min = publicatie->home->parameters.min_cel;
	int64_t all = 0, rest = 0;
	size_t shown = count;

	for (size_t i = 0; i < count; i++)
		all += pair[i].aantal;
	while (shown > 0 && (pair[shown - 1].aantal < min || (rest > 0 && rest < min)))
		rest += pair[--shown].aantal;
	/* Pairs of equal size are shown or not together: which is last depends on nothing real. */
	while (shown > 0 && shown < count && pair[shown - 1].aantal == pair[shown].aantal)
		rest += pair[--shown].aantal;
	add_transfer(publicatie, pair->jaar, "T", "T", all);
	for (size_t i = 0; i < shown; i++)
		add_transfer(publicatie, pair->jaar, codes_text(codes, DIM_AANBIEDER, pair[i].van),
			     codes_text(codes, DIM_AANBIEDER, pair[i].naar), pair[i].aantal);
	if (rest > 0)
		add_transfer(publicatie, pair->jaar, "overig", "overig", rest);
}

/* Whole years alone. */
void doorstroom_fill(struct publicatie *publicatie)
{
	struct regio *regio = &publicatie->regio;
	size_t next;

	if (regio->doorstromen == 0)
		return;
	qsort(regio->doorstroom, regio->doorstromen, sizeof(*regio->doorstroom), by_year);
	for (size_t i = 0; i < regio->doorstromen; i = next) {
		const int32_t jaar = regio->doorstroom[i].jaar;

		for (next = i; next < regio->doorstromen && regio->doorstroom[next].jaar == jaar;)
			next++;
		if (jaar * 12 >= regio->eerste && jaar * 12 + 11 <= regio->laatste)
			add_year(publicatie, &regio->doorstroom[i], next - i);
	}
}
