/* When a difference may be called one. */
#include <check.h>
#include <math.h>

#include "../../src/site/measure.h"

Suite *suite_site_measure(void);

static struct figure median(double days, double noemer, char status)
{
	return (struct figure){.status = status, .waarde = days, .noemer = noemer};
}

static struct chance chance(double share, double n)
{
	struct chance made = {.status = 'A', .waarde = share, .n = n};

	share_interval(share, n, Z_95, &made.onder, &made.boven);
	return made;
}

static void waits_are(double now, double n, double before, double m, enum verdict verdict)
{
	struct figure a = median(now, n, isnan(now) ? 'Q' : 'A');
	struct figure b = median(before, m, isnan(before) ? 'O' : 'A');

	ck_assert_int_eq(compare_waits(&a, &b), verdict);
}

static void chances_are(double now, double n, double before, double m, enum verdict verdict)
{
	struct chance a = chance(now, n), b = chance(before, m);

	ck_assert_int_eq(compare_chances(&a, &b), verdict);
}

START_TEST(counts)
{
	ck_assert_int_eq(compare_counts(544, 484), VERDICT_WORSE);
	ck_assert_int_eq(compare_counts(484, 544), VERDICT_BETTER);
	ck_assert_int_eq(compare_counts(544, 544), VERDICT_SAME);
	/* Five of a hundred, and ten. */
	ck_assert_int_eq(compare_counts(1049, 1000), VERDICT_SAME);
	ck_assert_int_eq(compare_counts(1050, 1000), VERDICT_WORSE);
	ck_assert_int_eq(compare_counts(49, 40), VERDICT_SAME);
	ck_assert_int_eq(compare_counts(50, 40), VERDICT_WORSE);
	ck_assert_int_eq(compare_counts(29, 12), VERDICT_FEW);
	ck_assert_int_eq(compare_counts(12, 30), VERDICT_BETTER);
	ck_assert_int_eq(compare_counts(NAN, 30), VERDICT_UNKNOWN);
	ck_assert_int_eq(compare_counts(30, NAN), VERDICT_UNKNOWN);
}
END_TEST

START_TEST(waits)
{
	waits_are(56, 300, 49, 300, VERDICT_WORSE);
	waits_are(49, 300, 56, 300, VERDICT_BETTER);
	waits_are(55, 300, 49, 300, VERDICT_SAME);
	waits_are(56, 100, 49, 30, VERDICT_FEW);
	waits_are(56, 30, 49, 100, VERDICT_FEW);
	waits_are(56, NAN, 49, 100, VERDICT_FEW);
	waits_are(56, 300, NAN, NAN, VERDICT_UNKNOWN);
	waits_are(NAN, NAN, 56, 300, VERDICT_UNKNOWN);
}
END_TEST

/* Wilson, as R gives it: prop.test(55, 100, correct = FALSE) and prop.test(0, 20, correct = FALSE).
 */
START_TEST(intervals)
{
	double onder, boven;

	share_interval(0.55, 100, Z_95, &onder, &boven);
	ck_assert_double_eq_tol(onder, 0.4524460, 1e-6);
	ck_assert_double_eq_tol(boven, 0.6438546, 1e-6);
	share_interval(0, 20, Z_95, &onder, &boven);
	ck_assert_double_eq_tol(onder, 0, 1e-9);
	ck_assert_double_eq_tol(boven, 0.1611252, 1e-6);
	share_interval(0.5, NAN, Z_95, &onder, &boven);
	ck_assert(isnan(onder) && isnan(boven));
	share_interval(NAN, 100, Z_95, &onder, &boven);
	ck_assert(isnan(onder) && isnan(boven));
}
END_TEST

START_TEST(chances)
{
	chances_are(0.60, 600, 0.50, 600, VERDICT_BETTER);
	chances_are(0.50, 600, 0.60, 600, VERDICT_WORSE);
	chances_are(0.55, 600, 0.53, 600, VERDICT_SAME);
	/* The same shares, of fewer youths. */
	chances_are(0.60, 60, 0.50, 60, VERDICT_SAME);
	chances_are(0.90, 29, 0.10, 600, VERDICT_FEW);
	chances_are(0.90, 600, 0.10, 29, VERDICT_FEW);
	chances_are(0.90, NAN, 0.10, 600, VERDICT_FEW);
	chances_are(NAN, NAN, 0.10, 600, VERDICT_UNKNOWN);
	chances_are(0.90, 600, NAN, NAN, VERDICT_UNKNOWN);
}
END_TEST

START_TEST(outside_the_funnel)
{
	/* 3.09 * sqrt(0.57 * 0.43 / 261) is 0.0947. */
	ck_assert(share_stands_out(0.67, 261, 0.57));
	ck_assert(!share_stands_out(0.66, 261, 0.57));
	ck_assert(share_stands_out(0.47, 261, 0.57));
	ck_assert(!share_stands_out(0.67, 200, 0.57));
	ck_assert(!share_stands_out(0.67, NAN, 0.57));
	ck_assert(!share_stands_out(NAN, 261, 0.57));
	ck_assert(!share_stands_out(0.67, 261, NAN));
}
END_TEST

START_TEST(periods)
{
	ck_assert_int_eq(period_year("2026KW03"), 2026);
	ck_assert_int_eq(period_part("2026KW03"), 3);
	ck_assert_int_eq(period_part("2025MM11"), 11);
	ck_assert_int_eq(period_part("2025JJ00"), 0);
}
END_TEST

Suite *suite_site_measure(void)
{
	Suite *suite = suite_create("site_measure");
	TCase *tcase = tcase_create("measure");

	tcase_add_test(tcase, counts);
	tcase_add_test(tcase, waits);
	tcase_add_test(tcase, intervals);
	tcase_add_test(tcase, chances);
	tcase_add_test(tcase, outside_the_funnel);
	tcase_add_test(tcase, periods);
	suite_add_tcase(suite, tcase);
	return suite;
}
