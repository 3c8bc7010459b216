/* Sections by quarter of a provider or a kind of help: who waits, and how fast help begins. */
#include <math.h>
#include <string.h>

#include "page_parts.h"

enum { QUARTERS_OF_YEAR = 4 };

/* "2026 kw 1"; of 12 months the last of them. */
static const char *period_head(struct page *page, const char *period)
{
	const enum language language = page->site->language;
	struct pool *pool = page->html.pool;

	if (strncmp(period + 4, "JV", 2) == 0)
		return pool_printf(pool, "%s %.4s", words_month(language, (period[7] - '0') * 3),
				   period);
	return words_period_short(pool, language, period);
}

/* Rows of the periods of a kind in which `indicator` stands, the newest first. */
static const struct part_row *rows_of(struct page *page, const struct subject *subject,
				      const char *indicator, const char *kind, size_t *count)
{
	struct pool *pool = page->html.pool;
	const char *const *period =
	    figures_periods(page->site->figures, subject, indicator, kind, count);
	struct part_row *row = pool_alloc(pool, (*count + 1) * sizeof(*row));

	for (size_t i = 0; i < *count; i++) {
		const char *at = period[*count - 1 - i];

		row[i] = (struct part_row){
		    .kop = part_together(pool, period_head(page, at)),
		    .subject = *subject,
		    .period = at};
	}
	return row;
}

/* ---- Who waits ---- */

static struct figure stand(struct page *page, const struct part_row *row)
{
	return figures_find(page->site->figures, &row->subject, "F05", row->period, NULL, "aantal");
}

/* The figures of the chart, the oldest first; the newest and that of a year before get a value. */
static const char *stand_json(struct page *page, const struct part_row *row, size_t count)
{
	struct buf out = BUF_INIT(0);
	struct json json;
	const char *text;

	json_begin(&json, &out, JSON_LINES);
	json_object(&json, NULL);
	json_array(&json, "merk");
	if (count > QUARTERS_OF_YEAR)
		json_number(&json, NULL, (double)(count - 1 - QUARTERS_OF_YEAR));
	json_number(&json, NULL, (double)(count - 1));
	json_end(&json);
	json_array(&json, "kwartalen");
	for (size_t i = count; i-- > 0;) {
		struct figure figure = stand(page, &row[i]);

		json_stock(&json, row[i].period, &figure);
		json_end(&json);
	}
	json_end(&json);
	json_end(&json);
	text = pool_copy(page->html.pool, out.data, out.length);
	buf_free(&out);
	return text;
}

/* Places of the least and the most, of those that are shown. */
struct extremes {
	size_t least;
	size_t most;
	size_t shown;
};

static struct extremes extremes_of(struct page *page, const struct part_row *row, size_t count)
{
	struct extremes at = {0, 0, 0};
	double least = INFINITY, most = -INFINITY;

	for (size_t i = 0; i < count; i++) {
		struct figure figure = stand(page, &row[i]);

		if (!figure_shown(&figure))
			continue;
		at.shown++;
		if (figure.waarde < least) {
			least = figure.waarde;
			at.least = i;
		}
		if (figure.waarde > most) {
			most = figure.waarde;
			at.most = i;
		}
	}
	return at;
}

static const char *count_of(struct page *page, const struct part_row *row)
{
	return words_number(page->html.pool, page->site->language, stand(page, row).waarde, 0);
}

static const char *stand_headline(struct page *page, const struct part_row *row, const char *who)
{
	const enum language language = page->site->language;
	struct pool *pool = page->html.pool;
	struct figure newest = stand(page, &row[0]);
	const char *end = words_end_of(pool, language, row[0].period);

	if (!figure_shown(&newest))
		return pool_printf(pool,
				   in(language, "Hoeveel kinderen %s wachtten %s, tonen wij niet",
				      "How many children waited at %s %s is not shown"),
				   end, who);
	return pool_printf(pool,
			   newest.waarde == 1
			       ? in(language, "%s wachtte %s kind %s", "At %s %s child waited %s")
			       : in(language, "%s wachtten %s kinderen %s",
				    "At %s %s children waited %s"),
			   in(language, words_capital(page, end), end), count_of(page, &row[0]), who);
}

static const char *stand_description(struct page *page, const struct part_row *row, size_t count)
{
	const enum language language = page->site->language;
	const struct extremes at = extremes_of(page, row, count);
	struct pool *pool = page->html.pool;

	return pool_printf(
	    pool,
	    in(language,
	       "Hoeveel kinderen wachten aan het einde van elk kwartaal, van %s tot en met %s. Het "
	       "minst: %s (%s). Het meest: %s (%s).",
	       "How many children wait at the end of every quarter, from %s to %s. The least: %s "
	       "(%s). The most: %s (%s)."),
	    words_period(pool, language, row[count - 1].period),
	    words_period(pool, language, row[0].period), count_of(page, &row[at.least]),
	    row[at.least].kop, count_of(page, &row[at.most]), row[at.most].kop);
}

static void stroom_table(struct page *page, const struct part_row *row, size_t count)
{
	const enum language language = page->site->language;
	const struct part_column column[] = {
	    {"F05", NULL, "aantal", PART_COUNT, in(language, "Wacht aan het einde", "Waits at the end")},
	    {"F02", NULL, "aantal", PART_COUNT, in(language, "Nieuw", "New")},
	    {"F03", NULL, "aantal", PART_COUNT, in(language, "Hulp begonnen", "Help began")},
	    {"F04", NULL, "aantal", PART_COUNT, in(language, "Afgevallen", "Dropped out")}};

	part_table(page, &(struct part_table){
			     "kw-t",
			     in(language, "Wie wacht, per kwartaal: aantal kinderen",
				"Who waits, by quarter: number of children"),
			     in(language, "Kwartaal", "Quarter"), column, 4, row, count, false, -1, 0});
}

