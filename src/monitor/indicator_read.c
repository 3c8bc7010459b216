/* How each indicator reads a cell. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/monitor/aandeel.h"
#include "ijw/monitor/incidence.h"
#include "ijw/monitor/percentile.h"
#include "ijw/monitor/survival.h"
#include "indicator_parts.h"

enum { HALF_JAAR = 26 * 7, JAAR = 52 * 7, ANDERE_DAGEN = 365, DREMPEL_PERCENT = 50 };

static struct waarneming none(enum klok klok, enum maat maat)
{
	return (struct waarneming){.klok = klok,
				   .maat = maat,
				   .waarde = NAN,
				   .teller = GEEN_AANTAL,
				   .noemer = GEEN_AANTAL,
				   .onder = NAN,
				   .boven = NAN,
				   .weggelaten = GEEN_AANTAL};
}

static void add(struct lezing *lezing, struct waarneming waarneming)
{
	waarneming.indicator = lezing->indicator;
	lezing->rij = xmore(lezing->rij, lezing->rijen, &lezing->room, sizeof(waarneming));
	lezing->rij[lezing->rijen++] = waarneming;
}

static const struct histogram *days(const struct lezing *lezing, enum cell_days days)
{
	static const struct histogram empty;

	return lezing->cell->days[days] != NULL ? lezing->cell->days[days] : &empty;
}

/* How many of F02 are left out of a cohort: those of whom a claim alone tells that care began. */
static int64_t left_out(const struct lezing *lezing, enum cell_days cohort)
{
	if (cohort != DAYS_COHORT)
		return GEEN_AANTAL;
	return (int64_t)lezing->cell->count[TELLING_F02] -
	       (int64_t)histogram_total(days(lezing, cohort));
}

static void add_share(struct lezing *lezing, enum klok klok, uint64_t teller, uint64_t noemer)
{
	struct waarneming waarneming = none(klok, MAAT_AANDEEL);
	const struct aandeel aandeel = aandeel_of(teller, noemer);

	waarneming.waarde = aandeel.aandeel;
	waarneming.n = waarneming.noemer = (int64_t)noemer;
	waarneming.teller = (int64_t)teller;
	waarneming.onder = aandeel.onder;
	waarneming.boven = aandeel.boven;
	add(lezing, waarneming);
}

static void add_percentile(struct lezing *lezing, const struct histogram *histogram,
			   enum histogram_end end, enum klok klok, enum maat maat)
{
	static const unsigned percents[MATEN] = {
	    [MAAT_P25] = 25, [MAAT_MEDIAAN] = 50, [MAAT_P75] = 75,
	    [MAAT_P80] = 80, [MAAT_P90] = 90,     [MAAT_LANGSTE] = 100};
	struct waarneming waarneming = none(klok, maat);

	waarneming.n = waarneming.noemer = (int64_t)histogram_count(histogram, end);
	waarneming.waarde = maat == MAAT_GEMIDDELDE ? percentile_mean(histogram, end)
						    : percentile(histogram, end, percents[maat]);
	add(lezing, waarneming);
}

static void add_chance(struct lezing *lezing, enum klok klok, double chance, enum cell_days cohort,
		       uint64_t events)
{
	struct waarneming waarneming = none(klok, MAAT_KANS);
	const uint64_t n = histogram_total(days(lezing, cohort));

	waarneming.waarde = n > 0 ? chance : NAN;
	waarneming.n = waarneming.noemer = (int64_t)n;
	waarneming.teller = (int64_t)events;
	waarneming.weggelaten = left_out(lezing, cohort);
	add(lezing, waarneming);
}

