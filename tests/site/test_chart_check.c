/* What may come from the process that draws charts: each rule has what it refuses, and beside it
 * what it lets pass. */
#include <check.h>
#include <string.h>

#include "ijw/site/chart_check.h"

#define SVG(inside) "<svg viewBox=\"0 0 340 120\">" inside "</svg>"

static const struct pair {
	const char *good;
	const char *bad;
} pairs[] = {
    /* elements */
    {SVG("<circle cx=\"1\" cy=\"2.5\" r=\"3\"/>"), SVG("<script>1</script>")},
    {SVG("<text x=\"1\" y=\"2\">a</text>"), SVG("<foreignObject></foreignObject>")},
    {SVG("<path d=\"M1 2L3 4\"/>"), SVG("<style>a</style>")},
    {SVG("<rect x=\"1\"/>"), SVG("<image x=\"1\"/>")},
    {SVG("<g></g>"), SVG("<a></a>")},
    {SVG("<polyline points=\"1 2\"/>"), SVG("<use x=\"1\"/>")},
    {SVG("<line x1=\"1\"/>"), SVG("<animate x1=\"1\"/>")},
    {SVG("<title id=\"c1-t\">a</title>"), SVG("<TITLE id=\"c1-t\">a</TITLE>")},
    {SVG(""), SVG(SVG(""))},
    {SVG("a"), "<div></div>"},
    /* attributes */
    {SVG("<text font-size=\"15\">a</text>"), SVG("<text style=\"font-size:15px\">a</text>")},
    {SVG("<g fill=\"none\"></g>"), SVG("<g class=\"a\"></g>")},
    {SVG("<path d=\"M1 2\"/>"), SVG("<path onclick=\"1\"/>")},
    {SVG("<path stroke-dasharray=\"3,3\"/>"), SVG("<path href=\"#c1-a\"/>")},
    {SVG("<path stroke-width=\"2\"/>"), SVG("<path xlink:href=\"1\"/>")},
    {SVG("<path opacity=\"1\"/>"), SVG("<path clip-path=\"url(#c1-a)\"/>")},
    {SVG("<text dominant-baseline=\"central\">a</text>"), SVG("<text onload=\"start\">a</text>")},
    /* numbers, paths and transforms */
    {SVG("<rect width=\"10.5\"/>"), SVG("<rect width=\"1e9\"/>")},
    {SVG("<path d=\"M1 2h-3v4a1 1 0 1 1 1 0Z\"/>"), SVG("<path d=\"M1 2x3\"/>")},
    {SVG("<path transform=\"matrix(4,0,0,4,1.5,-2)\"/>"), SVG("<path transform=\"url(a)\"/>")},
    {SVG("<path transform=\"rotate(90)\"/>"), SVG("<path transform=\"expression(1)\"/>")},
    {SVG("<path transform=\"translate(1 2)\"/>"), SVG("<path transform=\"translate\"/>")},
    {SVG("<rect x=\"-1\"/>"), SVG("<rect x=\"1;2\"/>")},
    {SVG("<rect x=\"1\"/>"), SVG("<rect x=\"&#49;\"/>")},
    /* colours: only the tokens */
    {SVG("<path fill=\"#12436d\"/>"), SVG("<path fill=\"#12436c\"/>")},
    {SVG("<path stroke=\"none\"/>"), SVG("<path stroke=\"red\"/>")},
    {SVG("<path fill=\"#ffffff\"/>"), SVG("<path fill=\"#fff\"/>")},
    {SVG("<path fill=\"#eaf0f6\"/>"), SVG("<path fill=\"url(#c1-a)\"/>")},
    /* words */
    {SVG("<text text-anchor=\"middle\">a</text>"), SVG("<text text-anchor=\"url(a)\">a</text>")},
    {SVG("<text font-weight=\"700\">a</text>"), SVG("<text font-weight=\"heavy\">a</text>")},
    /* names */
    {SVG("<g id=\"c1-t\"></g>"), SVG("<g id=\"c2-t\"></g>")},
    {SVG("<g id=\"c1-t_2\"></g>"), SVG("<g id=\"c1\"></g>")},
    {SVG("<g id=\"c1-a\"></g>"), SVG("<g id=\"c1-\"></g>")},
    {SVG("<g id=\"c1-a\"></g>"), SVG("<g id=\"c1-a b\"></g>")},
    {SVG("<g aria-labelledby=\"c1-t c1-d\"></g>"), SVG("<g aria-labelledby=\"c1-t top\"></g>")},
    {SVG("<g aria-labelledby=\"c1-t\"></g>"), SVG("<g aria-labelledby=\"\"></g>")},
    /* form */
    {SVG("<g><g></g></g>"), SVG("<g><g></g>")},
    {SVG("<g></g>"), SVG("<g></text>")},
    {SVG("<g></g>"), SVG("</g>")},
    {SVG("<g></g>"), "<svg viewBox=\"0 0 1 1\"><g></g>"},
    {SVG(""), SVG("") "<p>"},
    {SVG(""), " " SVG("")},
    {SVG("<rect x=\"1\" y=\"2\"/>"), SVG("<rect x=\"1\"y=\"2\"/>")},
    {SVG("<rect x=\"1\"/>"), SVG("<rect x='1'/>")},
    {SVG("<rect x=\"1\"/>"), SVG("<rect x=1/>")},
    {SVG("<rect x=\"1\"/>"), SVG("<rect x=\"1\" / >")},
    {SVG("<rect x=\"1\"/>"), SVG("<rect x=\"1")},
    {SVG("<g></g>"), SVG("<g\n></g>")},
    {SVG("<g></g>"), SVG("<!-- a -->")},
    {SVG("<g></g>"), SVG("<?a?>")},
    {SVG("<g></g>"), SVG("<![CDATA[a]]>")},
    /* texts */
    {SVG("<text>a &amp; b &lt; c &gt; d &quot;e&quot; &#39;f&#39;</text>"),
     SVG("<text>a & b</text>")},
    {SVG("<text>caf\xC3\xA9 \xE2\x80\xA6</text>"), SVG("<text>caf\xC3</text>")},
    {SVG("<text>a</text>"), SVG("<text>&#60;</text>")},
    {SVG("<text>a</text>"), SVG("<text>a > b</text>")},
    {SVG("<text>a</text>"), SVG("<text>a\x01</text>")}};

