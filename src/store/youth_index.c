#include "youth_index.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/message/event_is.h"

/* A key: an aanbieder, a number of theirs, and of an answer to a claim its day. */
struct sought {
	enum relation relation;
	const char *aanbieder, *nummer;
	int32_t dag;
};

/* The key by which an event is found. */
static struct sought key_of(const struct event *event)
{
	struct sought key = {RELATION_OWN, event->aanbieder, NULL, DAY_NONE};

	if (event_is_request(event)) {
		key.relation = RELATION_RIVAL;
		key.nummer = event->referentie;
	} else if (event->soort == EVENT_ANTWOORD) {
		key.relation = RELATION_ANSWER;
		key.nummer = event->referentie;
	} else if (event->soort == EVENT_DECLARATIEANTWOORD) {
		key.relation = RELATION_CLAIM_ANSWER;
		key.nummer = event->betreft_dagtekening != DAY_NONE ? event->betreft : NULL;
		key.dag = event->betreft_dagtekening;
	} else if (event->soort == EVENT_PRESTATIEANTWOORD) {
		key.relation = RELATION_CLAIM_LINE;
		key.nummer = event->referentienummer;
	} else if (event->soort == EVENT_PRESTATIE && event->budget != GETAL_NONE &&
		   event->budget < 0) {
		key.relation = RELATION_CREDIT;
		key.nummer = event->vorigreferentienummer;
	}
	return key;
}

/* The key of what stands in a relation to an event. */
static struct sought key_for(enum relation relation, const struct event *of)
{
	struct sought key = {relation, of->aanbieder, of->referentienummer, DAY_NONE};

	if (relation == RELATION_RIVAL || relation == RELATION_ANSWER) {
		key.nummer = of->referentie;
	} else if (relation == RELATION_CLAIM_ANSWER) {
		key.nummer = of->identificatie;
		key.dag = of->dagtekening;
	}
	return key;
}

static bool is_key(const struct sought *key)
{
	return key->relation != RELATION_OWN && key->aanbieder != NULL && key->nummer != NULL;
}

static bool is_same(const struct sought *a, const struct sought *b)
{
	return a->relation == b->relation && a->dag == b->dag &&
	       order_text(a->aanbieder, b->aanbieder) == 0 && order_text(a->nummer, b->nummer) == 0;
}

/* FNV-1a, with the length between two texts. */
static uint64_t digest_bytes(uint64_t digest, const void *bytes, size_t length)
{
	const unsigned char *at = bytes;

	for (size_t i = 0; i < length; i++)
		digest = (digest ^ at[i]) * 0x100000001B3;
	return digest;
}

/* Never 0. */
static uint64_t digest_of(const struct sought *key)
{
	uint64_t digest = 0xCBF29CE484222325;

	digest = digest_bytes(digest, &key->relation, sizeof(key->relation));
	digest = digest_bytes(digest, &key->dag, sizeof(key->dag));
	digest = digest_bytes(digest, key->aanbieder, strlen(key->aanbieder) + 1);
	digest = digest_bytes(digest, key->nummer, strlen(key->nummer) + 1);
	return (digest ^ digest >> 32) | 1;
}

void youth_keys_add(struct youth_keys *keys, const struct event *event, const struct packed *packed)
{
	const struct sought key = key_of(event);

	if (!is_key(&key))
		return;
	keys->key = xmore(keys->key, keys->count, &keys->room, sizeof(*keys->key));
	keys->key[keys->count++] = (struct youth_key){digest_of(&key), packed};
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
	const struct sought key = key_for(relation, of);
	uint64_t digest;

	if (!is_key(&key))
		return;
	digest = digest_of(&key);
	for (size_t at = digest & (index->slots - 1); index->slot[at].digest != 0;
	     at = (at + 1) & (index->slots - 1)) {
		struct sought found;
		struct event event;

		if (index->slot[at].digest != digest)
			continue;
		packed_open(index->slot[at].packed, &event);
		found = key_of(&event);
		if (is_same(&found, &key) && is_wanted(relation, jeugdige, &event))
			*events_next(events) = event;
	}
}
