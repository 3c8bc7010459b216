/* (1) How many wait, and who came and went: per month for the region, per quarter for what is
 * broken down. The months in which reports still come in are told apart. */
#include <math.h>
#include <string.h>

#include "parts.h"

enum { MONTHS = 24, QUARTERS = 9, YEAR_OF_MONTHS = 12, YEAR_OF_QUARTERS = 4, STEPS = 40 };

/* A month or quarter of the list. */
struct step {
	const char *period;
	struct figure begin, instroom, gestart, afgevallen, eind;
};

struct steps {
	struct step step[STEPS];
	size_t count;
	size_t last; /* place of the newest that is observed; what comes behind is estimated */
	int year;    /* how many make a year */
};

static void step_read(const struct figures *figures, const struct subject *subject,
		      struct step *step)
{
	const char *before = period_step(figures->pool, step->period, -1);

	step->begin = figures_find(figures, subject, "F05", before, NULL, "aantal");
	step->instroom = figures_find(figures, subject, "F02", step->period, NULL, "aantal");
	step->gestart = figures_find(figures, subject, "F03", step->period, NULL, "aantal");
	step->afgevallen = figures_find(figures, subject, "F04", step->period, NULL, "aantal");
	step->eind = figures_find(figures, subject, "F05", step->period, NULL, "aantal");
}

/* The newest periods of a kind, oldest first; whether one of them has a stock to show. */
static bool steps_read(const struct page *page, const char *kind, size_t most, struct steps *steps)
{
	const struct figures *figures = page->site->figures;
	struct subject subject = page_subject(page);
	size_t count, first;
	const char *const *period = figures_periods(figures, &subject, "F05", kind, &count);
	bool shown = false;

	*steps =
	    (struct steps){.year = strcmp(kind, "MM") == 0 ? YEAR_OF_MONTHS : YEAR_OF_QUARTERS};
	first = count > most ? count - most : 0;
	for (size_t i = first; i < count && steps->count < STEPS; i++) {
		struct step *step = &steps->step[steps->count];

		step->period = period[i];
		step_read(figures, &subject, step);
		if (step->eind.status != 'E')
			steps->last = steps->count;
		shown |= figure_shown(&step->eind);
		steps->count++;
	}
	return shown;
}

bool stroom_present(const struct page *page)
{
	struct steps steps;

	return steps_read(page, "MM", MONTHS, &steps);
}

/* The step a year before the newest one, or NULL. */
static const struct step *year_before(const struct steps *steps)
{
	size_t year = (size_t)steps->year;

	return steps->last >= year ? &steps->step[steps->last - year] : NULL;
}

/* "60 meer dan een jaar eerder"; "" when there is nothing to compare with. */
static const char *difference(const struct page *page, const struct step *now,
			      const struct step *before)
{
	double change;

	if (before == NULL || !figure_shown(&before->eind) || !figure_shown(&now->eind))
		return "";
	change = now->eind.waarde - before->eind.waarde;
	if (change == 0)
		return words(page, ", net zoveel als een jaar eerder",
			     ", as many as a year before");
	if (change > 0)
		return words(page, ", %s meer dan een jaar eerder", ", %s more than a year before",
			     words_whole(page, change));
	return words(page, ", %s minder dan een jaar eerder", ", %s fewer than a year before",
		     words_whole(page, -change));
}

static const char *stand_kop(const struct page *page, const struct steps *steps)
{
	const struct step *now = &steps->step[steps->last];
	const struct html *html = &page->html;

	if (!figure_shown(&now->eind))
		return words(page, "Hoeveel er wachtten, per periode",
			     "How many waited, by period");
	return words(page, "%s waren er %s wachtenden%s", "%s there were %s waits%s",
		     words_capital(page, words_end_of(html->pool, html->language, now->period)),
		     words_whole(page, now->eind.waarde),
		     difference(page, now, year_before(steps)));
}