enum { PAIRS = sizeof(pairs) / sizeof(pairs[0]) };

START_TEST(passes_and_refuses)
{
	const struct pair *pair = &pairs[_i];
	const char *wrong = chart_check(pair->good, strlen(pair->good), "c1");

	ck_assert_msg(wrong == NULL, "%s: %s", pair->good, wrong);
	ck_assert_msg(chart_check(pair->bad, strlen(pair->bad), "c1") != NULL, "passes: %s",
		      pair->bad);
}
END_TEST

START_TEST(no_byte_of_zero)
{
	static const char svg[] = SVG("a\0<script>");

	ck_assert_ptr_nonnull(chart_check(svg, sizeof(svg) - 1, "c1"));
	ck_assert_ptr_nonnull(chart_check("", 0, "c1"));
}
END_TEST

/* Elements inside each other, up to and past the most. */
START_TEST(depth)
{
	enum { MOST = 16 };

	for (int deep = MOST; deep <= MOST + 1; deep++) {
		char svg[1024] = "<svg viewBox=\"0 0 1 1\">";

		for (int i = 1; i < deep; i++)
			strcat(svg, "<g>");
		for (int i = 1; i < deep; i++)
			strcat(svg, "</g>");
		strcat(svg, "</svg>");
		ck_assert_int_eq(chart_check(svg, strlen(svg), "c1") == NULL, deep == MOST);
	}
}
END_TEST

/* Whatever is cut off, and whatever byte is another one, is read without harm. */
START_TEST(cut_and_changed)
{
	static const char svg[] =
	    SVG("<title id=\"c1-t\">a &amp; b</title><path d=\"M1 2L3 4\" fill=\"#12436d\"/>");
	char copy[sizeof(svg)];

	for (size_t length = 0; length + 1 < sizeof(svg); length++) {
		memcpy(copy, svg, sizeof(svg));
		copy[length] = '\0';
		ck_assert_ptr_nonnull(chart_check(copy, length, "c1"));
		for (int byte = 1; byte < 256; byte++) {
			memcpy(copy, svg, sizeof(svg));
			copy[length] = (char)byte;
			chart_check(copy, sizeof(svg) - 1, "c1");
		}
	}
}
END_TEST

Suite *suite_site_chart_check(void);
Suite *suite_site_chart_check(void)
{
	Suite *suite = suite_create("site_chart_check");
	TCase *tcase = tcase_create("check");

	tcase_add_loop_test(tcase, passes_and_refuses, 0, PAIRS);
	tcase_add_test(tcase, no_byte_of_zero);
	tcase_add_test(tcase, depth);
	tcase_add_test(tcase, cut_and_changed);
	suite_add_tcase(suite, tcase);
	return suite;
}
