/* The table of the Beschikbaarheidswijzer: its cells, its rows, and the kinds of help they stand under. */
#include <math.h>
#include <string.h>

#include "ijw/site/site.h"
#include "ijw/site/wijzer.h"
#include "page_parts.h"

/* ---- Cells ---- */

static const char *ages(struct page *page, const struct wijzer_rij *rij)
{
	const enum language language = page->site->language;
	struct pool *pool = page->html.pool;

	if (rij->leeftijd_van >= 0 && rij->leeftijd_tot >= 0)
		return pool_printf(
		    pool, in(language, "%d tot en met %d jaar", "%d up to and including %d years"),
		    rij->leeftijd_van, rij->leeftijd_tot);
	if (rij->leeftijd_van >= 0)
		return pool_printf(pool, in(language, "vanaf %d jaar", "from %d years"),
				   rij->leeftijd_van);
	if (rij->leeftijd_tot >= 0)
		return pool_printf(pool, in(language, "tot en met %d jaar", "up to %d years"),
				   rij->leeftijd_tot);
	return in(language, "leeftijd niet opgegeven", "ages not stated");
}

const char *wijzer_weeks(struct page *page, int weeks)
{
	const enum language language = page->site->language;

	if (weeks == 0)
		return in(language, "direct", "at once");
	return weeks == 1 ? in(language, "1 week", "1 week")
			  : pool_printf(page->html.pool, in(language, "%d weken", "%d weeks"), weeks);
}

static const char *nieuw_text(enum language language, enum wijzer_nieuw nieuw)
{
	switch (nieuw) {
	case NIEUW_JA:
		return in(language, "ja", "yes");
	case NIEUW_NEE:
		return in(language, "nee", "no");
	case NIEUW_ONBEKEND:
	default:
		return in(language, "onbekend", "unknown");
	}
}

static void nieuw_cell(struct page *page, const struct wijzer_rij *rij)
{
	static const char *const classes[] = {"ja", "ob", "nee"};
	const enum language language = page->site->language;

	html_add(&page->html, "<td role=\"cell\" data-l=\"%s\" data-w=\"%d\" class=\"%s\">%s</td>",
		 in(language, "Neemt nieuwe kinderen aan", "Takes new children"), (int)rij->nieuw,
		 classes[rij->nieuw],
		 rij->nieuw == NIEUW_NEE ? in(language, "nee, stop", "no, stopped")
					 : nieuw_text(language, rij->nieuw));
}

/* The day of an opgave and where it is from. One that is old is marked in words too. */
void wijzer_source(struct page *page, const struct wijzer_rij *rij)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;
	const char *day = words_day(html->pool, language, rij->datum);

	html_add(html, "<span class=\"klein\">%s ", in(language, "opgave", "stated"));
	if (rij->oud)
		html_add(html, "<span class=\"oud\">%s</span>%s", day,
			 in(language, ", ouder dan 90 dagen", ", more than 90 days ago"));
	else
		html_add(html, "%s", day);
	if (rij->bron[0] != '\0')
		html_add(html, "; %s", rij->bron);
	html_add(html, "</span>");
}

static void opgave_cell(struct page *page, const struct wijzer_rij *rij, bool start)
{
	const enum language language = page->site->language;
	const int weeks = start ? rij->start : rij->intake;
	struct html *html = &page->html;

	html_add(html, "<td role=\"cell\" data-l=\"%s\"",
		 start ? in(language, "Opgave: tot start hulp", "Stated: to start of help")
		       : in(language, "Opgave: tot eerste gesprek", "Stated: to first talk"));
	if (weeks >= 0)
		html_add(html, " data-w=\"%d\"><span><b>%s</b>", weeks, wijzer_weeks(page, weeks));
	else
		html_add(html, " data-w=\"\"><span class=\"weg\">%s",
			 rij->opgave ? in(language, "niet opgegeven", "not stated")
				     : in(language, "geen opgave", "nothing stated"));
	if (start && rij->opgave)
		wijzer_source(page, rij);
	html_add(html, "</span></td>");
}

static void measured_part(struct page *page, const char *lead, double weeks)
{
	html_add(&page->html, "%s <b>%s</b>", lead,
		 words_weeks(page->html.pool, page->site->language, weeks * 7));
}

