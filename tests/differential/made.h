#ifndef MADE_H
#define MADE_H

#include "../../src/message/tables.h"

/*
 * The tables that src/tables.c makes of a set of schemas, as a program has them that was built with
 * these schemas. The tool is looked for beside this program; the compiler is CC, or cc.
 */

struct made;

/* Makes the tables of DIR; NULL, with a sentence on stderr, when tool or compiler fail in another
 * way than by a refusal. */
struct made *made_open(const char *dir);
void made_close(struct made *made);

/* What the tool says against the set, a line "FILE:LINE: sentence"; NULL when it made tables. */
const char *made_refusal(const struct made *made);

/* The roots of all messages, BERICHT_TYPES of them; NULL after a refusal. */
const struct place *made_roots(const struct made *made);

#endif