/* What the line shows, with its figures: for who cannot see it. */
static const char *stand_desc(const struct page *page, const struct steps *steps)
{
	const struct html *html = &page->html;
	const struct step *now = &steps->step[steps->last], *before = year_before(steps);
	const struct step *end = &steps->step[steps->count - 1];
	const char *text = words(page, "Het aantal wachtenden van %s tot en met %s.",
				 "The number of waits from %s to %s.",
				 words_end_of(html->pool, html->language, steps->step[0].period),
				 words_end_of(html->pool, html->language, end->period));

	if (before != NULL && figure_shown(&before->eind))
		text = words(
		    page, "%s %s: %s.", "%s %s: %s.", text,
		    words_capital(page, words_end_of(html->pool, html->language, before->period)),
		    words_whole(page, before->eind.waarde));
	if (figure_shown(&now->eind))
		text = words(
		    page, "%s %s: %s.", "%s %s: %s.", text,
		    words_capital(page, words_end_of(html->pool, html->language, now->period)),
		    words_whole(page, now->eind.waarde));
	if (end != now && figure_shown(&end->eind))
		text = words(page, "%s Geschat voor %s: %s.", "%s Estimated for %s: %s.", text,
			     words_end_of(html->pool, html->language, end->period),
			     words_whole(page, end->eind.waarde));
	return text;
}

static void stand_json(const struct steps *steps, const char *list, struct buf *out)
{
	struct json json;
	bool months = strcmp(list, "maanden") == 0;

	json_begin(&json, out);
	json_open(&json, NULL, '{');
	json_open(&json, list, '[');
	for (size_t i = 0; i < steps->count; i++) {
		const struct step *step = &steps->step[i];

		json_open(&json, NULL, '{');
		json_period(&json, step->period);
		json_number(&json, "waarde", step->eind.waarde);
		json_status(&json, step->eind.status);
		if (months) {
			json_number(&json, "onder", step->eind.onder);
			json_number(&json, "boven", step->eind.boven);
		}
		json_close(&json);
	}
	json_close(&json);
	json_open(&json, "merk", '[');
	if (year_before(steps) != NULL)
		json_number(&json, NULL, (double)(steps->last - (size_t)steps->year));
	json_number(&json, NULL, (double)steps->last);
	json_close(&json);
	json_close(&json);
}

/* The months, newest first: what the list began with, who came, started, dropped out, and its end.
 */
static void steps_table(struct page *page, const struct steps *steps, const char *id,
			const char *caption)
{
	struct html *html = &page->html;
	bool months = steps->year == YEAR_OF_MONTHS;
	const struct html_column column[] = {
	    {months ? words(page, "Maand", "Month") : words(page, "Kwartaal", "Quarter"), false},
	    {words(page, "Begin", "Begin"), true},
	    {words(page, "Nieuw", "New"), true},
	    {words(page, "Gestart", "Started"), true},
	    {words(page, "Afgevallen", "Dropped out"), true},
	    {words(page, "Eind", "End"), true},
	    {words(page, "Status", "Status"), false}};
	const struct html_table table = {
	    .id = id, .caption = caption, .column = column, .columns = 7};

	html_table(html, &table);
	for (size_t i = steps->count; i-- > 0;) {
		const struct step *step = &steps->step[i];

		html_row(html, step->eind.status == 'E' ? "e" : NULL);
		html_head_cell(html, words_period(html->pool, html->language, step->period));
		cell_count(page, &step->begin);
		cell_count(page, &step->instroom);
		cell_count(page, &step->gestart);
		cell_count(page, &step->afgevallen);
		cell_count(page, &step->eind);
		cell_status(page, step->eind.status);
		html_row_end(html);
	}
	html_table_end(html);
}

/* The stock of each month beside that of a year before. */
static void stand_table(struct page *page, const struct steps *steps)
{
	struct html *html = &page->html;
	const struct html_column column[] = {
	    {words(page, "Maand", "Month"), false},
	    {words(page, "Wachtenden", "Waits"), true},
	    {words(page, "Een jaar eerder", "A year before"), true},
	    {words(page, "Status", "Status"), false}};
	const struct html_table table = {
	    .id = "stand-t",
	    .caption = words(page, "Wachtenden aan het einde van de maand, %s",
			     "Waits at the end of the month, %s", page_region(page)),
	    .column = column,
	    .columns = 4};

	html_table(html, &table);
	for (size_t i = steps->count; i-- > 0;) {
		const struct step *step = &steps->step[i];
		struct subject subject = page_subject(page);
		struct figure before = figures_find(
		    page->site->figures, &subject, "F05",
		    period_step(html->pool, step->period, -steps->year), NULL, "aantal");

		html_row(html, step->eind.status == 'E' ? "e" : NULL);
		html_head_cell(html, words_period(html->pool, html->language, step->period));
		cell_count(page, &step->eind);
		cell_count(page, &before);
		cell_status(page, step->eind.status);
		html_row_end(html);
	}
	html_table_end(html);
}

