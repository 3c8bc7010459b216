/* Properties on random sets of events: the order of arrival, the day of knowledge, the week of the
 * year (definitions, section 8, "Property tests" i, iii, iv). */
#include "test_care.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"

enum { ROUNDS = 400, SHUFFLES = 4 };

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
	struct event events[REGION_EVENTS];

	for (int round = 0; round < ROUNDS; round++) {
		struct pool *pool = pool_new();
		size_t count = region_events(&region, events);
		int32_t p = region_day(&region), k = region_day(&region);
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
	struct event events[REGION_EVENTS], cut[REGION_EVENTS];

	for (int round = 0; round < ROUNDS; round++) {
		struct pool *pool = pool_new();
		size_t count = region_events(&region, events), kept = 0;
		int32_t p = region_day(&region), k = 20000 + round % 200;

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
	struct event events[REGION_EVENTS];

	for (int round = 0; round < ROUNDS; round++) {
		struct pool *pool = pool_new();
		size_t count = 2 + table_random(&region.state, REGION_EVENTS - 2);
		int32_t p = region_day(&region), k = region_day(&region);
		struct derived before, after;

		for (size_t i = 0; i < count; i++)
			events[i] = region_event(&region);
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
	for (size_t i = 0; i < derived->leveringen; i++)
		leveringen += derived->levering[i].begindatum < parameters->vroegste;
	ck_assert_uint_eq(leveringen, derived->leveringen);
}

START_TEST(trajects_hold_all_deliveries)
{
	struct parameters parameters = parameters_default();
	struct region region = {.state = 972436501u};
	struct event events[REGION_EVENTS];

	for (int round = 0; round < ROUNDS; round++) {
		struct pool *pool = pool_new();
		size_t count = region_events(&region, events);
		struct derived derived;

		parameters.g_traject = (int32_t)table_random(&region.state, 40);
		derived = derive(events, count, region_day(&region), region_day(&region),
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
