/* The page of a gemeente: what the public tables have of one. With few youths most of it is hidden,
 * and it says so and why. */
#include <math.h>
#include <string.h>

#include "spread.h"

enum { YEARS = 6 };

/* The years of a gemeente, oldest first. */
static const char *const *years_of(const struct page *page, const char *indicator, size_t *count)
{
	struct subject subject = page_subject(page);

	return figures_periods(page->site->figures, &subject, indicator, "JJ", count);
}

static bool snel_present(const struct page *page)
{
	size_t count;
	const char *const *year = years_of(page, "V05", &count);
	struct subject subject = page_subject(page);

	for (size_t i = 0; i < count; i++) {
		if (!isnan(chance_read(page->site->figures, &subject, year[i]).waarde))
			return true;
	}
	return false;
}

/* Above, under, or too near to the region to call it a difference. */
static const char *beside_region(const struct page *page, const struct chance *chance,
				 double region)
{
	if (isnan(region) || isnan(chance->n))
		return "";
	if (chance->onder > region)
		return words(page, "Hulp begint vaker op tijd dan in de regio",
			     "Help begins on time more often than in the region");
	if (chance->boven < region)
		return words(page, "Hulp begint minder vaak op tijd dan in de regio",
			     "Help begins on time less often than in the region");
	return words(page, "Hulp begint ongeveer even vaak op tijd als in de regio",
		     "Help begins on time about as often as in the region");
}

static void chance_row(struct page *page, const char *year)
{
	const struct figures *figures = page->site->figures;
	struct html *html = &page->html;
	struct subject subject = page_subject(page);
	const struct subject all = {0};
	struct chance chance = chance_read(figures, &subject, year);
	double region = chance_read(figures, &all, year).waarde;

	html_row(html, NULL);
	html_head_cell(html, words_period(html->pool, html->language, year));
	if (isnan(chance.waarde)) {
		for (int i = 0; i < 3; i++)
			html_missing_cell(html, chance.status);
		html_text_cell(html, "");
	} else {
		cell_percent(page, chance.waarde);
		cell_percent(page, chance.onder);
		cell_percent(page, chance.boven);
		html_text_cell(html, words_about(page, &chance));
	}
	cell_percent(page, region);
	cell_status(page, chance.status);
	html_row_end(html);
}

static void chance_table(struct page *page, const char *name)
{
	struct html *html = &page->html;
	const struct html_column column[] = {{words(page, "Toegewezen in", "Assigned in"), false},
					     {words(page, "Kans", "Chance"), true},
					     {words(page, "Van", "From"), true},
					     {words(page, "Tot", "To"), true},
					     {words(page, "Aantal", "Number"), false},
					     {words(page, "Hele regio", "Whole region"), true},
					     {words(page, "Status", "Status"), false}};
	const struct html_table table = {
	    .id = "snel-t",
	    .caption = words(page, "Kans op een start binnen de norm per jaar, %s",
			     "Chance to start within the norm by year, %s", name),
	    .column = column,
	    .columns = 7};
	size_t count;
	const char *const *year = years_of(page, "V05", &count);

	html_table(html, &table);
	for (size_t i = count; i-- > 0 && count - i <= YEARS;)
		chance_row(page, year[i]);
	html_table_end(html);
}

static void snel_write(struct page *page)
{
	const struct figures *figures = page->site->figures;
	const char *name = figures_title(figures, "RegioS", page->code);
	struct subject subject = page_subject(page);
	const struct subject all = {0};
	struct chances chances = chances_read(figures, &subject);
	struct figure_text text = {.id = "snel"};

	text.kop = words(page, "Kans op een start binnen de norm, per jaar",
			 "Chance to start within the norm, by year");
	if (!isnan(chances.now.waarde)) {
		double region = chance_read(figures, &all, chances.period).waarde;

		text.kop = beside_region(page, &chances.now, region);
	}
	text.sub =
	    words(page,
		  "Kans op een start binnen de norm van %s, voor wie in dat jaar hulp kreeg "
		  "toegewezen. %s, procent, met interval van 95%%.",
		  "Chance to start within the norm of %s, of those that were assigned help in "
		  "that year. %s, percent, with an interval of 95%%.",
		  words_norm(page, page_norm(page)), name);
	text.desc = text.kop;
	text.noot =
	    words(page,
		  "Het interval laat zien hoe zeker het cijfer is. Ligt de regio erin, dan kan "
		  "het verschil toeval zijn.",
		  "The interval shows how certain the figure is. When the region lies in it, the "
		  "difference may be chance.");
	html_section(&page->html, "snel-s",
		     words(page, "Hoe snel begint de hulp?", "How soon does help begin?"));
	figure_begin(page, &text);
	chance_table(page, name);
	figure_end(page);
	html_section_end(&page->html);
}

