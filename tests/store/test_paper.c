/* The keys on paper: what is printed is read back, and every way to type it wrong is named by its line. */
#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/store/paper.h"

Suite *suite_paper(void);

static struct keyring keys;
static char text[PAPER_LINES][PAPER_TEXT];

static void setup(void)
{
	for (int i = 0; i < KEY_BYTES; i++) {
		keys.archive[i] = (uint8_t)(7 * i + 1);
		keys.pseudonym[i] = (uint8_t)(255 - 5 * i);
	}
	for (int line = 0; line < PAPER_LINES; line++)
		paper_text(&keys, line, text[line]);
}

/* What one line, typed on an empty paper, is found to be. */
static enum paper_line typed(const char *line)
{
	struct paper paper = {.line = {0}};
	const int number = paper_take(&paper, line);

	ck_assert_int_ge(number, 0);
	return paper.line[number];
}

/* Papers are kept for years: they never change. The check is CRC-16/CCITT-FALSE of label and bytes, which
 * any other program can compute. */
START_TEST(printed)
{
	ck_assert_str_eq(text[0], "A1  0108 0f16 1d24 2b32 8fcf");
	ck_assert_str_eq(text[1], "A2  3940 474e 555c 636a 01ef");
	ck_assert_str_eq(text[4], "P1  fffa f5f0 ebe6 e1dc 1cf0");
	ck_assert_str_eq(text[7], "P4  8782 7d78 736e 6964 4efc");
	ck_assert_str_eq(text[8], "Z   4930 bff5 0f81 73da c08e");
}
END_TEST

/* In any order, with capitals and without blanks, and with the rest of the page around them. */
START_TEST(typed_right)
{
	struct paper paper = {.line = {0}};

	ck_assert_int_eq(paper_take(&paper, "KEYS OF AN IJW HOME\n"), -1);
	ck_assert_int_eq(paper_take(&paper, ""), -1);
	ck_assert_int_eq(paper_take(&paper, "A5 0108\n"), -1);
	ck_assert_int_eq(paper_take(&paper, "A10108\n"), -1);
	for (int line = PAPER_LINES - 1; line >= 0; line--) {
		char other[2 * PAPER_TEXT] = "\t ";
		size_t at = strlen(other);

		ck_assert(!paper_is_complete(&paper));
		for (const char *from = text[line]; *from != '\0'; from++)
			if (*from != ' ' || from == text[line] + strcspn(text[line], " "))
				other[at++] = (char)toupper((unsigned char)*from);
		strcpy(other + at, "\r\n");
		ck_assert_int_eq(paper_take(&paper, line % 2 == 0 ? other : text[line]), line);
		ck_assert_int_eq(paper.line[line], PAPER_RIGHT);
	}
	ck_assert(paper_is_complete(&paper));
	ck_assert(paper_is_whole(&paper));
	ck_assert_mem_eq(&paper.keys, &keys, sizeof(keys));
}
END_TEST

/* Every digit of every line, as every other digit, and as none. */
START_TEST(wrong_digit)
{
	for (int line = 0; line < PAPER_LINES; line++)
		for (size_t at = PAPER_LABEL; text[line][at] != '\0'; at++) {
			char wrong[PAPER_TEXT];

			if (text[line][at] == ' ')
				continue;
			strcpy(wrong, text[line]);
			for (const char *digit = "0123456789abcdef"; *digit != '\0'; digit++) {
				wrong[at] = *digit;
				ck_assert_int_eq(typed(wrong), *digit == text[line][at]
								   ? PAPER_RIGHT
								   : PAPER_CHECK);
			}
			wrong[at] = 'O';
			ck_assert_int_eq(typed(wrong), PAPER_LETTER);
			wrong[at] = ' ';
			ck_assert_int_eq(typed(wrong), PAPER_LENGTH);
		}
}
END_TEST

START_TEST(digits_that_changed_places)
{
	for (int line = 0; line < PAPER_LINES; line++)
		for (size_t at = PAPER_LABEL; text[line][at + 1] != '\0'; at++) {
			char wrong[PAPER_TEXT];

			strcpy(wrong, text[line]);
			wrong[at] = text[line][at + 1];
			wrong[at + 1] = text[line][at];
			if (text[line][at] != ' ' && text[line][at + 1] != ' ' &&
			    text[line][at] != text[line][at + 1])
				ck_assert_int_eq(typed(wrong), PAPER_CHECK);
		}
}
END_TEST

/* A line behind the label of another one; and one with a digit too many. */
START_TEST(another_line)
{
	for (int line = 0; line < PAPER_LINES; line++)
		for (int other = 0; other < PAPER_LINES; other++) {
			char wrong[PAPER_TEXT + 1], label[PAPER_LABEL];

			snprintf(wrong, sizeof(wrong), "%-2s %s", paper_label(other, label),
				 text[line] + PAPER_LABEL);
			ck_assert_int_eq(typed(wrong), other == line ? PAPER_RIGHT : PAPER_CHECK);
			strcat(wrong, "0");
			ck_assert_int_eq(typed(wrong), PAPER_LENGTH);
		}
}
END_TEST

/* What was wrong can be typed again; what was right stays. */
START_TEST(typed_again)
{
	struct paper paper = {.line = {0}};

	ck_assert_int_eq(paper_take(&paper, "A1 0108 0f16 1d24 2b32 2d16"), 0);
	ck_assert_int_eq(paper.line[0], PAPER_CHECK);
	ck_assert_int_eq(paper_take(&paper, text[0]), 0);
	ck_assert_int_eq(paper.line[0], PAPER_RIGHT);
	ck_assert_int_eq(paper_take(&paper, "A1 1"), 0);
	ck_assert_int_eq(paper.line[0], PAPER_RIGHT);
	ck_assert_mem_eq(paper.keys.archive, keys.archive, PAPER_BYTES);
}
END_TEST

/* One line of the paper of another home, right by itself. */
START_TEST(of_two_papers)
{
	for (int line = 0; line < PAPER_LINES; line++) {
		struct keyring others = keys;
		struct paper paper = {.line = {0}};
		char other[PAPER_TEXT];

		others.archive[line % KEY_BYTES] ^= 1;
		others.archive[KEY_BYTES - 1 - line] ^= 4;
		for (int i = 0; i < KEY_BYTES; i++)
			others.pseudonym[i] ^= 16;
		for (int i = 0; i < PAPER_LINES; i++)
			paper_take(&paper, i == line ? paper_text(&others, i, other) : text[i]);
		ck_assert(paper_is_complete(&paper));
		ck_assert_int_eq(paper_is_whole(&paper), strcmp(text[line], paper_text(&others, line, other)) == 0);
	}
}
END_TEST

Suite *suite_paper(void)
{
	Suite *suite = suite_create("paper");
	TCase *tcase = tcase_create("paper");

	tcase_add_unchecked_fixture(tcase, setup, NULL);
	tcase_add_test(tcase, printed);
	tcase_add_test(tcase, typed_right);
	tcase_add_test(tcase, wrong_digit);
	tcase_add_test(tcase, digits_that_changed_places);
	tcase_add_test(tcase, another_line);
	tcase_add_test(tcase, typed_again);
	tcase_add_test(tcase, of_two_papers);
	suite_add_tcase(suite, tcase);
	return suite;
}