static void add_km(struct lezing *lezing, enum cell_days cohort, enum klok klok)
{
	const struct histogram *histogram = days(lezing, cohort);
	const struct survival survival = survival_of(histogram, lezing->pool);
	const struct survival_quantile median = survival_quantile(&survival, DREMPEL_PERCENT);
	struct waarneming waarneming = none(klok, MAAT_MEDIAAN);

	waarneming.n = waarneming.noemer = (int64_t)histogram_total(histogram);
	waarneming.weggelaten = left_out(lezing, cohort);
	if (median.dagen.status == QUANTILE_BEREIKT)
		waarneming.waarde = median.dagen.at;
	if (median.lower.status == QUANTILE_BEREIKT)
		waarneming.onder = median.lower.at;
	if (median.upper.status == QUANTILE_BEREIKT)
		waarneming.boven = median.upper.at;
	add(lezing, waarneming);
}

static void add_ratio(struct lezing *lezing, double waarde, int64_t n)
{
	struct waarneming waarneming = none(KLOK_GEEN, MAAT_VERHOUDING);

	waarneming.waarde = waarde;
	waarneming.n = n;
	add(lezing, waarneming);
}

/* ---- The list (F) ---- */

void lees_uitstroomratio(struct lezing *lezing)
{
	const double in = lezing->cell->count[TELLING_F02];

	add_ratio(lezing, in > 0 ? lezing->cell->count[TELLING_F03] / in : NAN, (int64_t)in);
}

/*
 * F12: queue load, target queue size and relief capacity, as the R package NHSRwaitinglist computes
 * them after N. Fong, N. Walton and R. Smith, "Understanding waiting lists pressures" (2022):
 * demand and capacity are clocks started and starts a week, the target mean wait is a fourth of the
 * norm, and what lies above the target is worked off in 26 weeks.
 */
enum { WEKEN_INHALEN = 26, DEEL_VAN_NORM = 4, DAGEN_IN_WEEK = 7 };

static double weeks_of(const struct lezing *lezing)
{
	const int32_t first = maand_first_day(periode_first(lezing->cell->periode));

	return (maand_last_day(lezing->cell->periode.maand) - first + 1) / (double)DAGEN_IN_WEEK;
}

static double target_of(const struct lezing *lezing)
{
	if (lezing->norm == 0)
		return NAN;
	return lezing->cell->count[TELLING_F02] / weeks_of(lezing) *
	       (lezing->norm / (double)DAGEN_IN_WEEK / DEEL_VAN_NORM);
}

void lees_belasting(struct lezing *lezing)
{
	const double starts = lezing->cell->count[TELLING_F03];

	add_ratio(lezing, starts > 0 ? lezing->cell->count[TELLING_F02] / starts : NAN,
		  (int64_t)starts);
}

void lees_doelomvang(struct lezing *lezing)
{
	add_ratio(lezing, target_of(lezing), lezing->cell->count[TELLING_F02]);
}

void lees_inhaalcapaciteit(struct lezing *lezing)
{
	const double demand = lezing->cell->count[TELLING_F02] / weeks_of(lezing);
	const double above = lezing->cell->count[TELLING_F05] - target_of(lezing);

	add_ratio(lezing, demand + above / WEKEN_INHALEN, lezing->cell->count[TELLING_F02]);
}

/* On 1 January of a year; 0 when it is not given. */
static int64_t inhabitants_of(const struct instellingen *instellingen, const char *gemeente,
			      int32_t jaar)
{
	for (size_t i = 0; i < instellingen->bevolkingen; i++) {
		const struct bevolking *row = &instellingen->bevolking[i];

		if (row->jaar == jaar && row->gemeente == atoi(gemeente + strlen("GM")))
			return row->inwoners;
	}
	return 0;
}

/* Of the gemeente of the cell, or of all gemeenten that the region has; 0 when one is not given. */
static int64_t inhabitants(const struct lezing *lezing)
{
	const struct codes *codes = &lezing->regio->codes;
	const uint16_t gemeente = lezing->cell->sleutel.deel[DIM_REGIO];
	int64_t sum = 0;

	for (uint16_t i = DEEL_ONBEKEND + 1; i < codes->count[DIM_REGIO]; i++) {
		int64_t inwoners;

		if (gemeente != DEEL_TOTAAL && gemeente != i)
			continue;
		inwoners =
		    inhabitants_of(lezing->regio->instellingen, codes_text(codes, DIM_REGIO, i),
				   lezing->cell->periode.maand / 12);
		if (inwoners == 0)
			return 0;
		sum += inwoners;
	}
	return sum;
}

