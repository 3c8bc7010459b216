/* Codes, keys and periods: how a cell is named. */
#include "test_monitor.h"

#include <stdio.h>

#include "ijw/base/date.h"
#include "ijw/monitor/sleutel.h"

static int32_t maand_of(int year, int month)
{
	return year * 12 + month - 1;
}

START_TEST(codes_keep_their_numbers)
{
	struct pool *pool = pool_new();
	struct codes codes;
	char code[] = "GM0153";

	codes_begin(&codes, pool);
	ck_assert_uint_eq(codes_number(&codes, DIM_REGIO, code), 2);
	code[5] = '1'; /* the text was copied */
	ck_assert_uint_eq(codes_number(&codes, DIM_REGIO, code), 3);
	ck_assert_uint_eq(codes_number(&codes, DIM_REGIO, "GM0153"), 2);
	ck_assert_uint_eq(codes_number(&codes, DIM_AANBIEDER, "01234567"), 2);
	ck_assert_str_eq(codes_text(&codes, DIM_REGIO, 2), "GM0153");
	ck_assert_str_eq(codes_text(&codes, DIM_REGIO, 3), "GM0151");
	ck_assert_uint_eq(codes_number(&codes, DIM_VERWIJZER, NULL), DEEL_ONBEKEND);
	ck_assert_uint_eq(codes_number(&codes, DIM_VERWIJZER, ""), DEEL_ONBEKEND);
	ck_assert_uint_eq(codes_number(&codes, DIM_VERWIJZER, "onbekend"), DEEL_ONBEKEND);
	ck_assert_uint_eq(codes_number(&codes, DIM_VERWIJZER, "T"), DEEL_TOTAAL);
	ck_assert_str_eq(codes_text(&codes, DIM_PILOT, DEEL_TOTAAL), "T");
	ck_assert_str_eq(codes_text(&codes, DIM_PILOT, DEEL_ONBEKEND), "onbekend");
	codes_end(&codes);
	pool_free(pool);
}
END_TEST

/* More codes than there are numbers: what comes after them is not known, the others stay. */
START_TEST(codes_are_bounded)
{
	struct pool *pool = pool_new();
	struct codes codes;
	char code[16];

	codes_begin(&codes, pool);
	for (unsigned i = 2; i < UINT16_MAX; i++) {
		/* Neither rising nor falling, so that each lands in the middle of the others. */
		snprintf(code, sizeof(code), "%08u", i * 40503u % 65536u);
		ck_assert_uint_eq(codes_number(&codes, DIM_AANBIEDER, code), i);
	}
	ck_assert_uint_eq(codes_number(&codes, DIM_AANBIEDER, "late"), DEEL_ONBEKEND);
	snprintf(code, sizeof(code), "%08u", 77u * 40503u % 65536u);
	ck_assert_uint_eq(codes_number(&codes, DIM_AANBIEDER, code), 77);
	ck_assert_str_eq(codes_text(&codes, DIM_AANBIEDER, 77), code);
	ck_assert_uint_eq(codes_number(&codes, DIM_REGIO, "GM0153"), 2);
	codes_end(&codes);
	pool_free(pool);
}
END_TEST

START_TEST(keys_have_masks)
{
	struct sleutel sleutel = {{0}};

	ck_assert_uint_eq(sleutel_mask(&sleutel), 0);
	sleutel.deel[DIM_REGIO] = DEEL_ONBEKEND;
	sleutel.deel[DIM_LEEFTIJD] = 4;
	ck_assert_uint_eq(sleutel_mask(&sleutel), 1u << DIM_REGIO | 1u << DIM_LEEFTIJD);
}
END_TEST

START_TEST(periods_as_cbs_spells_them)
{
	static const struct {
		enum periode_soort soort;
		int month; /* of 2025, inside it */
		const char *text;
		int first, last; /* months of 2025; 0 and below: of the year before */
	} cases[] = {
	    {PERIODE_MAAND, 6, "2025MM06", 6, 6},    {PERIODE_MAAND, 12, "2025MM12", 12, 12},
	    {PERIODE_KWARTAAL, 1, "2025KW01", 1, 3}, {PERIODE_KWARTAAL, 6, "2025KW02", 4, 6},
	    {PERIODE_HALFJAAR, 6, "2025HJ01", 1, 6}, {PERIODE_HALFJAAR, 7, "2025HJ02", 7, 12},
	    {PERIODE_JAAR, 1, "2025JJ00", 1, 12},    {PERIODE_JAAR, 12, "2025JJ00", 1, 12},
	    {PERIODE_VENSTER, 4, "2025JV02", -5, 6}, {PERIODE_VENSTER, 12, "2025JV04", 1, 12},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct tijdvak periode =
		    periode_of(cases[i].soort, maand_of(2025, cases[i].month));
		char text[PERIODE_TEXT];

		ck_assert_str_eq(periode_text(periode, text), cases[i].text);
		ck_assert_int_eq(periode_first(periode), maand_of(2025, cases[i].first));
		ck_assert_int_eq(periode.maand, maand_of(2025, cases[i].last));
		ck_assert_int_eq(periode_length(periode.soort), cases[i].last - cases[i].first + 1);
	}
}
END_TEST

START_TEST(months_have_days)
{
	const int32_t februari = maand_of(2024, 2), december = maand_of(2025, 12);

	ck_assert_int_eq(maand_first_day(februari), date_day(2024, 2, 1));
	ck_assert_int_eq(maand_last_day(februari), date_day(2024, 2, 29));
	ck_assert_int_eq(maand_first_day(december), date_day(2025, 12, 1));
	ck_assert_int_eq(maand_last_day(december), date_day(2025, 12, 31));
	ck_assert_int_eq(date_month(maand_last_day(december)), december);
}
END_TEST

TCase *tcase_sleutel(void)
{
	TCase *tcase = tcase_create("sleutel");

	tcase_add_test(tcase, codes_keep_their_numbers);
	tcase_add_test(tcase, codes_are_bounded);
	tcase_add_test(tcase, keys_have_masks);
	tcase_add_test(tcase, periods_as_cbs_spells_them);
	tcase_add_test(tcase, months_have_days);
	return tcase;
}
