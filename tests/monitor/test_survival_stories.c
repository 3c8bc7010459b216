/* What is published from the tables of the stories C16 to C18: their golden tables go in, the
 * figures of the definitions come out. That the messages of the stories give these tables is the
 * business of tests/program/stories.sh. */
#include "test_survival.h"

#include <string.h>

#include "golden.h"
#include "ijw/base/date.h"
#include "ijw/monitor/aandeel.h"
#include "ijw/monitor/flow.h"
#include "ijw/monitor/incidence.h"
#include "ijw/monitor/nowcast.h"
#include "ijw/monitor/percentile.h"
#include "ijw/monitor/survival.h"
#include "ijw/monitor/triangle.h"
#include "ijw/monitor/weekband.h"

#define STORIES "fixtures/stories/"
#define PEILDATUM "2025-06-30"

/* The waits in the table wachtketen of a story on a day, as known at the end of June. */
static struct wacht *read_waits(const char *story, const char *peildatum, struct pool *pool,
				size_t *count)
{
	size_t rows;
	const struct wachtketen_row *row =
	    golden_rows(story, TABLE_WACHTKETEN, peildatum, PEILDATUM, pool, &rows);
	struct wacht *wacht = pool_alloc(pool, (rows + 1) * sizeof(*wacht));

	*count = 0;
	for (size_t i = 0; i < rows; i++)
		*count += wacht_of_row(&row[i], &wacht[*count]);
	return wacht;
}

static struct wachttijden read_c16(struct pool *pool)
{
	size_t count;
	const struct wacht *wacht = read_waits(STORIES "C16/expected", PEILDATUM, pool, &count);

	return wachttijden_of(wacht, count, survival_day(PEILDATUM), NEGATIEF_UITSLUITEN, pool);
}

/* ---- C16 ---- */

START_TEST(completed_of_c16)
{
	struct pool *pool = pool_new();
	const struct wachttijden waits = read_c16(pool);
	struct weekband weekband = {0};

	ck_assert_uint_eq(histogram_count(&waits.cohort, HISTOGRAM_EVENT), 7);
	ck_assert_uint_eq(histogram_count(&waits.cohort, HISTOGRAM_COMPETING), 2);
	ck_assert_uint_eq(waits.retroactief, 1);
	ck_assert_double_eq(percentile_mean(&waits.cohort, HISTOGRAM_EVENT), 39);
	ck_assert_double_eq(percentile(&waits.cohort, HISTOGRAM_EVENT, 50), 42);
	ck_assert_double_eq(percentile(&waits.cohort, HISTOGRAM_EVENT, 25), 17.5);
	ck_assert_double_eq(percentile(&waits.cohort, HISTOGRAM_EVENT, 75), 56);
	ck_assert_double_eq_tol(percentile(&waits.cohort, HISTOGRAM_EVENT, 90), 75.6, 1e-12);
	ck_assert_uint_eq(aandeel_within(&waits.cohort, HISTOGRAM_EVENT, 28).teller, 3);
	ck_assert_uint_eq(aandeel_within(&waits.cohort, HISTOGRAM_EVENT, 70).teller, 6);
	ck_assert_double_eq_tol(aandeel_within(&waits.cohort, HISTOGRAM_EVENT, 28).aandeel, 0.429,
				0.0005);
	ck_assert_double_eq_tol(aandeel_within(&waits.cohort, HISTOGRAM_EVENT, 70).aandeel, 0.857,
				0.0005);
	weekband_add(&weekband, &waits.cohort, HISTOGRAM_EVENT);
	ck_assert_double_eq(weekband_percentile(&weekband, 50).at, 6.25);
	ck_assert_double_eq_tol(weekband_percentile(&weekband, 90).at, 12.3, 0.0005);
	pool_free(pool);
}
END_TEST

START_TEST(open_of_c16)
{
	struct pool *pool = pool_new();
	const struct wachttijden waits = read_c16(pool);

	ck_assert_uint_eq(histogram_count(&waits.cohort, HISTOGRAM_CENSORED), 4);
	ck_assert_double_eq(percentile(&waits.cohort, HISTOGRAM_CENSORED, 50), 62.5);
	ck_assert_int_eq(histogram_ranked(&waits.cohort, HISTOGRAM_CENSORED, 3), 133);
	ck_assert_uint_eq(4 - aandeel_within(&waits.cohort, HISTOGRAM_CENSORED, 70).teller, 2);
	pool_free(pool);
}
END_TEST

static void expect_share(double share, double percent)
{
	ck_assert_double_eq_tol(100 * share, percent, 0.05);
}

