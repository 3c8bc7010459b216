/* A provider: who waits, how fast help begins, what it says of its waits, how soon it reports. */
#include <string.h>

#include "page_parts.h"

/* ---- Kinds of help ---- */

static void by_kind(struct page *page)
{
	const enum language language = page->site->language;
	struct pool *pool = page->html.pool;
	const char *period = figures_newest(page->site->figures, "JV");
	const struct part_column column[] = {
	    {"F02", NULL, "aantal", PART_COUNT, in(language, "Nieuw", "New")},
	    {"F03", NULL, "aantal", PART_COUNT, in(language, "Hulp begonnen", "Help began")},
	    {"F04", NULL, "aantal", PART_COUNT, in(language, "Afgevallen", "Dropped out")},
	    {"F05", NULL, "aantal", PART_COUNT,
	     in(language, "Wachtend aan het einde", "Waiting at the end")},
	    {"V05", "W3a", "kans", PART_PERCENT,
	     in(language, "Hulp begint binnen de norm", "Help begins within the norm")}};
	size_t count;
	const struct figures_code *soort =
	    figures_codes(page->site->figures, "Productcategorie", &count);
	struct part_row *row = pool_alloc(pool, (count + 1) * sizeof(*row));
	size_t rows = 0;

	html_section(&page->html, "soorten",
		     in(language, "Cijfers per soort hulp", "Figures by kind of help"));
	/* Kinds of which nothing is shown are left out: the table is about the others. */
	for (size_t i = 0; period != NULL && i < count; i++) {
		row[rows] = (struct part_row){
		    soort[i].title,
		    page_address(page, PAGE_SOORT, soort[i].code),
		    {.aanbieder = page->code, .productcategorie = soort[i].code},
		    period};
		rows += part_table_shown(page, &(struct part_table){.column = column,
								    .columns = 5,
								    .row = &row[rows],
								    .rows = 1});
	}
	part_table(page, &(struct part_table){
			     "soorten-t",
			     period == NULL
				 ? ""
				 : pool_printf(pool,
					       in(language, "Soorten hulp in %s: aantal kinderen",
						  "Kinds of help in %s: number of children"),
					       words_period(pool, language, period)),
			     in(language, "Soort hulp", "Kind of help"), column, 5, row, rows,
			     true, 4, 3});
	if (rows > 0 && rows < count)
		html_add(&page->html, "<p class=\"noot\">%s</p>",
			 in(language,
			    "Andere soorten hulp staan er niet in: daar zijn de aantallen te klein, of "
			    "deze aanbieder geeft die hulp niet.",
			    "Other kinds of help are left out: the numbers are too small there, or "
			    "this provider does not give that help."));
	html_section_end(&page->html);
}

/* ---- Declared and measured waits ---- */

void wijzer_opgave(struct page *page, const struct wijzer_rij *rij)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	if (!rij->opgave) {
		html_add(html, "<span class=\"weg\">%s</span>",
			 in(language, "geen opgave", "nothing stated"));
		return;
	}
	if (rij->nieuw != NIEUW_ONBEKEND)
		html_add(html, "%s",
			 rij->nieuw == NIEUW_JA
			     ? in(language, "neemt nieuwe kinderen aan", "takes new children")
			     : in(language, "neemt geen nieuwe kinderen aan", "takes no new children"));
	if (rij->intake >= 0)
		html_add(html, "%m%s <b>%s</b>", rij->nieuw != NIEUW_ONBEKEND ? "<br>" : "",
			 in(language, "eerste gesprek:", "first talk:"),
			 wijzer_weeks(page, rij->intake));
	if (rij->start >= 0)
		html_add(html, "<br>%s <b>%s</b>", in(language, "start hulp:", "start of help:"),
			 wijzer_weeks(page, rij->start));
	wijzer_source(page, rij);
}

