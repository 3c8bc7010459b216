/* From bytes to typed records: parser, decoder, lexical values, content. */
#include <check.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "../../src/message/lexical.h"
#include "ijw/base/date.h"
#include "ijw/message/decode.h"
#include "ijw/message/xml.h"
#include "ijw/message/xsd.h"

static struct pool *pool;
static struct xml *xml;
static struct decode *decode;
static enum fault fault;
static uint32_t line;

static void set_up(void)
{
	pool = pool_new();
	xml = xml_new();
	decode = decode_new();
}

static void tear_down(void)
{
	decode_free(decode);
	xml_free(xml);
	pool_free(pool);
}

static int on_start(void *context, const char *name, const char *namespace, uint32_t at)
{
	(void)context, (void)namespace;
	decode_start(decode, name, at);
	return 0;
}

static void on_text(void *context, const char *bytes, size_t length)
{
	(void)context;
	decode_text(decode, bytes, length);
}

static void on_end(void *context)
{
	(void)context;
	decode_end(decode);
}

static const struct bericht *read(const char *text)
{
	static const struct xml_events events = {NULL, on_start, on_text, on_end, NULL};

	decode_begin(decode, pool);
	if (xml_parse(xml, text, strlen(text), NULL, &events, NULL, &fault, &line) != XML_DONE)
		return NULL;
	return decode_bericht(decode);
}

#define STOP                                                                                  \
	"<m:Bericht xmlns:m='http://www.istandaarden.nl/ijw/3_2/jw307/schema' xmlns:b='b'>\n" \
	"<m:Client><m:Bsn>999900006</m:Bsn><m:StopProducten>\n"                               \
	"<m:StopProduct><m:ToewijzingNummer> +007\n</m:ToewijzingNummer>"                     \
	"<m:Begindatum>2026-02-28</m:Begindatum></m:StopProduct>\n"                           \
	"<m:StopProduct><m:Einddatum>2026-03-01</m:Einddatum></m:StopProduct>\n"              \
	"</m:StopProducten></m:Client></m:Bericht>"

START_TEST(records)
{
	const struct bericht *bericht = read(STOP);
	const struct stopproduct *stop;

	ck_assert_ptr_nonnull(bericht);
	ck_assert_ptr_null(bericht->header);
	ck_assert_str_eq(bericht->client->bsn.text, "999900006");
	ck_assert_uint_eq(bericht->client->bsn.line, 2);
	ck_assert_ptr_null(bericht->client->geslacht.text);
	stop = bericht->client->stopproducten->stopproduct;
	ck_assert_int_eq(stop->toewijzingnummer.value, 7);
	ck_assert_str_eq(stop->toewijzingnummer.text, "+007");
	ck_assert_int_eq(stop->begindatum.value, date_day(2026, 2, 28));
	ck_assert_ptr_null(stop->einddatum.text);
	stop = RECORD_NEXT(stop);
	ck_assert_int_eq(stop->einddatum.value, date_day(2026, 3, 1));
	ck_assert_uint_eq(stop->record.line, 5);
	ck_assert_ptr_null(RECORD_NEXT(stop));
	ck_assert_str_eq(record_path(&stop->record, "Einddatum", pool),
			 "/Bericht/Client/StopProducten/StopProduct[2]/Einddatum");
}
END_TEST

START_TEST(unknown_elements)
{
	const struct bericht *bericht =
	    read("<Bericht><Client><Wat><Bsn>1</Bsn></Wat><Bsn>2</Bsn><Bsn>3</Bsn></Client>"
		 "<Client><Geslacht>1</Geslacht></Client></Bericht>");

	ck_assert_str_eq(bericht->client->bsn.text, "2");
	ck_assert_ptr_null(bericht->client->geslacht.text);
	ck_assert_ptr_null(read("<Brief/>"));
	ck_assert_str_eq(decode_path(decode), "/*");
}
END_TEST

static void ck_content(const char *a, const char *b, int same)
{
	struct buf first = BUF_INIT(0), second = BUF_INIT(0);

	decode_content(read(a), &first);
	decode_content(read(b), &second);
	ck_assert_int_eq(first.length == second.length &&
			     memcmp(first.data, second.data, first.length) == 0,
			 same);
	buf_free(&first);
	buf_free(&second);
}

START_TEST(content)
{
	ck_content(
	    "<Bericht><Client><Bsn>1</Bsn></Client></Bericht>",
	    "<x:Bericht xmlns:x='y'>\n <x:Client> <x:Bsn>&#49;</x:Bsn></x:Client></x:Bericht>", 1);
	ck_content("<Bericht><Client><Bsn>1</Bsn></Client></Bericht>",
		   "<Bericht><Client><Bsn>01</Bsn></Client></Bericht>", 0);
	ck_content("<Bericht><Header><BerichtVersie>3</BerichtVersie></Header></Bericht>",
		   "<Bericht><Header><BerichtVersie> +03 </BerichtVersie></Header></Bericht>", 1);
	ck_content("<Bericht><Client><Bsn>1</Bsn></Client></Bericht>",
		   "<Bericht><Client><Geslacht>1</Geslacht></Client></Bericht>", 0);
	ck_content("<Bericht><Client/></Bericht>", "<Bericht/>", 0);
}
END_TEST

