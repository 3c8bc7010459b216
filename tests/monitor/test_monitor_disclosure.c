/* C19 and the edges of hiding counts. */
#include "test_monitor.h"

#include <stdbool.h>

#include "ijw/monitor/disclosure.h"

enum { ALMELO = 2, BORNE, LOSSER, HUISARTS = 2, GEMEENTE, GI, CELLS = 16, MIN_CEL = 10 };

static const struct disclosure_rules rules = {.min_cel = MIN_CEL};

/* C19 as a table of one year with its totals: open waits by gemeente and verwijzer. */
static void c19_tellingen(struct telling *telling)
{
	static const int64_t aantal[CELLS] = {34, 27, 12, 73, 11, 6,  14, 31,
					      15, 13, 21, 49, 60, 46, 47, 153};

	for (uint16_t i = 0; i < CELLS; i++) {
		const uint16_t gemeente = i / 4, verwijzer = i % 4;

		telling[i] = (struct telling){.soort = TELLING_F05,
					      .periode = {PERIODE_JAAR, 2025 * 12 + 11},
					      .aantal = aantal[i]};
		telling[i].sleutel.deel[DIM_REGIO] = gemeente < 3 ? gemeente + 2 : DEEL_TOTAAL;
		telling[i].sleutel.deel[DIM_VERWIJZER] =
		    verwijzer < 3 ? verwijzer + 2 : DEEL_TOTAAL;
	}
}

/* The pattern as a text: a line a gemeente, totals last; . is shown, P primary, S secondary. */
static void expect_pattern(const struct telling *telling, const char *expected)
{
	char text[CELLS + 4];
	size_t length = 0;

	for (size_t i = 0; i < CELLS; i++) {
		text[length++] = telling[i].primair ? 'P' : telling[i].verborgen ? 'S' : '.';
		if (i % 4 == 3)
			text[length++] = i + 1 < CELLS ? ' ' : '\0';
	}
	ck_assert_str_eq(text, expected);
}

START_TEST(c19_borne)
{
	struct telling telling[CELLS];
	size_t unsafe;

	c19_tellingen(telling);
	disclosure_apply(telling, CELLS, &rules);
	expect_pattern(telling, ".... SP.. SS.. ....");
	ck_assert_uint_eq(disclosure_audit(telling, CELLS, &rules, &unsafe, 1), 0);
}
END_TEST

/* Hiding the small count alone, or with its row or column only, hides nothing. */
START_TEST(c19_attacks)
{
	static const size_t more[] = {4, 9};
	struct telling telling[CELLS];
	size_t unsafe;

	c19_tellingen(telling);
	ck_assert_uint_eq(disclosure_audit(telling, CELLS, &rules, &unsafe, 1), 1);
	ck_assert_uint_eq(unsafe, 5);
	telling[5].verborgen = true;
	ck_assert_uint_eq(disclosure_audit(telling, CELLS, &rules, &unsafe, 1), 1);
	for (size_t i = 0; i < 2; i++) {
		telling[more[i]].verborgen = true;
		ck_assert_uint_eq(disclosure_audit(telling, CELLS, &rules, &unsafe, 1), 2 + i);
	}
	telling[8].verborgen = true;
	ck_assert_uint_eq(disclosure_audit(telling, CELLS, &rules, &unsafe, 1), 0);
}
END_TEST

/* What was hidden stays so and is protected; what was shown stays so. */
START_TEST(earlier_publications)
{
	struct telling telling[CELLS];
	size_t unsafe;

	c19_tellingen(telling);
	telling[5].aantal += 10;
	disclosure_apply(telling, CELLS, &rules);
	expect_pattern(telling, ".... .... .... ....");
	telling[10].eerder_verborgen = true;
	disclosure_apply(telling, CELLS, &rules);
	ck_assert(telling[10].verborgen);
	ck_assert_uint_eq(disclosure_audit(telling, CELLS, &rules, &unsafe, 1), 0);
	c19_tellingen(telling);
	telling[8].eerder_getoond = true;
	disclosure_apply(telling, CELLS, &rules);
	ck_assert(!telling[8].verborgen);
	ck_assert(telling[5].verborgen);
	ck_assert_uint_eq(disclosure_audit(telling, CELLS, &rules, &unsafe, 1), 0);
}
END_TEST

START_TEST(shares)
{
	static const int64_t klassen[][2] = {{0, 0},     {9, 0},     {10, 10},   {29, 10},
					     {30, 30},   {99, 30},   {100, 100}, {299, 100},
					     {300, 300}, {9999, 300}};

	ck_assert(disclosure_aandeel_primair(9, 100, MIN_CEL));
	ck_assert(!disclosure_aandeel_primair(10, 100, MIN_CEL));
	ck_assert(!disclosure_aandeel_primair(90, 100, MIN_CEL));
	ck_assert(disclosure_aandeel_primair(91, 100, MIN_CEL));
	ck_assert(disclosure_aandeel_primair(0, 0, MIN_CEL));
	for (size_t i = 0; i < sizeof(klassen) / sizeof(klassen[0]); i++)
		ck_assert_int_eq(disclosure_noemer_klasse(klassen[i][0]), klassen[i][1]);
	ck_assert_double_eq(disclosure_heel_procent(0.528), 0.53);
	ck_assert_double_eq(disclosure_heel_procent(0.0049), 0);
	ck_assert_double_eq(disclosure_heel_procent(1), 1);
}
END_TEST

TCase *tcase_disclosure(void)
{
	TCase *tcase = tcase_create("disclosure");

	tcase_add_test(tcase, c19_borne);
	tcase_add_test(tcase, c19_attacks);
	tcase_add_test(tcase, earlier_publications);
	tcase_add_test(tcase, shares);
	return tcase;
}
