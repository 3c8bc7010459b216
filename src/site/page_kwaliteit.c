/* How good the figures are: what is complete, who reports late, what stood out, who is silent, what
 * changed since an earlier publication. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/order.h"
#include "page_parts.h"

enum { MAANDEN = 18, REVISIES_MOST = 60 };

/* ---- Complete ---- */

static void add_complete(struct page *page)
{
	const enum language language = page->site->language;
	const struct subject region = {0};
	struct html *html = &page->html;
	const struct html_column column[] = {
	    {in(language, "Maand", "Month"), false},
	    {in(language, "Deel dat binnen is", "Share that has come in"), true},
	    {in(language, "Opmerking", "Remark"), false}};
	size_t count;
	const char *const *period =
	    figures_periods(page->site->figures, &region, "Q01", "MM", &count);
	const size_t first = count > MAANDEN ? count - MAANDEN : 0;

	html_section(html, "volledig",
		     in(language, "Zijn alle berichten al binnen?", "Has every message come in?"));
	html_add(html, "<p>%s</p>",
		 in(language,
		    "Gemeenten en aanbieders melden soms weken later. Uit hoe laat zij vroeger meldden, "
		    "rekenen wij uit welk deel van een maand nu binnen is. De cijfers gaan tot de "
		    "laatste maand waarvan ten minste 95% binnen is.",
		    "Municipalities and providers sometimes report weeks later. From how late they reported "
		    "before we work out which part of a month has come in by now. The figures go up to "
		    "the last month of which at least 95% has come in."));
	if (count == 0) {
		part_no_data(page);
		html_section_end(html);
		return;
	}
	html_table(html, &(struct html_table){"volledig-t",
					      in(language, "Welk deel binnen is, per maand",
						 "Share that has come in, by month"),
					      column, 3, false});
	for (size_t i = count; i-- > first;) {
		struct figure figure =
		    figures_find(page->site->figures, &region, "Q01", period[i], NULL, "aandeel");

		html_row(html, figure.status == 'E' ? "e" : NULL);
		html_head_cell(html, part_together(html->pool,
						    words_period_short(html->pool, language,
								       period[i])));
		part_cell(page, &figure, PART_PERCENT);
		html_text_cell(html, part_status(page, figure.status));
		html_row_end(html);
	}
	html_table_end(html);
	html_section_end(html);
}

/* ---- Measurable ---- */

static void add_measurable(struct page *page)
{
	const enum language language = page->site->language;
	struct pool *pool = page->html.pool;
	const struct figures *figures = page->site->figures;
	const char *year = figures_newest(figures, "JJ");
	const struct part_column column[] = {
	    {"Q04", "W3a", "aandeel", PART_PERCENT,
	     in(language, "Wachttijd is te meten", "Wait can be measured")}};
	size_t count;
	const struct figures_code *code = figures_codes(figures, "RegioS", &count);
	struct part_row *row = pool_alloc(pool, (count + 1) * sizeof(*row));

	html_section(&page->html, "meetbaar",
		     in(language, "Van hoeveel kinderen kennen wij de wachttijd?",
			"Of how many children do we know the wait?"));
	html_add(&page->html, "<p>%s</p>",
		 in(language,
		    "Van een kind dat nog wacht, of van wie het begin van de hulp nooit is gemeld, is "
		    "de wachttijd niet af te lezen. In een nieuwe periode is dit deel daarom lager.",
		    "Of a child that still waits, or whose start of help was never reported, the wait "
		    "cannot be read. That is why this share is lower in a new period."));
	row[0] = (struct part_row){in(language, "Hele regio", "Whole region"),
				   page_address(page, PAGE_REGIO, NULL),
				   {0},
				   year};
	for (size_t i = 0; i < count; i++)
		row[i + 1] = (struct part_row){code[i].title,
					       page_address(page, PAGE_GEMEENTE, code[i].code),
					       {.regio = code[i].code},
					       year};
	if (year == NULL)
		part_no_data(page);
	else
		part_table(page,
			   &(struct part_table){
			       "meetbaar-t",
			       pool_printf(pool,
					   in(language, "Deel waarvan de wachttijd te meten is, %s",
					      "Share whose wait can be measured, %s"),
					   words_period(pool, language, year)),
			       in(language, "Gemeente", "Municipality"), column, 1, row, count + 1, true,
			       0, 0});
	html_section_end(&page->html);
}

/* ---- Late ---- */

static void delays_of(struct page *page, const char *id, const char *indicator, const char *caption)
{
	const enum language language = page->site->language;
	const char *period = kwaliteit_newest(page->site->figures, indicator);
	struct pool *pool = page->html.pool;

	if (period == NULL)
		return;
	kwaliteit_delays(page, &(struct kwaliteit_vraag){
				   .id = id,
				   .caption = pool_printf(pool, "%s, %s", caption,
							  words_period_short(pool, language, period)),
				   .indicator = indicator,
				   .periode = period});
}