void part_stroom(struct page *page, const struct subject *subject, const char *who)
{
	const enum language language = page->site->language;
	size_t count;
	const struct part_row *row = rows_of(page, subject, "F05", "KW", &count);
	struct figure_text text = {.id = "kw"};
	bool chart;

	html_section(&page->html, "stand",
		     in(language, "Hoeveel kinderen wachten er?", "How many children wait?"));
	if (count == 0) {
		part_no_data(page);
		html_section_end(&page->html);
		return;
	}
	chart = extremes_of(page, row, count).shown > 2;
	text.kop = stand_headline(page, row, who);
	text.sub = in(language, "Kinderen die aan het einde van het kwartaal wachten; aantal.",
		      "Children who wait at the end of the quarter; number.");
	text.noot = in(language,
		       "Een kind dat op twee soorten hulp wacht, telt twee keer. Afgevallen: van de "
		       "lijst zonder dat de hulp begon. Voorlopig: er komen nog meldingen binnen.",
		       "A child that waits for two kinds of help counts twice. Dropped out: off the "
		       "list without help. Provisional: reports still come in.");
	text.desc = chart ? stand_description(page, row, count) : text.kop;
	text.kind = chart ? "kwartalen" : NULL;
	text.json = chart ? stand_json(page, row, count) : NULL;
	figure_begin(page, &text);
	stroom_table(page, row, count);
	figure_end(page);
	html_section_end(&page->html);
}

/* ---- How fast help begins ---- */

static void snelheid_table(struct page *page, const char *id, const char *caption, const char *kop,
			   const struct part_row *row, size_t count)
{
	const enum language language = page->site->language;
	const struct part_column column[] = {
	    {"V05", "W3a", "kans", PART_PERCENT,
	     in(language, "Hulp begint binnen de norm", "Help begins within the norm")},
	    {"V04", "W3a", "mediaan", PART_WEEKS,
	     in(language, "Helft begint binnen, in weken", "Half begins within, in weeks")},
	    {"V05A", "W3a", "kans", PART_PERCENT,
	     in(language, "Valt af binnen de norm", "Drops out within the norm")}};

	part_table(page, &(struct part_table){id, caption, kop, column, 3, row, count, false, 0, 0});
}

static const char *norm_words(struct page *page)
{
	const enum language language = page->site->language;
	const char *bron;
	const int days = figures_norm(page->site->figures, "W3a", &bron);

	if (days == 0)
		return in(language, "Er is geen norm opgegeven.", "No norm was given.");
	return pool_printf(
	    page->html.pool,
	    in(language,
	       "De norm is %s. Die is regionaal vastgesteld, het is geen landelijke norm. Bron: %s.",
	       "The norm is %s. It was set by the region; it is no national norm. Source: %s."),
	    words_weeks(page->html.pool, language, days),
	    bron != NULL && bron[0] != '\0' ? bron : in(language, "niet opgegeven", "not given"));
}

void part_snelheid(struct page *page, const struct subject *subject)
{
	const enum language language = page->site->language;
	size_t count;
	const struct part_row *row = rows_of(page, subject, "V05", "KW", &count);

	html_section(&page->html, "snel",
		     in(language, "Hoe snel begint de hulp?", "How fast does help begin?"));
	html_add(&page->html, "<p>%s %s</p>",
		 in(language,
		    "Van de kinderen die in een kwartaal hulp kregen toegewezen: bij hoeveel begint de "
		    "hulp binnen de norm? Wie nog wacht, telt mee zolang hij wacht.",
		    "Of the children who were assigned help in a quarter: for how many does help begin "
		    "within the norm? Those who still wait count as long as they wait."),
		 norm_words(page));
	if (count == 0)
		part_no_data(page);
	else
		snelheid_table(page, "snel-t",
			       in(language, "Kans op hulp binnen de norm, per kwartaal",
				  "Chance of help within the norm, by quarter"),
			       in(language, "Toegewezen in", "Assigned in"), row, count);
	html_section_end(&page->html);
}

void part_vensters(struct page *page, const struct subject *subject)
{
	const enum language language = page->site->language;
	size_t count;
	const struct part_row *row = rows_of(page, subject, "F05", "JV", &count);

	html_section(&page->html, "jaar",
		     in(language, "De laatste 12 maanden", "The last 12 months"));
	html_add(&page->html, "<p>%s</p>",
		 in(language,
		    "Een kwartaal gaat over weinig kinderen. Daarom ook de 12 maanden tot en met elk "
		    "kwartaal. Ze overlappen: tel ze niet op.",
		    "A quarter is about few children. So here are the 12 months up to each quarter "
		    "too. They overlap: do not add them up."));
	if (count == 0)
		part_no_data(page);
	else
		snelheid_table(page, "jaar-t",
			       in(language, "Kans op hulp binnen de norm, per 12 maanden",
				  "Chance of help within the norm, by 12 months"),
			       in(language, "12 maanden tot en met", "12 months up to"), row, count);
	html_section_end(&page->html);
}
