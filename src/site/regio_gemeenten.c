/* (4) The gemeenten beside each other: the chance with its interval and the line of the region, and
 * how the open wait went in each of them. By name: an order of good to bad would be chance. */
#include <math.h>
#include <string.h>

#include "spread.h"

enum { WEEK = 7, QUARTERS = 8 };

bool gemeenten_present(const struct page *page)
{
	size_t count;

	figures_codes(page->site->figures, "RegioS", &count);
	return count > 1 && figures_newest(page->site->figures, "KW") != NULL;
}

/* The chances of a year; false when none of them is shown. */
static bool points(struct page *page)
{
	struct spread spread;
	const char *period = newest_followed(page->site->figures, "JJ", page_norm(page));
	const struct spread_text text = {
	    .id = "punten",
	    .table_id = "punten-t",
	    .caption = words(
		page, "Kans op een start binnen de norm per gemeente, %s",
		"Chance to start within the norm by municipality, %s",
		period == NULL ? "" : words_period(page->html.pool, page->html.language, period)),
	    .head = words(page, "Gemeente", "Municipality"),
	    .nl = "gemeenten",
	    .en = "municipalities",
	    .all = true,
	    .noot = words(
		page,
		"Hoe breder het interval, hoe minder zeker het cijfer. Wij berekenen het uit "
		"het aantal kinderen in de tabel. Raakt het de lijn van de regio, dan kan het "
		"verschil toeval zijn. De gemeenten staan op alfabet: een volgorde van goed "
		"naar slecht zou hier toeval zijn.",
		"The wider the interval, the less certain the figure. It is worked out from "
		"the number of children in the table. Where it meets the line of the region, "
		"the difference may be chance. The municipalities stand by name: an order of "
		"good to bad would be chance here.")};

	spread_read(page, "RegioS", PAGE_GEMEENTE, period, &spread);
	if (spread.shown == 0)
		return false;
	spread_figure(page, &spread, &text);
	return true;
}

/* The newest quarters, oldest first. */
struct quarters {
	const char *period[QUARTERS];
	size_t count;
};

static struct quarters quarters_read(const struct page *page)
{
	const struct subject all = {0};
	struct quarters quarters = {0};
	size_t count;
	const char *const *period = figures_periods(page->site->figures, &all, "F05", "KW", &count);

	for (size_t i = count > QUARTERS ? count - QUARTERS : 0; i < count; i++)
		quarters.period[quarters.count++] = period[i];
	return quarters;
}

/* The open waits of a subject in those quarters, in days; NaN: not shown. */
struct waits {
	const char *code, *name;
	struct figure figure[QUARTERS];
	size_t count;
	bool shown;
};

static void waits_read(const struct page *page, const struct subject *subject,
		       const struct quarters *quarters, struct waits *waits)
{
	waits->shown = false;
	for (size_t i = 0; i < quarters->count; i++) {
		waits->figure[i] = measure_find(page->site->figures, subject, "V03",
						quarters->period[i], "mediaan");
		waits->shown |= figure_shown(&waits->figure[i]);
	}
	waits->count = quarters->count;
}

/* The longest of all, in weeks rounded up: one scale for all drawings. */
static double waits_scale(const struct waits *waits, size_t count)
{
	double most = 0;

	for (size_t k = 0; k < count; k++)
		for (size_t i = 0; i < waits[k].count; i++)
			most = fmax(most, waits[k].figure[i].waarde);
	return ceil(most / WEEK) + 1;
}

static void waits_list(struct json *json, const char *key, const struct waits *waits)
{
	json_array(json, key);
	for (size_t i = 0; i < waits->count; i++)
		json_number(json, NULL, round(waits->figure[i].waarde / WEEK * 10) / 10);
	json_end(json);
}

/* Adds the drawing of a gemeente; nothing when it cannot be drawn. */
static void small_chart(struct page *page, const struct waits *waits, const struct waits *region,
			double scale, struct html *to)
{
	struct buf data = BUF_INIT(0), svg = BUF_INIT(0);
	struct figure_text text = {.kind = "klein", .kop = waits->name};
	struct json json;

	json_begin(&json, &data, JSON_LINES);
	json_object(&json, NULL);
	json_number(&json, "schaal", scale);
	waits_list(&json, "regio", region);
	waits_list(&json, "waarden", waits);
	json_end(&json);
	text.id = words(page, "klein-%s", "klein-%s", waits->code);
	text.desc = words(page, "Weken per kwartaal; de cijfers staan in de tabel.",
			  "Weeks by quarter; the figures stand in the table.");
	text.json = data.data;
	if (page_chart(page, &text, false, &svg) == 0)
		html_add(to, "<li>%s%m</li>\n", waits->name, svg.data);
	buf_free(&data);
	buf_free(&svg);
}

/* A drawing of each gemeente that is shown, as a list; false without charts. */
static bool small_charts(struct page *page, const struct waits *waits, size_t count,
			 const struct waits *region, struct buf *out)
{
	double scale = waits_scale(waits, count);
	struct html to = page->html;

	if (page->site->engine == NULL)
		return false;
	to.out = out;
	html_add(&to, "<ul class=\"veel\">\n");
	for (size_t i = 0; i < count; i++) {
		if (waits[i].shown)
			small_chart(page, &waits[i], region, scale, &to);
	}
	html_add(&to, "</ul>\n");
	return true;
}

static void waits_row(struct page *page, const struct waits *waits)
{
	html_row(&page->html, NULL);
	html_head_cell(&page->html, waits->name);
	for (size_t i = 0; i < waits->count; i++)
		cell_weeks(page, &waits->figure[i]);
	html_row_end(&page->html);
}

