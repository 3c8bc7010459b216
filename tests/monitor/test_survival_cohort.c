/* The cohort of C16 and C17: how waits enter, the curves number by number, and the flow by month.
 */
#include "test_survival.h"

#include <string.h>

#include "ijw/base/date.h"
#include "ijw/monitor/flow.h"
#include "ijw/monitor/incidence.h"
#include "ijw/monitor/survival.h"

struct wacht *wachten_example(struct pool *pool, size_t *count)
{
	static const struct {
		const char *klokstart, *einddatum;
		enum uitkomst uitkomst;
	} rows[] = {{"2025-01-06", "2025-01-20", UITKOMST_GESTART},
		    {"2025-01-13", "2025-02-24", UITKOMST_GESTART},
		    {"2025-01-20", "2025-03-31", UITKOMST_GESTART},
		    {"2025-02-03", "2025-04-13", UITKOMST_AFGEVALLEN},
		    {"2025-02-10", "2025-02-10", UITKOMST_GESTART},
		    {"2025-02-17", NULL, UITKOMST_OPEN},
		    {"2025-03-03", "2025-04-14", UITKOMST_GESTART},
		    {"2025-03-24", "2025-06-16", UITKOMST_GESTART},
		    {"2025-04-01", NULL, UITKOMST_OPEN},
		    {"2025-04-14", "2025-05-14", UITKOMST_AFGEVALLEN},
		    {"2025-05-12", "2025-06-02", UITKOMST_GESTART},
		    {"2025-05-26", NULL, UITKOMST_OPEN},
		    {"2025-06-10", NULL, UITKOMST_OPEN},
		    {"2025-03-14", "2025-02-17", UITKOMST_GESTART}};
	struct wacht *wacht = pool_alloc(pool, sizeof(rows) / sizeof(rows[0]) * sizeof(*wacht));

	*count = sizeof(rows) / sizeof(rows[0]);
	for (size_t i = 0; i < *count; i++)
		wacht[i] = (struct wacht){
		    survival_day(rows[i].klokstart),
		    rows[i].einddatum != NULL ? survival_day(rows[i].einddatum) : DAY_NONE,
		    rows[i].uitkomst};
	return wacht;
}

static struct wachttijden example(enum negatief negatief, struct pool *pool)
{
	size_t count;
	struct wacht *wacht = wachten_example(pool, &count);

	return wachttijden_of(wacht, count, survival_day("2025-06-30"), negatief, pool);
}

/* The days of those that ended so, in rising order, against those expected. */
static void expect_days(const struct wachttijden *waits, enum histogram_end end,
			const int32_t *days, size_t count)
{
	ck_assert_uint_eq(histogram_count(&waits->cohort, end), count);
	for (size_t i = 0; i < count; i++)
		ck_assert_int_eq(histogram_ranked(&waits->cohort, end, i), days[i]);
}

START_TEST(entry_of_c16)
{
	static const int32_t gestart[] = {-25, 0, 0, 14, 21, 42, 42, 70, 84};
	static const int32_t open[] = {20, 35, 90, 133}, afgevallen[] = {30, 69};
	static const int32_t teken[] = {-25, 0, 14, 21, 42, 42, 70, 84};
	struct pool *pool = pool_new();
	struct wachttijden waits = example(NEGATIEF_UITSLUITEN, pool);

	expect_days(&waits, HISTOGRAM_EVENT, gestart + 2, 7);
	expect_days(&waits, HISTOGRAM_CENSORED, open, 4);
	expect_days(&waits, HISTOGRAM_COMPETING, afgevallen, 2);
	ck_assert_uint_eq(waits.retroactief, 1);
	waits = example(NEGATIEF_NUL, pool);
	expect_days(&waits, HISTOGRAM_EVENT, gestart + 1, 8);
	ck_assert_uint_eq(waits.retroactief, 1);
	waits = example(NEGATIEF_TEKEN, pool);
	expect_days(&waits, HISTOGRAM_EVENT, teken, 8);
	ck_assert_uint_eq(waits.retroactief, 1);
	pool_free(pool);
}
END_TEST

