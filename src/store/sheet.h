/* Inside the store: the rows of a derived table while they are put in order, and as CSV. */
#ifndef IJW_STORE_SHEET_H
#define IJW_STORE_SHEET_H

#include <stdio.h>

#include "ijw/store/columns.h"

/* Rows of one table in memory: some 150 bytes each. */
struct sheet;

struct sheet *sheet_new(const struct table *table);
void sheet_free(struct sheet *sheet); /* NULL is allowed */

/* Adds a copy of a row of this youth. */
void sheet_add(struct sheet *sheet, const char *client, const void *row);

/* Moves all rows of `other`, of the same table, to `sheet` and ends it. Once for a sheet. */
void sheet_take(struct sheet *sheet, struct sheet *other);

/* Puts the rows in the order of their columns (columns.h) and writes them as CSV, without a header.
 */
void sheet_print(struct sheet *sheet, FILE *out);

#endif
