/* A judgement, the retour on it, and what is made of that: for the tests of retour. */
#ifndef ANSWER_H
#define ANSWER_H

#include "ijw/base/buf.h"
#include "ijw/retour/retour.h"

extern struct pool *pool;   /* of the retour */
extern struct judge *judge; /* of the message */
extern struct buf bytes;    /* of the message */
extern struct buf out;      /* of the retour */
extern struct judgement judgement;
extern struct retour retour;

void answer_set_up(void);
void answer_tear_down(void);

/* Makes the retour on the judgement. */
void answer_make(void);

/* Writes it, and has it judged by the reader, by libxml2 and, when REFERENCE names their folder, by
 * the published schemas: accepted, and the same record. `what` is told when it is not. */
void answer_write(const char *what);

/* Reads and judges a file. */
void answer_judge(const char *path);

/* Adds a finding of this rule. */
void answer_found(const char *code, const char *path);

/* The codes of a record with a comma between them; "" without the element. In the pool. */
const char *answer_codes(const struct retourcodes *codes);

#endif
