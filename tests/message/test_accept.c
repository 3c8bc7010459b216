/* The fast acceptor: simple values at their edges, patterns beside libxml2's own, constructs it
 * must not know, and streams of events that no parser sends. */
#include <check.h>
#include <libxml/xmlregexp.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/message/accept_internal.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/message/accept.h"

Suite *suite_accept(void);

/* --- values ------------------------------------------------------------------------------- */

static const struct accept_simple integer = {
    .base = ACCEPT_INTEGER, .max_length = SIZE_MAX, .min = 0, .max = 99999999};
static const struct accept_simple any_integer = {
    .base = ACCEPT_INTEGER, .max_length = SIZE_MAX, .min = INT64_MIN, .max = INT64_MAX};
static const struct accept_simple date = {.base = ACCEPT_DATE, .max_length = SIZE_MAX};
static const struct accept_simple moment = {.base = ACCEPT_TIME, .max_length = SIZE_MAX};
static const struct accept_simple string = {
    .base = ACCEPT_STRING, .min_length = 1, .max_length = 3};

static const struct value_case {
	const struct accept_simple *simple;
	const char *text;
	bool yes;
} values[] = {
    {&integer, "0", true},
    {&integer, "-0", true},
    {&integer, "+0", true},
    {&integer, "99999999", true},
    {&integer, "+99999999", true},
    {&integer, "00000000000000000000000099999999", true},
    {&integer, " \t\r\n7\n", true},
    {&integer, "100000000", false},
    {&integer, "-1", false},
    {&integer, "", false},
    {&integer, " ", false},
    {&integer, "+", false},
    {&integer, "-", false},
    {&integer, "+-1", false},
    {&integer, "1 0", false},
    {&integer, "1.0", false},
    {&integer, "0x1", false},
    {&integer, "\xd9\xa3", false},
    {&integer,
     "\xc2\xa0"
     "1",
     false},
    {&any_integer, "999999999999999999", true},
    {&any_integer, "-999999999999999999", true},
    {&any_integer, "0000999999999999999999", true},
    {&any_integer, "1000000000000000000", false}, /* no answer from 19 digits on */
    {&any_integer, "-1000000000000000000", false},
    {&date, "0001-01-01", true},
    {&date, "9999-12-31", true},
    {&date, "2024-02-29", true},
    {&date, "2000-02-29", true},
    {&date, "\n2024-02-29\t ", true},
    {&date, "1900-02-29", false},
    {&date, "2023-02-29", false},
    {&date, "2024-04-31", false},
    {&date, "2024-13-01", false},
    {&date, "2024-00-01", false},
    {&date, "2024-01-00", false},
    {&date, "0000-01-01", false},
    {&date, "-0001-01-01", false},
    {&date, "10000-01-01", false},
    {&date, "2024-01-01Z", false},
    {&date, "2024-01-01+01:00", false},
    {&date, "2024-1-1", false},
    {&date, "2024-01- 1", false},
    {&date, "", false},
    {&moment, "00:00:00", true},
    {&moment, "23:59:59", true},
    {&moment, "23:59:59.9", true},
    {&moment, "23:59:59.999999999", true},
    {&moment, " 12:30:00\r\n", true},
    {&moment, "23:59:59.9999999999", false}, /* no answer: libxml2 may round it up to 60 */
    {&moment, "24:00:00", false},
    {&moment, "23:60:00", false},
    {&moment, "23:59:60", false},
    {&moment, "12:30:00.", false},
    {&moment, "12:30:00,5", false},
    {&moment, "12:30:00.5Z", false},
    {&moment, "12:30:00Z", false},
    {&moment, "12:30:00-01:00", false},
    {&moment, "12:30", false},
    {&moment, "1:30:00", false},
    {&moment, "12-30-00", false},
    {&moment, "", false},
    {&string, "a", true},
    {&string, "   ", true},
    {&string, "abc", true},
    {&string, "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", true}, /* three code points */
    {&string, "", false},
    {&string, "abcd", false},
    {&string, "abc ", false},
    {&string, "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80x", false},
};

