/* The workers and their jobs, between crew.c and crew_slow.c only. */
#ifndef INTAKE_CREW_PARTS_H
#define INTAKE_CREW_PARTS_H

#include "ijw/base/limits.h"
#include "ijw/intake/crew.h"
#include "slot.h"

struct crew {
	struct slot slots[LIMIT_WORKERS];
	uint32_t workers; /* of the home */
	uint32_t places;  /* of the slots: those that may be used */
	bool overtake;
	int64_t patience;
	int64_t archive; /* ms of processor time for one */
	char *home;
	char *basis;
	int lijsten;          /* a file without a name, with the lists */
	struct job *waiting; /* not given out, in the order of their numbers */
	struct job *last;    /* of them, when there are any */
	uint32_t numbers;
	uint32_t broken;
	uint32_t stillborn; /* in a row */
	bool strangers;     /* a worker judges by something else than this process */
};

/* Among those that wait, by number. */
void crew_insert(struct crew *crew, struct job *job);

/* Takes the job behind `before`, or the first one when that is NULL, from those that wait. */
void crew_remove(struct crew *crew, struct job *before, const struct job *job);

/* Ends a worker; what it had in hand is the caller's. */
void crew_empty(struct slot *slot);

/* crew_slow.c: looks which jobs have become slow. What waits behind one of them in the same worker
 * is given to others. */
void crew_find_slow(struct crew *crew);

/* How many workers may run: those of the home, and some for each that is slow. */
uint32_t crew_limit(const struct crew *crew);

/* Whether a worker may be given the job, with those that its sender has. */
bool crew_may_have(const struct crew *crew, const struct job *job);

#endif
