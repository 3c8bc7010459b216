/* Properties on random sets of events: the order of arrival, the day of knowledge, the week of the
 * year (definitions, section 8, "Property tests" i, iii, iv). */
#include "test_care.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"

enum { ROUNDS = 400, EVENTS_MAX = 40, SHUFFLES = 4 };

struct region {
	uint32_t state;
	bool wild; /* absent elements and days at the ends of the calendar too */
};

static int32_t random_day(struct region *region)
{
	static const int32_t wild[] = {DAY_NONE,      DAY_NEVER, DAY_NONE + 1,
				       DAY_NEVER - 1, -719162,   2932896};

	if (region->wild && table_random(&region->state, 12) == 0)
		return wild[table_random(&region->state, sizeof(wild) / sizeof(wild[0]))];
	return 20000 + (int32_t)table_random(&region->state, 200);
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
	event->begindatum = random_day(region);
	event->einddatum = random_day(region);
	event->ingangsdatum = random_day(region);
	event->referentie = PICK(region, "a", "b", "c");
	event->betreft = PICK(region, "m1", "m2", "m3");
	event->betreft_dagtekening = random_day(region);
	event->referentienummer = PICK(region, "p", "q", "r");
	event->vorigreferentienummer = table_random(&region->state, 4) ? NULL : "p";
	event->budget = (int64_t)table_random(&region->state, 4) - 1;
	event->retourcodes = PICK(region, "0200", "0200", "0001");
	event->antwoordcodes = PICK(region, "0200", "8001", "9333");
}

static struct event random_event(struct region *region)
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
	event.dagtekening = random_day(region);
	if (table_random(&region->state, 8) == 0)
		event.nietig_vanaf = random_day(region);
	event.identificatie = PICK(region, "m1", "m2", "m3");
	event.gemeente = table_random(&region->state, 4) ? 153 : 141;
	event.aanbieder = table_random(&region->state, 5) ? "X" : "Y";
	random_line(region, &event);
	event.toewijzingsdatum = random_day(region);
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

static size_t random_events(struct region *region, struct event *events)
{
	size_t count = 1 + table_random(&region->state, EVENTS_MAX - 1);

	region->wild = table_random(&region->state, 3) == 0;
	for (size_t i = 0; i < count; i++)
		events[i] = random_event(region);
	return count;
}

static char *rows_of(const struct event *events, size_t count, int32_t p, int32_t k,
		     struct pool *pool)
{
	struct parameters parameters = parameters_default();
	struct derived derived = derive(events, count, p, k, &parameters, pool);

	return table_rows(&derived, pool);
}

START_TEST(order_of_arrival)
{
	struct region region = {.state = 88172645u};
	struct event events[EVENTS_MAX];

	for (int round = 0; round < ROUNDS; round++) {
		struct pool *pool = pool_new();
		size_t count = random_events(&region, events);
		int32_t p = random_day(&region), k = random_day(&region);
		char *rows = rows_of(events, count, p, k, pool);

		for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
			for (size_t i = count; i > 1; i--) {
				size_t j = table_random(&region.state, (uint32_t)i);
				struct event keep = events[i - 1];

				events[i - 1] = events[j];
				events[j] = keep;
			}
			ck_assert_str_eq(rows_of(events, count, p, k, pool), rows);
		}
		pool_free(pool);
	}
}
END_TEST

/* What is known at K is what was told by K: the rest of the archive does not matter. */
START_TEST(day_of_knowledge)
{
	struct region region = {.state = 362436069u};
	struct event events[EVENTS_MAX], cut[EVENTS_MAX];

	for (int round = 0; round < ROUNDS; round++) {
		struct pool *pool = pool_new();
		size_t count = random_events(&region, events), kept = 0;
		int32_t p = random_day(&region), k = 20000 + round % 200;

		for (size_t i = 0; i < count; i++) {
			if (events[i].dagtekening > k)
				continue;
			cut[kept] = events[i];
			if (cut[kept].nietig_vanaf > k)
				cut[kept].nietig_vanaf = DAY_NEVER;
			kept++;
		}
		ck_assert_str_eq(rows_of(cut, kept, p, k, pool),
				 rows_of(events, count, p, k, pool));
		pool_free(pool);
	}
}
END_TEST

static void shift(int32_t *day)
{
	if (*day != DAY_NONE && *day != DAY_NEVER)
		*day += 7;
}

static void shift_event(struct event *event)
{
	shift(&event->dagtekening);
	shift(&event->nietig_vanaf);
	shift(&event->toewijzingsdatum);
	shift(&event->ingangsdatum);
	shift(&event->einddatum);
	shift(&event->begindatum);
	shift(&event->betreft_dagtekening);
}