START_TEST(value)
{
	const struct value_case *row = &values[_i];

	ck_assert_msg(accept_value(row->simple, row->text, strlen(row->text)) == row->yes, "\"%s\"",
		      row->text);
}
END_TEST

START_TEST(codes)
{
	static const struct accept_code code[] = {{"", 0}, {"1", 1}, {"10", 2}, {"S329", 4}};
	const struct accept_simple simple = {
	    .base = ACCEPT_STRING, .max_length = 4, .code = code, .codes = 4};

	ck_assert(accept_value(&simple, "", 0));
	ck_assert(accept_value(&simple, "1", 1));
	ck_assert(accept_value(&simple, "S329", 4));
	ck_assert(!accept_value(&simple, "S328", 4));
	ck_assert(!accept_value(&simple, "S32", 3));
	ck_assert(!accept_value(&simple, "1 ", 2));
	ck_assert(!accept_value(&simple, "s329", 4));
}
END_TEST

/* --- patterns ----------------------------------------------------------------------------- */

static const char *const patterns[] = {
    "[0-9]{4}",
    "[0-9]{8}",
    "[0-9]{9}",
    "[0-9]*",
    ".*[^\\s].*",
    "[ \\t]*\\S.*",
    "([.\\s]*\\S+[.\\s]*)+",
    "[^:Z]*",
    "[^Z+-]+",
    "([a-zA-Z\xc3\x80-\xe1\xbb\xb3])+",
    "([a-zA-Z0-9])+",
    "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)",
    "436",
    "3",
};

/* Pieces of text at the edges of the classes in those patterns. */
static const char *const pieces[] = {"0",
				     "1",
				     "9",
				     "436",
				     "3",
				     "1234",
				     "12345678",
				     ".",
				     ".",
				     "0.1",
				     " ",
				     "\t",
				     "\n",
				     "\r",
				     "a",
				     "z",
				     "A",
				     "Z",
				     ":",
				     "+",
				     "-",
				     "/",
				     "@",
				     "[",
				     "`",
				     "{",
				     "\xc2\xa0",
				     "\xc2\xbf",
				     "\xc3\x80",
				     "\xc3\x97",
				     "\xe1\xbb\xb3",
				     "\xe1\xbb\xb4",
				     "\xe2\x80\xa8",
				     "\xf0\x9f\x98\x80"};

enum { TEXTS = 20000, PIECES = 8, TEXT_BYTES = 8 * 9 };

static size_t random_text(uint64_t *state, char *text, size_t kinds)
{
	size_t count = 0;

	*text = '\0';
	*state = *state * UINT64_C(6364136223846793005) + 1442695040888963407u;
	count = (size_t)(*state >> 33) % PIECES;
	for (size_t i = 0; i < count; i++) {
		*state = *state * UINT64_C(6364136223846793005) + 1442695040888963407u;
		strcat(text, pieces[(size_t)(*state >> 33) % kinds]);
	}
	return strlen(text);
}

/* A matcher says yes to nothing that libxml2 refuses, and says no to little else: only where the
 * text has a hyphen that libxml2 lets pass by mistake. */
START_TEST(pattern)
{
	const size_t kinds = sizeof(pieces) / sizeof(pieces[0]);
	const char *source = patterns[_i];
	accept_matcher *matches = accept_pattern_find(source);
	xmlRegexpPtr regexp = xmlRegexpCompile((const xmlChar *)source);
	uint64_t state = 1;

	ck_assert(matches != NULL);
	ck_assert_ptr_nonnull(regexp);
	for (size_t i = 0; i < TEXTS; i++) {
		char text[TEXT_BYTES];
		size_t length = random_text(&state, text, i % 3 == 0 ? 11 : kinds);
		bool yes = matches(source, text, length);
		bool matched = xmlRegexpExec(regexp, (const xmlChar *)text) == 1;

		ck_assert_msg(!yes || matched, "%s takes \"%s\"", source, text);
		ck_assert_msg(yes || !matched || strchr(text, '-') != NULL, "%s leaves \"%s\"",
			      source, text);
	}
	xmlRegFreeRegexp(regexp);
}
END_TEST

