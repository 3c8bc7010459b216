/* The lists from outside: what they say at the edges, and what is refused in them. */
#include <check.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ijw/base/date.h"
#include "ijw/rule/lijsten.h"
#include "ijw/rule/tarief.h"

Suite *suite_lijsten(void);

static struct lijsten *lijsten;
static struct buf complaints;

static void set_up(void)
{
	lijsten = lijsten_new();
	complaints = BUF_INIT(0);
}

static void tear_down(void)
{
	lijsten_free(lijsten);
	buf_free(&complaints);
}

static int32_t day(const char *text)
{
	int32_t number = 0;

	ck_assert_msg(date_parse(text, strlen(text), &number) == 0, "%s", text);
	return number;
}

static void given(enum lijst lijst, const char *text)
{
	int rc = lijsten_read(lijsten, lijst, "f.csv", text, strlen(text), &complaints);

	ck_assert_msg(rc == 0, "%s", complaints.data);
	ck_assert(lijsten_stand(lijsten, lijst)->given);
}

/* The list is wrong, and `sentence` is all that is said of it. */
static void wrong(enum lijst lijst, const char *text, const char *sentence)
{
	buf_clear(&complaints);
	ck_assert_int_eq(lijsten_read(lijsten, lijst, "f.csv", text, strlen(text), &complaints),
			 -1);
	ck_assert_str_eq(complaints.data, sentence);
	ck_assert(!lijsten_stand(lijsten, lijst)->given);
}

#define GEMEENTEN "code,naam,geldig_vanaf,geldig_tot\n"
#define PRODUCTEN "gemeente,categorie,code,geldig_vanaf,geldig_tot\n"
#define TARIEVEN "gemeente,aanbieder,code,eenheid,tarief,geldig_vanaf,geldig_tot\n"

static bool bestaat(const char *code, const char *date)
{
	return lijsten_gemeente(lijsten, code, day(date));
}

START_TEST(nothing_is_given)
{
	struct tarief_key key = {"0153", "91000001", "45A12", "04", 0};
	struct tarief tarief;

	for (int lijst = 0; lijst < LIJSTEN; lijst++)
		ck_assert(!lijsten_stand(lijsten, (enum lijst)lijst)->given);
	ck_assert(!bestaat("0153", "2026-01-01"));
	ck_assert_int_eq(lijsten_product(lijsten, "0153", "45", "45A12", 0), PRODUCT_ZONDER_LIJST);
	ck_assert(!lijsten_tarief(lijsten, &key, &tarief));
	ck_assert_ptr_null(lijsten_aanbieder(lijsten, "91000001"));
}
END_TEST

START_TEST(own_gemeenten)
{
	const struct lijst_stand *stand = lijsten_stand(lijsten, LIJST_GEMEENTEN);

	ck_assert_int_eq(lijsten_read_own(lijsten, &complaints), 0);
	ck_assert(stand->given && stand->own);
	ck_assert_ptr_null(stand->file);
	ck_assert_uint_eq(stand->lines, 342);
	ck_assert_int_eq(stand->vanaf, day("2026-01-01"));
	ck_assert(bestaat("0153", "2026-01-01"));
	ck_assert(bestaat("0820", "2031-12-31"));
	ck_assert(!bestaat("0000", "2026-06-01"));
	/* Before the list begins it is looked up as it began. */
	ck_assert(bestaat("0153", "2021-01-01"));
	ck_assert(!bestaat("9999", "2021-01-01"));
}
END_TEST

