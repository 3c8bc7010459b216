/* What pages share: head, menu, list of contents, foot. */
#include <stdio.h>
#include <string.h>

#include "site_parts.h"
#include "ijw/base/ascii.h"

/* ---- Names and addresses ---- */

static const struct kind {
	const char *name;
	void (*body)(struct page *page);
	enum page_kind menu; /* the entry of the menu that it belongs to */
} kinds[PAGE_KINDS] = {
    [PAGE_REGIO] = {"index", page_regio, PAGE_REGIO},
    [PAGE_GEMEENTEN] = {"gemeenten", page_gemeenten, PAGE_GEMEENTEN},
    [PAGE_GEMEENTE] = {"gemeente", page_gemeente, PAGE_GEMEENTEN},
    [PAGE_AANBIEDERS] = {"aanbieders", page_aanbieders, PAGE_AANBIEDERS},
    [PAGE_AANBIEDER] = {"aanbieder", page_aanbieder, PAGE_AANBIEDERS},
    [PAGE_SOORTEN] = {"soorten", page_soorten, PAGE_SOORTEN},
    [PAGE_SOORT] = {"soort", page_soort, PAGE_SOORTEN},
    [PAGE_WIJZER] = {"wijzer", page_wijzer, PAGE_WIJZER},
    [PAGE_KWALITEIT] = {"kwaliteit", page_kwaliteit, PAGE_UITLEG},
    [PAGE_UITLEG] = {"uitleg", page_uitleg, PAGE_UITLEG},
};

/* Letters, digits and a minus sign stay; any other byte of a code becomes _ and its hexadecimal: a
 * code is a part of a file name and of an id. */
const char *page_name(struct pool *pool, enum page_kind kind, const char *code)
{
	char *name, *to;

	if (code == NULL)
		return kinds[kind].name;
	name = to = pool_alloc(pool, strlen(kinds[kind].name) + 3 * strlen(code) + 2);
	to += sprintf(to, "%s-", kinds[kind].name);
	for (; *code != '\0'; code++) {
		const unsigned char byte = (unsigned char)*code;

		if (ascii_is_alnum(byte) || byte == '-')
			*to++ = (char)byte;
		else
			to += sprintf(to, "_%02X", byte);
	}
	return name;
}

const char *page_address(const struct page *page, enum page_kind kind, const char *code)
{
	const char *name = page_name(page->html.pool, kind, code);

	return pool_printf(page->html.pool, page->print ? "#%s" : "%s.html", name);
}

const char *page_region(const struct page *page)
{
	const struct figures *figures = page->site->figures;

	if (figures != NULL && figures->regio != NULL)
		return figures->regio;
	return in(page->html.language, "de regio", "the region");
}

static const char *title_of(const struct page *page, enum page_kind kind)
{
	const enum language language = page->html.language;
	struct pool *pool = page->html.pool;
	const char *waiting = in(language, "Wachten op jeugdhulp", "Waiting for youth care");

	switch (kind) {
	case PAGE_GEMEENTEN:
		return in(language, "Gemeenten", "Municipalities");
	case PAGE_GEMEENTE:
		return pool_printf(pool, in(language, "%s in %s", "%s in %s"), waiting,
				   figures_title(page->site->figures, "RegioS", page->code));
	case PAGE_AANBIEDERS:
		return in(language, "Aanbieders", "Providers");
	case PAGE_AANBIEDER:
		return pool_printf(pool, in(language, "%s bij %s", "%s at %s"), waiting,
				   figures_title(page->site->figures, "Aanbieder", page->code));
	case PAGE_SOORTEN:
		return in(language, "Soorten hulp", "Kinds of help");
	case PAGE_SOORT:
		return pool_printf(
		    pool, in(language, "Wachten op %s", "Waiting for %s"),
		    figures_title(page->site->figures, "Productcategorie", page->code));
	case PAGE_WIJZER:
		return in(language, "Waar is plek voor jeugdhulp?", "Where is room in youth care?");
	case PAGE_KWALITEIT:
		return in(language, "Hoe goed zijn de cijfers?", "How good are the figures?");
	case PAGE_UITLEG:
		return in(language, "Uitleg", "Explanation");
	case PAGE_KINDS:
		return pool_printf(pool,
				   in(language, "Wachttijden jeugdhulp in %s",
				      "Waiting times in youth care in %s"),
				   page_region(page));
	case PAGE_REGIO:
	default:
		return pool_printf(pool, in(language, "%s in %s", "%s in %s"), waiting,
				   page_region(page));
	}
}

