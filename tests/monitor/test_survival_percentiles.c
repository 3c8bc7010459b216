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
	int32_t *sorted = percentile_sorted(gestart, 7, pool);

	ck_assert_double_eq(percentile_mean(gestart, 7), 39);
	ck_assert_double_eq(percentile(sorted, 7, 50), 42);
	ck_assert_double_eq(percentile(sorted, 7, 25), 17.5);
	ck_assert_double_eq(percentile(sorted, 7, 75), 56);
	ck_assert_double_eq(percentile(sorted, 7, 90), 75.6);
	ck_assert_double_eq(percentile(sorted, 7, 0), 0);
	ck_assert_double_eq(percentile(sorted, 7, 100), 84);
	ck_assert_int_eq(gestart[0], 14);
	pool_free(pool);
}
END_TEST

START_TEST(within_of_c16)
{
	struct aandeel d28 = aandeel_within(gestart, 7, 28), d70 = aandeel_within(gestart, 7, 70);

	ck_assert_uint_eq(d28.teller, 3);
	ck_assert_uint_eq(d28.noemer, 7);
	ck_assert_double_eq_tol(d28.aandeel, 0.429, 0.0005);
	ck_assert_uint_eq(d70.teller, 6);
	ck_assert_double_eq_tol(d70.aandeel, 0.857, 0.0005);
	ck_assert_uint_eq(aandeel_within(gestart, 7, -1).teller, 0);
	ck_assert_double_nan(aandeel_within(NULL, 0, 28).aandeel);
}
END_TEST

START_TEST(open_of_c16)
{
	struct pool *pool = pool_new();
	int32_t *sorted = percentile_sorted(open, 4, pool);

	ck_assert_double_eq(percentile(sorted, 4, 50), 62.5);
	ck_assert_int_eq(sorted[3], 133);
	ck_assert_uint_eq(4 - aandeel_within(open, 4, 70).teller, 2);
	pool_free(pool);
}
END_TEST

START_TEST(percentile_edges)
{
	static const int32_t huge[] = {INT32_MIN, INT32_MAX};
	static const int32_t one[] = {-3};
	int32_t many[1001];

	ck_assert_double_nan(percentile(NULL, 0, 50));
	ck_assert_double_nan(percentile_mean(NULL, 0));
	ck_assert_double_eq(percentile(one, 1, 90), -3);
	ck_assert_double_eq(percentile(huge, 2, 50), -0.5);
	ck_assert_double_eq(percentile(huge, 2, 100), INT32_MAX);
	ck_assert_double_eq(percentile_mean(huge, 2), -0.5);
	for (int32_t i = 0; i <= 1000; i++)
		many[i] = i;
	for (unsigned percent = 0; percent <= 100; percent++)
		ck_assert_double_eq(percentile(many, 1001, percent), percent * 10);
	ck_assert_double_eq(percentile(many, 1000, 90), 899.1);
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
	struct weekband weekband = {0}, cells = {0}, cell = {0};

	weekband_add(&weekband, gestart, 7);
	ck_assert_uint_eq(weekband.band[0], 1);
	ck_assert_uint_eq(weekband.band[2], 1);
	ck_assert_uint_eq(weekband.band[3], 1);
	ck_assert_uint_eq(weekband.band[6], 2);
	ck_assert_uint_eq(weekband.band[10], 1);
	ck_assert_uint_eq(weekband.band[12], 1);
	expect_weeks(&weekband, 50, 6.25);
	expect_weeks(&weekband, 90, 12.3);
	weekband_add(&cells, gestart, 3);
	weekband_add(&cell, gestart + 3, 4);
	weekband_merge(&cells, &cell);
	ck_assert_mem_eq(&cells, &weekband, sizeof(cells));
}
END_TEST

START_TEST(band_edges)
{
	static const int32_t days[] = {363, 364, INT32_MAX, -1, INT32_MIN, 6};
	struct weekband weekband = {0};

	ck_assert_int_eq((int)weekband_percentile(&weekband, 50).status, (int)QUANTILE_LEEG);
	weekband_add(&weekband, days, 6);
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
