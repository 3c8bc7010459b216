/* Every rule between messages on random traffic: judged in dossiers, and by a second reading. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "dossiers.h"

enum { SEEDS = 4000, HITS = 10 };

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
							    .code = rule_get(one->rule)->code,
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

static int hits[RULE_COUNT], resolved[RULE_COUNT], seen[RULE_COUNT];

static void count_hits(const struct verkeer *verkeer, const struct dossier_reading *table)
{
	for (const struct dossier_reading *one = table; one->lezing != NULL; one++) {
		for (size_t i = 0; i < verkeer->count; i++)
			seen[one->rule] += (one->soorten & OF(verkeer->event[i].soort)) != 0;
		for (size_t i = 0; i < second.count; i++)
			if (strcmp(second.item[i].code, rule_get(one->rule)->code) == 0) {
				hits[one->rule]++;
				resolved[one->rule] += second.item[i].resolved_by != 0;
			}
	}
}

/* What asks for something that can come later. */
static bool kan_opgelost(enum rule_id rule)
{
	static const enum rule_id rules[] = {
	    RULE_TR019, RULE_TR063,  RULE_TR382, RULE_TR304, RULE_TR350, RULE_TR351, RULE_TR355,
	    RULE_TR379, RULE_IJW201, RULE_TR338, RULE_TR323, RULE_TR337, RULE_IJW217};

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (rules[i] == rule)
			return true;
	return false;
}

static void each_is_hit(const struct dossier_reading *table)
{
	for (const struct dossier_reading *one = table; one->lezing != NULL; one++) {
		const char *code = rule_get(one->rule)->code;

		ck_assert_msg(hits[one->rule] >= HITS, "%s is hit by %d random lines", code,
			      hits[one->rule]);
		ck_assert_msg(seen[one->rule] - hits[one->rule] >= HITS,
			      "%s is kept by %d random lines", code,
			      seen[one->rule] - hits[one->rule]);
		ck_assert_msg((resolved[one->rule] >= HITS) == kan_opgelost(one->rule),
			      "%s is resolved %d times", code, resolved[one->rule]);
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
