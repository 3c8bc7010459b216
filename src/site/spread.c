#include "spread.h"

#include <math.h>
#include <string.h>

/* More names than this are not put in a headline. */
enum { NAMES = 3 };

static void row_read(const struct page *page, const char *list, const struct figures_code *code,
		     enum page_kind kind, struct spread *spread, struct spread_row *row)
{
	/* A gemeente has its own kinds of help. */
	const struct subject subject = subject_of(page_subject(page), list, code->code);

	row->name = code->title;
	row->address = kind == PAGE_KINDS ? NULL : page_address(page, kind, code->code);
	row->chance = chance_read(page->site->figures, &subject, spread->period);
	row->stands_out = share_stands_out(row->chance.waarde, row->chance.n, spread->region);
	spread->shown += !isnan(row->chance.waarde) ? 1 : 0;
	spread->standing_out += row->stands_out;
}

void spread_read(const struct page *page, const char *list, enum page_kind kind, const char *period,
		 struct spread *spread)
{
	const struct figures *figures = page->site->figures;
	const struct subject all = {0};
	const struct figures_code *codes;

	*spread = (struct spread){.period = period, .region = NAN};
	codes = figures_codes(figures, list, &spread->count);
	spread->row = pool_alloc(page->html.pool, (spread->count + 1) * sizeof(*spread->row));
	if (period == NULL) {
		spread->count = 0;
		return;
	}
	spread->region = chance_read(figures, &all, period).waarde;
	for (size_t i = 0; i < spread->count; i++)
		row_read(page, list, &codes[i], kind, spread, &spread->row[i]);
}

const char *spread_names(const struct page *page, const struct spread *spread)
{
	const char *text = "";
	size_t left = spread->standing_out;

	for (size_t i = 0; i < spread->count; i++) {
		const struct spread_row *row = &spread->row[i];

		if (row->stands_out)
			text = words_name(page, text, row->name, row->chance.waarde, --left);
	}
	return text;
}

const char *spread_kop(const struct page *page, const struct spread *spread, const char *nl,
		       const char *en)
{
	const struct html *html = &page->html;
	const char *things = in(html->language, nl, en);

	if (spread->shown == 0)
		return words(page, "De cijfers per %s zijn niet getoond",
			     "The figures by %s are not shown", things);
	if (isnan(spread->region))
		return words(page, "De kans op een start binnen de norm, voor %s %s",
			     "The chance to start within the norm, for %s %s",
			     words_count(html->pool, html->language, (int)spread->shown), things);
	if (spread->standing_out == 0)
		return words(page, "De %s die te zien zijn, verschillen weinig van de regio",
			     "The %s that are shown differ little from the region", things);
	if (spread->standing_out <= NAMES)
		return words(page, "Duidelijk anders dan de regio (%s): %s",
			     "Clearly other than the region (%s): %s",
			     words_share(page, spread->region), spread_names(page, spread));
	return words(
	    page, "%s van de %d %s die te zien zijn, verschillen duidelijk van de regio",
	    "%s of the %d %s that are shown differ clearly from the region",
	    words_capital(page, words_count(html->pool, html->language, (int)spread->standing_out)),
	    (int)spread->shown, things);
}

const char *spread_desc(const struct page *page, const struct spread *spread, const char *nl,
			const char *en)
{
	const struct html *html = &page->html;
	double least = NAN, most = NAN;
	const char *text;

	for (size_t i = 0; i < spread->count; i++) {
		least = fmin(least, spread->row[i].chance.waarde);
		most = fmax(most, spread->row[i].chance.waarde);
	}
	text = words(page,
		     "Punten met een interval: de kans op een start binnen de norm, voor %d %s. De "
		     "waarden lopen van %s tot %s.",
		     "Points with an interval: the chance to start within the norm, for %d %s. The "
		     "values go from %s to %s.",
		     (int)spread->shown, in(html->language, nl, en), words_share(page, least),
		     words_share(page, most));
	if (!isnan(spread->region))
		text = words(page, "%s De regio staat op %s.", "%s The region is at %s.", text,
			     words_share(page, spread->region));
	if (spread->standing_out > 0)
		text = words(page, "%s Verder van de regio dan toeval verklaart: %s.",
			     "%s Farther from the region than chance explains: %s.", text,
			     spread_names(page, spread));
	return text;
}

void spread_json(const struct spread *spread, bool all, struct buf *out)
{
	struct json json;

	json_begin(&json, out, JSON_LINES);
	json_object(&json, NULL);
	json_share(&json, "regio", spread->region);
	json_array(&json, "rijen");
	for (size_t i = 0; i < spread->count; i++) {
		const struct spread_row *row = &spread->row[i];

		if (!all && isnan(row->chance.waarde))
			continue;
		json_object(&json, NULL);
		json_text(&json, "naam", row->name);
		json_share(&json, "waarde", row->chance.waarde);
		json_share(&json, "onder", row->chance.onder);
		json_share(&json, "boven", row->chance.boven);
		json_end(&json);
	}
	json_end(&json);
	json_end(&json);
}

static void spread_table(struct page *page, const struct spread *spread,
			 const struct spread_text *text)
{
	struct html *html = &page->html;
	const struct html_column column[] = {{text->head, false},
					     {words(page, "Kans", "Chance"), true},
					     {words(page, "Van", "From"), true},
					     {words(page, "Tot", "To"), true},
					     {words(page, "Aantal", "Number"), false}};
	const struct html_table table = {.id = text->table_id,
					 .caption = text->caption,
					 .column = column,
					 .columns = 5,
					 .sorts = true};

	html_table(html, &table);
	for (size_t i = 0; i < spread->count; i++) {
		const struct spread_row *row = &spread->row[i];

		html_row(html, NULL);
		html_head_link(html, row->address, row->name);
		if (isnan(row->chance.waarde)) {
			for (int k = 0; k < 3; k++)
				html_missing_cell(html, row->chance.status);
			html_text_cell(html, "");
		} else {
			cell_percent(page, row->chance.waarde);
			cell_percent(page, row->chance.onder);
			cell_percent(page, row->chance.boven);
			html_text_cell(html, words_about(page, &row->chance));
		}
		html_row_end(html);
	}
	html_table_end(html);
}

void spread_figure(struct page *page, const struct spread *spread, const struct spread_text *what)
{
	const struct html *html = &page->html;
	struct buf json = BUF_INIT(0);
	struct figure_text text = {.id = what->id};

	spread_json(spread, what->all, &json);
	text.kop = spread_kop(page, spread, what->nl, what->en);
	text.sub =
	    words(page,
		  "Kans op een start binnen de norm van %s, voor wie in %s hulp kreeg "
		  "toegewezen. Procent, met interval van 95%%. Te zien: %d van de %d.",
		  "Chance to start within the norm of %s, of those that were assigned help in "
		  "%s. Percent, with an interval of 95%%. Shown: %d of %d.",
		  words_norm(page, page_norm(page)),
		  words_period(html->pool, html->language, spread->period), (int)spread->shown,
		  (int)spread->count);
	text.desc = spread_desc(page, spread, what->nl, what->en);
	text.noot = what->noot;
	text.kind = spread->shown > 0 ? "punten" : NULL;
	text.json = json.data;
	figure_begin(page, &text);
	spread_table(page, spread, what);
	figure_end(page);
	buf_free(&json);
}
