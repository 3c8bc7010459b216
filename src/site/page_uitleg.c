/* What the words mean, how waits are counted, which norms hold, why numbers are hidden, and who
 * publishes. */
#include <stdlib.h>
#include <string.h>

#include "page_parts.h"

/* A word and what it means. */
struct term {
	const char *nl_term;
	const char *en_term;
	const char *nl;
	const char *en;
};

static void add_terms(struct page *page, const struct term *terms, size_t count)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	html_add(html, "<dl class=\"uitleg\">");
	for (size_t i = 0; i < count; i++)
		html_add(html, "<dt>%s</dt><dd>%s</dd>\n",
			 in(language, terms[i].nl_term, terms[i].en_term),
			 in(language, terms[i].nl, terms[i].en));
	html_add(html, "</dl>");
}

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* ---- How waits are counted ---- */

static const struct term clocks[] = {
    {"Antwoordtijd (W1)", "Time to an answer (W1)",
     "Van het verzoek van de aanbieder tot het eerste antwoord van de gemeente, in werkdagen.",
     "From the request of the provider to the first answer of the municipality, in working days."},
    {"Toewijzingstijd (W2)", "Time to the assignment (W2)",
     "Van het verzoek tot de dag waarop de gemeente de hulp toewijst. Wordt de hulp zonder verzoek "
     "toegewezen, dan is er geen W2.",
     "From the request to the day on which the municipality assigns help. Help that is assigned without "
     "a request has no W2."},
    {"Wachttijd na toewijzing (W3a)", "Wait after the assignment (W3a)",
     "Van de dag van de toewijzing tot de dag waarop de hulp begint. Dit is de wachttijd op deze "
     "site, als er niets anders bij staat.",
     "From the day of the assignment to the day on which help begins. This is the wait on this "
     "site, where nothing else is said."},
    {"Wachttijd sinds de ingangsdatum (W3b)", "Wait since the day of effect (W3b)",
     "Van de dag waarop de hulp volgens de toewijzing mocht beginnen tot de dag waarop zij begon. "
     "Handig als hulp met opzet voor later is gepland.",
     "From the day on which help was allowed to begin to the day on which it did. Useful where help "
     "was planned for later on purpose."},
    {"Totale wachttijd (W4)", "Whole wait (W4)",
     "Van het eerste verzoek tot de dag waarop de hulp begint. Alleen voor hulp die de aanbieder "
     "heeft aangevraagd.",
     "From the first request to the day on which help begins. Only for help that the provider asked "
     "for."},
};

static void add_clocks(struct page *page)
{
	const enum language language = page->site->language;

	html_section(&page->html, "klokken",
		     in(language, "Hoe tellen wij het wachten?", "How do we count the wait?"));
	html_add(&page->html, "<p>%s</p>",
		 in(language,
		    "Gemeenten en aanbieders sturen elkaar berichten (iJw): een verzoek om hulp, een "
		    "toewijzing, de melding dat hulp begint of stopt. Uit de dagen in die berichten "
		    "rekenen wij vijf wachttijden uit.",
		    "Municipalities and providers send each other messages (iJw): a request for help, an "
		    "assignment, a report that help begins or stops. From the days in them we work out "
		    "five waits."));
	add_terms(page, clocks, COUNT(clocks));
	html_section_end(&page->html);
}

/* ---- What cannot be seen ---- */

static void add_unseen(struct page *page)
{
	static const char *const items[][2] = {
	    {"Het wachten vóór het verzoek of de toewijzing: op een gesprek met de huisarts, het "
	     "wijkteam of de aanbieder. Een aanbieder vraagt de toewijzing vaak pas aan na een eerste "
	     "gesprek. In het echt wachten kinderen dus vaak langer.",
	     "The wait before the request or the assignment: for a talk with the doctor, the local "
	     "team or the provider. A provider often asks for the assignment only after a first talk. "
	     "So in fact children often wait longer."},
	    {"Hulp zonder toewijzing: van het wijkteam, of hulp die de gemeente anders betaalt.",
	     "Help without an assignment: of the local team, or help that is paid for otherwise."},
	    {"Of de hulp helpt, en hoe het met het kind gaat.",
	     "Whether help helps, and how the child is."},
	    {"Waarom een kind wacht. Soms is dat een keuze van het gezin.",
	     "Why a child waits. Sometimes the family chose to."},
	};
	struct html *html = &page->html;

	html_section(html, "niet-te-zien",
		     in(html->language, "Wat ziet u hier niet?", "What is not seen here?"));
	html_add(html, "<ul>");
	for (size_t i = 0; i < COUNT(items); i++)
		html_add(html, "<li>%s</li>\n", in(html->language, items[i][0], items[i][1]));
	html_add(html, "</ul>");
	html_section_end(html);
}

