/* Requests of many youths under one reference: of a key the earliest request counts that is not
 * void (definitions, section 9), so that later ones than one that is never void count for nobody.
 * Those that can count are looked for once, not once a youth. */
#include "rivals.h"

#include <stdlib.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "event.h"

/* More than so many make it worth while. */
enum { FEW = 16 };

struct rivals {
	struct sleutel_set keys;
	struct reference {
		bool many;
		struct events events; /* of many: those that can count, of whomever */
	} * reference;                /* by number */
	size_t count, room;
	struct pool *pool;
};

void rivals_begin(struct store *store)
{
	rivals_end(store);
	store->rivals = xcalloc(1, sizeof(*store->rivals));
	store->rivals->pool = pool_new();
}

void rivals_end(struct store *store)
{
	struct rivals *rivals = store->rivals;

	if (rivals == NULL)
		return;
	sleutel_set_free(&rivals->keys);
	free(rivals->reference);
	pool_free(rivals->pool);
	free(rivals);
	store->rivals = NULL;
}

static int order_of(const struct event *a, const struct event *b)
{
	int order = order_getal(a->dagtekening, b->dagtekening);

	return order != 0 ? order : order_text(a->identificatie, b->identificatie);
}

static const struct event *first_for_ever(const struct events *events)
{
	const struct event *first = NULL;

	for (size_t i = 0; i < events->count; i++) {
		const struct event *event = &events->event[i];

		if (event->nietig_vanaf == DAY_NEVER &&
		    (first == NULL || order_of(event, first) < 0))
			first = event;
	}
	return first;
}

static void keep_what_counts(struct events *events)
{
	const struct event *found = first_for_ever(events);
	struct event first;
	size_t kept = 0;

	if (found == NULL)
		return;
	first = *found;
	for (size_t i = 0; i < events->count; i++)
		if (order_of(&events->event[i], &first) <= 0)
			events->event[kept++] = events->event[i];
	events->count = kept;
}

/* Looks for the rivals of the first youth who has some under this reference. */
static int find_first(struct store *store, int64_t jeugdige, const struct event *of,
		      struct reference *reference, struct events *events)
{
	const size_t before = events->count;

	if (event_find(store, RELATION_RIVAL, jeugdige, of, events) != 0)
		return -1;
	reference->many = events->count - before > FEW;
	if (!reference->many)
		return 0;
	events->count = before;
	reference->events.pool = store->rivals->pool;
	if (event_find(store, RELATION_RIVAL, 0, of, &reference->events) != 0)
		return -1;
	keep_what_counts(&reference->events);
	return 0;
}

static struct reference *reference_of(struct store *store, const struct event *of, bool *known)
{
	struct rivals *rivals = store->rivals;
	const struct sleutel key = sleutel_of_number(SLEUTEL_VERZOEK, of->aanbieder, of->referentie);
	const size_t number = sleutel_set_number(&rivals->keys, sleutel_hash(&key));

	*known = number < rivals->count;
	if (!*known) {
		rivals->reference = xmore(rivals->reference, rivals->count, &rivals->room,
					  sizeof(*rivals->reference));
		rivals->reference[rivals->count++] = (struct reference){0};
	}
	return &rivals->reference[number];
}

int rivals_find(struct store *store, int64_t jeugdige, const struct event *of,
		struct events *events)
{
	bool known;
	struct reference *reference = reference_of(store, of, &known);

	if (known && !reference->many)
		return event_find(store, RELATION_RIVAL, jeugdige, of, events);
	if (!known && find_first(store, jeugdige, of, reference, events) != 0)
		return -1;
	for (size_t i = 0; i < reference->events.count; i++)
		if (reference->events.event[i].jeugdige != jeugdige)
			*events_next(events) = reference->events.event[i];
	return 0;
}