/* The measured wait never stands without what it leaves out. */
void wijzer_measured(struct page *page, const struct wijzer_rij *rij)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	if (isnan(rij->p50))
		html_add(html, "%s",
			 in(language, "bij minder dan de helft begon de hulp",
			    "help began for fewer than half"));
	else
		measured_part(page, in(language, "helft binnen", "half within"), rij->p50);
	if (!isnan(rij->p80)) {
		html_add(html, "<br>");
		measured_part(page, in(language, "8 van de 10 binnen", "8 in 10 within"), rij->p80);
	}
	html_add(html, "<span class=\"klein\">%s%s</span>",
		 rij->klasse > 0 ? pool_printf(html->pool,
					       in(language, "%d of meer kinderen", "%d children or more"),
					       rij->klasse)
				 : in(language, "aantal niet getoond", "number not shown"),
		 rij->niveau == NIVEAU_AANBIEDER
		     ? in(language, "; alle hulp van deze aanbieder", "; all help of this provider")
		     : "");
	html_add(html, "<span class=\"klein\">%s</span>",
		 rij->opgave ? in(language, MEASURED_SHORT_NL, MEASURED_SHORT_EN)
			     : in(language, MEASURED_ALONE_NL, MEASURED_ALONE_EN));
}

/* A row without a name is about several providers. */
static void measured_cell(struct page *page, const struct wijzer_rij *rij)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	html_add(html, "<td role=\"cell\" data-l=\"%s\"",
		 in(language, "Gemeten na toewijzing", "Measured after assignment"));
	if (rij->niveau == NIVEAU_TE_WEINIG) {
		html_add(html, " data-w=\"\" class=\"weg\">%s</td>",
			 rij->naam != NULL ? in(language, "te weinig gegevens", "too few data")
					   : in(language, "voor deze hulp te weinig gegevens",
						"too few data of this help"));
		return;
	}
	html_add(html, " data-w=\"%s\"><span>",
		 isnan(rij->p50) ? "" : pool_printf(html->pool, "%.1f", rij->p50));
	wijzer_measured(page, rij);
	html_add(html, "</span></td>");
}

/* ---- Rows ---- */

static void row_begin(struct page *page, const char *soort, const char *plaats,
		      enum wijzer_nieuw nieuw, int van, int tot)
{
	const enum language language = page->site->language;

	html_add(&page->html,
		 "<tr role=\"row\" data-soort=\"%s\" data-plaats=\"%s\" data-nieuw=\"%s\" "
		 "data-van=\"%d\" data-tot=\"%d\">",
		 soort, plaats[0] != '\0' ? plaats : in(language, "onbekend", "unknown"),
		 nieuw_text(language, nieuw), van >= 0 ? van : 0, tot >= 0 ? tot : 99);
}

static void add_row(struct page *page, const struct wijzer_rij *rij, const char *soort)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	row_begin(page, soort, rij->plaats, rij->nieuw, rij->leeftijd_van, rij->leeftijd_tot);
	html_add(html,
		 "<th scope=\"row\" role=\"rowheader\" data-w=\"%s\"><strong><a href=\"%s\">%s</a>"
		 "</strong>",
		 rij->naam, page_address(page, PAGE_AANBIEDER, rij->aanbieder), rij->naam);
	if (rij->opgave)
		html_add(html, "<span class=\"klein\">%s, %s</span>",
			 rij->plaats[0] != '\0' ? rij->plaats
						: in(language, "Plaats niet opgegeven",
						     "Place not stated"),
			 ages(page, rij));
	if (rij->opgave && rij->contact[0] != '\0')
		html_add(html, "<span class=\"klein\">%s</span>", rij->contact);
	html_add(html, "</th>");
	nieuw_cell(page, rij);
	opgave_cell(page, rij, false);
	opgave_cell(page, rij, true);
	measured_cell(page, rij);
	html_add(html, "</tr>");
}

/* The names behind a row for all of whom nothing is known of this kind of help; where all their help
 * together was measured, with that. */