START_TEST(gemeente_by_day)
{
	given(LIJST_GEMEENTEN, GEMEENTEN "0501,Oud,2020-01-01,2022-12-31\n"
					 "1992,Nieuw,2023-01-01,\n"
					 "0501,Weer,2025-01-01,2025-01-01\n");
	ck_assert(bestaat("0501", "2022-12-31"));
	ck_assert(!bestaat("0501", "2023-01-01"));
	ck_assert(!bestaat("1992", "2022-12-31"));
	ck_assert(bestaat("1992", "2023-01-01"));
	ck_assert(!bestaat("0501", "2024-12-31"));
	ck_assert(bestaat("0501", "2025-01-01"));
	ck_assert(!bestaat("0501", "2025-01-02"));
	ck_assert(bestaat("0501", "2019-12-31"));
	ck_assert(!bestaat("1992", "2019-12-31"));
	ck_assert(!bestaat("050", "2022-12-31"));
	ck_assert_int_eq(lijsten_stand(lijsten, LIJST_GEMEENTEN)->vanaf, day("2020-01-01"));
}
END_TEST

static enum lijst_product product(const char *gemeente, const char *categorie, const char *code,
				  const char *date)
{
	return lijsten_product(lijsten, gemeente, categorie, code, day(date));
}

START_TEST(product_of_a_gemeente)
{
	given(LIJST_PRODUCTEN, PRODUCTEN "0153,45,45A12,2026-01-01,2026-06-30\r\n"
					 "0164,45,45B00,2026-01-01,\r\n");
	ck_assert_int_eq(product("0153", "45", "45A12", "2026-01-01"), PRODUCT_BEKEND);
	ck_assert_int_eq(product("0153", "45", "45A12", "2026-06-30"), PRODUCT_BEKEND);
	ck_assert_int_eq(product("0153", "45", "45A12", "2025-12-31"), PRODUCT_ONBEKEND);
	ck_assert_int_eq(product("0153", "45", "45A12", "2026-07-01"), PRODUCT_ONBEKEND);
	ck_assert_int_eq(product("0153", "46", "45A12", "2026-01-01"), PRODUCT_ONBEKEND);
	ck_assert_int_eq(product("0153", "45", "45B00", "2026-01-01"), PRODUCT_ONBEKEND);
	ck_assert_int_eq(product("0164", "45", "45B00", "2026-01-01"), PRODUCT_BEKEND);
	/* Whose list is not here is not judged by it. */
	ck_assert_int_eq(product("0193", "45", "45A12", "2026-01-01"), PRODUCT_ZONDER_LIJST);
	ck_assert_int_eq(product("0154", "45", "45A12", "2026-01-01"), PRODUCT_ZONDER_LIJST);
}
END_TEST

START_TEST(product_of_all)
{
	given(LIJST_PRODUCTEN, PRODUCTEN ",45,45A12,2026-01-01,\n0153,45,45X,2026-01-01,\n");
	ck_assert_int_eq(product("0153", "45", "45A12", "2026-01-01"), PRODUCT_BEKEND);
	ck_assert_int_eq(product("0153", "45", "45X", "2026-01-01"), PRODUCT_BEKEND);
	ck_assert_int_eq(product("0164", "45", "45A12", "2026-01-01"), PRODUCT_BEKEND);
	ck_assert_int_eq(product("0164", "45", "45X", "2026-01-01"), PRODUCT_ONBEKEND);
}
END_TEST

/* The tariff in cents, negative for one an hour; -1 when there is none. */
static int64_t tarief(const char *gemeente, const char *aanbieder, const char *code,
		      const char *eenheid, const char *date)
{
	struct tarief_key key = {gemeente, aanbieder, code, eenheid, day(date)};
	struct tarief out;

	if (!lijsten_tarief(lijsten, &key, &out))
		return -1;
	return out.per_uur ? -out.cent : out.cent;
}