void lees_per_duizend(struct lezing *lezing)
{
	const int64_t inwoners = inhabitants(lezing);
	const int64_t clienten = lezing->cell->count[TELLING_F10P];
	struct waarneming waarneming = none(KLOK_GEEN, MAAT_VERHOUDING);

	waarneming.n = waarneming.teller = clienten;
	if (inwoners > 0) {
		waarneming.noemer = inwoners;
		waarneming.waarde = 1000.0 * (double)clienten / (double)inwoners;
	}
	add(lezing, waarneming);
}

/* ---- Waits (V) ---- */

static void add_wait(struct lezing *lezing, enum cell_days at, enum klok klok)
{
	static const enum maat maten[] = {MAAT_MEDIAAN, MAAT_P25, MAAT_P75, MAAT_P90,
					  MAAT_GEMIDDELDE};

	for (size_t i = 0; i < sizeof(maten) / sizeof(maten[0]); i++)
		add_percentile(lezing, days(lezing, at), HISTOGRAM_EVENT, klok, maten[i]);
}

void lees_wachttijd(struct lezing *lezing)
{
	add_wait(lezing, DAYS_W3A, KLOK_W3A);
	add_wait(lezing, DAYS_W3B, KLOK_W3B);
	add_wait(lezing, DAYS_W4, KLOK_W4);
	if (!(sleutel_mask(&lezing->cell->sleutel) & 1u << DIM_LEEFTIJD)) {
		add_wait(lezing, DAYS_W1, KLOK_W1);
		add_wait(lezing, DAYS_W2, KLOK_W2);
	}
}

void lees_binnen_norm(struct lezing *lezing)
{
	add_share(lezing, KLOK_W3A, lezing->cell->count[COUNT_BINNEN_NORM_GESTART],
		  histogram_count(days(lezing, DAYS_W3A), HISTOGRAM_EVENT));
}

void lees_wacht_binnen(struct lezing *lezing)
{
	add_share(lezing, KLOK_W3A, lezing->cell->count[COUNT_BINNEN_NORM_WACHTEND],
		  lezing->cell->count[TELLING_F05]);
}

void lees_open(struct lezing *lezing)
{
	const struct histogram *open = days(lezing, DAYS_OPEN);

	add_percentile(lezing, open, HISTOGRAM_CENSORED, KLOK_W3A, MAAT_MEDIAAN);
	if (sleutel_mask(&lezing->cell->sleutel) == 0)
		add_percentile(lezing, open, HISTOGRAM_CENSORED, KLOK_W3A, MAAT_LANGSTE);
}

static void add_open_above(struct lezing *lezing, int32_t dagen)
{
	const struct histogram *open = days(lezing, DAYS_OPEN);
	const uint64_t all = histogram_count(open, HISTOGRAM_CENSORED);

	add_share(lezing, KLOK_W3A, all - histogram_within(open, HISTOGRAM_CENSORED, dagen), all);
}

void lees_boven_norm(struct lezing *lezing)
{
	add_share(lezing, KLOK_W3A,
		  lezing->cell->count[TELLING_F05] -
		      lezing->cell->count[COUNT_BINNEN_NORM_WACHTEND],
		  lezing->cell->count[TELLING_F05]);
}

void lees_boven_half_jaar(struct lezing *lezing)
{
	add_open_above(lezing, HALF_JAAR);
}

void lees_boven_jaar(struct lezing *lezing)
{
	add_open_above(lezing, JAAR);
}

