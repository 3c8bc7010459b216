/* (8) How long help takes, and why it stops. */
#include <math.h>
#include <string.h>

#include "parts.h"

enum { REASONS = 9 };

/* The reasons of the standard, in words of a page. 36 and 37 say nothing of how the help went. */
static const struct reason {
	const char *indicator;
	const char *nl, *en;
	bool outcome;
} reasons[REASONS] = {
    {"D03_31", "Volgens plan", "As planned", true},
    {"D03_32", "Gestopt door het kind of de ouders", "Stopped by the child or the parents", true},
    {"D03_33", "Gestopt door de aanbieder", "Stopped by the provider", true},
    {"D03_34", "Eerder gestopt, in overleg", "Stopped early, in agreement", true},
    {"D03_35", "Gestopt door omstandigheden", "Stopped by an outside cause", true},
    {"D03_36", "Gestopt door de gemeente", "Stopped by the municipality", false},
    {"D03_37", "Hulp werd gewijzigd", "Help was changed", false},
    {"D03_38", "Verder bij een andere aanbieder", "On with another provider", true},
    {"D03_39", "Verder met hulp uit een andere wet", "On with help of another law", true},
};

struct ended {
	const char *period;
	struct figure reason[REASONS];
	double shown; /* sum of the outcomes that are shown */
	int count;    /* how many reasons are shown */
	struct figure all, length, before;
};

static bool ended_read(const struct page *page, struct ended *ended)
{
	const struct figures *figures = page->site->figures;
	const struct subject all = {0};
	const char *before;

	*ended = (struct ended){.period = figures_newest(figures, "JJ")};
	if (ended->period == NULL)
		return false;
	before = period_step(page->html.pool, ended->period, -1);
	ended->all = figures_find(figures, &all, "D03", ended->period, NULL, "aantal");
	ended->length = figures_find(figures, &all, "D01", ended->period, NULL, "mediaan");
	ended->before = figures_find(figures, &all, "D01", before, NULL, "mediaan");
	for (int i = 0; i < REASONS; i++) {
		struct figure *reason = &ended->reason[i];

		*reason = figures_find(figures, &all, reasons[i].indicator, ended->period, NULL,
				       "aantal");
		if (!figure_shown(reason) || !reasons[i].outcome)
			continue;
		ended->count++;
		ended->shown += reason->waarde;
	}
	return figure_shown(&ended->length) || ended->count > 0;
}

bool duur_present(const struct page *page)
{
	struct ended ended;

	return ended_read(page, &ended);
}

/* The reason that is named most often; -1 when none is shown. */
static int most_often(const struct ended *ended)
{
	int most = -1;

	for (int i = 0; i < REASONS; i++) {
		if (reasons[i].outcome && figure_shown(&ended->reason[i]) &&
		    (most < 0 || ended->reason[i].waarde > ended->reason[most].waarde))
			most = i;
	}
	return most;
}

static const char *reasons_kop(const struct page *page, const struct ended *ended)
{
	int most = most_often(ended);
	const char *reason = in(page->html.language, reasons[most].nl, reasons[most].en);

	return words(page, "Meest genoemde reden: %s (%s)", "Reason named most: %s (%s)", reason,
		     words_share(page, ended->reason[most].waarde / ended->shown));
}

static const char *reasons_desc(const struct page *page, const struct ended *ended)
{
	const char *text = words(page, "Liggende staven:", "Bars:");

	for (int i = 0; i < REASONS; i++) {
		if (!reasons[i].outcome || !figure_shown(&ended->reason[i]))
			continue;
		text = words(page, "%s %s %s;", "%s %s %s;", text,
			     in(page->html.language, reasons[i].nl, reasons[i].en),
			     words_share(page, ended->reason[i].waarde / ended->shown));
	}
	return text;
}

static void reasons_json(const struct page *page, const struct ended *ended, struct buf *out)
{
	struct json json;

	json_begin(&json, out, JSON_LINES);
	json_object(&json, NULL);
	json_array(&json, "rijen");
	for (int i = 0; i < REASONS; i++) {
		if (!reasons[i].outcome || !figure_shown(&ended->reason[i]))
			continue;
		json_object(&json, NULL);
		json_text(&json, "naam", in(page->html.language, reasons[i].nl, reasons[i].en));
		json_share(&json, "aandeel", ended->reason[i].waarde / ended->shown);
		json_end(&json);
	}
	json_end(&json);
	json_end(&json);
}

