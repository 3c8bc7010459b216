/* Inside the store: the facts that the archive keeps of a message, packed: its events (event.h) of
 * one youth, or of none. They are packed by who writes the database, in a version of their own, and
 * everything is checked again when they are read.
 *
 * What all events of a message have in common (when it was told, by whom, to whom) stands in the
 * row of the message. */
#ifndef IJW_STORE_FACTS_H
#define IJW_STORE_FACTS_H

#include <stddef.h>

#include "gather.h"
#include "ijw/base/buf.h"
#include "ijw/message/event.h"

enum fact_kind {
	FACT_TEXT,   /* const char *, NULL when absent */
	FACT_DAY,    /* int32_t, DAY_NONE */
	FACT_NUMBER, /* int64_t, GETAL_NONE */
	FACT_SMALL,  /* int32_t, -1 */
	FACT_PLACE   /* uint32_t, 0 */
};

/* What may be told of an event, beside regel and soort, in the order in which it is packed. */
extern const struct fact_field {
	const char *name; /* the member of struct event */
	enum fact_kind kind;
	size_t offset;
} fact_fields[];
extern const size_t fact_field_count;

/* Adds an event behind those that `out` has, which is empty before the first. `like` is an event
 * with what its message has in common. Events come in the order of their place in the message. */
void facts_add(struct buf *out, const struct event *event, const struct event *like);

/* Adds the events that were packed, each as `like` with what was told of it. Their texts stand
 * where they were packed, so `bytes` must live as long as they. 0, or -1 when these are no such
 * bytes: what was added by then is of no use. */
int facts_read(const void *bytes, size_t length, const struct event *like, struct events *out);

#endif