/* ---- Words ---- */

static const struct term terms[] = {
    {"Wachtend", "Waiting",
     "Hulp is toegewezen en nog niet begonnen. Een kind dat op twee soorten hulp wacht, telt in de "
     "tabellen twee keer. Waar ‘verschillende kinderen’ staat, telt het één keer.",
     "Help was assigned and has not begun. A child that waits for two kinds of help counts twice in "
     "the tables. Where it says ‘distinct children’ it counts once."},
    {"Nieuw", "New", "De hulp werd in die tijd toegewezen, en was nog niet begonnen.",
     "Help was assigned in that time, and had not begun."},
    {"Hulp begonnen", "Help began", "De aanbieder meldde dat de hulp in die tijd begon.",
     "The provider reported that help began in that time."},
    {"Afgevallen", "Dropped out",
     "Van de lijst zonder dat de hulp begon: naar een andere aanbieder, verlopen of ingetrokken. "
     "Een kortere lijst door veel afvallers is geen goed nieuws. Daarom staat dit er altijd naast.",
     "Off the list without help: to another provider, expired or withdrawn. A list that is shorter "
     "because many drop out is no good news. That is why this always stands beside it."},
    {"Kans op hulp binnen de norm", "Chance of help within the norm",
     "Van alle kinderen die in een tijd hulp kregen toegewezen: bij welk deel begint die binnen de "
     "norm? Wie nog wacht, telt mee zolang hij wacht; wie afvalt, krijgt die hulp niet. De naam van "
     "de methode is Aalen-Johansen.",
     "Of all children who were assigned help in some time: for which share does it begin within the "
     "norm? Those who still wait count as long as they wait; those who drop out do not get it. The "
     "method is called Aalen-Johansen."},
    {"Helft begint binnen (mediaan)", "Half begins within (median)",
     "Bij de helft van de kinderen begint de hulp eerder, bij de andere helft later. Wie nog wacht "
     "telt mee (methode: Kaplan-Meier), anders lijkt het wachten te kort.",
     "For half of the children help begins earlier, for the other half later. Those who still wait "
     "count too (method: Kaplan-Meier), or the wait would seem too short."},
    {"8 van de 10 begint binnen", "8 in 10 begin within",
     "Bij 8 van de 10 kinderen begint de hulp binnen deze tijd. Bij 2 van de 10 duurt het langer.",
     "For 8 in 10 children help begins within this time. For 2 in 10 it takes longer."},
    {"Interval", "Interval",
     "Hoe zeker een cijfer is. Als wij het vaker konden meten, lag het echte cijfer in 95 van de 100 "
     "keer tussen deze grenzen.",
     "How certain a figure is. If we could measure it many times, the true figure would lie within "
     "these bounds 95 times in 100."},
    {"Kinderen, minstens", "Children, at least",
     "Over hoeveel kinderen een percentage gaat, als klasse: 10, 30, 100 of 300 en meer. Het juiste "
     "aantal staat er soms niet, zodat niemand te herkennen is.",
     "How many children a percentage is about, as a class: 10, 30, 100 or 300 and more. The exact "
     "number is not always given, so that nobody can be recognised."},
    {"Voorlopig", "Provisional",
     "De tijd eindigde minder dan een half jaar voor de dag van bijwerken. Er komen nog meldingen "
     "binnen; het cijfer kan nog veranderen.",
     "The time ended less than half a year before the day of the update. Reports still come in; the "
     "figure can change."},
    {"Geschat", "Estimated",
     "Nog te weinig meldingen om te tellen. Wij vullen aan met wat er volgens eerdere maanden nog "
     "komt, met een marge.",
     "Too few reports to count yet. We add what is still to come by the months before, with a "
     "margin."},
    {"Onzeker", "Uncertain", "Het cijfer gaat over 10 tot en met 29 kinderen. Toeval telt dan zwaar.",
     "The figure is about 10 to 29 children. Chance then weighs heavily."},
    {"Traject", "Course of care",
     "Alle hulp van een kind zonder lange pauze ertussen, ook bij verschillende aanbieders.",
     "All help of a child without a long break, also of several providers."},
    {"Draaideur", "Revolving door",
     "Een kind krijgt binnen 90 of 365 dagen na het einde van een traject opnieuw hulp.",
     "A child gets help again within 90 or 365 days after the end of a course of care."},
    {"Werkdag", "Working day", "Maandag tot en met vrijdag, zonder feestdagen.",
     "Monday to Friday, without holidays."},
    {"AGB-code", "AGB code", "Het nummer waaronder een aanbieder bekend is.",
     "The number under which a provider is known."},
};

