/* A thread beside its owner, which does one job after the other, in the order in which they were
 * handed in. */
#ifndef IJW_BASE_BACKGROUND_H
#define IJW_BASE_BACKGROUND_H

#include <stdbool.h>
#include <stdint.h>

/* The first member of what a job is about. It is the thread's from background_put until background_done
 * says that it is done, or until background_free. */
struct background_job {
	struct background_job *next;
	uint64_t number; /* in the order of handing in, from 0 */
};

struct background;

/* What the thread does with a job. */
typedef void background_work(void *context, struct background_job *job);

/* The thread starts with the first job; where the system gives none, background_put does the work.
 * When it ends it calls `end`, which may be NULL. `context` outlives it. */
struct background *background_new(background_work *work, void (*end)(void), void *context);

/* Waits for the job at hand; those behind it are not done any more, and all are the owner's
 * again. NULL is allowed. */
void background_free(struct background *background);

void background_put(struct background *background, struct background_job *job);

/* Whether the job, and with it all that were handed in before, is done. `wait`: it is when this
 * returns; without it the thread may leave a few for later. */
bool background_done(struct background *background, const struct background_job *job, bool wait);

#endif
