#include "cells.h"

#include <stdlib.h>
#include <string.h>

/* The cells of the key, joined by what no cell holds. */
static const char *key_of(const struct cell_table *table, const struct cells *cells,
			  struct pool *pool)
{
	int nummer = cells_find(table, "toewijzingnummer");
	bool taakgericht = nummer >= 0 && cells->cell[nummer] == NULL;
	const char *key = "";

	for (int i = 0; i < table->fields; i++) {
		enum cell_key part = table->field[i].key;

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
	for (int i = 0; order == 0 && i < CELL_FIELDS_MAX; i++) {
		if (x->cell[i] == NULL || y->cell[i] == NULL)
			order = (x->cell[i] != NULL) - (y->cell[i] != NULL);
		else
			order = strcmp(x->cell[i], y->cell[i]);
	}
	return order;
}

struct cells *cells_of(const struct cell_table *table, const struct derived *derived,
		       struct pool *pool, size_t *count)
{
	const char *rows = cells_rows(table, derived, count);
	struct cells *cells;

	cells = pool_alloc(pool, (*count + 1) * sizeof(*cells));
	for (size_t i = 0; i < *count; i++) {
		cells[i].row = rows + i * table->size;
		for (int field = 0; field < table->fields; field++)
			cells[i].cell[field] = cell_text(&table->field[field], cells[i].row, pool);
		cells[i].key = key_of(table, &cells[i], pool);
	}
	qsort(cells, *count, sizeof(*cells), by_key);
	return cells;
}
