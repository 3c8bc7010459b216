/* CSV (RFC 4180) as people and spreadsheets write it: commas, LF or CR LF, cells in quotes, a mark
 * of byte order in front. One difference: a cell in quotes ends on its own line, so that a
 * forgotten quote costs one line and not the rest of the file. */
#ifndef IJW_BASE_CSV_H
#define IJW_BASE_CSV_H

#include <stddef.h>

struct csv {
	char *next; /* what was not read yet */
	char *end;
	unsigned line; /* number of the line that was read last, from 1; 0 before the first */
};

/* Begins at the first of `length` bytes. They are changed while they are read, and so is the byte
 * behind them: a buf has that one. They belong to the caller. */
void csv_begin(struct csv *csv, char *bytes, size_t length);

/* The next line that is not empty, cut into cells, which are strings inside the bytes. Returns how
 * many there are, `most` + 1 for more than `most` (the first `most` are then in `cells`); 0 when
 * the line is no CSV: a quote that is not closed, text behind a closing quote, a NUL byte; -1
 * behind the last line. */
int csv_line(struct csv *csv, char **cells, int most);

#endif
