/* Messages that are judged a second time, by a worker that judges nothing else: what one worker
 * says of them is used when the other says the same. Which ones is told by a digest under a key of
 * this process, so that no worker knows it beforehand. */
#ifndef WORKER_AGAIN_H
#define WORKER_AGAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/pseudonym.h"
#include "ijw/worker/workers.h"

/* An answer that waits for the second one. */
struct second {
	struct second *next;
	struct item *of;   /* the file that was answered about */
	struct item *item; /* what the second worker is given: the bytes are those of `of` */
};

struct again {
	uint8_t key[SHORT_KEY_BYTES];
	uint32_t every;       /* one message in so many */
	struct second *first; /* of those that wait; the second worker has this one in hand */
	struct second *last;
};

/* `every`: 0 for LIMIT_AGAIN_MESSAGES. */
void again_begin(struct again *again, uint32_t every);

/* Drops all that wait. */
void again_end(struct again *again);

/* A worker has answered about the item. True when the answer is held until there is another one:
 * its bytes stay as they are meanwhile. */
bool again_holds(struct again *again, struct item *item);

/* The first of those that wait leaves; the caller has taken it from the second worker. Its item. */
struct item *again_leave(struct again *again);

/* Whether both said the same of the first one. */
bool again_agrees(const struct again *again);

#endif
