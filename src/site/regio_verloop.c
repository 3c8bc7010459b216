/* (2) How fast help begins: the part that started, week by week, of each half-year of assignments.
 * The curve holds the median, the chance at the norm and the long waits at once. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "parts.h"

enum {
	WEEK = 7,
	WEEKS = 53,
	CHART_WEEKS = 27,
	COHORTS = 6,
	YEAR_OF_COHORTS = 2,
	NO_NORM_WEEK = 10,
	COHORT_FEW = 100, /* below it, a difference between half-years may be chance */
};

/* The youths that were assigned help in one half of a year. */
struct cohort {
	const char *period;
	double start[WEEKS]; /* the part that started, 0 to 1; NaN behind what is known */
	const char *n;       /* at least so many */
	char status;
};

struct cohorts {
	struct cohort cohort[COHORTS]; /* oldest first */
	size_t count;
};

/* Takes a row. Rows of a cohort stand together, cohorts in order of time. */
static void cohorts_take(struct cohorts *cohorts, const struct figures_table *table, size_t row)
{
	const char *period = figures_cell(table, row, "Perioden");
	int week = atoi(figures_cell(table, row, "week"));
	double start = figures_number(figures_cell(table, row, "kans_start"));
	struct cohort *cohort = cohorts->count > 0 ? &cohorts->cohort[cohorts->count - 1] : NULL;

	if (cohort == NULL || strcmp(cohort->period, period) != 0) {
		if (cohorts->count == COHORTS)
			memmove(&cohorts->cohort[0], &cohorts->cohort[1],
				--cohorts->count * sizeof(cohorts->cohort[0]));
		cohort = &cohorts->cohort[cohorts->count++];
		*cohort = (struct cohort){.period = period,
					  .n = figures_cell(table, row, "n_klasse"),
					  .status = figures_cell(table, row, "Status")[0]};
		for (int i = 0; i < WEEKS; i++)
			cohort->start[i] = NAN;
	}
	if (week >= 0 && week < WEEKS)
		cohort->start[week] = start;
}

/* The week in which the norm ends; without a norm the tenth. */
static int norm_week(const struct page *page)
{
	int week = page_norm(page) / WEEK;

	if (week == 0)
		return NO_NORM_WEEK;
	return week < WEEKS ? week : WEEKS - 1;
}

static void cohorts_read(const struct page *page, struct cohorts *cohorts)
{
	const struct figures_table *table = &page->site->figures->table[FILE_VERLOOP];

	*cohorts = (struct cohorts){0};
	for (size_t row = 0; row < table->rows; row++) {
		if (!isnan(figures_number(figures_cell(table, row, "kans_start"))))
			cohorts_take(cohorts, table, row);
	}
	/* Of those that began so lately that the norm has not passed there is nothing to say yet.
	 */
	while (cohorts->count > 0 &&
	       isnan(cohorts->cohort[cohorts->count - 1].start[norm_week(page)]))
		cohorts->count--;
}

bool verloop_present(const struct page *page)
{
	struct cohorts cohorts;

	cohorts_read(page, &cohorts);
	return cohorts.count > 0;
}

/* The first week within which half had started; -1 when that is not reached. */
static int half_started(const struct cohort *cohort)
{
	for (int week = 0; week < WEEKS; week++) {
		if (cohort->start[week] >= 0.5)
			return week;
	}
	return -1;
}

static const char *weeks(const struct page *page, int count)
{
	if (count == 0)
		return words(page, "een week", "a week");
	return count == 1 ? words(page, "1 week", "1 week")
			  : words(page, "%d weken", "%d weeks", count);
}

/* The newest cohort and that of a year before, or NULL. */
static const struct cohort *cohort_before(const struct cohorts *cohorts)
{
	return cohorts->count > YEAR_OF_COHORTS
		   ? &cohorts->cohort[cohorts->count - 1 - YEAR_OF_COHORTS]
		   : NULL;
}