static void stand_write(struct page *page, const struct steps *steps)
{
	struct buf json = BUF_INIT(0);
	struct figure_text text = {.id = "stand"};

	stand_json(steps, "maanden", &json);
	text.kop = stand_kop(page, steps);
	text.sub =
	    words(page,
		  "Wachtenden aan het einde van de maand. %s, aantal. Wie op twee soorten "
		  "hulp wacht, telt twee keer.",
		  "Waits at the end of the month. %s, number. Who waits for two kinds of help "
		  "counts twice.",
		  words_capital(page, page_region(page)));
	text.desc = stand_desc(page, steps);
	text.noot =
	    words(page,
		  "Voorlopig: er komen nog meldingen binnen. Geschat: wat gemeld is, met een "
		  "opslag voor wat nog komt; het streepje is de marge.",
		  "Provisional: more reports will come. Estimated: what was reported, with an "
		  "addition for what is still to come; the bar is the margin.");
	text.kind = "stand";
	text.json = json.data;
	figure_begin(page, &text);
	stand_table(page, steps);
	figure_end(page);
	buf_free(&json);
}

/* Sums of the newest year, or of as many months as all are known for; NaN when there is none. */
struct sums {
	int months;
	double instroom, gestart, afgevallen;
};

static struct sums sums_read(const struct steps *steps)
{
	struct sums sums = {0};

	for (size_t i = steps->last + 1; i-- > 0 && sums.months < YEAR_OF_MONTHS;) {
		const struct step *step = &steps->step[i];

		if (!figure_shown(&step->instroom) || !figure_shown(&step->gestart) ||
		    !figure_shown(&step->afgevallen))
			break;
		sums.instroom += step->instroom.waarde;
		sums.gestart += step->gestart.waarde;
		sums.afgevallen += step->afgevallen.waarde;
		sums.months++;
	}
	return sums;
}

static const char *stroom_kop(const struct page *page, const struct sums *sums)
{
	double left = sums->gestart + sums->afgevallen;
	const char *months;

	if (sums->months == 0)
		return words(page, "Nieuw op de lijst, gestart en afgevallen, per maand",
			     "New on the list, started and dropped out, by month");
	months = sums->months == 1 ? words(page, "In één maand", "In one month")
				   : words(page, "In %d maanden", "In %d months", sums->months);
	return words(page, "%s kwamen er %s bij en gingen er %s van de lijst",
		     "%s %s came on the list and %s left it", months,
		     words_whole(page, sums->instroom), words_whole(page, left));
}

static const char *stroom_desc(const struct page *page, const struct steps *steps,
			       const struct sums *sums)
{
	const struct html *html = &page->html;
	const char *text =
	    words(page,
		  "Drie lijnen per maand tot en met %s: nieuw op de lijst, gestart met hulp en "
		  "afgevallen.",
		  "Three lines by month up to %s: new on the list, started with help and dropped "
		  "out.",
		  words_period(html->pool, html->language, steps->step[steps->last].period));

	if (sums->months == 0)
		return text;
	return words(page, "%s Samen in %d maanden: %s nieuw, %s gestart, %s afgevallen.",
		     "%s Together in %d months: %s new, %s started, %s dropped out.", text,
		     sums->months, words_whole(page, sums->instroom),
		     words_whole(page, sums->gestart), words_whole(page, sums->afgevallen));
}

static void flow_json(const struct steps *steps, struct buf *out)
{
	struct json json;

	json_begin(&json, out);
	json_open(&json, NULL, '{');
	json_open(&json, "maanden", '[');
	for (size_t i = 0; i <= steps->last; i++) {
		const struct step *step = &steps->step[i];

		json_open(&json, NULL, '{');
		json_period(&json, step->period);
		json_number(&json, "instroom", step->instroom.waarde);
		json_number(&json, "gestart", step->gestart.waarde);
		json_number(&json, "afgevallen", step->afgevallen.waarde);
		json_status(&json, step->gestart.status);
		json_close(&json);
	}
	json_close(&json);
	json_close(&json);
}

