/* Rows of kwaliteit.csv as tables: how late senders report. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/order.h"
#include "page_parts.h"

/* figures_read checks the header, so the columns are where they belong. */
enum { INDICATOR, SOORT, CODE, PERIODEN, KLASSE, WAARDE, STATUS };

enum { KLASSEN = 6 };

static const struct klasse {
	const char *naam; /* in the file */
	const char *nl;
	const char *en;
} klassen[KLASSEN] = {
    {"<0", "vooraf", "before"},  {"0", "zelfde dag", "same day"}, {"1-3", "1 tot 3", "1 to 3"},
    {"4-5", "4 of 5", "4 or 5"}, {"6-10", "6 tot 10", "6 to 10"}, {"11+", "11 of meer", "11 or more"},
};

size_t kwaliteit_rows(const struct figures *figures)
{
	return figures->table[FILE_KWALITEIT].rows;
}

struct kwaliteit_rij kwaliteit_row(const struct figures *figures, size_t row)
{
	const struct figures_table *table = &figures->table[FILE_KWALITEIT];
	const char *const *cell = &table->cell[row * table->columns];

	return (struct kwaliteit_rij){cell[INDICATOR], cell[SOORT],  cell[CODE],     cell[PERIODEN],
				      cell[KLASSE],    cell[WAARDE], cell[STATUS][0]};
}

const char *kwaliteit_newest(const struct figures *figures, const char *indicator)
{
	const char *newest = NULL;

	for (size_t row = 0; row < kwaliteit_rows(figures); row++) {
		const struct kwaliteit_rij rij = kwaliteit_row(figures, row);

		if (strcmp(rij.indicator, indicator) == 0 &&
		    (newest == NULL || strcmp(rij.periode, newest) > 0))
			newest = rij.periode;
	}
	return newest;
}

const char *kwaliteit_name(const struct figures *figures, const struct kwaliteit_rij *rij)
{
	if (strcmp(rij->soort, "aanbieder") == 0)
		return figures_title(figures, "Aanbieder", rij->code);
	return figures_title(figures, "RegioS", rij->code);
}

const char *kwaliteit_address(const struct page *page, const struct kwaliteit_rij *rij)
{
	return page_address(page,
			    strcmp(rij->soort, "aanbieder") == 0 ? PAGE_AANBIEDER : PAGE_GEMEENTE,
			    rij->code);
}

/* ---- Delays ---- */

/* The classes of a sender in a quarter: one line of a table. */
struct delay {
	struct kwaliteit_rij rij; /* whichever of them came first */
	const char *naam;
	const char *waarde[KLASSEN]; /* NULL: not in the file */
	char status[KLASSEN];
	bool shown;
};

static bool is_wanted(const struct kwaliteit_vraag *vraag, const struct kwaliteit_rij *rij)
{
	if (strcmp(rij->indicator, vraag->indicator) != 0)
		return false;
	return vraag->code != NULL ? strcmp(rij->code, vraag->code) == 0
				   : strcmp(rij->periode, vraag->periode) == 0;
}

static void take_class(struct delay *delay, const struct kwaliteit_rij *rij)
{
	for (int i = 0; i < KLASSEN; i++)
		if (strcmp(klassen[i].naam, rij->klasse) == 0) {
			delay->waarde[i] = rij->waarde;
			delay->status[i] = rij->status;
			delay->shown = delay->shown || rij->waarde[0] != '\0';
		}
}

/* Rows of a sender and quarter stand together: the file is sorted by its keys. */
static size_t collect(struct page *page, const struct kwaliteit_vraag *vraag,
		      struct delay **delays)
{
	const struct figures *figures = page->site->figures;
	struct delay *delay = NULL;
	size_t count = 0, room = 0;

	for (size_t row = 0; row < kwaliteit_rows(figures); row++) {
		const struct kwaliteit_rij rij = kwaliteit_row(figures, row);

		if (!is_wanted(vraag, &rij))
			continue;
		if (count == 0 || strcmp(delay[count - 1].rij.code, rij.code) != 0 ||
		    strcmp(delay[count - 1].rij.periode, rij.periode) != 0) {
			delay = xmore(delay, count, &room, sizeof(*delay));
			delay[count++] =
			    (struct delay){.rij = rij, .naam = kwaliteit_name(figures, &rij)};
		}
		take_class(&delay[count - 1], &rij);
	}
	*delays = delay;
	return count;
}

static int newest_first(const void *left, const void *right)
{
	const struct delay *a = left, *b = right;

	return order_text(b->rij.periode, a->rij.periode);
}

