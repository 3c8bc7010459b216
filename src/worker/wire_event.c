/* Events as bytes: a set of the parts that differ from the event before, then their values. What
 * holds for the whole message is sent once. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/base/order.h"
#include "wire.h"

enum kind { NUMBER_32, SIGNED_32, SIGNED_64, TEXT };

/* Each code of the standard once, and a comma behind all but the last; the schema bounds no number
 * of a version. In characters, and all of UTF-8 in bytes. */
enum { LIST = 4095, VERSIONS = 4095, TEXT_BYTES = 16384 };

/* The largest numbers of LIMIT_KEPT_FACTOR and LIMIT_KEPT_DIGITS digits, and the last moment of a day in
 * nanoseconds: xs:time has 24:00:00. */
#define FACTOR_MOST 99999999
#define NUMBER_MOST INT64_C(999999999999)
#define TIJD_MOST (INT64_C(86400) * 1000000000)

/* A month of birth is that of a likely date (date_is_likely). */
enum { MAAND_LEAST = 1900 * 12, MAAND_MOST = 2199 * 12 + 11, GEMEENTE_MOST = 9999 };

/* A member of struct event, and what its values lie between besides `none`; of a text how many
 * characters it has. */
struct part {
	size_t offset;
	enum kind kind;
	int64_t none;
	int64_t low;
	int64_t high;
	enum wire_letters letters;
};

#define TEXT_OF(name, letters, least, most)                                 \
	{                                                                   \
		offsetof(struct event, name), TEXT, 0, least, most, letters \
	}
#define DAY_OF(name)                                                                               \
	{                                                                                          \
		offsetof(struct event, name), SIGNED_32, DAY_NONE, DAY_EARLY, DAY_LATE, WIRE_WORDS \
	}
#define GETAL_OF(name, least, most)                                                          \
	{                                                                                    \
		offsetof(struct event, name), SIGNED_64, GETAL_NONE, least, most, WIRE_WORDS \
	}
#define BETWEEN(name, none, least, most)                                               \
	{                                                                              \
		offsetof(struct event, name), SIGNED_32, none, least, most, WIRE_WORDS \
	}
#define PLACE_OF(name, most)                                                    \
	{                                                                       \
		offsetof(struct event, name), NUMBER_32, 0, 0, most, WIRE_WORDS \
	}

/* All but `regel`, `type` and `release`, which follow from the place, and what only the archive
 * knows. */
static const struct part parts[] = {
    {offsetof(struct event, soort), NUMBER_32, EVENT_TOEWIJZING, 1, EVENT_SOORTEN - 1, WIRE_WORDS},
    PLACE_OF(line, WIRE_LINE_LAST),
    PLACE_OF(nr, LIMIT_ELEMENTS),
    PLACE_OF(clientnr, LIMIT_ELEMENTS),
    PLACE_OF(clientline, WIRE_LINE_LAST),
    PLACE_OF(headerline, WIRE_LINE_LAST),
    DAY_OF(dagtekening),
    TEXT_OF(identificatie, WIRE_WORDS, 1, LIMIT_KEPT_TEXT),
    BETWEEN(gemeente, GEMEENTE_NONE, 0, GEMEENTE_MOST),
    TEXT_OF(aanbieder, WIRE_DIGITS, WIRE_AANBIEDER, WIRE_AANBIEDER),
    TEXT_OF(bsn, WIRE_DIGITS, WIRE_BSN, WIRE_BSN),
    GETAL_OF(toewijzingnummer, 0, NUMBER_MOST),
    TEXT_OF(referentie, WIRE_WORDS, 1, LIMIT_KEPT_TEXT),
    TEXT_OF(categorie, WIRE_DIGITS, 1, LIMIT_KEPT_CODE),
    TEXT_OF(code, WIRE_WORDS, 1, LIMIT_KEPT_CODE),
    DAY_OF(toewijzingsdatum),
    GETAL_OF(toewijzingstijd, 0, TIJD_MOST),
    DAY_OF(ingangsdatum),
    DAY_OF(einddatum),
    DAY_OF(begindatum),
    TEXT_OF(reden, WIRE_CODES, 1, LIMIT_KEPT_CODE),
    TEXT_OF(status, WIRE_CODES, 1, LIMIT_KEPT_CODE),
    GETAL_OF(volume, 0, FACTOR_MOST),
    TEXT_OF(eenheid, WIRE_CODES, 1, LIMIT_KEPT_CODE),
    TEXT_OF(frequentie, WIRE_CODES, 1, LIMIT_KEPT_CODE),
    GETAL_OF(tarief, 0, FACTOR_MOST),
    GETAL_OF(budget, -NUMBER_MOST, NUMBER_MOST),
    BETWEEN(geboortemaand, MAAND_NONE, MAAND_LEAST, MAAND_MOST),
    TEXT_OF(datumgebruik, WIRE_CODES, 1, LIMIT_KEPT_CODE),
    TEXT_OF(verwijzer, WIRE_CODES, 1, LIMIT_KEPT_CODE),
    BETWEEN(anderegemeente, GEMEENTE_NONE, 0, GEMEENTE_MOST),
    TEXT_OF(referentienummer, WIRE_WORDS, 1, LIMIT_KEPT_TEXT),
    TEXT_OF(vorigreferentienummer, WIRE_WORDS, 1, LIMIT_KEPT_TEXT),
    DAY_OF(declaratie_einddatum),
    TEXT_OF(retourcodes, WIRE_LIST, 1, LIST),
    TEXT_OF(antwoordcodes, WIRE_LIST, 1, LIST),
    TEXT_OF(betreft, WIRE_WORDS, 1, LIMIT_KEPT_TEXT),
    DAY_OF(betreft_dagtekening),
    TEXT_OF(xsdversie, WIRE_VERSION, 1, VERSIONS),
};

enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

_Static_assert(PARTS <= 64, "the set has 64 places");
#if __SIZEOF_POINTER__ == 8
_Static_assert(sizeof(struct event) == 344, "a new member of struct event wants a row here");
#endif

static size_t size_of(enum kind kind)
{
	return kind == SIGNED_64 ? sizeof(int64_t) : sizeof(int32_t);
}

static const char *text_at(const struct event *event, const struct part *part)
{
	const char *text;

	memcpy(&text, (const char *)event + part->offset, sizeof(text));
	return text;
}

static bool is_same(const struct event *a, const struct event *b, const struct part *part)
{
	const char *one, *other;

	if (part->kind != TEXT)
		return memcmp((const char *)a + part->offset, (const char *)b + part->offset,
			      size_of(part->kind)) == 0;
	one = text_at(a, part);
	other = text_at(b, part);
	return one == other || (one != NULL && other != NULL && strcmp(one, other) == 0);
}

static void put_event(const struct event *before, const struct event *event, struct buf *out)
{
	size_t at = out->length;
	uint64_t set = 0;

	buf_add(out, &set, sizeof(set));
	for (int i = 0; i < PARTS; i++) {
		const struct part *part = &parts[i];

		if (is_same(before, event, part))
			continue;
		set |= UINT64_C(1) << i;
		if (part->kind == TEXT)
			wire_put_text(out, text_at(event, part));
		else
			buf_add(out, (const char *)event + part->offset, size_of(part->kind));
	}
	memcpy(out->data + at, &set, sizeof(set));
}

void wire_write_events(const struct event *events, size_t count, struct buf *out)
{
	struct event none = event_none();

	for (size_t i = 0; i < count; i++)
		put_event(i > 0 ? &events[i - 1] : &none, &events[i], out);
}

static bool get_part(struct wire_reader *reader, const struct part *part, struct event *event)
{
	void *process = (char *)event + part->offset;
	uint32_t unsigned_32;
	int32_t signed_32;
	int64_t number;

	if (part->kind == TEXT) {
		const char *text = wire_get_text(reader, TEXT_BYTES);

		memcpy(process, &text, sizeof(text));
		return !reader->bad &&
		       wire_is_text(text, part->letters, (size_t)part->low, (size_t)part->high);
	}
	wire_get(reader, process, size_of(part->kind));
	memcpy(&unsigned_32, process, sizeof(unsigned_32));
	memcpy(&signed_32, process, sizeof(signed_32));
	if (part->kind == SIGNED_64)
		memcpy(&number, process, sizeof(number));
	else
		number = part->kind == SIGNED_32 ? signed_32 : (int64_t)unsigned_32;
	return !reader->bad &&
	       (number == part->none || (number >= part->low && number <= part->high));
}

static int get_event(struct wire_reader *reader, struct event *event)
{
	uint64_t set;

	wire_get(reader, &set, sizeof(set));
	if (reader->bad || (PARTS < 64 && set >> PARTS != 0))
		return -1;
	for (int i = 0; i < PARTS; i++)
		if ((set >> i & 1) != 0 && !get_part(reader, &parts[i], event))
			return -1;
	return 0;
}

/* The kinds of events that messages of a type have, as a set. */
static uint32_t kinds_of(enum berichttype type)
{
#define KIND(name) (UINT32_C(1) << EVENT_##name)
	static const uint32_t kinds[BERICHT_TYPES] = {
	    [JW301] = KIND(TOEWIJZING),
	    [JW305] = KIND(START),
	    [JW307] = KIND(STOP),
	    [JW315] = KIND(AANVRAAG),
	    [JW317] = KIND(WIJZIGING) | KIND(ONGEWIJZIGD) | KIND(TE_WIJZIGEN) | KIND(NIEUW),
	    [JW319] = KIND(ANTWOORD),
	    [JW323] = KIND(DECLARATIE) | KIND(PRESTATIE),
	    [JW325] = KIND(DECLARATIEANTWOORD) | KIND(PRESTATIEANTWOORD),
	};

	return bericht_is_retour(type) ? KIND(RETOUR) | KIND(RETOURREGEL) : kinds[type];
#undef KIND
}

/* What the header says, every event repeats: one that says something else is of another message. */
static bool is_of(const struct event *event, const struct kop *kop)
{
	bool from = bericht_info(event->type)->van_gemeente, retour = bericht_is_retour(event->type);

	return (kinds_of(event->type) >> event->soort & 1) != 0 && event->headerline == kop->line &&
	       event->dagtekening == kop->bekend &&
	       same_text(event->aanbieder, from ? kop->ontvanger : kop->afzender) &&
	       event->gemeente == atoi(from ? kop->afzender : kop->ontvanger) &&
	       same_text(retour ? event->betreft : event->identificatie, kop->identificatie) &&
	       (!retour || event->betreft_dagtekening == kop->dagtekening);
}

int wire_read_events(struct wire_reader *reader, struct pool *pool, struct judgement *out)
{
	uint32_t count = wire_get_number(reader);
	struct event last = event_none();

	/* An event is at least one element, and has at least its set: no number asks for more
	 * memory than the bytes are worth. */
	if (reader->bad || count > LIMIT_ELEMENTS ||
	    count > (size_t)(reader->end - reader->at) / sizeof(uint64_t))
		return -1;
	out->events = pool_alloc(pool, count * sizeof(*out->events));
	for (uint32_t i = 0; i < count; i++) {
		last.type = out->type;
		last.release = out->release->number;
		last.regel = i + 1;
		if (get_event(reader, &last) != 0 || !is_of(&last, &out->kop))
			return -1;
		out->events[i] = last;
	}
	out->event_count = count;
	return 0;
}