static void add_delays(struct page *page)
{
	const enum language language = page->site->language;

	html_section(&page->html, "laat",
		     in(language, "Wie meldt op tijd?", "Who reports in time?"));
	html_add(&page->html, "<p>%s</p>",
		 in(language,
		    "Aantal meldingen naar het aantal werkdagen tussen de dag zelf en het eerste bericht "
		    "erover. Binnen 5 werkdagen is op tijd. De afzenders staan op alfabet; een aantal "
		    "onder de grens wordt niet getoond.",
		    "Number of reports by the working days between the day itself and the first message "
		    "about it. Within 5 working days is in time. Senders stand in the order of the "
		    "alphabet; a number below the limit is not shown."));
	delays_of(page, "q02s", "Q02S",
		  in(language, "Aanbieders: hulp begon", "Providers: help began"));
	delays_of(page, "q02e", "Q02E",
		  in(language, "Aanbieders: hulp stopte", "Providers: help stopped"));
	delays_of(page, "q02t", "Q02T",
		  in(language, "Gemeenten: hulp toegewezen", "Municipalities: help assigned"));
	html_section_end(&page->html);
}

/* ---- Signals ---- */

/* A signal of one sender in the newest quarter, or the sum of what is shown of all of them. */
struct signaal_rij {
	struct kwaliteit_rij rij;
	double aantal;
};

static int by_rule(const void *left, const void *right)
{
	const struct signaal_rij *a = left, *b = right;
	int order = order_text(a->rij.klasse, b->rij.klasse);

	if (order == 0)
		order = (a->aantal < b->aantal) - (a->aantal > b->aantal);
	return order != 0 ? order : order_text(a->rij.code, b->rij.code);
}

static size_t collect_signals(struct page *page, const char *period, struct signaal_rij *shown,
			      size_t *hidden)
{
	const struct figures *figures = page->site->figures;
	size_t count = 0;

	*hidden = 0;
	for (size_t row = 0; row < kwaliteit_rows(figures); row++) {
		const struct kwaliteit_rij rij = kwaliteit_row(figures, row);

		if (strcmp(rij.indicator, "Q03") != 0 || strcmp(rij.periode, period) != 0)
			continue;
		if (rij.waarde[0] == '\0')
			++*hidden;
		else
			shown[count++] = (struct signaal_rij){rij, figures_number(rij.waarde)};
	}
	if (count > 0)
		qsort(shown, count, sizeof(*shown), by_rule);
	return count;
}

static void signal_row(struct page *page, const struct signaal_rij *signaal)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	html_row(html, NULL);
	html_head_cell(html, words_capital(page, signaal_text(language, signaal->rij.klasse)));
	html_add(html, "<td><a href=\"%s\">%s</a></td>",
		 kwaliteit_address(page, &signaal->rij),
		 kwaliteit_name(page->site->figures, &signaal->rij));
	html_number_cell(html, words_number(html->pool, language, signaal->aantal, 0),
			 signaal->aantal);
	html_row_end(html);
}

static void signal_table(struct page *page, const char *period)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;
	const struct html_column column[] = {
	    {in(language, "Wat opviel", "What stood out"), false},
	    {in(language, "Afzender", "Sender"), false},
	    {in(language, "Aantal", "Number"), true}};
	struct signaal_rij *shown =
	    pool_alloc(html->pool, (kwaliteit_rows(page->site->figures) + 1) * sizeof(*shown));
	size_t hidden;
	const size_t count = collect_signals(page, period, shown, &hidden);

	if (count > 0) {
		html_table(html,
			   &(struct html_table){
			       "signalen-t",
			       pool_printf(html->pool,
					   in(language, "Wat opviel in %s", "What stood out in %s"),
					   words_period(html->pool, language, period)),
			       column, 3, true});
		for (size_t i = 0; i < count; i++)
			signal_row(page, &shown[i]);
		html_table_end(html);
	}
	if (hidden > 0)
		html_add(html, "<p class=\"noot\">%s</p>",
			 pool_printf(html->pool,
				     in(language,
					"Nog %zu regels tonen wij niet: daar zijn de aantallen te klein.",
					"Another %zu lines are not shown: the numbers are too small."),
				     hidden));
}

static void add_signals(struct page *page)
{
	const enum language language = page->site->language;
	const char *period = kwaliteit_newest(page->site->figures, "Q03");

	html_section(&page->html, "signalen",
		     in(language, "Wat viel op in de berichten?", "What stood out in the messages?"));
	html_add(&page->html, "<p>%s</p>",
		 in(language,
		    "Een bericht kan goed leesbaar zijn en toch niet kloppen met een ander bericht. Zo’n "
		    "bericht telt mee, maar het is een teken dat iemand iets moet nakijken.",
		    "A message can be readable and still not fit another message. Such a message "
		    "counts, but it is a sign that somebody should look into it."));
	if (period != NULL)
		signal_table(page, period);
	else
		part_no_data(page);
	html_section_end(&page->html);
}

