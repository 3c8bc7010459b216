/* Inside the store: the rows of a youth in two states that were derived, side by side. */
#ifndef IJW_STORE_CHANGED_H
#define IJW_STORE_CHANGED_H

#include <stdbool.h>

#include "cells.h"

/* A row in both states; NULL where it is not there. */
struct changed_row {
	const struct table *table;
	int place; /* of the table among those that are told */
	const struct cells *was, *is;
};

/* The columns that can name a row, in the order in which they are told. */
enum { CHANGED_NAMES = 6 };
extern const char *const changed_names[CHANGED_NAMES];

/* Valid during the call only. A result other than 0 ends the walk and becomes its result. */
typedef int changed_visit(void *context, const struct changed_row *row);

/* Visits the rows of all tables, those that are the same too: table by table, by key. */
int changed_each(const struct derived *was, const struct derived *is, struct pool *pool,
		 changed_visit *visit, void *context);

/* Its cells as they are, or as they were when it went. */
const struct cells *changed_cells(const struct changed_row *row);

/* "erbij" (it came), "weg" (it went) or "anders". */
const char *changed_word(const struct changed_row *row);

/* Whether a column names the row: it is in the key, or the aanbieder. */
bool changed_is_name(const struct column *column);

/* Whether a cell has changed; of a row that came or went, whether it has one that does not name it.
 */
bool changed_is_told(const struct changed_row *row, int column);

#endif
