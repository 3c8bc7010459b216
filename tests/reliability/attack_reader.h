/* A reader of publications: what he sees, what he writes down of it, and what he finds. */
#ifndef TEST_RELIABILITY_ATTACK_READER_H
#define TEST_RELIABILITY_ATTACK_READER_H

#include <glpk.h>
#include <stdio.h>

#include "ijw/monitor/disclosure.h"

/* The first month of the archive; an upper bound of any count. */
enum { FIRST_MONTH = 2022 * 12 + 3, MIN_CEL = 10, ENOUGH = 1000000 };

/* Between which numbers a count lies, as far as is known. */
struct seen {
	double least;
	double most;
};

/* What the reader has: the rows, and a column of the program for each hidden one. */
struct reader {
	const struct telling *row; /* sorted by reader_sort */
	size_t rows;
	const struct disclosure_rules *rules;
	bool before; /* what is new in this publication is left out */
	/* What earlier ones showed of old periods is taken for what it is now, unless it is not. */
	bool doubts;
	int *column;       /* by row; 0: not asked about */
	struct seen *seen; /* by column */
	glp_prob *lp;
	/* The equation that is written down, and the row that it is about. */
	const struct telling *about;
	int place[4096];
	double sign[4096];
	int terms;
	double known;
	int64_t truth; /* what the terms are in fact */
	bool told;     /* an earlier publication told something else of one of them */
};

/* Puts rows in the order in which a reader looks them up. */
void reader_sort(struct telling *telling, size_t count);

/* What a row is, as a text; `text` has ROW_TEXT bytes. Returns `text`. */
enum { ROW_TEXT = 100 };
const char *reader_row(const struct telling *row, char *text);

/* Writes down what adds up to what, as a linear program: a column for each count that is hidden, a
 * row for each equation. When nothing agrees with it, late reports changed what he takes for the
 * same: then he knows which of it is not, at the worst. End with reader_end. */
void reader_begin(struct reader *reader);
void reader_end(struct reader *reader);

/* ---- Answers (attack_solve.c) ---- */

/* Whether the interval of a column is at least MIN_CEL wide. (attack_solve.c) */
bool reader_ask(struct reader *reader, int column);

/* Whether anything agrees with all that the reader knows. */
bool reader_is_possible(struct reader *reader);

/* Says what the bounds of a column follow from: the equations by their weights (the dual). */
void reader_why(struct reader *reader, int column, FILE *out);

#endif
