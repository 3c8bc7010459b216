/* The table of keys: which fields of which kinds of events make up each. */
#include "key.h"

#include <stddef.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/message/event_is.h"

/* What a part of a key is made of. */
enum part_type { PART_TEXT, PART_DAY, PART_COUNT, PART_NUMBER };

/* A field of an event, or of the events that `turns` says so of another one. */
struct part {
	enum part_type type;
	size_t field;
	bool (*turns)(const struct event *event);
	size_t other;
};

/* A JW325 names the claim that it answers. */
static bool answers_claim(const struct event *event)
{
	return event->soort == EVENT_DECLARATIEANTWOORD || event->soort == EVENT_PRESTATIEANTWOORD;
}

static bool is_retour(const struct event *event)
{
	return event->soort == EVENT_RETOUR;
}

/* Numbers first: they are compared sooner than texts. */
enum {
	BERICHT,
	TYPE,
	ANSWERED_DAY,
	CLIENT,
	JEUGDIGE,
	NUMMER,
	GEMEENTE,
	BESLOTEN,
	BESLOTEN_TIJD,
	INGANG,
	VOLUME,
	BUDGET,
	BEGIN,
	EIND,
	CLAIM_DAY,
	CLAIM_NAME,
	REFERENTIENUMMER,
	VORIG,
	DEBIT,
	REFERENTIE,
	CODE,
	CATEGORIE,
	EENHEID,
	REDEN,
	FREQUENTIE,
	AANBIEDER,
	PARTS
};

#define FIELD(name) offsetof(struct event, name)

static const struct part parts[PARTS] = {
    [AANBIEDER] = {PART_TEXT, FIELD(aanbieder), NULL, 0},
    [GEMEENTE] = {PART_DAY, FIELD(gemeente), NULL, 0},
    [NUMMER] = {PART_NUMBER, FIELD(toewijzingnummer), NULL, 0},
    [CATEGORIE] = {PART_TEXT, FIELD(categorie), NULL, 0},
    [CODE] = {PART_TEXT, FIELD(code), NULL, 0},
    [BESLOTEN] = {PART_DAY, FIELD(toewijzingsdatum), NULL, 0},
    [BESLOTEN_TIJD] = {PART_NUMBER, FIELD(toewijzingstijd), NULL, 0},
    [INGANG] = {PART_DAY, FIELD(ingangsdatum), NULL, 0},
    [VOLUME] = {PART_NUMBER, FIELD(volume), NULL, 0},
    [BUDGET] = {PART_NUMBER, FIELD(budget), NULL, 0},
    [EENHEID] = {PART_TEXT, FIELD(eenheid), NULL, 0},
    [REDEN] = {PART_TEXT, FIELD(reden), NULL, 0},
    [FREQUENTIE] = {PART_TEXT, FIELD(frequentie), NULL, 0},
    [BEGIN] = {PART_DAY, FIELD(begindatum), NULL, 0},
    [EIND] = {PART_DAY, FIELD(einddatum), NULL, 0},
    [REFERENTIE] = {PART_TEXT, FIELD(referentie), NULL, 0},
    [CLAIM_NAME] = {PART_TEXT, FIELD(identificatie), answers_claim, FIELD(betreft)},
    [CLAIM_DAY] = {PART_DAY, FIELD(dagtekening), answers_claim, FIELD(betreft_dagtekening)},
    [JEUGDIGE] = {PART_NUMBER, FIELD(jeugdige), NULL, 0},
    [REFERENTIENUMMER] = {PART_TEXT, FIELD(referentienummer), NULL, 0},
    [VORIG] = {PART_TEXT, FIELD(vorigreferentienummer), NULL, 0},
    [DEBIT] = {PART_TEXT, FIELD(referentienummer), event_is_credit, FIELD(vorigreferentienummer)},
    [BERICHT] = {PART_NUMBER, FIELD(bericht), NULL, 0},
    [CLIENT] = {PART_COUNT, FIELD(clientnr), NULL, 0},
    [TYPE] = {PART_COUNT, FIELD(type), NULL, 0},
    [ANSWERED_DAY] = {PART_DAY, FIELD(dagtekening), is_retour, FIELD(betreft_dagtekening)},
};

