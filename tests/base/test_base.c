/* Days, names, buffers, CSV. */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/clock.h"
#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/label.h"
#include "ijw/base/litter.h"

/* Every hour of years with and without a leap day: its next day begins when it does. */
START_TEST(days_begin)
{
	enum { HOUR = 3600 };

	for (int64_t now = INT64_C(1700000000); now < INT64_C(1800000000); now += HOUR) {
		int64_t next = clock_next_day(now);

		ck_assert_int_gt(next, now);
		ck_assert_int_eq(clock_day(next), clock_day(now) + 1);
		ck_assert_int_eq(clock_day(next - 1), clock_day(now));
	}
}
END_TEST

Suite *suite_base(void);

static int32_t day(const char *text)
{
	int32_t number = 0;

	ck_assert_msg(date_parse(text, strlen(text), &number) == 0, "%s", text);
	return number;
}

START_TEST(date_of_known_days)
{
	ck_assert_int_eq(day("1970-01-01"), 0);
	ck_assert_int_eq(day("1969-12-31"), -1);
	ck_assert_int_eq(day("2000-03-01"), 11017);
	ck_assert_int_eq(day("2024-02-29") + 1, day("2024-03-01"));
	ck_assert_int_eq(date_weekday(day("2025-01-06")), 0);
	ck_assert_int_eq(date_weekday(day("0001-01-01")), 0);
	ck_assert_int_eq(date_weekday(day("1969-12-28")), 6);
}
END_TEST

START_TEST(date_round_trip)
{
	char text[DATE_TEXT];

	for (int32_t number = day("0001-01-01"); number <= day("9999-12-31"); number += 17) {
		int32_t back = 0;

		date_format(number, text);
		ck_assert_int_eq(date_parse(text, strlen(text), &back), 0);
		ck_assert_int_eq(back, number);
	}
	ck_assert_str_eq(date_format(DAY_NONE, text), "");
	ck_assert_str_eq(date_format(DAY_NEVER, text), "");
	ck_assert_str_eq(date_format(date_day(12026, 12, 31), text), "12026-12-31");
	ck_assert_str_eq(date_format(date_day(-44, 3, 15), text), "-0044-03-15");
	ck_assert_str_eq(date_format(DAY_LATE - 1, text), "99999-12-31");
	ck_assert_str_eq(date_format(DAY_EARLY + 1, text), "-9999-01-01");
	ck_assert_str_eq(date_format(DAY_LATE, text), "");
	ck_assert_str_eq(date_format(DAY_EARLY, text), "");
	ck_assert_int_eq(DAY_OPEN, date_day(9999, 12, 31));
}
END_TEST

START_TEST(date_likely_years)
{
	ck_assert(date_is_likely(day("1900-01-01")) && !date_is_likely(day("1900-01-01") - 1));
	ck_assert(date_is_likely(day("2199-12-31")) && !date_is_likely(day("2199-12-31") + 1));
	ck_assert(!date_is_likely(DAY_NONE) && !date_is_likely(DAY_NEVER));
}
END_TEST

START_TEST(date_refuses)
{
	static const char *const bad[] = {"2025-02-29",  "2025-13-01", "2025-00-10", "2025-1-10",
					  "0000-01-01",  "2025-04-31", "2025-01-00", "20250101",
					  "2025-01-01 ", "2025/01/01", "+025-01-01", "1900-02-29"};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		int32_t number = 42;

		ck_assert_msg(date_parse(bad[i], strlen(bad[i]), &number) == -1, "%s", bad[i]);
		ck_assert_int_eq(number, 42);
	}
}
END_TEST

/* Every holiday of two years, and nothing else (definitions, section 3). */
START_TEST(date_holidays)
{
	static const char *const holidays[] = {
	    "2025-01-01", "2025-04-18", "2025-04-21", "2025-04-26", "2025-05-05", "2025-05-29",
	    "2025-06-09", "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06",
	    "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-25", "2026-12-25", "2026-12-26"};
	size_t next = 0;

	for (int32_t number = day("2025-01-01"); number <= day("2026-12-31"); number++) {
		bool expected =
		    next < sizeof(holidays) / sizeof(holidays[0]) && number == day(holidays[next]);

		next += expected;
		ck_assert_int_eq(date_is_holiday(number) != 0, expected);
	}
	ck_assert_uint_eq(next, sizeof(holidays) / sizeof(holidays[0]));
}
END_TEST

