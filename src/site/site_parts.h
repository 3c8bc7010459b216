/* The site while it is written. */
#ifndef SITE_PARTS_H
#define SITE_PARTS_H

#include "ijw/site/site.h"

/* page_frame.c: the file of a page without its ending: "gemeente-GM0153". In the pool. */
const char *page_name(struct pool *pool, enum page_kind kind, const char *code);

/* page_frame.c: what stands in front of the body of a page, and behind it; PAGE_KINDS is
 * rapport.html. */
void frame_begin(struct page *page);
void frame_end(struct page *page);

/* page_frame.c: the body of a page of that kind. */
void frame_body(struct page *page, enum page_kind kind);

/* print.c: all pages of the site in one, into a page that is empty. */
void print_all(struct page *page);

/* page_figure.c: charts that were drawn for their own page, for rapport.html. All zero: none. */
struct drawings {
	struct drawing {
		char *id;
		char *svg;
	} * item;
	size_t count;
	size_t room;
	size_t next; /* where the next one is looked for first: pages come back in the same order */
};
void drawings_free(struct drawings *drawings);

/* site.c: calls `visit` for each page of the site in the order of the menu. */
typedef int site_visit(void *context, enum page_kind kind, const char *code);
int site_pages(const struct site *site, site_visit *visit, void *context);

/* folder.c: the folder that a site is written into, beside the one that it will replace. Who else
 * writes a site into the same folder waits. */
struct folder {
	const char *path; /* as the caller named it, only shown */
	char *real;       /* the folder it stands in, and its own name there */
	char *name;
	char *making; /* the name while it is filled, and of what was there while nothing is */
	char *old;
	int parent;
	int dir; /* the one that is filled */
	bool intern;
};
int folder_begin(struct folder *folder, const struct site *site, const char *path);
int folder_put(struct folder *folder, const char *name, const void *bytes, size_t length);
int folder_settle(struct folder *folder); /* it takes the place of what is there */
void folder_end(struct folder *folder);   /* takes away what was not settled */

#endif
