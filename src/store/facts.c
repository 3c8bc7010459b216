/* The packed form of events. A version, then one event after the other: its place in the message, its
 * kind, which fields it has, and these. Numbers are those of varint.h; a text ends with a NUL. */
#include "facts.h"

#include <assert.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/base/varint.h"

enum { VERSION = 1 };
#define WORD 64 /* bits of a number */

#define FIELD(kind, name)                                 \
	{                                                 \
#name, kind, offsetof(struct event, name) \
	}

/* The place in this table is the number of a field: never change it, only add. What most events
 * have comes first. */
const struct fact_field fact_fields[] = {
    FIELD(FACT_PLACE, line),
    FIELD(FACT_PLACE, nr),
    FIELD(FACT_PLACE, clientline),
    FIELD(FACT_TEXT, categorie),
    FIELD(FACT_NUMBER, toewijzingnummer),
    FIELD(FACT_DAY, begindatum),
    FIELD(FACT_SMALL, geboortemaand),
    FIELD(FACT_TEXT, status),
    FIELD(FACT_DAY, einddatum),
    FIELD(FACT_TEXT, code),
    FIELD(FACT_TEXT, reden),
    FIELD(FACT_TEXT, referentie),
    FIELD(FACT_DAY, ingangsdatum),
    FIELD(FACT_DAY, toewijzingsdatum),
    FIELD(FACT_NUMBER, toewijzingstijd),
    FIELD(FACT_TEXT, datumgebruik),
    FIELD(FACT_PLACE, clientnr),
    FIELD(FACT_TEXT, retourcodes),
    FIELD(FACT_TEXT, betreft),
    FIELD(FACT_DAY, betreft_dagtekening),
    FIELD(FACT_NUMBER, volume),
    FIELD(FACT_TEXT, eenheid),
    FIELD(FACT_TEXT, frequentie),
    FIELD(FACT_NUMBER, budget),
    FIELD(FACT_TEXT, verwijzer),
    FIELD(FACT_TEXT, referentienummer),
    FIELD(FACT_TEXT, vorigreferentienummer),
    FIELD(FACT_NUMBER, tarief),
    FIELD(FACT_DAY, declaratie_einddatum),
    FIELD(FACT_TEXT, xsdversie),
    FIELD(FACT_TEXT, antwoordcodes),
    FIELD(FACT_SMALL, anderegemeente),
    FIELD(FACT_SMALL, gemeente),
    FIELD(FACT_TEXT, aanbieder),
    FIELD(FACT_PLACE, release),
};
enum { FIELDS = sizeof(fact_fields) / sizeof(fact_fields[0]) };
const size_t fact_field_count = FIELDS;

static_assert(FIELDS <= WORD, "a field has a bit");

/* ---- One field of an event ---- */

static const char *text_of(const struct event *event, const struct fact_field *field)
{
	const char *text;

	memcpy(&text, (const char *)event + field->offset, sizeof(text));
	return text;
}

static int64_t number_of(const struct event *event, const struct fact_field *field)
{
	const char *from = (const char *)event + field->offset;
	int64_t number;
	int32_t small;

	if (field->kind == FACT_NUMBER) {
		memcpy(&number, from, sizeof(number));
		return number;
	}
	memcpy(&small, from, sizeof(small));
	return field->kind == FACT_PLACE ? (int64_t)(uint32_t)small : small;
}

static bool is_like(const struct event *event, const struct event *like,
		    const struct fact_field *field)
{
	if (field->kind == FACT_TEXT)
		return same_text(text_of(event, field), text_of(like, field));
	return number_of(event, field) == number_of(like, field);
}

/* ---- Packing ---- */

/* The sign is the lowest bit. */
static void put_signed(struct buf *out, int64_t number)
{
	varint_put(out, (uint64_t)number << 1 ^ (uint64_t)(number >> (WORD - 1)));
}

/* A text that is absent where the message has one is empty: no element is. */
static void put_field(struct buf *out, const struct event *event, const struct fact_field *field)
{
	const char *text;

	if (field->kind != FACT_TEXT) {
		put_signed(out, number_of(event, field));
		return;
	}
	text = text_of(event, field);
	buf_add(out, text != NULL ? text : "", text != NULL ? strlen(text) + 1 : 1);
}

void facts_add(struct buf *out, const struct event *event, const struct event *like)
{
	uint64_t present = 0;

	if (out->length == 0)
		buf_add(out, &(char){VERSION}, 1);
	for (int i = 0; i < FIELDS; i++)
		if (!is_like(event, like, &fact_fields[i]))
			present |= UINT64_C(1) << i;
	varint_put(out, event->regel);
	varint_put(out, event->soort);
	varint_put(out, present);
	for (uint64_t rest = present; rest != 0; rest &= rest - 1)
		put_field(out, event, &fact_fields[__builtin_ctzll(rest)]);
}

/* ---- Reading ---- */

struct reading {
	const unsigned char *at, *end;
};

static int take_small(struct reading *reading, uint64_t most, uint32_t *number)
{
	uint64_t whole;

	if (varint_take(&reading->at, reading->end, &whole) != 0 || whole > most)
		return -1;
	*number = (uint32_t)whole;
	return 0;
}

static int take_text(struct reading *reading, void *to)
{
	const char *text = (const char *)reading->at;
	const unsigned char *nul = memchr(reading->at, '\0', (size_t)(reading->end - reading->at));

	if (nul == NULL)
		return -1;
	reading->at = nul + 1;
	text = *text != '\0' ? text : NULL;
	memcpy(to, &text, sizeof(text));
	return 0;
}

static int take_field(struct reading *reading, const struct fact_field *field, struct event *event)
{
	char *to = (char *)event + field->offset;
	uint64_t whole;
	int64_t number;
	int32_t small;

	if (field->kind == FACT_TEXT)
		return take_text(reading, to);
	if (varint_take(&reading->at, reading->end, &whole) != 0)
		return -1;
	number = (int64_t)(whole >> 1 ^ -(whole & 1));
	if (field->kind == FACT_NUMBER) {
		memcpy(to, &number, sizeof(number));
		return 0;
	}
	if (field->kind == FACT_PLACE ? number < 0 || number > UINT32_MAX
				      : number < INT32_MIN || number > INT32_MAX)
		return -1;
	small = (int32_t)number;
	memcpy(to, &small, sizeof(small));
	return 0;
}

static int take_event(struct reading *reading, struct event *event)
{
	uint64_t present;
	uint32_t soort;

	if (take_small(reading, UINT32_MAX, &event->regel) != 0 ||
	    take_small(reading, EVENT_SOORTEN - 1, &soort) != 0 || soort == 0 ||
	    varint_take(&reading->at, reading->end, &present) != 0 || present >> FIELDS != 0)
		return -1;
	event->soort = (enum event_soort)soort;
	for (uint64_t rest = present; rest != 0; rest &= rest - 1)
		if (take_field(reading, &fact_fields[__builtin_ctzll(rest)], event) != 0)
			return -1;
	return 0;
}

int facts_read(const void *bytes, size_t length, const struct event *like, struct events *out)
{
	struct reading reading = {bytes, (const unsigned char *)bytes + length};
	const size_t before = out->count;

	if (length == 0 || *reading.at++ != VERSION)
		return -1;
	while (reading.at < reading.end) {
		struct event *event = events_next(out);

		*event = *like;
		if (take_event(&reading, event) != 0)
			return -1;
	}
	return out->count > before ? 0 : -1;
}
