/* The figures while they are read. */
#ifndef SITE_FIGURES_PARTS_H
#define SITE_FIGURES_PARTS_H

#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/site/figures.h"
#include "period.h"

/* Columns that a row of waarneming.csv is found by: Indicator to Maat. */
enum { KEY_COLUMNS = 10, CODE_KEY_COLUMNS = 2 };

struct figures_index {
	struct buf bytes[FIGURES_FILES]; /* the files; the cells are texts in them */
	char **cells[FIGURES_FILES];
	struct buf copy[FIGURES_COPIES];
	struct buf sums; /* SHA256SUMS of the public files, and of intern/ */
	struct buf intern_sums;
	uint32_t *waarneming; /* rows in the order of their keys */
	uint32_t *code;
	const char **period; /* of waarneming.csv and verloop.csv, each once, in order */
	size_t periods;
};

/* figures_file.c: reads a file of the feed into its table and checks it. As figures_read. */
int figures_file(int dir, const char *folder, enum figures_file which, struct figures *figures);

/* figures_file.c: reads a file of the feed as it is. As figures_read. */
int figures_copy(int dir, const char *folder, enum figures_copies which, struct figures *figures);

/* figures_rows.c: the rows in the order of their first `columns` cells, as bytes. NULL after it
 * logged that two have the same. */
uint32_t *rows_sort(const struct figures_table *table, size_t columns);

/* The first place in that order whose first `columns` cells are not before `key`; the cells of the
 * row at a place when its first `columns` are `key`, else NULL; two keys compared. */
size_t rows_place(const struct figures_table *table, const uint32_t *row, const char *const *key,
		  size_t columns);
const char *const *rows_at(const struct figures_table *table, const uint32_t *row, size_t at,
			   const char *const *key, size_t columns);
int rows_compare(const char *const *a, const char *const *b, size_t columns);

/* figures.c: "T" for NULL. */
const char *figures_code_or_total(const char *code);

/* figures_sums.c: reads SHA256SUMS of a folder; `sums` stays empty when it has none. 0 or -1,
 * logged. */
int sums_read(int dir, const char *folder, const char *name, struct buf *sums);

/* Whether a file has the digest that `sums` names for it; true when there are no sums. */
bool sums_fit(const struct buf *sums, const char *name, const void *bytes, size_t length);

/* figures_period.c: collects the periods of the publication; whether it has one. */
void periods_collect(const struct figures *figures);
bool periods_have(const struct figures *figures, const char *period);

#endif
