/* Events as bytes: a set of the parts that differ from the event before, then their values. What
 * holds for the whole message is sent once. */
#include <string.h>

#include "ijw/base/date.h"
#include "wire.h"

enum kind { NUMBER_32, SIGNED_32, SIGNED_64, TEXT };

/* Lists of codes are the longest texts: each code of the standard once; the schema bounds no number
 * of a version. In characters, and all of UTF-8 in bytes. */
enum { LIST = 4095, VERSIONS = 4095, TEXT_BYTES = 16384 };

/* A member of struct event, and what its values lie between besides `none`; of a text how many
 * characters it has at most. */
struct part {
	size_t offset;
	enum kind kind;
	int64_t none;
	int64_t low;
	int64_t high;
	enum wire_letters letters;
};

#define TEXT_OF(name, letters, most)                                    \
	{                                                               \
		offsetof(struct event, name), TEXT, 0, 0, most, letters \
	}
#define DAY_OF(name)                                                                               \
	{                                                                                          \
		offsetof(struct event, name), SIGNED_32, DAY_NONE, DAY_EARLY, DAY_LATE, WIRE_WORDS \
	}
#define GETAL_OF(name)                                                                     \
	{                                                                                  \
		offsetof(struct event, name), SIGNED_64, GETAL_NONE, INT64_MIN, INT64_MAX, \
		    WIRE_WORDS                                                             \
	}
#define BETWEEN(name, least, most)                                                      \
	{                                                                               \
		offsetof(struct event, name), SIGNED_32, least, least, most, WIRE_WORDS \
	}

/* All but `regel` and `type`, which follow from the place, and what only the archive knows. */
static const struct part parts[] = {
    {offsetof(struct event, soort), NUMBER_32, EVENT_TOEWIJZING, 1, EVENT_SOORTEN - 1, WIRE_WORDS},
    {offsetof(struct event, line), NUMBER_32, 0, 0, WIRE_LINE_LAST, WIRE_WORDS},
    {offsetof(struct event, nr), NUMBER_32, 0, 0, LIMIT_ELEMENTS, WIRE_WORDS},
    {offsetof(struct event, clientnr), NUMBER_32, 0, 0, LIMIT_ELEMENTS, WIRE_WORDS},
    {offsetof(struct event, clientline), NUMBER_32, 0, 0, WIRE_LINE_LAST, WIRE_WORDS},
    {offsetof(struct event, headerline), NUMBER_32, 0, 0, WIRE_LINE_LAST, WIRE_WORDS},
    DAY_OF(dagtekening),
    TEXT_OF(identificatie, WIRE_WORDS, WIRE_IDENTIFICATIE),
    BETWEEN(gemeente, GEMEENTE_NONE, 9999),
    TEXT_OF(aanbieder, WIRE_DIGITS, WIRE_PARTY),
    TEXT_OF(bsn, WIRE_DIGITS, 9),
    GETAL_OF(toewijzingnummer),
    TEXT_OF(referentie, WIRE_WORDS, 36),
    TEXT_OF(categorie, WIRE_DIGITS, 2),
    TEXT_OF(code, WIRE_WORDS, 5),
    DAY_OF(toewijzingsdatum),
    GETAL_OF(toewijzingstijd),
    DAY_OF(ingangsdatum),
    DAY_OF(einddatum),
    DAY_OF(begindatum),
    TEXT_OF(reden, WIRE_CODES, 2),
    TEXT_OF(status, WIRE_CODES, 1),
    GETAL_OF(volume),
    TEXT_OF(eenheid, WIRE_CODES, 2),
    TEXT_OF(frequentie, WIRE_CODES, 1),
    GETAL_OF(tarief),
    GETAL_OF(budget),
    BETWEEN(geboortemaand, MAAND_NONE, 9999 * 12 + 11),
    TEXT_OF(datumgebruik, WIRE_CODES, 1),
    TEXT_OF(verwijzer, WIRE_CODES, 2),
    BETWEEN(anderegemeente, GEMEENTE_NONE, 9999),
    TEXT_OF(referentienummer, WIRE_WORDS, 20),
    TEXT_OF(vorigreferentienummer, WIRE_WORDS, 20),
    DAY_OF(declaratie_einddatum),
    TEXT_OF(retourcodes, WIRE_CODES, LIST),
    TEXT_OF(antwoordcodes, WIRE_CODES, LIST),
    TEXT_OF(betreft, WIRE_WORDS, WIRE_IDENTIFICATIE),
    DAY_OF(betreft_dagtekening),
    TEXT_OF(xsdversie, WIRE_VERSION, VERSIONS),
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
	void *slot = (char *)event + part->offset;
	uint32_t unsigned_32;
	int32_t signed_32;
	int64_t number;

	if (part->kind == TEXT) {
		const char *text = wire_get_text(reader, TEXT_BYTES);

		memcpy(slot, &text, sizeof(text));
		return !reader->bad && wire_is_text(text, part->letters, (size_t)part->high);
	}
	wire_get(reader, slot, size_of(part->kind));
	memcpy(&unsigned_32, slot, sizeof(unsigned_32));
	memcpy(&signed_32, slot, sizeof(signed_32));
	if (part->kind == SIGNED_64)
		memcpy(&number, slot, sizeof(number));
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
	return event->soort != 0 ? 0 : -1;
}

int wire_read_events(struct wire_reader *reader, enum berichttype type, struct pool *pool,
		     struct judgement *out)
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
		last.type = type;
		last.regel = i + 1;
		if (get_event(reader, &last) != 0)
			return -1;
		out->events[i] = last;
	}
	out->event_count = count;
	return 0;
}
