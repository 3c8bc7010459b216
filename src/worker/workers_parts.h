/* The workers and their items, between workers.c and workers_slow.c only. */
#ifndef WORKER_WORKERS_PARTS_H
#define WORKER_WORKERS_PARTS_H

#include "ijw/base/limits.h"
#include "ijw/worker/workers.h"
#include "again.h"
#include "process.h"

struct workers {
	struct process processes[LIMIT_WORKERS + 1];
	uint32_t count;  /* of the home */
	uint32_t places; /* of the processes: those that may be used; the one behind them judges again */
	bool overtake;
	int64_t patience;
	int64_t archive; /* ms of processor time for one */
	char *home;
	char *basis;
	int lijsten;          /* a file without a name, with the lists */
	struct item *waiting; /* not given out, in the order of their numbers */
	struct item *last;    /* of them, when there are any */
	uint32_t numbers;
	uint32_t tasks; /* that were given out */
	uint32_t broken;
	uint32_t stillborn; /* in a row */
	bool strangers;     /* a worker judges by something else than this process */
	struct again again;
	bool *disagreed, *distrusted; /* workers.h; NULL for nobody */
};

/* Among those that wait, by number. */
void workers_insert(struct workers *workers, struct item *item);

/* Takes the item behind `before`, or the first one when that is NULL, from those that wait. */
void workers_remove(struct workers *workers, struct item *before, const struct item *item);

/* Ends a worker; what it had in hand is the caller's. */
void workers_empty(struct process *process);

/* Starts one. 0, or -1 after it logged. */
int workers_start_one(const struct workers *workers, struct process *process);

/* Which worker has the item in hand as its oldest; NULL for none. */
struct process *workers_holder(struct workers *workers, const struct item *item);

/* Nobody judges it any more: it broke workers, or they do not agree on it. It is in nobody's hand. */
void workers_give_up(struct item *item);

/* workers_slow.c: looks which items have become slow. What waits behind one of them in the same
 * worker is given to others. */
void workers_find_slow(struct workers *workers);

/* How many workers may run: those of the home, and some for each that is slow. */
uint32_t workers_limit(const struct workers *workers);

/* Whether a worker may be given the item, with those that its sender has. */
bool workers_may_have(const struct workers *workers, const struct item *item);

/* workers_again.c: the worker that judges a second time. It is given the first that waits when it has
 * none; 0, or -1 after it logged that it cannot be started. */
struct process *workers_second(struct workers *workers);
int workers_again_give(struct workers *workers);

/* Looks at what it answered. Where that is something else, all workers are ended, and the file is given
 * out again, until it is given up. */
void workers_again_settle(struct workers *workers);

/* Ends all workers when their owner asks for that: what they have in hand is for others. */
void workers_again_distrust(struct workers *workers);

/* It died, or took too long; `blames`: because of what it had in hand. */
void workers_again_broke(struct workers *workers, bool blames);

/* Whether what it has in hand is slow: others overtake that. */
void workers_again_find_slow(struct workers *workers);

#endif