static void same_lengths(const struct derived *a, const struct derived *b)
{
	ck_assert_uint_eq(a->toewijzingen, b->toewijzingen);
	ck_assert_uint_eq(a->leveringen, b->leveringen);
	ck_assert_uint_eq(a->wachtketens, b->wachtketens);
	ck_assert_uint_eq(a->verzoeken, b->verzoeken);
	ck_assert_uint_eq(a->trajecten, b->trajecten);
	for (size_t i = 0; i < a->leveringen; i++) {
		ck_assert_int_eq(a->levering[i].d1_dagen, b->levering[i].d1_dagen);
		ck_assert_int_eq(a->levering[i].d2_dagen, b->levering[i].d2_dagen);
		ck_assert_int_eq(a->levering[i].a1_dagen, b->levering[i].a1_dagen);
		ck_assert_int_eq(a->levering[i].a2_dagen, b->levering[i].a2_dagen);
	}
	for (size_t i = 0; i < a->wachtketens; i++) {
		ck_assert_str_eq(a->wachtketen[i].status, b->wachtketen[i].status);
		ck_assert_int_eq(a->wachtketen[i].w3a_dagen, b->wachtketen[i].w3a_dagen);
		ck_assert_int_eq(a->wachtketen[i].w3b_dagen, b->wachtketen[i].w3b_dagen);
		ck_assert_int_eq(a->wachtketen[i].w4_dagen, b->wachtketen[i].w4_dagen);
		ck_assert_int_eq(a->wachtketen[i].open_dagen, b->wachtketen[i].open_dagen);
	}
	for (size_t i = 0; i < a->verzoeken; i++) {
		ck_assert_str_eq(a->verzoek[i].status, b->verzoek[i].status);
		ck_assert_int_eq(a->verzoek[i].w1_dagen, b->verzoek[i].w1_dagen);
		ck_assert_int_eq(a->verzoek[i].w1b_dagen, b->verzoek[i].w1b_dagen);
		ck_assert_int_eq(a->verzoek[i].w2_dagen, b->verzoek[i].w2_dagen);
	}
	for (size_t i = 0; i < a->trajecten; i++) {
		ck_assert_int_eq(a->traject[i].overstappen, b->traject[i].overstappen);
		ck_assert_int_eq(a->traject[i].stapeling, b->traject[i].stapeling);
		ck_assert_int_eq(a->traject[i].dagen, b->traject[i].dagen);
		ck_assert_int_eq(a->traject[i].w5_dagen, b->traject[i].w5_dagen);
		ck_assert_int_eq(a->traject[i].draaideur, b->traject[i].draaideur);
	}
}

START_TEST(a_week_later)
{
	struct parameters parameters = parameters_default();
	struct region region = {.state = 521288629u};
	struct event events[EVENTS_MAX];

	for (int round = 0; round < ROUNDS; round++) {
		struct pool *pool = pool_new();
		size_t count = 2 + table_random(&region.state, EVENTS_MAX - 2);
		int32_t p = random_day(&region), k = random_day(&region);
		struct derived before, after;

		for (size_t i = 0; i < count; i++)
			events[i] = random_event(&region);
		before = derive(events, count, p, k, &parameters, pool);
		for (size_t i = 0; i < count; i++)
			shift_event(&events[i]);
		after = derive(events, count, p + 7, k + 7, &parameters, pool);
		same_lengths(&before, &after);
		pool_free(pool);
	}
}
END_TEST

/* Every delivery lies in one traject; traject rows come in order and leave gaps. */
static void check_trajecten(const struct derived *derived, const struct parameters *parameters)
{
	size_t leveringen = 0;

	for (size_t i = 0; i < derived->trajecten; i++) {
		const struct traject_row *row = &derived->traject[i];

		leveringen += (size_t)row->leveringen;
		ck_assert_int_ge(row->w5_dagen, 0);
		ck_assert_int_le(row->aanbieders, row->leveringen);
		ck_assert_int_lt(row->overstappen + row->stapeling, row->leveringen);
		if (row->aanbieders > 1)
			ck_assert_int_ge(row->overstappen + row->stapeling, row->aanbieders - 1);
		if (row->draaideur != LENGTH_NONE)
			ck_assert_int_gt(row->draaideur, parameters->g_traject);
		if (i + 1 < derived->trajecten)
			ck_assert_str_eq(row->status, "beeindigd");
	}
	ck_assert_uint_eq(leveringen, derived->leveringen);
}

START_TEST(trajects_hold_all_deliveries)
{
	struct parameters parameters = parameters_default();
	struct region region = {.state = 972436501u};
	struct event events[EVENTS_MAX];

	for (int round = 0; round < ROUNDS; round++) {
		struct pool *pool = pool_new();
		size_t count = random_events(&region, events);
		struct derived derived;

		parameters.g_traject = (int32_t)table_random(&region.state, 40);
		derived = derive(events, count, random_day(&region), random_day(&region),
				 &parameters, pool);
		check_trajecten(&derived, &parameters);
		pool_free(pool);
	}
}
END_TEST

/* No event is too strange to be read. */
START_TEST(nothing_and_everything)
{
	struct parameters parameters = parameters_default();
	struct pool *pool = pool_new();
	struct event empty[EVENT_SOORTEN + 2];
	struct derived derived = derive(NULL, 0, 20000, 20000, &parameters, pool);

	ck_assert_str_eq(table_rows(&derived, pool), "");
	for (int soort = 0; soort < EVENT_SOORTEN + 2; soort++) {
		empty[soort] = event_none();
		empty[soort].soort = (enum event_soort)soort;
		empty[soort].status = "1";
	}
	derived = derive(empty, EVENT_SOORTEN + 2, DAY_NEVER, DAY_NEVER, &parameters, pool);
	ck_assert_str_eq(table_rows(&derived, pool), "");
	pool_free(pool);
}
END_TEST

TCase *tcase_care_properties(void)
{
	TCase *tcase = tcase_create("properties");

	tcase_add_test(tcase, order_of_arrival);
	tcase_add_test(tcase, day_of_knowledge);
	tcase_add_test(tcase, a_week_later);
	tcase_add_test(tcase, trajects_hold_all_deliveries);
	tcase_add_test(tcase, nothing_and_everything);
	return tcase;
}
