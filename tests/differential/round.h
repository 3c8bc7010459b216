#ifndef ROUND_H
#define ROUND_H

#include "made.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What two sets of schemas say about documents of one message type, and what the project's reader
 * says of them by the tables of one set and of another: valid ones, every edge once, and mutants by
 * chance.
 */

enum { MAX_KINDS = 64 };

struct tally {
	size_t valid;
	size_t accepted;
	size_t refused;
	size_t different;
	size_t asked;  /* documents that libxml2 accepts, for each of the tables */
	size_t silent; /* those of them without an answer */
	size_t plain;  /* those of them that were never bent: there should be none */
	size_t wrong;  /* a yes to what libxml2 refuses, or a fault in what it accepts: none */
	size_t apart;  /* a yes by one of the tables alone */
};

struct run {
	const char *dir[2]; /* ours and the reference */
	/* By whose tables the reader is asked about the verdicts of these; NULL: it is not. */
	const struct made *made[2];
	size_t sets; /* that messages are drawn from: 1 for ours alone, or 2 */
	uint64_t seed;
	bool quiet;
	bool (*enough)(const struct tally *tally); /* nothing more can be learnt; NULL: go on */
	struct tally total;
	struct tally kind[MAX_KINDS];
};

/* Adds one message type to the run, its mutants numbered from `first`; 0, or -1 when the schemas
 * cannot be read. */
int round_run(struct run *run, const char *message, size_t first, size_t mutants);

#endif
