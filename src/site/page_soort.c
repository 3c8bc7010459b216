/* The page of a kind of help. */
#include "ijw/site/site.h"

static void row(struct page *page, const struct subject *subject, const char *period)
{
	struct html *html = &page->html;
	struct figure eind =
	    figures_find(page->site->figures, subject, "F05", period, NULL, "aantal");

	html_row(html, NULL);
	html_head_cell(html, words_period_short(html->pool, html->language, period));
	if (figure_shown(&eind))
		html_number_cell(html, words_number(html->pool, html->language, eind.waarde, 0),
				 eind.waarde);
	else
		html_missing_cell(html, eind.status);
	html_row_end(html);
}

void page_soort(struct page *page)
{
	static const struct page_entry entries[] = {{"stand-s", "Aantal wachtenden"}};
	const struct subject subject = {.productcategorie = page->code};
	const struct html_column columns[] = {
	    {in(page->html.language, "Kwartaal", "Quarter"), false},
	    {in(page->html.language, "Wachtend aan het eind", "Waiting at the end"), true}};
	const struct html_table table = {
	    .id = "stand",
	    .caption =
		in(page->html.language, "Wachtlijst per kwartaal", "Waiting list by quarter"),
	    .column = columns,
	    .columns = 2};
	size_t count;
	const char *const *periods =
	    figures_periods(page->site->figures, &subject, "F05", "KW", &count);

	page_opening(page, page_title(page), &subject);
	page_body(page, entries, 1);
	html_section(
	    &page->html, "stand-s",
	    in(page->html.language, "Hoeveel kinderen wachten er?", "How many children wait?"));
	html_table(&page->html, &table);
	for (size_t i = count; i-- > 0;)
		row(page, &subject, periods[i]);
	html_table_end(&page->html);
	html_section_end(&page->html);
	page_body_end(page);
}
