#include "keten_index.h"

#include <string.h>

/* Open chains: a place holds the first event of a bucket, `next` the one after each. Numbers are
 * one more than the place of the event; 0 is none. */
struct keten_index {
	enum sleutel sleutel;
	const struct event **event;
	uint32_t mask;
	uint32_t *first;
	uint32_t *next;
};

static uint64_t mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
	return hash ^ hash >> 29;
}

static uint64_t mix_text(uint64_t hash, const char *text)
{
	for (; text != NULL && *text != '\0'; text++)
		hash = mix(hash, (unsigned char)*text);
	return mix(hash, text != NULL);
}

static bool is_claim(const struct event *event)
{
	return event->type == JW323;
}

static bool answers_claim(const struct event *event)
{
	return event->type == JW325;
}

/* Which events stand in the chains of a key. */
static bool is_member(enum sleutel sleutel, const struct event *event)
{
	if (sleutel == SLEUTEL_PARTIJEN)
		return event->soort == EVENT_TOEWIJZING || is_verzoek(event);
	if (sleutel == SLEUTEL_VERZOEK)
		return is_verzoek(event) || event->soort == EVENT_ANTWOORD;
	if (sleutel == SLEUTEL_CLAIM)
		return event->soort == EVENT_DECLARATIE || event->soort == EVENT_DECLARATIEANTWOORD;
	return true;
}

/* Which events have a key of this kind. */
static bool has_key(enum sleutel sleutel, const struct event *event)
{
	switch (sleutel) {
	case SLEUTEL_PARTIJEN:
		return true;
	case SLEUTEL_CLAIM:
		return is_claim(event) || answers_claim(event);
	case SLEUTEL_TOEWIJZING:
		return event->toewijzingnummer != GETAL_NONE;
	case SLEUTEL_PRODUCT:
	case SLEUTEL_START:
		return event->soort == EVENT_START || event->soort == EVENT_STOP;
	case SLEUTEL_REFERENTIE:
	case SLEUTEL_VERZOEK:
		return event->referentie != NULL && event->soort != EVENT_DECLARATIE &&
		       event->soort != EVENT_DECLARATIEANTWOORD;
	case SLEUTEL_PRESTATIE:
		return event->referentienummer != NULL;
	case SLEUTEL_VORIGE:
		return event->soort == EVENT_PRESTATIE && event->vorigreferentienummer != NULL;
	case SLEUTEL_PERIODE:
		return event->soort == EVENT_PRESTATIE;
	case SLEUTEL_BERICHT:
		return true;
	case SLEUTELS:
		break;
	}
	return false;
}

/* What names the claim that an event is of, or answers. */
static const char *claim_van(const struct event *event)
{
	return answers_claim(event) ? event->betreft : event->identificatie;
}

static int32_t claim_dag(const struct event *event)
{
	return answers_claim(event) ? event->betreft_dagtekening : event->dagtekening;
}

static uint64_t hash_of(enum sleutel sleutel, const struct event *event)
{
	uint64_t hash = mix_text(sleutel, event->aanbieder);

	switch (sleutel) {
	case SLEUTEL_PARTIJEN:
		return mix(hash, (uint32_t)event->gemeente);
	case SLEUTEL_CLAIM:
		return mix(mix_text(hash, claim_van(event)), (uint32_t)claim_dag(event));
	case SLEUTEL_PRODUCT:
	case SLEUTEL_START:
	case SLEUTEL_PERIODE:
		hash = mix_text(mix_text(hash, event->categorie), event->code);
		if (sleutel != SLEUTEL_PRODUCT)
			hash = mix(hash, (uint32_t)event->begindatum);
		if (sleutel == SLEUTEL_PERIODE)
			hash = mix(hash, (uint32_t)event->einddatum);
		/* fall through */
	case SLEUTEL_TOEWIJZING:
		return mix(mix(hash, (uint32_t)event->gemeente), (uint64_t)event->toewijzingnummer);
	case SLEUTEL_REFERENTIE:
	case SLEUTEL_VERZOEK:
		return mix_text(hash, event->referentie);
	case SLEUTEL_PRESTATIE:
		return mix_text(hash, event->referentienummer);
	case SLEUTEL_VORIGE:
		return mix_text(hash, event->vorigreferentienummer);
	case SLEUTEL_BERICHT:
		return mix(hash, (uint64_t)event->bericht);
	case SLEUTELS:
		break;
	}
	return hash;
}

static bool same_nummer(const struct event *a, const struct event *b)
{
	return a->gemeente == b->gemeente && a->toewijzingnummer == b->toewijzingnummer;
}

static bool same_product(const struct event *a, const struct event *b)
{
	return zelfde(a->categorie, b->categorie) && zelfde(a->code, b->code);
}

static bool same_key(enum sleutel sleutel, const struct event *a, const struct event *b)
{
	if (sleutel == SLEUTEL_BERICHT)
		return a->bericht == b->bericht;
	if (!zelfde(a->aanbieder, b->aanbieder))
		return false;
	switch (sleutel) {
	case SLEUTEL_PARTIJEN:
		return a->gemeente == b->gemeente;
	case SLEUTEL_CLAIM:
		return zelfde(claim_van(a), claim_van(b)) && claim_dag(a) == claim_dag(b);
	case SLEUTEL_TOEWIJZING:
		return same_nummer(a, b);
	case SLEUTEL_PRODUCT:
		return same_nummer(a, b) && same_product(a, b);
	case SLEUTEL_START:
		return same_nummer(a, b) && same_product(a, b) && a->begindatum == b->begindatum;
	case SLEUTEL_PERIODE:
		return same_nummer(a, b) && same_product(a, b) && a->begindatum == b->begindatum &&
		       a->einddatum == b->einddatum;
	case SLEUTEL_REFERENTIE:
	case SLEUTEL_VERZOEK:
		return zelfde(a->referentie, b->referentie);
	case SLEUTEL_PRESTATIE:
		return zelfde(a->referentienummer, b->referentienummer);
	case SLEUTEL_VORIGE:
		return zelfde(a->vorigreferentienummer, b->vorigreferentienummer);
	default:
		return false;
	}
}

struct keten_index *keten_index(enum sleutel sleutel, const struct event **events, size_t count,
				struct pool *pool)
{
	struct keten_index *index = pool_alloc(pool, sizeof(*index));
	uint32_t room = 8;

	while (room < count)
		room *= 2;
	*index = (struct keten_index){.sleutel = sleutel, .event = events, .mask = room - 1};
	index->first = pool_alloc(pool, room * sizeof(*index->first));
	index->next = pool_alloc(pool, (count + 1) * sizeof(*index->next));
	memset(index->first, 0, room * sizeof(*index->first));
	/* From the back, so that a chain begins with its oldest. */
	for (uint32_t i = (uint32_t)count; i > 0; i--) {
		uint32_t *first;

		if (!has_key(sleutel, events[i - 1]) || !is_member(sleutel, events[i - 1]))
			continue;
		first = &index->first[hash_of(sleutel, events[i - 1]) & index->mask];
		index->next[i] = *first;
		*first = i;
	}
	return index;
}

const struct event *keten_next(const struct keten_index *index, const struct event *like,
			       uint32_t *cursor)
{
	uint32_t at;

	if (*cursor == 0 && !has_key(index->sleutel, like))
		return NULL;
	at = *cursor == 0 ? index->first[hash_of(index->sleutel, like) & index->mask]
			  : index->next[*cursor];
	while (at != 0 && !same_key(index->sleutel, index->event[at - 1], like))
		at = index->next[at];
	if (at == 0)
		return NULL;
	*cursor = at;
	return index->event[at - 1];
}