static int by_name(const void *left, const void *right)
{
	const struct delay *a = left, *b = right;
	int order = order_text(a->naam, b->naam);

	return order != 0 ? order : order_text(a->rij.code, b->rij.code);
}

/* Whether any line has a number in a class: a class without one is told of below the table. */
static bool class_shown(const struct delay *delay, size_t count, int klasse)
{
	for (size_t i = 0; i < count; i++)
		if (delay[i].waarde[klasse] != NULL && delay[i].waarde[klasse][0] != '\0')
			return true;
	return false;
}

static void delay_row(struct page *page, const struct kwaliteit_vraag *vraag,
		      const struct delay *delay, const bool *shown)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	html_row(html, NULL);
	if (vraag->code != NULL)
		html_head_cell(html, words_period_short(html->pool, language, delay->rij.periode));
	else
		html_head_link(html, kwaliteit_address(page, &delay->rij), delay->naam);
	for (int i = 0; i < KLASSEN; i++) {
		if (!shown[i])
			continue;
		const double waarde =
		    figures_number(delay->waarde[i] != NULL ? delay->waarde[i] : "");

		if (delay->waarde[i] != NULL && delay->waarde[i][0] != '\0')
			html_number_cell(html, words_number(html->pool, language, waarde, 0), waarde);
		else
			html_missing_cell(html, delay->waarde[i] != NULL ? delay->status[i] : 'O');
	}
	html_row_end(html);
}

static void tell_classes(struct page *page, const bool *shown)
{
	const enum language language = page->site->language;
	const char *names = "";

	for (int i = 0; i < KLASSEN; i++)
		if (!shown[i])
			names = pool_printf(page->html.pool, "%s%s‘%s’", names,
					    names[0] != '\0' ? ", " : "",
					    in(language, klassen[i].nl, klassen[i].en));
	if (names[0] != '\0')
		html_add(&page->html, "<p class=\"noot\">%s %s.</p>",
			 in(language, "Niet getoond, de aantallen zijn te klein:",
			    "Not shown, the numbers are too small:"),
			 names);
}

static void delay_table(struct page *page, const struct kwaliteit_vraag *vraag,
			const struct delay *delay, size_t count)
{
	const enum language language = page->site->language;
	struct html_column column[KLASSEN + 1] = {
	    {vraag->code != NULL ? in(language, "Kwartaal", "Quarter")
				 : in(language, "Afzender", "Sender"),
	     false}};

	size_t columns = 1;
	bool shown[KLASSEN];

	for (int i = 0; i < KLASSEN; i++) {
		shown[i] = class_shown(delay, count, i);
		if (shown[i])
			column[columns++] =
			    (struct html_column){in(language, klassen[i].nl, klassen[i].en), true};
	}
	html_table(&page->html, &(struct html_table){vraag->id, vraag->caption, column, columns,
						     vraag->code == NULL});
	for (size_t i = 0; i < count; i++)
		if (delay[i].shown)
			delay_row(page, vraag, &delay[i], shown);
	html_table_end(&page->html);
	tell_classes(page, shown);
}

static void tell_hidden(struct page *page, const struct kwaliteit_vraag *vraag, size_t hidden)
{
	const enum language language = page->site->language;

	if (hidden == 0)
		return;
	html_add(&page->html, "<p class=\"noot\">%s</p>",
		 pool_printf(page->html.pool,
			     vraag->code != NULL
				 ? in(language, "Kwartalen waarvan alle aantallen te klein zijn: %zu.",
				      "Quarters of which all numbers are too small: %zu.")
				 : in(language, "Afzenders van wie alle aantallen te klein zijn: %zu.",
				      "Senders of whom all numbers are too small: %zu."),
			     hidden));
}

void kwaliteit_delays(struct page *page, const struct kwaliteit_vraag *vraag)
{
	struct delay *delay;
	size_t count = collect(page, vraag, &delay), hidden = 0;

	for (size_t i = 0; i < count; i++)
		hidden += !delay[i].shown;
	if (count > 0)
		qsort(delay, count, sizeof(*delay), vraag->code != NULL ? newest_first : by_name);
	if (hidden < count)
		delay_table(page, vraag, delay, count);
	else
		html_add(&page->html, "<p><strong>%s</strong>: <span class=\"weg\">%s</span></p>",
			 vraag->caption,
			 count == 0 ? in(page->site->language, "geen gegevens", "no data")
				    : in(page->site->language,
					 "niet getoond, de aantallen zijn te klein",
					 "not shown, the numbers are too small"));
	if (hidden < count)
		tell_hidden(page, vraag, hidden);
	free(delay);
}