static void add_names(struct page *page, const struct wijzer_rij *rijen, size_t from, size_t to)
{
	struct html *html = &page->html;

	html_add(html, "<ul class=\"namen\">");
	for (size_t i = from; i < to; i++) {
		if (!wijzer_unknown(&rijen[i]))
			continue;
		html_add(html, "<li><a href=\"%s\">%s</a>",
			 page_address(page, PAGE_AANBIEDER, rijen[i].aanbieder), rijen[i].naam);
		if (rijen[i].niveau == NIVEAU_AANBIEDER) {
			html_add(html, "<br>");
			wijzer_measured(page, &rijen[i]);
		}
		html_add(html, "</li>");
	}
	html_add(html, "</ul>");
}

/* Providers of whom nothing is known of a kind of help share a row, so that those of whom something
 * is known can be found. */
static void add_unknown(struct page *page, const struct wijzer_rij *rijen, size_t from, size_t to,
			const char *soort)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;
	struct wijzer_rij rij = {.nieuw = NIEUW_ONBEKEND, .intake = -1, .start = -1};
	int count = 0;

	for (size_t i = from; i < to; i++)
		count += wijzer_unknown(&rijen[i]);
	if (count == 0)
		return;
	row_begin(page, soort, "", NIEUW_ONBEKEND, -1, -1);
	html_add(html,
		 "<th scope=\"row\" role=\"rowheader\" data-w=\"~\"><details><summary>%s</summary>",
		 pool_printf(html->pool,
			     count == 1 ? in(language, "%d aanbieder zonder opgave",
					     "%d provider that stated nothing")
					: in(language, "%d aanbieders zonder opgave",
					     "%d providers that stated nothing"),
			     count));
	add_names(page, rijen, from, to);
	html_add(html, "</details></th>");
	rij.niveau = NIVEAU_TE_WEINIG;
	nieuw_cell(page, &rij);
	opgave_cell(page, &rij, false);
	opgave_cell(page, &rij, true);
	measured_cell(page, &rij);
	html_add(html, "</tr>");
}

size_t wijzer_kind(const struct wijzer_rij *rijen, size_t from, size_t count)
{
	size_t to = from;

	while (to < count && strcmp(rijen[to].soort, rijen[from].soort) == 0)
		to++;
	return to;
}

static void add_kind(struct page *page, const struct wijzer_rij *rijen, size_t from, size_t to)
{
	const char *soort = figures_title(page->site->figures, "Productcategorie", rijen[from].soort);
	struct html *html = &page->html;

	html_add(html,
		 "<tbody role=\"rowgroup\"><tr class=\"groep\" role=\"row\"><th colspan=\"5\" "
		 "scope=\"rowgroup\" role=\"columnheader\" id=\"%splek-%s\">%s</th></tr>",
		 html->prefix, rijen[from].soort, soort);
	for (size_t i = from; i < to; i++)
		if (!wijzer_unknown(&rijen[i]))
			add_row(page, &rijen[i], soort);
	add_unknown(page, rijen, from, to, soort);
	html_add(html, "</tbody>");
}

static void table_begin(struct page *page, const char *id, const char *caption)
{
	const enum language language = page->site->language;
	const char *const heads[] = {
	    in(language, "Aanbieder", "Provider"),
	    in(language, "Nieuwe kinderen?", "New children?"),
	    in(language, "Opgave: tot eerste gesprek", "Stated: to first talk"),
	    in(language, "Opgave: tot start hulp", "Stated: to start of help"),
	    in(language, "Gemeten na toewijzing", "Measured after assignment")};
	struct html *html = &page->html;

	html_add(html,
		 "<div class=\"rol\" role=\"region\" aria-labelledby=\"%s%s-c\" tabindex=\"0\">"
		 "<table class=\"wz sorteer\" id=\"%s%s\" role=\"table\"><caption id=\"%s%s-c\">%s"
		 "</caption><thead role=\"rowgroup\"><tr role=\"row\">",
		 html->prefix, id, html->prefix, id, html->prefix, id, caption);
	for (int i = 0; i < 5; i++)
		html_add(html, "<th scope=\"col\" role=\"columnheader\" data-k=\"%d\">%s</th>", i,
			 heads[i]);
	html_add(html, "</tr></thead>");
}

void wijzer_table(struct page *page, const struct wijzer_rij *rijen, size_t from, size_t to,
		  const char *id, const char *caption)
{
	table_begin(page, id, caption);
	for (size_t next; from < to; from = next) {
		next = wijzer_kind(rijen, from, to);
		add_kind(page, rijen, from, next);
	}
	html_add(&page->html, "</table></div>");
}