START_TEST(pattern_unknown)
{
	static const char *const unknown[] = {"",         "[0-9]{5}",   "\\d{8}", "[0-9]+",
					      "[^Z]+",    ".*\\S.*",    "4|5",    "48[89]",
					      "([a-z])+", "[0-9]{8}\n", " 3",     "3 "};

	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		ck_assert_msg(accept_pattern_find(unknown[i]) == NULL, "%s", unknown[i]);
}
END_TEST

/* --- schemas ------------------------------------------------------------------------------ */

#define HEAD(target, more)                                                            \
	"<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:b=\"urn:b\" " \
	"xmlns:m=\"urn:m\" targetNamespace=\"" target "\"" more ">"
#define QUALIFIED " elementFormDefault=\"qualified\""
#define TAIL "</xs:schema>"
#define IMPORT "<xs:import namespace=\"urn:b\" schemaLocation=\"basisschema.xsd\"/>"
#define ROOT "<xs:element name=\"R\" type=\"m:R\"/>"
#define CLASS(inside) "<xs:complexType name=\"R\">" inside "</xs:complexType>"
#define SEQUENCE(inside) CLASS("<xs:sequence>" inside "</xs:sequence>")
#define SIMPLE(name, base, facets)                                                   \
	"<xs:simpleType name=\"" name "\"><xs:restriction base=\"" base "\">" facets \
	"</xs:restriction></xs:simpleType>"
#define LEAF "<xs:element name=\"L\" type=\"b:T\"/>"
#define MESSAGE(inside) HEAD("urn:m", QUALIFIED) IMPORT ROOT inside TAIL

static const char plain_basis[] = HEAD("urn:b", QUALIFIED) SIMPLE("T", "xs:string", "") TAIL;

static struct acceptor *compile(const char *basis, const char *message)
{
	struct accept_basis *first = accept_basis_new(basis, strlen(basis));
	struct acceptor *acceptor = acceptor_new(first, message, strlen(message));

	accept_basis_free(first);
	return acceptor;
}

static const char *const known_messages[] = {
    MESSAGE(SEQUENCE(LEAF)),
    "<!-- c -->" MESSAGE("<!-- c --><xs:annotation/>" SEQUENCE("<!-- c -->" LEAF)),
    MESSAGE(SEQUENCE("<xs:element name=\"L\" type=\"b:T\" minOccurs=\"0\" "
		     "maxOccurs=\"unbounded\"><xs:annotation/></xs:element>")),
    MESSAGE(SEQUENCE("<xs:element name=\"L\"><xs:simpleType><xs:restriction base=\"b:T\">"
		     "<xs:length value=\"2\"/></xs:restriction></xs:simpleType></xs:element>")),
    MESSAGE(SEQUENCE("<xs:element name=\"R\" type=\"m:R\" minOccurs=\"0\"/>")),
};

START_TEST(schema_known)
{
	struct acceptor *acceptor = compile(plain_basis, known_messages[_i]);

	ck_assert_ptr_nonnull(acceptor);
	acceptor_free(acceptor);
}
END_TEST

#define LOCAL(attributes, inside) \
	MESSAGE(SEQUENCE("<xs:element " attributes ">" inside "</xs:element>"))
#define TYPED "name=\"L\" type=\"b:T\" "

