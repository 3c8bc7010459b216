/* (3) How long those who wait have waited: the open waits by week, of the region at the end of a
 * quarter, of a gemeente at the end of a year. Never averaged with the waits that ended. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "parts.h"

enum { WEEK = 7, BANDS = 120 };

/* Weeks from `van` up to but not including `tot` (-1: no bound). */
struct band {
	int van, tot;
	double aantal;
};

struct profile {
	const char *period;
	struct band band[BANDS];
	size_t count;
	double total;
	double above; /* that wait longer than the norm; NaN when a band lies on both sides */
	struct figure share; /* V03N: the same as a share */
	char status;
};

static int by_week(const void *a, const void *b)
{
	const struct band *x = a, *y = b;

	return (x->van > y->van) - (x->van < y->van);
}

/* The bands of a period and a gemeente that have a value. */
static void bands_read(const struct figures_table *table, const char *regio, const char *period,
		       struct profile *profile)
{
	profile->count = 0;
	for (size_t row = 0; row < table->rows && profile->count < BANDS; row++) {
		const char *tot = figures_cell(table, row, "week_tot");
		double aantal = figures_number(figures_cell(table, row, "Waarde"));

		if (strcmp(figures_cell(table, row, "Perioden"), period) != 0 ||
		    strcmp(figures_cell(table, row, "RegioS"), regio) != 0 ||
		    strcmp(figures_cell(table, row, "soort"), "wachtend") != 0 || isnan(aantal))
			continue;
		profile->status = figures_cell(table, row, "Status")[0];
		profile->band[profile->count++] =
		    (struct band){.van = atoi(figures_cell(table, row, "week_van")),
				  .tot = tot[0] == '\0' ? -1 : atoi(tot),
				  .aantal = aantal};
	}
	qsort(profile->band, profile->count, sizeof(profile->band[0]), by_week);
}

/* Sums; `norm` in days. Bands are of whole weeks: only a norm of whole weeks cuts between them. */
static void profile_sum(struct profile *profile, int norm)
{
	profile->above = norm > 0 && norm % WEEK == 0 ? 0 : NAN;
	for (size_t i = 0; i < profile->count; i++) {
		const struct band *band = &profile->band[i];

		profile->total += band->aantal;
		if (band->van * WEEK >= norm)
			profile->above += band->aantal;
		else if (band->tot < 0 || band->tot * WEEK > norm)
			profile->above = NAN;
	}
}

/* Reads that of the newest period of its kind; false when nothing of it is shown. */
static bool profile_read(const struct page *page, struct profile *profile)
{
	const struct figures *figures = page->site->figures;
	struct subject subject = page_subject(page);

	*profile =
	    (struct profile){.period = figures_newest(figures, page->code == NULL ? "KW" : "JJ")};
	if (profile->period == NULL)
		return false;
	bands_read(&figures->table[FILE_WACHTBAND], page->code == NULL ? "T" : page->code,
		   profile->period, profile);
	profile_sum(profile, page_norm(page));
	profile->share = figures_find(figures, &subject, "V03N", profile->period, "W3a", "aandeel");
	return profile->count > 0;
}

bool profiel_present(const struct page *page)
{
	struct profile profile;

	return profile_read(page, &profile);
}

static const char *profiel_kop(const struct page *page, const struct profile *profile)
{
	const char *total = words_whole(page, profile->total);
	const char *norm = words_norm(page, page_norm(page));

	if (!isnan(profile->above))
		return words(page, "%s van de %s wachtenden wachten al %s of langer",
			     "%s of the %s waits have lasted %s or longer",
			     words_whole(page, profile->above), total, norm);
	if (page_norm(page) > 0 && figure_shown(&profile->share))
		return words(page, "%s van de %s wachtenden wacht langer dan de norm van %s",
			     "%s of the %s waits have lasted longer than the norm of %s",
			     words_share(page, profile->share.waarde), total, norm);
	return words(page, "Hoe lang de %s wachtenden al wachten",
		     "How long the %s waits have lasted", total);
}

static const char *band_words(const struct page *page, const struct band *band)
{
	if (band->tot < 0 && band->van == 0)
		return words(page, "alle weken samen", "all weeks together");
	if (band->tot < 0)
		return words(page, "%d en meer", "%d and more", band->van);
	if (band->tot - band->van == 1 && band->van == 0)
		return words(page, "minder dan 1", "less than 1");
	if (band->tot - band->van == 1)
		return words(page, "%d", "%d", band->van);
	return words(page, "%d tot en met %d", "%d to %d", band->van, band->tot - 1);
}

