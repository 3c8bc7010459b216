/* All gemeenten, with links to their pages. */
#include <math.h>

#include "parts.h"

/* The periods of the columns; NULL when there is none. */
struct when {
	const char *quarter, *before, *year;
};

static struct figure find(const struct page *page, const struct subject *subject,
			  const char *indicator, const char *period, const char *maat)
{
	if (period == NULL)
		return (struct figure){.status = 'O', .waarde = NAN};
	if (indicator[0] == 'V')
		return measure_find(page->site->figures, subject, indicator, period, maat);
	return figures_find(page->site->figures, subject, indicator, period, NULL, maat);
}

static void row(struct page *page, const struct subject *subject, const char *name,
		const struct when *when)
{
	struct html *html = &page->html;
	struct figure waits = find(page, subject, "F05", when->quarter, "aantal");
	struct figure before = find(page, subject, "F05", when->before, "aantal");
	struct figure half = find(page, subject, "V03", when->quarter, "mediaan");
	struct figure started = find(page, subject, "F03", when->year, "aantal");
	struct figure chance = find(page, subject, "V05", when->year, "kans");

	html_row(html, NULL);
	html_head_link(
	    html,
	    subject->regio != NULL ? page_address(page, PAGE_GEMEENTE, subject->regio) : NULL, name);
	cell_count(page, &waits);
	cell_count(page, &before);
	cell_weeks(page, &half);
	cell_count(page, &started);
	cell_share(page, &chance);
	html_row_end(html);
}

static void table_write(struct page *page, const struct when *when)
{
	struct html *html = &page->html;
	const struct subject all = {0};
	const char *year =
	    when->year != NULL ? words_period(html->pool, html->language, when->year) : "";
	const struct html_column column[] = {
	    {words(page, "Gemeente", "Municipality"), false},
	    {words(page, "Wachtenden", "Waits"), true},
	    {words(page, "Een jaar eerder", "A year before"), true},
	    {words(page, "Helft wacht al langer dan, weken", "Half have lasted longer than, weeks"),
	     true},
	    {words(page, "Gestart, %s", "Started, %s", year), true},
	    {words(page, "Kans op tijdige start, %s", "Chance to start in time, %s", year), true}};
	const struct html_table table = {
	    .id = "gemeenten-t",
	    .caption = words(page, "Wachten per gemeente", "Waiting by municipality"),
	    .column = column,
	    .columns = 6,
	    .sorts = true};
	size_t count;
	const struct figures_code *codes = figures_codes(page->site->figures, "RegioS", &count);

	html_table(html, &table);
	for (size_t i = 0; i < count; i++) {
		const struct subject subject = {.regio = codes[i].code};

		row(page, &subject, codes[i].title, when);
	}
	row(page, &all, words(page, "Hele regio", "Whole region"), when);
	html_table_end(html);
}

static void notes(struct page *page)
{
	html_add(
	    &page->html, "<p class=\"klein\">%s</p>\n",
	    words(
		page,
		"De gemeenten staan op alfabet. Dit is geen ranglijst: bij weinig kinderen is "
		"een verschil meestal toeval. Kans op tijdige start: het deel van de kinderen bij "
		"wie de hulp binnen de norm van %s begint. Gestart: bij zoveel kinderen begon "
		"de hulp in dat jaar. ‘Niet getoond’: zo is niemand te herkennen.",
		"The municipalities stand by name. This is no league table: with few children a "
		"difference is mostly chance. Chance to start in time: the part of the children "
		"for whom help begins within the norm of %s. Started: for so many children "
		"help began in that year. ‘Not shown’: so nobody can be recognised.",
		words_norm(page, page_norm(page))));
}

void page_gemeenten(struct page *page)
{
	const struct figures *figures = page->site->figures;
	struct html *html = &page->html;
	struct when when = {.quarter = figures_newest(figures, "KW"),
			    .year = newest_followed(figures, "JJ", page_norm(page))};

	html_add(html, "<div class=\"begin\"><h1>%s</h1>\n", page_title(page));
	if (when.quarter != NULL) {
		when.before = period_step(html->pool, when.quarter, -4);
		html_add(
		    html, "<p class=\"lede\">%s</p>",
		    words(page,
			  "Zo lang wachten kinderen en jongeren per gemeente, %s. Kies een "
			  "gemeente voor alle cijfers.",
			  "How long children and young people wait by municipality, %s. Choose "
			  "one for all figures.",
			  words_end_of(html->pool, html->language, when.quarter)));
	}
	html_add(html, "</div>\n");
	page_body(page, NULL, 0);
	table_write(page, &when);
	notes(page);
	page_body_end(page);
}
