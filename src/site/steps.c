#include "steps.h"

#include <math.h>
#include <string.h>

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

bool steps_read(const struct page *page, const char *kind, size_t most, struct steps *steps)
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

const struct step *steps_year_before(const struct steps *steps)
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

const char *steps_kop(const struct page *page, const struct steps *steps)
{
	const struct step *now = &steps->step[steps->last];
	const struct html *html = &page->html;

	if (!figure_shown(&now->eind))
		return words(page, "Hoeveel er wachtten, per periode",
			     "How many waited, by period");
	return words(page, "%s waren er %s wachtenden%s", "%s there were %s waits%s",
		     words_capital(page, words_end_of(html->pool, html->language, now->period)),
		     words_whole(page, now->eind.waarde),
		     difference(page, now, steps_year_before(steps)));
}

const char *steps_desc(const struct page *page, const struct steps *steps)
{
	const struct html *html = &page->html;
	const struct step *now = &steps->step[steps->last], *before = steps_year_before(steps);
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

void steps_json(const struct steps *steps, const char *list, struct buf *out)
{
	struct json json;
	bool months = strcmp(list, "maanden") == 0;

	json_begin(&json, out, JSON_LINES);
	json_object(&json, NULL);
	json_array(&json, list);
	for (size_t i = 0; i < steps->count; i++) {
		const struct step *step = &steps->step[i];

		json_stock(&json, step->period, &step->eind);
		if (months) {
			json_number(&json, "onder", step->eind.onder);
			json_number(&json, "boven", step->eind.boven);
		}
		json_end(&json);
	}
	json_end(&json);
	json_array(&json, "merk");
	if (steps_year_before(steps) != NULL)
		json_number(&json, NULL, (double)(steps->last - (size_t)steps->year));
	json_number(&json, NULL, (double)steps->last);
	json_end(&json);
	json_end(&json);
}

enum { COLUMNS = STEPS_EIND + 1 };

static const struct figure *step_figure(const struct step *step, enum steps_column column)
{
	const struct figure *const figure[COLUMNS] = {[STEPS_BEGIN] = &step->begin,
						      [STEPS_NIEUW] = &step->instroom,
						      [STEPS_GESTART] = &step->gestart,
						      [STEPS_AFGEVALLEN] = &step->afgevallen,
						      [STEPS_EIND] = &step->eind};

	return figure[column];
}

bool steps_hidden(const struct steps *steps, enum steps_column column)
{
	for (size_t i = 0; i < steps->count; i++) {
		if (step_figure(&steps->step[i], column)->status != 'Q')
			return false;
	}
	return true;
}

/* "maart 2026", or "maart 2026, voorlopig". */
static const char *step_name(const struct page *page, const struct step *step)
{
	const struct html *html = &page->html;
	const char *status = words_status(page, step->eind.status);
	const char *period = strncmp(step->period + 4, "MM", 2) == 0
				 ? words_period(html->pool, html->language, step->period)
				 : words_period_short(html->pool, html->language, step->period);

	return status[0] == '\0' ? period : words(page, "%s, %s", "%s, %s", period, status);
}

void steps_table(struct page *page, const struct steps *steps, const char *id, const char *caption)
{
	struct html *html = &page->html;
	const char *const head[COLUMNS] = {
	    words(page, "Begin", "Begin"), words(page, "Nieuw", "New"),
	    words(page, "Gestart", "Started"), words(page, "Afgevallen", "Dropped out"),
	    words(page, "Eind", "End")};
	struct html_column column[COLUMNS + 1] = {{steps->year == YEAR_OF_MONTHS
						       ? words(page, "Maand", "Month")
						       : words(page, "Kwartaal", "Quarter"),
						   false}};
	struct html_table table = {.id = id, .caption = caption, .column = column, .columns = 1};
	enum steps_column shown[COLUMNS];
	size_t count = 0;

	for (enum steps_column k = STEPS_BEGIN; k <= STEPS_EIND; k++) {
		if (steps_hidden(steps, k))
			continue;
		column[table.columns++] = (struct html_column){head[k], true};
		shown[count++] = k;
	}
	html_table(html, &table);
	for (size_t i = steps->count; i-- > 0;) {
		const struct step *step = &steps->step[i];

		html_row(html, step->eind.status == 'E' ? "e" : NULL);
		html_head_cell(html, step_name(page, step));
		for (size_t k = 0; k < count; k++)
			cell_count(page, step_figure(step, shown[k]));
		html_row_end(html);
	}
	html_table_end(html);
}
