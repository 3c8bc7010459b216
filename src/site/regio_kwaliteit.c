/* (10) How good the figures are, in short; and (11) what the words mean. Both lead to a page. */
#include <math.h>
#include <string.h>

#include "parts.h"

enum { MONTHS = 8 };

bool kwaliteit_present(const struct page *page)
{
	const struct figures *figures = page->site->figures;
	const struct subject all = {0};
	size_t count;
	const char *const *period = figures_periods(figures, &all, "Q01", "MM", &count);

	for (size_t i = 0; i < count; i++) {
		struct figure part = figures_find(figures, &all, "Q01", period[i], NULL, "aandeel");

		if (figure_shown(&part))
			return true;
	}
	return false;
}

static void completeness_row(struct page *page, const char *period, const struct figure *part)
{
	struct html *html = &page->html;
	const struct subject all = {0};
	struct figure stand =
	    figures_find(page->site->figures, &all, "F05", period, NULL, "aantal");

	html_row(html, stand.status == 'E' ? "e" : NULL);
	html_head_cell(html, words_period(html->pool, html->language, period));
	cell_share(page, part);
	cell_status(page, stand.status == 'E' ? 'E' : part->status);
	html_row_end(html);
}

/* Part of the reports that has come in already, of the newest months of which that is known. */
static void completeness(struct page *page)
{
	struct html *html = &page->html;
	const struct figures *figures = page->site->figures;
	const struct subject all = {0};
	size_t count;
	const char *const *period = figures_periods(figures, &all, "Q01", "MM", &count);
	const struct html_column column[] = {{words(page, "Maand", "Month"), false},
					     {words(page, "Al gemeld", "Reported so far"), true},
					     {words(page, "Status", "Status"), false}};
	const struct html_table table = {
	    .id = "gemeld-t",
	    .caption = words(page, "Welk deel is al gemeld? Schatting per maand",
			     "What part has been reported? Estimate by month"),
	    .column = column,
	    .columns = 3};
	int rows = 0;

	html_table(html, &table);
	for (size_t i = count; i-- > 0 && rows < MONTHS;) {
		struct figure part = figures_find(figures, &all, "Q01", period[i], NULL, "aandeel");

		if (!figure_shown(&part))
			continue;
		completeness_row(page, period[i], &part);
		rows++;
	}
	html_table_end(html);
}

/* Who sent nothing in the newest month, and the part of all messages that used to be theirs. */
struct silence {
	const char *period;
	int senders;
	double share;
};

static struct silence silence_read(const struct page *page)
{
	const struct figures_table *table = &page->site->figures->table[FILE_KWALITEIT];
	struct silence silence = {.period = figures_newest(page->site->figures, "MM")};

	for (size_t row = 0; silence.period != NULL && row < table->rows; row++) {
		double share = figures_number(figures_cell(table, row, "Waarde"));

		if (strcmp(figures_cell(table, row, "Indicator"), "Q05") != 0 ||
		    strcmp(figures_cell(table, row, "Perioden"), silence.period) != 0 ||
		    isnan(share))
			continue;
		silence.senders++;
		silence.share += share;
	}
	return silence;
}

static void silent(struct page *page)
{
	struct html *html = &page->html;
	struct silence silence = silence_read(page);
	const char *period;

	if (silence.period == NULL)
		return;
	period = words_period(html->pool, html->language, silence.period);
	if (silence.senders == 0)
		html_add(html,
			 in(html->language,
			    "<p>In %s stuurde iedereen berichten die dat eerder deed.",
			    "<p>In %s everybody sent messages who did so before."),
			 period);
	else
		html_add(
		    html,
		    in(html->language,
		       "<p>Van %s gemeenten of aanbieders kwam in %s geen enkel bericht. Eerder "
		       "stuurden zij samen %s van alle berichten.",
		       "<p>From %s municipalities or providers no message came in %s. Before, "
		       "they sent %s of all messages together."),
		    words_count(html->pool, html->language, silence.senders), period,
		    silence.share < 0.005 ? words(page, "minder dan 1%%", "less than 1%%")
					  : words_share(page, silence.share));
}

static void revisions(struct page *page)
{
	struct html *html = &page->html;
	size_t rows = page->site->figures->table[FILE_REVISIE].rows;

	if (rows == 0)
		html_add(html, " %s",
			 words(page, "Geen eerder getoond cijfer is veranderd.",
			       "No figure that was shown before has changed."));
	else
		html_add(
		    html,
		    in(html->language,
		       " %s cijfers die eerder getoond zijn, zijn sinds de vorige keer veranderd.",
		       " %s figures that were shown before have changed since then."),
		    words_whole(page, (double)rows));
	html_add(html, " <a href=\"%s\">%s</a></p>\n", page_address(page, PAGE_KWALITEIT, NULL),
		 words(page, "Meer over de kwaliteit, per gemeente en aanbieder",
		       "More about the quality, by municipality and provider"));
}

