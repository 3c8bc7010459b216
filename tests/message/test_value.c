/* Values at the edges of their types, and patterns beside libxml2's own. */
#include <check.h>
#include <libxml/xmlregexp.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/message/value.h"

Suite *suite_value(void);

/* --- values ------------------------------------------------------------------------------- */

static const struct simple integer = {.form = FORM_NUMBER, .min = 0, .max = 99999999};
static const struct simple any_integer = {.form = FORM_NUMBER, .min = INT64_MIN, .max = INT64_MAX};
static const struct simple date = {.form = FORM_DATE};
static const struct simple moment = {.form = FORM_TIME};
static const struct simple string = {
    .form = FORM_TEXT, .blanks_kept = true, .min_length = 1, .max_length = 3};

static const struct value_case {
	const struct simple *simple;
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

	ck_assert_msg(value_is(row->simple, row->text, strlen(row->text)) == row->yes, "\"%s\"",
		      row->text);
}
END_TEST

/* The codes as the tables have them: each a number, in ascending order. */
static uint64_t word(const char *code)
{
	uint64_t number = 0;

	for (size_t i = 0; code[i] != '\0'; i++)
		number |= (uint64_t)(unsigned char)code[i] << (8 * i);
	return number;
}

static int word_order(const void *one, const void *two)
{
	uint64_t left = *(const uint64_t *)one, right = *(const uint64_t *)two;

	return left < right ? -1 : left > right;
}

START_TEST(codes)
{
	static const char *const texts[] = {"1",  "10",       "S329", "2", "AA", "ZZ",
					    "7x", "12345678", "é",    "0", "B",  "01"};
	const uint32_t count = _i == 0 ? 3 : sizeof(texts) / sizeof(texts[0]);
	uint64_t code[sizeof(texts) / sizeof(texts[0])];
	const struct simple simple = {
	    .form = FORM_CODE, .blanks_kept = true, .code = code, .codes = count};

	for (uint32_t i = 0; i < count; i++)
		code[i] = word(texts[i]);
	qsort(code, count, sizeof(code[0]), word_order);
	for (uint32_t i = 0; i < count; i++)
		ck_assert_msg(value_is(&simple, texts[i], strlen(texts[i])), "%s", texts[i]);
	ck_assert(!value_is(&simple, "", 0));
	ck_assert(!value_is(&simple, "S328", 4));
	ck_assert(!value_is(&simple, "S32", 3));
	ck_assert(!value_is(&simple, "S3290", 5));
	ck_assert(!value_is(&simple, "1 ", 2));
	ck_assert(!value_is(&simple, " 1", 2));
	ck_assert(!value_is(&simple, "s329", 4));
	ck_assert(!value_is(&simple, "123456789", 9));
}
END_TEST

/* Of a number the blanks around it do not count, of a code of letters they do. */
START_TEST(code_of_number)
{
	const uint64_t code[] = {word("3")};
	const struct simple simple = {.form = FORM_CODE, .code = code, .codes = 1};

	ck_assert(value_is(&simple, " 3\n", 3));
	ck_assert(!value_is(&simple, "03", 2));
}
END_TEST

/* --- patterns ----------------------------------------------------------------------------- */

/* The patterns of the standard, and the form that stands for each. */
static const struct pattern {
	const char *pattern;
	struct simple simple;
} patterns[] = {
    {"[0-9]{4}", {FORM_DIGITS, true, 4, 4, 0, 0, NULL, 0}},
    {"[0-9]{9}", {FORM_DIGITS, true, 9, 9, 0, 0, NULL, 0}},
    {"[0-9]*", {FORM_DIGITS, true, 0, UINT32_MAX, 0, 0, NULL, 0}},
    {".*[^\\s].*", {FORM_LINE, true, 0, UINT32_MAX, 0, 0, NULL, 0}},
    {"[ \\t]*\\S.*", {FORM_LINE, true, 0, UINT32_MAX, 0, 0, NULL, 0}},
    {"([.\\s]*\\S+[.\\s]*)+", {FORM_LINES, true, 0, UINT32_MAX, 0, 0, NULL, 0}},
    {"([a-zA-Z\xc3\x80-\xe1\xbb\xb3])+", {FORM_LETTERS, true, 0, UINT32_MAX, 0, 0, NULL, 0}},
    {"([a-zA-Z0-9])+", {FORM_WORD, true, 0, UINT32_MAX, 0, 0, NULL, 0}},
    {"(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)",
     {FORM_VERSION, true, 0, UINT32_MAX, 0, 0, NULL, 0}},
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

/* A form takes exactly what libxml2 takes by the pattern. */
START_TEST(pattern)
{
	const size_t kinds = sizeof(pieces) / sizeof(pieces[0]);
	const struct pattern *row = &patterns[_i];
	xmlRegexpPtr regexp = xmlRegexpCompile((const xmlChar *)row->pattern);
	uint64_t state = 1;
	size_t taken = 0;

	ck_assert_ptr_nonnull(regexp);
	for (size_t i = 0; i < TEXTS; i++) {
		char text[TEXT_BYTES];
		size_t length = random_text(&state, text, i % 3 == 0 ? 11 : kinds);
		bool yes = value_is(&row->simple, text, length);

		ck_assert_msg(yes == (xmlRegexpExec(regexp, (const xmlChar *)text) == 1),
			      "%s and \"%s\"", row->pattern, text);
		taken += yes;
	}
	ck_assert_uint_gt(taken, 0);
	ck_assert_uint_lt(taken, TEXTS);
	xmlRegFreeRegexp(regexp);
}
END_TEST

Suite *suite_value(void)
{
	Suite *suite = suite_create("value");
	TCase *tcase = tcase_create("value");

	tcase_add_loop_test(tcase, value, 0, (int)(sizeof(values) / sizeof(values[0])));
	tcase_add_loop_test(tcase, codes, 0, 2);
	tcase_add_test(tcase, code_of_number);
	tcase_add_loop_test(tcase, pattern, 0, (int)(sizeof(patterns) / sizeof(patterns[0])));
	suite_add_tcase(suite, tcase);
	return suite;
}
