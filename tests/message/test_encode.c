/* Records written as messages: what is written is read back as it was. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/message/decode.h"
#include "ijw/message/encode.h"
#include "ijw/message/make.h"
#include "ijw/message/read.h"
#include "ijw/message/xml.h"
#include "ijw/message/xsd.h"
#include "lib/records.h"

Suite *suite_encode(void);

/* Of each type of message and each kind. */
enum { CASES = 400, SEED = 20261129 };

static struct pool *pool;
static struct buf out;
static struct xml *xml;
static struct xsd *xsd;
static struct decode *decode;
static int invalid;

static void set_up(void)
{
	pool = pool_new();
	out = BUF_INIT(0);
	xml = xml_new();
	xsd = xsd_open(NULL);
	decode = decode_new();
}

static void tear_down(void)
{
	decode_free(decode);
	xsd_free(xsd);
	xml_free(xml);
	buf_free(&out);
	pool_free(pool);
}

static void on_begin(void *context)
{
	(void)context;
	decode_begin(decode, pool);
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

static void on_invalid(void *context, int code, uint32_t line)
{
	(void)context, (void)code, (void)line;
	invalid++;
}

/* What libxml2 makes of the bytes in `out`, by the schema or without it. */
static const struct bericht *parse(enum berichttype type, bool by_schema)
{
	static const struct xml_events events = {on_begin, on_start, on_text, on_end, on_invalid};
	const struct xml_schema schema = {xsd, release_present(), (int)type};
	enum fault fault;
	uint32_t line;

	invalid = 0;
	ck_assert_int_eq(xml_parse(xml, out.data, out.length, by_schema ? &schema : NULL, &events,
				   NULL, &fault, &line),
			 XML_DONE);
	return decode_bericht(decode);
}

static void check_same(const struct bericht *read, const struct bericht *written,
		       enum berichttype type, int number)
{
	const char *where = records_differ(&written->record, &read->record, pool);

	ck_assert_msg(where == NULL, "JW%d, case %d: %s", bericht_number(type), number, where);
}

/* Every line ends with CR LF, and no other carriage return is there. */
static void check_lines(void)
{
	bool pairs = true; /* an assertion a byte would take longer than all else */

	for (size_t i = 0; i < out.length; i++)
		pairs = pairs && (out.data[i] != '\n' || out.data[i - 1] == '\r') &&
			(out.data[i] != '\r' || out.data[i + 1] == '\n');
	ck_assert(pairs);
	ck_assert_str_eq(out.data + out.length - 2, "\r\n");
}

static const struct bericht *write_random(const struct release *release, enum berichttype type,
					  enum records_kind kind, int number)
{
	struct dice dice = dice_make(SEED, (uint64_t)number * BERICHT_TYPES + type);
	struct encode_error error;
	struct bericht *bericht;

	pool_reset(pool);
	buf_clear(&out);
	bericht = records_random(type, kind, &dice, pool);
	ck_assert_int_eq(encode_bericht(bericht, release, type, &out, &error), 0);
	ck_assert_int_eq(error.refusal, ENCODE_DONE);
	check_lines();
	return bericht;
}

/* Valid ones by both roads. */
START_TEST(valid_records_are_read_back)
{
	enum berichttype type = (enum berichttype)_i;

	for (int i = 0; i < CASES; i++) {
		const struct bericht *bericht = write_random(release_present(), type, RECORDS_VALID, i);
		struct read_result result;

		read_message(out.data, out.length, out.length, true, pool, &result);
		ck_assert_int_eq(result.fault, FAULT_NONE);
		ck_assert_msg(result.doubt == DOUBT_NONE, "JW%d, case %d, line %u: %s\n%s",
			      bericht_number(type), i, result.line, doubt_text(result.doubt),
			      out.data);
		ck_assert_int_eq(result.type, type);
		ck_assert(!result.bom && !result.bare_lf);
		check_same(result.bericht, bericht, type, i);
		check_same(parse(type, true), bericht, type, i);
		ck_assert_int_eq(invalid, 0);
	}
}
END_TEST

/* Whether the message in `out` is told to be of this release and type. */
static void check_release(const struct release *release, enum berichttype type)
{
	struct read_result result;
	const struct release *told;

	read_message(out.data, out.length, out.length, true, pool, &result);
	ck_assert_ptr_nonnull(result.root);
	ck_assert_int_eq(release_of(result.root, result.root_length, &told), type);
	ck_assert_ptr_eq(told, release);
}

/* Of every release. */
START_TEST(any_records_are_read_back)
{
	enum berichttype type = (enum berichttype)_i;

	for (int i = 0; i < CASES; i++) {
		const struct release *release = releases[(size_t)i % releases_count];
		const struct bericht *bericht = write_random(release, type, RECORDS_ANY, i);

		check_same(parse(type, false), bericht, type, i);
		check_release(release, type);
	}
}
END_TEST

static struct bericht *with_text(const char *text, size_t length)
{
	struct bericht *bericht = make_bericht(pool);
	struct client *client = MAKE(pool, bericht, client);

	MAKE_TEXT(pool, client, commentaar, "");
	client->commentaar.text = pool_copy(pool, text, length);
	client->commentaar.length = (uint32_t)length;
	return bericht;
}

START_TEST(what_xml_needs_is_escaped)
{
	struct encode_error error;

	ck_assert_int_eq(encode_bericht(with_text("a&b<c>\"'\r\n\r\t ", 13), release_present(),
					JW301, &out, &error),
			 0);
	ck_assert_str_eq(
	    out.data,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"
	    "<jw301:Bericht xmlns:ijw=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\" "
	    "xmlns:jw301=\"http://www.istandaarden.nl/ijw/3_2/jw301/schema\">\r\n"
	    "\t<jw301:Client>\r\n"
	    "\t\t<jw301:Commentaar>a&amp;b&lt;c&gt;\"'&#13;\r\n&#13;\t </jw301:Commentaar>\r\n"
	    "\t</jw301:Client>\r\n"
	    "</jw301:Bericht>\r\n");
}
END_TEST

static void check_refused(const char *text, size_t length)
{
	struct bericht *bericht = with_text(text, length);
	struct encode_error error;

	buf_clear(&out);
	buf_puts(&out, "before");
	ck_assert_int_eq(encode_bericht(bericht, release_present(), JW301, &out, &error), -1);
	ck_assert_int_eq(error.refusal, ENCODE_CHARACTER);
	ck_assert_ptr_eq(error.record, &bericht->client->record);
	ck_assert_str_eq(error.element, "Commentaar");
	ck_assert_str_eq(out.data, "before");
	ck_assert_uint_eq(out.length, strlen("before"));
}

START_TEST(what_xml_cannot_carry_is_refused)
{
	static const char *const others[] = {"\xef\xbf\xbe", "\xef\xbf\xbf", "\xff",
					     "\xc3",         "\xc0\xaf",     "\xed\xa0\x80",
					     "\xe2\x82",     "\x80",         "\xf4\x90\x80\x80"};

	for (char c = 0; c < ' '; c++) {
		char text[] = {'a', c, 'b'};

		if (c != '\t' && c != '\n' && c != '\r')
			check_refused(text, sizeof(text));
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		check_refused(others[i], strlen(others[i]));
}
END_TEST

START_TEST(members_of_other_messages_are_refused)
{
	struct bericht *bericht = make_bericht(pool);
	struct client *client = MAKE(pool, bericht, client);
	struct encode_error error;

	MAKE_TEXT(pool, client, bsn, "999900006");
	ck_assert_int_eq(encode_bericht(bericht, release_present(), JW305, &out, &error), 0);
	MAKE(pool, client, retourcodes);
	ck_assert_int_eq(encode_bericht(bericht, release_present(), JW306, &out, &error), 0);
	buf_clear(&out);
	ck_assert_int_eq(encode_bericht(bericht, release_present(), JW305, &out, &error), -1);
	ck_assert_int_eq(error.refusal, ENCODE_MEMBER);
	ck_assert_ptr_eq(error.record, &client->record);
	ck_assert_str_eq(error.element, "RetourCodes");
	ck_assert_uint_eq(out.length, 0);
	ck_assert_int_eq(encode_bericht(bericht, release_present(), JW320, &out, &error), -1);
	ck_assert_str_eq(error.element, "Client");
}
END_TEST

START_TEST(made_records_are_as_read_ones)
{
	struct bericht *bericht = make_bericht(pool);
	struct clienten *clienten = MAKE(pool, MAKE(pool, bericht, declaratie), clienten);
	struct client *first = MAKE(pool, clienten, client);
	struct client *second = MAKE_BEHIND(pool, clienten, client, first);
	struct client *third = MAKE(pool, clienten, client);
	struct geboortedatum *datum = MAKE(pool, third, geboortedatum);
	struct relatie *relatie = MAKE(pool, MAKE(pool, third, relaties), relatie);

	MAKE_DAY(pool, datum, datum, DAY_NONE);
	ck_assert_ptr_null(datum->datum.text);
	MAKE_DAY(pool, datum, datum, date_day(2010, 2, 14));
	ck_assert_str_eq(datum->datum.text, "2010-02-14");
	ck_assert_int_eq(datum->datum.value, date_day(2010, 2, 14));
	MAKE_NUMBER(pool, relatie, volgorde, 3);
	ck_assert_int_eq(relatie->volgorde.value, 3);
	MAKE_TEXT(pool, relatie, nummer, NULL);
	ck_assert_ptr_null(relatie->nummer.text);
	ck_assert_ptr_eq(first->record.next, second);
	ck_assert_ptr_eq(second->record.next, third);
	ck_assert_uint_eq(third->record.index, 3);
	ck_assert_str_eq(record_path(&relatie->record, "Nummer", pool),
			 "/Bericht/Declaratie/Clienten/Client[3]/Relaties/Relatie[1]/Nummer");
}
END_TEST

Suite *suite_encode(void)
{
	Suite *suite = suite_create("encode");
	TCase *tests = tcase_create("encode");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_loop_test(tests, valid_records_are_read_back, JW301, BERICHT_TYPES);
	tcase_add_loop_test(tests, any_records_are_read_back, JW301, BERICHT_TYPES);
	tcase_add_test(tests, what_xml_needs_is_escaped);
	tcase_add_test(tests, what_xml_cannot_carry_is_refused);
	tcase_add_test(tests, members_of_other_messages_are_refused);
	tcase_add_test(tests, made_records_are_as_read_ones);
	suite_add_tcase(suite, tests);
	return suite;
}