void kwaliteit_write(struct page *page)
{
	struct html *html = &page->html;

	html_section(html, "kwaliteit-s",
		     words(page, "Hoe goed zijn de cijfers?", "How good are the figures?"));
	html_add(
	    html, "<p>%s</p>\n",
	    words(page,
		  "Gemeenten en aanbieders melden soms later. Daarom veranderen de laatste maanden "
		  "nog. Uit eerdere maanden is af te leiden welk deel er nu al is.",
		  "Municipalities and providers sometimes report later. So the last months still "
		  "change. Earlier months tell what part is there by now."));
	completeness(page);
	silent(page);
	revisions(page);
	html_section_end(html);
}

bool uitleg_present(const struct page *page)
{
	(void)page;
	return true;
}

static void term(struct page *page, const char *name, const char *meaning)
{
	html_add(&page->html, "<dt>%s</dt><dd>%s</dd>\n", name, meaning);
}

/* " Bron: regiovisie."; "" for a source that says no more than that the norm is the region's own.
 */
static const char *norm_source(const struct page *page, const char *source)
{
	if (source == NULL || source[0] == '\0' || strstr(source, "geen landelijke norm") != NULL)
		return "";
	return words(page, " Bron: %s.", " Source: %s.", source);
}

/* The norm is the region's own, with where it was laid down. */
static void norm_term(struct page *page)
{
	const char *source = "";
	int norm = figures_norm(page->site->figures, "W3a", &source);

	if (norm == 0)
		return;
	term(
	    page, words(page, "Norm", "Norm"),
	    words(
		page,
		"Binnen %s na de toewijzing hoort de hulp te beginnen; de laatste dag telt mee. De "
		"norm is regionaal vastgesteld, het is geen landelijke norm.%s",
		"Help should begin within %s after the assignment, the last day included. The norm "
		"was set by the region; it is no national norm.%s",
		words_norm(page, norm), norm_source(page, source)));
	term(page,
	     words(page, "Kans op een start binnen de norm", "Chance to start within the norm"),
	     words(page,
		   "Het deel van de kinderen bij wie de hulp binnen de norm begint. Wie nog wacht, "
		   "telt mee zolang hij wacht; wie afvalt, telt mee als niet gestart.",
		   "The part of the children for whom help begins within the norm. Who still waits "
		   "counts for as long as the wait lasts; who drops out counts as not started."));
}

void uitleg_write(struct page *page)
{
	struct html *html = &page->html;
	const char *min_cel = figures_about(page->site->figures, "min_cel");

	html_section(html, "uitleg-s", words(page, "Uitleg", "Explanation"));
	html_add(html, "<dl class=\"uitleg\">\n");
	term(page, words(page, "Wachten", "Waiting"),
	     words(
		 page,
		 "Een kind wacht vanaf de dag dat de gemeente de hulp toewijst, tot de dag dat de "
		 "hulp begint. Wie op twee soorten hulp wacht, telt als twee wachtenden.",
		 "A child waits from the day the municipality assigns the help to the day the help "
		 "begins. Who waits for two kinds of help counts as two waits."));
	norm_term(page);
	term(page, words(page, "Afgevallen", "Dropped out"),
	     words(page,
		   "Van de lijst zonder dat de hulp begon: naar een andere aanbieder, of de "
		   "toewijzing is ingetrokken of verlopen.",
		   "Off the list without help: to another provider, or the assignment was "
		   "withdrawn or "
		   "ran out."));
	term(
	    page, words(page, "Interval van 95%%", "Interval of 95%%"),
	    words(
		page,
		"Daartussen ligt het cijfer dat bij veel meer kinderen te zien zou zijn, 95 van de "
		"100 keer. Hoe minder kinderen, hoe breder.",
		"Between these lies the figure that far more children would show, 95 times of 100. "
		"The fewer children, the wider."));
	term(
	    page, words(page, "Niet getoond", "Not shown"),
	    words(
		page,
		"Bij minder dan %s kinderen laten wij een cijfer weg, en soms ook een cijfer "
		"ernaast, zodat niemand het kan uitrekenen.",
		"Below %s children a figure is left out, and sometimes a figure beside it, so that "
		"nobody can work it out.",
		min_cel != NULL ? min_cel : "10"));
	html_add(
	    html, "</dl>\n<p><a href=\"%s\">%s</a></p>\n", page_address(page, PAGE_UITLEG, NULL),
	    words(page, "Alle begrippen, formules en bronnen", "All terms, formulas and sources"));
	html_section_end(html);
}
