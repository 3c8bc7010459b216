/* The Beschikbaarheidswijzer: what providers say of their waits, and what was measured after the
 * assignment, apart from each other. */
#include <string.h>

#include "ijw/site/site.h"
#include "ijw/site/wijzer.h"
#include "page_parts.h"

/* ---- The first screen ---- */

struct wijzer_counts {
	int aanbieders;
	int nemen_aan; /* that take new clients for any kind of help */
	int opgaven;   /* that state anything */
};

static bool first_of_provider(const struct wijzer_rij *rijen, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (strcmp(rijen[i].aanbieder, rijen[at].aanbieder) == 0)
			return false;
	return true;
}

static struct wijzer_counts count_providers(const struct wijzer_rij *rijen, size_t count)
{
	struct wijzer_counts counts = {0, 0, 0};

	for (size_t i = 0; i < count; i++) {
		bool takes = false, states = false;

		if (!first_of_provider(rijen, i))
			continue;
		for (size_t k = i; k < count; k++)
			if (strcmp(rijen[k].aanbieder, rijen[i].aanbieder) == 0) {
				takes = takes || rijen[k].nieuw == NIEUW_JA;
				states = states || rijen[k].opgave;
			}
		counts.aanbieders++;
		counts.nemen_aan += takes;
		counts.opgaven += states;
	}
	return counts;
}

static void add_lede(struct page *page, const struct wijzer_counts *counts)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	html_add(html, "<h1>%s</h1><p class=\"lede\">",
		 in(language, "Waar is plek voor jeugdhulp?", "Where is there room for youth care?"));
	if (counts->opgaven > 0)
		html_add(html,
			 in(language,
			    "%d van de %d aanbieders zeggen dat zij nieuwe kinderen aannemen. Kies een "
			    "soort hulp en vergelijk hoe lang het duurt tot het eerste gesprek en tot de "
			    "hulp begint. Bel de aanbieder om het zeker te weten.",
			    "%d of the %d providers say that they take new children. Choose a kind of "
			    "help and compare how long it takes to the first talk and to the start of "
			    "help. Call the provider to be sure."),
			 counts->nemen_aan, counts->aanbieders);
	else
		html_add(html,
			 in(language,
			    "Van de %d aanbieders weten wij nog niet of zij nieuwe kinderen aannemen: "
			    "zij deden geen opgave. Hier staat alleen wat gemeten is nadat de gemeente "
			    "de hulp had toegewezen. Bel de aanbieder om te vragen of er plek is.",
			    "Of the %d providers we do not know yet whether they take new children: they "
			    "stated nothing. Only what was measured after the municipality assigned help "
			    "stands here. Call the provider to ask whether there is room."),
			 counts->aanbieders);
	html_add(html, "</p>");
}

static void add_emergency(struct page *page, bool crisis)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	html_add(html, "<div class=\"let\"><p><strong>%s</strong> %s",
		 in(language, "Is er nu gevaar?", "Is there danger now?"),
		 in(language,
		    "Bel 112. Maakt u zich ernstig zorgen over een kind? Bel Veilig Thuis: 0800 2000, "
		    "gratis, dag en nacht.",
		    "Call 112. Are you seriously worried about a child? Call Veilig Thuis: 0800 2000, "
		    "free of charge, day and night."));
	if (crisis)
		html_add(html, " <a href=\"#%scrisis-h\">%s</a>.", html->prefix,
			 in(language, "Crisishulp staat apart", "Crisis help stands apart"));
	html_add(html, "</p></div>");
}

static void add_two_figures(struct page *page)
{
	const enum language language = page->site->language;

	html_add(&page->html,
		 "<div class=\"twee\"><div><h2>%s</h2><p>%s</p></div><div><h2>%s</h2><p>%s "
		 "<strong>%s</strong> %s</p></div></div>",
		 in(language, "Opgave", "Stated"),
		 in(language,
		    "Wat de aanbieder zelf zegt: hoeveel weken tot het eerste gesprek en tot de hulp "
		    "begint. Met de datum van de opgave.",
		    "What the provider itself says: how many weeks to the first talk and to the start "
		    "of help. With the day on which it was stated."),
		 in(language, "Gemeten na toewijzing", "Measured after assignment"),
		 in(language,
		    "Hoe lang kinderen in de laatste 12 maanden wachtten, vanaf het besluit van de "
		    "gemeente.",
		    "How long children waited in the last 12 months, from the decision of the "
		    "municipality."),
		 in(language, "Het wachten daarvóór zit er niet in.", "The wait before is not in it."),
		 in(language, "Een korte gemeten tijd betekent dus niet dat er snel plek is.",
		    "So a short measured wait does not mean that there is room soon."));
}

static void add_filter(struct page *page)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	if (page->print)
		return;
	html_add(html,
		 "<div class=\"filter\" data-tabel=\"%splek\" data-velden=\"%s\" hidden></div>",
		 html->prefix,
		 in(language,
		    "soort:Soort hulp|plaats:Plaats|leeftijd:Leeftijd van het kind|nieuw:Nieuwe "
		    "kinderen",
		    "soort:Kind of help|plaats:Place|leeftijd:Age of the child|nieuw:New children"));
}