void lees_kaplan_meier(struct lezing *lezing)
{
	const uint32_t in = lezing->cell->count[TELLING_F02];

	add_km(lezing, DAYS_COHORT, KLOK_W3A);
	add_share(lezing, KLOK_W3A, in - histogram_total(days(lezing, DAYS_COHORT)), in);
}

/* Whether somebody was followed for so many days, or nobody is left to wait: only then is known
 * what had happened by that day. */
static bool is_followed(const struct histogram *cohort, int32_t dagen, double left)
{
	return cohort->bins > 0 && (cohort->bin[cohort->bins - 1].dagen >= dagen || left <= 0);
}

static void add_within_norm(struct lezing *lezing, enum cell_days at, enum histogram_end end)
{
	const struct histogram *cohort = days(lezing, at);
	const struct incidence incidence = incidence_of(cohort, lezing->pool);
	const struct incidence_step step = incidence_on(&incidence, lezing->norm);
	const bool known = lezing->norm > 0 && is_followed(cohort, lezing->norm, step.p_wachtend);

	add_chance(lezing, KLOK_W3A,
		   !known                   ? NAN
		   : end == HISTOGRAM_EVENT ? step.p_gestart
					    : step.p_afgevallen,
		   at, histogram_within(cohort, end, lezing->norm));
}

void lees_kans_start(struct lezing *lezing)
{
	add_within_norm(lezing, DAYS_COHORT, HISTOGRAM_EVENT);
}

void lees_kans_afvallen(struct lezing *lezing)
{
	add_within_norm(lezing, DAYS_COHORT, HISTOGRAM_COMPETING);
}

static void add_of_begun(struct lezing *lezing, enum cell_count teller)
{
	add_share(lezing, KLOK_W3A, lezing->cell->count[teller],
		  lezing->cell->count[COUNT_BEGONNEN]);
}

void lees_zelfde_dag(struct lezing *lezing)
{
	add_of_begun(lezing, COUNT_ZELFDE_DAG);
}

void lees_gepland(struct lezing *lezing)
{
	add_of_begun(lezing, COUNT_INGANG_LATER);
}

void lees_retroactief(struct lezing *lezing)
{
	add_of_begun(lezing, COUNT_RETROACTIEF);
}

void lees_per_toewijzing(struct lezing *lezing)
{
	static const enum cell_days at[] = {DAYS_TOEWIJZING_W3A, DAYS_TOEWIJZING_W3B};
	static const enum klok klok[] = {KLOK_W3A, KLOK_W3B};

	for (int i = 0; i < 2; i++) {
		add_percentile(lezing, days(lezing, at[i]), HISTOGRAM_EVENT, klok[i], MAAT_MEDIAAN);
		add_percentile(lezing, days(lezing, at[i]), HISTOGRAM_EVENT, klok[i],
			       MAAT_GEMIDDELDE);
	}
}

/* ---- Care (D) ---- */

void lees_doorlooptijd(struct lezing *lezing)
{
	add_percentile(lezing, days(lezing, DAYS_D1), HISTOGRAM_EVENT, KLOK_GEEN, MAAT_MEDIAAN);
}

void lees_netto(struct lezing *lezing)
{
	add_percentile(lezing, days(lezing, DAYS_D2), HISTOGRAM_EVENT, KLOK_GEEN, MAAT_MEDIAAN);
}

void lees_doorloop_km(struct lezing *lezing)
{
	add_km(lezing, DAYS_D1_COHORT, KLOK_GEEN);
}

void lees_onderbreking(struct lezing *lezing)
{
	const struct histogram *ended = days(lezing, DAYS_ONDERBREKING);

	add_share(lezing, KLOK_GEEN, lezing->cell->count[COUNT_MET_ONDERBREKING],
		  histogram_count(ended, HISTOGRAM_EVENT));
	add_percentile(lezing, ended, HISTOGRAM_EVENT, KLOK_GEEN, MAAT_GEMIDDELDE);
}

