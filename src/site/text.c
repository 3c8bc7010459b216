/* The key figures of the region for a terminal of 80 columns. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/text.h"
#include "ijw/site/site.h"

enum { COLUMNS = 80, LABEL = 50, VALUE = 15, YEAR_OF_MONTHS = 12, YEAR_OF_QUARTERS = 4 };

struct text {
	const struct figures *figures;
	enum language language;
	struct pool *pool;
	struct buf *out;
	const char *period; /* of the rows, NULL for none, and the same a year before */
	const char *before;
};

/* ---- Lines ---- */

/* A text from outside, fit for a terminal. */
static const char *shown(struct text *text, const char *name)
{
	char label[LIMIT_LABEL_BYTES + 1];

	return pool_printf(text->pool, "%s", label_show(name, label, sizeof(label)));
}

/* A paragraph, in lines that fit. */
static void paragraph(struct text *text, const char *words)
{
	while (*words != '\0') {
		size_t length = text_fits(words, COLUMNS);

		buf_add(text->out, words, length);
		buf_puts(text->out, "\n");
		words += length;
		words += strspn(words, " ");
	}
}

static void pad(struct buf *out, size_t used, size_t columns)
{
	while (used++ < columns)
		buf_puts(out, " ");
}

static void row(struct text *text, const char *label, const char *now, const char *before)
{
	const char *const value[] = {now, before};

	buf_puts(text->out, label);
	pad(text->out, text_columns(label, strlen(label)), LABEL);
	for (int i = 0; i < 2; i++) {
		pad(text->out, text_columns(value[i], strlen(value[i])), VALUE);
		buf_puts(text->out, value[i]);
	}
	buf_puts(text->out, "\n");
}

/* ---- Figures ---- */

enum form { COUNT, WEEKS, PERCENT };

static const char *value_of(struct text *text, const struct figure *figure, enum form form)
{
	const enum language language = text->language;

	if (!figure_shown(figure))
		return figure->status == 'Q'   ? in(language, "niet getoond", "not shown")
		       : figure->status == 'M' ? in(language, "niet bereikt", "not reached")
					       : in(language, "geen gegevens", "no data");
	switch (form) {
	case WEEKS:
		return words_weeks_number(text->pool, language, figure->waarde);
	case PERCENT:
		return words_percent(text->pool, language, figure->waarde);
	case COUNT:
	default:
		return words_number(text->pool, language, figure->waarde, 0);
	}
}

static void figure_row(struct text *text, const char *label, const char *indicator,
		       const char *klok, const char *maat, enum form form)
{
	const struct subject region = {0};
	struct figure now =
	    figures_find(text->figures, &region, indicator, text->period, klok, maat);
	struct figure before =
	    figures_find(text->figures, &region, indicator, text->before, klok, maat);

	row(text, label, value_of(text, &now, form), value_of(text, &before, form));
}

/* "de norm van 10 weken"; NULL when there is none. */
static const char *norm(struct text *text)
{
	int days = figures_norm(text->figures, "W3a", NULL);

	if (days == 0)
		return NULL;
	return pool_printf(text->pool, in(text->language, "de norm van %s", "the norm of %s"),
			   words_weeks(text->pool, text->language, days));
}

static void stock(struct text *text)
{
	const enum language language = text->language;

	text->period = figures_newest(text->figures, "MM");
	if (text->period == NULL)
		return;
	text->before = period_step(text->pool, text->period, -YEAR_OF_MONTHS);
	buf_puts(text->out, "\n");
	row(text, in(language, "Stand", "Stock"),
	    words_period_short(text->pool, language, text->period),
	    words_period_short(text->pool, language, text->before));
	figure_row(text, in(language, "Kinderen en jongeren die wachten", "Youths who wait"), "F07",
		   NULL, "aantal", COUNT);
	figure_row(text,
		   in(language, "De helft wacht al langer dan (weken)",
		      "Half have waited longer than (weeks)"),
		   "V03", "W3a", "mediaan", WEEKS);
	if (norm(text) != NULL)
		figure_row(
		    text,
		    pool_printf(text->pool,
				in(language, "Wacht al langer dan %s", "Waited longer than %s"),
				norm(text)),
		    "V03N", "W3a", "aandeel", PERCENT);
}

