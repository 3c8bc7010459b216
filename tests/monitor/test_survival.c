/* Kaplan-Meier and Aalen-Johansen against published and recomputed values of R's survival 3.5. */
#include "test_survival.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/monitor/incidence.h"
#include "ijw/monitor/survival.h"

Suite *suite_survival(void);

struct histogram waits_together(const struct wait *waits, size_t count, struct pool *pool)
{
	struct histogram histogram = {0};

	for (size_t i = 0; i < count; i++)
		histogram_add(&histogram, waits[i].dagen, waits[i].end, pool);
	return histogram;
}

struct histogram waits_read(const char *text, struct pool *pool)
{
	struct histogram histogram = {0};

	for (char *end; *text != '\0'; text = end) {
		int32_t dagen = (int32_t)strtol(text, &end, 10);
		enum histogram_end how = HISTOGRAM_EVENT;

		ck_assert(end != text);
		if (*end == '+' || *end == 'x')
			how = *end++ == '+' ? HISTOGRAM_CENSORED : HISTOGRAM_COMPETING;
		histogram_add(&histogram, dagen, how, pool);
	}
	return histogram;
}

struct histogram days_together(const int32_t *days, size_t count, struct pool *pool)
{
	struct histogram histogram = {0};

	for (size_t i = 0; i < count; i++)
		histogram_add(&histogram, days[i], HISTOGRAM_EVENT, pool);
	return histogram;
}

struct wachttijden wachttijden_of(const struct wacht *wacht, size_t count, int32_t peildatum,
				  enum negatief negatief, struct pool *pool)
{
	struct wachttijden all = {0};

	for (size_t i = 0; i < count; i++)
		wachttijden_add(&all, &wacht[i], peildatum, negatief, pool);
	return all;
}

int32_t survival_day(const char *text)
{
	int32_t day;

	ck_assert_int_eq(date_parse(text, strlen(text), &day), 0);
	return day;
}

uint32_t survival_random(uint32_t *state, uint32_t bound)
{
	*state = *state * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)*state * bound) >> 32);
}

static struct survival survival_read(const char *text, struct pool *pool)
{
	const struct histogram waits = waits_read(text, pool);

	return survival_of(&waits, pool);
}

static void expect_quantile(struct quantile quantile, double at)
{
	ck_assert_int_eq((int)quantile.status,
			 (int)(isnan(at) ? QUANTILE_NIET_BEREIKT : QUANTILE_BEREIKT));
	ck_assert_double_eq_tol(quantile.at, isnan(at) ? 0 : at, 1e-12);
}

static void expect_quantiles(const struct survival *survival, unsigned percent, double at,
			     double lower, double upper)
{
	struct survival_quantile quantile = survival_quantile(survival, percent);

	expect_quantile(quantile.dagen, at);
	expect_quantile(quantile.lower, lower);
	expect_quantile(quantile.upper, upper);
}

/* ---- The leukemia data of Miller (1981), `aml` in R ---- */

#define MAINTAINED "9 13 13+ 18 23 28+ 31 34 45+ 48 161+"
#define NONMAINTAINED "5 5 8 8 12 16+ 23 27 30 33 43 45"

struct expected_step {
	int32_t dag;
	size_t at_risk, events, censored;
	double survival, std_error, lower, upper;
};

static void expect_steps(const struct survival *survival, const struct expected_step *expected,
			 size_t count)
{
	ck_assert_uint_eq(survival->steps, count);
	for (size_t i = 0; i < count; i++) {
		const struct survival_step *step = &survival->step[i];

		ck_assert_int_eq(step->dag, expected[i].dag);
		ck_assert_uint_eq(step->at_risk, expected[i].at_risk);
		ck_assert_uint_eq(step->events, expected[i].events);
		ck_assert_uint_eq(step->censored, expected[i].censored);
		ck_assert_double_eq_tol(step->survival, expected[i].survival, 1e-12);
		if (isnan(expected[i].std_error)) {
			ck_assert_double_nan(step->std_error);
			ck_assert_double_nan(step->lower);
			ck_assert_double_nan(step->upper);
			continue;
		}
		ck_assert_double_eq_tol(step->std_error, expected[i].std_error, 1e-12);
		ck_assert_double_eq_tol(step->lower, expected[i].lower, 1e-12);
		ck_assert_double_eq_tol(step->upper, expected[i].upper, 1e-12);
	}
}