START_TEST(kaplan_meier_of_c16)
{
	struct pool *pool = pool_new();
	struct wachttijden waits = example(NEGATIEF_UITSLUITEN, pool);
	struct survival survival = survival_of(&waits.cohort, pool);
	struct survival_quantile median = survival_quantile(&survival, 50);

	ck_assert_int_eq((int)median.dagen.status, (int)QUANTILE_BEREIKT);
	ck_assert_double_eq(median.dagen.at, 70);
	ck_assert_double_eq(median.lower.at, 42);
	ck_assert_int_eq((int)median.upper.status, (int)QUANTILE_NIET_BEREIKT);
	ck_assert_int_eq((int)survival_quantile(&survival, 75).dagen.status,
			 (int)QUANTILE_NIET_BEREIKT);
	ck_assert_int_eq((int)survival_quantile(&survival, 90).dagen.status,
			 (int)QUANTILE_NIET_BEREIKT);
	ck_assert_double_eq_tol(1 - survival_on(&survival, 28).survival, 0.238, 0.0005);
	ck_assert_double_eq_tol(1 - survival_on(&survival, 70).survival, 0.592, 0.0005);
	ck_assert_double_eq_tol(1 - survival_on(&survival, 98).survival, 0.728, 0.0005);
	ck_assert_double_eq_tol(survival_on(&survival, 70).std_error, 0.1660046459573, 1e-12);
	ck_assert_double_eq_tol(survival_on(&survival, 42).lower, 0.3100704381399, 1e-12);
	ck_assert_double_eq_tol(survival_on(&survival, 98).upper, 0.841721871255, 1e-12);
	pool_free(pool);
}
END_TEST

START_TEST(aalen_johansen_of_c16)
{
	struct pool *pool = pool_new();
	struct wachttijden waits = example(NEGATIEF_UITSLUITEN, pool);
	struct incidence incidence = incidence_of(&waits.cohort, pool);

	ck_assert_double_eq_tol(incidence_on(&incidence, 28).p_gestart, 0.238461538461538, 1e-14);
	ck_assert_double_eq_tol(incidence_on(&incidence, 70).p_gestart, 0.528571428571429, 1e-14);
	ck_assert_double_eq_tol(incidence_on(&incidence, 98).p_gestart, 0.625274725274725, 1e-14);
	ck_assert_double_eq_tol(incidence_on(&incidence, 28).p_afgevallen, 0, 1e-14);
	ck_assert_double_eq_tol(incidence_on(&incidence, 70).p_afgevallen, 0.181318681318681,
				1e-14);
	ck_assert_double_eq_tol(incidence_on(&incidence, 98).p_afgevallen, 0.181318681318681,
				1e-14);
	ck_assert_double_eq_tol(incidence_on(&incidence, 98).p_wachtend, 0.193406593406593, 1e-14);
	ck_assert_double_eq(incidence_quantile(&incidence, 50).at, 70);
	ck_assert_int_eq((int)incidence_quantile(&incidence, 75).status,
			 (int)QUANTILE_NIET_BEREIKT);
	pool_free(pool);
}
END_TEST