static void add_words(struct page *page)
{
	html_section(&page->html, "woorden",
		     in(page->site->language, "Wat betekenen de woorden?",
			"What do the words mean?"));
	add_terms(page, terms, COUNT(terms));
	html_section_end(&page->html);
}

/* ---- Norms ---- */

/* A clock by its code, which stands in brackets behind its name. */
static const char *clock_name(struct page *page, const char *klok)
{
	const char *code = pool_printf(page->html.pool, "(%s)", klok);

	for (size_t i = 0; i < COUNT(clocks); i++)
		if (strstr(clocks[i].nl_term, code) != NULL)
			return in(page->site->language, clocks[i].nl_term, clocks[i].en_term);
	return klok;
}

/* "W3a T altijd": the clock, the kind of help and the day from which it holds. */
static void norm_row(struct page *page, const struct figures_code *norm)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;
	char *copy = pool_copy(html->pool, norm->code, strlen(norm->code)), *save = NULL;
	const char *klok = strtok_r(copy, " ", &save);
	const char *soort = strtok_r(NULL, " ", &save);
	const char *vanaf = strtok_r(NULL, " ", &save);
	const int days = atoi(norm->title);

	html_row(html, NULL);
	html_head_cell(html, clock_name(page, klok != NULL ? klok : ""));
	html_text_cell(html, soort == NULL || strcmp(soort, "T") == 0
				 ? in(language, "alle", "all")
				 : figures_title(page->site->figures, "Productcategorie", soort));
	html_text_cell(html,
		       days == 0 ? in(language, "geen norm", "no norm")
				 : pool_printf(html->pool, in(language, "%s (%d dagen)", "%s (%d days)"),
					       words_weeks(html->pool, language, days), days));
	html_text_cell(html, vanaf == NULL || strcmp(vanaf, "altijd") == 0
				 ? in(language, "altijd", "always")
				 : words_day(html->pool, language, vanaf));
	html_text_cell(html, norm->omschrijving);
	html_row_end(html);
}

static void add_norms(struct page *page)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;
	const struct html_column column[] = {{in(language, "Wachttijd", "Wait"), false},
					     {in(language, "Soort hulp", "Kind of help"), false},
					     {in(language, "Norm", "Norm"), false},
					     {in(language, "Geldt vanaf", "Valid from"), false},
					     {in(language, "Bron", "Source"), false}};
	size_t count;
	const struct figures_code *norm = figures_codes(page->site->figures, "norm", &count);

	html_section(html, "normen", in(language, "Welke normen gelden?", "Which norms hold?"));
	html_add(html, "<p>%s</p>",
		 in(language,
		    "Een norm zegt binnen hoeveel tijd hulp hoort te beginnen. De normen op deze site "
		    "zijn regionaal vastgesteld, geen landelijke norm. Voor jeugdhulp bestaat geen "
		    "landelijke norm voor het wachten na de toewijzing. De dag van de norm zelf telt nog "
		    "als binnen de norm.",
		    "A norm says within how much time help should begin. The norms on this site were "
		    "set by the region; they are no national norm. For youth care there is no national "
		    "norm for the wait after the assignment. The day of the norm itself is within the "
		    "norm."));
	if (count > 0) {
		html_table(html, &(struct html_table){"normen-t", in(language, "Normen", "Norms"),
						      column, 5, false});
		for (size_t i = 0; i < count; i++)
			norm_row(page, &norm[i]);
		html_table_end(html);
	}
	html_section_end(html);
}