START_TEST(tarief_by_party)
{
	given(LIJST_TARIEVEN, TARIEVEN ",,A,04,1000,2026-01-01,\n"
				       ",91000001,A,04,2000,2026-01-01,\n"
				       "0153,,A,04,3000,2026-01-01,\n"
				       "0153,91000001,A,04,4000,2026-03-01,2026-03-31\n"
				       "0153,91000001,A,01,77,2026-03-31,\n"
				       "0153,91000001,B,14,0,2026-01-01,\n");
	ck_assert_int_eq(tarief("0164", "91000002", "A", "04", "2026-01-01"), 1000);
	ck_assert_int_eq(tarief("0164", "91000001", "A", "04", "2026-01-01"), 2000);
	ck_assert_int_eq(tarief("0153", "91000002", "A", "04", "2026-01-01"), 3000);
	ck_assert_int_eq(tarief("0153", "91000001", "A", "04", "2026-02-28"), 3000);
	ck_assert_int_eq(tarief("0153", "91000001", "A", "04", "2026-03-01"), 4000);
	ck_assert_int_eq(tarief("0153", "91000001", "A", "04", "2026-03-31"), 4000);
	ck_assert_int_eq(tarief("0153", "91000001", "A", "04", "2026-04-01"), 3000);
	/* Minutes: by the hour where no minute was agreed. */
	ck_assert_int_eq(tarief("0153", "91000001", "A", "01", "2026-03-30"), -4000);
	ck_assert_int_eq(tarief("0153", "91000001", "A", "01", "2026-03-31"), 77);
	ck_assert_int_eq(tarief("0164", "91000002", "A", "01", "2026-03-31"), -1000);
	ck_assert_int_eq(tarief("0164", "91000002", "A", "14", "2026-03-31"), -1);
	ck_assert_int_eq(tarief("0164", "91000002", "B", "14", "2026-03-31"), -1);
	ck_assert_int_eq(tarief("0153", "91000001", "B", "14", "2026-03-31"), 0);
	ck_assert_int_eq(tarief("0153", "91000001", "A", "04", "2025-12-31"), -1);
}
END_TEST

START_TEST(aanbieder_names)
{
	given(LIJST_AANBIEDERS, "\xEF\xBB\xBF"
				"AGB,\"naam\"\r\n91000001,\"Huis, \"\"De Brug\"\"\"\r\n\r\n"
				"91000002,Caf\xC3\xA9");
	ck_assert_str_eq(lijsten_aanbieder(lijsten, "91000001"), "Huis, \"De Brug\"");
	ck_assert_str_eq(lijsten_aanbieder(lijsten, "91000002"), "Caf\xC3\xA9");
	ck_assert_ptr_null(lijsten_aanbieder(lijsten, "91000003"));
	ck_assert_uint_eq(lijsten_stand(lijsten, LIJST_AANBIEDERS)->lines, 2);
}
END_TEST

#define FIRST_LINE(header) "f.csv:1: the first line must be " header

START_TEST(headers)
{
	wrong(LIJST_GEMEENTEN, "", FIRST_LINE("code,naam,geldig_vanaf,geldig_tot"));
	wrong(LIJST_GEMEENTEN, "code;naam,geldig_vanaf;geldig_tot\n",
	      FIRST_LINE("code,naam,geldig_vanaf,geldig_tot"));
	wrong(LIJST_GEMEENTEN, "code,naam,geldig_vanaf\n",
	      FIRST_LINE("code,naam,geldig_vanaf,geldig_tot"));
	wrong(LIJST_PRODUCTEN, GEMEENTEN,
	      FIRST_LINE("gemeente,categorie,code,geldig_vanaf,geldig_tot"));
	wrong(LIJST_AANBIEDERS, "naam,agb\n", FIRST_LINE("agb,naam"));
	wrong(LIJST_AANBIEDERS, "agb,naam\n", "f.csv:1: there is no line below the header");
}
END_TEST

