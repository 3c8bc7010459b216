/* Inside the store: derived rows as texts, so that rows of any table can be compared. */
#ifndef IJW_STORE_CELLS_H
#define IJW_STORE_CELLS_H

#include <stddef.h>

#include "ijw/base/pool.h"
#include "ijw/store/columns.h"

/* One row. Texts are those of the row or in the pool. */
struct cells {
	const void *row;
	const char *key;
	const char *cell[COLUMNS_MAX]; /* NULL: empty */
};

/* The rows of a table, sorted by key, in the pool. */
struct cells *cells_of(const struct table *table, const struct derived *derived,
		       struct pool *pool, size_t *count);

#endif