/* ---- Silent ---- */

static void silent_row(struct page *page, const struct kwaliteit_rij *rij)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;
	const double share = figures_number(rij->waarde);

	html_row(html, NULL);
	html_head_link(html, kwaliteit_address(page, rij),
		       kwaliteit_name(page->site->figures, rij));
	html_add(html, "<td data-w=\"%s\">%s</td>", rij->periode,
		 words_period(html->pool, language, rij->periode));
	if (isnan(share))
		html_missing_cell(html, rij->status);
	else
		html_number_cell(html,
				 pool_printf(html->pool, "%s%%",
					     words_number(html->pool, language, 100 * share, 1)),
				 share);
	html_row_end(html);
}

static void add_silent(struct page *page)
{
	const enum language language = page->site->language;
	const struct figures *figures = page->site->figures;
	struct html *html = &page->html;
	const struct html_column column[] = {
	    {in(language, "Afzender", "Sender"), false},
	    {in(language, "Maand zonder bericht", "Month without a message"), false},
	    {in(language, "Deel van alle berichten daarvoor", "Share of all messages before"), true}};
	bool any = false;

	html_section(html, "stil", in(language, "Wie was stil?", "Who was silent?"));
	html_add(html, "<p>%s</p>",
		 in(language,
		    "Een gemeente of aanbieder die een hele maand niets stuurt, heeft misschien een "
		    "storing. De cijfers van die maand kunnen dan te laag zijn.",
		    "A municipality or provider that sends nothing for a whole month may have a fault. "
		    "The figures of that month can then be too low."));
	for (size_t row = 0; row < kwaliteit_rows(figures); row++) {
		const struct kwaliteit_rij rij = kwaliteit_row(figures, row);

		if (strcmp(rij.indicator, "Q05") != 0)
			continue;
		if (!any)
			html_table(html, &(struct html_table){
					     "stil-t",
					     in(language, "Maanden zonder een enkel bericht",
						"Months without a single message"),
					     column, 3, true});
		any = true;
		silent_row(page, &rij);
	}
	if (any)
		html_table_end(html);
	else
		html_add(html, "<p>%s</p>",
			 in(language, "Niemand was een hele maand stil.",
			    "Nobody was silent for a whole month."));
	html_section_end(html);
}

/* ---- Revisions ---- */

/* What a changed figure is about, in words: gemeente, provider, kind of help and so on. */
static const char *about(struct page *page, size_t row)
{
	static const char *const lists[] = {"RegioS",   "Aanbieder", "Productcategorie",
					    "Leeftijd", "Verwijzer", "Pilot"};
	const struct figures *figures = page->site->figures;
	struct pool *pool = page->html.pool;
	const char *text = "";

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		const char *code = figures_cell(&figures->table[FILE_REVISIE], row, lists[i]);

		if (strcmp(code, "T") != 0)
			text = pool_printf(pool, "%s%s%s", text, text[0] != '\0' ? ", " : "",
					   figures_title(figures, lists[i], code));
	}
	return text[0] != '\0' ? text : in(page->site->language, "hele regio", "whole region");
}

static const char *indicator_title(struct page *page, const char *code)
{
	const struct figures_table *table = &page->site->figures->table[FILE_INDICATOR];
	const char *column = in(page->site->language, "Titel", "Title");

	for (size_t i = 0; i < table->rows; i++)
		if (strcmp(figures_cell(table, i, "Code"), code) == 0)
			return figures_cell(table, i, column);
	return code;
}

/* Shares and chances in percents, all else as it is. */
static const char *revision_value(struct page *page, size_t row, const char *column)
{
	const struct figures_table *table = &page->site->figures->table[FILE_REVISIE];
	const char *maat = figures_cell(table, row, "Maat");
	const double value = figures_number(figures_cell(table, row, column));
	struct pool *pool = page->html.pool;

	if (strcmp(maat, "aandeel") == 0 || strcmp(maat, "kans") == 0)
		return pool_printf(pool, "%s%%",
				   words_number(pool, page->site->language, 100 * value, 1));
	return words_number(pool, page->site->language, value, strcmp(maat, "aantal") == 0 ? 0 : 1);
}

static bool is_region(const struct figures_table *table, size_t row)
{
	for (size_t i = 1; i < 8; i++)
		if (i != 2 && strcmp(table->cell[row * table->columns + i], "T") != 0)
			return false;
	return true;
}