START_TEST(cells)
{
	static const char date[] =
	    "f.csv:2: geldig_vanaf must be a date that exists, as YYYY-MM-DD or DD-MM-YYYY";
	static const char until[] = "f.csv:2: geldig_tot must be a date as YYYY-MM-DD or DD-MM-YYYY, "
				    "not before geldig_vanaf, or empty";
	static const char cents[] = "f.csv:2: tarief must be whole cents, at most 8 digits";

	wrong(LIJST_GEMEENTEN, GEMEENTEN "153,x,2026-01-01,\n",
	      "f.csv:2: code must be four digits, as 0153");
	wrong(LIJST_GEMEENTEN, GEMEENTEN ",x,2026-01-01,\n",
	      "f.csv:2: code must be four digits, as 0153");
	wrong(LIJST_GEMEENTEN, GEMEENTEN "0153,,2026-01-01,\n", "f.csv:2: naam must be a name");
	wrong(LIJST_GEMEENTEN, GEMEENTEN "0153,\xE9,2026-01-01,\n",
	      "f.csv:2: the file must be in UTF-8; Excel writes it as 'CSV UTF-8'");
	wrong(LIJST_GEMEENTEN, GEMEENTEN "0153,x,01/01/2026,\n", date);
	wrong(LIJST_GEMEENTEN, GEMEENTEN "0153,x,,\n", date);
	wrong(LIJST_GEMEENTEN, GEMEENTEN "0153,x,2026-01-02,2026-01-01\n", until);
	wrong(LIJST_GEMEENTEN, GEMEENTEN "0153,x,2026-01-02,2026-02-29\n", until);
	wrong(LIJST_PRODUCTEN, PRODUCTEN "0153,4,A,2026-01-01,\n",
	      "f.csv:2: categorie must be two digits");
	wrong(LIJST_PRODUCTEN, PRODUCTEN "0153,45,ABCDEF,2026-01-01,\n",
	      "f.csv:2: code must be a product code of 1 to 5 characters");
	wrong(LIJST_PRODUCTEN, PRODUCTEN "GM0153,45,A,2026-01-01,\n",
	      "f.csv:2: gemeente must be four digits, as 0153, or empty for all");
	wrong(LIJST_TARIEVEN, TARIEVEN ",1,A,04,1,2026-01-01,\n",
	      "f.csv:2: aanbieder must be eight digits, or empty for all");
	wrong(LIJST_TARIEVEN, TARIEVEN ",,A,83,1,2026-01-01,\n",
	      "f.csv:2: eenheid must be 01, 04, 14, 16, 82 or 84");
	wrong(LIJST_TARIEVEN, TARIEVEN ",,A,04,12.50,2026-01-01,\n", cents);
	wrong(LIJST_TARIEVEN, TARIEVEN ",,A,04,-1,2026-01-01,\n", cents);
	wrong(LIJST_TARIEVEN, TARIEVEN ",,A,04,,2026-01-01,\n", cents);
	wrong(LIJST_TARIEVEN, TARIEVEN ",,A,04,100000000,2026-01-01,\n", cents);
	given(LIJST_TARIEVEN, TARIEVEN ",,\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9,04,99999999,"
				       "2026-01-01,2026-01-01\n");
}
END_TEST

START_TEST(lines)
{
	static const char must[] = "the line must have 2 cells, agb,naam, and every quote its "
				   "second one";
	char text[400];

	snprintf(text, sizeof(text), "f.csv:3: %s\nf.csv:5: %s\nf.csv:6: %s", must, must, must);
	wrong(LIJST_AANBIEDERS,
	      "agb,naam\r\n91000001,a\r\n91000002\r\n\r\n91000003,\"b\r\n91000004,c,d\r\n", text);
}
END_TEST

