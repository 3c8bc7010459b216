#include "cells.h"

#include <stdlib.h>
#include <string.h>

/* The cells of the key, joined by what no cell holds. */
static const char *key_of(const struct table *table, const struct cells *cells, struct pool *pool)
{
	int nummer = table_column(table, "toewijzingnummer");
	bool taakgericht = nummer >= 0 && cells->cell[nummer] == NULL;
	const char *key = "";

	for (int i = 0; i < table->columns; i++) {
		enum column_key part = table->column[i].key;

		if (part == KEY_YES || (part == KEY_ELSE && taakgericht))
			key = pool_printf(pool, "%s%s\x1f", key,
					  cells->cell[i] != NULL ? cells->cell[i] : "");
	}
	return key;
}

static int by_key(const void *a, const void *b)
{
	const struct cells *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	/* Rows with one key: in an order that does not depend on where they came from. */
	for (int i = 0; order == 0 && i < COLUMNS_MAX; i++) {
		if (x->cell[i] == NULL || y->cell[i] == NULL)
			order = (x->cell[i] != NULL) - (y->cell[i] != NULL);
		else
			order = strcmp(x->cell[i], y->cell[i]);
	}
	return order;
}

struct cells *cells_of(const struct table *table, const struct derived *derived, struct pool *pool,
		       size_t *count)
{
	const char *rows = derived_rows(table, derived, count);
	struct cells *cells;

	cells = pool_alloc(pool, (*count + 1) * sizeof(*cells));
	for (size_t i = 0; i < *count; i++) {
		cells[i].row = rows + i * table->size;
		for (int at = 0; at < table->columns; at++)
			cells[i].cell[at] = column_shown(&table->column[at], cells[i].row, pool);
		cells[i].key = key_of(table, &cells[i], pool);
	}
	qsort(cells, *count, sizeof(*cells), by_key);
	return cells;
}