START_TEST(curves_of_c16)
{
	struct pool *pool = pool_new();
	const struct wachttijden waits = read_c16(pool);
	const struct survival survival = survival_of(&waits.cohort, pool);
	const struct incidence incidence = incidence_of(&waits.cohort, pool);
	const struct survival_quantile median = survival_quantile(&survival, 50);

	ck_assert_uint_eq(histogram_total(&waits.cohort), 13);
	ck_assert_double_eq(median.dagen.at, 70);
	ck_assert_double_eq(median.lower.at, 42);
	ck_assert_int_eq((int)median.upper.status, (int)QUANTILE_NIET_BEREIKT);
	ck_assert_int_eq((int)survival_quantile(&survival, 75).dagen.status,
			 (int)QUANTILE_NIET_BEREIKT);
	ck_assert_int_eq((int)survival_quantile(&survival, 90).dagen.status,
			 (int)QUANTILE_NIET_BEREIKT);
	expect_share(1 - survival_on(&survival, 28).survival, 23.8);
	expect_share(1 - survival_on(&survival, 70).survival, 59.2);
	expect_share(1 - survival_on(&survival, 98).survival, 72.8);
	expect_share(incidence_on(&incidence, 28).p_gestart, 23.8);
	expect_share(incidence_on(&incidence, 70).p_gestart, 52.9);
	expect_share(incidence_on(&incidence, 98).p_gestart, 62.5);
	expect_share(incidence_on(&incidence, 70).p_afgevallen, 18.1);
	expect_share(incidence_on(&incidence, 98).p_afgevallen, 18.1);
	ck_assert_double_eq(incidence_quantile(&incidence, 50).at, 70);
	pool_free(pool);
}
END_TEST

/* The columns of the rows say the same as the clock that the statistics read from their dates. */
START_TEST(columns_of_c16)
{
	struct pool *pool = pool_new();
	size_t count;
	const struct wachtketen_row *row = golden_rows(STORIES "C16/expected", TABLE_WACHTKETEN,
						       PEILDATUM, PEILDATUM, pool, &count);

	ck_assert_uint_eq(count, 14);
	for (size_t i = 0; i < count; i++) {
		struct wacht wacht;

		ck_assert(wacht_of_row(&row[i], &wacht));
		if (wacht.uitkomst == UITKOMST_GESTART)
			ck_assert_int_eq(row[i].w3a_dagen, wacht.einddatum - wacht.klokstart);
		if (wacht.uitkomst == UITKOMST_OPEN)
			ck_assert_int_eq(row[i].open_dagen,
					 survival_day(PEILDATUM) - wacht.klokstart);
	}
	pool_free(pool);
}
END_TEST

/* ---- C17 ---- */

static const struct c17_maand {
	const char *laatste_dag;
	int begin, in, gestart, afgevallen, eind;
	int32_t open[5];
	int wachtdagen;
	double mean;
} c17[] = {
    {"2025-01-31", 0, 3, 1, 0, 2, {11, 18}, 45, 1.452},
    {"2025-02-28", 2, 3, 2, 0, 3, {11, 25, 39}, 89, 3.179},
    {"2025-03-31", 3, 2, 1, 0, 4, {7, 28, 42, 56}, 129, 4.161},
    {"2025-04-30", 4, 2, 1, 1, 4, {16, 29, 37, 72}, 132, 4.400},
    {"2025-05-31", 4, 2, 0, 1, 5, {5, 19, 60, 68, 103}, 132, 4.258},
    {"2025-06-30", 5, 1, 2, 0, 4, {20, 35, 90, 133}, 127, 4.233},
};

enum { C17_MAANDEN = sizeof(c17) / sizeof(c17[0]) };

static void expect_c17(const struct flow_maand *maand, const struct c17_maand *expected)
{
	ck_assert_int_eq(maand->laatste_dag, survival_day(expected->laatste_dag));
	ck_assert_int_eq(maand->begin, expected->begin);
	ck_assert_int_eq(maand->in, expected->in);
	ck_assert_int_eq(maand->gestart, expected->gestart);
	ck_assert_int_eq(maand->afgevallen, expected->afgevallen);
	ck_assert_int_eq(maand->eind, expected->eind);
	ck_assert_uint_eq(maand->opens, (size_t)expected->eind);
	ck_assert_mem_eq(maand->open, expected->open, maand->opens * sizeof(*maand->open));
	ck_assert_int_eq(maand->wachtdagen, expected->wachtdagen);
	ck_assert_double_eq_tol(flow_mean_stock(maand), expected->mean, 0.0005);
}

