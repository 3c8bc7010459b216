/* The lists of providers and of kinds of help, each with a few figures and a link to its page. */
#include <math.h>
#include <string.h>

#include "page_parts.h"

/* A list: what is about now and what is about 12 months or a year, row by row. */
struct list {
	enum page_kind kind;
	const char *caption;
	const struct part_row *stand;
	const struct part_row *snel;
	size_t count;
	const struct wijzer_rij *rij; /* of the wijzer, for providers */
	size_t rijen;
	bool n; /* whether any share has its number */
};

enum { FIGURES = 3 };

static const struct part_column *columns_of(struct page *page)
{
	const enum language language = page->site->language;
	struct part_column *column = pool_alloc(page->html.pool, FIGURES * sizeof(*column));

	column[0] = (struct part_column){
	    "F05", NULL, "aantal", PART_COUNT,
	    in(language, "Kinderen die wachten", "Children waiting")};
	column[1] = (struct part_column){
	    "V05", "W3a", "kans", PART_PERCENT,
	    in(language, "Hulp begint binnen de norm", "Help begins within the norm")};
	column[2] = (struct part_column){
	    "V04", "W3a", "mediaan", PART_WEEKS,
	    in(language, "Helft begint binnen, in weken", "Half begins within, in weeks")};
	return column;
}

static struct figure figure_of(struct page *page, const struct list *list, size_t row,
			       const struct part_column *column)
{
	const struct part_row *at =
	    column->klok == NULL ? &list->stand[row] : &list->snel[row];

	return figures_find(page->site->figures, &at->subject, column->indicator, at->period,
			    column->klok, column->maat);
}

static bool any_n(struct page *page, const struct list *list)
{
	const struct part_column *column = columns_of(page);

	for (size_t i = 0; i < list->count; i++)
		if (!isnan(figure_of(page, list, i, &column[1]).noemer))
			return true;
	return false;
}

/* Where a provider says it is, and whether it takes new children for any kind of help. */
static void opgave_cells(struct page *page, const struct list *list, const char *aanbieder)
{
	const enum language language = page->site->language;
	const struct wijzer_rij *found = NULL;

	for (size_t i = 0; i < list->rijen; i++) {
		const struct wijzer_rij *rij = &list->rij[i];

		if (rij->opgave && strcmp(rij->aanbieder, aanbieder) == 0 &&
		    (found == NULL || rij->nieuw < found->nieuw))
			found = rij;
	}
	if (found == NULL) {
		html_add(&page->html,
			 "<td data-w=\"\"></td><td class=\"weg\" data-w=\"\">%s</td>",
			 in(language, "geen opgave", "nothing stated"));
		return;
	}
	html_text_cell(&page->html, found->plaats);
	html_text_cell(&page->html, found->nieuw == NIEUW_JA    ? in(language, "ja", "yes")
				    : found->nieuw == NIEUW_NEE ? in(language, "nee", "no")
								: in(language, "onbekend", "unknown"));
}

static void list_row(struct page *page, const struct list *list, size_t row,
		     const struct part_column *column)
{
	struct figure figure;

	html_row(&page->html, NULL);
	html_head_link(&page->html, list->stand[row].href, list->stand[row].kop);
	if (list->kind == PAGE_AANBIEDER)
		opgave_cells(page, list, list->stand[row].subject.aanbieder);
	for (int k = 0; k < FIGURES; k++) {
		figure = figure_of(page, list, row, &column[k]);
		part_cell(page, &figure, column[k].measure);
	}
	if (list->n) {
		figure = figure_of(page, list, row, &column[1]);
		part_n_cell(page, &figure);
	}
	html_row_end(&page->html);
}

static void list_table(struct page *page, const struct list *list)
{
	const enum language language = page->site->language;
	const struct part_column *column = columns_of(page);
	struct html_column head[FIGURES + 4];
	size_t heads = 0;

	if (list->kind == PAGE_AANBIEDER) {
		head[heads++] = (struct html_column){in(language, "Aanbieder", "Provider"), false};
		head[heads++] = (struct html_column){in(language, "Plaats", "Place"), false};
		head[heads++] = (struct html_column){
		    in(language, "Neemt nieuwe kinderen aan (opgave)", "Takes new children (stated)"),
		    false};
	} else {
		head[heads++] =
		    (struct html_column){in(language, "Soort hulp", "Kind of help"), false};
	}
	for (int k = 0; k < FIGURES; k++)
		head[heads++] = (struct html_column){column[k].kop, true};
	if (list->n)
		head[heads++] = (struct html_column){
		    in(language, "Kinderen, minstens", "Children, at least"), true};
	html_table(&page->html, &(struct html_table){"lijst", list->caption, head, heads,
						     list->count > 1});
	for (size_t i = 0; i < list->count; i++)
		list_row(page, list, i, column);
	html_table_end(&page->html);
}

