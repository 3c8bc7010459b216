/* What holds of the findings in random traffic whatever the order in which events are handed in. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dossiers.h"

enum { SEEDS = 1500 };

static struct pool *pool;
static struct found_list whole, found;

static void set_up(void)
{
	pool = pool_new();
}

static void tear_down(void)
{
	pool_free(pool);
}

/* The events the other way round. */
static struct verkeer omgekeerd(const struct verkeer *verkeer)
{
	struct verkeer other = *verkeer;

	other.event = pool_alloc(pool, (verkeer->count + 1) * sizeof(struct event));
	for (size_t i = 0; i < verkeer->count; i++)
		other.event[i] = verkeer->event[verkeer->count - 1 - i];
	return other;
}

START_TEST(any_order_of_the_events)
{
	struct verkeer verkeer, other;

	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		pool_reset(pool);
		random_verkeer(seed, pool, &verkeer);
		other = omgekeerd(&verkeer);
		judge_all(&verkeer, &whole);
		judge_all(&other, &found);
		lijst_same(&verkeer, seed, "the events and the same in another order", &whole,
			   &found);
	}
}
END_TEST

/* Lines of every kind that say no day at all, as no valid message does: no term has passed. */
START_TEST(nothing_without_a_day_is_late)
{
	struct event events[EVENT_SOORTEN];
	const struct agreements agreements = {0};

	for (int i = 0; i < EVENT_SOORTEN; i++) {
		events[i] = event_none();
		events[i].soort = (enum event_soort)(i == 0 ? EVENT_RETOUR : i);
		events[i].bericht = events[i].place = i + 1;
		events[i].jeugdige = 1;
		events[i].toewijzingnummer = 1;
		events[i].referentie = events[i].aanbieder = events[i].betreft = "1";
		events[i].status = i == EVENT_ANTWOORD ? "2" : "1";
	}
	for (int soort = DOSSIER_JEUGDIGE; soort <= DOSSIER_MAAND; soort++) {
		struct dossier_findings late = dossier_judge(
		    (enum dossier_kind)soort, events, EVENT_SOORTEN, DAY_NONE, &agreements, pool);

		for (const struct dossier_finding *at = late.first; at != NULL; at = at->next)
			ck_assert_int_ne(strncmp(at->rule->code, "IJW10", 5), 0);
	}
}
END_TEST

