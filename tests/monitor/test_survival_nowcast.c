/* The chain ladder of C18, and the triangle it stands on. */
#include "test_survival.h"

#include <math.h>

#include "ijw/monitor/nowcast.h"

#define NOT_KNOWN (-1) /* must not be read */

static const int64_t c18[] = {40, 88,  98,        100,       44, 96,        108,       NOT_KNOWN,
			      50, 110, NOT_KNOWN, NOT_KNOWN, 42, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN};

static void expect_c18(const struct triangle *triangle, struct pool *pool)
{
	static const double factor[] = {2.19403, 1.119565, 1.020408};
	static const double completeness[] = {0.399, 0.875, 0.980, 1};
	static const double estimate[] = {100, 110.2, 125.7, 105.3};
	static const int bekend[] = {100, 108, 110, 42};
	struct nowcast nowcast = nowcast_of(triangle, pool);

	ck_assert_uint_eq(nowcast.kolommen, 4);
	ck_assert_uint_eq(nowcast.maanden, 4);
	for (size_t j = 0; j < 3; j++)
		ck_assert_double_eq_tol(nowcast.factor[j], factor[j], 0.000005);
	for (size_t j = 0; j < 4; j++)
		ck_assert_double_eq_tol(nowcast.volledigheid[j], completeness[j], 0.0005);
	for (size_t i = 0; i < 4; i++) {
		const struct nowcast_maand *maand = &nowcast.maand[i];

		ck_assert_uint_eq(maand->vertraging, 3 - i);
		ck_assert_int_eq(maand->bekend, bekend[i]);
		ck_assert_double_eq(maand->volledigheid, nowcast.volledigheid[3 - i]);
		ck_assert_double_eq_tol(maand->schatting, estimate[i], 0.05);
		ck_assert_int_eq((int)maand->status,
				 (int)(i < 2 ? NOWCAST_FINAL : NOWCAST_PROVISIONAL));
		ck_assert_int_eq((int)maand->schatting_status, (int)NOWCAST_ESTIMATED);
	}
}

START_TEST(nowcast_of_c18)
{
	struct pool *pool = pool_new();
	struct triangle triangle = triangle_of_cumulative(c18, 4, 4, pool);

	ck_assert_uint_eq(triangle_known(&triangle, 0), 4);
	ck_assert_uint_eq(triangle_known(&triangle, 3), 1);
	ck_assert_int_eq(triangle.cumulatief[15], 0);
	expect_c18(&triangle, pool);
	pool_free(pool);
}
END_TEST

START_TEST(increments_of_c18)
{
	static const int64_t increments[] = {
	    40, 48, 10,        2,         44, 52,        12,        NOT_KNOWN,
	    50, 60, NOT_KNOWN, NOT_KNOWN, 42, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN};
	struct pool *pool = pool_new();
	struct triangle triangle = triangle_of_increments(increments, 4, 4, pool);

	expect_c18(&triangle, pool);
	pool_free(pool);
}
END_TEST

/* The same from reports, the last one first. */
START_TEST(reports_of_c18)
{
	static const int reports[4][4] = {{40, 48, 10, 2}, {44, 52, 12, 5}, {50, 60, 7}, {42, 9}};
	static const char *const days[] = {"2025-01-31", "2025-02-01", "2025-03-15", "2025-04-30",
					   "2025-05-01"};
	struct pool *pool = pool_new();
	struct melding *meldingen = pool_alloc(pool, 1000 * sizeof(*meldingen));
	struct triangle triangle;
	size_t count = 0;

	for (int i = 3; i >= 0; i--)
		for (int j = 3; j >= 0; j--)
			for (int n = 0; n < reports[i][j] && i + j < 5; n++)
				meldingen[count++] = (struct melding){survival_day(days[i]),
								      survival_day(days[i + j])};
	triangle = triangle_of_reports(meldingen, count, 2025 * 12, 2025 * 12 + 3, 4, pool);
	expect_c18(&triangle, pool);
	pool_free(pool);
}
END_TEST

