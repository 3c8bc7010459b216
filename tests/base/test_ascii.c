/* Classes of characters: those of the C locale, for bytes of either sign. And words that look like
 * others. */
#include <check.h>
#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/nearest.h"
#include "ijw/base/progress.h"

Suite *suite_ascii(void);

/* `byte` is at most 0x7F, as what the library says of it in the C locale, in which a test runs. */
static void check_classes(int byte)
{
	ck_assert_int_eq(ascii_is_digit(byte), isdigit(byte) != 0);
	ck_assert_int_eq(ascii_is_letter(byte), isalpha(byte) != 0);
	ck_assert_int_eq(ascii_is_alnum(byte), isalnum(byte) != 0);
	ck_assert_int_eq(ascii_is_hex(byte), isxdigit(byte) != 0 && isupper(byte) == 0);
	ck_assert_int_eq(ascii_is_blank(byte), isblank(byte) != 0);
	ck_assert_int_eq(ascii_is_space(byte), isspace(byte) != 0 && byte != '\v' && byte != '\f');
	ck_assert_int_eq(ascii_is_control(byte), iscntrl(byte) != 0);
	ck_assert_int_eq(ascii_lower((char)byte), tolower(byte));
	ck_assert_int_eq(ascii_upper((char)byte), toupper(byte));
}

START_TEST(classes_are_those_of_the_c_locale)
{
	for (int byte = 0; byte < 0x80; byte++)
		check_classes(byte);
}
END_TEST

static bool is_in_a_class(int byte)
{
	return ascii_is_alnum(byte) || ascii_is_hex(byte) || ascii_is_space(byte) ||
	       ascii_is_control(byte);
}

START_TEST(other_bytes_are_in_no_class)
{
	for (int byte = 0x80; byte <= 0xFF; byte++) {
		ck_assert_msg(!is_in_a_class((uint8_t)byte), "byte %02X", (unsigned)byte);
		ck_assert_msg(!is_in_a_class((signed char)byte), "char %02X", (unsigned)byte);
		ck_assert_int_eq(ascii_lower((char)byte), (char)byte);
		ck_assert_int_eq(ascii_upper((char)byte), (char)byte);
	}
}
END_TEST

START_TEST(digits_are_counted_up_to_something_else)
{
	ck_assert_uint_eq(ascii_digits(""), 0);
	ck_assert_uint_eq(ascii_digits("x12"), 0);
	ck_assert_uint_eq(ascii_digits("12:3"), 2);
	ck_assert_uint_eq(ascii_hex("09afAF"), 4);
	ck_assert(ascii_is_digits("0153", 4));
	ck_assert(!ascii_is_digits("0153", 3));
	ck_assert(!ascii_is_digits("0153", 5));
	ck_assert(!ascii_is_digits("01 3", 4));
}
END_TEST

START_TEST(decimal_numbers)
{
	static const char *const numbers[] = {"0", "-12", "007", "1.50", "-0.1"};
	static const char *const others[] = {"",    "-",   ".5", "5.", "1.2.3", "+1",
					     "1e3", "--1", " 1", "1 ", "1,5",   "-.5"};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		ck_assert_msg(ascii_is_decimal(numbers[i]), "%s", numbers[i]);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		ck_assert_msg(!ascii_is_decimal(others[i]), "%s", others[i]);
}
END_TEST

START_TEST(distances_are_those_of_optimal_string_alignment)
{
	static const struct {
		const char *a, *b;
		size_t distance;
	} cases[] = {
	    {"", "", 0},
	    {"", "abc", 3},
	    {"export", "export", 0},
	    {"exprot", "export", 1},
	    {"EXPORT", "export", 0},
	    {"levring", "levering", 1},
	    {"levvering", "levering", 1},
	    {"kitten", "sitting", 3},
	    {"ca", "abc", 3},
	    {"abcdef", "badcfe", 3},
	    {"peildtum", "peildatum", 1},
	};
	char longest[64 + 1];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		ck_assert_uint_eq(nearest_distance(cases[i].a, cases[i].b), cases[i].distance);
		ck_assert_uint_eq(nearest_distance(cases[i].b, cases[i].a), cases[i].distance);
	}
	memset(longest, 'a', sizeof(longest) - 1);
	longest[64] = '\0';
	ck_assert_uint_eq(nearest_distance(longest, longest), 64);
	ck_assert_uint_eq(nearest_distance(longest + 1, longest + 1), 0);
	ck_assert_uint_eq(nearest_distance(longest + 1, ""), 63);
}
END_TEST

START_TEST(the_nearest_word_is_one_that_can_be_meant)
{
	struct nearest nearest = {.word = "reprot"};

	nearest_try(&nearest, "status");
	ck_assert_ptr_null(nearest.found);
	nearest_try(&nearest, "export");
	nearest_try(&nearest, "report");
	nearest_try(&nearest, "repor");
	ck_assert_str_eq(nearest.found, "report");
	nearest = (struct nearest){.word = "xy"};
	nearest_try(&nearest, "ab");
	ck_assert_ptr_null(nearest.found);
	nearest_try(&nearest, "xz");
	ck_assert_str_eq(nearest.found, "xz");
}
END_TEST

START_TEST(progress_says_how_far_how_fast_and_how_long)
{
	static const struct {
		unsigned long long done, total;
		int64_t ms;
		const char *text;
	} cases[] = {
	    {7, 0, 999, "7 messages"},
	    {0, 0, 0, "0 messages"},
	    {0, 9, 5000, "0 of 9 messages"},
	    {300, 0, 2000, "300 messages, 150/s"},
	    {300, 1000, 900, "300 of 1000 messages"},
	    {300, 1000, 1000, "300 of 1000 messages, 300/s, 3 s left"},
	    {1, 1000, 10000, "1 of 1000 messages"}, /* less than one a second */
	    {1000, 1000, 1000, "1000 of 1000 messages, 1000/s"},
	    {1001, 1000, 1000, "1001 messages, 1001/s"}, /* more than was thought */
	    {10, 1211, 1000, "10 of 1211 messages, 10/s, 3 min left"},
	    {10, 1210, 1000, "10 of 1210 messages, 10/s, 2 min left"},
	    {10, 1200, 1000, "10 of 1200 messages, 10/s, 119 s left"},
	};
	char text[80], small[8];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		progress_text(text, sizeof(text), cases[i].done, cases[i].total, "messages",
			      cases[i].ms);
		ck_assert_str_eq(text, cases[i].text);
	}
	progress_text(small, sizeof(small), 300, 1000, "messages", 1000);
	ck_assert_str_eq(small, "300 of ");
}
END_TEST

Suite *suite_ascii(void)
{
	Suite *suite = suite_create("ascii");
	TCase *tcase = tcase_create("ascii");

	tcase_add_test(tcase, classes_are_those_of_the_c_locale);
	tcase_add_test(tcase, other_bytes_are_in_no_class);
	tcase_add_test(tcase, digits_are_counted_up_to_something_else);
	tcase_add_test(tcase, decimal_numbers);
	tcase_add_test(tcase, distances_are_those_of_optimal_string_alignment);
	tcase_add_test(tcase, the_nearest_word_is_one_that_can_be_meant);
	tcase_add_test(tcase, progress_says_how_far_how_fast_and_how_long);
	suite_add_tcase(suite, tcase);
	return suite;
}
