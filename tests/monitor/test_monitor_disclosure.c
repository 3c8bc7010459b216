/* C19 and the edges of hiding cells. */
#include "test_monitor.h"

#include <stdbool.h>
#include <string.h>

#include "ijw/monitor/disclosure.h"

enum { ALMELO, BORNE, LOSSER, TOTAAL_RIJ };
enum { HUISARTS, GEMEENTE, GI, TOTAAL_KOLOM };

static const int64_t c19[] = {34, 27, 12, 11, 6, 14, 15, 13, 21};

/* The pattern as a text: a line a row, totals included; . is shown, P primary, S secondary. */
static void expect_pattern(const struct tabel *tabel, const struct disclosure *disclosure,
			   const char *expected)
{
	char text[256];
	size_t length = 0;

	for (size_t i = 0; i <= tabel->rijen; i++) {
		for (size_t j = 0; j <= tabel->kolommen; j++) {
			const size_t place = tabel_plaats(tabel, i, j);

			text[length++] = ".PS"[disclosure->status[place]];
			ck_assert(disclosure->verborgen[place] ==
				  (disclosure->status[place] != DISCLOSURE_OPEN));
		}
		text[length++] = i < tabel->rijen ? ' ' : '\0';
	}
	ck_assert_str_eq(text, expected);
}

static void expect_interval(struct feasible feasible, int64_t onder, int64_t boven)
{
	ck_assert_int_eq(feasible.onder, onder);
	ck_assert_int_eq(feasible.boven, boven);
}

START_TEST(c19_borne)
{
	static const int64_t totals[] = {73, 31, 49}, below[] = {60, 46, 47, 153};
	struct pool *pool = pool_new();
	const struct tabel tabel = tabel_of(c19, 3, 3, pool);
	const struct disclosure disclosure = disclosure_of(&tabel, NULL, 10, pool);

	for (size_t i = 0; i < 3; i++)
		ck_assert_int_eq(tabel.aantal[tabel_plaats(&tabel, i, TOTAAL_KOLOM)], totals[i]);
	ck_assert_mem_eq(&tabel.aantal[tabel_plaats(&tabel, TOTAAL_RIJ, 0)], below, sizeof(below));
	expect_pattern(&tabel, &disclosure, ".... SP.. SS.. ....");
	ck_assert_uint_eq(disclosure.primair, 1);
	ck_assert_uint_eq(disclosure.secundair, 3);
	ck_assert_int_eq(disclosure.verlies, 39);
	expect_interval(feasible_of(&tabel, disclosure.verborgen, BORNE, GEMEENTE), 0, 17);
	expect_interval(feasible_of(&tabel, disclosure.verborgen, BORNE, HUISARTS), 0, 17);
	expect_interval(feasible_of(&tabel, disclosure.verborgen, LOSSER, HUISARTS), 9, 26);
	expect_interval(feasible_of(&tabel, disclosure.verborgen, LOSSER, GEMEENTE), 2, 19);
	expect_interval(feasible_of(&tabel, disclosure.verborgen, LOSSER, GI), 21, 21);
	ck_assert(disclosure_safe(&tabel, disclosure.verborgen, 10));
	ck_assert(disclosure_safe(&tabel, disclosure.verborgen, 17));
	ck_assert(!disclosure_safe(&tabel, disclosure.verborgen, 18));
	pool_free(pool);
}
END_TEST