static const char *const unknown_messages[] = {
    "",
    "<",
    "<x/>",
    "<!DOCTYPE x []>" MESSAGE(SEQUENCE(LEAF)),
    HEAD("urn:m", "") IMPORT ROOT SEQUENCE(LEAF) TAIL,
    HEAD("urn:m", " elementFormDefault=\"unqualified\"") IMPORT ROOT SEQUENCE(LEAF) TAIL,
    HEAD("urn:m", QUALIFIED " attributeFormDefault=\"qualified\"") IMPORT ROOT SEQUENCE(LEAF) TAIL,
    HEAD("urn:m", QUALIFIED " blockDefault=\"#all\"") IMPORT ROOT SEQUENCE(LEAF) TAIL,
    HEAD("urn:b", QUALIFIED) IMPORT ROOT SEQUENCE(LEAF) TAIL,
    HEAD("urn:m", QUALIFIED) ROOT SEQUENCE(LEAF) TAIL,
    HEAD("urn:m", QUALIFIED) IMPORT SEQUENCE(LEAF) TAIL,
    HEAD("urn:m", QUALIFIED) "<xs:import namespace=\"urn:b\" schemaLocation=\"other.xsd\"/>" ROOT
	SEQUENCE(LEAF) TAIL,
    HEAD("urn:m",
	 QUALIFIED) "<xs:import namespace=\"urn:o\" schemaLocation=\"basisschema.xsd\"/>" ROOT
	SEQUENCE(LEAF) TAIL,
    MESSAGE("<xs:include schemaLocation=\"basisschema.xsd\"/>" SEQUENCE(LEAF)),
    MESSAGE("<xs:element name=\"S\" type=\"m:R\"/>" SEQUENCE(LEAF)),
    MESSAGE("<xs:attribute name=\"a\"/>" SEQUENCE(LEAF)),
    MESSAGE("<xs:group name=\"g\"/>" SEQUENCE(LEAF)),
    MESSAGE("<o:x xmlns:o=\"urn:o\"/>" SEQUENCE(LEAF)),
    MESSAGE(""),
    MESSAGE(CLASS("")),
    MESSAGE(SEQUENCE("")),
    MESSAGE(CLASS("<xs:choice>" LEAF "</xs:choice>")),
    MESSAGE(CLASS("<xs:all>" LEAF "</xs:all>")),
    MESSAGE(CLASS("<xs:complexContent/>")),
    MESSAGE(CLASS("<xs:sequence minOccurs=\"0\">" LEAF "</xs:sequence>")),
    MESSAGE(CLASS("<xs:sequence>" LEAF "</xs:sequence><xs:attribute name=\"a\"/>")),
    MESSAGE(CLASS("<xs:sequence>" LEAF "</xs:sequence><xs:anyAttribute/>")),
    MESSAGE("<xs:complexType name=\"R\" mixed=\"true\"><xs:sequence>" LEAF
	    "</xs:sequence></xs:complexType>"),
    MESSAGE("<xs:complexType name=\"R\" abstract=\"true\"><xs:sequence>" LEAF
	    "</xs:sequence></xs:complexType>"),
    MESSAGE(SEQUENCE("<xs:sequence>" LEAF "</xs:sequence>")),
    MESSAGE(SEQUENCE("<xs:choice>" LEAF "</xs:choice>")),
    MESSAGE(SEQUENCE(LEAF "<xs:any/>")),
    MESSAGE(SEQUENCE("<xs:group ref=\"m:g\"/>")),
    LOCAL("ref=\"m:R\"", ""),
    LOCAL("name=\"L\"", ""),
    LOCAL("name=\"L\" type=\"b:Missing\"", ""),
    LOCAL("name=\"L\" type=\"o:T\"", ""),
    LOCAL("name=\"L\" type=\"T\"", ""),
    LOCAL("name=\"L\" type=\"xs:string\"", ""),
    LOCAL("name=\"L\"", "<xs:complexType><xs:sequence>" LEAF "</xs:sequence></xs:complexType>"),
    LOCAL(TYPED "nillable=\"true\"", ""),
    LOCAL(TYPED "default=\"x\"", ""),
    LOCAL(TYPED "fixed=\"x\"", ""),
    LOCAL(TYPED "form=\"unqualified\"", ""),
    LOCAL(TYPED "block=\"#all\"", ""),
    LOCAL(TYPED "xs:nillable=\"true\"", ""),
    LOCAL(TYPED "minOccurs=\"2\"", ""),
    LOCAL(TYPED "minOccurs=\"-1\"", ""),
    LOCAL(TYPED "minOccurs=\"x\"", ""),
    LOCAL(TYPED "minOccurs=\"\"", ""),
    LOCAL(TYPED "minOccurs=\"0\" maxOccurs=\"0\"", ""),
    LOCAL(TYPED "maxOccurs=\"4294967295\"", ""),
    LOCAL(TYPED "maxOccurs=\"99999999999999999999\"", ""),
    LOCAL(TYPED, "<xs:key name=\"k\"/>"),
    LOCAL(TYPED, "<xs:unique name=\"u\"/>"),
    LOCAL(TYPED, "<xs:simpleType><xs:restriction base=\"b:T\"/></xs:simpleType>"),
    HEAD("urn:m", QUALIFIED) IMPORT
    "<xs:element name=\"R\" type=\"m:R\" abstract=\"true\"/>" SEQUENCE(LEAF) TAIL,
    HEAD("urn:m", QUALIFIED) IMPORT
    "<xs:element name=\"R\" type=\"m:R\" substitutionGroup=\"m:S\"/>" SEQUENCE(LEAF) TAIL,
};