#define PART(part) (1u << (part))

/* Kinds of events that share keys. */
enum {
	ALL = ~0u >> 1,
	CLAIMS = DECLARATIES | CLAIMANTWOORDEN | PRESTATIES | CLAIMANTWOORDREGELS,
	CARE = ALL & ~CLAIMS,
};

/* Parts that go together. */
enum {
	PARTIES = PART(AANBIEDER) | PART(GEMEENTE),
	ASSIGNED = PARTIES | PART(NUMMER),
	PRODUCT = ASSIGNED | PART(CATEGORIE) | PART(CODE),
	START = PRODUCT | PART(BEGIN),
	STOP = START | PART(EIND),
	MOMENT = ASSIGNED | PART(BESLOTEN) | PART(BESLOTEN_TIJD),
	CONTENT = MOMENT | PART(CATEGORIE) | PART(CODE) | PART(INGANG) | PART(EIND) | PART(VOLUME) |
		  PART(BUDGET) | PART(EENHEID) | PART(FREQUENTIE),
	REFERENCE = PART(AANBIEDER) | PART(REFERENTIE),
	REFERENCE_AT = REFERENCE | PART(GEMEENTE),
	REFERENCE_OF = REFERENCE_AT | PART(JEUGDIGE),
	CLAIMED = PARTIES | PART(CLAIM_NAME) | PART(CLAIM_DAY),
};

/* Of the kinds that are in the bucket, which events. */
enum side {
	BOTH_SIDES,
	DEBITS,
	CREDITS,
	SENT,
	EXAMINATIONS,
	DECISIONS,
	REFUSALS,
	WHOLE_REFUSALS,
	SETTLING
};

struct key_row {
	uint32_t parts;  /* what it is made of */
	uint32_t needs;  /* of these the parts without which an event has no such key */
	uint32_t having; /* the kinds of events that have it */
	uint32_t held;   /* of these the kinds that are in the bucket */
	enum side side;
	bool foreign; /* events of other youths are in the bucket too */
};