START_TEST(markup_in_value)
{
	ck_assert_ptr_null(
	    read("<Bericht><Client>\n<Bsn>9999<!-- -->00006</Bsn></Client></Bericht>"));
	ck_assert_int_eq(fault, FAULT_MARKUP);
	ck_assert_uint_eq(line, 2);
	ck_assert_ptr_null(read("<Bericht><Client><Bsn><![CDATA[9]]></Bsn></Client></Bericht>"));
	ck_assert_ptr_null(read("<Bericht><Client><Bsn>9<?a b?></Bsn></Client></Bericht>"));
	ck_assert_ptr_nonnull(read("<Bericht><!-- a --><Client><Bsn>9</Bsn></Client></Bericht>"));
}
END_TEST

START_TEST(not_well_formed)
{
	static const char *const texts[] = {"<Bericht>",
					    "<Bericht/><Bericht/>",
					    "<Bericht/>x",
					    "<Bericht>&x;</Bericht>",
					    "<Bericht a='1' a='2'/>",
					    "<a:Bericht/>",
					    "x",
					    ""};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		ck_assert_ptr_null(read(texts[i]));
		ck_assert_int_eq(fault, FAULT_SYNTAX);
	}
	/* The parser is as good as new after any of them. */
	ck_assert_ptr_nonnull(read("<Bericht/>"));
}
END_TEST

START_TEST(depth)
{
	char text[2048] = "";

	for (int i = 0; i < 65; i++)
		strcat(text, "<a>");
	for (int i = 0; i < 65; i++)
		strcat(text, "</a>");
	read(text);
	ck_assert_int_eq(fault, FAULT_NONE);
	memmove(text + 3, text, strlen(text) + 1);
	memcpy(text, "<a>", 3);
	strcat(text, "</a>");
	read(text);
	ck_assert_int_eq(fault, FAULT_DEPTH);
}
END_TEST

START_TEST(integers)
{
	ck_assert_int_eq(lexical_integer("0", 1), 0);
	ck_assert_int_eq(lexical_integer("-0", 2), 0);
	ck_assert_int_eq(lexical_integer("-12", 3), -12);
	ck_assert_int_eq(lexical_integer("999999999999999999", 18), 999999999999999999);
	ck_assert_int_eq(lexical_integer("0000000000000000000001", 22), 1);
	ck_assert_int_eq(lexical_integer("1000000000000000000", 19), INT64_MAX);
}
END_TEST

START_TEST(times)
{
	const int64_t second = 1000000000;

	ck_assert_int_eq(lexical_time("00:00:00", 8), 0);
	ck_assert_int_eq(lexical_time("24:00:00", 8), 86400 * second);
	ck_assert_int_eq(lexical_time("10:15:30.5", 10),
			 (10 * 3600 + 15 * 60 + 30) * second + second / 2);
	ck_assert_int_eq(lexical_time("10:15:30.500000000000", 21), lexical_time("10:15:30.5", 10));
	ck_assert_int_eq(lexical_time("00:00:00.0000000001", 19), 0);
	/* in a message that the schema refuses: any number, but one that two digits can make */
	ck_assert_int_lt(lexical_time("9999600000:21:00", 16), 100 * 3660 * second);
	ck_assert_int_lt(lexical_time("999999999999999999:99:9", 23), 100 * 3660 * second);
	ck_assert_int_eq(lexical_time("", 0), 0);
}
END_TEST

START_TEST(dates)
{
	ck_assert_int_eq(lexical_date("1970-01-02", 10), 1);
	/* never another date */
	ck_assert_int_eq(lexical_date("0001-01-01", 10), date_day(1, 1, 1));
	ck_assert_int_eq(lexical_date("-0044-03-15", 11), date_day(-44, 3, 15));
	ck_assert_int_eq(lexical_date("12026-01-01", 11), date_day(12026, 1, 1));
	ck_assert_int_eq(lexical_date("12024-02-29", 11), date_day(12024, 2, 29));
	ck_assert_int_eq(lexical_date("99999-12-31", 11), DAY_LATE - 1);
	ck_assert_int_eq(lexical_date("-9999-01-01", 11), DAY_EARLY + 1);
	/* past what is counted, or no date at all: what the schema refuses */
	ck_assert_int_eq(lexical_date("100000-01-01", 12), DAY_LATE);
	ck_assert_int_eq(lexical_date("99999999999999999999-01-01", 26), DAY_LATE);
	ck_assert_int_eq(lexical_date("-10000-12-31", 12), DAY_EARLY);
	ck_assert_int_eq(lexical_date("2026-13-01", 10), DAY_LATE);
	ck_assert_int_eq(lexical_date("", 0), DAY_LATE);
	ck_assert_int_eq(lexical_date("-", 1), DAY_EARLY);
}
END_TEST