START_TEST(schema_unknown)
{
	struct acceptor *acceptor = compile(plain_basis, unknown_messages[_i]);

	ck_assert_msg(acceptor == NULL, "%s", unknown_messages[_i]);
}
END_TEST

#define BASIS(base, facets) HEAD("urn:b", QUALIFIED) SIMPLE("T", base, facets) TAIL
#define TWICE(one, two) \
	HEAD("urn:b", QUALIFIED) SIMPLE("S", "xs:string", one) SIMPLE("T", "b:S", two) TAIL

static const char *const unknown_bases[] = {
    BASIS("xs:token", ""),
    BASIS("xs:normalizedString", ""),
    BASIS("xs:decimal", ""),
    BASIS("xs:dateTime", ""),
    BASIS("xs:anySimpleType", ""),
    BASIS("b:T", ""),
    BASIS("b:Missing", ""),
    BASIS("m:R", ""),
    BASIS("string", ""),
    BASIS("xs:string", "<xs:whiteSpace value=\"collapse\"/>"),
    BASIS("xs:string", "<xs:maxLength value=\"3\" fixed=\"true\"/>"),
    BASIS("xs:string", "<xs:maxLength value=\"-3\"/>"),
    BASIS("xs:string", "<xs:maxLength value=\" 3\"/>"),
    BASIS("xs:string", "<xs:maxLength/>"),
    BASIS("xs:string", "<xs:maxLength value=\"3\"><xs:maxLength value=\"3\"/></xs:maxLength>"),
    BASIS("xs:string", "<xs:minInclusive value=\"3\"/>"),
    BASIS("xs:string", "<xs:pattern value=\"[a-z]\"/>"),
    BASIS("xs:string", "<xs:pattern value=\"3\"/><xs:pattern value=\"4\"/>"),
    BASIS("xs:string", "<xs:simpleType/>"),
    BASIS("xs:string", "<o:maxLength xmlns:o=\"urn:o\" value=\"3\"/>"),
    BASIS("xs:integer", "<xs:maxLength value=\"3\"/>"),
    BASIS("xs:integer", "<xs:totalDigits value=\"3\"/>"),
    BASIS("xs:integer", "<xs:minExclusive value=\"3\"/>"),
    BASIS("xs:integer", "<xs:enumeration value=\"3\"/>"),
    BASIS("xs:integer", "<xs:maxInclusive value=\"1000000000000000000\"/>"),
    BASIS("xs:date", "<xs:minInclusive value=\"2024-01-01\"/>"),
    BASIS("xs:time", "<xs:length value=\"8\"/>"),
    TWICE("<xs:enumeration value=\"a\"/>", "<xs:enumeration value=\"a\"/>"),
    HEAD("urn:b", QUALIFIED) SIMPLE("S", "b:T", "") SIMPLE("T", "b:S", "") TAIL,
    HEAD("urn:b", QUALIFIED) "<xs:simpleType name=\"T\"><xs:union memberTypes=\"xs:string\"/>"
			     "</xs:simpleType>" TAIL,
    HEAD("urn:b", QUALIFIED) "<xs:simpleType name=\"T\"><xs:list itemType=\"xs:string\"/>"
			     "</xs:simpleType>" TAIL,
    HEAD("urn:b", QUALIFIED) "<xs:simpleType name=\"T\" final=\"#all\"><xs:restriction "
			     "base=\"xs:string\"/></xs:simpleType>" TAIL,
    HEAD("urn:b", QUALIFIED) IMPORT SIMPLE("T", "xs:string", "") TAIL,
    HEAD("urn:b", QUALIFIED)
	SIMPLE("T", "xs:string", "") "<xs:element name=\"E\" type=\"b:T\"/>" TAIL,
};

