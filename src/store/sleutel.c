/* Keys: what an event is found by, their digests, and sets of these. */
#include "sleutel.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/base/pool.h"
#include "ijw/base/random.h"

struct sleutel sleutel_of_jeugdige(int64_t jeugdige)
{
	return (struct sleutel){.kind = SLEUTEL_JEUGDIGE, .nummer = {jeugdige, 0}};
}

struct sleutel sleutel_of_bericht(const char *afzender, const char *identificatie)
{
	return (struct sleutel){SLEUTEL_BERICHT, afzender, identificatie, {0, 0}};
}

struct sleutel sleutel_of_retour(const char *afzender, const char *identificatie,
				 int32_t dagtekening, enum berichttype answered)
{
	return (struct sleutel){
	    SLEUTEL_RETOUR, afzender, identificatie, {dagtekening, bericht_number(answered)}};
}

struct sleutel sleutel_of_number(enum sleutel_soort kind, const char *aanbieder, const char *nummer)
{
	return (struct sleutel){kind, aanbieder, nummer, {0, 0}};
}

struct sleutel sleutel_of_maand(const char *aanbieder, int32_t gemeente)
{
	return (struct sleutel){SLEUTEL_MAAND, aanbieder, NULL, {gemeente, 0}};
}

struct sleutel sleutel_of_toewijzing(int32_t gemeente, int64_t toewijzingnummer)
{
	return (struct sleutel){SLEUTEL_TOEWIJZING, NULL, NULL, {gemeente, toewijzingnummer}};
}

struct sleutel sleutel_of_declaratie(const char *aanbieder, const char *identificatie,
				     int32_t dagtekening)
{
	return (struct sleutel){
	    SLEUTEL_DECLARATIEANTWOORD, aanbieder, identificatie, {dagtekening, 0}};
}

bool sleutel_is_whole(const struct sleutel *key)
{
	switch (key->kind) {
	case SLEUTEL_JEUGDIGE:
		return key->nummer[0] != 0;
	case SLEUTEL_TOEWIJZING:
		return key->nummer[0] != GEMEENTE_NONE && key->nummer[1] != GETAL_NONE;
	case SLEUTEL_MAAND:
		return key->partij != NULL;
	case SLEUTEL_DECLARATIEANTWOORD:
		return key->partij != NULL && key->tekst != NULL && key->nummer[0] != DAY_NONE;
	default:
		return key->partij != NULL && key->tekst != NULL;
	}
}

static size_t add(struct event_sleutel *out, size_t count, struct sleutel key, int32_t dag)
{
	if (!sleutel_is_whole(&key))
		return count;
	out[count] = (struct event_sleutel){key, dag};
	return count + 1;
}

static size_t add_number(struct event_sleutel *out, size_t count, const struct event *event,
			 enum sleutel_soort kind, const char *nummer)
{
	const bool told =
	    kind == SLEUTEL_VERZOEK || kind == SLEUTEL_ANTWOORD || kind == SLEUTEL_TOEGEWEZEN;

	return add(out, count, sleutel_of_number(kind, event->aanbieder, nummer),
		   told ? event->dagtekening : 0);
}

size_t sleutels_of_event(const struct event *event, struct event_sleutel out[EVENT_SLEUTELS])
{
	size_t count;

	switch (event->soort) {
	case EVENT_TOEWIJZING:
		count = add_number(out, 0, event, SLEUTEL_TOEGEWEZEN, event->referentie);
		return add(out, count,
			   sleutel_of_toewijzing(event->gemeente, event->toewijzingnummer), 0);
	case EVENT_AANVRAAG:
	case EVENT_WIJZIGING:
		return add_number(out, 0, event, SLEUTEL_VERZOEK, event->referentie);
	case EVENT_ANTWOORD:
		return add_number(out, 0, event, SLEUTEL_ANTWOORD, event->referentie);
	case EVENT_DECLARATIE:
		count = add_number(out, 0, event, SLEUTEL_DECLARATIENUMMER, event->referentie);
		return add(out, count, sleutel_of_maand(event->aanbieder, event->gemeente),
			   event->begindatum);
	case EVENT_PRESTATIE:
		count = add_number(out, 0, event, SLEUTEL_PRESTATIE, event->referentienummer);
		return add_number(out, count, event, SLEUTEL_VORIGE, event->vorigreferentienummer);
	case EVENT_DECLARATIEANTWOORD:
		count = add(out, 0,
			    sleutel_of_declaratie(event->aanbieder, event->betreft,
						  event->betreft_dagtekening),
			    0);
		count = add_number(out, count, event, SLEUTEL_HERHAALD, event->betreft);
		return add_number(out, count, event, SLEUTEL_HERHAALD, event->referentie);
	case EVENT_RETOURREGEL:
		count = add_number(out, 0, event, SLEUTEL_HERHAALD, event->referentie);
		count = add_number(out, count, event, SLEUTEL_HERHAALD, event->referentienummer);
		return add_number(out, count, event, SLEUTEL_HERHAALD,
				  event->vorigreferentienummer);
	case EVENT_PRESTATIEANTWOORD:
		return add_number(out, 0, event, SLEUTEL_PRESTATIEANTWOORD,
				  event->referentienummer);
	default:
		return 0;
	}
}

