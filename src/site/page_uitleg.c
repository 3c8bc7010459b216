/* Definitions, parameters, norms and sources. */
#include "ijw/site/site.h"

void page_uitleg(struct page *page)
{
	struct html *html = &page->html;
	const struct figures_table *from = &page->site->figures->table[FILE_INDICATOR];
	const struct html_column columns[] = {{"Titel", false}, {"Omschrijving", false}};
	const struct html_table table = {.id = "alle",
					 .caption = page_title(page),
					 .column = columns,
					 .columns = 2,
					 .sorts = true};

	html_add(html, "<div class=\"begin\"><h1>%s</h1></div>\n", page_title(page));
	page_body(page, NULL, 0);
	html_table(html, &table);
	for (size_t i = 0; i < from->rows; i++) {
		html_row(html, NULL);
		html_head_cell(html, figures_cell(from, i, columns[0].kop));
		html_text_cell(html, figures_cell(from, i, columns[1].kop));
		html_row_end(html);
	}
	html_table_end(html);
	page_body_end(page);
}
