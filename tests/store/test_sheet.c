/* Rows put in the order of the contract: by their columns, numbers that name something as numbers,
 * all else as the bytes that are shown, empty first. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/sheet.h"
#include "ijw/base/date.h"

static struct traject_row traject(int32_t begin, int32_t leveringen, int32_t dagen)
{
	return (struct traject_row){.begindatum = begin,
				    .einddatum = DAY_NONE,
				    .status = "lopend",
				    .leveringen = leveringen,
				    .aanbieders = 1,
				    .overstappen = 0,
				    .stapeling = 0,
				    .dagen = dagen,
				    .w5_dagen = LENGTH_NONE,
				    .draaideur = LENGTH_NONE};
}

static struct toewijzing_row toewijzing(int32_t gemeente, int64_t nummer, int64_t keten)
{
	return (struct toewijzing_row){.gemeente = gemeente,
				       .toewijzingnummer = nummer,
				       .toewijzingsdatum = DAY_NONE,
				       .ingangsdatum = DAY_NONE,
				       .einddatum = DAY_NONE,
				       .versies = 1,
				       .status = "actief",
				       .keten = keten,
				       .a3_dagen = LENGTH_NONE,
				       .a3_werkdagen = LENGTH_NONE};
}

static void expect(struct sheet *sheet, const char *expected)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	sheet_print(sheet, out);
	ck_assert_int_eq(fclose(out), 0);
	ck_assert_str_eq(text, expected);
	free(text);
	sheet_free(sheet);
}

START_TEST(numbers_are_in_the_order_of_numbers)
{
	static const int64_t numbers[] = {256,  2,  INT64_MAX, -1,   GETAL_NONE, 1000000,      255,
					  -300, 10, 0,         -256, 65536,      INT64_MIN + 1};
	struct sheet *sheet = sheet_new(&output_tables[TABLE_TOEWIJZING]);

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		const struct toewijzing_row row = toewijzing(153, numbers[i], GETAL_NONE);

		sheet_add(sheet, "c", &row);
	}
	expect(sheet, "GM0153,,c,,,,,,,,1,actief,,,,\n"
		      "GM0153,-9223372036854775807,c,,,,,,,,1,actief,,,,\n"
		      "GM0153,-300,c,,,,,,,,1,actief,,,,\n"
		      "GM0153,-256,c,,,,,,,,1,actief,,,,\n"
		      "GM0153,-1,c,,,,,,,,1,actief,,,,\n"
		      "GM0153,0,c,,,,,,,,1,actief,,,,\n"
		      "GM0153,2,c,,,,,,,,1,actief,,,,\n"
		      "GM0153,10,c,,,,,,,,1,actief,,,,\n"
		      "GM0153,255,c,,,,,,,,1,actief,,,,\n"
		      "GM0153,256,c,,,,,,,,1,actief,,,,\n"
		      "GM0153,65536,c,,,,,,,,1,actief,,,,\n"
		      "GM0153,1000000,c,,,,,,,,1,actief,,,,\n"
		      "GM0153,9223372036854775807,c,,,,,,,,1,actief,,,,\n");
}
END_TEST

START_TEST(a_column_counts_when_those_before_are_the_same)
{
	const struct toewijzing_row rows[] = {toewijzing(1000, 1, 9), toewijzing(153, 7, 10),
					      toewijzing(153, 7, 9), toewijzing(-1, 9, 1)};
	struct sheet *sheet = sheet_new(&output_tables[TABLE_TOEWIJZING]);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		sheet_add(sheet, "c", &rows[i]);
	expect(sheet, ",9,c,,,,,,,,1,actief,,1,,\n"
		      "GM0153,7,c,,,,,,,,1,actief,,9,,\n"
		      "GM0153,7,c,,,,,,,,1,actief,,10,,\n"
		      "GM1000,1,c,,,,,,,,1,actief,,9,,\n");
}
END_TEST

/* Counts and days as bytes: 10 before 9, and the year 10000 before 2024. */
START_TEST(what_counts_is_in_the_order_of_bytes)
{
	const struct traject_row rows[] = {traject(20000, 9, -3), traject(20000, 10, -24),
					   traject(date_day(10000, 1, 1), 1, 1),
					   traject(DAY_NONE, 1, 1), traject(20000, 10, 5)};
	struct sheet *sheet = sheet_new(&output_tables[TABLE_TRAJECT]);
	struct sheet *other = sheet_new(&output_tables[TABLE_TRAJECT]);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		sheet_add(i % 2 == 0 ? sheet : other, "c", &rows[i]);
	sheet_take(sheet, other);
	expect(sheet, "c,,,lopend,1,1,,,0,0,1,,\n"
		      "c,10000-01-01,,lopend,1,1,,,0,0,1,,\n"
		      "c,2024-10-04,,lopend,10,1,,,0,0,-24,,\n"
		      "c,2024-10-04,,lopend,10,1,,,0,0,5,,\n"
		      "c,2024-10-04,,lopend,9,1,,,0,0,-3,,\n");
}
END_TEST

START_TEST(what_a_sender_wrote_is_one_cell)
{
	struct verzoek_row row = {.aanbieder = "91000001",
				  .soort = "VOT",
				  .gemeente = 153,
				  .dagtekening = 20000,
				  .status = "open",
				  .antwoorddatum = DAY_NONE,
				  .besluitdatum = DAY_NONE,
				  .toewijzingnummer = GETAL_NONE,
				  .w1_dagen = LENGTH_NONE,
				  .w1_werkdagen = LENGTH_NONE,
				  .w1b_dagen = LENGTH_NONE,
				  .w2_dagen = LENGTH_NONE};
	static const char *const texts[] = {"a,b", "a\"b", "a", "=1+1", NULL, "a "};
	struct sheet *sheet = sheet_new(&output_tables[TABLE_VERZOEK]);

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		row.referentie = texts[i];
		sheet_add(sheet, "c", &row);
	}
	expect(sheet, "91000001,,VOT,c,GM0153,2024-10-04,,,,open,,,,,,,,\n"
		      "91000001,'=1+1,VOT,c,GM0153,2024-10-04,,,,open,,,,,,,,\n"
		      "91000001,a,VOT,c,GM0153,2024-10-04,,,,open,,,,,,,,\n"
		      "91000001,a ,VOT,c,GM0153,2024-10-04,,,,open,,,,,,,,\n"
		      "91000001,\"a\"\"b\",VOT,c,GM0153,2024-10-04,,,,open,,,,,,,,\n"
		      "91000001,\"a,b\",VOT,c,GM0153,2024-10-04,,,,open,,,,,,,,\n");
}
END_TEST

START_TEST(an_empty_sheet_prints_nothing)
{
	expect(sheet_new(&output_tables[TABLE_LEVERING]), "");
}
END_TEST

Suite *suite_sheet(void);
Suite *suite_sheet(void)
{
	Suite *suite = suite_create("sheet");
	TCase *tcase = tcase_create("sheet");

	tcase_add_test(tcase, numbers_are_in_the_order_of_numbers);
	tcase_add_test(tcase, a_column_counts_when_those_before_are_the_same);
	tcase_add_test(tcase, what_counts_is_in_the_order_of_bytes);
	tcase_add_test(tcase, what_a_sender_wrote_is_one_cell);
	tcase_add_test(tcase, an_empty_sheet_prints_nothing);
	suite_add_tcase(suite, tcase);
	return suite;
}
