/* Cells and tables that several pages share. */
#include "page_parts.h"

#include <math.h>
#include <string.h>

const char *part_status(const struct page *page, char status)
{
	if (status == 'U')
		return words(page, "onzeker: minder dan 30", "uncertain: fewer than 30");
	return words_status(page, status);
}

void part_cell(struct page *page, const struct figure *figure, enum part_measure measure)
{
	struct figure shown = *figure;

	/* A share or a median that rests on a hidden number has no row of its own. */
	if (measure != PART_COUNT && shown.status == 'O')
		shown.status = 'Q';
	if (measure == PART_PERCENT)
		cell_share(page, &shown);
	else if (measure == PART_WEEKS)
		cell_weeks(page, &shown);
	else
		cell_count(page, &shown);
}

void part_n_cell(struct page *page, const struct figure *figure)
{
	if (!isnan(figure->noemer))
		cell_number(page, figure->noemer);
	else
		html_missing_cell(&page->html, 'Q');
}

const char *part_together(struct pool *pool, const char *text)
{
	char *out = pool_alloc(pool, 2 * strlen(text) + 1), *to = out;

	for (; *text != '\0'; text++)
		if (*text == ' ') {
			*to++ = '\xc2';
			*to++ = '\xa0';
		} else {
			*to++ = *text;
		}
	*to = '\0';
	return out;
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

/* Whether any row has a value in a column. */
static bool column_shown(struct page *page, const struct part_table *table, size_t column)
{
	for (size_t row = 0; row < table->rows; row++) {
		struct figure figure = find(page, table, row, column);

		if (figure_shown(&figure))
			return true;
	}
	return false;
}

bool part_table_shown(struct page *page, const struct part_table *table)
{
	for (size_t i = 0; i < table->columns; i++)
		if (column_shown(page, table, i))
			return true;
	return false;
}

enum { COLUMNS_MOST = 10 };

/* Which columns stand in the table: one of which nothing is shown is told of below it instead. */
struct layout {
	bool shown[COLUMNS_MOST];
	bool n;
	bool status;
};

static bool any_n(struct page *page, const struct part_table *table)
{
	for (size_t row = 0; table->n >= 0 && row < table->rows; row++)
		if (!isnan(find(page, table, row, (size_t)table->n).noemer))
			return true;
	return false;
}

static bool any_status(struct page *page, const struct part_table *table)
{
	for (size_t row = 0; table->status >= 0 && row < table->rows; row++)
		if (part_status(page, find(page, table, row, (size_t)table->status).status)[0] !=
		    '\0')
			return true;
	return false;
}

static struct layout layout_of(struct page *page, const struct part_table *table)
{
	struct layout layout = {.n = any_n(page, table), .status = any_status(page, table)};

	for (size_t i = 0; i < table->columns; i++)
		layout.shown[i] = column_shown(page, table, i);
	return layout;
}

static void add_row(struct page *page, const struct part_table *table, const struct layout *layout,
		    size_t row)
{
	struct figure figure;

	html_row(&page->html, NULL);
	html_head_link(&page->html, table->row[row].href, table->row[row].kop);
	for (size_t i = 0; i < table->columns; i++) {
		figure = find(page, table, row, i);
		if (layout->shown[i])
			part_cell(page, &figure, table->column[i].measure);
	}
	if (layout->n) {
		figure = find(page, table, row, (size_t)table->n);
		part_n_cell(page, &figure);
	}
	if (layout->status) {
		figure = find(page, table, row, (size_t)table->status);
		html_text_cell(&page->html, part_status(page, figure.status));
	}
	html_row_end(&page->html);
}

static void begin_table(struct page *page, const struct part_table *table,
			const struct layout *layout)
{
	const enum language language = page->site->language;
	struct html_column column[COLUMNS_MOST + 3] = {{table->kop, false}};
	size_t columns = 1;

	for (size_t i = 0; i < table->columns; i++)
		if (layout->shown[i])
			column[columns++] = (struct html_column){table->column[i].kop, true};
	if (layout->n)
		column[columns++] = (struct html_column){
		    in(language, "Kinderen, minstens", "Children, at least"), true};
	if (layout->status)
		column[columns++] = (struct html_column){in(language, "Opmerking", "Remark"), false};
	html_table(&page->html, &(struct html_table){table->id, table->caption, column, columns,
						     table->sorts && table->rows > 1});
}

/* Names the columns that were left out. */
static void tell_left_out(struct page *page, const struct part_table *table,
			  const struct layout *layout)
{
	const enum language language = page->site->language;
	struct pool *pool = page->html.pool;
	const char *names = "";

	for (size_t i = 0; i < table->columns; i++)
		if (!layout->shown[i])
			names = pool_printf(pool, "%s%s‘%s’", names, names[0] != '\0' ? ", " : "",
					    table->column[i].kop);
	if (table->n >= 0 && !layout->n)
		names = pool_printf(pool, "%s%s‘%s’", names, names[0] != '\0' ? ", " : "",
				    in(language, "Kinderen, minstens", "Children, at least"));
	if (names[0] != '\0')
		html_add(&page->html, "<p class=\"noot\">%s %s.</p>",
			 in(language, "Niet getoond, omdat kleine aantallen anders te herleiden zijn:",
			    "Not shown, as small numbers could be worked out:"),
			 names);
}

void part_table(struct page *page, const struct part_table *table)
{
	const struct layout layout = layout_of(page, table);

	if (!part_table_shown(page, table)) {
		html_add(&page->html, "<p class=\"weg\">%s</p>",
			 in(page->site->language,
			    "Hiervan kunnen wij geen cijfers tonen: de aantallen zijn te klein, of er "
			    "zijn nog geen gegevens.",
			    "Of this we can show no figures: the numbers are too small, or there are no "
			    "data yet."));
		return;
	}
	begin_table(page, table, &layout);
	for (size_t row = 0; row < table->rows; row++)
		add_row(page, table, &layout, row);
	html_table_end(&page->html);
	tell_left_out(page, table, &layout);
}
