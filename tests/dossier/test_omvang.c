/* How much may be claimed on an assignment: the numbers that the standard gives, and the edges. */
#include <check.h>
#include <string.h>

#include "../../src/dossier/omvang.h"
#include "ijw/base/date.h"

enum { MONTHS = 12 };

static int32_t day(const char *text)
{
	int32_t number;

	ck_assert_int_eq(date_parse(text, strlen(text), &number), 0);
	return number;
}

/* One a time, by default without an end. */
static struct event assigned(const char *eenheid, const char *frequentie, const char *van,
			     const char *tot)
{
	struct event toewijzing = event_none();

	toewijzing.volume = 1;
	toewijzing.eenheid = eenheid;
	toewijzing.frequentie = frequentie;
	toewijzing.ingangsdatum = day(van);
	toewijzing.einddatum = tot != NULL ? day(tot) : DAY_NONE;
	return toewijzing;
}

/* The ProductPeriodes of an assignment, one a month: how much fits in each when one is worth this
 * much. */
static void expect_periods(const struct event *toewijzing, const int expected[MONTHS], int worth)
{
	int32_t begin = toewijzing->ingangsdatum, eind;
	int year, month, dayofmonth, count = 0;

	for (; begin <= toewijzing->einddatum; begin = eind + 1) {
		date_split(begin, &year, &month, &dayofmonth);
		eind = date_day(year + month / 12, month % 12 + 1, 1) - 1;
		if (eind > toewijzing->einddatum)
			eind = toewijzing->einddatum;
		ck_assert_int_lt(count, MONTHS);
		ck_assert_msg(omvang_of_period(toewijzing, begin, eind) == expected[count] * worth,
			      "%04d-%02d: %d", year, month,
			      (int)omvang_of_period(toewijzing, begin, eind));
		count++;
	}
	ck_assert_int_gt(count, 0);
}

/* The vectors: weeks that are touched, and output by Sundays. */
static const struct vector {
	const char *van;
	const char *tot;
	int effort[MONTHS];
	int output[MONTHS];
	int total;
} vectors[] = {
    {"2025-07-07", "2025-09-07", {4, 5, 1}, {3, 5, 1}, 9},
    {"2025-07-07", "2025-09-06", {4, 5, 1}, {3, 6, 0}, 9},
    {"2025-10-07", "2025-12-30", {4, 5, 5}, {3, 5, 5}, 13},
    {"2025-10-01", "2025-12-31", {5, 5, 5}, {4, 5, 5}, 14},
    {"2026-11-12", "2026-12-13", {4, 2}, {3, 2}, 5},
    {"2026-01-01",
     "2026-12-31",
     {5, 5, 6, 5, 5, 5, 5, 6, 5, 5, 6, 5},
     {4, 4, 5, 4, 5, 4, 4, 5, 4, 4, 5, 5},
     53},
    /* No Sunday at all: once, in the last period. */
    {"2026-06-29", "2026-07-04", {1, 1}, {0, 1}, 1},
    {"2026-06-01", "2026-06-06", {1}, {1}, 1},
    /* The day after the last Sunday. */
    {"2026-01-05", "2026-02-02", {4, 2}, {3, 2}, 5},
    /* A week is Monday to Sunday, also about New Year. */
    {"2026-12-28", "2027-01-03", {1, 1}, {0, 1}, 1},
    {"2026-12-27", "2026-12-28", {2}, {2}, 2},
    {"1969-12-03", "1970-01-04", {5, 1}, {4, 1}, 5},
};

START_TEST(weeks_of_the_standard)
{
	static const char *const effort[] = {"01", "04", "14", "16", "84"};
	static const char *const output[] = {"82", "83"};
	const struct vector *vector = &vectors[_i];

	for (int i = 0; i < 5; i++) {
		struct event toewijzing = assigned(effort[i], "2", vector->van, vector->tot);
		int worth = strcmp(effort[i], "04") == 0 ? 60 : 1;

		expect_periods(&toewijzing, vector->effort, worth);
		ck_assert_int_eq(omvang_of_toewijzing(&toewijzing, DAY_NONE),
				 vector->total * worth);
	}
	for (int i = 0; i < 2; i++) {
		struct event toewijzing = assigned(output[i], "2", vector->van, vector->tot);

		expect_periods(&toewijzing, vector->output, 1);
		ck_assert_int_eq(omvang_of_toewijzing(&toewijzing, DAY_NONE), vector->total);
	}
}
END_TEST