/* The other rectangles cost 48, 53 and 72: each is taken as soon as those before it cost more. */
START_TEST(c19_alternatives)
{
	static const struct {
		size_t rij, kolom;
		int64_t more; /* youths in this cell */
		const char *pattern;
		int64_t verlies;
	} steps[] = {
	    {LOSSER, HUISARTS, 8, ".... SP.. SS.. ....", 47},
	    {LOSSER, HUISARTS, 2, ".... .PS. .SS. ....", 48},
	    {LOSSER, GI, 4, ".... SP.. SS.. ....", 49},
	    {LOSSER, GEMEENTE, 5, ".SS. .PS. .... ....", 53},
	    {ALMELO, GI, 20, ".... SP.. SS.. ....", 54},
	    {LOSSER, GEMEENTE, 19, "SS.. SP.. .... ....", 72},
	};
	struct pool *pool = pool_new();
	int64_t counts[9];

	memcpy(counts, c19, sizeof(c19));
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		struct tabel tabel;
		struct disclosure disclosure;

		counts[steps[i].rij * 3 + steps[i].kolom] += steps[i].more;
		tabel = tabel_of(counts, 3, 3, pool);
		disclosure = disclosure_of(&tabel, NULL, 10, pool);
		expect_pattern(&tabel, &disclosure, steps[i].pattern);
		ck_assert_int_eq(disclosure.verlies, steps[i].verlies);
	}
	pool_free(pool);
}
END_TEST

/* Hiding the small cell alone, or with its row only, hides nothing. */
START_TEST(c19_attacks)
{
	bool verborgen[16] = {false};
	struct pool *pool = pool_new();
	const struct tabel tabel = tabel_of(c19, 3, 3, pool);

	verborgen[tabel_plaats(&tabel, BORNE, GEMEENTE)] = true;
	expect_interval(feasible_of(&tabel, verborgen, BORNE, GEMEENTE), 6, 6);
	verborgen[tabel_plaats(&tabel, BORNE, HUISARTS)] = true;
	expect_interval(feasible_of(&tabel, verborgen, BORNE, GEMEENTE), 6, 6);
	verborgen[tabel_plaats(&tabel, LOSSER, GEMEENTE)] = true;
	expect_interval(feasible_of(&tabel, verborgen, BORNE, GEMEENTE), 6, 6);
	ck_assert(!disclosure_safe(&tabel, verborgen, 1));
	verborgen[tabel_plaats(&tabel, LOSSER, HUISARTS)] = true;
	expect_interval(feasible_of(&tabel, verborgen, BORNE, GEMEENTE), 0, 17);
	verborgen[tabel_plaats(&tabel, BORNE, TOTAAL_KOLOM)] = true;
	expect_interval(feasible_of(&tabel, verborgen, BORNE, GEMEENTE), 0, 17);
	expect_interval(feasible_of(&tabel, verborgen, BORNE, TOTAAL_KOLOM), 31, 31);
	pool_free(pool);
}
END_TEST

/* Without a rectangle inside that has room, totals go too: one row, two small cells of a row. */
START_TEST(totals_when_needed)
{
	static const int64_t one_row[] = {4, 20, 30}, small_row[] = {3, 4, 50, 60};
	static const int64_t narrow[] = {4, 5, 30, 40, 50, 60};
	struct pool *pool = pool_new();
	struct tabel tabel = tabel_of(one_row, 1, 3, pool);
	struct disclosure disclosure = disclosure_of(&tabel, NULL, 10, pool);

	/* What the region has is what the one gemeente has. */
	expect_pattern(&tabel, &disclosure, "PS.. PS..");
	expect_interval(feasible_of(&tabel, disclosure.verborgen, 0, 0), 0, 24);
	/* A gemeente with 7 youths in all: its total is small as well. */
	tabel = tabel_of(small_row, 2, 2, pool);
	disclosure = disclosure_of(&tabel, NULL, 10, pool);
	ck_assert(disclosure.verborgen[tabel_plaats(&tabel, 0, 2)]);
	ck_assert(!disclosure.verborgen[tabel_plaats(&tabel, 2, 2)]);
	ck_assert(disclosure_safe(&tabel, disclosure.verborgen, 10));
	/* 4 and 5 share a row, but the rectangle of both has room for 5 + 4 only: the third column
	 * goes as well, and what hides 4 has to hide 5. */
	tabel = tabel_of(narrow, 2, 3, pool);
	disclosure = disclosure_of(&tabel, NULL, 10, pool);
	expect_pattern(&tabel, &disclosure, "PPS. SSS. ....");
	ck_assert_int_eq(disclosure.verlies, 30 + 40 + 50 + 60);
	disclosure = disclosure_of(&tabel, NULL, 9, pool);
	expect_pattern(&tabel, &disclosure, "PP.. SS.. ....");
	pool_free(pool);
}
END_TEST