START_TEST(odd_reports)
{
	static const struct melding meldingen[] = {{40, 10},        /* told ahead */
						   {10, 100},       /* later than the last column */
						   {-1, 10},        /* another month */
						   {10, 120},       /* told after the last month */
						   {120, 120},      /* after the last month */
						   {INT32_MIN, 10}, /* no such day */
						   {10, INT32_MAX}};
	struct pool *pool = pool_new();
	const int32_t january = 1970 * 12;
	struct triangle triangle = triangle_of_reports(meldingen, 7, january, january + 3, 2, pool);

	ck_assert_uint_eq(triangle.maanden, 4);
	ck_assert_int_eq(triangle.cumulatief[0], 0);
	ck_assert_int_eq(triangle.cumulatief[1], 1);
	ck_assert_int_eq(triangle.cumulatief[2], 1);
	ck_assert_int_eq(triangle.cumulatief[3], 1);
	ck_assert_int_eq(triangle.cumulatief[4], 0);
	ck_assert_uint_eq(triangle_of_reports(meldingen, 7, 5, 4, 2, pool).maanden, 0);
	ck_assert_uint_eq(triangle_of_reports(meldingen, 7, 5, 6, 0, pool).maanden, 0);
	pool_free(pool);
}
END_TEST

static struct nowcast nowcast_cumulative(const int64_t *counts, size_t maanden, size_t kolommen,
					 struct pool *pool)
{
	struct triangle triangle = triangle_of_cumulative(counts, maanden, kolommen, pool);

	return nowcast_of(&triangle, pool);
}

/* Months without starts tell nothing; what cannot be told is missing, not zero. */
START_TEST(nothing_to_learn_from)
{
	static const int64_t empty[] = {0, 0, 0, 0, 0, 0, 7, 0, 0}, one[] = {7};
	struct pool *pool = pool_new();
	struct nowcast nowcast = nowcast_cumulative(empty, 3, 3, pool);

	ck_assert_double_nan(nowcast.factor[0]);
	ck_assert_double_nan(nowcast.volledigheid[0]);
	ck_assert_int_eq((int)nowcast.maand[0].status, (int)NOWCAST_FINAL);
	ck_assert_int_eq((int)nowcast.maand[2].status, (int)NOWCAST_PROVISIONAL);
	ck_assert_int_eq((int)nowcast.maand[2].schatting_status, (int)NOWCAST_MISSING);
	ck_assert_double_nan(nowcast.maand[2].schatting);
	ck_assert_int_eq(nowcast.maand[2].bekend, 7);
	/* A development of two months, of which the second was never seen. */
	nowcast = nowcast_cumulative((const int64_t[]){7, NOT_KNOWN}, 1, 2, pool);
	ck_assert_int_eq((int)nowcast.maand[0].schatting_status, (int)NOWCAST_MISSING);
	nowcast = nowcast_cumulative(one, 1, 1, pool);
	ck_assert_int_eq((int)nowcast.maand[0].status, (int)NOWCAST_FINAL);
	ck_assert_double_eq(nowcast.maand[0].schatting, 7);
	ck_assert_uint_eq(nowcast_cumulative(NULL, 0, 3, pool).maanden, 0);
	pool_free(pool);
}
END_TEST

/* Exactly 95% is final; 94.9% is not; more months than columns; huge numbers. */
START_TEST(final_at_95_percent)
{
	static const int64_t edge[] = {950, 1000, 19, 19}, below[] = {949, 1000, 19, 19};
	static const int64_t huge[] = {(int64_t)1 << 50, (int64_t)1 << 51, (int64_t)1 << 50, 0};
	static const int64_t tall[] = {1, 2, 3, 6, 4, 8, 5, 0};
	struct pool *pool = pool_new();
	struct nowcast nowcast;

	ck_assert_int_eq((int)nowcast_cumulative(edge, 2, 2, pool).maand[1].status,
			 (int)NOWCAST_FINAL);
	ck_assert_double_eq_tol(nowcast_cumulative(edge, 2, 2, pool).maand[1].schatting, 20, 1e-12);
	ck_assert_int_eq((int)nowcast_cumulative(below, 2, 2, pool).maand[1].status,
			 (int)NOWCAST_PROVISIONAL);
	ck_assert_double_eq(nowcast_cumulative(huge, 2, 2, pool).maand[1].schatting,
			    (double)((int64_t)1 << 51));
	nowcast = nowcast_cumulative(tall, 4, 2, pool);
	ck_assert_double_eq(nowcast.factor[0], 2);
	ck_assert_uint_eq(nowcast.maand[0].vertraging, 1);
	ck_assert_double_eq(nowcast.maand[2].schatting, 8);
	ck_assert_double_eq(nowcast.maand[3].schatting, 10);
	pool_free(pool);
}
END_TEST

TCase *tcase_survival_nowcast(void)
{
	TCase *tcase = tcase_create("nowcast");

	tcase_add_test(tcase, nowcast_of_c18);
	tcase_add_test(tcase, increments_of_c18);
	tcase_add_test(tcase, reports_of_c18);
	tcase_add_test(tcase, odd_reports);
	tcase_add_test(tcase, nothing_to_learn_from);
	tcase_add_test(tcase, final_at_95_percent);
	return tcase;
}