/* ---- Small numbers ---- */

static void add_hidden(struct page *page)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;
	const char *min = figures_about(page->site->figures, "min_cel");

	html_section(html, "klein",
		     in(language, "Waarom staat er soms ‘niet getoond’?",
			"Why does it sometimes say ‘not shown’?"));
	html_add(html, "<p>%s</p>",
		 pool_printf(
		     html->pool,
		     in(language,
			"Bij kleine aantallen kan iemand een kind herkennen. Een aantal onder %s tonen wij "
			"daarom niet, ook nul niet. Soms laten wij ook een groter aantal weg: anders is "
			"het kleine uit te rekenen, door van een totaal af te trekken wat wel te zien is. "
			"‘Niet getoond’ betekent dus niet altijd dat het aantal klein is.",
			"Where numbers are small somebody may recognise a child. That is why a number "
			"below %s is not shown, nor is zero. Sometimes a larger number is left out too: "
			"otherwise the small one could be worked out, by taking what is shown from a "
			"total. So ‘not shown’ does not always mean that the number is small."),
		     min != NULL ? min : "10"));
	html_add(html, "<ul><li>%s</li><li>%s</li><li>%s</li></ul>",
		 in(language, "‘Niet getoond’: er is een cijfer, maar wij laten het niet zien.",
		    "‘Not shown’: there is a figure, but we do not let it be seen."),
		 in(language, "‘Geen gegevens’: er is niets gemeld waaruit het te halen is.",
		    "‘No data’: nothing was reported to take it from."),
		 in(language,
		    "Een streepje: het cijfer bestaat niet, of is niet bereikt. Bij een mediaan: minder "
		    "dan de helft is begonnen.",
		    "A dash: the figure does not exist, or was not reached. Of a median: fewer than "
		    "half have begun."));
	html_section_end(html);
}

/* ---- National figures ---- */

static void add_national(struct page *page)
{
	const enum language language = page->site->language;
	const char *year = figures_newest(page->site->figures, "JJ");
	const struct part_column column[] = {
	    {"V01", "W3a", "mediaan", PART_WEEKS,
	     in(language, "Zoals wij tellen, in weken", "As we count, in weeks")},
	    {"V09", "W3a", "mediaan", PART_WEEKS,
	     in(language, "Per toewijzing, in weken", "By assignment, in weeks")}};
	struct part_row row[2] = {{.period = year}, {0}};

	html_section(&page->html, "landelijk",
		     in(language, "Waarom zijn landelijke cijfers anders?",
			"Why are national figures different?"));
	html_add(&page->html, "<p>%s</p>",
		 in(language,
		    "Landelijke cijfers nemen elke toewijzing apart. Wij nemen toewijzingen samen die bij "
		    "elkaar horen. Als een toewijzing wordt vervangen door een nieuwe terwijl het kind "
		    "nog wacht, begint het wachten bij ons niet opnieuw. Per toewijzing lijkt het wachten "
		    "daarom vaak korter. Deze tabel geeft beide: de helft van wie begon, wachtte niet "
		    "langer.",
		    "National figures take every assignment by itself. We take together those that "
		    "belong together. When an assignment is replaced while the child still waits, the "
		    "wait does not begin again here. By assignment the wait therefore often seems "
		    "shorter. This table gives both: half of those that began waited no longer."));
	if (year == NULL) {
		part_no_data(page);
	} else {
		row[0].kop = words_period(page->html.pool, language, year);
		row[1].period = period_step(page->html.pool, year, -1);
		row[1].kop = words_period(page->html.pool, language, row[1].period);
		part_table(page, &(struct part_table){
				     "landelijk-t",
				     in(language, "Mediaan van de wachttijd na toewijzing (W3a)",
					"Median of the wait after the assignment (W3a)"),
				     in(language, "Jaar", "Year"), column, 2, row, 2, false, 0, 0});
	}
	html_section_end(&page->html);
}

