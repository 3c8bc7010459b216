/* Figures on a page: a chart with its words and its table. */
#include <stdlib.h>
#include <string.h>

#include "site_parts.h"

/* ---- Charts that were drawn ---- */

void drawings_free(struct drawings *drawings)
{
	for (size_t i = 0; i < drawings->count; i++) {
		free(drawings->item[i].id);
		free(drawings->item[i].svg);
	}
	free(drawings->item);
	*drawings = (struct drawings){0};
}

static const char *drawings_find(struct drawings *drawings, const char *id)
{
	for (size_t i = 0; i < drawings->count; i++) {
		const size_t at = (drawings->next + i) % drawings->count;

		if (strcmp(drawings->item[at].id, id) == 0) {
			drawings->next = at + 1;
			return drawings->item[at].svg;
		}
	}
	return NULL;
}

static void drawings_keep(struct drawings *drawings, const char *id, const char *svg)
{
	drawings->item =
	    xmore(drawings->item, drawings->count, &drawings->room, sizeof(*drawings->item));
	drawings->item[drawings->count++] = (struct drawing){xstrdup(id), xstrdup(svg)};
}

int page_chart(struct page *page, const struct figure_text *text, bool narrow, struct buf *out)
{
	const struct site *site = page->site;
	struct pool *pool = page->html.pool;
	const size_t before = out->length;
	const char *id, *known;

	if (site->engine == NULL || text->kind == NULL)
		return -1;
	id = pool_printf(pool, "%s-%s-%c", page_name(pool, page->kind, page->code), text->id,
			 narrow ? 's' : 'b');
	known = page->drawings != NULL && page->print ? drawings_find(page->drawings, id) : NULL;
	if (known != NULL)
		return buf_puts(out, known);
	if (chart_draw(site->engine, text->kind, text->json, narrow, id, text->kop, text->desc,
		       out) != 0)
		return -1;
	if (page->drawings != NULL && !page->print && !narrow)
		drawings_keep(page->drawings, id, out->data + before);
	return 0;
}

/* ---- Figures ---- */

/* Both drawings, or in print the wide one, into `out`. False when there is none. */
static bool draw(struct page *page, const struct figure_text *text, struct buf *out)
{
	if (text->drawn != NULL)
		return buf_puts(out, text->drawn) == 0;
	buf_puts(out, "<div class=\"breed\">");
	if (page_chart(page, text, false, out) != 0)
		return false;
	buf_puts(out, "</div>\n");
	if (page->print)
		return true;
	buf_puts(out, "<div class=\"smal\">");
	if (page_chart(page, text, true, out) != 0)
		return false;
	buf_puts(out, "</div>\n");
	return true;
}

void figure_begin(struct page *page, const struct figure_text *text)
{
	struct html *html = &page->html;
	struct buf charts = BUF_INIT(0);
	const bool drawn = draw(page, text, &charts);

	html_add(html, "<figure aria-labelledby=\"%s%s-k\">\n<h3 id=\"%s%s-k\">%s</h3>\n",
		 html->prefix, text->id, html->prefix, text->id, text->kop);
	html_add(html, "<p class=\"sub\">%s</p>\n", text->sub);
	page->folded = drawn && !page->print;
	if (page->folded)
		html_add(html, "<p class=\"over\"><a href=\"#%s%s-tabel\">%s</a></p>\n",
			 html->prefix, text->id,
			 in(html->language, "Sla de grafiek over, naar de tabel",
			    "Skip the chart, to the table"));
	if (drawn)
		buf_add(html->out, charts.data, charts.length);
	if (text->noot != NULL)
		html_add(html, "<p class=\"noot\">%s</p>\n", text->noot);
	if (page->folded)
		html_add(html, "<details><summary id=\"%s%s-tabel\">%s</summary>\n", html->prefix,
			 text->id, in(html->language, "Bekijk de tabel", "Show the table"));
	buf_free(&charts);
}

void figure_end(struct page *page)
{
	struct html *html = &page->html;
	const struct figures *figures = page->site->figures;

	if (page->folded)
		html_add(html, "</details>\n");
	page->folded = false;
	if (page->print) { /* it stands at the end, once */
		html_add(html, "</figure>\n");
		return;
	}
	html_add(html, "<figcaption>%s %s %s. %s %s.</figcaption>\n</figure>\n",
		 in(html->language, "Bron: berichten van gemeenten en aanbieders (iJw).",
		    "Source: messages of municipalities and providers (iJw)."),
		 in(html->language, "Peildatum", "Reference day"),
		 words_day(html->pool, html->language, figures->peildatum),
		 in(html->language, "Bijgewerkt", "Updated"),
		 words_day(html->pool, html->language, figures->kennisdatum));
}
