/* The total order of events by what they say, in which nothing depends on their arrival. */
#include "facts.h"

#include <string.h>

int order_product(const struct event *a, const struct event *b)
{
	int order = order_text(a->categorie, b->categorie);

	return order != 0 ? order : order_text(a->code, b->code);
}

/* One row a field, in the order of comparison. The line number is of no meaning; the place in the
 * message only tells equal lines apart. */
static const struct order_field {
	enum { FIELD_TEXT, FIELD_INT32, FIELD_INT64 } kind;
	size_t offset;
} order_fields[] = {
    {FIELD_INT32, offsetof(struct event, dagtekening)},
    {FIELD_TEXT, offsetof(struct event, identificatie)},
    {FIELD_INT32, offsetof(struct event, gemeente)},
    {FIELD_TEXT, offsetof(struct event, aanbieder)},
    {FIELD_INT64, offsetof(struct event, toewijzingnummer)},
    {FIELD_TEXT, offsetof(struct event, referentie)},
    {FIELD_TEXT, offsetof(struct event, categorie)},
    {FIELD_TEXT, offsetof(struct event, code)},
    {FIELD_INT32, offsetof(struct event, toewijzingsdatum)},
    {FIELD_INT64, offsetof(struct event, toewijzingstijd)},
    {FIELD_INT32, offsetof(struct event, ingangsdatum)},
    {FIELD_INT32, offsetof(struct event, einddatum)},
    {FIELD_INT32, offsetof(struct event, begindatum)},
    {FIELD_INT64, offsetof(struct event, volume)},
    {FIELD_TEXT, offsetof(struct event, eenheid)},
    {FIELD_TEXT, offsetof(struct event, frequentie)},
    {FIELD_INT64, offsetof(struct event, budget)},
    {FIELD_TEXT, offsetof(struct event, reden)},
    {FIELD_TEXT, offsetof(struct event, status)},
    {FIELD_INT32, offsetof(struct event, geboortemaand)},
    {FIELD_TEXT, offsetof(struct event, datumgebruik)},
    {FIELD_TEXT, offsetof(struct event, verwijzer)},
    {FIELD_INT32, offsetof(struct event, anderegemeente)},
    {FIELD_TEXT, offsetof(struct event, referentienummer)},
    {FIELD_TEXT, offsetof(struct event, vorigreferentienummer)},
    {FIELD_TEXT, offsetof(struct event, retourcodes)},
    {FIELD_TEXT, offsetof(struct event, antwoordcodes)},
    {FIELD_TEXT, offsetof(struct event, betreft)},
    {FIELD_INT32, offsetof(struct event, betreft_dagtekening)},
};

static int order_field(const struct order_field *field, const char *a, const char *b)
{
	const char *text[2];
	int64_t getal[2];
	int32_t day[2];

	switch (field->kind) {
	case FIELD_TEXT:
		memcpy(&text[0], a + field->offset, sizeof(text[0]));
		memcpy(&text[1], b + field->offset, sizeof(text[1]));
		return order_text(text[0], text[1]);
	case FIELD_INT64:
		memcpy(&getal[0], a + field->offset, sizeof(getal[0]));
		memcpy(&getal[1], b + field->offset, sizeof(getal[1]));
		return order_getal(getal[0], getal[1]);
	case FIELD_INT32:
		memcpy(&day[0], a + field->offset, sizeof(day[0]));
		memcpy(&day[1], b + field->offset, sizeof(day[1]));
		return order_getal(day[0], day[1]);
	}
	return 0;
}

int order_event(const struct event *a, const struct event *b)
{
	for (size_t i = 0; i < sizeof(order_fields) / sizeof(order_fields[0]); i++) {
		int order = order_field(&order_fields[i], (const char *)a, (const char *)b);

		if (order != 0)
			return order;
	}
	return order_getal(a->regel, b->regel);
}

int32_t length_days(int32_t from, int32_t to)
{
	return date_is_likely(from) && date_is_likely(to) ? to - from : LENGTH_NONE;
}

int32_t length_workdays(int32_t from, int32_t to)
{
	return date_is_likely(from) && date_is_likely(to) ? date_workdays(from, to) : LENGTH_NONE;
}