const char *page_title(const struct page *page)
{
	return title_of(page, page->kind);
}

/* ---- Head and foot ---- */

static void menu(struct page *page)
{
	static const struct entry {
		enum page_kind kind;
		const char *nl, *en;
	} entries[] = {
	    {PAGE_REGIO, "Regio", "Region"},
	    {PAGE_GEMEENTEN, "Gemeenten", "Municipalities"},
	    {PAGE_AANBIEDERS, "Aanbieders", "Providers"},
	    {PAGE_SOORTEN, "Soorten hulp", "Kinds of help"},
	    {PAGE_WIJZER, "Waar is plek?", "Where is room?"},
	    {PAGE_UITLEG, "Uitleg", "Explanation"},
	};
	struct html *html = &page->html;

	html_add(html, "<nav aria-label=\"%s\"><ul>", in(html->language, "Hoofdmenu", "Main menu"));
	/* Of what was not published yet there is one page. */
	for (size_t i = 0; i < (page->site->figures == NULL ? 1 : sizeof(entries) / sizeof(entries[0]));
	     i++) {
		const char *current = page->print                     ? ""
				      : entries[i].kind == page->kind ? " aria-current=\"page\""
				      : entries[i].kind == kinds[page->kind].menu
					  ? " aria-current=\"true\""
					  : "";

		html_add(html, "<li><a href=\"%s\"%m>%s</a></li>",
			 page_address(page, entries[i].kind, NULL), current,
			 in(html->language, entries[i].nl, entries[i].en));
	}
	html_add(html, "</ul></nav>");
}

static void head(struct page *page, const char *title)
{
	struct html *html = &page->html;

	html_add(html,
		 "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
		 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		 "img-src 'self'; style-src 'self'; script-src 'self'\">\n"
		 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		 "<meta name=\"color-scheme\" content=\"light dark\">\n"
		 "<meta name=\"generator\" content=\"ijw report\">\n",
		 in(html->language, "nl", "en"));
	if (page->site->intern)
		html_add(html, "<meta name=\"robots\" content=\"noindex\">\n");
	html_add(html, "<title>%s</title>\n<link rel=\"stylesheet\" href=\"style.css\">\n</head>\n",
		 title);
}

static void watermark(struct page *page)
{
	struct html *html = &page->html;

	if (!page->site->intern)
		return;
	html_add(
	    html, "<p class=\"proef intern\"><span class=\"vak\"><strong>%s</strong> %s</span></p>",
	    in(html->language, "Intern.", "Internal."),
	    in(html->language,
	       "Kleine aantallen zijn zichtbaar, kinderen kunnen herkenbaar zijn. Niet delen en "
	       "niet publiceren.",
	       "Small numbers are shown, children may be recognised. Do not share, do not "
	       "publish."));
}

static void header(struct page *page)
{
	struct html *html = &page->html;

	html_add(html,
		 "<body class=\"%m%m\">\n<a class=\"sla\" href=\"#inhoud\">%s</a>\n<header "
		 "class=\"kop\">",
		 page->print ? "rapport" : "blad", page->site->intern ? " intern" : "",
		 in(html->language, "Naar de inhoud", "To the content"));
	watermark(page);
	html_add(html, "<div class=\"vak\"><p class=\"merk\"><a href=\"%s\">%s %s</a></p>",
		 page_address(page, PAGE_REGIO, NULL),
		 in(html->language, "Wachttijden jeugdhulp", "Waiting times in youth care"),
		 page_region(page));
	menu(page);
	html_add(html,
		 "</div></header>\n<main id=\"inhoud\" tabindex=\"-1\"><div class=\"vak\">\n");
}