/* ---- Indicators ---- */

static const char *polarity(enum language language, const char *code)
{
	if (strcmp(code, "hoger") == 0)
		return in(language, "hoger is beter", "higher is better");
	if (strcmp(code, "lager") == 0)
		return in(language, "lager is beter", "lower is better");
	return in(language, "geen oordeel", "no verdict");
}

/* The unit of a figure; "1" is a share or a ratio. */
static const char *unit(enum language language, const char *text)
{
	static const char *const units[][3] = {
	    {"1", "deel", "share"},
	    {"1 of dagen", "deel of dagen", "share or days"},
	    {"dagen of 1", "dagen of deel", "days or share"},
	    {"dagen", "dagen", "days"},
	    {"jeugdigen", "jeugdigen", "youths"},
	    {"ketens", "ketens", "chains"},
	    {"ketens per week", "ketens per week", "chains a week"},
	    {"leveringen", "leveringen", "deliveries"},
	    {"overgangen", "overgangen", "transfers"},
	    {"per 1.000", "per 1.000", "per 1,000"},
	    {"signalen", "signalen", "signals"},
	    {"toewijzingen", "toewijzingen", "assignments"},
	    {"trajecten", "trajecten", "courses of care"},
	    {"verzoeken", "verzoeken", "requests"},
	};

	for (size_t i = 0; i < COUNT(units); i++)
		if (strcmp(units[i][0], text) == 0)
			return in(language, units[i][1], units[i][2]);
	return text;
}

static void add_indicators(struct page *page)
{
	const enum language language = page->site->language;
	const struct figures_table *table = &page->site->figures->table[FILE_INDICATOR];
	struct html *html = &page->html;
	const struct html_column column[] = {{in(language, "Code", "Code"), false},
					     {in(language, "Cijfer", "Figure"), false},
					     {in(language, "Hoe het wordt berekend", "How it is made"), false},
					     {in(language, "Eenheid", "Unit"), false},
					     {in(language, "Oordeel", "Verdict"), false}};

	html_section(html, "cijfers",
		     in(language, "Hoe wordt elk cijfer berekend?", "How is every figure made?"));
	html_add(html, "<p>%s</p>",
		 in(language,
		    "Deze tabel is voor wie het precies wil weten. Een keten is een toewijzing, samen met "
		    "de toewijzingen die haar vervangen. De klokstart is de dag waarop het wachten "
		    "begint.",
		    "This table is for those who want to know exactly. A chain is an assignment, with "
		    "those that replace it. The klokstart is the day on which the wait begins."));
	html_table(html, &(struct html_table){"cijfers-t",
					      in(language, "Alle cijfers van de monitor",
						 "All figures of the monitor"),
					      column, 5, true});
	for (size_t i = 0; i < table->rows; i++) {
		html_row(html, NULL);
		html_head_cell(html, figures_cell(table, i, "Code"));
		html_text_cell(html, figures_cell(table, i, in(language, "Titel", "Title")));
		html_text_cell(html, figures_cell(table, i, in(language, "Omschrijving", "Description")));
		html_text_cell(html, unit(language, figures_cell(table, i, "Eenheid")));
		html_text_cell(html, polarity(language, figures_cell(table, i, "Polariteit")));
		html_row_end(html);
	}
	html_table_end(html);
	html_section_end(html);
}

/* ---- Who publishes ---- */

static void add_fact(struct page *page, const char *term, const char *text)
{
	html_add(&page->html, "<dt>%s</dt><dd>%s</dd>\n", term,
		 text != NULL ? text : in(page->site->language, "niet opgegeven", "not given"));
}

