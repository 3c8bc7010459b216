/* Points with an interval beside the line of the region: gemeenten, kinds of help, ages. */
#ifndef IJW_SITE_SPREAD_H
#define IJW_SITE_SPREAD_H

#include "parts.h"

struct spread_row {
	const char *name;
	const char *address; /* of its page; NULL: none */
	struct chance chance;
	bool stands_out; /* outside 99.8 % of the region */
};

struct spread {
	struct spread_row *row; /* in the pool of the page */
	size_t count;
	size_t shown; /* rows with a chance */
	size_t standing_out;
	double region;      /* chance of the region in the same period; NaN */
	const char *period; /* NULL: none */
};

/* The chances of all codes of a list in a period. `kind` is that of their pages, or PAGE_KINDS. */
void spread_read(const struct page *page, const char *list, enum page_kind kind, const char *period,
		 struct spread *spread);

/* The headline: who stands out, or that they differ little. `nl` and `en` name what they are:
 * "gemeenten". */
const char *spread_kop(const struct page *page, const struct spread *spread, const char *nl,
		       const char *en);
const char *spread_desc(const struct page *page, const struct spread *spread, const char *nl,
			const char *en);

/* A name list of those that stand out: "Borne (67%) en Losser (48%)". */
const char *spread_names(const struct page *page, const struct spread *spread);

void spread_json(const struct spread *spread, bool all, struct buf *out);

/* Their table, and a figure of all of it. */
struct spread_text {
	const char *id, *table_id;
	const char *caption;
	const char *head; /* of the first column */
	const char *nl, *en;
	const char *noot;
	bool all; /* the chart has a row for what is not shown too */
};
void spread_figure(struct page *page, const struct spread *spread, const struct spread_text *text);

#endif