static const struct key_row rows[KEYS] = {
    [KEY_TOEWIJZING] = {ASSIGNED, PART(NUMMER), ALL, ALL, BOTH_SIDES, true},
    [KEY_VERSION] = {ASSIGNED, PART(NUMMER), ALL, TOEWIJZINGEN, BOTH_SIDES, false},
    [KEY_MOMENT] = {MOMENT, PART(NUMMER), TOEWIJZINGEN, TOEWIJZINGEN, BOTH_SIDES, false},
    [KEY_CONTENT] = {CONTENT, PART(NUMMER), TOEWIJZINGEN, TOEWIJZINGEN, BOTH_SIDES, false},
    [KEY_LISTED] = {ASSIGNED | PART(BERICHT), PART(NUMMER), TOEWIJZINGEN, TOEWIJZINGEN, BOTH_SIDES,
		    false},
    [KEY_PRODUCT] = {PRODUCT, 0, LEVERINGEN, LEVERINGEN, BOTH_SIDES, false},
    [KEY_START] = {START, 0, LEVERINGEN, LEVERINGEN, BOTH_SIDES, false},
    [KEY_STOPS] = {ASSIGNED, PART(NUMMER), LEVERINGEN, STOPS, SENT, false},
    [KEY_STARTS_OF] = {PRODUCT, 0, LEVERINGEN, STARTS, SENT, false},
    [KEY_STOPS_OF] = {START, 0, LEVERINGEN, STOPS, SENT, false},
    [KEY_STARTED] = {START, 0, LEVERINGEN, STARTS, BOTH_SIDES, false},
    [KEY_STOPPED] = {STOP, 0, STOPS, STOPS, BOTH_SIDES, false},
    [KEY_STOPPED_FOR] = {STOP | PART(REDEN), 0, STOPS, STOPS, BOTH_SIDES, false},
    [KEY_PARTIES] = {PARTIES, 0, ALL, TOEWIJZINGEN, BOTH_SIDES, false},
    [KEY_REQUESTER] = {PART(AANBIEDER), 0, ALL, VERZOEKEN, BOTH_SIDES, false},
    [KEY_VERZOEK] = {REFERENCE, PART(REFERENTIE), CARE, VERZOEKEN, BOTH_SIDES, false},
    [KEY_BESLISSING] = {REFERENCE, PART(REFERENTIE), CARE, BESLISSINGEN, SETTLING, false},
    [KEY_ASKED] = {REFERENCE_AT, PART(REFERENTIE), CARE, VERZOEKEN, BOTH_SIDES, false},
    [KEY_ANSWERED_BY] = {REFERENCE_AT, PART(REFERENTIE), CARE, ANTWOORDEN, BOTH_SIDES, false},
    [KEY_EXAMINED_BY] = {REFERENCE_AT, PART(REFERENTIE), CARE, ANTWOORDEN, EXAMINATIONS, false},
    [KEY_DECIDED_BY] = {REFERENCE_AT, PART(REFERENTIE), CARE, ANTWOORDEN, DECISIONS, false},
    [KEY_REFUSED_BY] = {REFERENCE_AT, PART(REFERENTIE), CARE, ANTWOORDEN, REFUSALS, false},
    [KEY_ASSIGNED_BY] = {REFERENCE_AT, PART(REFERENTIE), CARE, TOEWIJZINGEN, BOTH_SIDES, false},
    [KEY_ASKED_FOR] = {REFERENCE_OF, PART(REFERENTIE), CARE, VERZOEKEN, BOTH_SIDES, false},
    [KEY_ASSIGNED_TO] = {REFERENCE_OF, PART(REFERENTIE), CARE, TOEWIJZINGEN, BOTH_SIDES, false},
    [KEY_DECLARATIE] = {CLAIMED, 0, CLAIMS, DECLARATIES, BOTH_SIDES, false},
    [KEY_REFUSAL] = {CLAIMED, 0, CLAIMS, CLAIMANTWOORDEN, WHOLE_REFUSALS, false},
    [KEY_CLAIMED_YOUTH] = {CLAIMED | PART(JEUGDIGE), 0, CLAIMS, PRESTATIES, BOTH_SIDES, false},
    [KEY_PRESTATIE] = {CLAIMED | PART(REFERENTIENUMMER) | PART(VORIG), PART(REFERENTIENUMMER),
		       CLAIMS, PRESTATIES, BOTH_SIDES, false},
    [KEY_REJECTION] = {CLAIMED | PART(REFERENTIENUMMER), PART(REFERENTIENUMMER), CLAIMS,
		       CLAIMANTWOORDREGELS, BOTH_SIDES, true},
    [KEY_DEBIT] = {PART(AANBIEDER) | PART(DEBIT), PART(DEBIT), PRESTATIES, PRESTATIES, DEBITS,
		   false},
    [KEY_CREDIT] = {PART(AANBIEDER) | PART(DEBIT), PART(DEBIT), PRESTATIES, PRESTATIES, CREDITS,
		    true},
    [KEY_PERIOD] = {PRODUCT | PART(BEGIN) | PART(EIND), 0, PRESTATIES, PRESTATIES, BOTH_SIDES,
		    false},
    [KEY_TYPE] = {PART(TYPE), 0, WHOLES, WHOLES, BOTH_SIDES, false},
    [KEY_ANSWERED] = {PART(TYPE) | PART(ANSWERED_DAY), 0, WHOLES, WHOLES, BOTH_SIDES, false},
    [KEY_BERICHT] = {PART(BERICHT), 0, ALL, ALL, BOTH_SIDES, false},
    [KEY_CLIENT] = {PART(BERICHT) | PART(CLIENT), PART(CLIENT), ALL, ALL, BOTH_SIDES, false},
};