START_TEST(aml_maintained)
{
	static const struct expected_step expected[] = {
	    {9, 11, 1, 0, 0.909090909091, 0.0866784172041, 0.7541338450815, 1},
	    {13, 10, 1, 1, 0.818181818182, 0.1162912998303, 0.6192489873994, 1},
	    {18, 8, 1, 0, 0.715909090909, 0.1396649705572, 0.4884262874221, 1},
	    {23, 7, 1, 0, 0.613636363636, 0.1526323310273, 0.3768670595017, 0.999157600228},
	    {28, 6, 0, 1, 0.613636363636, 0.1526323310273, 0.3768670595017, 0.999157600228},
	    {31, 5, 1, 0, 0.490909090909, 0.1641932672211, 0.2548599511993, 0.945584955200},
	    {34, 4, 1, 0, 0.368181818182, 0.1626688858271, 0.1548771178972, 0.875260678144},
	    {45, 3, 0, 1, 0.368181818182, 0.1626688858271, 0.1548771178972, 0.875260678144},
	    {48, 2, 1, 0, 0.184090909091, 0.1534927457863, 0.0359178984892, 0.943525769475},
	    {161, 1, 0, 1, 0.184090909091, 0.1534927457863, 0.0359178984892, 0.943525769475},
	};
	static const double published[] = {0.9091, 0.8182, 0.7159, 0.6136, 0.4909, 0.3682, 0.1841};
	static const double errors[] = {0.0867, 0.1163, 0.1397, 0.1526, 0.1642, 0.1627, 0.1535};
	struct pool *pool = pool_new();
	struct survival survival = survival_read(MAINTAINED, pool);
	size_t event = 0;

	expect_steps(&survival, expected, sizeof(expected) / sizeof(expected[0]));
	for (size_t i = 0; i < survival.steps; i++) {
		if (survival.step[i].events == 0)
			continue;
		ck_assert_double_eq_tol(survival.step[i].survival, published[event], 0.00005);
		ck_assert_double_eq_tol(survival.step[i].std_error, errors[event++], 0.00005);
	}
	ck_assert_uint_eq(event, 7);
	expect_quantiles(&survival, 50, 31, 18, NAN);
	expect_quantiles(&survival, 25, 18, 13, NAN);
	expect_quantiles(&survival, 75, 48, 34, NAN);
	/* `upper` comes to 0.875 on day 34 and rises to 0.944 on day 48. */
	expect_quantiles(&survival, 10, 13, 9, 34);
	expect_quantiles(&survival, 90, NAN, 48, NAN);
	pool_free(pool);
}
END_TEST