static void add_publisher(struct page *page)
{
	const enum language language = page->site->language;
	const struct figures *figures = page->site->figures;
	struct html *html = &page->html;
	const char *min = figures_about(figures, "min_cel");

	html_section(html, "over",
		     in(language, "Waar komen de cijfers vandaan?", "Where are the figures from?"));
	html_add(html, "<dl class=\"uitleg\">");
	add_fact(page, in(language, "Bron", "Source"),
		 in(language, "Berichten tussen gemeenten en aanbieders van jeugdhulp (iJw).",
		    "Messages between municipalities and providers of youth care (iJw)."));
	add_fact(page, in(language, "Peildatum: de cijfers gaan tot en met", "Figures go up to"),
		 words_day(html->pool, language, figures->peildatum));
	add_fact(page,
		 in(language, "Bijgewerkt (kennisdatum): met wat bekend was op",
		    "Updated: with what was known on"),
		 words_day(html->pool, language, figures->kennisdatum));
	add_fact(page, in(language, "Kleinste aantal dat wordt getoond", "Smallest number shown"),
		 min);
	add_fact(page, in(language, "Verantwoordelijk voor de gegevens", "Responsible for the data"),
		 figures_about(figures, "verwerkingsverantwoordelijke"));
	add_fact(page, in(language, "Verwerker", "Processor"), figures_about(figures, "verwerker"));
	add_fact(page, in(language, "Grondslag in de wet", "Basis in law"),
		 figures_about(figures, "grondslag"));
	add_fact(page, in(language, "Contact", "Contact"), figures_about(figures, "contact"));
	add_fact(page, in(language, "Licentie: wat u met de cijfers mag", "Licence"),
		 figures_about(figures, "licentie"));
	html_add(html, "</dl>");
	html_section_end(html);
}

static void add_data(struct page *page)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	html_section(html, "zelf",
		     in(language, "Zelf met de cijfers werken", "Work with the figures yourself"));
	html_add(html, "<p>%s</p>",
		 in(language,
		    "Alles op deze site komt uit een map met bestanden, die naast de site wordt "
		    "gepubliceerd. Vraag erom bij het contact hierboven. Er is een werkmap voor Excel en "
		    "LibreOffice (monitor.xlsx, met een leeswijzer), tabellen als CSV, een database "
		    "(monitor.db) en een beschrijving van elke kolom (datapackage.json). Wat hier niet "
		    "getoond wordt, staat daar ook niet in.",
		    "All on this site comes from a folder of files that is published beside it. Ask the "
		    "contact above for it. There is a workbook for Excel and LibreOffice (monitor.xlsx, "
		    "with a reading guide), tables as CSV, a database (monitor.db) and a description of "
		    "every column (datapackage.json). What is not shown here is not in there either."));
	html_section_end(html);
}

static void add_lede(struct page *page)
{
	const enum language language = page->site->language;

	html_add(&page->html,
		 "<div class=\"begin\"><h1>%s</h1><p class=\"lede\">%s</p><p><a href=\"%s\">%s</a></p>"
		 "</div>",
		 page_title(page),
		 in(language,
		    "Wat de woorden betekenen, hoe wij het wachten tellen, waarom sommige cijfers niet "
		    "te zien zijn en van wie de cijfers komen.",
		    "What the words mean, how we count the wait, why some figures are not shown and "
		    "whose figures these are."),
		 page_address(page, PAGE_KWALITEIT, NULL),
		 in(language, "Hoe goed zijn de cijfers? Naar de pagina over kwaliteit",
		    "How good are the figures? To the page about quality"));
}

void page_uitleg(struct page *page)
{
	const enum language language = page->site->language;
	const struct page_entry entries[] = {
	    {"woorden", in(language, "Woorden", "Words")},
	    {"klokken", in(language, "Wachttijden", "Waits")},
	    {"niet-te-zien", in(language, "Niet te zien", "Not seen")},
	    {"normen", in(language, "Normen", "Norms")},
	    {"klein", in(language, "Niet getoond", "Not shown")},
	    {"landelijk", in(language, "Landelijk", "National")},
	    {"over", in(language, "Herkomst", "Origin")},
	    {"zelf", in(language, "Zelf rekenen", "Your own work")},
	    {"cijfers", in(language, "Alle cijfers", "All figures")}};

	add_lede(page);
	page_body(page, entries, COUNT(entries));
	add_words(page);
	add_clocks(page);
	add_unseen(page);
	add_norms(page);
	add_hidden(page);
	add_national(page);
	add_publisher(page);
	add_data(page);
	add_indicators(page);
	page_body_end(page);
}