static bool is_same(const struct sleutel *a, const struct sleutel *b)
{
	return a->kind == b->kind && a->nummer[0] == b->nummer[0] && a->nummer[1] == b->nummer[1] &&
	       same_text(a->partij, b->partij) && same_text(a->tekst, b->tekst);
}

bool sleutel_fits(const struct sleutel *key, const struct event *event)
{
	struct event_sleutel own[EVENT_SLEUTELS];
	size_t count;

	if (key->kind == SLEUTEL_JEUGDIGE)
		return event->jeugdige == key->nummer[0];
	count = sleutels_of_event(event, own);
	for (size_t i = 0; i < count; i++)
		if (is_same(&own[i].key, key))
			return true;
	return false;
}

/* ---- Digests ---- */

static void add_text(struct buf *out, const char *text)
{
	buf_add(out, text != NULL ? text : "", text != NULL ? strlen(text) + 1 : 1);
}

int64_t sleutel_digest(const uint8_t short_key[SHORT_KEY_BYTES], const struct sleutel *key)
{
	struct buf text = BUF_INIT(0);
	const char kind = (char)key->kind;
	uint64_t digest;

	if (key->kind == SLEUTEL_JEUGDIGE)
		return key->nummer[0];
	buf_add(&text, &kind, 1);
	add_text(&text, key->partij);
	add_text(&text, key->tekst);
	buf_add(&text, key->nummer, sizeof(key->nummer));
	digest = pseudonym_short(short_key, text.data, text.length);
	buf_free(&text);
	return digest != 0 ? (int64_t)digest : 1;
}

static uint8_t own_key[SHORT_KEY_BYTES];

static void make_own_key(void)
{
	random_bytes(own_key, sizeof(own_key));
}

int64_t sleutel_hash(const struct sleutel *key)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, make_own_key);
	return sleutel_digest(own_key, key);
}

/* ---- Sets ---- */

static struct sleutel_slot *slot_of(const struct sleutel_set *set, int64_t digest)
{
	size_t at = (size_t)digest & (set->slots - 1);

	while (set->slot[at].number != 0 && set->slot[at].digest != digest)
		at = (at + 1) & (set->slots - 1);
	return &set->slot[at];
}

static void grow(struct sleutel_set *set)
{
	struct sleutel_set larger = {.slots = set->slots > 0 ? 2 * set->slots : 64};

	larger.slot = xcalloc(larger.slots, sizeof(*larger.slot));
	for (size_t i = 0; i < set->slots; i++)
		if (set->slot[i].number != 0)
			*slot_of(&larger, set->slot[i].digest) = set->slot[i];
	free(set->slot);
	set->slot = larger.slot;
	set->slots = larger.slots;
}

size_t sleutel_set_number(struct sleutel_set *set, int64_t digest)
{
	struct sleutel_slot *slot;

	if (2 * set->count >= set->slots)
		grow(set);
	slot = slot_of(set, digest);
	if (slot->number == 0)
		*slot = (struct sleutel_slot){digest, ++set->count};
	return slot->number - 1;
}

bool sleutel_set_add(struct sleutel_set *set, int64_t digest)
{
	const size_t count = set->count;

	return sleutel_set_number(set, digest) == count;
}

void sleutel_set_free(struct sleutel_set *set)
{
	free(set->slot);
	*set = (struct sleutel_set){0};
}