START_TEST(overlap)
{
#define SAME(line)                                                                                \
	"line " line " has the same key and holds on the same day; end the one before the other " \
	"begins, or take one out"
	wrong(LIJST_GEMEENTEN,
	      GEMEENTEN "0153,x,2026-01-01,2026-06-30\n0154,y,2026-01-01,\n0153,x,2026-06-30,\n",
	      "f.csv:4: " SAME("2"));
	wrong(LIJST_GEMEENTEN, GEMEENTEN "0153,x,2026-01-01,\n0153,x,2020-01-01,\n",
	      "f.csv:3: " SAME("2"));
	wrong(LIJST_AANBIEDERS, "agb,naam\n91000001,a\n91000001,a\n", "f.csv:3: " SAME("2"));
	wrong(LIJST_TARIEVEN,
	      TARIEVEN "0153,,A,04,1,2026-01-01,2026-01-31\n0153,,A,04,2,2026-01-31,\n",
	      "f.csv:3: " SAME("2"));
	given(LIJST_TARIEVEN,
	      TARIEVEN "0153,,A,04,1,2026-01-01,2026-01-31\n0153,,A,04,2,2026-02-01,\n");
}
END_TEST

START_TEST(many_faults)
{
	struct buf text = BUF_INIT(0);
	unsigned named = 0;

	buf_puts(&text, "agb,naam\n");
	for (int i = 0; i < 25; i++)
		buf_puts(&text, "x,y\n");
	ck_assert_int_eq(
	    lijsten_read(lijsten, LIJST_AANBIEDERS, "f.csv", text.data, text.length, &complaints),
	    -1);
	for (const char *at = complaints.data; (at = strchr(at, '\n')) != NULL; at++)
		named++;
	ck_assert_uint_eq(named, 20);
	ck_assert_ptr_nonnull(strstr(complaints.data, "\nf.csv: 5 more lines are wrong"));
	buf_free(&text);
}
END_TEST

START_TEST(large)
{
	struct buf text = BUF_INIT(0);
	clock_t begin, took; /* of the processor */

	buf_puts(&text, TARIEVEN);
	for (int i = 99999; i >= 0; i--)
		buf_printf(&text, "%04d,%08d,%05d,04,%d,2026-01-01,2026-12-31\n", i % 340,
			   91000000 + i % 1000, i, i);
	begin = clock();
	given(LIJST_TARIEVEN, text.data);
	took = (clock() - begin) * 1000 / CLOCKS_PER_SEC;
	ck_assert_msg(took < 3000, "%ld ms", (long)took);
	ck_assert_uint_eq(lijsten_stand(lijsten, LIJST_TARIEVEN)->lines, 100000);
	ck_assert_int_eq(tarief("0000", "91000000", "00000", "04", "2026-01-01"), 0);
	ck_assert_int_eq(tarief("0039", "91000999", "99999", "04", "2026-12-31"), 99999);
	ck_assert_int_eq(tarief("0039", "91000999", "99999", "04", "2027-01-01"), -1);
	buf_free(&text);
}
END_TEST

START_TEST(minutes_by_the_hour)
{
	ck_assert_int_eq(tarief_minuut(0), 0);
	ck_assert_int_eq(tarief_minuut(29), 0);
	ck_assert_int_eq(tarief_minuut(30), 1);
	ck_assert_int_eq(tarief_minuut(89), 1);
	ck_assert_int_eq(tarief_minuut(90), 2);
	ck_assert_int_eq(tarief_minuut(10000), 167);
	ck_assert_int_eq(tarief_minuten(10000, 90), 15000);
	ck_assert_int_eq(tarief_minuten(10001, 30), 5001);
	ck_assert_int_eq(tarief_minuten(10001, 29), 4834);
	ck_assert_int_eq(tarief_minuten(99999999, 99999999), 166666663333333);
	ck_assert_int_eq(tarief_minuten(10000, 0), 0);
}
END_TEST

