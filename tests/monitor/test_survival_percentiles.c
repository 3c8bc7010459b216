/* Percentiles, week bands and shares; the completed and open waits of C16 among them. */
#include "test_survival.h"

#include <math.h>

#include "ijw/monitor/aandeel.h"
#include "ijw/monitor/percentile.h"
#include "ijw/monitor/weekband.h"

static const int32_t gestart[] = {14, 42, 70, 0, 42, 84, 21};
static const int32_t open[] = {133, 90, 35, 20};

START_TEST(completed_of_c16)
{
	struct pool *pool = pool_new();
	const struct histogram waits = days_together(gestart, 7, pool);

	ck_assert_double_eq(percentile_mean(&waits, HISTOGRAM_EVENT), 39);
	ck_assert_double_eq(percentile(&waits, HISTOGRAM_EVENT, 50), 42);
	ck_assert_double_eq(percentile(&waits, HISTOGRAM_EVENT, 25), 17.5);
	ck_assert_double_eq(percentile(&waits, HISTOGRAM_EVENT, 75), 56);
	ck_assert_double_eq(percentile(&waits, HISTOGRAM_EVENT, 90), 75.6);
	ck_assert_double_eq(percentile(&waits, HISTOGRAM_EVENT, 0), 0);
	ck_assert_double_eq(percentile(&waits, HISTOGRAM_EVENT, 100), 84);
	pool_free(pool);
}
END_TEST

START_TEST(within_of_c16)
{
	struct pool *pool = pool_new();
	const struct histogram waits = days_together(gestart, 7, pool), none = {0};
	struct aandeel d28 = aandeel_within(&waits, HISTOGRAM_EVENT, 28);
	struct aandeel d70 = aandeel_within(&waits, HISTOGRAM_EVENT, 70);

	ck_assert_uint_eq(d28.teller, 3);
	ck_assert_uint_eq(d28.noemer, 7);
	ck_assert_double_eq_tol(d28.aandeel, 0.429, 0.0005);
	ck_assert_uint_eq(d70.teller, 6);
	ck_assert_double_eq_tol(d70.aandeel, 0.857, 0.0005);
	ck_assert_uint_eq(aandeel_within(&waits, HISTOGRAM_EVENT, -1).teller, 0);
	ck_assert_uint_eq(aandeel_within(&waits, HISTOGRAM_EVENT, INT32_MAX).teller, 7);
	ck_assert_double_nan(aandeel_within(&none, HISTOGRAM_EVENT, 28).aandeel);
	pool_free(pool);
}
END_TEST

START_TEST(open_of_c16)
{
	struct pool *pool = pool_new();
	const struct histogram waits = days_together(open, 4, pool);

	ck_assert_double_eq(percentile(&waits, HISTOGRAM_EVENT, 50), 62.5);
	ck_assert_int_eq(histogram_ranked(&waits, HISTOGRAM_EVENT, 3), 133);
	ck_assert_uint_eq(4 - aandeel_within(&waits, HISTOGRAM_EVENT, 70).teller, 2);
	pool_free(pool);
}
END_TEST

START_TEST(percentile_edges)
{
	static const int32_t huge_days[] = {INT32_MIN, INT32_MAX};
	static const int32_t one_day[] = {-3};
	struct pool *pool = pool_new();
	const struct histogram none = {0}, one = days_together(one_day, 1, pool);
	const struct histogram huge = days_together(huge_days, 2, pool);
	struct histogram many = {0};

	ck_assert_double_nan(percentile(&none, HISTOGRAM_EVENT, 50));
	ck_assert_double_nan(percentile_mean(&none, HISTOGRAM_EVENT));
	ck_assert_double_nan(percentile(&one, HISTOGRAM_CENSORED, 50));
	ck_assert_double_eq(percentile(&one, HISTOGRAM_EVENT, 90), -3);
	ck_assert_double_eq(percentile(&huge, HISTOGRAM_EVENT, 50), -0.5);
	ck_assert_double_eq(percentile(&huge, HISTOGRAM_EVENT, 100), INT32_MAX);
	ck_assert_double_eq(percentile_mean(&huge, HISTOGRAM_EVENT), -0.5);
	for (int32_t i = 0; i < 1000; i++)
		histogram_add(&many, i, HISTOGRAM_EVENT, pool);
	ck_assert_double_eq(percentile(&many, HISTOGRAM_EVENT, 90), 899.1);
	histogram_add(&many, 1000, HISTOGRAM_EVENT, pool);
	for (unsigned percent = 0; percent <= 100; percent++)
		ck_assert_double_eq(percentile(&many, HISTOGRAM_EVENT, percent), percent * 10);
	pool_free(pool);
}
END_TEST