START_TEST(basis_unknown)
{
	struct acceptor *acceptor = compile(unknown_bases[_i], known_messages[0]);

	ck_assert_msg(acceptor == NULL, "%s", unknown_bases[_i]);
}
END_TEST

/* --- documents ---------------------------------------------------------------------------- */

/* All restrictions of a chain hold. */
START_TEST(chain)
{
	static const char *const texts[] = {"43", "436", "0436", "4360", "x36"};
	struct acceptor *acceptor =
	    compile(TWICE("<xs:maxLength value=\"3\"/><xs:pattern value=\"[0-9]*\"/>",
			  "<xs:minLength value=\"3\"/><xs:maxLength value=\"9\"/>"),
		    known_messages[0]);
	struct accept *accept = accept_new();

	ck_assert_ptr_nonnull(acceptor);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		accept_begin(accept, acceptor);
		accept_start(accept, "R", "urn:m", 0);
		accept_start(accept, "L", "urn:m", 0);
		accept_text(accept, texts[i], 1);
		accept_text(accept, texts[i] + 1, strlen(texts[i]) - 1);
		accept_end(accept);
		ck_assert_int_eq(accept_result(accept), ACCEPT_NO_ANSWER);
		accept_end(accept);
		ck_assert_int_eq(accept_result(accept), i == 1 ? ACCEPT_YES : ACCEPT_NO_ANSWER);
	}
	accept_free(accept);
	acceptor_free(acceptor);
}
END_TEST

/* Plays events: "R" and "L" start those elements, "x" and "r" wrong ones, "a" an L with an
 * attribute, "." ends one, "t" is text, " " white space, "!" a comment, "c" CDATA. */
static enum accept_result play(struct accept *accept, const char *events)
{
	for (; *events != '\0'; events++) {
		const char name[] = {*events, '\0'};

		switch (*events) {
		case 'a':
			accept_start(accept, "L", "urn:m", 1);
			break;
		case 'r':
			accept_start(accept, "R", "urn:b", 0);
			break;
		case '.':
			accept_end(accept);
			break;
		case 't':
		case ' ':
			accept_text(accept, name, 1);
			break;
		case '!':
			accept_remark(accept);
			break;
		case 'c':
			accept_cdata(accept);
			break;
		default:
			accept_start(accept, name, "urn:m", 0);
		}
	}
	return accept_result(accept);
}

static const struct play_case {
	const char *events;
	enum accept_result result;
} plays[] = {
    {"RL.L..", ACCEPT_YES},
    {" !R !L. !L. ! . !", ACCEPT_YES},
    {"RLt.L t..", ACCEPT_YES},
    {"RL.L.L..", ACCEPT_YES},
    {"", ACCEPT_NO_ANSWER},
    {".", ACCEPT_NO_ANSWER},
    {"RL.L.", ACCEPT_NO_ANSWER},
    {"RL.L...", ACCEPT_NO_ANSWER},
    {"RL.L..RL.L..", ACCEPT_NO_ANSWER},
    {"RL.L..R", ACCEPT_NO_ANSWER},
    {"R.", ACCEPT_NO_ANSWER},
    {"RL..", ACCEPT_NO_ANSWER},
    {"RL.L.L.L..", ACCEPT_NO_ANSWER},
    {"L.", ACCEPT_NO_ANSWER},
    {"r.", ACCEPT_NO_ANSWER},
    {"Rx.L.L..", ACCEPT_NO_ANSWER},
    {"RL.x.L..", ACCEPT_NO_ANSWER},
    {"RLL..L..", ACCEPT_NO_ANSWER},
    {"RL.a..", ACCEPT_NO_ANSWER},
    {"RtL.L..", ACCEPT_NO_ANSWER},
    {"tRL.L..", ACCEPT_NO_ANSWER},
    {"RL.L..t", ACCEPT_NO_ANSWER},
    {"RL!.L..", ACCEPT_NO_ANSWER},
    {"RLt!.L..", ACCEPT_NO_ANSWER},
    {"RLc.L..", ACCEPT_NO_ANSWER},
    {"RcL.L..", ACCEPT_NO_ANSWER},
};

