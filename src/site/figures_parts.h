/* The figures while they are read. */
#ifndef SITE_FIGURES_PARTS_H
#define SITE_FIGURES_PARTS_H

#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/site/figures.h"

/* Columns that a row of waarneming.csv is found by: Indicator to Maat. */
enum { KEY_COLUMNS = 10, CODE_KEY_COLUMNS = 2, KINDS = 5, PERIOD_TEXT = 8 };

struct figures_index {
	struct buf bytes[FIGURES_FILES]; /* the files; the cells are texts in them */
	char **cells[FIGURES_FILES];
	uint32_t *waarneming; /* rows in the order of their keys */
	uint32_t *code;
};

/* figures_file.c: reads a file of the feed into its table and checks it. As figures_read. */
int figures_file(int dir, const char *folder, bool intern, enum figures_file which,
		 struct figures *figures);

/* figures_period.c: whether this is a period as CBS codes it; its last day. */
bool period_is(const char *period);
int32_t period_last_day(const char *period);

#endif
