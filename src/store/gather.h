/* The events that make up the story of a youth: their own, and what was said of their requests and
 * claims under their numbers. Where they are read from is the business of who finds them. */
#ifndef IJW_STORE_GATHER_H
#define IJW_STORE_GATHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/message/event.h"
#include "sleutel.h"

/* Events while they are being read, in a pool. */
struct events {
	struct event *event;
	size_t count;
	size_t room;
	struct pool *pool;
};

/* Room for one more event, of any content. It moves when the next one is asked for. */
struct event *events_next(struct events *events);

/* What an event has to do with the youth, or with an event of theirs. Keys that are absent fit
 * nothing. */
enum relation {
	RELATION_OWN,          /* it names them; there is no other event */
	RELATION_RIVAL,        /* a request of another youth with the key of theirs */
	RELATION_ANSWER,       /* a JW319 on their request: it names no youth */
	RELATION_CLAIM_ANSWER, /* a JW325 on the claim that their line is in, as a whole */
	RELATION_CLAIM_LINE,   /* a line of a JW325 on their line in this claim, that names another
				* youth, or none */
	RELATION_CREDIT,       /* what takes their line back, of another youth or of none */
	RELATIONS
};

/* Adds the events that stand in this relation to `of` (NULL for RELATION_OWN), which lives
 * elsewhere. 0, or -1 after it logged. */
typedef int gather_find(void *source, enum relation relation, int64_t jeugdige,
			const struct event *of, struct events *events);

/* Adds the events that have a key. 0, or -1 after it logged. */
typedef int gather_by_key(void *source, const struct sleutel *key, struct events *events);

/* The key by which what stands in a relation to an event, or to a youth, is found. */
struct sleutel gather_key(enum relation relation, int64_t jeugdige, const struct event *of);

/* Whether a JW325, or a line of it, answers the claim that this line of its aanbieder is in. */
bool gather_answers(const struct event *answer, const struct event *line);

/* Whether events are asked for by a key of this kind. */
bool gather_asks(enum sleutel_soort soort);

/* What gather_find asks for, where events are found by their keys. */
int gather_related(gather_by_key *by_key, void *source, enum relation relation, int64_t jeugdige,
		   const struct event *of, struct events *events);

/* All events of a youth, each once. 0 or -1. */
int gather(gather_find *find, void *source, int64_t jeugdige, struct events *events);

#endif