/* What is left out, and what has not happened yet on day 100. */
START_TEST(entry_of_odd_waits)
{
	static const struct wacht odd[] = {
	    {90, 101, UITKOMST_GESTART},          /* after P: open for 10 days */
	    {90, DAY_NEVER, UITKOMST_AFGEVALLEN}, /* an end that never comes: open */
	    {90, 95, UITKOMST_GEDECLAREERD},      /* left out */
	    {90, 101, UITKOMST_GEDECLAREERD},     /* still open */
	    {101, DAY_NONE, UITKOMST_OPEN},       /* after P */
	    {90, 80, UITKOMST_AFGEVALLEN},        /* exit before the clock */
	    {DAY_NONE, 95, UITKOMST_GESTART},     /* no clock */
	    {90, DAY_NONE, UITKOMST_GESTART},     /* a start without a day */
	    {DAY_NONE + 1, 100, UITKOMST_GESTART}}; /* a year that is a mistake */
	static const int32_t open[] = {10, 10, 10};
	struct pool *pool = pool_new();
	struct wachttijden waits = wachttijden_of(odd, 9, 100, NEGATIEF_UITSLUITEN, pool);

	expect_days(&waits, HISTOGRAM_CENSORED, open, 3);
	expect_days(&waits, HISTOGRAM_EVENT, NULL, 0);
	expect_days(&waits, HISTOGRAM_COMPETING, NULL, 0);
	ck_assert_uint_eq(waits.gedeclareerd, 1);
	ck_assert_uint_eq(waits.niet_begonnen, 2);
	ck_assert_uint_eq(waits.zonder_klok, 3);
	ck_assert_uint_eq(waits.retroactief, 0);
	pool_free(pool);
}
END_TEST

START_TEST(waits_of_rows)
{
	static const struct {
		const char *status;
		enum uitkomst uitkomst;
		int32_t einddatum;
	} known[] = {{"gestart", UITKOMST_GESTART, 20},
		     {"retroactief", UITKOMST_GESTART, 20},
		     {"gestart_volgens_declaratie", UITKOMST_GEDECLAREERD, 30},
		     {"afgevallen", UITKOMST_AFGEVALLEN, 40}};
	struct wachtketen_row row = {
	    .klokstart = 10, .startdatum = 20, .startdatum_tot = 30, .einddatum = 40};
	struct wacht wacht;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		row.status = known[i].status;
		ck_assert(wacht_of_row(&row, &wacht));
		ck_assert_int_eq(wacht.klokstart, 10);
		ck_assert_int_eq(wacht.einddatum, known[i].einddatum);
		ck_assert_int_eq((int)wacht.uitkomst, (int)known[i].uitkomst);
	}
	row.status = "gepland";
	ck_assert(wacht_of_row(&row, &wacht));
	ck_assert_int_eq((int)wacht.uitkomst, (int)UITKOMST_OPEN);
	row.status = "wachtend";
	ck_assert(wacht_of_row(&row, &wacht));
	ck_assert_int_eq((int)wacht.uitkomst, (int)UITKOMST_OPEN);
	row.status = "uitgesloten";
	ck_assert(!wacht_of_row(&row, &wacht));
	row.status = NULL;
	ck_assert(!wacht_of_row(&row, &wacht));
}
END_TEST

/* ---- C17 ---- */

struct expected_maand {
	int begin, in, gestart, afgevallen, eind;
	int32_t open[5];
	int wachtdagen;
	double mean;
};

static const struct expected_maand c17[] = {
    {0, 3, 1, 0, 2, {11, 18}, 45, 1.452},
    {2, 3, 2, 0, 3, {11, 25, 39}, 89, 3.179},
    {3, 2, 1, 0, 4, {7, 28, 42, 56}, 129, 4.161},
    {4, 2, 1, 1, 4, {16, 29, 37, 72}, 132, 4.400},
    {4, 2, 0, 1, 5, {5, 19, 60, 68, 103}, 132, 4.258},
    {5, 1, 2, 0, 4, {20, 35, 90, 133}, 127, 4.233},
};