/* The norm is the region's own: every page says so. */
static void norm(struct page *page)
{
	const enum language language = page->html.language;
	const char *source;
	int days = figures_norm(page->site->figures, "W3a", &source);

	if (days == 0) {
		html_add(&page->html, "<p>%s</p>\n",
			 in(language, "Deze regio heeft geen norm. Er is ook geen landelijke norm.",
			    "This region has no norm. There is no national norm either."));
		return;
	}
	html_add(
	    &page->html, "<p>%s %s</p>\n",
	    pool_printf(page->html.pool,
			in(language,
			   "De norm van %s (%d dagen) is regionaal vastgesteld, geen landelijke "
			   "norm.",
			   "The norm of %s (%d days) was set by the region; it is no national "
			   "norm."),
			words_weeks(page->html.pool, language, days), days),
	    strstr(source, "geen landelijke norm") != NULL
		? ""
		: pool_printf(page->html.pool, in(language, "Bron: %s.", "Source: %s."), source));
}

static void foot(struct page *page)
{
	const enum language language = page->html.language;
	const struct figures *figures = page->site->figures;
	const char *contact = figures_about(figures, "contact");
	const char *licence = figures_about(figures, "licentie");

	norm(page);
	if (page->site->engine == NULL && (page->kind == PAGE_REGIO || page->kind == PAGE_KINDS))
		html_add(&page->html, "<p>%s</p>\n",
			 in(language,
			    "Deze pagina’s zijn gemaakt zonder grafieken: alle cijfers staan in "
			    "tabellen.",
			    "These pages were made without charts: all figures stand in tables."));
	html_add(&page->html, "<p>%s %s. %s %s.</p>\n",
		 in(language, "Peildatum:", "Reference day:"),
		 words_day(page->html.pool, language, figures->peildatum),
		 in(language, "Bijgewerkt:", "Updated:"),
		 words_day(page->html.pool, language, figures->kennisdatum));
	if (contact != NULL)
		html_add(&page->html, "<p>%s %s</p>\n",
			 in(language, "Vraag of fout gezien? Neem contact op:",
			    "A question, or something wrong? Contact:"),
			 contact);
	if (licence != NULL)
		html_add(&page->html, "<p>%s %s</p>\n",
			 in(language, "Licentie van de cijfers:", "Licence of the figures:"),
			 licence);
}

void frame_begin(struct page *page)
{
	head(page, page_title(page));
	header(page);
}

void frame_body(struct page *page, enum page_kind kind)
{
	page->kind = kind;
	kinds[kind].body(page);
}

void frame_end(struct page *page)
{
	html_add(&page->html, "</div></main>\n<footer><div class=\"vak\">\n");
	if (page->site->figures != NULL)
		foot(page);
	html_add(&page->html,
		 "</div></footer>\n<script src=\"tabel.js\"></script>\n</body>\n</html>\n");
}

/* ---- Contents ---- */

void page_body(struct page *page, const struct page_entry *entries, size_t count)
{
	struct html *html = &page->html;

	if (count == 0 || page->print) {
		html_add(html, "<div class=\"romp\"><div>\n");
		return;
	}
	html_add(html,
		 "<div class=\"romp met\"><nav class=\"toc\" aria-labelledby=\"toc-k\">"
		 "<h2 id=\"toc-k\">%s</h2><ol>\n",
		 in(html->language, "Op deze pagina", "On this page"));
	for (size_t i = 0; i < count; i++)
		html_add(html, "<li><a href=\"#%s%s\">%s</a></li>\n", html->prefix, entries[i].id,
			 entries[i].text);
	html_add(html, "</ol></nav><div>\n");
}

void page_body_end(struct page *page)
{
	html_add(&page->html, "</div></div>\n");
}
