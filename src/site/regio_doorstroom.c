/* (7) Other help: who went from one aanbieder to another, how often the first one is not the last,
 * and how often a youth comes back. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "parts.h"

enum { MATRIX = 9, PAIRS = 400 };

/* Transfers of a year between two aanbieders. */
struct pair {
	const char *van, *naar;
	double waarde;
};

struct transfers {
	const char *jaar;
	struct pair pair[PAIRS];
	size_t count;
	double total, overig;
	const char *van[MATRIX], *naar[MATRIX]; /* who stands in the matrix */
	size_t vans, naars;
	bool fits; /* all of them do */
	bool provisional;
};

/* The place of a code in a list, added when it is new; -1 when the list is full. */
static int place(const char **list, size_t *count, const char *code)
{
	for (size_t i = 0; i < *count; i++) {
		if (strcmp(list[i], code) == 0)
			return (int)i;
	}
	if (*count == MATRIX)
		return -1;
	list[*count] = code;
	return (int)(*count)++;
}

static void transfers_take(struct transfers *transfers, const struct figures_table *table,
			   size_t row)
{
	const char *van = figures_cell(table, row, "Van"), *naar = figures_cell(table, row, "Naar");
	double waarde = figures_number(figures_cell(table, row, "Waarde"));

	if (isnan(waarde))
		return;
	if (strcmp(van, "T") == 0 && strcmp(naar, "T") == 0) {
		transfers->total = waarde;
		transfers->provisional = figures_cell(table, row, "Status")[0] == 'P';
	} else if (strcmp(van, "overig") == 0 || strcmp(naar, "overig") == 0) {
		transfers->overig = waarde;
	} else if (strcmp(van, "T") != 0 && strcmp(naar, "T") != 0 && transfers->count < PAIRS) {
		transfers->pair[transfers->count++] = (struct pair){van, naar, waarde};
	}
}

static int by_size(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->waarde != y->waarde)
		return x->waarde < y->waarde ? 1 : -1;
	if (strcmp(x->van, y->van) != 0)
		return strcmp(x->van, y->van);
	return strcmp(x->naar, y->naar);
}

/* The newest year; false when its total is not there. */
static bool transfers_read(const struct page *page, struct transfers *transfers)
{
	const struct figures_table *table = &page->site->figures->table[FILE_DOORSTROOM];

	*transfers = (struct transfers){.total = NAN, .overig = NAN, .fits = true};
	for (size_t row = 0; row < table->rows; row++) {
		const char *jaar = figures_cell(table, row, "Jaar");

		if (transfers->jaar == NULL || strcmp(jaar, transfers->jaar) > 0)
			transfers->jaar = jaar;
	}
	for (size_t row = 0; row < table->rows; row++) {
		if (strcmp(figures_cell(table, row, "Jaar"), transfers->jaar) == 0)
			transfers_take(transfers, table, row);
	}
	qsort(transfers->pair, transfers->count, sizeof(transfers->pair[0]), by_size);
	for (size_t i = 0; i < transfers->count; i++) {
		if (place(transfers->van, &transfers->vans, transfers->pair[i].van) < 0 ||
		    place(transfers->naar, &transfers->naars, transfers->pair[i].naar) < 0)
			transfers->fits = false;
	}
	return !isnan(transfers->total);
}

/* A chance of the newest year that has one, with its period. */
static struct figure newest_chance(const struct page *page, const char *indicator,
				   const char **period)
{
	const struct figures *figures = page->site->figures;
	const struct subject all = {0};
	struct figure figure = {.status = 'O', .waarde = NAN};

	*period = figures_newest(figures, "JJ");
	for (int year = 0; *period != NULL && year < 3; year++) {
		figure = figures_find(figures, &all, indicator, *period, NULL, "kans");
		if (figure_shown(&figure))
			return figure;
		*period = period_step(page->html.pool, *period, -1);
	}
	return figure;
}

bool doorstroom_present(const struct page *page)
{
	struct transfers transfers;
	const char *period;
	struct figure change = newest_chance(page, "D04", &period);
	struct figure back = newest_chance(page, "D05_365", &period);

	return transfers_read(page, &transfers) || figure_shown(&change) || figure_shown(&back);
}

static const char *provider(const struct page *page, const char *code)
{
	return figures_title(page->site->figures, "Aanbieder", code);
}

/* The share of all that one pair has, as one of four tints. */
static const char *tint(double waarde, double most)
{
	static const char *const tints[] = {"t1", "t2", "t3", "t4"};
	int step = (int)(waarde / most * 4);

	return tints[step < 0 ? 0 : step > 3 ? 3 : step];
}

static double between(const struct transfers *transfers, const char *van, const char *naar)
{
	for (size_t i = 0; i < transfers->count; i++) {
		const struct pair *pair = &transfers->pair[i];

		if (strcmp(pair->van, van) == 0 && strcmp(pair->naar, naar) == 0)
			return pair->waarde;
	}
	return NAN;
}

static const char *matrix_caption(const struct page *page, const struct transfers *transfers)
{
	return words(page, "Van de ene naar de andere aanbieder, %s, aantal keer",
		     "From one provider to another, %s, number of times", transfers->jaar);
}

/* A number in each cell, with a tint: it is a table, so that it fits every screen and is read
 * aloud. */