static void waits_table(struct page *page, const struct waits *waits, size_t count,
			const struct waits *region, const struct quarters *quarters)
{
	struct html *html = &page->html;
	struct html_column column[QUARTERS + 1] = {
	    {words(page, "Gemeente", "Municipality"), false}};
	const struct html_table table = {
	    .id = "klein-t",
	    .caption = words(page, "Zo lang wacht de helft van de wachtenden al, in weken",
			     "So long half of the waits have lasted, in weeks"),
	    .column = column,
	    .columns = quarters->count + 1,
	    .sorts = true};

	for (size_t i = 0; i < quarters->count; i++)
		column[i + 1] = (struct html_column){
		    words_period_short(html->pool, html->language, quarters->period[i]), true};
	html_table(html, &table);
	waits_row(page, region);
	for (size_t i = 0; i < count; i++)
		waits_row(page, &waits[i]);
	html_table_end(html);
}

/* Gemeenten whose wait clearly differs from that of the region, and those with too few to say. */
static const char *waits_kop(const struct page *page, const struct waits *waits, size_t count,
			     const struct waits *region)
{
	const struct figure *line = &region->figure[region->count - 1];
	int shown = 0, few = 0, differs = 0;

	for (size_t i = 0; i < count; i++) {
		const struct figure *wait = &waits[i].figure[waits[i].count - 1];
		enum verdict verdict = compare_waits(wait, line);

		shown += figure_shown(wait);
		few += verdict == VERDICT_FEW;
		differs += verdict == VERDICT_BETTER || verdict == VERDICT_WORSE;
	}
	if (shown == 0 || !figure_shown(line))
		return words(page, "Hoe lang er per gemeente gewacht wordt",
			     "How long the waits are by municipality");
	if (few == shown)
		return words(
		    page,
		    "Per gemeente wachten te weinig kinderen om een verschil met de regio te "
		    "zien",
		    "Too few children wait in each municipality to see a difference to the "
		    "region");
	if (differs == 0)
		return words(page,
			     "In de gemeenten met de meeste wachtenden is de wachttijd ongeveer "
			     "die van de regio",
			     "In the municipalities with most waits, they are about as long as in "
			     "the region");
	return words(
	    page, "In %d van de %d gemeenten ligt de wachttijd duidelijk anders dan in de regio",
	    "In %d of %d municipalities the waits clearly differ from the region", differs, shown);
}

static void small_figure(struct page *page, const struct waits *waits, size_t count,
			 const struct waits *region, const struct quarters *quarters)
{
	const struct html *html = &page->html;
	struct buf charts = BUF_INIT(0);
	bool drawn = small_charts(page, waits, count, region, &charts);
	const struct figure_text text = {
	    .id = "klein",
	    .kop = waits_kop(page, waits, count, region),
	    .sub = words(
		page,
		"De helft van de wachtenden wacht al langer dan dit, in weken. Aan het einde "
		"van elk kwartaal, van %s tot en met %s. De streeplijn is de regio. Achter elk "
		"cijfer zitten minstens 10 wachtenden.",
		"Half of the waits have lasted longer than this, in weeks. At the end of each "
		"quarter, from %s to %s. The dashed line is the region. Every figure is about "
		"10 waits or more.",
		words_period(html->pool, html->language, quarters->period[0]),
		words_period(html->pool, html->language, quarters->period[quarters->count - 1])),
	    .noot =
		words(page,
		      "Een gat in de lijn: niet getoond. Bij weinig wachtenden springt dit cijfer "
		      "van kwartaal tot kwartaal; dat is meestal toeval.",
		      "A gap in the line: not shown. With few waits this figure jumps from quarter "
		      "to quarter; that is mostly chance."),
	    .drawn = drawn ? charts.data : NULL};

	figure_begin(page, &text);
	waits_table(page, waits, count, region, quarters);
	figure_end(page);
	buf_free(&charts);
}

/* How the open wait went; false when it is shown for no gemeente. */
static bool small_multiples(struct page *page)
{
	const struct figures *figures = page->site->figures;
	const struct subject all = {0};
	const struct quarters quarters = quarters_read(page);
	struct waits region = {.name = words(page, "Regio", "Region")}, *waits;
	size_t count;
	const struct figures_code *codes = figures_codes(figures, "RegioS", &count);
	bool shown = false;

	if (quarters.count == 0)
		return false;
	waits = pool_alloc(page->html.pool, (count + 1) * sizeof(*waits));
	waits_read(page, &all, &quarters, &region);
	for (size_t i = 0; i < count; i++) {
		const struct subject subject = {.regio = codes[i].code};

		waits[i].code = codes[i].code;
		waits[i].name = codes[i].title;
		waits_read(page, &subject, &quarters, &waits[i]);
		shown |= waits[i].shown;
	}
	if (shown)
		small_figure(page, waits, count, &region, &quarters);
	return shown;
}

void gemeenten_write(struct page *page)
{
	bool chances, waits;

	html_section(&page->html, "gemeenten-s",
		     words(page, "Verschillen de gemeenten?", "Do the municipalities differ?"));
	chances = points(page);
	waits = small_multiples(page);
	if (!chances && !waits)
		html_add(
		    &page->html, "<p>%s</p>\n",
		    words(page,
			  "Per gemeente tonen wij niet hoe lang kinderen wachten: het gaat om zo "
			  "weinig kinderen dat iemand te herkennen zou zijn.",
			  "How long children wait by municipality is not shown: so few children "
			  "are concerned that somebody could be recognised."));
	html_add(&page->html, "<p><a href=\"%s\">%s</a></p>\n",
		 page_address(page, PAGE_GEMEENTEN, NULL),
		 words(page, "Alle gemeenten, elk met een eigen pagina",
		       "All municipalities, each with a page of its own"));
	html_section_end(&page->html);
}