/* How long the longest waits are: "26 weken of langer: 27." */
static const char *profiel_desc(const struct page *page, const struct profile *profile)
{
	const struct band *last = &profile->band[profile->count - 1];
	const char *text =
	    words(page, "Staven per week wachttijd van de %s wachtenden, %s.",
		  "Bars by week of wait of the %s waits, %s.", words_whole(page, profile->total),
		  words_end_of(page->html.pool, page->html.language, profile->period));

	if (!isnan(profile->above))
		text = words(page, "%s %s of langer: %s.", "%s %s or longer: %s.", text,
			     words_norm(page, page_norm(page)), words_whole(page, profile->above));
	if (last->tot < 0 && last->van > 0)
		text = words(page, "%s %d weken of langer: %s.", "%s %d weeks or longer: %s.", text,
			     last->van, words_whole(page, last->aantal));
	return text;
}

static void profiel_json(const struct page *page, const struct profile *profile, struct buf *out)
{
	int norm = page_norm(page);
	struct json json;

	json_begin(&json, out, JSON_LINES);
	json_object(&json, NULL);
	json_number(&json, "norm", norm > 0 ? norm / (double)WEEK : NAN);
	json_number(&json, "boven", profile->above);
	json_number(&json, "totaal", profile->total);
	json_array(&json, "banden");
	for (size_t i = 0; i < profile->count; i++) {
		const struct band *band = &profile->band[i];

		json_object(&json, NULL);
		json_number(&json, "van", band->van);
		json_number(&json, "tot", band->tot < 0 ? (double)NAN : band->tot);
		json_number(&json, "aantal", band->aantal);
		json_end(&json);
	}
	json_end(&json);
	json_end(&json);
}

static void profiel_table(struct page *page, const struct profile *profile)
{
	struct html *html = &page->html;
	const struct html_column column[] = {
	    {words(page, "Weken dat iemand al wacht", "Weeks of wait"), false},
	    {words(page, "Wachtenden", "Waits"), true}};
	const struct html_table table = {
	    .id = "profiel-t",
	    .caption =
		words(page, "Wachtenden naar weken wachttijd, %s", "Waits by weeks of wait, %s",
		      words_end_of(html->pool, html->language, profile->period)),
	    .column = column,
	    .columns = 2};

	html_table(html, &table);
	for (size_t i = 0; i < profile->count; i++) {
		html_row(html, NULL);
		html_head_cell(html, band_words(page, &profile->band[i]));
		cell_number(page, profile->band[i].aantal);
		html_row_end(html);
	}
	html_table_end(html);
}

void profiel_write(struct page *page)
{
	struct profile profile;
	struct buf json = BUF_INIT(0);
	struct figure_text text = {.id = "profiel", .kind = "profiel"};
	const char *name = page->code == NULL
			       ? words_capital(page, page_region(page))
			       : figures_title(page->site->figures, "RegioS", page->code);

	profile_read(page, &profile);
	profiel_json(page, &profile, &json);
	text.kop = profiel_kop(page, &profile);
	text.sub = words(page,
			 "Wachtenden %s, naar het aantal weken dat zij al wachten. %s, %s "
			 "wachtenden.%s",
			 "Waits %s, by the weeks they have lasted. %s, %s waits.%s",
			 words_end_of(page->html.pool, page->html.language, profile.period), name,
			 words_whole(page, profile.total),
			 profile.status == 'P' ? words(page, " Voorlopig.", " Provisional.") : "");
	text.desc = profiel_desc(page, &profile);
	text.noot =
	    words(page,
		  "Weken met weinig wachtenden zijn samengenomen tot een brede staaf. De "
		  "oppervlakte is het aantal. De laatste staaf loopt in het echt door.",
		  "Weeks with few waits are merged into a wide bar. Its area is the number. The "
		  "last bar goes on in reality.");
	text.json = json.data;
	html_section(
	    &page->html, "profiel-s",
	    words(page, "Hoe lang wachten kinderen nu al?", "How long have children waited?"));
	figure_begin(page, &text);
	profiel_table(page, &profile);
	figure_end(page);
	html_section_end(&page->html);
	buf_free(&json);
}