static void matrix(struct page *page, const struct transfers *transfers)
{
	struct html *html = &page->html;

	html_add(html,
		 "<div class=\"rol\" role=\"region\" aria-labelledby=\"%smatrix-c\" tabindex=\"0\">"
		 "<table class=\"matrix\"><caption id=\"%smatrix-c\">%s</caption><thead><tr>"
		 "<th scope=\"col\">%s</th>",
		 html->prefix, html->prefix, matrix_caption(page, transfers),
		 words(page, "Van ↓ naar →", "From ↓ to →"));
	for (size_t k = 0; k < transfers->naars; k++)
		html_add(html, "<th scope=\"col\">%s</th>", provider(page, transfers->naar[k]));
	html_add(html, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < transfers->vans; i++) {
		html_add(html, "<tr><th scope=\"row\">%s</th>", provider(page, transfers->van[i]));
		for (size_t k = 0; k < transfers->naars; k++) {
			double waarde = between(transfers, transfers->van[i], transfers->naar[k]);

			if (isnan(waarde))
				html_add(html, "<td class=\"weg\">–</td>");
			else
				html_add(html, "<td class=\"%m\">%s</td>",
					 tint(waarde, transfers->pair[0].waarde + 1),
					 words_whole(page, waarde));
		}
		html_add(html, "</tr>\n");
	}
	html_add(html, "</tbody></table></div>\n");
}

/* The pairs as a list, when there are too many names for a matrix. */
static void pairs(struct page *page, const struct transfers *transfers)
{
	struct html *html = &page->html;
	const struct html_column column[] = {{words(page, "Van", "From"), false},
					     {words(page, "Naar", "To"), false},
					     {words(page, "Aantal", "Number"), true}};
	const struct html_table table = {.id = "paren-t",
					 .caption = matrix_caption(page, transfers),
					 .column = column,
					 .columns = 3,
					 .sorts = true};

	html_table(html, &table);
	for (size_t i = 0; i < transfers->count; i++) {
		html_row(html, NULL);
		html_head_cell(html, provider(page, transfers->pair[i].van));
		html_text_cell(html, provider(page, transfers->pair[i].naar));
		cell_number(page, transfers->pair[i].waarde);
		html_row_end(html);
	}
	html_table_end(html);
}

static void transfers_write(struct page *page, const struct transfers *transfers)
{
	struct html *html = &page->html;

	html_add(html,
		 in(html->language,
		    "<h3>In %s ging een kind %s keer naar een andere aanbieder</h3>\n",
		    "<h3>In %s a child went to another provider %s times</h3>\n"),
		 transfers->jaar, words_whole(page, transfers->total));
	if (transfers->count == 0) {
		html_add(
		    html, "<p class=\"klein\">%s</p>\n",
		    words(page,
			  "Tussen geen twee aanbieders gebeurde dat zo vaak dat het te tonen is: "
			  "minstens 10 keer in een jaar.",
			  "Between no two providers did that happen so often that it can be "
			  "shown: 10 times a year or more."));
		return;
	}
	html_add(html, "<p class=\"sub\">%s</p>\n",
		 words(page, "Streepje: minder dan 10 keer, of niet getoond.%s",
		       "Dash: fewer than 10 times, or not shown.%s",
		       transfers->provisional ? words(page, " Voorlopig.", " Provisional.") : ""));
	if (transfers->fits)
		matrix(page, transfers);
	else
		pairs(page, transfers);
	if (!isnan(transfers->overig))
		html_add(html, "<p class=\"klein\">%s</p>\n",
			 words(page, "Nog %s keer tussen twee aanbieders die hier niet staan.",
			       "Another %s times between two providers that are not listed here.",
			       words_whole(page, transfers->overig)));
}

/* "Minstens 300 trajecten." */
static const char *trajects(const struct page *page, const struct figure *figure)
{
	if (isnan(figure->noemer))
		return "";
	return words(page, " (%s trajecten of meer)", " (%s trajectories or more)",
		     words_whole(page, figure->noemer));
}

/* First is not last, and coming back. A traject is all help without a gap. */
static void chances_write(struct page *page)
{
	struct html *html = &page->html;
	const char *changed, *came;
	struct figure change = newest_chance(page, "D04", &changed);
	struct figure back = newest_chance(page, "D05_365", &came);

	if (!figure_shown(&change) && !figure_shown(&back))
		return;
	html_add(html, "<p>%s",
		 words(page, "Een traject is alle hulp aan een kind die op elkaar aansluit.",
		       "A trajectory is all help to a child without a gap between."));
	if (figure_shown(&change))
		html_add(html,
			 in(html->language,
			    " Van de 100 trajecten die in %s begonnen, gaan er %s binnen een jaar "
			    "verder bij een andere aanbieder dan de eerste%s.",
			    " Of every 100 trajectories that began in %s, %s go on with another "
			    "provider than the first within a year%s."),
			 words_period(html->pool, html->language, changed),
			 words_whole(page, change.waarde * 100), trajects(page, &change));
	if (figure_shown(&back))
		html_add(
		    html,
		    in(html->language,
		       " Van de 100 trajecten die in %s eindigden, komt het kind bij %s binnen "
		       "een jaar terug in de jeugdhulp%s.",
		       " Of every 100 trajectories that ended in %s, the child comes back to "
		       "youth care within a year for %s%s."),
		    words_period(html->pool, html->language, came),
		    words_whole(page, back.waarde * 100), trajects(page, &back));
	html_add(html, "</p>\n");
}

void doorstroom_write(struct page *page)
{
	struct transfers transfers;

	html_section(&page->html, "doorstroom-s",
		     words(page, "Hoe vaak gaan kinderen naar andere hulp?",
			   "How often do children go to other help?"));
	if (transfers_read(page, &transfers))
		transfers_write(page, &transfers);
	chances_write(page);
	html_section_end(&page->html);
}