static void revision_row(struct page *page, size_t row)
{
	const enum language language = page->site->language;
	const struct figures_table *table = &page->site->figures->table[FILE_REVISIE];
	struct html *html = &page->html;

	html_row(html, NULL);
	html_head_cell(html, indicator_title(page, figures_cell(table, row, "Indicator")));
	html_text_cell(html, about(page, row));
	html_text_cell(html, words_period_short(html->pool, language,
						figures_cell(table, row, "Perioden")));
	html_number_cell(html, revision_value(page, row, "Waarde_oud"),
			 figures_number(figures_cell(table, row, "Waarde_oud")));
	html_number_cell(html, revision_value(page, row, "Waarde_nieuw"),
			 figures_number(figures_cell(table, row, "Waarde_nieuw")));
	html_text_cell(html, words_day(html->pool, language,
				       figures_cell(table, row, "Kennisdatum_oud")));
	html_row_end(html);
}

/* Figures of the whole region first, then the others, until the table is long enough. */
static size_t revision_table(struct page *page)
{
	const enum language language = page->site->language;
	const struct figures_table *table = &page->site->figures->table[FILE_REVISIE];
	struct html *html = &page->html;
	const struct html_column column[] = {
	    {in(language, "Cijfer", "Figure"), false},
	    {in(language, "Van", "Of"), false},
	    {in(language, "Periode", "Period"), false},
	    {in(language, "Eerst", "Before"), true},
	    {in(language, "Nu", "Now"), true},
	    {in(language, "Bekend op", "Known on"), false}};
	size_t count = 0;

	html_table(html, &(struct html_table){"revisie-t",
					      in(language, "Cijfers die veranderden",
						 "Figures that changed"),
					      column, 6, true});
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < table->rows && count < REVISIES_MOST; i++)
			if (is_region(table, i) == (round == 0)) {
				revision_row(page, i);
				count++;
			}
	html_table_end(html);
	return count;
}

static size_t higher(const struct figures_table *table)
{
	size_t count = 0;

	for (size_t i = 0; i < table->rows; i++)
		count += strcmp(figures_cell(table, i, "Soort"), "hoger") == 0;
	return count;
}

static void add_revisions(struct page *page)
{
	const enum language language = page->site->language;
	const struct figures_table *table = &page->site->figures->table[FILE_REVISIE];
	struct html *html = &page->html;
	size_t shown;

	html_section(html, "revisie",
		     in(language, "Wat veranderde sinds de vorige keer?",
			"What changed since the last time?"));
	if (table->rows == 0) {
		html_add(html, "<p>%s</p>",
			 in(language,
			    "Niets: er is geen eerdere publicatie, of geen cijfer veranderde.",
			    "Nothing: there is no earlier publication, or no figure changed."));
		html_section_end(html);
		return;
	}
	html_add(html, "<p>%s</p>",
		 pool_printf(html->pool,
			     in(language,
				"Door nieuwe meldingen veranderden %s cijfers die eerder zijn getoond: %s "
				"werden hoger en %s lager.",
				"New reports changed %s figures that were shown before: %s became higher "
				"and %s lower."),
			     words_number(html->pool, language, (double)table->rows, 0),
			     words_number(html->pool, language, (double)higher(table), 0),
			     words_number(html->pool, language,
					  (double)(table->rows - higher(table)), 0)));
	shown = revision_table(page);
	if (shown < table->rows)
		html_add(html, "<p class=\"noot\">%s</p>",
			 pool_printf(html->pool,
				     in(language,
					"Dit zijn er %zu; alle andere staan in het bestand revisie.csv.",
					"These are %zu of them; all others are in the file revisie.csv."),
				     shown));
	html_section_end(html);
}

void page_kwaliteit(struct page *page)
{
	const enum language language = page->site->language;
	const struct page_entry entries[] = {
	    {"volledig", in(language, "Volledig", "Complete")},
	    {"meetbaar", in(language, "Meetbaar", "Measurable")},
	    {"laat", in(language, "Op tijd", "In time")},
	    {"stil", in(language, "Stil", "Silent")},
	    {"signalen", in(language, "Opvallend", "Signals")},
	    {"revisie", in(language, "Veranderd", "Changed")}};

	html_add(&page->html, "<div class=\"begin\"><h1>%s</h1><p class=\"lede\">%s</p></div>",
		 page_title(page),
		 in(language,
		    "De cijfers komen uit berichten tussen gemeenten en aanbieders. Hier staat of die "
		    "berichten op tijd komen, of er iets ontbreekt en wat later is veranderd.",
		    "The figures come from messages between municipalities and providers. Here it says "
		    "whether those come in time, whether something is missing and what changed "
		    "later."));
	page_body(page, entries, 6);
	add_complete(page);
	add_measurable(page);
	add_delays(page);
	add_silent(page);
	add_signals(page);
	add_revisions(page);
	page_body_end(page);
}
