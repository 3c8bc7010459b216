/* What a reader finds by adding up, line after line. */
#include "test_monitor.h"

#include "../../src/monitor/bounds.h"

enum { MIN_CEL = 10 };

static const struct disclosure_rules rules = {.min_cel = MIN_CEL};

/* Of a table of four gemeenten and two categories the totals are shown, and
 * the first category of the first and last gemeente: the others have eight in the second. */
START_TEST(adding_up_finds_a_block)
{
	enum { GEMEENTEN = 4, ROW = 3, TABLE = (GEMEENTEN + 1) * ROW };
	static const int64_t aantal[TABLE] = {40, 30, 70, 14, 4,  18, 10, 4,
					      14, 30, 12, 42, 94, 50, 144};
	static const uint16_t gemeente[] = {2, 5}, categorie[] = {2};
	static const struct disclosure_pilot pilot = {2, 3, gemeente, 2, categorie, 1};
	const struct disclosure_rules one = {.min_cel = MIN_CEL, .pilot = &pilot, .pilots = 1};
	const struct tijdvak year = {PERIODE_JAAR, 2025 * 12 + 11};
	struct telling telling[TABLE + 1] = {{0}};
	struct equations equations;
	struct bounds bounds;

	for (uint16_t i = 0; i < TABLE; i++) {
		const uint16_t row = i / ROW, column = i % ROW;

		telling[i] =
		    (struct telling){.soort = TELLING_F05, .periode = year, .aantal = aantal[i]};
		telling[i].sleutel.deel[DIM_REGIO] = row < GEMEENTEN ? row + 2 : DEEL_TOTAAL;
		telling[i].sleutel.deel[DIM_PRODUCTCATEGORIE] =
		    column < 2 ? column + 2 : DEEL_TOTAAL;
		telling[i].verborgen = row < GEMEENTEN && column < 2;
	}
	telling[TABLE] = (struct telling){
	    .soort = TELLING_F05, .periode = {PERIODE_KWARTAAL, year.maand}, .aantal = 70};
	telling[TABLE].sleutel.deel[DIM_PILOT] = pilot.pilot;
	equations_begin(&equations, telling, TABLE + 1, &one);
	equations_add_blocks(&equations);
	bounds_begin(&bounds, &equations, false);
	for (size_t i = 1; i <= 2; i++) {
		const uint32_t node = equations.places.of[ROW * i + 1];

		ck_assert_double_eq(bounds.least[node], 0);
		ck_assert_double_eq(bounds.most[node], 8);
	}
	bounds_end(&bounds);
	equations_end(&equations);
}
END_TEST

/* Who was three in the first quarter is four at the end of the year: the year has clients of four
 * to eleven and need not have one of three. */
START_TEST(clients_grow_older)
{
	const int32_t last = 2025 * 12 + 11;
	struct telling telling[] = {
	    {.soort = TELLING_F10, .periode = {PERIODE_KWARTAAL, last}, .aantal = 20},
	    {.soort = TELLING_F10,
	     .periode = {PERIODE_JAAR, last},
	     .aantal = 12,
	     .verborgen = true}};
	struct equations equations;
	struct bounds bounds;

	telling[0].periode.maand -= 9;
	for (size_t i = 0; i < 2; i++)
		telling[i].sleutel.deel[DIM_LEEFTIJD] = 2;
	equations_begin(&equations, telling, 2, &rules);
	bounds_begin(&bounds, &equations, false);
	ck_assert_double_eq(bounds.least[equations.places.of[1]], 0);
	bounds_end(&bounds);
	equations_end(&equations);
}
END_TEST

TCase *tcase_bounds(void)
{
	TCase *tcase = tcase_create("bounds");

	tcase_add_test(tcase, adding_up_finds_a_block);
	tcase_add_test(tcase, clients_grow_older);
	return tcase;
}
