/* rapport.html: all pages in one file, to print or to keep. What pages share stands there once. */
#include "site_parts.h"

struct printing {
	struct page *page;
	bool begun;
	bool nested; /* in a list of gemeenten, providers or kinds of help, within the entry of all */
};

static void set(struct page *page, enum page_kind kind, const char *code)
{
	page->kind = kind;
	page->code = code;
}

static int add_entry(void *context, enum page_kind kind, const char *code)
{
	struct printing *printing = context;
	struct page *page = printing->page;

	if (code == NULL)
		html_add(&page->html, "%m%m", printing->nested ? "</ol>" : "",
			 printing->begun ? "</li>\n" : "");
	else if (!printing->nested)
		html_add(&page->html, "<ol>\n");
	printing->begun = true;
	printing->nested = code != NULL;
	set(page, kind, code);
	html_add(&page->html, "<li><a href=\"%s\">%s</a>%m", page_address(page, kind, code),
		 page_title(page), code != NULL ? "</li>\n" : "");
	pool_reset(page->html.pool);
	return 0;
}

static void contents(struct page *page)
{
	struct printing printing = {.page = page};
	struct html *html = &page->html;

	html_add(
	    html,
	    "<nav class=\"lijst\" aria-labelledby=\"inhoud-k\"><h2 id=\"inhoud-k\">%s</h2><ol>\n",
	    in(html->language, "Inhoud", "Contents"));
	site_pages(page->site, add_entry, &printing);
	html_add(html, "%m</li></ol></nav>\n", printing.nested ? "</ol>" : "");
}

static int add_page(void *context, enum page_kind kind, const char *code)
{
	struct page *page = context;
	const char *name;

	pool_reset(page->html.pool);
	set(page, kind, code);
	name = page_name(page->html.pool, kind, code);
	page->html.prefix = pool_printf(page->html.pool, "%s-", name);
	html_add(&page->html, "<article id=\"%s\">\n", name);
	frame_body(page, kind);
	html_add(&page->html, "</article>\n");
	page->html.prefix = "";
	return 0;
}

void print_all(struct page *page)
{
	struct html *html = &page->html;
	const struct figures *figures = page->site->figures;

	page->print = true;
	set(page, PAGE_KINDS, NULL);
	frame_begin(page);
	html_add(html,
		 "<div class=\"begin\"><h1>%s</h1>\n<p class=\"lede\">%s %s. %s %s.</p></div>\n",
		 page_title(page), in(html->language, "Peildatum:", "Reference day:"),
		 words_day(html->pool, html->language, figures->peildatum),
		 in(html->language, "Bijgewerkt:", "Updated:"),
		 words_day(html->pool, html->language, figures->kennisdatum));
	contents(page);
	site_pages(page->site, add_page, page);
	pool_reset(html->pool);
	set(page, PAGE_KINDS, NULL);
	frame_end(page);
}
