/* A kind of help: who waits, how fast it begins, by age, by gemeente, and who gives it. */
#include <string.h>

#include "page_parts.h"

/* The figures of a year by age or gemeente. */
static void year_table(struct page *page, const char *id, const char *caption, const char *kop,
		       const struct part_row *row, size_t rows)
{
	const enum language language = page->site->language;
	const struct part_column column[] = {
	    {"F03", NULL, "aantal", PART_COUNT, in(language, "Hulp begonnen", "Help began")},
	    {"F05", NULL, "aantal", PART_COUNT,
	     in(language, "Wachtend aan het einde", "Waiting at the end")},
	    {"V05", "W3a", "kans", PART_PERCENT,
	     in(language, "Hulp begint binnen de norm", "Help begins within the norm")},
	    {"V04", "W3a", "mediaan", PART_WEEKS,
	     in(language, "Helft begint binnen, in weken", "Half begins within, in weeks")}};

	part_table(page,
		   &(struct part_table){id, caption, kop, column, 4, row, rows, true, 2, 1});
}

static void by_age(struct page *page, const char *year)
{
	static const char *const ages[] = {"0-3", "4-11", "12-17", "18+"};
	const enum language language = page->site->language;
	struct pool *pool = page->html.pool;
	struct part_row row[4];

	for (int i = 0; i < 4; i++)
		row[i] = (struct part_row){
		    .kop = pool_printf(pool, in(language, "%s jaar", "%s years"), ages[i]),
		    .subject = {.productcategorie = page->code, .leeftijd = ages[i]},
		    .period = year};
	html_section(&page->html, "leeftijd",
		     pool_printf(pool,
				 in(language, "Naar leeftijd, in %s", "By age, in %s"),
				 words_period(pool, language, year)));
	year_table(page, "leeftijd-t",
		   in(language, "Kinderen per leeftijd op de dag van de toewijzing",
		      "Children by age on the day of the assignment"),
		   in(language, "Leeftijd", "Age"), row, 4);
	html_section_end(&page->html);
}

static void by_gemeente(struct page *page, const char *year)
{
	const enum language language = page->site->language;
	struct pool *pool = page->html.pool;
	size_t count;
	const struct figures_code *gemeente =
	    figures_codes(page->site->figures, "RegioS", &count);
	struct part_row *row = pool_alloc(pool, (count + 1) * sizeof(*row));

	for (size_t i = 0; i < count; i++)
		row[i] = (struct part_row){
		    .kop = gemeente[i].title,
		    .href = page_address(page, PAGE_GEMEENTE, gemeente[i].code),
		    .subject = {.regio = gemeente[i].code, .productcategorie = page->code},
		    .period = year};
	html_section(&page->html, "gemeenten",
		     pool_printf(pool, in(language, "Naar gemeente, in %s", "By municipality, in %s"),
				 words_period(pool, language, year)));
	year_table(page, "gemeenten-t",
		   in(language, "Kinderen per gemeente, op alfabet",
		      "Children by municipality, in the order of the alphabet"),
		   in(language, "Gemeente", "Municipality"), row, count);
	html_section_end(&page->html);
}

/* ---- Who gives it ---- */

static int by_name(const struct wijzer_rij *a, const struct wijzer_rij *b)
{
	return a->volgorde_naam < b->volgorde_naam ? -1 : a->volgorde_naam > b->volgorde_naam;
}

/* Those of which something is known, by name: of the rows in the order of the wijzer. */
static const struct wijzer_rij **providers_of(struct page *page, size_t *known, size_t *unknown)
{
	struct pool *pool = page->html.pool;
	size_t count;
	const struct wijzer_rij *rijen = wijzer_rows(page->site->figures, pool, &count);
	const struct wijzer_rij **of = pool_alloc(pool, (count + 1) * sizeof(*of));

	*known = *unknown = 0;
	for (size_t i = 0; i < count; i++) {
		size_t at = *known;

		if (strcmp(rijen[i].soort, page->code) != 0)
			continue;
		if (wijzer_unknown(&rijen[i])) {
			++*unknown;
			continue;
		}
		for (; at > 0 && by_name(&rijen[i], of[at - 1]) < 0; at--)
			of[at] = of[at - 1];
		of[at] = &rijen[i];
		++*known;
	}
	return of;
}