/* "Bij de helft van wie in de eerste helft van 2026 hulp kreeg toegewezen, begon die binnen 9
 * weken; een jaar eerder binnen 8". When half is not reached: how many had started in the last week
 * that is known. */
static const char *verloop_kop(const struct page *page, const struct cohorts *cohorts)
{
	const struct html *html = &page->html;
	const struct cohort *now = &cohorts->cohort[cohorts->count - 1];
	const struct cohort *before = cohort_before(cohorts);
	const char *when = words_period(html->pool, html->language, now->period), *text;
	int half = half_started(now), then = before == NULL ? -1 : half_started(before);
	int week = 0;

	if (half < 0) {
		while (week + 1 < WEEKS && !isnan(now->start[week + 1]))
			week++;
		return words(
		    page, "Van wie in %s hulp kreeg toegewezen, was na %s bij %s de hulp begonnen",
		    "Of those that were assigned help in %s, help had begun after %s for %s", when,
		    weeks(page, week), words_share(page, now->start[week]));
	}
	text = words(page, "Bij de helft van wie in %s hulp kreeg toegewezen, begon die binnen %s",
		     "For half of those that were assigned help in %s, it began within %s", when,
		     weeks(page, half));
	if (then < 0)
		return text;
	if (then == half)
		return words(page, "%s, net als een jaar eerder", "%s, as a year before", text);
	return words(page, "%s; een jaar eerder binnen %s", "%s; a year before within %s", text,
		     weeks(page, then));
}

/* "Eerste helft van 2026: na 10 weken was 55% gestart." */
static const char *cohort_words(const struct page *page, const struct cohort *cohort, int week)
{
	const struct html *html = &page->html;

	if (week >= WEEKS || isnan(cohort->start[week]))
		return "";
	return words(page, " Toegewezen in %s: na %s was bij %s de hulp begonnen.",
		     " Assigned in %s: after %s help had begun for %s.",
		     words_period(html->pool, html->language, cohort->period), weeks(page, week),
		     words_share(page, cohort->start[week]));
}

static const char *verloop_desc(const struct page *page, const struct cohorts *cohorts)
{
	const struct cohort *now = &cohorts->cohort[cohorts->count - 1];
	const struct cohort *before = cohort_before(cohorts);
	int week = norm_week(page);

	return words(
	    page,
	    "Oplopende lijnen: het deel van de kinderen bij wie de hulp is begonnen, per week "
	    "na de toewijzing.%s%s",
	    "Rising lines: the part of the children for whom help has begun, by week after "
	    "the assignment.%s%s",
	    cohort_words(page, now, week), before != NULL ? cohort_words(page, before, week) : "");
}

/* "eerste helft 2025" */
static const char *cohort_name(const struct page *page, const struct cohort *cohort)
{
	const int year = period_year(cohort->period);

	return period_part(cohort->period) == 1
		   ? words(page, "eerste helft %d", "first half %d", year)
		   : words(page, "tweede helft %d", "second half %d", year);
}

/* The cohorts of one year: the chart draws the first and the last of what it is given. */
static void verloop_json(const struct page *page, const struct cohorts *cohorts, struct buf *out)
{
	int norm = page_norm(page);
	size_t first = cohorts->count > YEAR_OF_COHORTS ? cohorts->count - 1 - YEAR_OF_COHORTS : 0;
	struct json json;

	json_begin(&json, out, JSON_LINES);
	json_object(&json, NULL);
	json_number(&json, "norm", norm > 0 ? norm / (double)WEEK : NAN);
	json_array(&json, "cohorten");
	for (size_t i = first; i < cohorts->count; i++) {
		const struct cohort *cohort = &cohorts->cohort[i];

		json_object(&json, NULL);
		json_text(&json, "naam", cohort_name(page, cohort));
		json_array(&json, "start");
		for (int week = 0; week < CHART_WEEKS && !isnan(cohort->start[week]); week++)
			json_share(&json, NULL, cohort->start[week]);
		json_end(&json);
		json_end(&json);
	}
	json_end(&json);
	json_end(&json);
}