START_TEST(date_working_days)
{
	ck_assert_int_eq(date_workdays(day("2025-01-06"), day("2025-01-10")), 4);  /* C01, W1 */
	ck_assert_int_eq(date_workdays(day("2025-02-24"), day("2025-02-26")), 2);  /* C01, A1 */
	ck_assert_int_eq(date_workdays(day("2025-08-29"), day("2025-09-03")), 3);  /* C01, A2 */
	ck_assert_int_eq(date_workdays(day("2025-02-17"), day("2025-03-18")), 21); /* C08, A1 */
	ck_assert_int_eq(date_workdays(day("2025-04-17"), day("2025-04-22")), 1);
	ck_assert_int_eq(date_workdays(day("2025-09-03"), day("2025-08-29")), -3);
	ck_assert_int_eq(date_workdays(day("2025-08-29"), day("2025-08-29")), 0);
	/* In 2016 Ascension Day was 5 May. */
	ck_assert_int_eq(date_workdays(day("2016-05-03"), day("2016-05-06")), 2);
}
END_TEST

/* The count by years agrees with counting days. */
START_TEST(date_working_days_one_by_one)
{
	int32_t from = day("2015-12-20"), count = 0;

	for (int32_t to = from + 1; to < day("2028-01-10"); to++) {
		count += date_weekday(to) < 5 && !date_is_holiday(to);
		ck_assert_int_eq(date_workdays(from, to), count);
		ck_assert_int_eq(date_workdays(to, from), -count);
	}
	ck_assert_int_gt(date_workdays(day("0001-01-01"), day("9999-12-31")), 2500000);
}
END_TEST

