/* CSV (RFC 4180): how every table of this program is written, and how people and spreadsheets write
 * theirs: commas, or semicolons as a Dutch spreadsheet has them; LF or CR LF, cells in quotes, a
 * mark of byte order in front. One difference: a cell in quotes ends on its own line, so that a
 * forgotten quote costs one line and not the rest of the file. */
#ifndef IJW_BASE_CSV_H
#define IJW_BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "ijw/base/buf.h"

struct csv {
	char *next; /* what was not read yet */
	char *end;
	unsigned line; /* number of the line that was read last, from 1; 0 before the first */
	char separator; /* , or ; whichever comes first in the first line */
};

/* Begins at the first of `length` bytes. They are changed while they are read, and so is the byte
 * behind them: a buf has that one. They belong to the caller. */
void csv_begin(struct csv *csv, char *bytes, size_t length);

/* The next line that is not empty, cut into cells, which are strings inside the bytes. Returns how
 * many there are, `most` + 1 for more than `most` (the first `most` are then in `cells`); 0 when
 * the line is no CSV: a quote that is not closed, text behind a closing quote, a NUL byte; -1
 * behind the last line. */
int csv_line(struct csv *csv, char **cells, int most);

/* Whether it is a line of separators alone, as a spreadsheet leaves where rows were cleared. */
bool csv_is_empty(char *const *cells, int count);

/* Reads a date as people write it in a list: YYYY-MM-DD, or DD-MM-YYYY with or without the zeros in
 * front, as a Dutch spreadsheet has it. Returns 0 and the day, or -1 and leaves `day` alone. */
int csv_date(const char *cell, int32_t *day);

/* Adds one cell to `out` as RFC 4180 has it: in quotes when it holds a comma, a quote or a line
 * end. Who sends a message chooses texts that a spreadsheet opens: one that begins with =, +, @, a
 * tab or a line end, or with a - that begins no number, would be read as a formula and gets an
 * apostrophe in front; control characters of the second kind (U+0080 to U+009F), which move the
 * cursor of a terminal, look as label_show makes them: \xC2\x9B. */
void csv_put(struct buf *out, const char *cell);

/* What the cells of a column are, for a spreadsheet. */
enum csv_excel {
	CSV_EXCEL_ANY,   /* a date where it looks like one, else text */
	CSV_EXCEL_TEXT,  /* a code, a name: shown as it is, whatever it looks like */
	CSV_EXCEL_DATE,
	CSV_EXCEL_NUMBER /* perhaps with a decimal point */
};

/* A file that takes a table as csv_put makes it, and writes it to `out` as a Dutch spreadsheet reads
 * it: a mark of byte order, semicolons, CR LF, dates as DD-MM-YYYY, a decimal comma, and a text that
 * would be taken for a number or a date and shown as another one as ="01234567". `kinds` are those
 * of the first `columns` columns, and are copied; the others are CSV_EXCEL_ANY. It ends with fclose,
 * which leaves `out` open: whether all was written shows in ferror of `out`. NULL without memory. */
FILE *csv_excel(FILE *out, const enum csv_excel *kinds, size_t columns);

/* A column of a table that people write. */
struct csv_column {
	const char *name;   /* as the header has it; upper and lower case are the same */
	const char *wanted; /* what a cell must be: the end of "NAME must be ...", N_ */
	bool (*take)(void *row, const char *cell); /* false when it is not what is wanted */
	bool key;                                  /* one of those that tell the rows apart */
};

/* The most columns of a table. */
enum { CSV_COLUMNS = 12 };

/* What is wrong in a file: a line of text for each of the first 20 faults, FILE:LINE first. */
struct csv_faults {
	const char *file; /* only shown */
	struct buf *text;
	unsigned count;
};

/* Begins the complaint about a line, of which the caller adds the sentence to `text`. False when
 * enough was told: nothing is added then. */
bool csv_fault(struct csv_faults *faults, unsigned line);

/* Takes a row. NULL, or the column whose cell is wrong. */
typedef const struct csv_column *csv_row(void *context, char *const *cells, unsigned line);

/* Takes the cells of a row one by one into `row`: what a csv_row is mostly made of. */
const struct csv_column *csv_take(const struct csv_column *columns, void *row, char *const *cells);

/* Reads a table out of its bytes, which are changed as csv_begin does: a header with these columns
 * (ended by a NULL name) and nothing else, then rows in UTF-8, each given to `row`. What is wrong
 * stands in `faults`; its count stays 0 when nothing is. csv_tell_rest is to be called in the end.
 */
void csv_read_table(const struct csv_column *columns, char *bytes, size_t length, csv_row *row,
		    void *context, struct csv_faults *faults);

/* Says how many more faults there were than were told. */
void csv_tell_rest(struct csv_faults *faults);

#endif
