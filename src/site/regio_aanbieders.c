/* (5) The aanbieders as a funnel: how many youths each of them has, and whether its chance lies
 * farther from the region than chance explains. No list of best and worst. */
#include <math.h>
#include <string.h>

#include "parts.h"

enum { QUARTERS_OF_YEAR = 4 };

struct provider {
	const char *code, *name;
	struct chance chance;
	double n; /* in the measure that all of them have */
	bool stands_out;
};

struct funnel {
	struct provider *provider;
	size_t count;
	size_t shown;
	size_t standing_out;
	double region;
	bool by_started; /* n is how many started: not everybody's number of assignments is shown */
	const char *period;
};

/* The chance of the region in the 12 months of a window: that of its quarters, weighed with how
 * many began to wait in each. NaN when one of them is not shown. */
static double region_chance(const struct page *page, const char *window)
{
	const struct subject all = {0};
	double sum = 0, n = 0;
	char quarter[] = "0000KW00";

	memcpy(quarter, window, 4);
	memcpy(quarter + 6, window + 6, 2);
	for (int i = 0; i < QUARTERS_OF_YEAR; i++) {
		struct chance chance = chance_read(page->site->figures, &all,
						   period_step(page->html.pool, quarter, -i));

		sum += chance.waarde * chance.n;
		n += chance.n;
	}
	return sum / n;
}

static void providers_read(const struct page *page, struct funnel *funnel)
{
	const struct figures *figures = page->site->figures;
	const struct figures_code *codes = figures_codes(figures, "Aanbieder", &funnel->count);

	funnel->provider =
	    pool_alloc(page->html.pool, (funnel->count + 1) * sizeof(*funnel->provider));
	for (size_t i = 0; i < funnel->count; i++) {
		struct provider *provider = &funnel->provider[i];
		const struct subject subject = {.aanbieder = codes[i].code};

		provider->code = codes[i].code;
		provider->name = codes[i].title;
		provider->chance = chance_read(figures, &subject, funnel->period);
		funnel->shown += !isnan(provider->chance.waarde) ? 1 : 0;
		if (!isnan(provider->chance.waarde) && provider->chance.n_kind != N_EXACT)
			funnel->by_started = true;
	}
}

/* One measure of size for all: what began to wait, or where that is hidden for one of them, what
 * started, which is a little less for most. */
static void sizes_read(const struct page *page, struct funnel *funnel)
{
	for (size_t i = 0; i < funnel->count; i++) {
		struct provider *provider = &funnel->provider[i];
		const struct subject subject = {.aanbieder = provider->code};
		struct figure size =
		    figures_find(page->site->figures, &subject, funnel->by_started ? "F03" : "F02",
				 funnel->period, NULL, "aantal");

		provider->n = size.waarde;
		provider->stands_out =
		    share_stands_out(provider->chance.waarde, provider->n, funnel->region);
		funnel->standing_out += provider->stands_out;
	}
}

static bool funnel_read(const struct page *page, struct funnel *funnel)
{
	*funnel =
	    (struct funnel){.period = newest_followed(page->site->figures, "JV", page_norm(page))};
	if (funnel->period == NULL)
		return false;
	funnel->region = region_chance(page, funnel->period);
	providers_read(page, funnel);
	sizes_read(page, funnel);
	return funnel->shown > 0;
}

bool aanbieders_present(const struct page *page)
{
	struct funnel funnel;

	return funnel_read(page, &funnel) && !isnan(funnel.region);
}

static const char *names_out(const struct page *page, const struct funnel *funnel)
{
	const char *text = "";
	size_t left = funnel->standing_out;

	for (size_t i = 0; i < funnel->count; i++) {
		const struct provider *provider = &funnel->provider[i];

		if (provider->stands_out)
			text = words_name(page, text, provider->name, provider->chance.waarde, --left);
	}
	return text;
}

static const char *funnel_kop(const struct page *page, const struct funnel *funnel)
{
	const struct html *html = &page->html;

	if (funnel->standing_out == 0)
		return words(
		    page, "De verschillen tussen aanbieders zijn niet groter dan toeval verklaart",
		    "The differences between providers are not larger than chance explains");
	if (funnel->standing_out == 1)
		return words(
		    page, "Bij één aanbieder is het verschil met de regio groter dan toeval",
		    "With one provider the difference to the region is larger than chance");
	return words(page, "Bij %s aanbieders is het verschil met de regio groter dan toeval",
		     "With %s providers the difference to the region is larger than chance",
		     words_count(html->pool, html->language, (int)funnel->standing_out));
}

static const char *funnel_desc(const struct page *page, const struct funnel *funnel)
{
	const char *text = words(
	    page,
	    "Punten van %d aanbieders: het aantal kinderen tegen de kans op een start binnen de "
	    "norm, "
	    "met grenzen van 95 en 99,8 procent rond %s.",
	    "Points of %d providers: the number of children against the chance to start within the "
	    "norm, with limits of 95 and 99.8 percent around %s.",
	    (int)funnel->shown, words_share(page, funnel->region));

	if (funnel->standing_out == 0)
		return words(page, "%s Geen punt ligt buiten de buitenste grens.",
			     "%s No point lies outside the outer limit.", text);
	return words(page, "%s Buiten de buitenste grens: %s.", "%s Outside the outer limit: %s.",
		     text, names_out(page, funnel));
}

