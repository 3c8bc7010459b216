/* The site: pages from a publication (monitor, section 6). */
#ifndef IJW_SITE_SITE_H
#define IJW_SITE_SITE_H

#include <stdbool.h>

#include "ijw/site/chart.h"
#include "ijw/site/figures.h"
#include "ijw/site/html.h"

struct site {
	const struct figures *figures; /* NULL: nothing was published yet */
	enum language language;
	struct chart_engine *engine; /* NULL: no charts */
	bool intern;                 /* watermark on every page, files 0600 */
	const char *const *closed; /* folders that no site may lie in, ended by NULL; NULL: none */
};

/* The kinds of pages, in the order of the menu and of rapport.html. */
enum page_kind {
	PAGE_REGIO,     /* index.html */
	PAGE_GEMEENTEN, /* gemeenten.html: all of them, with links */
	PAGE_GEMEENTE,  /* gemeente-GM0153.html */
	PAGE_AANBIEDERS,
	PAGE_AANBIEDER, /* aanbieder-CODE.html */
	PAGE_SOORTEN,
	PAGE_SOORT,     /* soort-45.html */
	PAGE_WIJZER,    /* wijzer.html: de Beschikbaarheidswijzer */
	PAGE_KWALITEIT, /* kwaliteit.html */
	PAGE_UITLEG,    /* uitleg.html: definitions, parameters, norms, source */
	PAGE_KINDS
};

/* A page while it is written. What pages share (header, menu, footer, script) is not theirs. */
struct page {
	const struct site *site;
	struct html html;
	enum page_kind kind;
	const char *code; /* what it is about: GM0153, an AGB code, a category; NULL: the region */
	bool print;       /* in rapport.html: charts once, wide; links go inside the file */
	struct drawings *drawings; /* charts that were drawn already; page_chart keeps them */
	bool folded;               /* the table of this figure stands behind "Bekijk de tabel" */
};

/* The address of a page from any other, as an href: "gemeente-GM0153.html", or "#..." in print. */
const char *page_address(const struct page *page, enum page_kind kind, const char *code);

/* What the <title> of a page says, without the name of the site: "Wachten op jeugdhulp in Almelo".
 * It is made for use as h1 too. In the pool of the page. */
const char *page_title(const struct page *page);

/* The name of the region, or "de regio" when the publication has none. */
const char *page_region(const struct page *page);

/* A figure on a page: headline that says what is seen, what is measured, the chart twice (wide and
 * narrow), a note, and the table behind "Bekijk de tabel". Without charts the table stands open.
 * Between figure_begin and figure_end the table is written with html_table. */
struct figure_text {
	const char *id;   /* unique on the page */
	const char *kop;  /* the headline: "Eind maart 2026 wachtten 438 kinderen" */
	const char *sub;  /* measure, unit, n */
	const char *desc; /* what the chart shows, in a few sentences, with the figures */
	const char *noot; /* how to read it; NULL: none */
	const char *kind; /* of the chart; NULL: a table alone */
	const char *json; /* its figures */
	const char *drawn; /* markup of charts the page drew itself, instead of `kind`; or NULL */
};
void figure_begin(struct page *page, const struct figure_text *text);

/* The chart of such a text alone, for pages that show many small ones: as chart_draw, with the id
 * unique in the whole site, and drawn once for the page and for rapport.html. -1: there is none. */
int page_chart(struct page *page, const struct figure_text *text, bool narrow, struct buf *out);
void figure_end(struct page *page); /* with Bron, Peildatum, Bijgewerkt */

/* The first screen: h1, three sentences, three key figures with a verdict in words, what cannot be
 * seen here, dates and n (page_opening.c). For the region and for a gemeente, aanbieder or soort.
 */
void page_opening(struct page *page, const char *h1, const struct subject *subject);

/* The list of contents beside the text, then the sections; ended by page_body_end. */
struct page_entry {
	const char *id;
	const char *text;
};
void page_body(struct page *page, const struct page_entry *entries, size_t count);
void page_body_end(struct page *page);

/* Bodies of the pages: a file each, src/site/page_*.c. What they write goes into <main>. */
void page_regio(struct page *page);
void page_gemeenten(struct page *page);
void page_gemeente(struct page *page);
void page_aanbieders(struct page *page);
void page_aanbieder(struct page *page);
void page_soorten(struct page *page);
void page_soort(struct page *page);
void page_wijzer(struct page *page);
void page_kwaliteit(struct page *page);
void page_uitleg(struct page *page);
void page_none(struct page *page); /* nothing was published yet: what to do */

/* Writes all pages, stylesheet, script and rapport.html into the folder `out`, which is made when
 * it is not there. A folder with files that are not of a site is refused; a former site in it is
 * replaced. What is there stays as it is until all is written. 0; 1 refused, -1 failed: logged. */
int site_write(const struct site *site, const char *out);

/* The key figures of the region for a terminal of 80 columns. */
void site_text(const struct site *site, struct buf *out);

#endif