START_TEST(other_frequencies)
{
	struct event dag = assigned("01", "1", "2026-01-12", "2026-03-02");
	struct event maand = assigned("16", "4", "2025-11-30", "2026-02-01");
	struct event totaal = assigned("83", "6", "2026-01-12", "2026-03-02");

	dag.volume = maand.volume = totaal.volume = 7;
	ck_assert_int_eq(omvang_of_period(&dag, day("2026-01-12"), day("2026-01-31")), 7 * 20);
	ck_assert_int_eq(omvang_of_toewijzing(&dag, DAY_NONE), 7 * (20 + 28 + 2));
	/* A month is a whole one, also when a day of it is left. */
	ck_assert_int_eq(omvang_of_period(&maand, day("2025-11-30"), day("2025-11-30")), 7);
	ck_assert_int_eq(omvang_of_toewijzing(&maand, DAY_NONE), 7 * 4);
	ck_assert_int_eq(omvang_of_period(&totaal, day("2026-01-12"), day("2026-01-31")), 7);
	ck_assert_int_eq(omvang_of_toewijzing(&totaal, DAY_NONE), 7);
}
END_TEST

/* Without an end a total runs to what was claimed last. */
START_TEST(open_end)
{
	struct event dag = assigned("01", "1", "2026-01-12", NULL);
	struct event maand = assigned("01", "4", "2026-01-12", NULL);
	struct event totaal = assigned("01", "6", "2026-01-12", NULL);

	ck_assert_int_eq(omvang_of_toewijzing(&dag, day("2026-02-28")), 20 + 28);
	ck_assert_int_eq(omvang_of_toewijzing(&maand, day("2026-02-28")), 2);
	ck_assert_int_eq(omvang_of_toewijzing(&totaal, day("2026-02-28")), 1);
	ck_assert_int_eq(omvang_of_toewijzing(&totaal, DAY_NONE), 1);
	/* What was claimed before the assignment began gives no volume. */
	ck_assert_int_eq(omvang_of_toewijzing(&dag, day("2025-12-31")), 0);
	ck_assert_int_eq(omvang_of_toewijzing(&maand, day("2025-11-30")), 0);
}
END_TEST

START_TEST(no_limit)
{
	struct event budget = assigned(NULL, NULL, "2026-01-01", "2026-12-31");
	struct event strange = assigned("01", "3", "2026-01-01", "2026-12-31");

	budget.volume = GETAL_NONE;
	ck_assert_int_eq(omvang_of_toewijzing(&budget, DAY_NONE), GETAL_NONE);
	ck_assert_int_eq(omvang_of_period(&budget, day("2026-01-01"), day("2026-01-31")),
			 GETAL_NONE);
	ck_assert_int_eq(omvang_of_toewijzing(&strange, DAY_NONE), GETAL_NONE);
}
END_TEST

START_TEST(hours_and_minutes)
{
	struct event uren = assigned("04", "6", "2026-01-01", NULL);
	struct event minuten = assigned("01", "6", "2026-01-01", NULL);
	struct event prestatie = event_none();

	prestatie.volume = 2;
	prestatie.eenheid = "04";
	ck_assert_int_eq(omvang_claimed(&uren, &prestatie), 120);
	ck_assert_int_eq(omvang_claimed(&minuten, &prestatie), 0);
	prestatie.eenheid = "01";
	ck_assert_int_eq(omvang_claimed(&uren, &prestatie), 2);
	ck_assert_int_eq(omvang_claimed(&minuten, &prestatie), 2);
	ck_assert_int_eq(omvang_of_toewijzing(&uren, DAY_NONE), 60);
	ck_assert_int_eq(omvang_of_toewijzing(&minuten, DAY_NONE), 1);
	ck_assert(omvang_unit_fits("04", "01"));
	ck_assert(!omvang_unit_fits("01", "04"));
	ck_assert(omvang_unit_fits("82", "82"));
	ck_assert(!omvang_unit_fits("82", "83"));
	ck_assert(!omvang_unit_fits(NULL, "01"));
	ck_assert(!omvang_unit_fits("01", NULL));
}
END_TEST

Suite *suite_omvang(void);

Suite *suite_omvang(void)
{
	Suite *suite = suite_create("omvang");
	TCase *tcase = tcase_create("volume");

	tcase_add_loop_test(tcase, weeks_of_the_standard, 0, sizeof(vectors) / sizeof(vectors[0]));
	tcase_add_test(tcase, other_frequencies);
	tcase_add_test(tcase, open_end);
	tcase_add_test(tcase, no_limit);
	tcase_add_test(tcase, hours_and_minutes);
	suite_add_tcase(suite, tcase);
	return suite;
}