static bool jaren_present(const struct page *page)
{
	size_t count;

	years_of(page, "F05", &count);
	return count > 0;
}

static void year_row(struct page *page, const char *year)
{
	static const struct {
		const char *indicator, *maat;
	} columns[] = {{"F02", "aantal"}, {"F03", "aantal"}, {"F04", "aantal"},
		       {"F05", "aantal"}, {"F10", "aantal"}, {"F10P", "verhouding"}};
	struct html *html = &page->html;
	struct subject subject = page_subject(page);

	html_row(html, NULL);
	html_head_cell(html, words_period(html->pool, html->language, year));
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		struct figure figure =
		    figures_find(page->site->figures, &subject, columns[i].indicator, year, NULL,
				 columns[i].maat);

		if (strcmp(columns[i].maat, "verhouding") == 0 && figure_shown(&figure))
			html_number_cell(html,
					 words_number(html->pool, html->language, figure.waarde, 1),
					 figure.waarde);
		else
			cell_count(page, &figure);
	}
	html_row_end(html);
}

/* What happened in whole years, care included. */
static void jaren_write(struct page *page)
{
	struct html *html = &page->html;
	const char *name = figures_title(page->site->figures, "RegioS", page->code);
	const struct html_column column[] = {
	    {words(page, "Jaar", "Year"), false},
	    {words(page, "Nieuw", "New"), true},
	    {words(page, "Gestart", "Started"), true},
	    {words(page, "Afgevallen", "Dropped out"), true},
	    {words(page, "Wacht aan het eind", "Waiting at the end"), true},
	    {words(page, "Kinderen met hulp", "Children with help"), true},
	    {words(page, "Per 1.000 inwoners tot 18", "Per 1,000 inhabitants under 18"), true}};
	const struct html_table table = {.id = "jaren-t",
					 .caption =
					     words(page, "Wachtlijst en hulp per jaar, %s",
						   "Waiting list and help by year, %s", name),
					 .column = column,
					 .columns = 7};
	size_t count;
	const char *const *year = years_of(page, "F05", &count);

	html_section(html, "jaren-s", words(page, "Hoe gaat het per jaar?", "How is it by year?"));
	html_table(html, &table);
	for (size_t i = count; i-- > 0 && count - i <= YEARS;)
		year_row(page, year[i]);
	html_table_end(html);
	html_add(
	    html, "<p class=\"klein\">%s</p>\n",
	    words(page,
		  "Kinderen met hulp: wie in dat jaar jeugdhulp kreeg, elk kind één keer. "
		  "Afgevallen: van de lijst zonder dat de hulp begon.",
		  "Children with help: who had youth care in that year, every child once. Dropped "
		  "out: off the list without help."));
	html_section_end(html);
}

static bool soorten_here(const struct page *page)
{
	return newest_followed(page->site->figures, "JJ", page_norm(page)) != NULL;
}

/* Who started and who waits of a code of a list, in this gemeente in a year. */
static void counts_read(const struct page *page, const char *list, const struct figures_code *code,
			const char *year, struct figure *started, struct figure *waits)
{
	const struct figures *figures = page->site->figures;
	const struct subject subject = subject_of(page_subject(page), list, code->code);

	*started = figures_find(figures, &subject, "F03", year, NULL, "aantal");
	*waits = figures_find(figures, &subject, "F05", year, NULL, "aantal");
}

/* Whether something of a list is shown for this gemeente in a year. */
static bool counts_shown(const struct page *page, const char *list, const char *year)
{
	size_t count;
	const struct figures_code *codes = figures_codes(page->site->figures, list, &count);

	for (size_t i = 0; i < count; i++) {
		struct figure started, waits;

		counts_read(page, list, &codes[i], year, &started, &waits);
		if (figure_shown(&started) || figure_shown(&waits))
			return true;
	}
	return false;
}

static void count_row(struct page *page, const char *list, const struct figures_code *code,
		      const char *year)
{
	struct html *html = &page->html;
	struct figure started, waits;

	counts_read(page, list, code, year, &started, &waits);
	html_row(html, NULL);
	html_head_cell(html, code->title);
	cell_count(page, &started);
	cell_count(page, &waits);
	html_row_end(html);
}

/* Who started and who waits, by kind of help or by age. */
static void counts_table(struct page *page, const char *list, const char *year, const char *head)
{
	struct html *html = &page->html;
	const struct html_column column[] = {
	    {head, false},
	    {words(page, "Gestart", "Started"), true},
	    {words(page, "Wacht aan het eind", "Waiting at the end"), true}};
	const struct html_table table = {
	    .id = words(page, "%s-aantal-t", "%s-aantal-t", list),
	    .caption = words(page, "%s: gestart en wachtend, %s", "%s: started and waiting, %s",
			     head, words_period(html->pool, html->language, year)),
	    .column = column,
	    .columns = 3};
	size_t count;
	const struct figures_code *codes = figures_codes(page->site->figures, list, &count);

	html_table(html, &table);
	for (size_t i = 0; i < count; i++)
		count_row(page, list, &codes[i], year);
	html_table_end(html);
}

