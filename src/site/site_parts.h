/* The site while it is written. */
#ifndef SITE_PARTS_H
#define SITE_PARTS_H

#include "ijw/site/site.h"

/* page_frame.c: the file of a page without its ending: "gemeente-GM0153". In the pool. */
const char *page_name(struct pool *pool, enum page_kind kind, const char *code);

/* page_frame.c: what stands in front of the body of a page, and behind it. */
void frame_begin(struct page *page, enum page_kind kind);
void frame_end(struct page *page);

/* page_frame.c: the body of a page. */
void frame_body(struct page *page, enum page_kind kind);

/* print.c: all pages in one file. */
void print_all(const struct site *site, struct buf *out);

/* site.c: calls `visit` for each page of the site in the order of the menu. */
typedef int site_visit(void *context, enum page_kind kind, const char *code);
int site_pages(const struct site *site, site_visit *visit, void *context);

/* folder.c: the folder that a site is written into, beside the one it will replace. */
struct folder {
	const char *path; /* as the caller named it, only shown */
	char *real;       /* the folder it stands in, and its own name */
	char *name;
	int parent;
	int dir; /* the one that is filled */
	char *temp;
	bool intern;
};
int folder_begin(struct folder *folder, const struct site *site, const char *path);
int folder_put(struct folder *folder, const char *name, const void *bytes, size_t length);
int folder_settle(struct folder *folder); /* it takes the place of what is there */
void folder_end(struct folder *folder);   /* takes away what was not settled */

#endif
