/* Random youths: events that fit together often enough to be worth a derivation. */
#include "test_care.h"

#include <string.h>

#include "ijw/base/date.h"

int32_t region_day(struct region *region)
{
	static const int32_t wild[] = {DAY_NONE,      DAY_NEVER, DAY_NONE + 1,
				       DAY_NEVER - 1, -719162,   2932896};

	if (region->wild && table_random(&region->state, 12) == 0)
		return wild[table_random(&region->state, sizeof(wild) / sizeof(wild[0]))];
	return REGION_FIRST + (int32_t)table_random(&region->state, REGION_DAYS);
}

static const char *random_text(struct region *region, const char *const *texts, uint32_t count)
{
	if (region->wild && table_random(&region->state, 10) == 0)
		return NULL;
	return texts[table_random(&region->state, count)];
}

#define PICK(region, ...)                                       \
	random_text(region, (const char *const[]){__VA_ARGS__}, \
		    sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void random_line(struct region *region, struct event *event)
{
	event->toewijzingnummer = 1 + table_random(&region->state, 6);
	if (table_random(&region->state, 10) == 0)
		event->toewijzingnummer = GETAL_NONE;
	event->categorie = PICK(region, "45", "45", "45", "48", "46");
	event->code = PICK(region, "45A04", "45A05");
	event->begindatum = region_day(region);
	event->einddatum = region_day(region);
	event->ingangsdatum = region_day(region);
	event->referentie = PICK(region, "a", "b", "c");
	event->betreft = PICK(region, "m1", "m2", "m3");
	event->betreft_dagtekening = region_day(region);
	event->referentienummer = PICK(region, "p", "q", "r");
	event->vorigreferentienummer = table_random(&region->state, 4) ? NULL : "p";
	event->budget = (int64_t)table_random(&region->state, 4) - 1;
	event->retourcodes = PICK(region, "0200", "0200", "0001");
	event->antwoordcodes = PICK(region, "0200", "8001", "9333");
}

struct event region_event(struct region *region)
{
	static const enum event_soort soorten[] = {EVENT_TOEWIJZING,
						   EVENT_TOEWIJZING,
						   EVENT_TOEWIJZING,
						   EVENT_TOEWIJZING,
						   EVENT_START,
						   EVENT_START,
						   EVENT_STOP,
						   EVENT_STOP,
						   EVENT_AANVRAAG,
						   EVENT_ANTWOORD,
						   EVENT_PRESTATIE,
						   EVENT_WIJZIGING,
						   EVENT_RETOUR,
						   EVENT_DECLARATIE,
						   EVENT_DECLARATIEANTWOORD,
						   EVENT_PRESTATIEANTWOORD};
	struct event event = event_none();

	event.soort = soorten[table_random(&region->state, sizeof(soorten) / sizeof(soorten[0]))];
	event.regel = 1 + table_random(&region->state, 3);
	event.dagtekening = region_day(region);
	if (region->ahead && event.dagtekening > REGION_FIRST)
		event.dagtekening -= REGION_DAYS;
	if (table_random(&region->state, 8) == 0)
		event.nietig_vanaf = region_day(region);
	event.identificatie = PICK(region, "m1", "m2", "m3");
	event.gemeente = table_random(&region->state, 4) ? 153 : 141;
	event.aanbieder = table_random(&region->state, 5) ? "X" : "Y";
	random_line(region, &event);
	event.toewijzingsdatum = region_day(region);
	event.toewijzingstijd = table_random(&region->state, 2);
	event.reden = table_random(&region->state, 3) ? NULL : PICK(region, "13", "03", "04", "09");
	if (event.soort == EVENT_STOP)
		event.reden = PICK(region, "20", "31", "36");
	if (event.soort == EVENT_ANTWOORD)
		event.reden = PICK(region, "8", "8", "3");
	if (event.reden != NULL && strcmp(event.reden, "13") == 0)
		event.einddatum = event.ingangsdatum;
	event.status = PICK(region, "1", "1", "1", "3", "2");
	event.anderegemeente = 141;
	event.geboortemaand = 2012 * 12 + (int32_t)table_random(&region->state, 12);
	event.verwijzer = PICK(region, "01", "02");
	event.foreign = (event.soort == EVENT_AANVRAAG || event.soort == EVENT_WIJZIGING) &&
			table_random(&region->state, 6) == 0;
	return event;
}

/* What the events of a youth are about, the more of them the more alike. */
enum { THEMES = 2 };

/* Makes an event one about what another one is about, for a start and a stop of one key, answers to
 * requests and starts of assignments are rare by chance. */
static void about_the_same(struct event *event, const struct event *other)
{
	event->gemeente = other->gemeente;
	event->aanbieder = other->aanbieder;
	event->toewijzingnummer = other->toewijzingnummer;
	event->categorie = other->categorie;
	event->code = other->code;
	event->begindatum = other->begindatum;
	event->referentie = other->referentie;
}

size_t region_events(struct region *region, struct event *events)
{
	size_t count = 1 + table_random(&region->state, REGION_EVENTS - 1);

	uint32_t apart = table_random(&region->state, 8);

	region->wild = table_random(&region->state, 3) == 0;
	region->ahead = table_random(&region->state, 2) == 0;
	for (size_t i = 0; i < count; i++) {
		events[i] = region_event(region);
		if (i >= THEMES && table_random(&region->state, 8) >= apart)
			about_the_same(&events[i], &events[table_random(&region->state, THEMES)]);
	}
	return count;
}