static void flow_write(struct page *page, const struct steps *steps)
{
	struct sums sums = sums_read(steps);
	struct buf json = BUF_INIT(0);
	struct figure_text text = {.id = "stroom"};

	flow_json(steps, &json);
	text.kop = stroom_kop(page, &sums);
	text.sub = words(
	    page,
	    "Per maand: nieuw op de lijst, gestart met hulp, en afgevallen (van de lijst zonder "
	    "dat de hulp begon). %s, aantal.",
	    "By month: new on the list, started with help, and dropped out (off the list "
	    "without help). %s, number.",
	    words_capital(page, page_region(page)));
	text.desc = stroom_desc(page, steps, &sums);
	text.noot =
	    words(page,
		  "In de voorlopige maanden melden aanbieders nog: een daling van ‘gestart’ "
		  "aan het einde kan daardoor komen.",
		  "In the provisional months reports still come in: a fall of ‘started’ at the "
		  "end may be because of that.");
	text.kind = "stroom";
	text.json = json.data;
	figure_begin(page, &text);
	steps_table(
	    page, steps, "stroom-t",
	    words(page,
		  "De wachtlijst per maand, %s: begin + nieuw − gestart − afgevallen = "
		  "eind",
		  "The waiting list by month, %s: begin + new − started − dropped out = end",
		  page_region(page)));
	figure_end(page);
	buf_free(&json);
}

void stroom_write(struct page *page)
{
	struct steps steps;

	steps_read(page, "MM", MONTHS, &steps);
	html_section(&page->html, "stroom-s",
		     words(page, "Hoeveel kinderen wachten er?", "How many children wait?"));
	stand_write(page, &steps);
	flow_write(page, &steps);
	html_section_end(&page->html);
}

bool kwartalen_present(const struct page *page)
{
	struct steps steps;

	steps_read(page, "KW", QUARTERS, &steps);
	return steps.count > 0;
}

/* Whether a flow of these quarters is hidden: then it is said why. */
static bool flow_hidden(const struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++) {
		if (steps->step[i].afgevallen.status == 'Q')
			return true;
	}
	return false;
}

/* The sentence why there is nothing or not all to see. */
static const char *why_hidden(const struct page *page, const struct steps *steps)
{
	if (!flow_hidden(steps))
		return NULL;
	return words(
	    page,
	    "‘Niet getoond’ staat waar het om zo weinig kinderen gaat dat iemand te "
	    "herkennen zou zijn, of waar zo’n getal uit een ander getal te berekenen is. Is "
	    "‘afgevallen’ niet getoond, dan laten wij ‘nieuw’ ook weg: anders is ‘afgevallen’ "
	    "uit te rekenen.",
	    "‘Not shown’ stands where so few children are concerned that somebody could be "
	    "recognised, or where such a number could be worked out from another. Where "
	    "‘dropped out’ is not shown, ‘new’ is left out too: ‘dropped out’ could be worked "
	    "out from it.");
}

void kwartalen_write(struct page *page)
{
	struct steps steps;
	bool shown = steps_read(page, "KW", QUARTERS, &steps);
	const char *name = figures_title(page->site->figures, "RegioS", page->code);
	struct buf json = BUF_INIT(0);
	struct figure_text text = {.id = "kwartalen"};

	stand_json(&steps, "kwartalen", &json);
	text.kop = shown ? stand_kop(page, &steps)
			 : words(page, "De kwartaalcijfers van %s zijn niet getoond",
				 "The quarters of %s are not shown", name);
	text.sub = words(page, "Wachtenden aan het einde van het kwartaal. %s, aantal.",
			 "Waits at the end of the quarter. %s, number.", name);
	text.desc = stand_desc(page, &steps);
	text.noot = why_hidden(page, &steps);
	text.kind = shown ? "kwartalen" : NULL;
	text.json = json.data;
	html_section(&page->html, "kwartalen-s",
		     words(page, "Hoeveel kinderen wachten er?", "How many children wait?"));
	figure_begin(page, &text);
	steps_table(
	    page, &steps, "kwartalen-t",
	    words(page, "De wachtlijst per kwartaal, %s", "The waiting list by quarter, %s", name));
	figure_end(page);
	html_section_end(&page->html);
	buf_free(&json);
}