static void expect_maand(const struct flow_maand *maand, const struct expected_maand *expected)
{
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

START_TEST(flow_of_c17)
{
	struct pool *pool = pool_new();
	size_t count;
	struct wacht *wacht = wachten_example(pool, &count);
	struct flow flow =
	    flow_of(wacht, count, survival_day("2025-01-01"), survival_day("2025-06-30"), pool);

	ck_assert_uint_eq(flow.maanden, 6);
	for (size_t i = 0; i < 6; i++) {
		ck_assert_int_eq(flow.maand[i].maand, 2025 * 12 + (int)i);
		expect_maand(&flow.maand[i], &c17[i]);
	}
	ck_assert_int_eq(flow.wachtdagen, 654);
	ck_assert_uint_eq(flow.retroactief, 1);
	ck_assert(flow_holds(&flow));
	flow.maand[2].gestart++;
	ck_assert(!flow_holds(&flow));
	pool_free(pool);
}
END_TEST

/* A window inside the table begins with the stock of the day before, and P may fall inside a month.
 */
START_TEST(flow_of_a_window)
{
	struct pool *pool = pool_new();
	size_t count;
	struct wacht *wacht = wachten_example(pool, &count);
	struct flow flow =
	    flow_of(wacht, count, survival_day("2025-03-01"), survival_day("2025-05-31"), pool);

	ck_assert_uint_eq(flow.maanden, 3);
	for (size_t i = 0; i < 3; i++)
		expect_maand(&flow.maand[i], &c17[2 + i]);
	ck_assert(flow_holds(&flow));
	flow = flow_of(wacht, count, survival_day("2025-02-24"), survival_day("2025-03-02"), pool);
	ck_assert_uint_eq(flow.maanden, 2);
	ck_assert_int_eq(flow.maand[0].begin, 4);
	ck_assert_int_eq(flow.maand[0].gestart, 1);
	ck_assert_int_eq(flow.maand[0].wachtdagen, 15);
	ck_assert_int_eq(flow.maand[1].wachtdagen, 6);
	ck_assert(flow_holds(&flow));
	pool_free(pool);
}
END_TEST

START_TEST(flow_edges)
{
	static const struct wacht odd[] = {{10, 20, UITKOMST_GEDECLAREERD},
					   {10, 5, UITKOMST_GESTART},
					   {10, 5, UITKOMST_AFGEVALLEN},
					   {DAY_NONE, 5, UITKOMST_GESTART},
					   {10, DAY_NONE, UITKOMST_GESTART},
					   {DAY_NONE + 1, DAY_NONE, UITKOMST_OPEN},
					   {DAY_NEVER - 1, DAY_NONE, UITKOMST_OPEN}};
	struct pool *pool = pool_new();
	struct flow flow = flow_of(odd, 7, 0, 30, pool);

	ck_assert_uint_eq(flow.maanden, 1);
	ck_assert_int_eq(flow.maand[0].begin, 0);
	ck_assert_int_eq(flow.maand[0].gestart, 1);
	ck_assert_int_eq(flow.maand[0].gedeclareerd, 1);
	ck_assert_int_eq(flow.wachtdagen, 10);
	ck_assert_uint_eq(flow.retroactief, 1);
	ck_assert_uint_eq(flow.niet_begonnen, 1);
	ck_assert_uint_eq(flow.zonder_klok, 4);
	ck_assert(flow_holds(&flow));
	ck_assert_uint_eq(flow_of(odd, 7, 31, 30, pool).maanden, 0);
	ck_assert_uint_eq(flow_of(odd, 7, DAY_NONE, 30, pool).maanden, 0);
	ck_assert_uint_eq(flow_of(odd, 7, 0, DAY_NEVER, pool).maanden, 0);
	flow = flow_of(NULL, 0, 0, 58, pool);
	ck_assert_uint_eq(flow.maanden, 2);
	ck_assert(flow_holds(&flow));
	pool_free(pool);
}
END_TEST

TCase *tcase_survival_cohort(void)
{
	TCase *tcase = tcase_create("cohort");

	tcase_add_test(tcase, entry_of_c16);
	tcase_add_test(tcase, kaplan_meier_of_c16);
	tcase_add_test(tcase, aalen_johansen_of_c16);
	tcase_add_test(tcase, entry_of_odd_waits);
	tcase_add_test(tcase, waits_of_rows);
	tcase_add_test(tcase, flow_of_c17);
	tcase_add_test(tcase, flow_of_a_window);
	tcase_add_test(tcase, flow_edges);
	return tcase;
}