static void add_lede(struct page *page, const char *h1, const char *text, const char *noot)
{
	html_add(&page->html,
		 "<div class=\"begin\"><h1>%s</h1><p class=\"lede\">%s</p><p>%s</p></div>", h1, text,
		 noot);
}

/* The day on which `stand` was taken and the period of the chances, in words. */
static const char *list_note(struct page *page, const char *stand, const char *snel)
{
	const enum language language = page->site->language;
	struct pool *pool = page->html.pool;

	if (stand == NULL || snel == NULL)
		return "";
	return pool_printf(
	    pool,
	    in(language,
	       "Kinderen die wachten: %s. De andere kolommen gaan over %s. Een cijfer over te weinig "
	       "kinderen wordt niet getoond. Het wachten vóór de toewijzing zit er niet in.",
	       "Children who wait: %s. The other columns are about %s. A figure about too few "
	       "children is not shown. The wait before the assignment is not in it."),
	    words_end_of(pool, language, stand), words_period(pool, language, snel));
}

/* Rows of a list of codes, for two periods. */
static void list_rows(struct page *page, enum page_kind kind, const struct figures_code *code,
		      size_t count, const char *period, struct part_row *row)
{
	for (size_t i = 0; i < count; i++) {
		row[i] = (struct part_row){.kop = code[i].title,
					   .href = page_address(page, kind, code[i].code),
					   .period = period != NULL ? period : ""};
		if (kind == PAGE_AANBIEDER)
			row[i].subject.aanbieder = code[i].code;
		else
			row[i].subject.productcategorie = code[i].code;
	}
}

static void add_list(struct page *page, enum page_kind kind, const char *list, const char *jaren,
		     const char *h1, const char *text, const char *caption)
{
	const struct figures *figures = page->site->figures;
	struct list all = {.kind = kind, .caption = caption};
	struct pool *pool = page->html.pool;
	const char *stand = figures_newest(figures, "KW"), *snel = figures_newest(figures, jaren);
	size_t count;
	const struct figures_code *code = figures_codes(figures, list, &count);
	struct part_row *now = pool_alloc(pool, (count + 1) * sizeof(*now));
	struct part_row *fast = pool_alloc(pool, (count + 1) * sizeof(*fast));

	list_rows(page, kind, code, count, stand, now);
	list_rows(page, kind, code, count, snel, fast);
	add_lede(page, h1, text, list_note(page, stand, snel));
	all.stand = now;
	all.snel = fast;
	all.count = count;
	all.n = any_n(page, &all);
	if (kind == PAGE_AANBIEDER)
		all.rij = wijzer_rows(figures, pool, &all.rijen);
	list_table(page, &all);
}

void page_aanbieders(struct page *page)
{
	const enum language language = page->site->language;

	add_list(page, PAGE_AANBIEDER, "Aanbieder", "JV", in(language, "Aanbieders", "Providers"),
		 in(language,
		    "Alle aanbieders van jeugdhulp in de regio, op alfabet. Dit is geen ranglijst: "
		    "aanbieders geven verschillende hulp aan verschillende kinderen.",
		    "All providers of youth care in the region, in the order of the alphabet. This is "
		    "no ranking: providers give different help to different children."),
		 in(language, "Aanbieders, op alfabet", "Providers, in the order of the alphabet"));
}

void page_soorten(struct page *page)
{
	const enum language language = page->site->language;

	add_list(page, PAGE_SOORT, "Productcategorie", "JJ",
		 in(language, "Soorten hulp", "Kinds of help"),
		 in(language,
		    "Voor welke hulp wachten kinderen, en hoe snel begint die? Kies een soort hulp voor "
		    "alle cijfers en voor de aanbieders die haar geven.",
		    "For which help do children wait, and how fast does it begin? Choose a kind of "
		    "help for all figures and for the providers that give it."),
		 in(language, "Soorten hulp, op alfabet",
		    "Kinds of help, in the order of the alphabet"));
}