START_TEST(events)
{
	struct acceptor *acceptor = compile(
	    plain_basis, MESSAGE(SEQUENCE("<xs:element name=\"L\" type=\"b:T\" minOccurs=\"2\" "
					  "maxOccurs=\"3\"/>")));
	struct accept *accept = accept_new();

	ck_assert_ptr_nonnull(acceptor);
	ck_assert_int_eq(play(accept, plays[0].events), ACCEPT_NO_ANSWER); /* before a begin */
	accept_begin(accept, acceptor);
	ck_assert_int_eq(play(accept, plays[_i].events), plays[_i].result);
	accept_begin(accept, acceptor);
	ck_assert_int_eq(play(accept, plays[0].events), ACCEPT_YES); /* nothing stays behind */
	accept_free(accept);
	acceptor_free(acceptor);
}
END_TEST

/* A class that holds itself: as deep as the limit, and no deeper. */
START_TEST(depth)
{
	struct acceptor *acceptor =
	    compile(plain_basis,
		    MESSAGE(SEQUENCE("<xs:element name=\"R\" type=\"m:R\" minOccurs=\"0\"/>")));
	struct accept *accept = accept_new();

	ck_assert_ptr_nonnull(acceptor);
	for (unsigned extra = 0; extra < 3; extra++) {
		accept_begin(accept, acceptor);
		for (unsigned i = 0; i < LIMIT_DEPTH + extra; i++)
			play(accept, "R");
		for (unsigned i = 0; i < LIMIT_DEPTH + extra; i++)
			play(accept, ".");
		ck_assert_int_eq(accept_result(accept), extra == 0 ? ACCEPT_YES : ACCEPT_NO_ANSWER);
	}
	accept_free(accept);
	acceptor_free(acceptor);
}
END_TEST

/* A value of 64 kB is the longest that gets an answer. */
START_TEST(long_value)
{
	const size_t half = 32 * 1024;
	struct acceptor *acceptor = compile(plain_basis, known_messages[0]);
	struct accept *accept = accept_new();
	char *text = xmalloc(half);

	memset(text, 'a', half);
	for (size_t extra = 0; extra < 2; extra++) {
		accept_begin(accept, acceptor);
		play(accept, "RL");
		accept_text(accept, text, half);
		accept_text(accept, text, extra);
		accept_text(accept, text, half);
		ck_assert_int_eq(play(accept, ".."), extra == 0 ? ACCEPT_YES : ACCEPT_NO_ANSWER);
	}
	free(text);
	accept_free(accept);
	acceptor_free(acceptor);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof((table)[0]))

Suite *suite_accept(void)
{
	Suite *suite = suite_create("accept");
	TCase *tcase = tcase_create("accept");

	tcase_add_loop_test(tcase, value, 0, ROWS(values));
	tcase_add_test(tcase, codes);
	tcase_add_loop_test(tcase, pattern, 0, ROWS(patterns));
	tcase_add_test(tcase, pattern_unknown);
	tcase_add_loop_test(tcase, schema_known, 0, ROWS(known_messages));
	tcase_add_loop_test(tcase, schema_unknown, 0, ROWS(unknown_messages));
	tcase_add_loop_test(tcase, basis_unknown, 0, ROWS(unknown_bases));
	tcase_add_test(tcase, chain);
	tcase_add_loop_test(tcase, events, 0, ROWS(plays));
	tcase_add_test(tcase, depth);
	tcase_add_test(tcase, long_value);
	suite_add_tcase(suite, tcase);
	return suite;
}