static void flow(struct text *text)
{
	const enum language language = text->language;

	text->period = figures_newest(text->figures, "KW");
	if (text->period == NULL)
		return;
	text->before = period_step(text->pool, text->period, -YEAR_OF_QUARTERS);
	buf_puts(text->out, "\n");
	row(text, in(language, "In een kwartaal", "In a quarter"),
	    words_period_short(text->pool, language, text->period),
	    words_period_short(text->pool, language, text->before));
	if (norm(text) != NULL)
		figure_row(text,
			   pool_printf(
			       text->pool,
			       in(language, "Kans op start binnen %s", "Chance to start within %s"),
			       norm(text)),
			   "V05", "W3a", "kans", PERCENT);
	figure_row(text,
		   in(language, "Van wie begon wachtte de helft langer dan (weken)",
		      "Half of who started waited longer (weeks)"),
		   "V01", "W3a", "mediaan", WEEKS);
	figure_row(text, in(language, "Nieuw op de wachtlijst", "New on the waiting list"), "F02",
		   NULL, "aantal", COUNT);
	figure_row(text, in(language, "Begonnen met hulp", "Started"), "F03", NULL, "aantal",
		   COUNT);
	figure_row(text, in(language, "Van de lijst zonder hulp", "Left without a start"), "F04",
		   NULL, "aantal", COUNT);
}

/* ---- What goes with them ---- */

static void completeness(struct text *text)
{
	const enum language language = text->language;
	const struct subject region = {0};
	const char *month = figures_newest(text->figures, "MM");
	size_t months;
	const char *const *first = figures_periods(text->figures, &region, "F05", "MM", &months);
	struct figure known;

	if (month == NULL)
		return;
	known = figures_find(text->figures, &region, "Q01", month, NULL, "aandeel");
	if (figure_shown(&known))
		paragraph(text,
			  pool_printf(text->pool,
				      in(language,
					 "Van %s is naar schatting %s gemeld; de nieuwste cijfers "
					 "zijn voorlopig.",
					 "Of %s an estimated %s was reported; the newest figures "
					 "are provisional."),
				      words_period(text->pool, language, month),
				      words_percent(text->pool, language, known.waarde)));
	if (months > 0)
		paragraph(text, pool_printf(text->pool,
					    in(language, "Er zijn cijfers sinds %s.",
					       "There are figures since %s."),
					    words_period(text->pool, language, first[0])));
}

static void norm_source(struct text *text)
{
	const enum language language = text->language;
	const char *source, *words = norm(text);

	if (words == NULL)
		return;
	figures_norm(text->figures, "W3a", &source);
	words =
	    pool_printf(text->pool,
			in(language, "%s is regionaal vastgesteld, geen landelijke norm. Bron: %s.",
			   "%s was set by the region; it is no national norm. Source: %s."),
			words, shown(text, source));
	paragraph(text, pool_printf(text->pool, "%c%s", *words == 'd' ? 'D' : 'T', words + 1));
}

static void none(struct text *text)
{
	paragraph(text, in(text->language,
			   "Er zijn nog geen cijfers gepubliceerd; ‘ijw publish’ maakt ze.",
			   "No figures were published yet; ‘ijw publish’ makes them."));
}

static void whole(struct text *text)
{
	const enum language language = text->language;
	const struct figures *figures = text->figures;

	paragraph(
	    text,
	    pool_printf(text->pool,
			in(language, "Wachten op jeugdhulp in %s", "Waiting for youth care in %s"),
			figures->regio != NULL ? shown(text, figures->regio)
					       : in(language, "de regio", "the region")));
	paragraph(text, pool_printf(text->pool,
				    in(language, "Peildatum %s, bijgewerkt %s",
				       "Reference day %s, updated %s"),
				    words_day(text->pool, language, figures->peildatum),
				    words_day(text->pool, language, figures->kennisdatum)));
	stock(text);
	flow(text);
	buf_puts(text->out, "\n");
	completeness(text);
	norm_source(text);
	paragraph(
	    text,
	    in(language,
	       "Wat u hier niet ziet: het wachten vóór het besluit van de gemeente, "
	       "bijvoorbeeld op een eerste gesprek. In het echt wachten kinderen vaak langer.",
	       "What you do not see here: the wait before the decision of the municipality, "
	       "for instance for a first talk. Children often wait longer than this."));
	if (figures->intern)
		paragraph(text, in(language, "Intern: kleine aantallen zijn zichtbaar. Niet delen.",
				   "Internal: small numbers are shown. Do not share."));
}

void site_text(const struct site *site, struct buf *out)
{
	struct text text = {
	    .figures = site->figures, .language = site->language, .pool = pool_new(), .out = out};

	if (site->figures != NULL)
		whole(&text);
	else
		none(&text);
	pool_free(text.pool);
}
