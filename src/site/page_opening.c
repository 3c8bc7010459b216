/* The first screen of a page. */
#include "ijw/site/site.h"

void page_opening(struct page *page, const char *h1, const struct subject *subject)
{
	struct html *html = &page->html;
	const struct figures *figures = page->site->figures;
	const char *period = figures_newest(figures, "KW");
	struct figure waiting = {.status = 'O'};

	if (period != NULL)
		waiting = figures_find(figures, subject, "F05", period, NULL, "aantal");
	html_add(html, "<div class=\"begin\"><h1>%s</h1>\n", h1);
	if (period != NULL && figure_shown(&waiting))
		html_add(html, "<p class=\"lede\">%s %s: %s.</p>\n",
			 in(html->language, "Wachtend,", "Waiting,"),
			 words_end_of(html->pool, html->language, period),
			 words_number(html->pool, html->language, waiting.waarde, 0));
	html_add(html, "</div>\n");
}
