/* The columns of the derived tables, in one place: by them rows are stored, compared and told. */
#ifndef IJW_CARE_CELLS_H
#define IJW_CARE_CELLS_H

#include <stddef.h>

#include "ijw/base/pool.h"
#include "ijw/care/derive.h"

enum cell_kind {
	CELL_GEMEENTE,
	CELL_TEXT,
	CELL_SENT, /* a text as a sender wrote it */
	CELL_DAY,
	CELL_GETAL,
	CELL_LENGTH /* days, or a count */
};

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

enum cell_table_id {
	CELLS_TOEWIJZING,
	CELLS_LEVERING,
	CELLS_WACHTKETEN,
	CELLS_VERZOEK,
	CELLS_TRAJECT,
	CELL_TABLES
};

/* The derived tables by their id, their columns in the order of the contract without `client`; one
 * without a name behind them. */
extern const struct cell_table cell_tables[];

/* The rows of a table as derive() gave them, `table->size` bytes each, and their number. */
const void *cells_rows(const struct cell_table *table, const struct derived *derived,
		       size_t *count);

/* The place of a column; -1 when the table has none of that name. */
int cells_find(const struct cell_table *table, const char *name);

/* A cell as text, as the tables show it: its own, or in the pool; NULL when it is empty. */
const char *cell_text(const struct cell_field *field, const void *row, struct pool *pool);

#endif
