/* Keys by which events are found. */
#include "sought.h"

#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/message/event_is.h"

struct sought sought_of(const struct event *event)
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

struct sought sought_for(enum relation relation, const struct event *of)
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

bool sought_is_key(const struct sought *key)
{
	return key->relation != RELATION_OWN && key->aanbieder != NULL && key->nummer != NULL;
}

bool sought_same(const struct sought *a, const struct sought *b)
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

uint64_t sought_digest(const struct sought *key)
{
	uint64_t digest = 0xCBF29CE484222325;

	digest = digest_bytes(digest, &key->relation, sizeof(key->relation));
	digest = digest_bytes(digest, &key->dag, sizeof(key->dag));
	digest = digest_bytes(digest, key->aanbieder, strlen(key->aanbieder) + 1);
	digest = digest_bytes(digest, key->nummer, strlen(key->nummer) + 1);
	return (digest ^ digest >> 32) | 1;
}

static void put(struct sought_set *set, const struct sought *key)
{
	size_t at = sought_digest(key) & (set->slots - 1);

	while (set->slot[at].nummer != NULL)
		at = (at + 1) & (set->slots - 1);
	set->slot[at] = *key;
}

static void grow(struct sought_set *set)
{
	const struct sought_set old = *set;

	set->slots = old.slots > 0 ? 2 * old.slots : 32;
	set->slot = pool_alloc(set->pool, set->slots * sizeof(*set->slot));
	for (size_t i = 0; i < old.slots; i++)
		if (old.slot[i].nummer != NULL)
			put(set, &old.slot[i]);
}

bool sought_add(struct sought_set *set, const struct sought *key)
{
	size_t at;

	if (2 * set->count >= set->slots)
		grow(set);
	at = sought_digest(key) & (set->slots - 1);
	for (; set->slot[at].nummer != NULL; at = (at + 1) & (set->slots - 1))
		if (sought_same(&set->slot[at], key))
			return false;
	set->slot[at] = *key;
	set->count++;
	return true;
}
