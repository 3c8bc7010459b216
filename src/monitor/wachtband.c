/* wachtband.csv: waits by week, which add up over periods and gemeenten (monitor, section 5).
 *
 * Neighbouring weeks are taken together until a band holds min_cel. Bands of some gemeenten and of
 * the region tell about the other gemeenten where their borders meet: when such a difference is
 * small, the gemeenten have no bands in that year. */
#include <stdlib.h>
#include <string.h>

#include "publicatie_parts.h"

enum { WEEK = 7, WEKEN = 52, BANDEN = WEKEN + 1 };

enum soort { SOORT_GESTART, SOORT_AFGEVALLEN, SOORT_WACHTEND, SOORTEN };

static const struct soort_row {
	const char *naam;
	enum cell_days days;
	enum histogram_end end;
	int telling;
	int zonder; /* a part of that count which has no days; -1: none */
} soort_rows[SOORTEN] = {
    {"gestart", DAYS_W3A, HISTOGRAM_EVENT, TELLING_F03, TELLING_F03D},
    {"afgevallen", DAYS_EXIT, HISTOGRAM_COMPETING, TELLING_F04, -1},
    {"wachtend", DAYS_OPEN, HISTOGRAM_CENSORED, TELLING_F05, -1},
};

/* How many waited so many whole weeks, and at which weeks a band begins (a bit a week). */
struct banden {
	int64_t week[BANDEN];
	uint64_t grens;
	bool open_top; /* the last band is not shown */
	bool getoond;
};

static void count_weeks(const struct cell *cell, const struct soort_row *soort,
			struct banden *banden)
{
	const struct histogram *days = cell->days[soort->days];

	for (size_t i = 0; days != NULL && i < days->bins; i++) {
		int32_t week = days->bin[i].dagen / WEEK;

		banden->week[week < WEKEN ? week : WEKEN] += days->bin[i].number[soort->end];
	}
}

/* A band ends when it holds enough; what is left belongs to the last one. */
static void merge_weeks(struct banden *banden, int64_t min, int64_t last_min)
{
	uint64_t last = 1;
	int64_t held = 0;

	banden->grens = 1;
	for (int week = 0; week < BANDEN; week++) {
		held += banden->week[week];
		if (held < min || week + 1 == BANDEN)
			continue;
		last = (uint64_t)1 << (week + 1);
		banden->grens |= last;
		held = 0;
	}
	while (held < last_min && last != 1) {
		banden->grens &= ~last;
		for (last >>= 1; !(banden->grens & last);)
			last >>= 1;
		held = 0;
		for (int week = 0; week < BANDEN; week++)
			if ((uint64_t)1 << week >= last)
				held += banden->week[week];
	}
}

/* The bands of a cell. Where the part without days is hidden, the sum of all bands would give it
 * away: the last one, of at least twice the minimum, is not shown then. */
static struct banden banden_of(const struct publicatie *publicatie, const struct gepubliceerd *cel,
			       const struct soort_row *soort)
{
	const int64_t min = publicatie->home->parameters.min_cel;
	const struct telling *telling = cellen_telling(publicatie, cel, soort->telling);
	const struct telling *zonder =
	    soort->zonder < 0 ? NULL : cellen_telling(publicatie, cel, soort->zonder);
	struct banden banden = {.open_top = zonder != NULL && zonder->verborgen};
	int64_t sum = 0;

	count_weeks(cel->cell, soort, &banden);
	merge_weeks(&banden, min, banden.open_top ? 2 * min : min);
	for (int week = 0; week < BANDEN; week++)
		sum += banden.week[week];
	banden.getoond =
	    telling != NULL && !telling->verborgen && sum >= (banden.open_top ? 2 * min : min);
	return banden;
}

/* ---- Rows ---- */

static void add_band(struct publicatie *publicatie, const struct gepubliceerd *cel,
		     const struct soort_row *soort, int van, int tot, int64_t aantal, bool hidden)
{
	const char *const cells[] = {
	    tekst_periode(publicatie, cel->cell->periode),
	    tekst_code(publicatie, &cel->cell->sleutel, DIM_REGIO),
	    soort->naam,
	    tekst_aantal(publicatie, van),
	    tot < BANDEN ? tekst_aantal(publicatie, tot) : "",
	    hidden ? "" : tekst_aantal(publicatie, aantal),
	    tekst_status(hidden ? 'Q' : openbaar_moment(publicatie, cel->cell->periode.maand))};

	feed_add(&publicatie->tabel[UIT_WACHTBAND], cells);
}