/* Intervals of R. G. Newcombe, "Two-sided confidence intervals for the single proportion"
 * (Statistics in Medicine 17, 1998), table I, method 3. */
START_TEST(share_interval)
{
	static const struct {
		size_t teller, noemer;
		double onder, boven;
	} published[] = {{81, 263, 0.2553, 0.3662},
			 {15, 148, 0.0624, 0.1605},
			 {0, 20, 0, 0.1611},
			 {1, 29, 0.0061, 0.1718}};

	for (size_t i = 0; i < sizeof(published) / sizeof(published[0]); i++) {
		struct aandeel share = aandeel_of(published[i].teller, published[i].noemer);

		ck_assert_double_eq_tol(share.onder, published[i].onder, 0.00005);
		ck_assert_double_eq_tol(share.boven, published[i].boven, 0.00005);
	}
	ck_assert_double_eq(aandeel_of(20, 20).boven, 1);
	ck_assert_double_eq_tol(aandeel_of(20, 20).onder, 1 - 0.1611, 0.00005);
	ck_assert_double_nan(aandeel_of(0, 0).onder);
}
END_TEST

static void expect_weeks(const struct weekband *weekband, unsigned percent, double weeks)
{
	struct quantile quantile = weekband_percentile(weekband, percent);

	ck_assert_int_eq((int)quantile.status, (int)QUANTILE_BEREIKT);
	ck_assert_double_eq_tol(quantile.at, weeks, 1e-12);
}

START_TEST(bands_of_c16)
{
	struct pool *pool = pool_new();
	const struct histogram waits = days_together(gestart, 7, pool);
	const struct histogram some = days_together(gestart, 3, pool);
	const struct histogram others = days_together(gestart + 3, 4, pool);
	struct weekband weekband = {0}, cells = {0};

	weekband_add(&weekband, &waits, HISTOGRAM_EVENT);
	ck_assert_uint_eq(weekband.band[0], 1);
	ck_assert_uint_eq(weekband.band[2], 1);
	ck_assert_uint_eq(weekband.band[3], 1);
	ck_assert_uint_eq(weekband.band[6], 2);
	ck_assert_uint_eq(weekband.band[10], 1);
	ck_assert_uint_eq(weekband.band[12], 1);
	expect_weeks(&weekband, 50, 6.25);
	expect_weeks(&weekband, 90, 12.3);
	weekband_add(&cells, &some, HISTOGRAM_EVENT);
	weekband_add(&cells, &others, HISTOGRAM_EVENT);
	ck_assert_mem_eq(&cells, &weekband, sizeof(cells));
	pool_free(pool);
}
END_TEST

START_TEST(band_edges)
{
	static const int32_t days[] = {363, 364, INT32_MAX, -1, INT32_MIN, 6};
	struct pool *pool = pool_new();
	const struct histogram waits = days_together(days, 6, pool);
	struct weekband weekband = {0};

	weekband_add(&weekband, &waits, HISTOGRAM_CENSORED);
	ck_assert_int_eq((int)weekband_percentile(&weekband, 50).status, (int)QUANTILE_LEEG);
	weekband_add(&weekband, &waits, HISTOGRAM_EVENT);
	ck_assert_uint_eq(weekband.negatief, 2);
	ck_assert_uint_eq(weekband.band[0], 1);
	ck_assert_uint_eq(weekband.band[51], 1);
	ck_assert_uint_eq(weekband.band[52], 2);
	expect_weeks(&weekband, 25, 1);
	expect_weeks(&weekband, 50, 52);
	ck_assert_int_eq((int)weekband_percentile(&weekband, 51).status,
			 (int)QUANTILE_NIET_BEREIKT);
	ck_assert_int_eq((int)weekband_percentile(&weekband, 100).status,
			 (int)QUANTILE_NIET_BEREIKT);
	pool_free(pool);
}
END_TEST

TCase *tcase_survival_percentiles(void)
{
	TCase *tcase = tcase_create("percentiles");

	tcase_add_test(tcase, completed_of_c16);
	tcase_add_test(tcase, within_of_c16);
	tcase_add_test(tcase, open_of_c16);
	tcase_add_test(tcase, percentile_edges);
	tcase_add_test(tcase, share_interval);
	tcase_add_test(tcase, bands_of_c16);
	tcase_add_test(tcase, band_edges);
	return tcase;
}