START_TEST(label_escapes)
{
	char text[600], name[700], small[16];

	ck_assert_str_eq(label_show("a b.xml", text, sizeof(text)), "a b.xml");
	ck_assert_str_eq(label_show("x\n\x1b[1m\\", text, sizeof(text)), "x\\x0A\\x1B[1m\\x5C");
	ck_assert_str_eq(label_show("caf\xc3\xa9 \xff", text, sizeof(text)), "caf\xc3\xa9 \\xFF");
	ck_assert_str_eq(label_show("\xc2\x85", text, sizeof(text)), "\\xC2\\x85");
	memset(name, 'a', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	label_show(name, text, sizeof(text));
	ck_assert_uint_lt(strlen(text), 512);
	ck_assert_str_eq(text + strlen(text) - 3, "...");
	ck_assert_str_eq(label_show("abcdefghijklmnopqrst", small, sizeof(small)),
			 "abcdefghijkl...");
}
END_TEST

START_TEST(label_of_digits_between)
{
	char text[600], small[20];

	ck_assert_str_eq(label_show("2026-03/00012 JW305 (2).xml", text, sizeof(text)),
			 "2026-03/00012 JW305 (2).xml");
	ck_assert_str_eq(label_show("a1\xff"
				    "22",
				    text, sizeof(text)),
			 "a1\\xFF22");
	/* What is cut off is no part of a run of digits: nine of ten could be a BSN. */
	ck_assert_str_eq(label_show("abcdefg1999900006xyz", small, sizeof(small)), "abcdefg...");
}
END_TEST

START_TEST(litter_lists)
{
	ck_assert(litter_is("thumbs.DB") && litter_is("~$a.docx") && litter_is(".hidden"));
	ck_assert(litter_is("a.xml:Zone.Identifier"));
	ck_assert(!litter_is("a.xml") && !litter_is("xThumbs.db") && !litter_is("a.part"));
	ck_assert(litter_is_upload("a.PART") && litter_is_upload(".tmp"));
	ck_assert(!litter_is_upload("apart") && !litter_is_upload("a.part.xml"));
	litter_use("*.new, old*, mid*dle");
	ck_assert(litter_is("OLDER") && litter_is("mid and middle") && litter_is("old"));
	ck_assert(!litter_is("middle one") && !litter_is("thumbs.db") && !litter_is("bold"));
	ck_assert(litter_is_upload("x.new") && !litter_is_upload("x.part"));
	litter_use("");
	ck_assert(!litter_is("old") && !litter_is_upload("x.new"));
	litter_use(NULL);
	ck_assert(litter_is("desktop.ini") && litter_is_upload("x.part"));
}
END_TEST

/* What is known of the size of a file may be true no longer. */
START_TEST(file_of_another_size)
{
	const off_t sizes[] = {-1, 0, 1, 99, 100, 101, 5000};
	char content[100];
	int fd = memfd_create("file", 0);

	memset(content, 'x', sizeof(content));
	ck_assert_int_eq(write(fd, content, sizeof(content)), sizeof(content));
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		for (size_t ceiling = 98; ceiling < 103; ceiling++) {
			struct buf buf = BUF_INIT(ceiling);

			ck_assert_int_eq(lseek(fd, 0, SEEK_SET), 0);
			ck_assert_int_eq(file_read_sized(fd, sizes[i], &buf), ceiling < 100);
			ck_assert_uint_eq(buf.length, ceiling < 100 ? ceiling : 100);
			ck_assert_mem_eq(buf.data, content, buf.length);
			ck_assert_int_eq(buf.data[buf.length], '\0');
			buf_free(&buf);
		}
	close(fd);
}
END_TEST

static void want_file(int dir, const char *name, const char *content)
{
	struct buf buf = BUF_INIT(0);
	int fd = file_open(dir, name);

	ck_assert_int_eq(file_read(fd, &buf), 0);
	ck_assert_str_eq(buf.data, content);
	close(fd);
	buf_free(&buf);
}

/* What may replace replaces; what may not leaves a file, or a link, as it was, and nothing beside it. */
START_TEST(file_that_is_there)
{
	char folder[] = "/tmp/ijw-file-XXXXXX";
	int dir;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ck_assert_int_eq(file_publish_new(dir, "a", "one", 3, 0400), 0);
	want_file(dir, "a", "one");
	ck_assert_int_eq(file_publish_new(dir, "a", "two", 3, 0400), -1);
	ck_assert_int_eq(errno, EEXIST);
	want_file(dir, "a", "one");
	ck_assert_int_eq(file_publish(dir, "a", "two", 3, 0400), 0);
	want_file(dir, "a", "two");
	ck_assert_int_eq(symlinkat("nowhere", dir, "link"), 0);
	ck_assert_int_eq(file_publish_new(dir, "link", "one", 3, 0400), -1);
	ck_assert_int_eq(errno, EEXIST);
	ck_assert_int_eq(unlinkat(dir, "link", 0), 0);
	ck_assert_int_eq(unlinkat(dir, "a", 0), 0);
	close(dir);
	ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

START_TEST(bsn_eleven_test)
{
	ck_assert(bsn_passes("999900006"));
	ck_assert(!bsn_passes("000000000"));
	ck_assert(!bsn_passes("999900016"));
	ck_assert(!bsn_passes("123456789"));
}
END_TEST

START_TEST(buf_stops_at_its_ceiling)
{
	struct buf buf = BUF_INIT(8);

	ck_assert_int_eq(buf_puts(&buf, "12345678"), 0);
	ck_assert(!buf.overflow);
	ck_assert_int_eq(buf_puts(&buf, "9"), -1);
	ck_assert(buf.overflow);
	ck_assert_str_eq(buf.data, "12345678");
	ck_assert_ptr_null(buf_room(&buf, 1));
	buf_clear(&buf);
	ck_assert(!buf.overflow);
	ck_assert_int_eq(buf_printf(&buf, "%d", 1234567), 0);
	ck_assert_int_eq(buf_printf(&buf, "%d", 12), -1);
	ck_assert_str_eq(buf.data, "1234567");
	buf_free(&buf);
	ck_assert_int_eq(buf_puts(&buf, "again"), 0);
	buf_free(&buf);
}
END_TEST

/* Reads `text` (a literal, a NUL inside it included) and expects the cells of its lines. */
#define READS(text, ...) reads(text, sizeof(text) - 1, (const char *const[]){__VA_ARGS__, NULL})

/* Cells of a line joined by '|', with its number in front: "2:a|b"; "!" for no CSV, "+" behind
 * three cells for more. */
static void reads(const char *text, size_t length, const char *const *expected)
{
	struct buf bytes = BUF_INIT(0), line = BUF_INIT(0);
	char *cells[3];
	struct csv csv;
	int count;

	buf_add(&bytes, text, length);
	csv_begin(&csv, bytes.data, bytes.length);
	while ((count = csv_line(&csv, cells, 3)) >= 0) {
		buf_clear(&line);
		buf_printf(&line, "%u:%s", csv.line, count == 0 ? "!" : "");
		for (int i = 0; i < count && i < 3; i++)
			buf_printf(&line, "%s%s", i > 0 ? "|" : "", cells[i]);
		buf_puts(&line, count > 3 ? "+" : "");
		ck_assert_ptr_nonnull(*expected);
		ck_assert_str_eq(line.data, *expected);
		expected++;
	}
	ck_assert_ptr_null(*expected);
	ck_assert_int_eq(csv_line(&csv, cells, 3), -1);
	buf_free(&bytes);
	buf_free(&line);
}

START_TEST(csv_reads)
{
	READS("a,b,c\n1,,3\n", "1:a|b|c", "2:1||3");
	READS("a,b\r\n\r\n\n1,2", "1:a|b", "4:1|2");
	READS("\xEF\xBB\xBFnaam\n\xC3\xA9", "1:naam", "2:\xC3\xA9");
	READS("\"a,b\",\"say \"\"x\"\"\",\"\"\n", "1:a,b|say \"x\"|");
	READS("5\" pipe,x\n", "1:5\" pipe|x");
	READS("a,b,c\na,b,c,d\na,b,c,\n", "1:a|b|c", "2:a|b|c+", "3:a|b|c+");
	READS(",\n,,\n", "1:|", "2:||");
	READS("\"a\nb\n\"a\"b,c\nd\n", "1:!", "2:b", "3:!", "4:d");
	READS("a\0b\nc\n\0\n\0", "1:!", "2:c", "3:!", "4:!");
	READS("a\r\rb\r", "1:a\r\rb");
	READS("\xEF\xBB\xBF" "a;b\r\n1,5;\"x;y\"\r\n;\r\n", "1:a|b", "2:1,5|x;y", "3:|");
	READS("\"a;b\",c\nd;e,f\n", "1:a;b|c", "2:d;e|f");
	READS("a\nb;c\n", "1:a", "2:b;c");
	reads("", 0, (const char *const[]){NULL});
	reads("\n\r\n", 3, (const char *const[]){NULL});
}
END_TEST

/* Day, month and year of a cell; 0 when it is no date. */
static int date_of(const char *cell)
{
	int32_t day;
	int year, month, dayofmonth;

	if (csv_date(cell, &day) != 0)
		return 0;
	date_split(day, &year, &month, &dayofmonth);
	return (year * 100 + month) * 100 + dayofmonth;
}

START_TEST(csv_reads_dates)
{
	static const char *const none[] = {"",		 "1-2",	       "1-2-26",      "2026-1-2",
					   "31-04-2026", "29-02-2025", "01-13-2026",  "1/2/2026",
					   "1-2-2026 ",	 " 1-2-2026",  "001-2-2026",  "1-002-2026",
					   "-1-2-2026",	 "0-1-2026",   "20260102",    "1--2026",
					   "01-02-20267"};

	ck_assert_int_eq(date_of("2026-02-01"), 20260201);
	ck_assert_int_eq(date_of("01-02-2026"), 20260201);
	ck_assert_int_eq(date_of("1-2-2026"), 20260201);
	ck_assert_int_eq(date_of("31-1-2026"), 20260131);
	ck_assert_int_eq(date_of("1-12-2026"), 20261201);
	ck_assert_int_eq(date_of("29-02-2024"), 20240229);
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		ck_assert_int_eq(date_of(none[i]), 0);
}
END_TEST

static void puts_cell(const char *cell, const char *expected)
{
	struct buf out = BUF_INIT(0);

	buf_puts(&out, "");
	csv_put(&out, cell);
	ck_assert_str_eq(out.length > 0 ? out.data : "", expected);
	buf_free(&out);
}

/* Writes a table of a date, a text, a number and whatever through csv_excel, in pieces of `piece`
 * bytes. */
static void excel(const char *table, size_t piece, const char *expected)
{
	static const enum csv_excel kinds[] = {CSV_EXCEL_DATE, CSV_EXCEL_TEXT, CSV_EXCEL_NUMBER};
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size), *file = csv_excel(out, kinds, 3);

	setvbuf(file, NULL, _IONBF, 0);
	for (const char *at = table; *at != '\0'; at += strnlen(at, piece))
		fwrite(at, 1, strnlen(at, piece), file);
	ck_assert_int_eq(fclose(file), 0);
	fclose(out);
	ck_assert_str_eq(text, expected);
	free(text);
}

START_TEST(csv_writes_for_a_spreadsheet)
{
	static const char table[] = "dag,naam,bedrag,rest\n"
				    "2026-02-01,01234567,-12.50,2026-02-01\n"
				    ",4-11,0.05,4-11\n"
				    "2026-02-01,\"a;b, \"\"c\"\"\",7,12\n"
				    "x,2026-02-01,,1234567890123456\n"
				    ",43E01,,0\n"
				    ",\"a\nb\",,\"\"\n";
	static const char expected[] = "\xEF\xBB\xBF" "dag;naam;bedrag;rest\r\n"
				       "01-02-2026;\"=\"\"01234567\"\"\";-12,50;01-02-2026\r\n"
				       ";\"=\"\"4-11\"\"\";0,05;\"=\"\"4-11\"\"\"\r\n"
				       "01-02-2026;\"a;b, \"\"c\"\"\";7;12\r\n"
				       "x;\"=\"\"2026-02-01\"\"\";;\"=\"\"1234567890123456\"\"\"\r\n"
				       ";\"=\"\"43E01\"\"\";;0\r\n"
				       ";\"a\nb\";;\r\n";

	for (size_t piece = 1; piece < 9; piece++)
		excel(table, piece, expected);
	excel("", 1, "");
	excel("\"dag\",2026-02-01\n", 3, "\xEF\xBB\xBF" "dag;\"=\"\"2026-02-01\"\"\"\r\n");
}
END_TEST

/* What a spreadsheet would count with, or a terminal obey, leaves as text. */
START_TEST(csv_writes)
{
	puts_cell("", "");
	puts_cell("naam", "naam");
	puts_cell("a,\"b\"", "\"a,\"\"b\"\"\"");
	puts_cell("a\r\nb", "\"a\r\nb\"");
	puts_cell("=1+1", "'=1+1");
	puts_cell("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
	puts_cell("+31 6", "'+31 6");
	puts_cell("@SUM(A1)", "'@SUM(A1)");
	puts_cell("\t=1", "'\t=1");
	puts_cell("\r=1", "\"'\r=1\"");
	puts_cell("-", "'-");
	puts_cell("-1+1", "'-1+1");
	puts_cell("--1", "'--1");
	puts_cell("-12", "-12");
	puts_cell("-12.50", "-12.50");
	puts_cell("a=1", "a=1");
	puts_cell("2026-01-01", "2026-01-01");
	puts_cell("a\xC2\x9B[2J", "a\\xC2\\x9B[2J");
	puts_cell("\xC2\x80\xC2\x9F", "\\xC2\\x80\\xC2\\x9F");
	puts_cell("\xC2\xA0\xC3\xA9\xC2\xBF", "\xC2\xA0\xC3\xA9\xC2\xBF");
}
END_TEST

Suite *suite_base(void)
{
	Suite *suite = suite_create("base");
	TCase *dates = tcase_create("date");
	TCase *rest = tcase_create("label, buf, csv");

	tcase_add_test(dates, date_of_known_days);
	tcase_add_test(dates, date_round_trip);
	tcase_add_test(dates, date_likely_years);
	tcase_add_test(dates, date_refuses);
	tcase_add_test(dates, date_holidays);
	tcase_add_test(dates, date_working_days);
	tcase_add_test(dates, date_working_days_one_by_one);
	tcase_add_test(dates, days_begin);
	tcase_add_test(rest, label_escapes);
	tcase_add_test(rest, label_of_digits_between);
	tcase_add_test(rest, litter_lists);
	tcase_add_test(rest, file_of_another_size);
	tcase_add_test(rest, file_that_is_there);
	tcase_add_test(rest, bsn_eleven_test);
	tcase_add_test(rest, buf_stops_at_its_ceiling);
	tcase_add_test(rest, csv_reads);
	tcase_add_test(rest, csv_reads_dates);
	tcase_add_test(rest, csv_writes_for_a_spreadsheet);
	tcase_add_test(rest, csv_writes);
	suite_add_tcase(suite, dates);
	suite_add_tcase(suite, rest);
	return suite;
}
