/* Every rule between messages on random traffic: judged in dossiers, and by a second reading. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "dossiers.h"

enum { SEEDS = 4000, HITS = 10, RULES = 400 };

static struct pool *pool;
static struct lijst first, second;

static const struct dossier_reading *const tables[] = {
    readings_levering,  readings_verzoek, readings_wijziging, readings_signaal,
    readings_prestatie, readings_volume,  readings_antwoord};
enum { TABLES = sizeof(tables) / sizeof(tables[0]) };

static void read_table(const struct verkeer *verkeer, const struct dossier_reading *table)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *at = &verkeer->event[i];

		for (const struct dossier_reading *one = table; one->lezing != NULL; one++) {
			struct uitspraak uitspraak = {0};

			if ((one->soorten & OF(at->soort)) != 0)
				uitspraak = one->lezing(verkeer, at);
			if (uitspraak.fout)
				lijst_add(&second,
					  (struct bevonden){.bericht = at->bericht,
							    .regel = at->regel,
							    .code = one->rule,
							    .where = one->where,
							    .resolved_by = uitspraak.resolved_by});
		}
	}
}

static void read_all(const struct verkeer *verkeer)
{
	second.count = 0;
	for (int i = 0; i < TABLES; i++)
		read_table(verkeer, tables[i]);
	qsort(second.item, second.count, sizeof(*second.item), lijst_order);
}

static uint32_t number_of(const struct dossier_reading *reading)
{
	uint32_t number = rule_number(rule_find(reading->rule));

	ck_assert_uint_lt(number, RULES);
	return number;
}

/* By number of the rule. */
static int hits[RULES], resolved[RULES], seen[RULES];

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

/* What asks for something that can come later. */
static bool kan_opgelost(const char *rule)
{
	static const char *const rules[] = {"TR019", "TR063", "TR382", "TR304",  "TR350",
					    "TR351", "TR355", "TR379", "IJW201", "TR338",
					    "TR323", "TR337", "IJW217"};

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (strcmp(rules[i], rule) == 0)
			return true;
	return false;
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
		ck_assert_msg((resolved[number_of(one)] >= HITS) == kan_opgelost(one->rule),
			      "%s is resolved %d times", code, resolved[number_of(one)]);
	}
}

START_TEST(two_readings)
{
	struct verkeer verkeer;

	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		pool_reset(pool);
		random_verkeer(seed, pool, &verkeer);
		judge_all(&verkeer, 1, &first);
		read_all(&verkeer);
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