static void add_jumps(struct page *page, const struct wijzer_rij *rijen, size_t count)
{
	struct html *html = &page->html;

	html_add(html, "<p class=\"klein\" id=\"%ssp\">%s</p><ul class=\"spring\" aria-labelledby=\"%ssp\">",
		 html->prefix,
		 in(page->site->language, "Ga naar een soort hulp:", "Go to a kind of help:"),
		 html->prefix);
	for (size_t i = 0; i < count; i = wijzer_kind(rijen, i, count))
		html_add(html, "<li><a href=\"#%splek-%s\">%s</a></li>", html->prefix, rijen[i].soort,
			 figures_title(page->site->figures, "Productcategorie", rijen[i].soort));
	html_add(html, "</ul>");
}

/* ---- About the list ---- */

static void add_about(struct page *page)
{
	const enum language language = page->site->language;
	const struct figures *figures = page->site->figures;
	struct html *html = &page->html;

	html_section(html, "over", in(language, "Over deze lijst", "About this list"));
	html_add(html, "<p>%s</p>",
		 in(language,
		    "Dit is geen ranglijst: aanbieders geven verschillende hulp aan verschillende "
		    "kinderen. Bij elke soort hulp staan eerst de aanbieders die nieuwe kinderen "
		    "aannemen. Een oude opgave staat achter een nieuwe, een korte wachttijd voor een "
		    "lange, en bij gelijke wachttijd de nieuwste opgave voorop. Wie niets opgaf, blijft "
		    "in de lijst staan.",
		    "This is no ranking: providers give different help to different children. In every "
		    "kind of help those that take new children come first. What was stated long ago "
		    "stands behind what is newer, a short wait before a long one, and of equal waits "
		    "the newest first. Who stated nothing stays in the list."));
	html_add(html, "<p>%s</p>",
		 pool_printf(
		     html->pool,
		     in(language,
			"Een opgave die op %s ouder was dan 90 dagen, is gemerkt. Plaats en leeftijd "
			"komen alleen uit de opgave. Zijn er voor een soort hulp te weinig kinderen om te "
			"meten, dan staat er het cijfer van alle hulp van die aanbieder, of ‘te weinig "
			"gegevens’.",
			"What was stated more than 90 days before %s is marked. Place and ages come from "
			"what providers state only. Where too few children had a kind of help to measure "
			"it, the figure of all help of that provider stands there, or ‘too few data’."),
		     words_day(html->pool, language, figures->kennisdatum)));
	if (!page->print)
		html_add(html,
			 "<p>%s <a href=\"beschikbaarheid.csv\" download>beschikbaarheid.csv</a>, <a "
			 "href=\"beschikbaarheid.json\" download>beschikbaarheid.json</a>.</p>",
			 in(language, "De hele lijst als bestand:", "The whole list as a file:"));
	html_add(html, "<p class=\"klein\">%s</p>",
		 pool_printf(html->pool,
			     in(language,
				"Gemeten tot en met %s, zoals bekend op %s. Bron: opgaven van aanbieders, "
				"en berichten tussen gemeenten en aanbieders (iJw).",
				"Measured up to %s, as known on %s. Source: what providers state, and "
				"messages between municipalities and providers (iJw)."),
			     words_day(html->pool, language, figures->peildatum),
			     words_day(html->pool, language, figures->kennisdatum)));
	html_section_end(html);
}

static void add_crisis(struct page *page, const struct wijzer_rij *rijen, size_t from, size_t to)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	html_section(html, "crisis-h", in(language, "Crisishulp", "Crisis help"));
	html_add(html, "<p>%s</p>",
		 in(language,
		    "Voor crisishulp kiest u niet zelf een aanbieder. Bel Veilig Thuis (0800 2000) of de "
		    "gemeente: zij regelen het.",
		    "For crisis help you do not choose a provider yourself. Call Veilig Thuis (0800 "
		    "2000) or the municipality: they arrange it."));
	wijzer_table(page, rijen, from, to, "crisis",
		     in(language, "Aanbieders van crisishulp", "Providers of crisis help"));
	html_section_end(html);
}

void page_wijzer(struct page *page)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;
	size_t count, crisis = 0;
	const struct wijzer_rij *rijen = wijzer_rows(page->site->figures, html->pool, &count);
	const struct wijzer_counts counts = count_providers(rijen, count);

	while (crisis < count && !rijen[crisis].crisis)
		crisis++;
	html_add(html, "<div class=\"begin\">");
	add_lede(page, &counts);
	add_emergency(page, crisis < count);
	add_two_figures(page);
	add_filter(page);
	add_jumps(page, rijen, crisis);
	html_add(html, "</div><section aria-label=\"%s\">",
		 in(language, "Aanbieders per soort hulp", "Providers by kind of help"));
	wijzer_table(page, rijen, 0, crisis, "plek",
		  in(language,
		     "Per soort hulp. Eerst wie nieuwe kinderen aanneemt, dan de kortste opgave; bij "
		     "gelijke tijd de nieuwste.",
		     "By kind of help. First who takes new children, then the shortest wait that was "
		     "stated; of equal ones the newest."));
	html_add(html, "</section>");
	if (crisis < count)
		add_crisis(page, rijen, crisis, count);
	add_about(page);
}
