/* A BSN is found in bytes of which nothing else is known. */
#include <check.h>
#include <string.h>

#include "ijw/message/bsn.h"

Suite *suite_bsn(void);

static const char bsn[] = "999900006";

static const struct {
	const char *text;
	bool within;
} texts[] = {
    {"999900006", true},
    {"<Bsn>999900006</Bsn>", true},
    {"8999900006 999900006", true},
    {"", false},
    {"99990000", false},
    {"9999000061", false},
    {"1999900006", false},
    {"999900018", false},
    {"9999 00006", false}, /* which no Bsn of a message is */
    /* "Bsn:999900006!", "0Bsn:999900006!", "00Bsn:999900006!" in base64: at each of the three places; with
     * line ends, of both kinds. */
    {"QnNuOjk5OTkwMDAwNiE=", true},
    {"MEJzbjo5OTk5MDAwMDYh", true},
    {"MDBCc246OTk5OTAwMDA2IQ==", true},
    {"MDBCc246OTk5\r\nOTAwMDA2IQ==", true},
    {"QnNuOj\nk5OTkw\nMDAwNiE=", true},
    /* "Bsn:999900006" and "Bsn:9999000061" */
    {"QnNuOjk5OTkwMDAwNg==", true},
    {"QnNuOjk5OTkwMDAwNjE=", false},
    /* "Bsn:999900018!" */
    {"QnNuOjk5OTkwMDAxOCE=", false},
};

START_TEST(text)
{
	const char *bytes = texts[_i].text;

	ck_assert_msg(bsn_is_within(bsn, bytes, strlen(bytes)) == texts[_i].within, "%s", bytes);
}
END_TEST

/* Every byte of it behind a NUL, or before one. */
START_TEST(utf16)
{
	const char before[] = "\0B\0" "9\0" "9\0" "9\0" "9\0" "0\0" "0\0" "0\0" "0\0" "6\0<";
	const char longer[] = "\0B\0" "9\0" "9\0" "9\0" "9\0" "0\0" "0\0" "0\0" "0\0" "6\0" "6";

	ck_assert(bsn_is_within(bsn, before, sizeof(before) - 1));
	ck_assert(bsn_is_within(bsn, before + 1, sizeof(before) - 2));
	ck_assert(!bsn_is_within(bsn, longer, sizeof(longer) - 1));
}
END_TEST

Suite *suite_bsn(void)
{
	Suite *suite = suite_create("bsn");
	TCase *tests = tcase_create("bsn");

	tcase_add_loop_test(tests, text, 0, sizeof(texts) / sizeof(texts[0]));
	tcase_add_test(tests, utf16);
	suite_add_tcase(suite, tests);
	return suite;
}
