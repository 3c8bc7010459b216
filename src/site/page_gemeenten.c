/* All gemeenten, with links to their pages. */
#include "ijw/site/site.h"

static void row(struct page *page, const struct figures_code *code, const char *period)
{
	struct html *html = &page->html;
	const struct subject subject = {.regio = code->code};
	struct figure eind = {.status = 'O'};

	if (period != NULL)
		eind = figures_find(page->site->figures, &subject, "F05", period, NULL, "aantal");
	html_row(html, NULL);
	html_add(html, "<th scope=\"row\"><a href=\"%s\">%s</a></th>",
		 page_address(page, PAGE_GEMEENTE, code->code), code->title);
	if (period != NULL && figure_shown(&eind))
		html_number_cell(html, words_number(html->pool, html->language, eind.waarde, 0),
				 eind.waarde);
	else
		html_missing_cell(html, eind.status);
	html_row_end(html);
}

void page_gemeenten(struct page *page)
{
	struct html *html = &page->html;
	const struct html_column columns[] = {
	    {in(html->language, "Gemeente", "Municipality"), false},
	    {in(html->language, "Wachtend", "Waiting"), true}};
	const struct html_table table = {.id = "alle",
					 .caption = in(html->language, "Wachtenden", "Who waits"),
					 .column = columns,
					 .columns = 2,
					 .sorts = true};
	const char *period = figures_newest(page->site->figures, "KW");
	size_t count;
	const struct figures_code *codes = figures_codes(page->site->figures, "RegioS", &count);

	html_add(html, "<div class=\"begin\"><h1>%s</h1></div>\n", page_title(page));
	page_body(page, NULL, 0);
	html_table(html, &table);
	for (size_t i = 0; i < count; i++)
		row(page, &codes[i], period);
	html_table_end(html);
	page_body_end(page);
}