START_TEST(aml_nonmaintained)
{
	static const struct expected_step expected[] = {
	    {5, 12, 2, 0, 0.8333333333333, 0.1075828707280, 0.6470369870134, 1},
	    {8, 10, 2, 0, 0.6666666666667, 0.1360827634880, 0.4468460811503, 0.994625360259},
	    {12, 8, 1, 0, 0.5833333333333, 0.1423187606383, 0.3616137052104, 0.940998012174},
	    {16, 7, 0, 1, 0.5833333333333, 0.1423187606383, 0.3616137052104, 0.940998012174},
	    {23, 6, 1, 0, 0.4861111111111, 0.1481300625535, 0.2675182488583, 0.883319225340},
	    {27, 5, 1, 0, 0.3888888888889, 0.1469861839480, 0.1853965260956, 0.815735715691},
	    {30, 4, 1, 0, 0.2916666666667, 0.1387151691350, 0.1148311501525, 0.740822018516},
	    {33, 3, 1, 0, 0.1944444444444, 0.1218745053804, 0.0569215525716, 0.664223659883},
	    {43, 2, 1, 0, 0.0972222222222, 0.0918663649675, 0.0152565271709, 0.619548629119},
	    {45, 1, 1, 0, 0, NAN, NAN, NAN},
	};
	struct pool *pool = pool_new();
	struct survival survival = survival_read(NONMAINTAINED, pool);

	expect_steps(&survival, expected, sizeof(expected) / sizeof(expected[0]));
	expect_quantiles(&survival, 50, 23, 8, NAN);
	expect_quantiles(&survival, 25, 8, 5, 30);
	expect_quantiles(&survival, 75, 33, 27, NAN);
	expect_quantiles(&survival, 10, 5, 5, 23);
	expect_quantiles(&survival, 90, 43, 33, NAN);
	expect_quantiles(&survival, 100, 45, NAN, NAN);
	pool_free(pool);
}
END_TEST

/* ---- Edges ---- */

/* R's quantile.survfit: the middle of a flat stretch at exactly one half, to the last observation.
 */
START_TEST(median_of_flat_stretches)
{
	static const struct {
		const char *text;
		double median;
	} examples[] = {{"1 2 5 9", 3.5}, {"1 2 5+ 9", 5.5},  {"1 2 5+", 2}, {"1 2 5+ 9+", 5.5},
			{"0 2", 1},       {"1 2 5+ 9x", 5.5}, {"7 7", 7},    {"7", 7},
			{"7+", NAN},      {"1+ 7", 7},        {"1 7+ 7", 7}, {"1 2 3", 2}};
	struct pool *pool = pool_new();

	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		struct survival survival = survival_read(examples[i].text, pool);

		expect_quantile(survival_quantile(&survival, 50).dagen, examples[i].median);
	}
	pool_free(pool);
}
END_TEST

START_TEST(one_wait_and_none)
{
	struct pool *pool = pool_new();
	const struct histogram empty = {0};
	struct survival none = survival_of(&empty, pool), one = survival_read("7", pool);
	struct incidence nobody = incidence_of(&empty, pool);

	ck_assert_uint_eq(none.steps, 0);
	ck_assert_int_eq((int)survival_quantile(&none, 50).dagen.status, (int)QUANTILE_LEEG);
	ck_assert_int_eq((int)survival_quantile(&none, 50).upper.status, (int)QUANTILE_LEEG);
	ck_assert_double_eq(survival_on(&none, 100).survival, 1);
	ck_assert_uint_eq(nobody.steps, 0);
	ck_assert_int_eq((int)incidence_quantile(&nobody, 50).status, (int)QUANTILE_LEEG);
	ck_assert_double_eq(incidence_on(&nobody, 0).p_wachtend, 1);
	expect_quantiles(&one, 50, 7, NAN, NAN);
	ck_assert_double_eq(survival_on(&one, 6).survival, 1);
	ck_assert_double_eq(survival_on(&one, 6).upper, 1);
	ck_assert_double_eq(survival_on(&one, 7).survival, 0);
	ck_assert_double_eq(survival_on(&one, INT32_MAX).survival, 0);
	pool_free(pool);
}
END_TEST

START_TEST(all_censored)
{
	struct pool *pool = pool_new();
	const struct histogram waits = waits_read("3+ 5x 5+ 9+", pool);
	struct survival survival = survival_of(&waits, pool);
	struct incidence incidence = incidence_of(&waits, pool);

	ck_assert_uint_eq(survival.steps, 3);
	for (size_t i = 0; i < 3; i++) {
		ck_assert_double_eq(survival.step[i].survival, 1);
		ck_assert_double_eq(survival.step[i].std_error, 0);
		ck_assert_double_eq(survival.step[i].lower, 1);
		ck_assert_double_eq(survival.step[i].upper, 1);
	}
	expect_quantiles(&survival, 1, NAN, NAN, NAN);
	expect_quantile(incidence_quantile(&incidence, 50), NAN);
	ck_assert_double_eq_tol(incidence_on(&incidence, 9).p_afgevallen, 1.0 / 3, 1e-15);
	pool_free(pool);
}
END_TEST