static void opgave_row(struct page *page, const struct wijzer_rij *rij)
{
	struct html *html = &page->html;

	html_row(html, NULL);
	html_head_link(html, page_address(page, PAGE_SOORT, rij->soort),
		       figures_title(page->site->figures, "Productcategorie", rij->soort));
	html_add(html, "<td>");
	wijzer_opgave(page, rij);
	html_add(html, "</td><td>");
	if (rij->niveau == NIVEAU_SOORT)
		wijzer_measured(page, rij);
	else
		html_add(html, "<span class=\"weg\">%s</span>",
			 in(page->site->language, "te weinig gegevens", "too few data"));
	html_add(html, "</td>");
	html_row_end(html);
}

/* What was measured over all help of the provider, once. */
static void total_row(struct page *page, const struct wijzer_rij *rij)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;
	struct wijzer_rij alone = *rij;

	alone.opgave = false;
	html_row(html, NULL);
	html_head_cell(html, in(language, "Alle hulp samen", "All help together"));
	html_add(html, "<td></td><td>");
	wijzer_measured(page, &alone);
	html_add(html, "</td>");
	html_row_end(html);
}

static void opgave_table(struct page *page, const struct wijzer_rij *rijen, size_t count,
			 const struct wijzer_rij *total)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;
	const struct html_column column[] = {
	    {in(language, "Soort hulp", "Kind of help"), false},
	    {in(language, "Opgave van de aanbieder", "Stated by the provider"), false},
	    {in(language, "Gemeten na toewijzing", "Measured after assignment"), false}};

	html_table(html, &(struct html_table){"opgave-t",
					      in(language, "Opgave en gemeten wachttijd",
						 "Stated and measured wait"),
					      column, 3, false});
	for (size_t i = 0; i < count; i++)
		if (strcmp(rijen[i].aanbieder, page->code) == 0 && !wijzer_unknown(&rijen[i]))
			opgave_row(page, &rijen[i]);
	if (total != NULL)
		total_row(page, total);
	html_table_end(html);
}

static void add_waits(struct page *page)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;
	const struct wijzer_rij *total = NULL;
	size_t count, known = 0;
	bool given = false;
	const struct wijzer_rij *rijen = wijzer_rows(page->site->figures, html->pool, &count);

	for (size_t i = 0; i < count; i++) {
		if (strcmp(rijen[i].aanbieder, page->code) != 0)
			continue;
		known += !wijzer_unknown(&rijen[i]);
		given = given || rijen[i].opgave;
		if (rijen[i].niveau == NIVEAU_AANBIEDER)
			total = &rijen[i];
	}
	html_section(html, "opgave",
		     in(language, "Hoe lang is het wachten bij deze aanbieder?",
			"How long is the wait at this provider?"));
	html_add(html, "<p>%s</p>",
		 in(language,
		    "Wat de aanbieder zelf zegt, en wat wij meten nadat de gemeente de hulp toewees, "
		    "zijn twee dingen. Het wachten vóór de toewijzing, bijvoorbeeld op een eerste "
		    "gesprek, zien wij niet. Een korte gemeten tijd betekent dus niet dat er snel plek "
		    "is.",
		    "What the provider says itself, and what we measure after the municipality assigned "
		    "help, are two things. The wait before the assignment, for a first talk for "
		    "instance, we do not see. So a short measured wait does not mean that there is "
		    "room soon."));
	if (known > 0 || total != NULL)
		opgave_table(page, rijen, count, total);
	if (!given)
		html_add(html, "<p class=\"weg\">%s</p>",
			 in(language, "Deze aanbieder deed geen opgave.",
			    "This provider stated nothing."));
	html_add(html, "<p><a href=\"%s\">%s</a></p>", page_address(page, PAGE_WIJZER, NULL),
		 in(language, "Vergelijk met andere aanbieders: waar is plek?",
		    "Compare with other providers: where is room?"));
	html_section_end(html);
}

/* ---- Messages ---- */