void lees_andere_aanbieder(struct lezing *lezing)
{
	const struct histogram *cohort = days(lezing, DAYS_ANDERE);
	const struct incidence incidence = incidence_of(cohort, lezing->pool);
	const struct incidence_step step = incidence_on(&incidence, ANDERE_DAGEN);
	const bool known = is_followed(cohort, ANDERE_DAGEN, step.p_wachtend);

	add_chance(lezing, KLOK_GEEN, known ? step.p_gestart : NAN, DAYS_ANDERE,
		   histogram_within(cohort, HISTOGRAM_EVENT, ANDERE_DAGEN));
}

static void add_return(struct lezing *lezing, int32_t dagen)
{
	const struct histogram *cohort = days(lezing, DAYS_TERUG);
	const struct survival survival = survival_of(cohort, lezing->pool);
	const double left = survival_on(&survival, dagen).survival;

	add_chance(lezing, KLOK_GEEN, is_followed(cohort, dagen, left) ? 1 - left : NAN, DAYS_TERUG,
		   histogram_within(cohort, HISTOGRAM_EVENT, dagen));
}

void lees_terug_90(struct lezing *lezing)
{
	add_return(lezing, 90);
}

void lees_terug_365(struct lezing *lezing)
{
	add_return(lezing, ANDERE_DAGEN);
}

/* ---- Short products (D08) ---- */

void lees_na_kort(struct lezing *lezing)
{
	add_percentile(lezing, days(lezing, DAYS_NA_KORT), HISTOGRAM_EVENT, KLOK_W3A, MAAT_MEDIAAN);
	add_within_norm(lezing, DAYS_NA_KORT, HISTOGRAM_EVENT);
}

/* The cell with those categories alone in which chains came after a short product. */
static struct cell *comparable(const struct lezing *lezing)
{
	const struct regio *regio = lezing->regio;
	const size_t count = regio->codes.count[DIM_PRODUCTCATEGORIE];
	struct cell *sum = pool_alloc(lezing->pool, sizeof(*sum));

	sum->sleutel = lezing->cell->sleutel;
	sum->periode = lezing->cell->periode;
	for (size_t i = DEEL_ONBEKEND; i < count; i++) {
		struct sleutel key = {{0}};
		const struct cell *cell;

		if (lezing->categorie != NULL &&
		    lezing->cell->sleutel.deel[DIM_PRODUCTCATEGORIE] != i)
			continue;
		key.deel[DIM_PRODUCTCATEGORIE] = (uint16_t)i;
		cell = cube_read(&regio->cube, &key, lezing->cell->periode, lezing->pool);
		if (cell->days[DAYS_NA_KORT] != NULL)
			cell_merge(sum, cell, lezing->pool);
	}
	return sum;
}

void lees_zonder_kort(struct lezing *lezing)
{
	const struct cell *cell = lezing->cell;

	lezing->cell = comparable(lezing);
	add_percentile(lezing, days(lezing, DAYS_ZONDER_KORT), HISTOGRAM_EVENT, KLOK_W3A,
		       MAAT_MEDIAAN);
	add_within_norm(lezing, DAYS_ZONDER_KORT, HISTOGRAM_EVENT);
	lezing->cell = cell;
}

/* ---- Quality (Q) ---- */

void lees_meetbaar(struct lezing *lezing)
{
	add_share(lezing, KLOK_W3A, lezing->cell->count[COUNT_MEETBAAR],
		  lezing->cell->count[COUNT_KETENS]);
}

/* ---- Counts ---- */

static void add_count(struct lezing *lezing)
{
	struct waarneming waarneming = none(KLOK_GEEN, MAAT_AANTAL);

	waarneming.n = lezing->cell->count[lezing->indicator->telling];
	waarneming.waarde = (double)waarneming.n;
	add(lezing, waarneming);
}

void indicator_read(const struct indicator *indicator, struct lezing *lezing)
{
	lezing->indicator = indicator;
	if (indicator->lees != NULL)
		indicator->lees(lezing);
	else
		add_count(lezing);
}
