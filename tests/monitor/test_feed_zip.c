/* The workbook as a zip: whether what a library wrote is whole, and the rows that are put into it. */
#include <stdbool.h>
#include <string.h>

#include "../../src/monitor/feed_parts.h"
#include "pack.h"
#include "test_monitor.h"

#define SHEET "xl/worksheets/sheet1.xml"

static struct buf zip;

/* A zip of one member, and of a second that is sound. */
static void make(const char *name, const char *text)
{
	struct pack *pack;

	buf_free(&zip);
	pack = pack_new(&zip, PACK_ZIP, 0);
	pack_file(pack, name, text, strlen(text));
	pack_file(pack, "xl/workbook.xml", "<workbook/>\n", 12);
	pack_end(pack);
}

static bool is_whole(const char *name, const char *text)
{
	make(name, text);
	return feed_zip_whole(&zip);
}

START_TEST(whole)
{
	zip = BUF_INIT(0);
	ck_assert(is_whole(SHEET, "<worksheet><sheetData/></worksheet>"));
	ck_assert(!is_whole(SHEET, "<worksheet><sheetData/>"));
	ck_assert(!is_whole(SHEET, "<worksheet><sheetData/></works"));
	ck_assert(!is_whole(SHEET, ""));
	ck_assert(is_whole("xl/styles.xml", "<styles></styles>"));
	ck_assert(!is_whole("xl/styles.xml", "<styles></styl"));
	make("xl/styles.xml", "<styles></styles>");
	for (size_t cut = 0; cut < zip.length; cut++) {
		struct buf part = BUF_INIT(0);

		buf_add(&part, zip.data, cut);
		ck_assert_msg(!feed_zip_whole(&part), "%zu of %zu bytes", cut, zip.length);
		buf_free(&part);
	}
	buf_free(&zip);
}
END_TEST

static const struct feed_column columns[] = {
    {.name = "tekst", .kind = FEED_TEXT},
    {.name = "getal", .kind = FEED_NUMBER},
    {.name = "dag", .kind = FEED_DATE},
    {.name = "telling", .kind = FEED_INTEGER},
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]), DATE_STYLE = 12 };

/* Puts the rows where the sheet was. */
static int put_rows(void *table, size_t sheet, const char *text, struct zip_part *part)
{
	ck_assert_uint_eq(sheet, 1);
	ck_assert_str_eq(text, "<worksheet></worksheet>");
	feed_zip_add(part, "<worksheet>", 11);
	if (feed_sheet(table, DATE_STYLE, part) != 0)
		return -1;
	feed_zip_add(part, "</worksheet>", 12);
	return 0;
}

static int put_text(void *expected, size_t sheet, const char *text, struct zip_part *part)
{
	ck_assert_uint_eq(sheet, 1);
	ck_assert_str_eq(text, expected);
	feed_zip_add(part, text, strlen(text));
	return 0;
}

/* What stands in the sheet then: told by another round through the zip. */
static void has_rows(struct feed_table *table, const char *rows)
{
	struct buf filled = BUF_INIT(0), again = BUF_INIT(0), text = BUF_INIT(0);

	make(SHEET, "<worksheet></worksheet>");
	ck_assert_int_eq(feed_zip_sheets(&zip, put_rows, table, &filled), 0);
	ck_assert(feed_zip_whole(&filled));
	buf_printf(&text, "<worksheet>%s</worksheet>", rows);
	ck_assert_int_eq(feed_zip_sheets(&filled, put_text, text.data, &again), 0);
	ck_assert(feed_zip_whole(&again));
	buf_free(&filled);
	buf_free(&again);
	buf_free(&text);
	buf_free(&zip);
}

START_TEST(written)
{
	struct feed_table table = {.column = columns, .columns = COLUMNS};
	const char *const first[] = {"a & <b>", "0.1230", "2026-01-31", "12"};
	const char *const second[] = {" rand ", "-7.00", "geen dag", NULL};
	const char *const third[] = {"=1+1", "100", NULL, "0"};

	has_rows(&table, "");
	feed_add(&table, first);
	feed_add(&table, second);
	feed_add(&table, third);
	has_rows(&table,
		 "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>a &amp; &lt;b&gt;</t></is></c>"
		 "<c r=\"B2\"><v>0.123</v></c><c r=\"C2\" s=\"12\"><v>46053</v></c>"
		 "<c r=\"D2\"><v>12</v></c></row>"
		 "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> rand "
		 "</t></is></c><c r=\"B3\"><v>-7</v></c>"
		 "<c r=\"C3\" t=\"inlineStr\"><is><t>geen dag</t></is></c></row>"
		 "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>=1+1</t></is></c>"
		 "<c r=\"B4\"><v>100</v></c><c r=\"D4\"><v>0</v></c></row>");
	feed_clear(&table);
}
END_TEST

/* Columns as spreadsheets name them: A to Z, AA to AZ, BA and so on. */
START_TEST(names)
{
	enum { MANY = 703 };
	static const size_t some[] = {0, 25, 26, 51, 52, 701, 702};
	static const char *const name[] = {"A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"};
	static struct feed_column column[MANY];
	static const char *cell[MANY];
	struct feed_table table = {.column = column, .columns = MANY};
	struct buf rows = BUF_INIT(0);

	buf_puts(&rows, "<row r=\"2\">");
	for (size_t i = 0; i < sizeof(some) / sizeof(some[0]); i++) {
		column[some[i]].kind = FEED_NUMBER;
		cell[some[i]] = "1";
		buf_printf(&rows, "<c r=\"%s2\"><v>1</v></c>", name[i]);
	}
	buf_puts(&rows, "</row>");
	feed_add(&table, cell);
	has_rows(&table, rows.data);
	feed_clear(&table);
	buf_free(&rows);
}
END_TEST

/* A cell holds 32,767 characters at most. */
START_TEST(too_long)
{
	enum { LONGEST = 32767 };
	static char text[LONGEST + 2];
	const char *cells[COLUMNS] = {text};
	struct feed_table table = {.column = columns, .columns = COLUMNS};
	struct buf filled = BUF_INIT(0);

	make(SHEET, "<worksheet></worksheet>");
	feed_add(&table, cells);
	memset(text, '&', LONGEST);
	ck_assert_int_eq(feed_zip_sheets(&zip, put_rows, &table, &filled), 0);
	text[LONGEST] = 'b';
	ck_assert_int_eq(feed_zip_sheets(&zip, put_rows, &table, &filled), -1);
	feed_clear(&table);
	buf_free(&filled);
	buf_free(&zip);
}
END_TEST

TCase *tcase_feed_zip(void)
{
	TCase *tcase = tcase_create("feed_zip");

	tcase_add_test(tcase, whole);
	tcase_add_test(tcase, written);
	tcase_add_test(tcase, names);
	tcase_add_test(tcase, too_long);
	return tcase;
}
