/* A thread beside its owner, which does one errand after the other, in the order in which they were
 * handed in. */
#ifndef IJW_BASE_SIDE_H
#define IJW_BASE_SIDE_H

#include <stdbool.h>
#include <stdint.h>

/* The first member of what an errand is about. It is the thread's from side_put until side_done
 * says that it is done, or until side_free. */
struct errand {
	struct errand *next;
	uint64_t number; /* in the order of handing in, from 0 */
};

struct side;

/* What the thread does with an errand. */
typedef void side_work(void *context, struct errand *errand);

/* The thread starts with the first errand; where the system gives none, side_put does the work.
 * When it ends it calls `end`, which may be NULL. `context` outlives it. */
struct side *side_new(side_work *work, void (*end)(void), void *context);

/* Waits for the errand at hand; those behind it are not done any more, and all are the owner's
 * again. NULL is allowed. */
void side_free(struct side *side);

void side_put(struct side *side, struct errand *errand);

/* Whether the errand, and with it all that were handed in before, is done. `wait`: it is when this
 * returns; without it the thread may leave a few for later. */
bool side_done(struct side *side, const struct errand *errand, bool wait);

#endif