/* CPU time of judging so many JW301s of one youth by two gemeenten that never agree. */
static double seconds_of_birthdays(size_t count)
{
	struct event *events = pool_alloc(pool, count * sizeof(*events));
	const struct agreements agreements = {0};
	struct dossier_findings findings;
	clock_t begin = clock();
	size_t signals = 0;

	for (size_t i = 0; i < count; i++) {
		events[i] = event_none();
		events[i].type = JW301;
		events[i].soort = EVENT_TOEWIJZING;
		events[i].bericht = events[i].place = (int64_t)i + 1;
		events[i].regel = 1;
		events[i].dagtekening = (int32_t)i;
		events[i].jeugdige = 1;
		events[i].aanbieder = pool_printf(pool, "%08zu", i);
		events[i].geboortemaand = 2012 * 12 + (int32_t)(i % 2);
	}
	findings = dossier_judge(DOSSIER_JEUGDIGE, events, count, DAY_NONE, &agreements, pool);
	for (const struct dossier_finding *at = findings.first; at != NULL; at = at->next)
		signals += strcmp(at->rule->code, "IJW217") == 0;
	ck_assert_uint_eq(signals, count - 1);
	return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

START_TEST(birthdays_take_linear_time)
{
	double one = seconds_of_birthdays(20000), two = seconds_of_birthdays(40000);

	ck_assert_msg(two < 3 * one + 0.05, "20,000 took %.3f s, twice as many %.3f s", one, two);
}
END_TEST

/* The n-th message of a stranger who uses one name or number for all of them. */
static struct event shared(enum dossier_kind kind, size_t n)
{
	static const enum event_soort kinds[DOSSIER_KINDS] = {
	    [DOSSIER_VERZOEK] = EVENT_AANVRAAG,
	    [DOSSIER_DECLARATIE] = EVENT_DECLARATIEANTWOORD,
	    [DOSSIER_BERICHT] = EVENT_RETOUR,
	    [DOSSIER_TOEWIJZING] = EVENT_TOEWIJZING,
	    [DOSSIER_DECLARATIENUMMER] = EVENT_DECLARATIE,
	    [DOSSIER_PRESTATIE] = EVENT_PRESTATIE,
	    [DOSSIER_MAAND] = EVENT_DECLARATIE};
	static const enum berichttype types[DOSSIER_KINDS] = {[DOSSIER_VERZOEK] = JW315,
							      [DOSSIER_DECLARATIE] = JW325,
							      [DOSSIER_BERICHT] = JW302,
							      [DOSSIER_TOEWIJZING] = JW301,
							      [DOSSIER_DECLARATIENUMMER] = JW323,
							      [DOSSIER_PRESTATIE] = JW323,
							      [DOSSIER_MAAND] = JW323};
	struct event event = event_none();

	event.type = types[kind];
	event.soort = kinds[kind];
	event.bericht = (int64_t)n + 1;
	event.regel = 1;
	event.dagtekening = (int32_t)n;
	event.jeugdige = (int64_t)(n % 2);
	event.aanbieder = event.referentie = event.referentienummer = "00000001";
	event.identificatie = pool_printf(pool, "%zu", n);
	event.betreft = "1";
	event.betreft_dagtekening = kind == DOSSIER_BERICHT ? -1 - (int32_t)n : 0;
	event.gemeente = 153;
	event.toewijzingnummer = 1;
	event.begindatum = (int32_t)n * 31;
	event.einddatum = (int32_t)n * 31 + 30;
	return event;
}

/* Every second message is an answer that refuses the claim before it. */
static struct event shared_or_refused(enum dossier_kind kind, size_t n)
{
	struct event event = shared(kind, n);
	bool claims =
	    kind == DOSSIER_DECLARATIENUMMER || kind == DOSSIER_PRESTATIE || kind == DOSSIER_MAAND;

	if (!claims || n % 2 == 0)
		return event;
	event.betreft = pool_printf(pool, "%zu", n - 1);
	event.betreft_dagtekening = (int32_t)n - 1;
	event.type = JW325;
	event.soort = EVENT_DECLARATIEANTWOORD;
	event.retourcodes = "0001";
	return event;
}

/* CPU time of judging so many, from what is found on each. */
static double seconds_once(enum dossier_kind kind, size_t count, bool refused)
{
	struct event *events = pool_alloc(pool, count * sizeof(*events));
	const struct agreements agreements = {0};
	clock_t begin;

	for (size_t i = 0; i < count; i++)
		events[i] = refused ? shared_or_refused(kind, i) : shared(kind, i);
	begin = clock();
	dossier_judge(kind, events, count, DAY_NONE, &agreements, pool);
	return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

/* The least of three: what disturbs the machine only adds to it. */
static double seconds_of_shared(enum dossier_kind kind, size_t count, bool refused)
{
	double least = seconds_once(kind, count, refused);

	for (int again = 0; again < 2; again++) {
		double seconds = seconds_once(kind, count, refused);

		least = seconds < least ? seconds : least;
	}
	return least;
}

/* What a stranger repeats costs each time what it costs once. */
START_TEST(one_name_for_all_takes_linear_time)
{
	for (int kind = DOSSIER_VERZOEK; kind < DOSSIER_KINDS; kind++)
		for (int refused = 0; refused < 2; refused++) {
			double one = seconds_of_shared((enum dossier_kind)kind, 8000, refused);
			double two = seconds_of_shared((enum dossier_kind)kind, 16000, refused);

			ck_assert_msg(
			    two < 3 * one + 0.05,
			    "dossiers of kind %d: 8,000 took %.3f s, twice as many %.3f s", kind,
			    one, two);
		}
}
END_TEST

void test_dossiers_properties(Suite *suite);

void test_dossiers_properties(Suite *suite)
{
	TCase *tests = tcase_create("properties");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, any_order_of_the_events);
	tcase_add_test(tests, nothing_without_a_day_is_late);
	tcase_add_test(tests, birthdays_take_linear_time);
	tcase_add_test(tests, one_name_for_all_takes_linear_time);
	suite_add_tcase(suite, tests);
}
