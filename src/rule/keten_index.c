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
	if (event->vreemd && sleutel != SLEUTEL_CREDIT && sleutel != SLEUTEL_AFWIJZING &&
	    sleutel != SLEUTEL_TOEWIJZING)
		return false;
	switch (sleutel) {
	case SLEUTEL_PARTIJEN:
		return event->soort == EVENT_TOEWIJZING || event->soort == EVENT_AANVRAAG ||
		       event->soort == EVENT_WIJZIGING;
	case SLEUTEL_AANVRAGER:
	case SLEUTEL_VERZOEK:
		return event->soort == EVENT_AANVRAAG || event->soort == EVENT_WIJZIGING;
	case SLEUTEL_ANTWOORD:
		return event->soort == EVENT_ANTWOORD;
	case SLEUTEL_VERSIE:
		return event->soort == EVENT_TOEWIJZING;
	case SLEUTEL_CLAIM:
		return event->soort == EVENT_DECLARATIE || event->soort == EVENT_DECLARATIEANTWOORD;
	case SLEUTEL_DECLARANT:
	case SLEUTEL_PRESTATIE:
		return event->soort == EVENT_PRESTATIE;
	case SLEUTEL_AFWIJZING:
		return event->soort == EVENT_PRESTATIEANTWOORD;
	case SLEUTEL_DEBET:
		return !is_credit(event);
	case SLEUTEL_CREDIT:
		return is_credit(event);
	default:
		return true;
	}
}

/* The number of the debit: its own, of a credit that of the debit it takes back. */
static const char *debet_van(const struct event *event)
{
	return is_credit(event) ? event->vorigreferentienummer : event->referentienummer;
}

/* Which events have a key of this kind. */
static bool has_key(enum sleutel sleutel, const struct event *event)
{
	switch (sleutel) {
	case SLEUTEL_PARTIJEN:
	case SLEUTEL_AANVRAGER:
		return true;
	case SLEUTEL_CLAIM:
	case SLEUTEL_DECLARANT:
		return is_claim(event) || answers_claim(event);
	case SLEUTEL_TOEWIJZING:
	case SLEUTEL_VERSIE:
		return event->toewijzingnummer != GETAL_NONE;
	case SLEUTEL_PRODUCT:
	case SLEUTEL_START:
		return event->soort == EVENT_START || event->soort == EVENT_STOP;
	case SLEUTEL_REFERENTIE:
	case SLEUTEL_VERZOEK:
	case SLEUTEL_ANTWOORD:
		return event->referentie != NULL && event->soort != EVENT_DECLARATIE &&
		       event->soort != EVENT_DECLARATIEANTWOORD;
	case SLEUTEL_PRESTATIE:
	case SLEUTEL_AFWIJZING:
		return (is_claim(event) || answers_claim(event)) && event->referentienummer != NULL;
	case SLEUTEL_DEBET:
	case SLEUTEL_CREDIT:
		return event->soort == EVENT_PRESTATIE && debet_van(event) != NULL;
	case SLEUTEL_PERIODE:
		return event->soort == EVENT_PRESTATIE;
	case SLEUTEL_BERICHT:
		return true;
	case SLEUTEL_CLIENT:
		return event->clientnr > 0;
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

static uint64_t hash_claim(uint64_t hash, const struct event *event)
{
	hash = mix(hash, (uint32_t)event->gemeente);
	return mix(mix_text(hash, claim_van(event)), (uint32_t)claim_dag(event));
}

static uint64_t hash_of(enum sleutel sleutel, const struct event *event)
{
	uint64_t hash = mix_text(sleutel, event->aanbieder);

	switch (sleutel) {
	case SLEUTEL_AANVRAGER:
		return hash;
	case SLEUTEL_PARTIJEN:
		return mix(hash, (uint32_t)event->gemeente);
	case SLEUTEL_CLAIM:
		return hash_claim(hash, event);
	case SLEUTEL_DECLARANT:
		return mix(hash_claim(hash, event), (uint64_t)event->jeugdige);
	case SLEUTEL_PRESTATIE:
		hash = mix_text(hash, event->vorigreferentienummer);
		/* fall through */
	case SLEUTEL_AFWIJZING:
		return mix_text(hash_claim(hash, event), event->referentienummer);
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
	case SLEUTEL_VERSIE:
		return mix(mix(hash, (uint32_t)event->gemeente), (uint64_t)event->toewijzingnummer);
	case SLEUTEL_REFERENTIE:
	case SLEUTEL_VERZOEK:
	case SLEUTEL_ANTWOORD:
		return mix_text(hash, event->referentie);
	case SLEUTEL_DEBET:
	case SLEUTEL_CREDIT:
		return mix_text(hash, debet_van(event));
	case SLEUTEL_CLIENT:
		hash = mix(hash, event->clientnr);
		/* fall through */
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

static bool same_claim(const struct event *a, const struct event *b)
{
	return a->gemeente == b->gemeente && claim_dag(a) == claim_dag(b) &&
	       zelfde(claim_van(a), claim_van(b));
}

/* Equal but for the aanbieder. */
static bool same_parts(enum sleutel sleutel, const struct event *a, const struct event *b)
{
	switch (sleutel) {
	case SLEUTEL_AANVRAGER:
		return true;
	case SLEUTEL_PARTIJEN:
		return a->gemeente == b->gemeente;
	case SLEUTEL_CLAIM:
		return same_claim(a, b);
	case SLEUTEL_DECLARANT:
		return same_claim(a, b) && a->jeugdige == b->jeugdige;
	case SLEUTEL_PRESTATIE:
		if (!zelfde(a->vorigreferentienummer, b->vorigreferentienummer))
			return false;
		/* fall through */
	case SLEUTEL_AFWIJZING:
		return same_claim(a, b) && zelfde(a->referentienummer, b->referentienummer);
	case SLEUTEL_TOEWIJZING:
	case SLEUTEL_VERSIE:
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
	case SLEUTEL_ANTWOORD:
		return zelfde(a->referentie, b->referentie);
	case SLEUTEL_DEBET:
	case SLEUTEL_CREDIT:
		return zelfde(debet_van(a), debet_van(b));
	default:
		return false;
	}
}

static bool same_key(enum sleutel sleutel, const struct event *a, const struct event *b)
{
	if (sleutel == SLEUTEL_BERICHT)
		return a->bericht == b->bericht;
	if (sleutel == SLEUTEL_CLIENT)
		return a->bericht == b->bericht && a->clientnr == b->clientnr;
	return zelfde(a->aanbieder, b->aanbieder) && same_parts(sleutel, a, b);
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

uint32_t keten_first(const struct keten_index *index, const struct event *like)
{
	uint32_t cursor = 0;

	return keten_next(index, like, &cursor) != NULL ? cursor : 0;
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
