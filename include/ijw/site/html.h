/* Pages as bytes. Every text that comes from outside goes through one escape. */
#ifndef IJW_SITE_HTML_H
#define IJW_SITE_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "ijw/base/buf.h"
#include "ijw/site/language.h"

struct html {
	struct buf *out;
	enum language language;
	struct pool *pool;  /* of the page: for texts that are put together */
	const char *prefix; /* in front of every id: in one file with all pages ids stay unique */
};

/* Adds markup. %s is a text: & < > " ' are escaped. %m is markup as it stands. %d, %zu and %% as
 * printf has them; anything else is a bug and ends the program. */
void html_add(struct html *html, const char *format, ...);

/* A section: <section>, <h2 id>; ended by html_section_end. */
void html_section(struct html *html, const char *id, const char *kop);
void html_section_end(struct html *html);

/* A table that stands on its own or behind a chart. Cells are added one by one, row by row. */
struct html_column {
	const char *kop;
	bool number; /* right-aligned */
};
struct html_table {
	const char *id;      /* unique on the page */
	const char *caption; /* unique on the page: names the region that scrolls */
	const struct html_column *column;
	size_t columns;
	bool sorts; /* its heads become buttons where the script runs */
};
void html_table(struct html *html, const struct html_table *table);
void html_row(struct html *html, const char *extra_class); /* NULL: none */
void html_row_end(struct html *html);
void html_table_end(struct html *html);

/* Cells: a row head; a text; a number as text with the value that sorting uses (NaN: by its text);
 * one that is not shown, which says so in words: "niet getoond" for Q, "geen gegevens" for O, "-"
 * with its reason for M. */
void html_head_cell(struct html *html, const char *text);
void html_head_link(struct html *html, const char *href, const char *text); /* NULL: no link */
void html_text_cell(struct html *html, const char *text);
void html_number_cell(struct html *html, const char *text, double value);
void html_missing_cell(struct html *html, char status);

#endif
