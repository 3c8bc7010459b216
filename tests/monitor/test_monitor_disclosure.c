/* C19 and the edges of hiding counts. */
#include "test_monitor.h"

#include <stdbool.h>

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "region.h"

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

/* Of the region and its gemeenten, quarter by quarter: youths who became 18 and went on. */
static struct telling *region_of_quarters(size_t gemeenten, size_t quarters, size_t *count)
{
	struct telling *telling = xcalloc((gemeenten + 1) * quarters, sizeof(*telling));

	*count = (gemeenten + 1) * quarters;
	for (size_t i = 0; i < *count; i++) {
		telling[i].soort = TELLING_D07D;
		telling[i].sleutel.deel[DIM_REGIO] = (uint16_t)(i / quarters);
		telling[i].periode =
		    (struct tijdvak){PERIODE_KWARTAAL, 2010 * 12 + 2 + 3 * (int32_t)(i % quarters)};
	}
	return telling;
}

/* Late messages made a total small that was shown as 12: a reader still takes it for 12, and leaves
 * its parts as much room as before. What he would find from the number that it is now, he does not
 * find. */
START_TEST(a_total_that_became_small)
{
	enum { GEMEENTEN = 40, QUARTERS = 60, LATEST = 2024 * 12 + 11 };
	const struct disclosure_rules later = {.min_cel = MIN_CEL, .vaste_maand = LATEST};
	size_t count, unsafe;
	struct telling *telling = region_of_quarters(GEMEENTEN, QUARTERS, &count);

	for (size_t i = 0; i < count; i++) {
		const bool total = telling[i].sleutel.deel[DIM_REGIO] == DEEL_TOTAAL;

		telling[i].aantal = total || telling[i].sleutel.deel[DIM_REGIO] == ALMELO ? 3 : 0;
		telling[i].eerder_getoond = total;
		telling[i].eerder = total ? 12 : 0;
		telling[i].eerder_verborgen = !total;
	}
	disclosure_apply(telling, count, &later);
	ck_assert(telling[0].verborgen);
	ck_assert_uint_eq(disclosure_audit(telling, count, &later, &unsafe, 1), 0);
	/* A 3 that was shown gave the parts away then; parts that are new are given away now. */
	for (size_t i = 0; i < count; i++)
		telling[i].eerder = telling[i].aantal;
	ck_assert_uint_eq(disclosure_audit(telling, count, &later, &unsafe, 1), 0);
	for (size_t i = 0; i < count; i++)
		telling[i].eerder_verborgen = false;
	ck_assert_uint_gt(disclosure_audit(telling, count, &later, &unsafe, 1), 0);
	free(telling);
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

/* ---- A region, and leaks that are planted in what is published of it ---- */

enum { FIRST = 2023 * 12, MONTHS = 15, YOUTHS = 600 };

struct publication {
	struct region *region;
	const struct disclosure_rules *rules;
	struct telling *telling;
	size_t count;
};

static struct publication publish(void)
{
	static const struct region_size size = {4, YOUTHS, 4, 5, 3, FIRST, MONTHS};
	struct publication it = {.region = region_new(&size)};
	const int32_t kennisdatum = maand_last_day(FIRST + MONTHS);

	it.rules = region_rules(it.region, kennisdatum);
	it.telling = region_tellingen(it.region, kennisdatum, FIRST + MONTHS - 1, &it.count);
	disclosure_apply(it.telling, it.count, it.rules);
	return it;
}

static void publication_end(struct publication *it)
{
	free(it->telling);
	region_free(it->region);
}

static size_t audit(const struct publication *it)
{
	size_t unsafe;

	return disclosure_audit(it->telling, it->count, it->rules, &unsafe, 1);
}

/* Shows every hidden count of a table, an indicator and a kind of period that is not small. */
static size_t show(struct publication *it, enum telling_soort soort, unsigned mask,
		   enum periode_soort kind)
{
	size_t shown = 0;

	for (size_t i = 0; i < it->count; i++) {
		struct telling *telling = &it->telling[i];

		if (telling->soort != soort || sleutel_mask(&telling->sleutel) != mask ||
		    telling->periode.soort != kind || telling->primair || !telling->verborgen)
			continue;
		telling->verborgen = false;
		shown++;
	}
	return shown;
}

START_TEST(a_region_is_safe)
{
	struct publication it = publish(), again = publish();
	size_t hidden = 0;

	ck_assert_uint_eq(audit(&it), 0);
	for (size_t i = 0; i < it.count; i++) {
		ck_assert(!it.telling[i].primair || it.telling[i].verborgen);
		ck_assert(it.telling[i].primair == (it.telling[i].aantal < MIN_CEL));
		ck_assert(it.telling[i].verborgen == again.telling[i].verborgen);
		hidden += it.telling[i].verborgen;
	}
	ck_assert_uint_gt(hidden, 0);
	ck_assert_uint_lt(hidden, it.count);
	publication_end(&it);
	publication_end(&again);
}
END_TEST

/* In and out of a cell beside its stocks; windows of which all quarters but one are shown; a pilot
 * of one gemeente; all but one of the parts. */
START_TEST(planted_leaks_are_found)
{
	static const struct {
		enum telling_soort soort;
		unsigned mask;
		enum periode_soort kind;
	} leaks[] = {
	    {TELLING_F02, 1u << DIM_REGIO, PERIODE_KWARTAAL},
	    {TELLING_F04, 1u << DIM_REGIO, PERIODE_JAAR},
	    {TELLING_F02, 1u << DIM_AANBIEDER, PERIODE_VENSTER},
	    {TELLING_F02, 1u << DIM_PILOT, PERIODE_KWARTAAL},
	    {TELLING_F02, 1u << DIM_VERWIJZER, PERIODE_KWARTAAL},
	};

	struct publication it = publish();
	struct telling *safe = xmalloc(it.count * sizeof(*safe));

	memcpy(safe, it.telling, it.count * sizeof(*safe));
	for (size_t i = 0; i < sizeof(leaks) / sizeof(leaks[0]); i++) {
		memcpy(it.telling, safe, it.count * sizeof(*safe));
		ck_assert_uint_gt(show(&it, leaks[i].soort, leaks[i].mask, leaks[i].kind), 0);
		ck_assert_uint_gt(audit(&it), 0);
	}
	free(safe);
	publication_end(&it);
}
END_TEST

/* What earlier publications did is kept, and three in a row are safe; what one of them showed is
 * known to the next. */
START_TEST(three_publications)
{
	static const struct region_size size = {4, YOUTHS, 4, 5, 3, FIRST, MONTHS};
	struct publication it = {.region = region_new(&size)};
	struct telling *earlier = NULL;
	size_t earlier_count = 0, kept = 0;

	for (int32_t last = FIRST + MONTHS - 7; last < FIRST + MONTHS; last += 3) {
		const int32_t kennisdatum = maand_last_day(last + 1);

		it.rules = region_rules(it.region, kennisdatum);
		it.telling = region_tellingen(it.region, kennisdatum, last, &it.count);
		region_earlier(it.telling, it.count, earlier, earlier_count);
		disclosure_apply(it.telling, it.count, it.rules);
		ck_assert_uint_eq(audit(&it), 0);
		for (size_t i = 0; i < it.count; i++) {
			const struct telling *telling = &it.telling[i];

			ck_assert(!telling->eerder_verborgen || telling->verborgen);
			kept += telling->eerder_verborgen && !telling->primair;
		}
		free(earlier);
		earlier = it.telling;
		earlier_count = it.count;
	}
	ck_assert_uint_gt(kept, 0);
	for (size_t i = 0; i < it.count; i++)
		if (it.telling[i].eerder_verborgen && !it.telling[i].primair)
			it.telling[i].verborgen = false;
	ck_assert_uint_gt(audit(&it), 0);
	publication_end(&it);
}
END_TEST

/* ---- A pilot of some categories beside gemeenten and categories ---- */

static bool has_code(const uint16_t *codes, size_t count, uint16_t code)
{
	for (size_t i = 0; i < count; i++)
		if (codes[i] == code)
			return true;
	return false;
}

/* What the gemeenten and categories that a pilot does not have are together at the end of a year;
 * -1 without that table. */
static int64_t sum_of_others(const struct publication *it, const struct disclosure_pilot *pilot,
			     const struct telling *of)
{
	const unsigned mask = 1u << DIM_REGIO | 1u << DIM_PRODUCTCATEGORIE;
	int64_t sum = -1;

	for (size_t i = 0; i < it->count; i++) {
		const struct telling *cell = &it->telling[i];
		const uint16_t *deel = cell->sleutel.deel;

		if (cell->soort != of->soort || sleutel_mask(&cell->sleutel) != mask ||
		    cell->periode.maand != of->periode.maand ||
		    has_code(pilot->gemeente, pilot->gemeenten, deel[DIM_REGIO]) ||
		    has_code(pilot->categorie, pilot->categorieen, deel[DIM_PRODUCTCATEGORIE]))
			continue;
		sum = (sum < 0 ? 0 : sum) + cell->aantal;
	}
	return sum;
}

/* A category of two gemeenten, shown beside the totals of both, gives away what the other gemeenten
 * have in the other category: here eight who wait. */
START_TEST(pilots_leave_no_small_block)
{
	enum { BEGIN = 2022 * 12 + 3, LAST = BEGIN + 13 };
	static const struct region_size size = {233, 659, 4, 2, 2, BEGIN, 20};
	struct publication it = {.region = region_new(&size)};
	size_t shown = 0, unsafe;

	it.rules = region_rules(it.region, maand_last_day(LAST + 1));
	it.telling = region_tellingen(it.region, maand_last_day(LAST + 1), LAST, &it.count);
	disclosure_apply(it.telling, it.count, it.rules);
	ck_assert_uint_eq(disclosure_audit(it.telling, it.count, it.rules, &unsafe, 1), 0);
	for (size_t i = 0; i < it.count; i++) {
		const struct telling *of = &it.telling[i];
		int64_t others;

		if (of->verborgen || of->sleutel.deel[DIM_PILOT] != it.rules->pilot[2].pilot)
			continue;
		others = sum_of_others(&it, &it.rules->pilot[2], of);
		ck_assert(others < 0 || others >= MIN_CEL);
		shown++;
	}
	ck_assert_uint_gt(shown, 0);
	publication_end(&it);
}
END_TEST

/* ---- A pilot of all categories beside the gemeenten ---- */

/* Whether the gemeenten of a count are all shown: those that a pilot is about, or the others. */
static bool are_shown(const struct publication *it, const struct telling *of,
		      const struct disclosure_pilot *pilot, bool inside)
{
	size_t shown = 0;

	for (size_t i = 0; i < it->count; i++) {
		const struct telling *cell = &it->telling[i];

		if (cell->soort != of->soort || cell->periode.soort != of->periode.soort ||
		    cell->periode.maand != of->periode.maand ||
		    sleutel_mask(&cell->sleutel) != 1u << DIM_REGIO ||
		    has_code(pilot->gemeente, pilot->gemeenten, cell->sleutel.deel[DIM_REGIO]) !=
			inside)
			continue;
		if (cell->verborgen)
			return false;
		shown++;
	}
	return shown > 0;
}

/* A pilot of two gemeenten that is hidden: where both of them are hidden and the others are shown,
 * those and the region gave it away. */
START_TEST(the_others_give_no_pilot_away)
{
	enum { BEGIN = 2022 * 12 + 3, LAST = BEGIN + 8 };
	static const struct region_size size = {734, 535, 5, 5, 2, BEGIN, 12};
	struct publication it = {.region = region_new(&size)};
	struct telling *earlier = NULL;
	size_t earlier_count = 0, hidden = 0, unsafe;

	for (int32_t last = LAST - 3; last <= LAST; last += 3) {
		it.rules = region_rules(it.region, maand_last_day(last + 1));
		it.telling =
		    region_tellingen(it.region, maand_last_day(last + 1), last, &it.count);
		region_earlier(it.telling, it.count, earlier, earlier_count);
		disclosure_apply(it.telling, it.count, it.rules);
		ck_assert_uint_eq(disclosure_audit(it.telling, it.count, it.rules, &unsafe, 1), 0);
		free(earlier);
		earlier = it.telling;
		earlier_count = it.count;
	}
	for (size_t i = 0; i < it.count; i++) {
		const struct telling *of = &it.telling[i];
		const struct disclosure_pilot *pilot = &it.rules->pilot[1];

		if (!of->verborgen || of->eerder_verborgen || telling_is_clienten(of->soort) ||
		    of->sleutel.deel[DIM_PILOT] != pilot->pilot)
			continue;
		ck_assert(!are_shown(&it, of, pilot, false) && !are_shown(&it, of, pilot, true));
		hidden++;
	}
	ck_assert_uint_gt(hidden, 0);
	publication_end(&it);
}
END_TEST

/* ---- What stays visible ---- */

/* How many counts of gemeente by quarter there are, are shown and are small. */
struct visible {
	size_t all;
	size_t shown;
	size_t small;
};

static struct visible visible_of(const struct publication *it, enum telling_soort soort)
{
	struct visible visible = {0, 0, 0};

	for (size_t i = 0; i < it->count; i++) {
		const struct telling *telling = &it->telling[i];

		if (telling->soort != soort || telling->periode.soort != PERIODE_KWARTAAL ||
		    sleutel_mask(&telling->sleutel) != 1u << DIM_REGIO)
			continue;
		visible.all++;
		visible.shown += !telling->verborgen;
		visible.small += telling->primair;
	}
	return visible;
}

/* A gemeente that is small in some quarters is shown in the others: of fourteen gemeenten at least
 * nine in ten starts and stocks of a quarter stay. */
START_TEST(a_small_quarter_hides_no_gemeente)
{
	static const struct region_size size = {2, 2500, 14, 6, 4, FIRST, 24};
	struct publication it = {.region = region_new(&size)};
	const int32_t last = FIRST + 23;
	struct visible starts, stocks;

	it.rules = region_rules(it.region, maand_last_day(last + 1));
	it.telling = region_tellingen(it.region, maand_last_day(last + 1), last, &it.count);
	disclosure_apply(it.telling, it.count, it.rules);
	ck_assert_uint_eq(audit(&it), 0);
	starts = visible_of(&it, TELLING_F03);
	stocks = visible_of(&it, TELLING_F05);
	ck_assert_uint_gt(starts.small + stocks.small, 0);
	ck_assert_uint_ge(10 * starts.shown, 9 * starts.all);
	ck_assert_uint_ge(10 * stocks.shown, 9 * stocks.all);
	publication_end(&it);
}
END_TEST

/* The last of three publications, of which each knows the ones before and is safe. */
static struct publication third_of(const struct region_size *size)
{
	const int32_t end = size->eerste_maand + size->maanden;
	struct publication it = {.region = region_new(size)};
	struct telling *earlier = NULL;
	size_t earlier_count = 0;

	for (int32_t last = end - 7; last < end; last += 3) {
		it.rules = region_rules(it.region, maand_last_day(last + 1));
		it.telling = region_tellingen(it.region, maand_last_day(last + 1), last, &it.count);
		region_earlier(it.telling, it.count, earlier, earlier_count);
		disclosure_apply(it.telling, it.count, it.rules);
		ck_assert_uint_eq(audit(&it), 0);
		free(earlier);
		earlier = it.telling;
		earlier_count = it.count;
	}
	return it;
}

/* All ages are hidden of clients, since those of 18 and older were few at first: then those under
 * 18 are not shown beside all, who are. */
START_TEST(adults_are_not_given_away)
{
	static const struct region_size size = {7, 1971, 10, 2, 3, 2022 * 12 + 3, 22};
	struct publication it = third_of(&size);
	size_t seen = 0;

	for (size_t i = 0; i < it.count; i++) {
		const struct telling *telling = &it.telling[i];

		if (telling->periode.soort != PERIODE_JAAR ||
		    telling->periode.maand != 2023 * 12 + 11 ||
		    sleutel_mask(&telling->sleutel) != 0)
			continue;
		ck_assert(telling->soort != TELLING_F10 || !telling->verborgen);
		ck_assert(telling->soort != TELLING_F10P || telling->verborgen);
		seen += telling->soort == TELLING_F10 || telling->soort == TELLING_F10P;
	}
	ck_assert_uint_eq(seen, 2);
	publication_end(&it);
}
END_TEST

/* A region whose first publication hid who is in care at the end of the year: the third still finds
 * something to publish, and does not tell it by who came and went after. */
START_TEST(a_hidden_stock_is_followed)
{
	static const struct region_size size = {220, 97, 5, 5, 4, 2022 * 12 + 3, 13};
	struct publication it = third_of(&size);

	publication_end(&it);
}
END_TEST

TCase *tcase_disclosure(void)
{
	TCase *tcase = tcase_create("disclosure");

	tcase_add_test(tcase, c19_borne);
	tcase_add_test(tcase, c19_attacks);
	tcase_add_test(tcase, earlier_publications);
	tcase_add_test(tcase, a_total_that_became_small);
	tcase_add_test(tcase, shares);
	tcase_add_test(tcase, a_region_is_safe);
	tcase_add_test(tcase, planted_leaks_are_found);
	tcase_add_test(tcase, three_publications);
	tcase_add_test(tcase, pilots_leave_no_small_block);
	tcase_add_test(tcase, the_others_give_no_pilot_away);
	tcase_add_test(tcase, a_small_quarter_hides_no_gemeente);
	tcase_add_test(tcase, adults_are_not_given_away);
	tcase_add_test(tcase, a_hidden_stock_is_followed);
	return tcase;
}
