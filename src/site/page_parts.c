/* Cells and tables that several pages share. */
#include "page_parts.h"

#include <math.h>
#include <string.h>

const char *part_status(enum language language, char status)
{
	switch (status) {
	case 'P':
		return in(language, "voorlopig", "provisional");
	case 'E':
		return in(language, "geschat", "estimated");
	case 'U':
		return in(language, "onzeker: minder dan 30", "uncertain: fewer than 30");
	default:
		return "";
	}
}

void part_cell(struct page *page, const struct figure *figure, enum part_measure measure)
{
	const enum language language = page->site->language;
	struct pool *pool = page->html.pool;
	const char *text;

	if (!figure_shown(figure)) {
		html_missing_cell(&page->html, figure->status);
		return;
	}
	if (measure == PART_PERCENT)
		text = words_percent(pool, language, figure->waarde);
	else if (measure == PART_WEEKS)
		text = words_weeks_number(pool, language, figure->waarde);
	else
		text = words_number(pool, language, figure->waarde, 0);
	html_number_cell(&page->html, text, figure->waarde);
}

void part_n_cell(struct page *page, const struct figure *figure)
{
	if (!isnan(figure->noemer))
		html_number_cell(&page->html,
				 words_number(page->html.pool, page->site->language,
					      figure->noemer, 0),
				 figure->noemer);
	else
		html_missing_cell(&page->html, figure_shown(figure) ? 'Q' : figure->status);
}

const char *part_capital(struct pool *pool, const char *text)
{
	char *copy = pool_copy(pool, text, strlen(text));

	if (copy[0] >= 'a' && copy[0] <= 'z')
		copy[0] = (char)(copy[0] - 'a' + 'A');
	return copy;
}

void part_no_data(struct page *page)
{
	html_add(&page->html, "<p class=\"weg\">%s</p>",
		 in(page->site->language, "Hiervan zijn er nog geen gegevens.",
		    "Of this there are no data yet."));
}

static struct figure find(struct page *page, const struct part_table *table, size_t row,
			  size_t column)
{
	const struct part_column *at = &table->column[column];

	return figures_find(page->site->figures, &table->row[row].subject, at->indicator,
			    table->row[row].period, at->klok, at->maat);
}

bool part_table_shown(struct page *page, const struct part_table *table)
{
	for (size_t row = 0; row < table->rows; row++)
		for (size_t i = 0; i < table->columns; i++) {
			struct figure figure = find(page, table, row, i);

			if (figure_shown(&figure))
				return true;
		}
	return false;
}

static void head_cell(struct page *page, const struct part_row *row)
{
	if (row->href != NULL)
		html_add(&page->html, "<th scope=\"row\"><a href=\"%s\">%s</a></th>", row->href,
			 row->kop);
	else
		html_head_cell(&page->html, row->kop);
}

static void add_row(struct page *page, const struct part_table *table, size_t row)
{
	struct figure figure;

	html_row(&page->html, NULL);
	head_cell(page, &table->row[row]);
	for (size_t i = 0; i < table->columns; i++) {
		figure = find(page, table, row, i);
		part_cell(page, &figure, table->column[i].measure);
	}
	if (table->n >= 0) {
		figure = find(page, table, row, (size_t)table->n);
		part_n_cell(page, &figure);
	}
	if (table->status >= 0) {
		figure = find(page, table, row, (size_t)table->status);
		html_text_cell(&page->html, part_status(page->site->language, figure.status));
	}
	html_row_end(&page->html);
}

enum { COLUMNS_MOST = 12 };

void part_table(struct page *page, const struct part_table *table)
{
	const enum language language = page->site->language;
	struct html_column column[COLUMNS_MOST] = {{table->kop, false}};
	size_t columns = 1;

	if (!part_table_shown(page, table)) {
		html_add(&page->html, "<p class=\"weg\">%s</p>",
			 in(language,
			    "Hiervan kunnen wij geen cijfers tonen: de aantallen zijn te klein, of er "
			    "zijn nog geen gegevens.",
			    "Of this we can show no figures: the numbers are too small, or there are no "
			    "data yet."));
		return;
	}
	for (size_t i = 0; i < table->columns && columns < COLUMNS_MOST - 2; i++)
		column[columns++] = (struct html_column){table->column[i].kop, true};
	if (table->n >= 0)
		column[columns++] = (struct html_column){
		    in(language, "Kinderen, minstens", "Children, at least"), true};
	if (table->status >= 0)
		column[columns++] = (struct html_column){in(language, "Opmerking", "Remark"), false};
	html_table(&page->html, &(struct html_table){table->id, table->caption, column, columns,
						     table->sorts && table->rows > 1});
	for (size_t row = 0; row < table->rows; row++)
		add_row(page, table, row);
	html_table_end(&page->html);
}
