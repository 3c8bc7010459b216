#include "bucket_table.h"

#include <string.h>

/* Open buckets: a place holds the first event of a bucket, `next` the one after each. Numbers are
 * one more than the place of the event; 0 is none. */
struct bucket_table {
	enum key key;
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

/* Which events stand in the buckets of a key. */
static bool is_member(enum key key, const struct event *event)
{
	if (event->foreign && key != KEY_CREDIT && key != KEY_REJECTION && key != KEY_TOEWIJZING)
		return false;
	switch (key) {
	case KEY_PARTIES:
		return event->soort == EVENT_TOEWIJZING || event->soort == EVENT_AANVRAAG ||
		       event->soort == EVENT_WIJZIGING;
	case KEY_REQUESTER:
	case KEY_VERZOEK:
		return event->soort == EVENT_AANVRAAG || event->soort == EVENT_WIJZIGING;
	case KEY_ANTWOORD:
		return event->soort == EVENT_ANTWOORD;
	case KEY_VERSION:
		return event->soort == EVENT_TOEWIJZING;
	case KEY_CLAIM:
		return event->soort == EVENT_DECLARATIE || event->soort == EVENT_DECLARATIEANTWOORD;
	case KEY_CLAIMED_YOUTH:
	case KEY_PRESTATIE:
		return event->soort == EVENT_PRESTATIE;
	case KEY_REJECTION:
		return event->soort == EVENT_PRESTATIEANTWOORD;
	case KEY_DEBIT:
		return !event_is_credit(event);
	case KEY_CREDIT:
		return event_is_credit(event);
	default:
		return true;
	}
}

/* The number of the debit: its own, of a credit that of the debit it takes back. */
static const char *debit_number(const struct event *event)
{
	return event_is_credit(event) ? event->vorigreferentienummer : event->referentienummer;
}

/* Which events have a key of this kind. */
static bool has_key(enum key key, const struct event *event)
{
	switch (key) {
	case KEY_PARTIES:
	case KEY_REQUESTER:
		return true;
	case KEY_CLAIM:
	case KEY_CLAIMED_YOUTH:
		return is_claim(event) || answers_claim(event);
	case KEY_TOEWIJZING:
	case KEY_VERSION:
		return event->toewijzingnummer != GETAL_NONE;
	case KEY_PRODUCT:
	case KEY_START:
		return event->soort == EVENT_START || event->soort == EVENT_STOP;
	case KEY_REFERENTIE:
	case KEY_VERZOEK:
	case KEY_ANTWOORD:
		return event->referentie != NULL && event->soort != EVENT_DECLARATIE &&
		       event->soort != EVENT_DECLARATIEANTWOORD;
	case KEY_PRESTATIE:
	case KEY_REJECTION:
		return (is_claim(event) || answers_claim(event)) && event->referentienummer != NULL;
	case KEY_DEBIT:
	case KEY_CREDIT:
		return event->soort == EVENT_PRESTATIE && debit_number(event) != NULL;
	case KEY_PERIOD:
		return event->soort == EVENT_PRESTATIE;
	case KEY_BERICHT:
		return true;
	case KEY_CLIENT:
		return event->clientnr > 0;
	case KEYS:
		break;
	}
	return false;
}

/* What names the claim that an event is of, or answers. */
static const char *claim_name(const struct event *event)
{
	return answers_claim(event) ? event->betreft : event->identificatie;
}

static int32_t claim_day(const struct event *event)
{
	return answers_claim(event) ? event->betreft_dagtekening : event->dagtekening;
}

static uint64_t hash_claim(uint64_t hash, const struct event *event)
{
	hash = mix(hash, (uint32_t)event->gemeente);
	return mix(mix_text(hash, claim_name(event)), (uint32_t)claim_day(event));
}

static uint64_t hash_of(enum key key, const struct event *event)
{
	uint64_t hash = mix_text(key, event->aanbieder);

	switch (key) {
	case KEY_REQUESTER:
		return hash;
	case KEY_PARTIES:
		return mix(hash, (uint32_t)event->gemeente);
	case KEY_CLAIM:
		return hash_claim(hash, event);
	case KEY_CLAIMED_YOUTH:
		return mix(hash_claim(hash, event), (uint64_t)event->jeugdige);
	case KEY_PRESTATIE:
		hash = mix_text(hash, event->vorigreferentienummer);
		/* fall through */
	case KEY_REJECTION:
		return mix_text(hash_claim(hash, event), event->referentienummer);
	case KEY_PRODUCT:
	case KEY_START:
	case KEY_PERIOD:
		hash = mix_text(mix_text(hash, event->categorie), event->code);
		if (key != KEY_PRODUCT)
			hash = mix(hash, (uint32_t)event->begindatum);
		if (key == KEY_PERIOD)
			hash = mix(hash, (uint32_t)event->einddatum);
		/* fall through */
	case KEY_TOEWIJZING:
	case KEY_VERSION:
		return mix(mix(hash, (uint32_t)event->gemeente), (uint64_t)event->toewijzingnummer);
	case KEY_REFERENTIE:
	case KEY_VERZOEK:
	case KEY_ANTWOORD:
		return mix_text(hash, event->referentie);
	case KEY_DEBIT:
	case KEY_CREDIT:
		return mix_text(hash, debit_number(event));
	case KEY_CLIENT:
		hash = mix(hash, event->clientnr);
		/* fall through */
	case KEY_BERICHT:
		return mix(hash, (uint64_t)event->bericht);
	case KEYS:
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
	return same_text(a->categorie, b->categorie) && same_text(a->code, b->code);
}

static bool same_claim(const struct event *a, const struct event *b)
{
	return a->gemeente == b->gemeente && claim_day(a) == claim_day(b) &&
	       same_text(claim_name(a), claim_name(b));
}

/* Equal but for the aanbieder. */
static bool same_parts(enum key key, const struct event *a, const struct event *b)
{
	switch (key) {
	case KEY_REQUESTER:
		return true;
	case KEY_PARTIES:
		return a->gemeente == b->gemeente;
	case KEY_CLAIM:
		return same_claim(a, b);
	case KEY_CLAIMED_YOUTH:
		return same_claim(a, b) && a->jeugdige == b->jeugdige;
	case KEY_PRESTATIE:
		if (!same_text(a->vorigreferentienummer, b->vorigreferentienummer))
			return false;
		/* fall through */
	case KEY_REJECTION:
		return same_claim(a, b) && same_text(a->referentienummer, b->referentienummer);
	case KEY_TOEWIJZING:
	case KEY_VERSION:
		return same_nummer(a, b);
	case KEY_PRODUCT:
		return same_nummer(a, b) && same_product(a, b);
	case KEY_START:
		return same_nummer(a, b) && same_product(a, b) && a->begindatum == b->begindatum;
	case KEY_PERIOD:
		return same_nummer(a, b) && same_product(a, b) && a->begindatum == b->begindatum &&
		       a->einddatum == b->einddatum;
	case KEY_REFERENTIE:
	case KEY_VERZOEK:
	case KEY_ANTWOORD:
		return same_text(a->referentie, b->referentie);
	case KEY_DEBIT:
	case KEY_CREDIT:
		return same_text(debit_number(a), debit_number(b));
	default:
		return false;
	}
}

static bool same_key(enum key key, const struct event *a, const struct event *b)
{
	if (key == KEY_BERICHT)
		return a->bericht == b->bericht;
	if (key == KEY_CLIENT)
		return a->bericht == b->bericht && a->clientnr == b->clientnr;
	return same_text(a->aanbieder, b->aanbieder) && same_parts(key, a, b);
}

struct bucket_table *bucket_table(enum key key, const struct event **events, size_t count,
				  struct pool *pool)
{
	struct bucket_table *index = pool_alloc(pool, sizeof(*index));
	uint32_t room = 8;

	while (room < count)
		room *= 2;
	*index = (struct bucket_table){.key = key, .event = events, .mask = room - 1};
	index->first = pool_alloc(pool, room * sizeof(*index->first));
	index->next = pool_alloc(pool, (count + 1) * sizeof(*index->next));
	memset(index->first, 0, room * sizeof(*index->first));
	/* From the back, so that a bucket begins with its oldest. */
	for (uint32_t i = (uint32_t)count; i > 0; i--) {
		uint32_t *first;

		if (!has_key(key, events[i - 1]) || !is_member(key, events[i - 1]))
			continue;
		first = &index->first[hash_of(key, events[i - 1]) & index->mask];
		index->next[i] = *first;
		*first = i;
	}
	return index;
}

uint32_t bucket_number(const struct bucket_table *index, const struct event *like)
{
	uint32_t cursor = 0;

	return bucket_next(index, like, &cursor) != NULL ? cursor : 0;
}

const struct event *bucket_next(const struct bucket_table *index, const struct event *like,
				uint32_t *cursor)
{
	uint32_t at;

	if (*cursor == 0 && !has_key(index->key, like))
		return NULL;
	at = *cursor == 0 ? index->first[hash_of(index->key, like) & index->mask]
			  : index->next[*cursor];
	while (at != 0 && !same_key(index->key, index->event[at - 1], like))
		at = index->next[at];
	if (at == 0)
		return NULL;
	*cursor = at;
	return index->event[at - 1];
}