static void add_signals(struct page *page)
{
	const enum language language = page->site->language;
	const struct figures *figures = page->site->figures;
	const char *period = kwaliteit_newest(figures, "Q03");
	struct html *html = &page->html;
	bool any = false;

	html_add(html, "<h3>%s</h3>",
		 in(language, "Wat viel op in de berichten?", "What stood out in the messages?"));
	for (size_t row = 0; period != NULL && row < kwaliteit_rows(figures); row++) {
		const struct kwaliteit_rij rij = kwaliteit_row(figures, row);

		if (strcmp(rij.indicator, "Q03") != 0 || strcmp(rij.code, page->code) != 0 ||
		    strcmp(rij.periode, period) != 0 || rij.waarde[0] == '\0')
			continue;
		html_add(html, any ? "" : "<ul>");
		any = true;
		html_add(html, "<li>%s: %s (%s)</li>", signaal_text(language, rij.klasse),
			 words_number(html->pool, language, figures_number(rij.waarde), 0),
			 words_period(html->pool, language, period));
	}
	html_add(html, "%m", any ? "</ul>" : "");
	if (!any)
		html_add(html, "<p class=\"weg\">%s</p>",
			 in(language, "In het nieuwste kwartaal niets dat wij kunnen tonen.",
			    "In the newest quarter nothing that we can show."));
}

static void add_silence(struct page *page)
{
	const enum language language = page->site->language;
	const struct figures *figures = page->site->figures;
	struct html *html = &page->html;
	const char *between = "";

	for (size_t row = 0; row < kwaliteit_rows(figures); row++) {
		const struct kwaliteit_rij rij = kwaliteit_row(figures, row);

		if (strcmp(rij.indicator, "Q05") != 0 || strcmp(rij.code, page->code) != 0)
			continue;
		html_add(html, between[0] == '\0' ? "<p><strong>%s</strong> " : "",
			 in(language, "Maanden zonder een enkel bericht:",
			    "Months without a single message:"));
		html_add(html, "%s%s", between, words_period(html->pool, language, rij.periode));
		between = ", ";
	}
	if (between[0] != '\0')
		html_add(html, ".</p>");
}

static void add_messages(struct page *page)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	html_section(html, "berichten",
		     in(language, "Meldt deze aanbieder op tijd?", "Does this provider report in time?"));
	html_add(html, "<p>%s</p>",
		 in(language,
		    "Een aanbieder meldt binnen 5 werkdagen dat hulp begon of stopte. Meldt hij later, "
		    "dan lijkt het of een kind nog wacht. De kolommen zijn werkdagen tussen de dag zelf "
		    "en het eerste bericht erover.",
		    "A provider reports within 5 working days that help began or stopped. When it "
		    "reports later, a child seems to be waiting still. The columns are working days "
		    "between the day itself and the first message about it."));
	add_silence(page);
	kwaliteit_delays(page, &(struct kwaliteit_vraag){
				   .id = "q02s",
				   .caption = in(language, "Meldingen dat hulp begon, per kwartaal",
						 "Reports that help began, by quarter"),
				   .indicator = "Q02S",
				   .code = page->code});
	kwaliteit_delays(page, &(struct kwaliteit_vraag){
				   .id = "q02e",
				   .caption = in(language, "Meldingen dat hulp stopte, per kwartaal",
						 "Reports that help stopped, by quarter"),
				   .indicator = "Q02E",
				   .code = page->code});
	add_signals(page);
	html_section_end(html);
}

void page_aanbieder(struct page *page)
{
	const enum language language = page->site->language;
	const char *naam = figures_title(page->site->figures, "Aanbieder", page->code);
	const struct subject subject = {.aanbieder = page->code};
	const struct page_entry entries[] = {
	    {"stand", in(language, "Wie wacht", "Who waits")},
	    {"snel", in(language, "Hoe snel", "How fast")},
	    {"jaar", in(language, "12 maanden", "12 months")},
	    {"opgave", in(language, "Opgave en gemeten", "Stated and measured")},
	    {"soorten", in(language, "Soorten hulp", "Kinds of help")},
	    {"berichten", in(language, "Berichten", "Messages")}};

	page_opening(page, naam, &subject);
	page_body(page, entries, 6);
	part_stroom(page, &subject,
		    pool_printf(page->html.pool,
				in(language, "op hulp van %s", "for help of %s"), naam));
	part_snelheid(page, &subject);
	part_vensters(page, &subject);
	add_waits(page);
	by_kind(page);
	add_messages(page);
	page_body_end(page);
}
