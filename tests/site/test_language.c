/* Numbers, days and periods as people read them. */
#include <check.h>
#include <math.h>

#include "ijw/site/language.h"

Suite *suite_site_language(void);

static struct pool *pool;

static void set_up(void)
{
	pool = pool_new();
}

static void tear_down(void)
{
	pool_free(pool);
}

#define NL LANGUAGE_NL
#define EN LANGUAGE_EN

START_TEST(numbers)
{
	ck_assert_str_eq(words_number(pool, NL, 1234.5, 1), "1.234,5");
	ck_assert_str_eq(words_number(pool, EN, 1234.5, 1), "1,234.5");
	ck_assert_str_eq(words_number(pool, NL, 999, 0), "999");
	ck_assert_str_eq(words_number(pool, NL, 1000, 0), "1.000");
	ck_assert_str_eq(words_number(pool, NL, 1234567, 0), "1.234.567");
	ck_assert_str_eq(words_number(pool, NL, -12.25, 1), "\u221212,3");
	ck_assert_str_eq(words_number(pool, NL, -0.04, 1), "0,0");
	ck_assert_str_eq(words_number(pool, NL, 0.5, 0), "1");
	ck_assert_str_eq(words_number(pool, NL, 999.96, 1), "1.000,0");
	ck_assert_str_eq(words_number(pool, NL, NAN, 1), "");
}
END_TEST

START_TEST(percents)
{
	ck_assert_str_eq(words_percent(pool, NL, 0.55), "55%");
	ck_assert_str_eq(words_percent(pool, NL, 0.285), "29%"); /* 28.4999 as a double */
	ck_assert_str_eq(words_percent(pool, EN, 1), "100%");
	ck_assert_str_eq(words_percent(pool, NL, NAN), "");
}
END_TEST

START_TEST(weeks)
{
	ck_assert_str_eq(words_weeks(pool, NL, 51), "7 weken");
	ck_assert_str_eq(words_weeks(pool, NL, 7), "1 week");
	ck_assert_str_eq(words_weeks(pool, NL, 3.5), "1 week");
	ck_assert_str_eq(words_weeks(pool, NL, 3.4), "minder dan een week");
	ck_assert_str_eq(words_weeks(pool, NL, 0), "minder dan een week");
	ck_assert_str_eq(words_weeks(pool, EN, 14), "2 weeks");
	ck_assert_str_eq(words_weeks(pool, EN, 3), "less than a week");
	ck_assert_str_eq(words_weeks(pool, NL, NAN), "");
	ck_assert_str_eq(words_weeks_number(pool, NL, 51), "7,3");
}
END_TEST

START_TEST(days)
{
	ck_assert_str_eq(words_day(pool, NL, "2026-03-03"), "3 maart 2026");
	ck_assert_str_eq(words_day(pool, EN, "2026-03-03"), "3 March 2026");
	ck_assert_str_eq(words_day(pool, NL, "2026-02-30"), "2026-02-30");
	ck_assert_str_eq(words_day(pool, NL, ""), "");
	ck_assert_str_eq(words_month(NL, 8), "augustus");
	ck_assert_str_eq(words_month(NL, 13), "");
}
END_TEST

START_TEST(periods)
{
	ck_assert_str_eq(words_period(pool, NL, "2026JJ00"), "2026");
	ck_assert_str_eq(words_period(pool, NL, "2026KW01"), "het eerste kwartaal van 2026");
	ck_assert_str_eq(words_period(pool, EN, "2026KW04"), "the fourth quarter of 2026");
	ck_assert_str_eq(words_period(pool, NL, "2026MM03"), "maart 2026");
	ck_assert_str_eq(words_period(pool, NL, "2026HJ02"), "de tweede helft van 2026");
	ck_assert_str_eq(words_period(pool, NL, "2026JV02"),
			 "de 12 maanden tot en met juni 2026");
	ck_assert_str_eq(words_period(pool, NL, "nonsense"), "nonsense");
	ck_assert_str_eq(words_period_short(pool, NL, "2026KW01"), "2026 kw 1");
	ck_assert_str_eq(words_period_short(pool, EN, "2026KW01"), "2026 Q1");
	ck_assert_str_eq(words_period_short(pool, NL, "2026MM03"), "mrt 2026");
	ck_assert_str_eq(words_period_short(pool, NL, "2026MM13"), "2026MM13");
}
END_TEST

START_TEST(ends)
{
	ck_assert_str_eq(words_end_of(pool, NL, "2026KW01"), "eind maart 2026");
	ck_assert_str_eq(words_end_of(pool, NL, "2026MM11"), "eind november 2026");
	ck_assert_str_eq(words_end_of(pool, NL, "2026JJ00"), "eind december 2026");
	ck_assert_str_eq(words_end_of(pool, NL, "2026HJ01"), "eind juni 2026");
	ck_assert_str_eq(words_end_of(pool, EN, "2026JV03"), "the end of September 2026");
}
END_TEST

START_TEST(counts)
{
	ck_assert_str_eq(words_count(pool, NL, 1), "een");
	ck_assert_str_eq(words_count(pool, NL, 12), "twaalf");
	ck_assert_str_eq(words_count(pool, NL, 13), "13");
	ck_assert_str_eq(words_count(pool, EN, 0), "0");
}
END_TEST

Suite *suite_site_language(void)
{
	Suite *suite = suite_create("site_language");
	TCase *tcase = tcase_create("words");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, numbers);
	tcase_add_test(tcase, percents);
	tcase_add_test(tcase, weeks);
	tcase_add_test(tcase, days);
	tcase_add_test(tcase, periods);
	tcase_add_test(tcase, ends);
	tcase_add_test(tcase, counts);
	suite_add_tcase(suite, tcase);
	return suite;
}
