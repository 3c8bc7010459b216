/* What holds of the findings in random traffic whatever the order in which events are handed in and
 * whenever messages are judged. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dossiers.h"

enum { SEEDS = 1500 };

static struct pool *pool;
static struct lijst whole, found, sum;

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
		judge_all(&verkeer, 1, &whole);
		judge_all(&other, 1, &found);
		lijst_same(&verkeer, seed, "the events and the same in another order", &whole,
			   &found);
	}
}
END_TEST

static int64_t volgorde_of(const struct verkeer *verkeer, int64_t bericht)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (verkeer->event[i].bericht == bericht)
			return verkeer->event[i].place;
	return 0;
}

/* The same finding, resolved or not. */
static struct bevonden *kept(const struct bevonden *bevonden)
{
	for (size_t i = 0; i < sum.count; i++)
		if (sum.item[i].bericht == bevonden->bericht &&
		    sum.item[i].regel == bevonden->regel && sum.item[i].where == bevonden->where &&
		    strcmp(sum.item[i].code, bevonden->code) == 0)
			return &sum.item[i];
	return NULL;
}

/* Adds what is news. A finding on an older message is there already; one of the messages at hand
 * resolves it, or a retour among them voids what did. */
static void keep(const struct verkeer *verkeer, int64_t from)
{
	for (size_t i = 0; i < found.count; i++) {
		const struct bevonden *one = &found.item[i];
		int64_t at = volgorde_of(verkeer, one->bericht);
		struct bevonden *older = kept(one);

		if (one->resolved_by != 0)
			ck_assert_msg(volgorde_of(verkeer, one->resolved_by) >= at,
				      "%s is resolved by an older message", one->code);
		if (at >= from) {
			ck_assert_msg(older == NULL, "%s is found twice", one->code);
			lijst_add(&sum, *one);
			continue;
		}
		ck_assert_msg(older != NULL, "%s is resolved and was never found", one->code);
		older->resolved_by = one->resolved_by;
	}
}

/* Judged up to each of these places in turn, by what is known then. */
static void judge_in_steps(const struct verkeer *verkeer, const int64_t *ends, size_t count)
{
	int64_t from = 1;

	sum.count = 0;
	for (size_t i = 0; i < count; i++) {
		struct verkeer known = verkeer_tot(verkeer, ends[i]);

		judge_all(&known, from, &found);
		keep(&known, from);
		from = ends[i] + 1;
	}
	qsort(sum.item, sum.count, sizeof(*sum.item), lijst_order);
}

/* Each message a group of its own. */
static void scheid(struct verkeer *verkeer)
{
	for (size_t i = 0; i < verkeer->count; i++)
		verkeer->event[i].group = verkeer->event[i].place;
}

START_TEST(one_group_or_many)
{
	struct verkeer verkeer;
	int64_t each[64];

	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		pool_reset(pool);
		random_verkeer(seed, pool, &verkeer);
		ck_assert_int_lt(verkeer.berichten, 64);
		for (int64_t i = 0; i < verkeer.berichten; i++)
			each[i] = i + 1;
		judge_all(&verkeer, 1, &whole);
		judge_in_steps(&verkeer, verkeer.group, verkeer.groepen);
		lijst_same(&verkeer, seed, "all at once and group by group", &whole, &sum);
		scheid(&verkeer);
		judge_all(&verkeer, 1, &whole);
		judge_in_steps(&verkeer, each, (size_t)verkeer.berichten);
		lijst_same(&verkeer, seed, "all at once and message by message", &whole, &sum);
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
	for (int soort = DOSSIER_JEUGDIGE; soort <= DOSSIER_RETOUR; soort++) {
		struct dossier_findings late = dossier_judge((enum dossier_kind)soort, events,
							     EVENT_SOORTEN, 0, &agreements, pool);

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
	findings = dossier_judge(DOSSIER_JEUGDIGE, events, count, 1, &agreements, pool);
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

void test_dossiers_properties(Suite *suite);

void test_dossiers_properties(Suite *suite)
{
	TCase *tests = tcase_create("properties");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, any_order_of_the_events);
	tcase_add_test(tests, one_group_or_many);
	tcase_add_test(tests, nothing_without_a_day_is_late);
	tcase_add_test(tests, birthdays_take_linear_time);
	suite_add_tcase(suite, tests);
}
