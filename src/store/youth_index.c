#include "youth_index.h"

#include <stdbool.h>
#include <stdlib.h>

#include "sought.h"

void youth_keys_add(struct youth_keys *keys, const struct event *event, const struct packed *packed)
{
	const struct sought key = sought_of(event);

	if (!sought_is_key(&key))
		return;
	keys->key = xmore(keys->key, keys->count, &keys->room, sizeof(*keys->key));
	keys->key[keys->count++] = (struct youth_key){sought_digest(&key), packed};
}

void youth_keys_free(struct youth_keys *keys)
{
	free(keys->key);
	*keys = (struct youth_keys){0};
}

static void put_all(struct youth_index *index, const struct youth_keys *keys)
{
	for (size_t i = 0; i < keys->count; i++) {
		size_t at = keys->key[i].digest & (index->slots - 1);

		while (index->slot[at].digest != 0)
			at = (at + 1) & (index->slots - 1);
		index->slot[at] = keys->key[i];
	}
}

void youth_index_make(struct youth_index *index, const struct youth_keys *a,
		      const struct youth_keys *b)
{
	index->slots = 1;
	while (index->slots < 2 * (a->count + b->count) + 1)
		index->slots *= 2;
	index->slot = xcalloc(index->slots, sizeof(*index->slot));
	put_all(index, a);
	put_all(index, b);
}

void youth_index_free(struct youth_index *index)
{
	free(index->slot);
	*index = (struct youth_index){0};
}

/* Of another youth, where the relation says so: that of a request names one. */
static bool is_wanted(enum relation relation, int64_t jeugdige, const struct event *event)
{
	if (relation == RELATION_RIVAL)
		return event->jeugdige != 0 && event->jeugdige != jeugdige;
	return relation == RELATION_ANSWER || relation == RELATION_CLAIM_ANSWER ||
	       event->jeugdige != jeugdige;
}

void youth_index_find(const struct youth_index *index, enum relation relation, int64_t jeugdige,
		      const struct event *of, struct events *events)
{
	const struct sought key = sought_for(relation, of);
	uint64_t digest;

	if (!sought_is_key(&key))
		return;
	digest = sought_digest(&key);
	for (size_t at = digest & (index->slots - 1); index->slot[at].digest != 0;
	     at = (at + 1) & (index->slots - 1)) {
		struct sought found;
		struct event event;

		if (index->slot[at].digest != digest)
			continue;
		packed_open(index->slot[at].packed, &event);
		found = sought_of(&event);
		if (sought_same(&found, &key) && is_wanted(relation, jeugdige, &event))
			*events_next(events) = event;
	}
}
