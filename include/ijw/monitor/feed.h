/* The files of a publication: tables as CSV, SQLite and a workbook, with their description, whole
 * or not at all. What stands in the tables is the business of who fills them. */
#ifndef IJW_MONITOR_FEED_H
#define IJW_MONITOR_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/monitor/instellingen.h"
#include "ijw/store/home.h"

enum feed_kind { FEED_TEXT, FEED_INTEGER, FEED_NUMBER, FEED_DATE };

struct feed_column {
	const char *name; /* as in the header of the CSV */
	enum feed_kind kind;
	bool key; /* of the key of the table, never missing; key columns come first */
	const char *titel;
	const char *omschrijving;
	const char *title; /* the same in English */
	const char *description;
	const char *const *values; /* the codes that it may hold, ended by NULL; NULL: any */
};

/* Rows are sorted by feed_write: by the key columns as bytes, then by the others. */
struct feed_table {
	const char *name; /* "waarneming": waarneming.csv, a table and a sheet of that name */
	const char *titel;
	const char *title;
	const struct feed_column *column;
	size_t columns;
	const char **cell; /* rows * columns texts; NULL or "": missing */
	size_t rows;
	size_t room;
	bool intern;       /* only in intern/ */
	struct pool *pool; /* where who fills the table keeps its texts; not used here */
};

/* Adds a row of as many texts as the table has columns. The texts are not copied. */
void feed_add(struct feed_table *table, const char *const *cells);

/* Forgets all rows. */
void feed_clear(struct feed_table *table);

struct feed {
	const char *kennisdatum; /* YYYY-MM-DD */
	const char *peildatum;
	const char *head; /* of the chain of custody (ijw/audit/head.h); NULL for none */
	struct feed_table *table;
	size_t tables;
	/* Files that are no table: beschikbaarheid.json. */
	const struct feed_file {
		const char *name;
		const char *bytes;
		size_t length;
		bool intern;
	} * file;
	size_t files;
	bool intern; /* write intern/ as well */
	const struct instellingen *instellingen;
};

/* Writes HOME/feed/KENNISDATUM-N/ with all files, makes it last, and makes HOME/feed/actueel/ a
 * copy of it as real files, without intern/: that is the folder that is shared. N counts the
 * publications of that day from 1. Nothing is there before all is there: a failure leaves no folder
 * behind. HOME/feed/ itself is made when it is not there, and a note says so.
 *
 * Refused is a publication while another one is made; one with a cell that is not of the kind of
 * its column or none of its codes, a key that is missing, or two rows of one key; and one with a
 * run of nine digits that is a BSN in what is public. In intern/ a run is no such thing when it is
 * a number by itself (of an assignment) or a part of a pseudonym.
 *
 * Returns 0 and the name of the folder ("2026-01-31-1") in `name` (FEED_NAME bytes); 1 when it was
 * refused, -1 when the machine failed: both logged. Sorts the rows of the tables. */
enum { FEED_NAME = 32 };
int feed_write(const struct home *home, const struct feed *feed, char *name);

/* Rows of `table` ("waarneming") of an earlier publication, public files only. Visits each row with
 * texts by column in the order of its header. 0; 1 when the publication has no such file; -1. */
typedef void feed_row(void *context, const char *const *header, const char *const *cells,
		      size_t columns);
int feed_read(const struct home *home, const char *publication, const char *table, feed_row *visit,
	      void *context);

/* The names of the publications of a home, the oldest first, in the pool: none where the home has
 * no folder for them. -1 after it logged. */
int feed_list(const struct home *home, struct pool *pool, char ***names, size_t *count);

#endif
