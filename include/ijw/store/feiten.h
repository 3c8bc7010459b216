/* The facts of youths as a stream of lines: what `ijw export gebeurtenis --ordered` writes and
 * `ijw derive` reads, so that other engines can divide the youths of a country over many machines.
 *
 * The lines are CSV: the pseudonym of the youth for whom a line is told; 1 where it is of another youth (a
 * request with a number of theirs, a credit of their claim, and what was answered on that), else 0;
 * and the columns of the table gebeurtenis. Those of a youth lie together, and the
 * youths in the order of their pseudonyms; the order within a youth means nothing. */
#ifndef IJW_STORE_FEITEN_H
#define IJW_STORE_FEITEN_H

#include <stdint.h>
#include <stdio.h>

#include "ijw/care/parameters.h"
#include "ijw/store/columns.h"

/* The columns in front of those of gebeurtenis. */
#define FEITEN_COLUMNS "jeugdige,vreemd"

/* What is to be derived. */
struct feiten_asked {
	const struct table *table; /* a derived one */
	int32_t peildatum, kennisdatum;
	const struct parameters *parameters;
};

/* Derives the youths of such a stream one after another, with memory for one, and writes the rows of
 * a table as CSV without a header: youth after youth, each youth's in the order of the columns. A
 * line that is a header is passed over wherever it stands. 0; 1 when the stream is none of facts:
 * line and column were logged, and what is written is not whole; -1 when reading or writing failed,
 * after it logged. */
int feiten_derive(FILE *in, const struct feiten_asked *asked, FILE *out);

#endif