/* Going through a set of parts. */
static const struct part *first_of(uint32_t set)
{
	return &parts[__builtin_ctz(set)];
}

static uint32_t past_first(uint32_t set)
{
	return set & (set - 1);
}

/* What an event has for a part: a text, or a number. */
struct value {
	const char *text;
	int64_t number;
};

static inline struct value value_of(const struct part *part, const struct event *event)
{
	const char *field = (const char *)event;

	field += part->turns != NULL && part->turns(event) ? part->other : part->field;
	switch (part->type) {
	case PART_TEXT:
		return (struct value){.text = *(const char *const *)(const void *)field};
	case PART_DAY:
		return (struct value){.number = *(const int32_t *)(const void *)field};
	case PART_COUNT:
		return (struct value){.number = *(const uint32_t *)(const void *)field};
	case PART_NUMBER:
		break;
	}
	return (struct value){.number = *(const int64_t *)(const void *)field};
}

static bool is_there(const struct part *part, const struct event *event)
{
	struct value value = value_of(part, event);

	switch (part->type) {
	case PART_TEXT:
		return value.text != NULL;
	case PART_DAY:
		return value.number != DAY_NONE;
	case PART_COUNT:
		return value.number > 0;
	case PART_NUMBER:
		break;
	}
	return value.number != GETAL_NONE;
}

bool key_has(enum key key, const struct event *event)
{
	const struct key_row *row = &rows[key];

	if ((row->having & OF(event->soort)) == 0)
		return false;
	for (uint32_t left = row->needs; left != 0; left = past_first(left))
		if (!is_there(first_of(left), event))
			return false;
	return true;
}

static bool is_on_side(enum side side, const struct event *event)
{
	switch (side) {
	case DEBITS:
		return !event_is_credit(event);
	case CREDITS:
		return event_is_credit(event);
	case SENT:
		return !event_deletes(event);
	case REFUSALS:
		return event_refuses(event);
	case EXAMINATIONS:
		return event_examines(event);
	case DECISIONS:
		return !event_examines(event);
	case WHOLE_REFUSALS:
		return event_rejects_claim(event);
	case SETTLING:
		return event->soort == EVENT_TOEWIJZING || event_refuses(event);
	case BOTH_SIDES:
		break;
	}
	return true;
}

bool key_holds(enum key key, const struct event *event)
{
	const struct key_row *row = &rows[key];

	if ((event->foreign && !row->foreign) || (row->held & OF(event->soort)) == 0 ||
	    !is_on_side(row->side, event))
		return false;
	return key_has(key, event);
}

bool key_same(enum key key, const struct event *a, const struct event *b)
{
	for (uint32_t left = rows[key].parts; left != 0; left = past_first(left)) {
		const struct part *part = first_of(left);
		struct value one = value_of(part, a), other = value_of(part, b);

		if (one.number != other.number || !same_text(one.text, other.text))
			return false;
	}
	return true;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
	return hash ^ hash >> 29;
}

static uint64_t mix_text(uint64_t hash, const char *text)
{
	size_t left = strlen(text);
	uint64_t word = 0;

	for (; left > sizeof(word); left -= sizeof(word), text += sizeof(word)) {
		memcpy(&word, text, sizeof(word));
		hash = mix(hash, word);
	}
	word = 0;
	memcpy(&word, text, left);
	return mix(hash, word ^ (uint64_t)left << 56);
}

uint64_t key_hash(enum key key, const struct event *event)
{
	uint64_t hash = key;

	for (uint32_t left = rows[key].parts; left != 0; left = past_first(left)) {
		struct value value = value_of(first_of(left), event);

		hash = value.text != NULL ? mix_text(hash, value.text)
					  : mix(hash, (uint64_t)value.number);
	}
	return hash;
}