static void add_banden(struct publicatie *publicatie, const struct gepubliceerd *cel,
		       const struct soort_row *soort, const struct banden *banden)
{
	int van = 0;

	if (!banden->getoond) {
		add_band(publicatie, cel, soort, 0, BANDEN, 0, true);
		return;
	}
	for (int tot = 1; tot <= BANDEN; tot++) {
		int64_t aantal = 0;

		if (tot < BANDEN && !(banden->grens >> tot & 1))
			continue;
		for (int week = van; week < tot; week++)
			aantal += banden->week[week];
		add_band(publicatie, cel, soort, van, tot, aantal,
			 banden->open_top && tot == BANDEN);
		van = tot;
	}
}

/* ---- Gemeenten beside the region ---- */

/* Whether what the shown gemeenten leave of the region is nowhere small. */
static bool rest_is_safe(const struct banden *regio, uint64_t grens, const int64_t *shown,
			 int64_t min)
{
	int64_t rest = 0;

	for (int week = 0; week < BANDEN; week++) {
		rest += regio->week[week] - shown[week];
		if (week + 1 < BANDEN && !(grens >> (week + 1) & 1))
			continue;
		if (rest < min)
			return false;
		rest = 0;
	}
	return true;
}

/* The region over a year: its four quarters, or the last of them for a stock. */
static struct banden region_of(const struct publicatie *publicatie, int32_t maand,
			       const struct soort_row *soort)
{
	const struct sleutel key = {{0}};
	struct banden sum = {.grens = ~(uint64_t)0, .getoond = true};

	for (int32_t last = maand - 9; last <= maand; last += 3) {
		const struct gepubliceerd *cel =
		    cellen_find(publicatie, &key, (struct tijdvak){PERIODE_KWARTAAL, last});
		struct banden quarter;

		if (cel == NULL || (soort->telling == TELLING_F05 && last != maand))
			continue;
		quarter = banden_of(publicatie, cel, soort);
		for (int week = 0; week < BANDEN; week++)
			sum.week[week] += quarter.week[week];
		sum.grens &= quarter.grens;
	}
	return sum;
}

/* A gemeente in a year. */
struct gemeente {
	const struct gepubliceerd *cel;
	struct banden banden;
};

/* All of a year, in the pool. */
static struct gemeente *gemeenten_of(const struct publicatie *publicatie, int32_t maand,
				     const struct soort_row *soort, size_t *count)
{
	struct gemeente *gemeente = pool_alloc(
	    publicatie->pool, publicatie->regio.codes.count[DIM_REGIO] * sizeof(*gemeente));

	*count = 0;
	for (size_t i = 0; i < publicatie->cellen; i++) {
		const struct gepubliceerd *cel = &publicatie->cel[i];

		if (cel->tabel == TABEL_GEMEENTE && cel->cell->periode.soort == PERIODE_JAAR &&
		    cel->cell->periode.maand == maand)
			gemeente[(*count)++] =
			    (struct gemeente){cel, banden_of(publicatie, cel, soort)};
	}
	return gemeente;
}

static void add_year(struct publicatie *publicatie, int32_t maand, const struct soort_row *soort)
{
	struct banden regio = region_of(publicatie, maand, soort);
	size_t count;
	struct gemeente *gemeente = gemeenten_of(publicatie, maand, soort, &count);
	int64_t shown[BANDEN] = {0};
	uint64_t grens = regio.grens;
	bool all = true, safe;

	for (size_t i = 0; i < count; i++) {
		const struct banden *banden = &gemeente[i].banden;

		all = all && banden->getoond && !banden->open_top;
		if (!banden->getoond)
			continue;
		grens &= banden->grens;
		for (int week = 0; week < BANDEN; week++)
			shown[week] += banden->week[week];
	}
	safe = all || rest_is_safe(&regio, grens, shown, publicatie->home->parameters.min_cel);
	for (size_t i = 0; i < count; i++) {
		gemeente[i].banden.getoond = gemeente[i].banden.getoond && safe;
		add_banden(publicatie, gemeente[i].cel, soort, &gemeente[i].banden);
	}
}

void wachtband_fill(struct publicatie *publicatie)
{
	const struct regio *regio = &publicatie->regio;
	struct tijdvak jaar = periode_of(PERIODE_JAAR, regio->eerste);

	for (size_t i = 0; i < publicatie->cellen; i++) {
		const struct gepubliceerd *cel = &publicatie->cel[i];

		if (cel->tabel != TABEL_REGIO || cel->cell->periode.soort != PERIODE_KWARTAAL)
			continue;
		for (int soort = 0; soort < SOORTEN; soort++) {
			const struct banden banden = banden_of(publicatie, cel, &soort_rows[soort]);

			add_banden(publicatie, cel, &soort_rows[soort], &banden);
		}
	}
	for (; jaar.maand <= regio->laatste; jaar.maand += periode_length(PERIODE_JAAR))
		for (int soort = 0; soort < SOORTEN; soort++)
			add_year(publicatie, jaar.maand, &soort_rows[soort]);
}