START_TEST(nothing_but_small_cells)
{
	static const int64_t zeros[12] = {0};
	static const int64_t one[] = {3};
	struct pool *pool = pool_new();
	struct tabel tabel = tabel_of(zeros, 3, 4, pool);
	struct disclosure disclosure = disclosure_of(&tabel, NULL, 10, pool);

	expect_pattern(&tabel, &disclosure, "PPPPP PPPPP PPPPP PPPPP");
	expect_interval(feasible_of(&tabel, disclosure.verborgen, 1, 1), 0, FEASIBLE_ONBEGRENSD);
	ck_assert_int_eq(disclosure.verlies, 0);
	disclosure = disclosure_of(&tabel, NULL, 0, pool);
	expect_pattern(&tabel, &disclosure, "..... ..... ..... .....");
	tabel = tabel_of(one, 1, 1, pool);
	disclosure = disclosure_of(&tabel, NULL, 10, pool);
	expect_pattern(&tabel, &disclosure, "PP PP");
	ck_assert(disclosure_safe(&tabel, disclosure.verborgen, 10));
	tabel = tabel_of(NULL, 0, 0, pool);
	disclosure = disclosure_of(&tabel, NULL, 10, pool);
	expect_pattern(&tabel, &disclosure, "P");
	pool_free(pool);
}
END_TEST

/* A cell hidden in an earlier vintage stays hidden and is protected like a small one. */
START_TEST(hidden_before)
{
	static const int64_t large[] = {34, 27, 12, 11, 16, 14, 15, 13, 21};
	bool verplicht[16] = {false};
	struct pool *pool = pool_new();
	const struct tabel tabel = tabel_of(large, 3, 3, pool);
	struct disclosure disclosure = disclosure_of(&tabel, NULL, 10, pool);

	expect_pattern(&tabel, &disclosure, ".... .... .... ....");
	verplicht[tabel_plaats(&tabel, LOSSER, GI)] = true;
	disclosure = disclosure_of(&tabel, verplicht, 10, pool);
	expect_pattern(&tabel, &disclosure, ".... S.S. S.P. ....");
	verplicht[tabel_plaats(&tabel, TOTAAL_RIJ, TOTAAL_KOLOM)] = true;
	disclosure = disclosure_of(&tabel, verplicht, 10, pool);
	ck_assert(disclosure_safe(&tabel, disclosure.verborgen, 10));
	ck_assert(disclosure.status[tabel_plaats(&tabel, 3, 3)] == DISCLOSURE_PRIMAIR);
	pool_free(pool);
}
END_TEST

START_TEST(one_provider)
{
	static const int64_t at_85[] = {85, 10, 5}, above[] = {86, 10, 4}, alone[] = {40};

	ck_assert(!disclosure_dominant(at_85, 3));
	ck_assert(disclosure_dominant(above, 3));
	ck_assert(disclosure_dominant(alone, 1));
	ck_assert(!disclosure_dominant(NULL, 0));
}
END_TEST

TCase *tcase_disclosure(void)
{
	TCase *tcase = tcase_create("disclosure");

	tcase_add_test(tcase, c19_borne);
	tcase_add_test(tcase, c19_alternatives);
	tcase_add_test(tcase, c19_attacks);
	tcase_add_test(tcase, totals_when_needed);
	tcase_add_test(tcase, nothing_but_small_cells);
	tcase_add_test(tcase, hidden_before);
	tcase_add_test(tcase, one_provider);
	return tcase;
}
