/* Markup: every text from outside is escaped, and tables are whole. */
#include <check.h>
#include <math.h>
#include <signal.h>
#include <string.h>

#include "ijw/site/html.h"

Suite *suite_site_html(void);

static struct buf out;
static struct html html;

static void set_up(void)
{
	out = BUF_INIT(0);
	html = (struct html){.out = &out, .language = LANGUAGE_NL, .pool = pool_new(), .prefix = ""};
}

static void tear_down(void)
{
	pool_free(html.pool);
	buf_free(&out);
}

START_TEST(texts_are_escaped)
{
	html_add(&html, "<p title=\"%s\">%s</p>", "a\"b'c", "<script>alert(1)</script> & \x1b[2J");
	ck_assert_str_eq(out.data, "<p title=\"a&quot;b&#39;c\">&lt;script&gt;alert(1)&lt;/script&gt; "
				   "&amp; \uFFFD[2J</p>");
}
END_TEST

START_TEST(formats)
{
	html_add(&html, "%m %d %zu 100%% %s", "<b>", -3, (size_t)7, "");
	ck_assert_str_eq(out.data, "<b> -3 7 100% ");
}
END_TEST

START_TEST(other_formats_are_a_bug)
{
	html_add(&html, "%x", 1);
}
END_TEST

START_TEST(cells_are_escaped)
{
	const struct html_column columns[] = {{"<kop>", false}, {"n&", true}};
	const struct html_table table = {
	    .id = "t", .caption = "<naam>", .column = columns, .columns = 2, .sorts = true};

	html_table(&html, &table);
	html_row(&html, NULL);
	html_head_cell(&html, "<x>");
	html_number_cell(&html, "1.234,5", 1234.5);
	html_row_end(&html);
	html_row(&html, "e");
	html_text_cell(&html, "'");
	html_number_cell(&html, "-", NAN);
	html_row_end(&html);
	html_table_end(&html);
	ck_assert_str_eq(
	    out.data,
	    "<div class=\"rol\" role=\"region\" aria-labelledby=\"t-c\" tabindex=\"0\">"
	    "<table class=\"sorteer\"><caption id=\"t-c\">&lt;naam&gt;</caption>\n<thead><tr>"
	    "<th scope=\"col\" data-k=\"0\">&lt;kop&gt;</th>"
	    "<th scope=\"col\" class=\"n\" data-k=\"1\">n&amp;</th></tr></thead>\n<tbody>\n"
	    "<tr><th scope=\"row\">&lt;x&gt;</th><td class=\"n\" data-w=\"1234.5\">1.234,5</td></tr>\n"
	    "<tr class=\"e\"><td>&#39;</td><td class=\"n\">-</td></tr>\n"
	    "</tbody></table></div>\n");
}
END_TEST

START_TEST(sections_have_ids)
{
	html_section(&html, "een", "Hoeveel?");
	html_section_end(&html);
	ck_assert_str_eq(out.data, "<section aria-labelledby=\"een\">\n"
				   "<h2 id=\"een\">Hoeveel?</h2>\n</section>\n");
}
END_TEST

/* In one file with all pages ids have a prefix, and parts no names: those would not be unique. */
START_TEST(parts_of_one_file)
{
	const struct html_column column = {"kop", false};
	const struct html_table table = {
	    .id = "t", .caption = "naam", .column = &column, .columns = 1};

	html.prefix = "p-";
	html_section(&html, "een", "Hoeveel?");
	html_table(&html, &table);
	html_table_end(&html);
	html_section_end(&html);
	ck_assert_str_eq(out.data,
			 "<section>\n<h2 id=\"p-een\">Hoeveel?</h2>\n"
			 "<div class=\"rol\" tabindex=\"0\"><table><caption id=\"p-t-c\">naam</caption>\n"
			 "<thead><tr><th scope=\"col\">kop</th></tr></thead>\n<tbody>\n"
			 "</tbody></table></div>\n</section>\n");
}
END_TEST

START_TEST(missing_says_why)
{
	const char *const words[] = {"niet getoond", "geen gegevens", "niet bereikt"};
	const char *const english[] = {"not shown", "no data", "not reached"};

	for (int i = 0; i < 3; i++) {
		html.language = LANGUAGE_NL;
		buf_clear(&out);
		html_missing_cell(&html, "QOM"[i]);
		ck_assert_ptr_nonnull(strstr(out.data, words[i]));
		ck_assert_ptr_nonnull(strstr(out.data, "data-w=\"\""));
		html.language = LANGUAGE_EN;
		buf_clear(&out);
		html_missing_cell(&html, "QOM"[i]);
		ck_assert_ptr_nonnull(strstr(out.data, english[i]));
	}
}
END_TEST

Suite *suite_site_html(void)
{
	Suite *suite = suite_create("site_html");
	TCase *tcase = tcase_create("markup");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, texts_are_escaped);
	tcase_add_test(tcase, formats);
	tcase_add_test_raise_signal(tcase, other_formats_are_a_bug, SIGABRT);
	tcase_add_test(tcase, cells_are_escaped);
	tcase_add_test(tcase, sections_have_ids);
	tcase_add_test(tcase, parts_of_one_file);
	tcase_add_test(tcase, missing_says_why);
	suite_add_tcase(suite, tcase);
	return suite;
}