/* What is right by the hour is possible by the minute, and the edge is met. */
START_TEST(minutes_by_the_claim)
{
	bool least = false, most = false;

	for (int64_t uur = 0; uur < 500; uur++)
		for (int64_t minuten = 0; minuten < 130; minuten++) {
			int64_t minuut = tarief_minuut(uur), off;

			off = tarief_minuten(uur, minuten) - minuten * minuut;
			ck_assert(tarief_mogelijk(minuten * minuut + off, minuten, minuut));
			least = least || 2 * off == -minuten;
			most = most || 2 * off == minuten - 1;
		}
	ck_assert(least && most);
	ck_assert(tarief_mogelijk(14985, 90, 167) && !tarief_mogelijk(14984, 90, 167));
	ck_assert(tarief_mogelijk(15075, 90, 167) && !tarief_mogelijk(15076, 90, 167));
	ck_assert(tarief_mogelijk(0, 0, 167) && !tarief_mogelijk(1, 0, 167));
}
END_TEST

/* What another process reads is the same list; half of it is none. */
START_TEST(packed)
{
	static const char text[] = GEMEENTEN "0153,\"A \"\"B\"\"\",2020-01-01,\n";
	struct buf bytes = BUF_INIT(0);
	struct lijsten *again;

	again = lijsten_unpack("", 0);
	ck_assert(again != NULL && !lijsten_stand(again, LIJST_GEMEENTEN)->given);
	lijsten_free(again);
	given(LIJST_GEMEENTEN, text);
	given(LIJST_PRODUCTEN, PRODUCTEN ",45,45A01,2020-01-01,\n");
	lijsten_pack(lijsten, &bytes);
	again = lijsten_unpack(bytes.data, bytes.length);
	ck_assert(again != NULL && lijsten_gemeente(again, "0153", day("2026-01-01")));
	for (enum lijst lijst = 0; lijst < LIJSTEN; lijst++) {
		const struct lijst_stand *ours = lijsten_stand(lijsten, lijst),
					 *theirs = lijsten_stand(again, lijst);

		ck_assert(ours->given == theirs->given && ours->lines == theirs->lines);
		ck_assert_mem_eq(ours->sha256, theirs->sha256, SHA256_BYTES);
	}
	lijsten_free(again);
	for (size_t length = 1; length < bytes.length; length++) {
		again = lijsten_unpack(bytes.data, length);
		ck_assert(again == NULL || !lijsten_stand(again, LIJST_PRODUCTEN)->given);
		lijsten_free(again);
	}
	buf_free(&bytes);
}
END_TEST

START_TEST(packed_own)
{
	struct buf bytes = BUF_INIT(0);
	struct lijsten *again;

	ck_assert_int_eq(lijsten_read_own(lijsten, &complaints), 0);
	lijsten_pack(lijsten, &bytes);
	ck_assert_uint_lt(bytes.length, 100);
	again = lijsten_unpack(bytes.data, bytes.length);
	ck_assert(again != NULL && lijsten_stand(again, LIJST_GEMEENTEN)->own);
	lijsten_free(again);
	buf_free(&bytes);
}
END_TEST

Suite *suite_lijsten(void)
{
	Suite *suite = suite_create("lijsten");
	TCase *say = tcase_create("what they say");
	TCase *refuse = tcase_create("what is refused");

	tcase_add_checked_fixture(say, set_up, tear_down);
	tcase_add_checked_fixture(refuse, set_up, tear_down);
	tcase_add_test(say, nothing_is_given);
	tcase_add_test(say, own_gemeenten);
	tcase_add_test(say, gemeente_by_day);
	tcase_add_test(say, product_of_a_gemeente);
	tcase_add_test(say, product_of_all);
	tcase_add_test(say, tarief_by_party);
	tcase_add_test(say, aanbieder_names);
	tcase_add_test(say, large);
	tcase_add_test(say, packed);
	tcase_add_test(say, packed_own);
	tcase_add_test(say, minutes_by_the_hour);
	tcase_add_test(say, minutes_by_the_claim);
	tcase_add_test(refuse, headers);
	tcase_add_test(refuse, cells);
	tcase_add_test(refuse, lines);
	tcase_add_test(refuse, overlap);
	tcase_add_test(refuse, many_faults);
	suite_add_tcase(suite, say);
	suite_add_tcase(suite, refuse);
	return suite;
}
