/* The tables that go out, each column once: its name, its kind and what it means. From this list
 * follow how derived rows are stored, what is exported and in which order, what `ijw diff` and a
 * rebuild compare, and the page about the tables. */
#ifndef IJW_STORE_COLUMNS_H
#define IJW_STORE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "ijw/base/pool.h"
#include "ijw/care/derive.h"

/* What a value is. A derived row holds texts as `const char *` (NULL: empty), a NUMBER as int64_t
 * (GETAL_NONE: empty), a DATE and what follows it as int32_t (DAY_NONE or LENGTH_NONE: empty). */
enum column_kind {
	COLUMN_CODE,   /* text: of a code list, as sent */
	COLUMN_WORD,   /* text: one of the words of the column */
	COLUMN_TEXT,   /* text: as a sender wrote it */
	COLUMN_CLIENT, /* the pseudonym of the youth: not in a derived row, which is of one youth */
	COLUMN_GEMEENTE, /* int32_t, below 0: empty; shown as GM0153 */
	COLUMN_NUMBER,   /* a number that names something: rows are sorted by it as a number */
	COLUMN_DATE,
	COLUMN_DAYS,
	COLUMN_WORKDAYS,
	COLUMN_COUNT,
	/* In an event only. */
	COLUMN_PLACE,   /* uint32_t, from 1; 0: empty */
	COLUMN_MONTH,   /* int32_t: year * 12 + month - 1; MAAND_NONE: empty */
	COLUMN_TIME,    /* int64_t: nanoseconds since midnight; GETAL_NONE: empty */
	COLUMN_EUROS,   /* int64_t: cents; GETAL_NONE: empty */
	COLUMN_TYPE,    /* enum berichttype */
	COLUMN_SOORT,   /* enum event_soort */
	COLUMN_VERDICT, /* bool: it was rejected */
	COLUMN_KINDS
};

/* Which columns tell the rows apart: of a derived table those of one youth, when two states of them
 * are compared. In the other tables they come first. */
enum column_key {
	KEY_NO,
	KEY_YES,
	KEY_ELSE, /* where the row has no ToewijzingNummer (taakgericht) */
};

struct column {
	const char *name;
	enum column_kind kind;
	const char *meaning;
	const char *reference; /* where the definitions settle it; "" for nothing to be settled */
	size_t offset;         /* in a derived row; of gebeurtenis in an event */
	enum column_key key;
	const char *const *word; /* of COLUMN_WORD, ended by NULL */
	const char *sinds;       /* its `..._sinds` (derive.h); NULL: it has none */
	size_t sinds_offset;     /* in a derived row */
};

/* Rows are sorted by their columns, from the first to the last: a NUMBER as a number, all else as
 * the bytes that are shown, empty first. */
struct table {
	const char *name;
	const char *row; /* what one row is */
	const struct column *column;
	int columns;
	size_t size;        /* of a derived row; 0 for a table that is not derived */
	size_t rows, count; /* where struct derived has the rows, and their number */
};

enum { COLUMNS_MAX = 24 };

/* Those of the contract, the derived ones first. */
enum table_id {
	TABLE_VERZOEK,
	TABLE_TOEWIJZING,
	TABLE_LEVERING,
	TABLE_WACHTKETEN,
	TABLE_TRAJECT,
	DERIVED_TABLES,
	TABLE_AFKEUR = DERIVED_TABLES,
	TABLE_OPGELOST,
	TABLE_AANMELDWACHT,
	TABLE_LIJST,
	TABLE_GEBEURTENIS,
	TABLES
};

extern const struct table output_tables[TABLES];

/* The table of this name; NULL when there is none. */
const struct table *table_find(const char *name);

/* The place of a column; -1 when the table has none of that name. */
int table_column(const struct table *table, const char *name);

/* The rows of a derived table as derive() gave them, `table->size` bytes each, and their number. */
const void *derived_rows(const struct table *table, const struct derived *derived, size_t *count);

/* Of a count that goes on with the days the day on which it was 0; DAY_NONE of any other cell. */
int32_t column_sinds(const struct column *column, const void *row);

/* A cell of a derived row as it is shown: its own text, or one in the pool; NULL when it is empty,
 * and for the client. */
const char *column_shown(const struct column *column, const void *row, struct pool *pool);

/* Whether it is shown as a number. */
bool column_is_number(const struct column *column);

/* Writes all tables and their columns as Markdown, and the views for analysts. */
void columns_print(FILE *out);

/* Writes the SQL that makes the derived tables in PostgreSQL, in a schema `ijw`: typed, commented,
 * partitioned by a hash of the client, with the views for analysts; in a schema `ijw_in` the same tables for
 * what COPY reads of `ijw export TABLE`, and a procedure that takes all of it over at once. */
void columns_ddl(FILE *out);

#endif