/* Starts, exits and open ends on the same day, against R. */
START_TEST(ties)
{
	static const struct expected_step expected[] = {
	    {5, 10, 2, 2, 0.8, 0.126491106406735, 0.586817701233814, 1},
	    {8, 6, 0, 2, 0.8, 0.126491106406735, 0.586817701233814, 1},
	    {9, 4, 1, 0, 0.6, 0.197484176581315, 0.314765064169101, 1},
	    {12, 3, 1, 2, 0.4, 0.209761769634030, 0.143115323396736, 1},
	};
	static const double p[][3] = {{0.7, 0.2, 0.1},
				      {0.583333333333333, 0.2, 0.216666666666667},
				      {0.4375, 0.345833333333333, 0.216666666666667},
				      {0.145833333333333, 0.491666666666667, 0.3625}};
	struct pool *pool = pool_new();
	const struct histogram waits = waits_read("5 5x 5+ 5 8x 8+ 9 12 12x 12+", pool);
	struct survival survival = survival_of(&waits, pool);
	struct incidence incidence = incidence_of(&waits, pool);

	expect_steps(&survival, expected, 4);
	for (size_t i = 0; i < 4; i++) {
		const struct incidence_step *step = &incidence.step[i];

		ck_assert_double_eq_tol(step->p_wachtend, p[i][0], 1e-14);
		ck_assert_double_eq_tol(step->p_gestart, p[i][1], 1e-14);
		ck_assert_double_eq_tol(step->p_afgevallen, p[i][2], 1e-14);
	}
	ck_assert_uint_eq(incidence.step[0].gestart, 2);
	ck_assert_uint_eq(incidence.step[0].afgevallen, 1);
	ck_assert_uint_eq(incidence.step[0].open, 1);
	pool_free(pool);
}
END_TEST

START_TEST(huge_days)
{
	static const struct wait odd[] = {{INT32_MAX, HISTOGRAM_EVENT},
					  {INT32_MAX - 1, HISTOGRAM_EVENT},
					  {INT32_MIN + 1, HISTOGRAM_EVENT},
					  {INT32_MAX, HISTOGRAM_CENSORED}};
	struct pool *pool = pool_new();
	const struct histogram waits = waits_together(odd, 4, pool);
	struct survival survival = survival_of(&waits, pool);

	ck_assert_uint_eq(survival.steps, 3);
	expect_quantile(survival_quantile(&survival, 25).dagen, -0.5);
	expect_quantile(survival_quantile(&survival, 50).dagen, INT32_MAX - 0.5);
	expect_quantile(survival_quantile(&survival, 75).dagen, INT32_MAX);
	expect_quantile(survival_quantile(&survival, 76).dagen, NAN);
	pool_free(pool);
}
END_TEST

static TCase *tcase_curves(void)
{
	TCase *tcase = tcase_create("curves");

	tcase_add_test(tcase, aml_maintained);
	tcase_add_test(tcase, aml_nonmaintained);
	tcase_add_test(tcase, median_of_flat_stretches);
	tcase_add_test(tcase, one_wait_and_none);
	tcase_add_test(tcase, all_censored);
	tcase_add_test(tcase, ties);
	tcase_add_test(tcase, huge_days);
	return tcase;
}

Suite *suite_survival(void)
{
	Suite *suite = suite_create("survival");

	suite_add_tcase(suite, tcase_survival_percentiles());
	suite_add_tcase(suite, tcase_curves());
	suite_add_tcase(suite, tcase_survival_cohort());
	suite_add_tcase(suite, tcase_survival_nowcast());
	suite_add_tcase(suite, tcase_survival_properties());
	suite_add_tcase(suite, tcase_survival_stories());
	return suite;
}
