/* The lists of providers and of kinds of help, each with a few figures and a link to its page. */
#include "page_parts.h"

/* What stands behind the names: who waits at the end of the newest quarter, and how fast help began
 * in the newest 12 months or year. */
static void list_table(struct page *page, const char *caption, const char *kop,
		       const struct part_row *stand, const struct part_row *snel, size_t count)
{
	const enum language language = page->site->language;
	const struct part_column column[] = {
	    {"F05", NULL, "aantal", PART_COUNT, in(language, "Kinderen die wachten", "Children waiting")},
	    {"V05", "W3a", "kans", PART_PERCENT,
	     in(language, "Hulp begint binnen de norm", "Help begins within the norm")},
	    {"V04", "W3a", "mediaan", PART_WEEKS,
	     in(language, "Helft begint binnen, in weken", "Half begins within, in weeks")}};
	const struct html_column head[] = {{kop, false},
					   {column[0].kop, true},
					   {column[1].kop, true},
					   {column[2].kop, true},
					   {in(language, "Kinderen, minstens", "Children, at least"), true}};

	html_table(&page->html, &(struct html_table){"lijst", caption, head, 5, count > 1});
	for (size_t i = 0; i < count; i++) {
		struct figure figure;

		html_row(&page->html, NULL);
		html_add(&page->html, "<th scope=\"row\"><a href=\"%s\">%s</a></th>", stand[i].href,
			 stand[i].kop);
		for (int k = 0; k < 3; k++) {
			const struct part_row *row = k == 0 ? &stand[i] : &snel[i];

			figure = figures_find(page->site->figures, &row->subject,
					      column[k].indicator, row->period, column[k].klok,
					      column[k].maat);
			part_cell(page, &figure, column[k].measure);
		}
		figure = figures_find(page->site->figures, &snel[i].subject, "V05", snel[i].period,
				      "W3a", "kans");
		part_n_cell(page, &figure);
		html_row_end(&page->html);
	}
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
	const enum language language = page->site->language;
	struct pool *pool = page->html.pool;
	const char *stand = figures_newest(figures, "KW"), *snel = figures_newest(figures, jaren);
	size_t count;
	const struct figures_code *code = figures_codes(figures, list, &count);
	struct part_row *now = pool_alloc(pool, (count + 1) * sizeof(*now));
	struct part_row *fast = pool_alloc(pool, (count + 1) * sizeof(*fast));

	list_rows(page, kind, code, count, stand, now);
	list_rows(page, kind, code, count, snel, fast);
	add_lede(page, h1, text, list_note(page, stand, snel));
	list_table(page, caption,
		   kind == PAGE_AANBIEDER ? in(language, "Aanbieder", "Provider")
					  : in(language, "Soort hulp", "Kind of help"),
		   now, fast, count);
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