static void provider_row(struct page *page, const struct wijzer_rij *rij)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	html_row(html, NULL);
	html_head_link(html, page_address(page, PAGE_AANBIEDER, rij->aanbieder), rij->naam);
	html_add(html, "<td>%s</td><td>", rij->plaats != NULL ? rij->plaats : "");
	wijzer_opgave(page, rij);
	html_add(html, "</td><td>");
	if (rij->niveau == NIVEAU_TE_WEINIG)
		html_add(html, "<span class=\"weg\">%s</span>",
			 in(language, "te weinig gegevens", "too few data"));
	else
		wijzer_measured(page, rij);
	html_add(html, "</td>");
	html_row_end(html);
}

static void add_providers(struct page *page)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;
	const struct html_column column[] = {
	    {in(language, "Aanbieder", "Provider"), false},
	    {in(language, "Plaats", "Place"), false},
	    {in(language, "Opgave van de aanbieder", "Stated by the provider"), false},
	    {in(language, "Gemeten na toewijzing", "Measured after assignment"), false}};
	size_t known, unknown;
	const struct wijzer_rij **of = providers_of(page, &known, &unknown);

	html_section(html, "aanbieders",
		     in(language, "Welke aanbieders geven deze hulp?",
			"Which providers give this help?"));
	if (known > 0) {
		html_table(html, &(struct html_table){
				     "aanbieders-t",
				     in(language, "Aanbieders van deze hulp, op alfabet",
					"Providers of this help, in the order of the alphabet"),
				     column, 4, false});
		for (size_t i = 0; i < known; i++)
			provider_row(page, of[i]);
		html_table_end(html);
	}
	html_add(html, "<p>%s <a href=\"%s\">%s</a>.</p>",
		 pool_printf(html->pool,
			     known > 0
				 ? in(language,
				      "Van %zu andere aanbieders is niet bekend of zij deze hulp geven. "
				      "Zij staan in",
				      "Of %zu other providers it is not known whether they give this "
				      "help. They stand in")
				 : in(language,
				      "Van geen van de %zu aanbieders is bekend of zij deze hulp geven. "
				      "Zij staan in",
				      "Of none of the %zu providers it is known whether they give this "
				      "help. They stand in"),
			     unknown),
		 page_address(page, PAGE_WIJZER, NULL),
		 in(language, "de Beschikbaarheidswijzer", "the guide to where there is room"));
	html_section_end(html);
}

void page_soort(struct page *page)
{
	const enum language language = page->site->language;
	struct pool *pool = page->html.pool;
	const struct figures *figures = page->site->figures;
	const struct subject subject = {.productcategorie = page->code};
	const char *titel = figures_title(figures, "Productcategorie", page->code);
	const char *year = figures_newest(figures, "JJ");
	const struct page_entry entries[] = {
	    {"stand", in(language, "Wie wacht", "Who waits")},
	    {"snel", in(language, "Hoe snel", "How fast")},
	    {"aanbieders", in(language, "Aanbieders", "Providers")},
	    {"leeftijd", in(language, "Leeftijd", "Age")},
	    {"gemeenten", in(language, "Gemeenten", "Municipalities")}};

	page_opening(page, titel, &subject);
	page_body(page, entries, year != NULL ? 5 : 3);
	part_stroom(page, &subject,
		    pool_printf(pool, in(language, "op %s", "for %s"), titel));
	part_snelheid(page, &subject);
	add_providers(page);
	if (year != NULL) {
		by_age(page, year);
		by_gemeente(page, year);
	}
	page_body_end(page);
}