START_TEST(flow_of_c17_tables)
{
	struct pool *pool = pool_new();
	size_t count;
	const struct wacht *wacht = read_waits(STORIES "C17/expected", PEILDATUM, pool, &count);
	const struct flow flow =
	    flow_of(wacht, count, survival_day("2025-01-01"), survival_day(PEILDATUM), pool);

	ck_assert_uint_eq(flow.maanden, C17_MAANDEN);
	for (size_t i = 0; i < C17_MAANDEN; i++)
		expect_c17(&flow.maand[i], &c17[i]);
	ck_assert_int_eq(flow.wachtdagen, 654);
	ck_assert_uint_eq(flow.retroactief, 1);
	ck_assert(flow_holds(&flow));
	pool_free(pool);
}
END_TEST

/* The table of each month end has the stock itself: whoever has open_dagen stands on the list. */
START_TEST(stocks_of_c17_tables)
{
	struct pool *pool = pool_new();

	for (size_t i = 0; i < C17_MAANDEN; i++) {
		struct histogram open = {0};
		size_t rows;
		const struct wachtketen_row *row =
		    golden_rows(STORIES "C17/expected", TABLE_WACHTKETEN, c17[i].laatste_dag,
				PEILDATUM, pool, &rows);

		for (size_t j = 0; j < rows; j++)
			if (row[j].open_dagen != LENGTH_NONE)
				histogram_add(&open, row[j].open_dagen, HISTOGRAM_CENSORED, pool);
		ck_assert_int_eq((int)histogram_total(&open), c17[i].eind);
		for (size_t j = 0; j < (size_t)c17[i].eind; j++)
			ck_assert_int_eq(histogram_ranked(&open, HISTOGRAM_CENSORED, j),
					 c17[i].open[j]);
	}
	pool_free(pool);
}
END_TEST

/* ---- C18 ---- */

static struct nowcast read_c18(struct pool *pool)
{
	static const int64_t known[] = {40, 88,  98, 100, 44, 96, 108, 0,
					50, 110, 0,  0,   42, 0,  0,   0};
	size_t count;
	const struct levering_row *row = golden_rows(STORIES "C18/expected", TABLE_LEVERING,
						     "2025-04-30", "2025-04-30", pool, &count);
	struct melding *melding = pool_alloc(pool, (count + 1) * sizeof(*melding));
	struct triangle triangle;

	for (size_t i = 0; i < count; i++)
		melding[i] =
		    (struct melding){row[i].begindatum, row[i].begindatum + row[i].a1_dagen};
	ck_assert_uint_eq(count, 100 + 108 + 110 + 42);
	triangle = triangle_of_reports(melding, count, 2025 * 12, 2025 * 12 + 3, 4, pool);
	ck_assert_mem_eq(triangle.cumulatief, known, sizeof(known));
	return nowcast_of(&triangle, pool);
}

START_TEST(nowcast_of_c18_tables)
{
	static const double factor[] = {2.19403, 1.119565, 1.020408};
	static const double percent[] = {39.9, 87.5, 98.0, 100};
	static const double schatting[] = {100, 110.2, 125.7, 105.3};
	struct pool *pool = pool_new();
	const struct nowcast nowcast = read_c18(pool);

	for (size_t i = 0; i < 3; i++)
		ck_assert_double_eq_tol(nowcast.factor[i], factor[i], 0.000005);
	for (size_t i = 0; i < 4; i++) {
		const bool final = i < 2; /* January is complete, February 98% */

		expect_share(nowcast.volledigheid[i], percent[i]);
		ck_assert_double_eq_tol(nowcast.maand[i].schatting, schatting[i], 0.05);
		ck_assert_int_eq((int)nowcast.maand[i].status,
				 (int)(final ? NOWCAST_FINAL : NOWCAST_PROVISIONAL));
		ck_assert_int_eq((int)nowcast.maand[i].schatting_status, (int)NOWCAST_ESTIMATED);
	}
	pool_free(pool);
}
END_TEST

TCase *tcase_survival_stories(void)
{
	TCase *tcase = tcase_create("stories");

	tcase_add_test(tcase, completed_of_c16);
	tcase_add_test(tcase, open_of_c16);
	tcase_add_test(tcase, curves_of_c16);
	tcase_add_test(tcase, columns_of_c16);
	tcase_add_test(tcase, flow_of_c17_tables);
	tcase_add_test(tcase, stocks_of_c17_tables);
	tcase_add_test(tcase, nowcast_of_c18_tables);
	return tcase;
}