static void verloop_table(struct page *page, const struct cohorts *cohorts)
{
	static const int shown[] = {1, 2, 4, 6, 8, 10, 13, 16, 20, 26, 39, 52};
	struct html *html = &page->html;
	struct html_column column[COHORTS + 1] = {{words(page, "Na", "After"), false}};
	const struct html_table table = {
	    .id = "verloop-t",
	    .caption =
		words(page,
		      "Deel bij wie de hulp is begonnen, naar weken na de toewijzing en half "
		      "jaar van toewijzing",
		      "Part for whom help has begun, by weeks after the assignment and half-year "
		      "of the assignment"),
	    .column = column,
	    .columns = cohorts->count + 1};

	for (size_t i = 0; i < cohorts->count; i++)
		column[i + 1] = (struct html_column){
		    words_capital(page, cohort_name(page, &cohorts->cohort[i])), true};
	html_table(html, &table);
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		html_row(html, NULL);
		html_head_cell(html, weeks(page, shown[i]));
		for (size_t k = 0; k < cohorts->count; k++) {
			double start = cohorts->cohort[k].start[shown[i]];

			if (isnan(start))
				html_text_cell(html,
					       words(page, "nog niet bekend", "not known yet"));
			else
				cell_percent(page, start);
		}
		html_row_end(html);
	}
	html_table_end(html);
}

/* The smallest class of what is drawn. */
static double least_of(const struct cohorts *cohorts)
{
	double least = NAN;

	for (size_t i = 0; i < cohorts->count; i++)
		least = fmin(least, figures_number(cohorts->cohort[i].n));
	return least;
}

static const char *verloop_sub(const struct page *page, const struct cohorts *cohorts)
{
	const struct html *html = &page->html;
	const struct cohort *now = &cohorts->cohort[cohorts->count - 1];
	const char *provisional = "";

	if (now->status == 'P')
		provisional = words(page, " Voorlopig: %s.", " Provisional: %s.",
				    words_period(html->pool, html->language, now->period));
	return words(
	    page,
	    "Deel van de kinderen bij wie de hulp is begonnen. %s, procent, per half jaar van "
	    "toewijzing. %s of meer toewijzingen per half jaar.%s",
	    "Part of the children for whom help has begun. %s, percent, by half-year of the "
	    "assignment. %s or more assignments per half-year.%s",
	    words_capital(page, page_region(page)), words_whole(page, least_of(cohorts)),
	    provisional);
}

/* How to read it; with few youths also that a difference may be chance. */
static const char *verloop_noot(const struct page *page, const struct cohorts *cohorts)
{
	return words(
	    page,
	    "Wie nog wacht, telt mee zolang hij wacht. Wie afvalt, telt mee als niet gestart. "
	    "Zo valt de uitkomst niet te gunstig uit.%s",
	    "Who still waits counts for as long as the wait lasts. Who drops out counts as not "
	    "started. So the result is not too favourable.%s",
	    least_of(cohorts) < COHORT_FEW
		? words(page,
			" Het gaat om weinig kinderen: een verschil tussen halve jaren kan "
			"toeval zijn.",
			" Few children are concerned: a difference between half-years may be "
			"chance.")
		: "");
}

void verloop_write(struct page *page)
{
	struct cohorts cohorts;
	struct buf json = BUF_INIT(0);
	struct figure_text text = {.id = "verloop", .kind = "verloop"};

	cohorts_read(page, &cohorts);
	verloop_json(page, &cohorts, &json);
	text.kop = verloop_kop(page, &cohorts);
	text.sub = verloop_sub(page, &cohorts);
	text.desc = verloop_desc(page, &cohorts);
	text.noot = verloop_noot(page, &cohorts);
	text.json = json.data;
	html_section(&page->html, "verloop-s",
		     words(page, "Hoe snel begint de hulp?", "How soon does help begin?"));
	figure_begin(page, &text);
	verloop_table(page, &cohorts);
	figure_end(page);
	html_section_end(&page->html);
	buf_free(&json);
}
