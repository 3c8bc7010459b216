/* The workers of this process, and the items they are given: some dozens at a time, which is a task,
 * or what there is when a worker has nothing else to do; an archive by itself.
 *
 * A worker that dies, takes too long or answers nonsense is killed and another takes its place.
 * A worker that has judged as many messages as it may is replaced by a new one, and one that opened
 * an archive before it gets a file of another user. What a dead one had in hand is given out again:
 * of the task that it was at work on each half by itself, and so on until the item that did it is
 * alone; where that took long, each item alone, as it would take as long again. An item that broke
 * LIMIT_TRIES workers while it was alone is given up: the others lose nothing. An archive that takes
 * more processor time than one may is not read to its end: FAULT_TIME, after the members that were
 * judged.
 *
 * Where files may overtake, one that is slow (LIMIT_SLOW_MS and below it) does not count among the
 * workers of the home: another is started for what comes behind it. A sender whose slow files have
 * as many workers as the home, or two, gets no other.
 *
 * One message in LIMIT_AGAIN_MESSAGES, members among them, is judged by another worker as well, which
 * judges nothing else, before there is a reply. Where that one says something else, one of the two was
 * taken over by what it read: all are replaced, and the file is judged anew; LIMIT_TRIES times, then it
 * is given up. What a worker says of the bytes of a member is not looked at in this way.
 *
 * One thread does all of it: the system ends a worker with the thread that started it. */
#ifndef IJW_WORKER_WORKERS_H
#define IJW_WORKER_WORKERS_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/rule/judge.h"
#include "ijw/rule/lijsten.h"

enum reply {
	REPLY_NONE,     /* not yet */
	REPLY_DOCUMENT, /* a message, or a member of an archive */
	REPLY_DIGEST,   /* of an original in pieces, in `content` */
	REPLY_END,      /* nothing more; `fault` is that of the archive as a whole */
	REPLY_YOUNG     /* nothing at all: the archive is not whole */
};

/* A file to be judged. Filled by item_begin and who hands it in, then the workers' until its last
 * reply. */
struct item {
	/* Given. */
	struct buf bytes; /* of a message or an envelope, when there is no `fd` */
	int fd;           /* an archive, from its start; -1 for none. The owner closes it */
	int32_t day;      /* when it was received */
	bool check;       /* of an archive: walk it to its end before anything of it is judged */
	bool stored;      /* it has its original: the reply needs none, compressed */
	bool pieces;      /* the bytes are those of an original in pieces (worker_judge.join) */
	uint32_t owner;   /* the user whose file it is */
	uint32_t sender;  /* who seems to have sent it: others overtake it when it is slow */

	/* The reply at hand, until workers_next. */
	enum reply reply;
	enum fault fault;           /* why there is no judgement, or FAULT_NONE */
	struct judgement judgement; /* of a document without fault */
	struct buf packed;          /* what a worker says that packing_add made of it */
	const char *member;         /* raw name of a member; NULL for a plain file */
	struct buf content;         /* the bytes of a member; the SHA-256 of an original in pieces, nothing
				     * when they are not those of one */

	/* The workers' own. */
	struct item *next;
	struct pool *pool;
	struct buf name;
	uint32_t number;
	uint32_t tries;
	uint32_t seen;     /* members that were handed on */
	uint32_t skip;     /* members that were handed on by workers that died since */
	uint64_t inflated; /* bytes of them */
	int64_t used;      /* processor time of workers that had it in hand and died, in ms */
	uint32_t task;     /* of the worker that has it in hand */
	uint32_t most;     /* it may be in a task of so many, as one broke a worker; 0: of any */
	uint32_t disagreed; /* so many times workers judged what is at hand each in another way */
	bool held;         /* what a worker said waits for what another says */
	bool slow;         /* others go first */
	bool broke;        /* it was given up */
	bool last;         /* the reply at hand is the last but REPLY_END */
};

/* An item can be used again and again. Between them it keeps no more than a little memory. */
struct item *item_new(void);
void item_free(struct item *item);
void item_begin(struct item *item);

struct workers_options {
	uint32_t workers;  /* at most so many; 0: as many as there are processors */
	uint32_t messages; /* that a worker judges; 0: LIMIT_WORKER_MESSAGES */
	uint32_t again;    /* one message in so many is judged twice; 0: LIMIT_AGAIN_MESSAGES */
	bool *disagreed;   /* set when two workers did not agree; NULL for nobody */
	bool *distrusted;  /* set by its owner when a worker was found to lie: all are replaced, and it
			    * is cleared; NULL for nobody */
	int64_t patience;  /* ms without a reply from a worker that has work */
	int64_t archive;   /* ms of processor time for an archive; 0: LIMIT_ARCHIVE_SECONDS */
	bool overtake;     /* files of others do not wait for one that is slow */
	const char *home;  /* for worker_judge.open; "" for none */
	const struct lijsten *lijsten; /* what they judge by, also those that come later */
	const struct xsd *xsd;         /* whose sets of others they judge by too; NULL for none */
	const char *basis; /* what a worker is to say that it judges by (worker_judge.basis) */
};

struct workers;

/* No worker is started before there is work for it. The options need not outlive the call, but for
 * what they say. Ended with workers_close; NULL is allowed. */
struct workers *workers_open(const struct workers_options *options);
void workers_close(struct workers *workers);

/* Starts all workers. 0, or -1 after it logged. */
int workers_start(struct workers *workers);

/* Hands in an item. Items are given out in this order. */
void workers_put(struct workers *workers, struct item *item);

/* Waits until the item has a reply. 0; -1 after it logged that workers cannot be started, or when
 * the process is to end (halt.h). */
int workers_wait(struct workers *workers, struct item *item);

/* The same, until `until` (in ticks) and no longer than workers_stuck is false. */
int workers_wait_until(struct workers *workers, struct item *item, int64_t until);

/* Whether the item is slow, or has to wait for slow ones of its sender; only where files may
 * overtake. */
bool workers_stuck(struct workers *workers, const struct item *item);

/* Whether a sender gets no worker for another file now. */
bool workers_blocked(struct workers *workers, uint32_t sender);

/* Takes an item back that no worker has in hand and that has no reply. False when it is none. */
bool workers_take_back(struct workers *workers, struct item *item);

/* The reply was used: on to the next one. Nothing comes after REPLY_END and REPLY_YOUNG. */
void workers_next(struct workers *workers, struct item *item);

/* Gives out and takes in what can be without waiting. */
void workers_pump(struct workers *workers);

/* Tasks that were given out so far, archives among them: what is sent and answered at once. */
uint32_t workers_tasks(const struct workers *workers);

/* Workers that were killed or died so far. */
uint32_t workers_broken(struct workers *workers);

#endif