static void reasons_table(struct page *page, const struct ended *ended)
{
	struct html *html = &page->html;
	const struct html_column column[] = {{words(page, "Reden", "Reason"), false},
					     {words(page, "Aantal", "Number"), true},
					     {words(page, "Aandeel", "Share"), true}};
	const struct html_table table = {
	    .id = "redenen-t",
	    .caption = words(page, "Redenen waarom hulp stopte in %s", "Why help stopped in %s",
			     words_period(html->pool, html->language, ended->period)),
	    .column = column,
	    .columns = 3};

	html_table(html, &table);
	for (int i = 0; i < REASONS; i++) {
		const struct figure *reason = &ended->reason[i];

		html_row(html, NULL);
		html_head_cell(html, in(html->language, reasons[i].nl, reasons[i].en));
		cell_count(page, reason);
		if (!reasons[i].outcome)
			html_text_cell(html, words(page, "zegt niets over de hulp",
						   "says nothing of the help"));
		else if (figure_shown(reason))
			cell_percent(page, reason->waarde / ended->shown);
		else
			html_missing_cell(html, reason->status);
		html_row_end(html);
	}
	html_table_end(html);
}

static void reasons_figure(struct page *page, const struct ended *ended)
{
	const struct html *html = &page->html;
	struct buf json = BUF_INIT(0);
	struct figure_text text = {.id = "redenen", .kind = "redenen"};

	reasons_json(page, ended, &json);
	text.kop = reasons_kop(page, ended);
	text.sub =
	    words(page,
		  "Redenen waarom hulp stopte in %s, aandeel van de %s keer met een reden die "
		  "te zien is en iets over de hulp zegt.",
		  "Why help stopped in %s, share of the %s times with a reason that is shown and "
		  "says something of the help.",
		  words_period(html->pool, html->language, ended->period),
		  words_whole(page, ended->shown));
	text.desc = reasons_desc(page, ended);
	text.json = json.data;
	figure_begin(page, &text);
	reasons_table(page, ended);
	figure_end(page);
	buf_free(&json);
}

/* "De helft van de hulp die in 2025 stopte, duurde langer dan 15 weken; in 2024 11 weken." */
static void length_write(struct page *page, const struct ended *ended)
{
	struct html *html = &page->html;

	if (!figure_shown(&ended->length))
		return;
	html_add(html,
		 in(html->language,
		    "<p>De helft van de hulp die in %s stopte, had langer geduurd dan "
		    "<strong>%s</strong>",
		    "<p>Half of the help that stopped in %s had lasted longer than "
		    "<strong>%s</strong>"),
		 words_period(html->pool, html->language, ended->period),
		 words_weeks(html->pool, html->language, ended->length.waarde));
	if (figure_shown(&ended->before))
		html_add(html, in(html->language, "; een jaar eerder %s", "; a year before %s"),
			 words_weeks(html->pool, html->language, ended->before.waarde));
	html_add(html, ".");
	if (figure_shown(&ended->all))
		html_add(html,
			 in(html->language, " In dat jaar stopte hulp %s keer.",
			    " Help stopped %s times that year."),
			 words_whole(page, ended->all.waarde));
	html_add(
	    html, " %s</p>\n",
	    words(page,
		  "Alleen hulp die is gestopt, telt hier mee. Zijn de berichten nog niet zo lang "
		  "verzameld, dan lijkt de hulp korter dan zij is.",
		  "Only help that stopped counts here. When messages have not been collected for "
		  "long, help seems shorter than it is."));
}

void duur_write(struct page *page)
{
	struct ended ended;

	ended_read(page, &ended);
	html_section(&page->html, "duur-s",
		     words(page, "Hoe lang duurt hulp, en waarom stopt die?",
			   "How long does help take, and why does it stop?"));
	length_write(page, &ended);
	if (ended.count > 0)
		reasons_figure(page, &ended);
	else if (ended.reason[0].status == 'Q')
		html_add(
		    &page->html, "<p class=\"klein\">%s</p>\n",
		    words(page,
			  "De redenen waarom hulp stopte, tonen wij niet: sommige komen zo weinig "
			  "voor dat iemand te herkennen zou zijn.",
			  "Why help stopped is not shown: some reasons are so rare that somebody "
			  "could be recognised."));
	html_section_end(&page->html);
}
