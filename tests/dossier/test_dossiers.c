/* Every rule between messages on random traffic: judged in dossiers, and by a second reading. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "dossiers.h"

enum { SEEDS = 4000, HITS = 10 };

static struct pool *pool;
static struct found_list first, second;

static const struct dossier_reading *const tables[] = {
    readings_levering,  readings_verzoek, readings_wijziging, readings_signaal,
    readings_prestatie, readings_volume,  readings_antwoord,  readings_archive};
enum { TABLES = sizeof(tables) / sizeof(tables[0]) };

/* What is known after the message of this place, whatever resolves. */
static struct verkeer known_after(const struct verkeer *verkeer, enum resolved resolved,
				  const struct event *last)
{
	struct verkeer known = *verkeer;

	known.later = resolved == RESOLVED_MISSING ? LATER_ALL : LATER_TAKEN_BACK;
	known.upto = last->place;
	known.upto_day = last->dagtekening;
	return known;
}

static const struct event *line_at(const struct verkeer *verkeer, int64_t place)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (verkeer->event[i].place == place)
			return &verkeer->event[i];
	return NULL;
}

/* Whether the reading finds nothing any more when all is known that was undone. */
static bool is_undone(const struct verkeer *verkeer, const struct dossier_reading *reading,
		      const struct event *at)
{
	struct verkeer known =
	    known_after(verkeer, reading->resolved, line_at(verkeer, verkeer->berichten));

	return !reading->lezing(&known, at);
}

/* The first later message after which the reading finds nothing; 0 for none. A clash is resolved
 * when at last nothing is in the way. */
static int64_t resolved_by(const struct verkeer *verkeer, const struct dossier_reading *reading,
			   const struct event *at)
{
	if (reading->resolved == RESOLVED_NEVER ||
	    (reading->resolved == RESOLVED_CLASH && !is_undone(verkeer, reading, at)))
		return 0;
	for (int64_t place = at->place + 1; place <= verkeer->berichten; place++) {
		const struct event *last = line_at(verkeer, place);
		struct verkeer known = known_after(verkeer, reading->resolved, last);

		if (!reading->lezing(&known, at))
			return last->bericht;
	}
	return 0;
}

static void read_table(const struct verkeer *verkeer, const struct dossier_reading *table,
		       struct found_list *found)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *at = &verkeer->event[i];

		for (const struct dossier_reading *one = table; one->lezing != NULL; one++)
			if ((one->soorten & OF(at->soort)) != 0 && one->lezing(verkeer, at))
				lijst_add(found, (struct bevonden){
						     .bericht = at->bericht,
						     .regel = at->regel,
						     .code = one->rule,
						     .where = one->where,
						     .resolved_by = resolved_by(verkeer, one, at)});
	}
}

void second_reading(const struct verkeer *verkeer, struct found_list *found)
{
	found->count = 0;
	for (int i = 0; i < TABLES; i++)
		read_table(verkeer, tables[i], found);
	qsort(found->item, found->count, sizeof(*found->item), lijst_order);
}

enum { RULES_MOST = 400 };
static int hits[RULES_MOST], resolved[RULES_MOST], seen[RULES_MOST];

static uint32_t number_of(const struct dossier_reading *reading)
{
	uint32_t number = rule_number(rule_find(reading->rule));

	ck_assert_uint_lt(number, RULES_MOST);
	return number;
}

static void count_hits(const struct verkeer *verkeer, const struct dossier_reading *table)
{
	for (const struct dossier_reading *one = table; one->lezing != NULL; one++) {
		for (size_t i = 0; i < verkeer->count; i++)
			seen[number_of(one)] += (one->soorten & OF(verkeer->event[i].soort)) != 0;
		for (size_t i = 0; i < second.count; i++)
			if (strcmp(second.item[i].code, one->rule) == 0) {
				hits[number_of(one)]++;
				resolved[number_of(one)] += second.item[i].resolved_by != 0;
			}
	}
}

static void each_is_hit(const struct dossier_reading *table)
{
	for (const struct dossier_reading *one = table; one->lezing != NULL; one++) {
		const char *code = one->rule;

		ck_assert_msg(hits[number_of(one)] >= HITS, "%s is hit by %d random lines", code,
			      hits[number_of(one)]);
		ck_assert_msg(seen[number_of(one)] - hits[number_of(one)] >= HITS,
			      "%s is kept by %d random lines", code,
			      seen[number_of(one)] - hits[number_of(one)]);
		ck_assert_msg(one->resolved == RESOLVED_CLASH ||
				  (resolved[number_of(one)] > 0) == (one->resolved == RESOLVED_MISSING),
			      "%s is resolved %d times", code, resolved[number_of(one)]);
	}
}

START_TEST(two_readings)
{
	struct verkeer verkeer;

	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		pool_reset(pool);
		random_verkeer(seed, pool, &verkeer);
		judge_all(&verkeer, &first);
		second_reading(&verkeer, &second);
		lijst_same(&verkeer, seed, "the rules and the second reading", &first, &second);
		for (int i = 0; i < TABLES; i++)
			count_hits(&verkeer, tables[i]);
	}
	for (int i = 0; i < TABLES; i++)
		each_is_hit(tables[i]);
}
END_TEST

static void set_up(void)
{
	pool = pool_new();
}

static void tear_down(void)
{
	pool_free(pool);
}

Suite *suite_dossiers(void);
void test_dossiers_properties(Suite *suite);

Suite *suite_dossiers(void)
{
	Suite *suite = suite_create("dossiers");
	TCase *tests = tcase_create("random traffic");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, two_readings);
	suite_add_tcase(suite, tests);
	test_dossiers_properties(suite);
	return suite;
}
