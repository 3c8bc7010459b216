/* JSON is written value by value, and what comes out is JSON whatever went in. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ijw/base/json.h"
#include "ijw/base/utf8.h"

Suite *suite_json(void);

static struct buf out;
static struct json json;

static void begin(enum json_layout layout)
{
	buf_clear(&out);
	json_begin(&json, &out, layout);
}

static void release(void)
{
	buf_free(&out);
}

/* An object with a value of every kind. */
static void write_all(void)
{
	json_object(&json, NULL);
	json_text(&json, "text", "a");
	json_text(&json, "none", NULL);
	json_optional(&json, "left out", NULL);
	json_optional(&json, "there", "b");
	json_slice(&json, "slice", "cde", 2);
	json_array(&json, "list");
	json_integer(&json, NULL, INT64_MIN);
	json_number(&json, NULL, 0.1);
	json_number(&json, NULL, (double)NAN);
	json_object(&json, NULL);
	json_end(&json);
	json_array(&json, NULL);
	json_end(&json);
	json_end(&json);
	json_bool(&json, "yes", true);
	json_bool(&json, "no", false);
	json_null(&json, "null");
	json_value(&json, "value", "1.50");
	json_value(&json, "missing", NULL);
	json_end(&json);
}

START_TEST(compact)
{
	begin(JSON_COMPACT);
	write_all();
	ck_assert_str_eq(
	    out.data, "{\"text\":\"a\",\"none\":null,\"there\":\"b\",\"slice\":\"cd\","
		      "\"list\":[-9223372036854775808,0.1,null,{},[]],"
		      "\"yes\":true,\"no\":false,\"null\":null,\"value\":1.50,\"missing\":null}");
}
END_TEST

START_TEST(in_lines)
{
	begin(JSON_LINES);
	write_all();
	ck_assert_str_eq(out.data, "{\n  \"text\": \"a\",\n  \"none\": null,\n  \"there\": \"b\",\n"
				   "  \"slice\": \"cd\",\n  \"list\": [\n"
				   "    -9223372036854775808,\n    0.1,\n    null,\n    {},\n"
				   "    []\n  ],\n"
				   "  \"yes\": true,\n  \"no\": false,\n  \"null\": null,\n"
				   "  \"value\": 1.50,\n  \"missing\": null\n}\n");
}
END_TEST

/* A line end stands behind the comma, and before the bracket when nothing follows. */
START_TEST(lines_on_demand)
{
	begin(JSON_COMPACT);
	json_array(&json, NULL);
	json_line(&json);
	json_integer(&json, NULL, 1);
	json_line(&json);
	json_object(&json, NULL);
	json_end(&json);
	json_integer(&json, NULL, 2);
	json_line(&json);
	json_end(&json);
	ck_assert_str_eq(out.data, "[\n1,\n{},2\n]");
	begin(JSON_COMPACT);
	json_array(&json, NULL);
	json_line(&json);
	json_end(&json);
	ck_assert_str_eq(out.data, "[\n]");
}
END_TEST

START_TEST(resumed)
{
	buf_clear(&out);
	json_resume(&json, &out, ']', true);
	json_integer(&json, NULL, 1);
	json_resume(&json, &out, ']', false);
	json_line(&json);
	json_integer(&json, NULL, 2);
	json_end(&json);
	json_resume(&json, &out, '}', false);
	json_text(&json, "a", "b");
	json_end(&json);
	ck_assert_str_eq(out.data, "1,\n2],\"a\":\"b\"}");
}
END_TEST

START_TEST(escapes)
{
	begin(JSON_COMPACT);
	json_text(&json, NULL, "a\"\\\n\x01\x7F\xC3\xA9/\xFF\xC3");
	ck_assert_str_eq(out.data,
			 "\"a\\\"\\\\\\u000a\\u0001\\u007f\xC3\xA9/\xEF\xBF\xBD\xEF\xBF\xBD\"");
	begin(JSON_COMPACT);
	json_object(&json, NULL);
	json_integer(&json, "a\"b", 1);
	json_end(&json);
	ck_assert_str_eq(out.data, "{\"a\\\"b\":1}");
	begin(JSON_COMPACT);
	json_slice(&json, NULL, "a\0b", 3);
	ck_assert_str_eq(out.data, "\"a\\u0000b\"");
}
END_TEST

/* Every pair of bytes, between letters: UTF-8 without control characters, in which a quote only
 * ends the string and a backslash only begins an escape. */
/* Whatever stands around it: texts are looked through eight bytes at a time. */
START_TEST(at_every_place)
{
	static const char *const specials[][2] = {
	    {"\"", "\\\""},      {"\\", "\\\\"},           {"\x1f", "\\u001f"}, {"\x01", "\\u0001"},
	    {"\x7f", "\\u007f"}, {"\x80", "\xEF\xBF\xBD"}, {" ", " "},          {"~", "~"}};
	enum { LENGTH = 19 };

	for (size_t i = 0; i < sizeof(specials) / sizeof(specials[0]); i++)
		for (int at = 0; at <= LENGTH; at++) {
			char text[40], want[60];

			snprintf(text, sizeof(text), "%.*s%s%.*s", at, "!#$%&'()*+,-./01234",
				 specials[i][0], LENGTH - at, "[]^_`abcdefghijklmn");
			snprintf(want, sizeof(want), "\"%.*s%s%.*s\"", at, "!#$%&'()*+,-./01234",
				 specials[i][1], LENGTH - at, "[]^_`abcdefghijklmn");
			begin(JSON_COMPACT);
			json_text(&json, NULL, text);
			ck_assert_str_eq(out.data, want);
		}
}
END_TEST

START_TEST(any_bytes)
{
	char text[] = "x..y";

	for (int pair = 0; pair < 0x10000; pair++) {
		text[1] = (char)(pair >> 8);
		text[2] = (char)(pair & 0xFF);
		begin(JSON_COMPACT);
		json_slice(&json, NULL, text, 4);
		ck_assert_uint_eq(utf8_valid_prefix(out.data, out.length), out.length);
		ck_assert_int_eq(out.data[0], '"');
		for (size_t i = 1; i < out.length - 1; i++) {
			ck_assert_msg((unsigned char)out.data[i] >= ' ', "%04X", (unsigned)pair);
			ck_assert_msg(out.data[i] != '"', "%04X", (unsigned)pair);
			if (out.data[i] == '\\')
				ck_assert_ptr_nonnull(strchr("\"\\u", out.data[++i]));
		}
		ck_assert_str_eq(out.data + out.length - 2, "y\"");
	}
}
END_TEST

/* What does not fit is told by the buffer, and breaks nothing. */
START_TEST(ceiling)
{
	struct buf small = BUF_INIT(20);

	json_begin(&json, &small, JSON_COMPACT);
	write_all();
	ck_assert(small.overflow);
	ck_assert_uint_le(small.length, 20);
	buf_free(&small);
}
END_TEST

Suite *suite_json(void)
{
	Suite *suite = suite_create("json");
	TCase *tcase = tcase_create("json");

	tcase_add_checked_fixture(tcase, NULL, release);
	tcase_add_test(tcase, compact);
	tcase_add_test(tcase, in_lines);
	tcase_add_test(tcase, lines_on_demand);
	tcase_add_test(tcase, resumed);
	tcase_add_test(tcase, escapes);
	tcase_add_test(tcase, at_every_place);
	tcase_add_test(tcase, any_bytes);
	tcase_add_test(tcase, ceiling);
	suite_add_tcase(suite, tcase);
	return suite;
}
