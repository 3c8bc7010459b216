/* Inside the store: the columns of the derived tables, by which their rows are stored and compared.
 */
#ifndef IJW_STORE_CELLS_H
#define IJW_STORE_CELLS_H

#include <stddef.h>

#include "ijw/base/pool.h"
#include "ijw/care/derive.h"

enum cell_kind { CELL_GEMEENTE, CELL_TEXT, CELL_DAY, CELL_GETAL, CELL_LENGTH };

enum cell_key {
	KEY_NO,
	KEY_YES,
	KEY_ELSE, /* part of the key of a row that has no ToewijzingNummer (taakgericht) */
};

struct cell_field {
	const char *name;
	enum cell_kind kind;
	size_t offset; /* in the row */
	enum cell_key key;
};

struct cell_table {
	const char *name;
	const struct cell_field *field;
	int fields;
	size_t size; /* of a row */
	size_t rows; /* where struct derived has the rows, and their number */
	size_t count;
};

enum { CELL_FIELDS_MAX = 24 };

/* One row. Texts are those of the row or in the pool. */
struct cells {
	const void *row;
	const char *key;
	const char *cell[CELL_FIELDS_MAX]; /* NULL: empty */
};

/* The derived tables; the last has no name. */
extern const struct cell_table cell_tables[];

/* The rows of a table as derive() gave them, `table->size` bytes each, and their number. */
const void *cells_rows(const struct cell_table *table, const struct derived *derived,
		       size_t *count);

/* The rows of a table, sorted by key, in the pool. */
struct cells *cells_of(const struct cell_table *table, const struct derived *derived,
		       struct pool *pool, size_t *count);

/* The place of a column; -1 when the table has none of that name. */
int cells_find(const struct cell_table *table, const char *name);

#endif