/* The chances by kind of help or age, their numbers, or the sentence why neither is shown. */
static void list_write(struct page *page, const char *list, const char *year,
		       const struct spread_text *text)
{
	struct spread spread;
	bool counts = counts_shown(page, list, year);

	spread_read(page, list, PAGE_KINDS, year, &spread);
	if (spread.shown > 0)
		spread_figure(page, &spread, text);
	if (counts)
		counts_table(page, list, year, text->head);
	if (spread.shown > 0 || counts)
		return;
	html_add(
	    &page->html, "<p>%s</p>\n",
	    words(page,
		  "%s: niet getoond. Zo uitgesplitst gaat het om zo weinig kinderen dat iemand te "
		  "herkennen zou zijn.",
		  "%s: not shown. Broken down like this, so few children are concerned that "
		  "somebody could be recognised.",
		  text->head));
}

static void soorten_of_gemeente(struct page *page)
{
	struct html *html = &page->html;
	const char *year = newest_followed(page->site->figures, "JJ", page_norm(page));
	const char *when = words_period(html->pool, html->language, year);
	const char *name = figures_title(page->site->figures, "RegioS", page->code);
	const struct spread_text kinds = {
	    .id = "soort",
	    .table_id = "soort-t",
	    .caption = words(page, "Kans op een start binnen de norm per soort hulp, %s, %s",
			     "Chance to start within the norm by kind of help, %s, %s", name, when),
	    .head = words(page, "Soort hulp", "Kind of help"),
	    .nl = "soorten hulp",
	    .en = "kinds of help"};
	const struct spread_text ages = {
	    .id = "leeftijd",
	    .table_id = "leeftijd-t",
	    .caption = words(page, "Kans op een start binnen de norm per leeftijd, %s, %s",
			     "Chance to start within the norm by age, %s, %s", name, when),
	    .head = words(page, "Leeftijd bij de toewijzing", "Age at the assignment"),
	    .nl = "leeftijden",
	    .en = "ages"};

	html_section(html, "soort-s",
		     words(page, "Voor welke hulp en welke leeftijd?", "For which help and age?"));
	list_write(page, "Productcategorie", year, &kinds);
	list_write(page, "Leeftijd", year, &ages);
	html_section_end(html);
}

static bool always(const struct page *page)
{
	(void)page;
	return true;
}

/* Where to read on: what the words mean, and the other gemeenten. */
static void further(struct page *page)
{
	struct html *html = &page->html;
	size_t count;
	const struct figures_code *codes = figures_codes(page->site->figures, "RegioS", &count);

	html_section(html, "verder-s", words(page, "Verder lezen", "Read on"));
	html_add(html, "<p><a href=\"%s\">%s</a></p>\n<h3>%s</h3>\n<ul class=\"spring\">\n",
		 page_address(page, PAGE_UITLEG, NULL),
		 words(page, "Uitleg van alle begrippen", "What all terms mean"),
		 words(page, "Andere gemeenten", "Other municipalities"));
	for (size_t i = 0; i < count; i++)
		html_add(html, "<li><a href=\"%s\"%m>%s</a></li>\n",
			 page_address(page, PAGE_GEMEENTE, codes[i].code),
			 strcmp(codes[i].code, page->code) == 0 ? " aria-current=\"page\"" : "",
			 codes[i].title);
	html_add(html, "</ul>\n");
	html_section_end(html);
}

static const struct part parts[] = {
    {"kwartalen-s", "Aantal wachtenden", "How many wait", kwartalen_present, kwartalen_write},
    {"snel-s", "Tijd tot de hulp begint", "Time until help begins", snel_present, snel_write},
    {"profiel-s", "Hoe lang al", "How long already", profiel_present, profiel_write},
    {"jaren-s", "Per jaar", "By year", jaren_present, jaren_write},
    {"soort-s", "Soort hulp en leeftijd", "Kind of help and age", soorten_here,
     soorten_of_gemeente},
    {"verder-s", "Verder lezen", "Read on", always, further},
};

void page_gemeente(struct page *page)
{
	const struct subject subject = page_subject(page);
	struct html *html = &page->html;

	html_add(
	    html, "<p class=\"klein kruimel\"><a href=\"%s\">%s</a> › <a href=\"%s\">%s</a></p>\n",
	    page_address(page, PAGE_REGIO, NULL), page_region(page),
	    page_address(page, PAGE_GEMEENTEN, NULL), words(page, "Gemeenten", "Municipalities"));
	page_opening(page, page_title(page), &subject);
	parts_write(page, parts, sizeof(parts) / sizeof(parts[0]));
}