static void funnel_json(const struct funnel *funnel, struct buf *out)
{
	struct json json;

	json_begin(&json, out, JSON_LINES);
	json_object(&json, NULL);
	json_share(&json, "regio", funnel->region);
	json_bool(&json, "gestart", funnel->by_started);
	json_array(&json, "punten");
	for (size_t i = 0; i < funnel->count; i++) {
		const struct provider *provider = &funnel->provider[i];

		if (isnan(provider->chance.waarde) || isnan(provider->n))
			continue;
		json_object(&json, NULL);
		json_text(&json, "naam", provider->name);
		json_number(&json, "n", provider->n);
		json_share(&json, "waarde", provider->chance.waarde);
		json_bool(&json, "buiten", provider->stands_out);
		json_end(&json);
	}
	json_end(&json);
	json_end(&json);
}

/* Whether the difference to the region may be chance, in words. */
static const char *difference(const struct page *page, const struct provider *provider,
			      double region)
{
	if (isnan(provider->n))
		return words(page, "niet te zeggen", "cannot be said");
	if (!provider->stands_out)
		return words(page, "kan toeval zijn", "may be chance");
	return provider->chance.waarde > region ? words(page, "hoger", "higher")
						: words(page, "lager", "lower");
}

static void provider_row(struct page *page, const struct provider *provider, double region)
{
	struct html *html = &page->html;

	html_row(html, NULL);
	html_head_link(html, page_address(page, PAGE_AANBIEDER, provider->code), provider->name);
	if (isnan(provider->chance.waarde)) {
		html_missing_cell(html, provider->chance.status);
		html_missing_cell(html, provider->chance.status);
		html_text_cell(html, "");
	} else {
		if (isnan(provider->n))
			html_missing_cell(html, 'Q');
		else
			cell_number(page, provider->n);
		cell_percent(page, provider->chance.waarde);
		html_text_cell(html, difference(page, provider, region));
	}
	html_row_end(html);
}

static void funnel_table(struct page *page, const struct funnel *funnel)
{
	struct html *html = &page->html;
	const struct html_column column[] = {
	    {words(page, "Aanbieder", "Provider"), false},
	    {funnel->by_started ? words(page, "Gestart", "Started")
				: words(page, "Kinderen", "Children"),
	     true},
	    {words(page, "Kans", "Chance"), true},
	    {words(page, "Verschil met de regio", "Difference to the region"), false}};
	const struct html_table table = {
	    .id = "trechter-t",
	    .caption = words(page, "Kans op een start binnen de norm per aanbieder, %s",
			     "Chance to start within the norm by provider, %s",
			     words_period(html->pool, html->language, funnel->period)),
	    .column = column,
	    .columns = 4,
	    .sorts = true};

	html_table(html, &table);
	for (size_t i = 0; i < funnel->count; i++)
		provider_row(page, &funnel->provider[i], funnel->region);
	html_table_end(html);
}

static const char *funnel_sub(const struct page *page, const struct funnel *funnel)
{
	const struct html *html = &page->html;
	const char *size =
	    funnel->by_started
		? words(page,
			"Aantal: bij wie de hulp in die tijd begon, omdat het aantal toewijzingen "
			"niet "
			"overal getoond wordt.",
			"Number: for whom help began in that time, as the number of assignments is "
			"not shown everywhere.")
		: words(page, "Aantal: wie in die tijd op de lijst kwam.",
			"Number: who came on the list in that time.");

	return words(
	    page,
	    "Kans op een start binnen de norm van %s, in %s, procent. %s Te zien: %d van de "
	    "%d aanbieders; de andere zijn niet getoond, zodat niemand te herkennen is.",
	    "Chance to start within the norm of %s, in %s, percent. %s Shown: %d of %d "
	    "providers; the others are not shown, so that nobody can be recognised.",
	    words_norm(page, page_norm(page)),
	    words_period(html->pool, html->language, funnel->period), size, (int)funnel->shown,
	    (int)funnel->count);
}

void aanbieders_write(struct page *page)
{
	struct funnel funnel;
	struct buf json = BUF_INIT(0);
	struct figure_text text = {.id = "trechter", .kind = "trechter"};

	funnel_read(page, &funnel);
	funnel_json(&funnel, &json);
	text.kop = funnel_kop(page, &funnel);
	text.sub = funnel_sub(page, &funnel);
	text.desc = funnel_desc(page, &funnel);
	text.noot =
	    words(page,
		  "Binnen de trechter is het verschil met de regio goed te verklaren door "
		  "toeval. Buiten de buitenste lijn (99,8%%) niet. Dit is geen ranglijst: "
		  "aanbieders geven verschillende hulp aan verschillende kinderen.",
		  "Inside the funnel chance explains the difference to the region. Outside the "
		  "outer line (99.8%%) it does not. This is no league table: providers give other "
		  "help to other children.");
	text.json = json.data;
	html_section(&page->html, "aanbieders-s",
		     words(page, "Verschillen de aanbieders?", "Do the providers differ?"));
	figure_begin(page, &text);
	funnel_table(page, &funnel);
	figure_end(page);
	html_section_end(&page->html);
	buf_free(&json);
}
