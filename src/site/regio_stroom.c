/* (1) How many wait, and who came and went, per month. The months in which reports still come in
 * are told apart. */
#include <math.h>
#include <string.h>

#include "steps.h"

enum { MONTHS = 24 };

bool stroom_present(const struct page *page)
{
	struct steps steps;

	return steps_read(page, "MM", MONTHS, &steps);
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

/* A margin is explained where one is drawn. */
static const char *stand_noot(const struct page *page, const struct steps *steps)
{
	bool margin = false;

	for (size_t i = 0; i < steps->count; i++)
		margin = margin || (steps->step[i].eind.status == 'E' &&
				    !isnan(steps->step[i].eind.onder));
	return words(page,
		     "Voorlopig: er komen nog meldingen binnen. Geschat: wat gemeld is, met een "
		     "opslag voor wat nog komt%s.",
		     "Provisional: more reports will come. Estimated: what was reported, with an "
		     "addition for what is still to come%s.",
		     margin ? in(page->html.language, "; het streepje is de marge",
				 "; the bar is the margin")
			    : "");
}

static void stand_write(struct page *page, const struct steps *steps)
{
	struct buf json = BUF_INIT(0);
	struct figure_text text = {.id = "stand"};

	steps_json(steps, "maanden", &json);
	text.kop = steps_kop(page, steps);
	text.sub =
	    words(page,
		  "Wachtenden aan het einde van de maand. %s, aantal. Wie op twee soorten "
		  "hulp wacht, telt twee keer.",
		  "Waits at the end of the month. %s, number. Who waits for two kinds of help "
		  "counts twice.",
		  words_capital(page, page_region(page)));
	text.desc = steps_desc(page, steps);
	text.noot = stand_noot(page, steps);
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

	json_begin(&json, out, JSON_LINES);
	json_object(&json, NULL);
	json_array(&json, "maanden");
	for (size_t i = 0; i <= steps->last; i++) {
		const struct step *step = &steps->step[i];

		json_object(&json, NULL);
		json_period(&json, step->period);
		json_number(&json, "instroom", step->instroom.waarde);
		json_number(&json, "gestart", step->gestart.waarde);
		json_number(&json, "afgevallen", step->afgevallen.waarde);
		json_status(&json, step->gestart.status);
		json_end(&json);
	}
	json_end(&json);
	json_end(&json);
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