START_TEST(types)
{
	for (int type = 1; type < BERICHT_TYPES; type++) {
		const struct bericht_info *info = bericht_info((enum berichttype)type);

		if (info->retour != BERICHT_ONBEKEND)
			ck_assert_int_eq(bericht_info(info->retour)->retourop, type);
	}
}
END_TEST

START_TEST(releases_by_namespace)
{
	const struct release *release;
	char name[RELEASE_NAME];

	for (size_t i = 0; i < releases_count; i++) {
		ck_assert_ptr_eq(release_named(releases[i]->name), releases[i]);
		ck_assert_ptr_eq(release_numbered(releases[i]->number), releases[i]);
		ck_assert_uint_eq(release_place(releases[i]), i);
		ck_assert(i == 0 || releases[i]->number < releases[i - 1]->number);
		for (int type = 1; type < BERICHT_TYPES; type++) {
			const char *namespace = releases[i]->message[type].namespace;

			ck_assert_int_eq(release_of(namespace, strlen(namespace), &release), type);
			ck_assert_ptr_eq(release, releases[i]);
			release_name(namespace, strlen(namespace), name);
			ck_assert_str_eq(name, releases[i]->name);
			ck_assert_int_eq(release_of(namespace, strlen(namespace) - 1, &release), 0);
		}
	}
	ck_assert_str_eq(release_present()->name, "3.2");
	ck_assert_ptr_null(release_named("2.4"));
	ck_assert_int_eq(release_of(RELEASE_ROOT "2_4/jw301/schema", 47, &release), 0);
	ck_assert_ptr_null(release);
	release_name(RELEASE_ROOT "2_4/jw301/schema", 47, name);
	ck_assert_str_eq(name, "2.4");
	ck_assert_int_eq(release_of("http://www.istandaarden.nl/iwmo/3_2/", 36, &release), 0);
	release_name("http://www.istandaarden.nl/iwmo/3_2/", 36, name);
	ck_assert_str_eq(name, "");
	ck_assert_int_eq(release_of("", 0, &release), 0);
}
END_TEST

/* ---- Schemas in threads ---- */

enum { THREADS = 4, ROUNDS = 12 };

static void *compile_all(void *failed)
{
	for (int round = 0; round < ROUNDS; round++) {
		struct xsd *set = xsd_open(NULL);

		if (set == NULL || xsd_check(set) != 0)
			*(bool *)failed = true;
		xsd_free(set);
	}
	return NULL;
}

/* Every thread that judges has a set of its own; what one compiles does not disturb the others. */
START_TEST(schemas_in_threads)
{
	pthread_t thread[THREADS];
	bool failed[THREADS] = {false};

	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&thread[i], NULL, compile_all, &failed[i]), 0);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_join(thread[i], NULL), 0);
	for (int i = 0; i < THREADS; i++)
		ck_assert(!failed[i]);
}
END_TEST

/* What the tables say of the schemas that they were made from is what is made of the same files. */
START_TEST(schemas_hash)
{
	struct xsd *own = xsd_open(NULL), *folder = xsd_open("xsd/3.2");

	ck_assert_ptr_nonnull(folder);
	ck_assert_uint_eq(strlen(xsd_hash(own, release_present())), 64);
	ck_assert_str_eq(xsd_hash(own, release_present()), xsd_hash(folder, xsd_given(folder)));
	xsd_free(own);
	xsd_free(folder);
}
END_TEST

Suite *suite_message(void);

Suite *suite_message(void)
{
	Suite *suite = suite_create("message");
	TCase *parsing = tcase_create("parsing"), *values = tcase_create("values");

	tcase_add_checked_fixture(parsing, set_up, tear_down);
	tcase_add_test(parsing, records);
	tcase_add_test(parsing, unknown_elements);
	tcase_add_test(parsing, content);
	tcase_add_test(parsing, markup_in_value);
	tcase_add_test(parsing, not_well_formed);
	tcase_add_test(parsing, depth);
	tcase_add_test(values, integers);
	tcase_add_test(values, times);
	tcase_add_test(values, dates);
	tcase_add_test(values, types);
	tcase_add_test(values, releases_by_namespace);
	tcase_add_test(parsing, schemas_in_threads);
	tcase_add_test(parsing, schemas_hash);
	suite_add_tcase(suite, parsing);
	suite_add_tcase(suite, values);
	return suite;
}
