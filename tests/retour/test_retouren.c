/* What is answered to thousands of messages with whatever was found in them, and to those that
 * break each rule, against a second reading of the table in retour.h. */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "answer.h"
#include "ijw/rule/catalogue.h"
#include "lib/random.h"
#include "lib/records.h"

Suite *suite_retouren(void);

/* 5,400 messages in all. */
enum { MESSAGES_OF_A_TYPE = 900, FOUND_MOST = 7 };

static const enum berichttype types[] = {JW301, JW305, JW307, JW315, JW317, JW319};
enum { TYPES = sizeof(types) / sizeof(types[0]) };

/* --- a second reading, on whatever was found --------------------------------------------- */

static bool counts(const struct finding *finding)
{
	static const char *const none[] = {"CS003", "CS089", "CS335", "TR358", "TR409"};

	if (strncmp(finding->rule->code, "IJW", 3) == 0 || finding->rule->retourcode == NULL)
		return false;
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		if (strcmp(finding->rule->code, none[i]) == 0)
			return false;
	return strcmp(finding->rule->code, "CS002") != 0 ||
	       !field_is(&judgement.bericht->client->bsn, "000000000");
}

static bool has_code(const struct retourcodes *codes, const char *code)
{
	for (const struct text_node *at = codes->retourcode.first; at != NULL; at = at->next)
		if (field_is(&at->field, code))
			return true;
	return false;
}

/* How many codes a class must have by the findings whose path is its own. */
static int expected_at(const char *path, const struct retourcodes *codes)
{
	const char *seen[FOUND_MOST] = {NULL};
	int count = 0;

	for (const struct finding *at = judgement.findings.first; at != NULL; at = at->next) {
		bool again = false;

		if (!counts(at) || strcmp(at->path, path) != 0)
			continue;
		for (int i = 0; i < count; i++)
			again = again || strcmp(seen[i], at->rule->retourcode) == 0;
		if (again)
			continue;
		seen[count++] = at->rule->retourcode;
		ck_assert_msg(has_code(codes, at->rule->retourcode), "%s: %s", path,
			      at->rule->retourcode);
	}
	return count;
}

static int length_of(const struct retourcodes *codes)
{
	int length = 0;

	for (const struct text_node *at = codes->retourcode.first; at != NULL; at = at->next)
		length++;
	return length;
}

static struct record *slot_get(const struct record *record, const struct member *member)
{
	struct record *first;

	memcpy(&first, (const char *)record + member->offset, sizeof(first));
	return first;
}

static bool carries(const struct class *class)
{
	for (uint32_t i = 0; i < class->members; i++)
		if (strcmp(class->member[i].name, "RetourCodes") == 0)
			return true;
	return false;
}

/* Checks the codes of a record and of all below it, and takes them away. Codes of `below` were
 * found around it. */
static void check_codes(struct record *record, bool below)
{
	const struct retourcodes *codes = NULL;
	bool here = below;

	for (uint32_t i = 0; i < record->class->members; i++) {
		const struct member *member = &record->class->member[i];
		char *slot = (char *)record + member->offset;

		if (strcmp(member->name, "RetourCodes") != 0)
			continue;
		codes = (const struct retourcodes *)(const void *)slot_get(record, member);
		memset(slot, 0, sizeof(void *));
	}
	ck_assert_int_eq(codes != NULL, carries(record->class));
	if (codes != NULL) {
		const char *path = record_path(record, NULL, pool);
		int specific = expected_at(path, codes);

		here = below || specific > 0;
		ck_assert_msg(length_of(codes) == (specific > 0 ? specific : 1), "%s: %s", path,
			      answer_codes(codes));
		if (specific == 0)
			ck_assert_msg(has_code(codes, below ? "0233" : "0200"), "%s: %s", path,
				      answer_codes(codes));
	}
	for (uint32_t i = 0; i < record->class->members; i++) {
		const struct member *member = &record->class->member[i];

		if (member->class != NULL)
			for (struct record *at = slot_get(record, member); at; at = at->next)
				check_codes(at, here);
	}
}

static void check_made(const char *what)
{
	bool message = false, header = false, class = false;
	struct bericht *bericht = (struct bericht *)(void *)(uintptr_t)retour.bericht;
	enum retour_outcome wanted = RETOUR_WELL;
	struct record *body;

	for (const struct finding *at = judgement.findings.first; at != NULL; at = at->next) {
		bool head = strncmp(at->path, "/Bericht/Header", 15) == 0;

		message = message || (counts(at) && at->rule->level == LEVEL_IN_MESSAGE);
		header = header || (counts(at) && head);
		class = class || (counts(at) && !head);
	}
	wanted = message  ? RETOUR_MESSAGE
		 : header ? RETOUR_HEADER
		 : class  ? RETOUR_CLASS
			  : RETOUR_WELL;
	ck_assert_msg(retour.outcome == wanted, "%s: %d, not %d", what, retour.outcome, wanted);
	body = bericht->client != NULL     ? &bericht->client->record
	       : bericht->antwoord != NULL ? &bericht->antwoord->record
					   : NULL;
	ck_assert_int_eq(body != NULL, wanted == RETOUR_CLASS);
	ck_assert_int_eq(bericht->header->retourcodes != NULL, wanted != RETOUR_WELL);
	if (wanted == RETOUR_MESSAGE)
		ck_assert_str_eq(answer_codes(bericht->header->retourcodes), "0001");
	if (wanted == RETOUR_HEADER)
		ck_assert_int_eq(length_of(bericht->header->retourcodes),
				 expected_at("/Bericht/Header", bericht->header->retourcodes));
	if (body == NULL)
		return;
	ck_assert_str_eq(answer_codes(bericht->header->retourcodes), "0200");
	check_codes(body, false);
	/* Without the codes it is what came in. */
	ck_assert_ptr_null(records_differ(judgement.bericht->client != NULL
					      ? &judgement.bericht->client->record
					      : &judgement.bericht->antwoord->record,
					  body, pool));
}

/* All records of the body that carry codes, as paths. */
struct places {
	const char *path[400];
	const char *element[400];
	size_t count;
};

static void find_places(const struct record *record, const char *element, struct places *places)
{
	if (carries(record->class) && places->count < 400) {
		places->path[places->count] = record_path(record, NULL, pool);
		places->element[places->count++] = element;
	}
	for (uint32_t i = 0; i < record->class->members; i++) {
		const struct member *member = &record->class->member[i];

		if (member->class != NULL && strcmp(member->name, "RetourCodes") != 0)
			for (const struct record *at = slot_get(record, member); at; at = at->next)
				find_places(at, member->name, places);
	}
}

static bool is_named(const char *class, const char *element)
{
	const char *at = class != NULL ? strstr(class, element) : NULL;
	size_t length = strlen(element);

	return at != NULL && (at[length] == '\0' || at[length] == ',') &&
	       (at == class || at[-1] == ' ');
}

/* Adds a finding of a rule at a place where it reports, when the message has one. */
static void find_one(const struct rule *rule, const struct places *places, struct dice *dice)
{
	size_t from = dice_below(dice, places->count);

	if (rule->class != NULL && strcmp(rule->class, "Header") == 0) {
		answer_found(rule->code, "/Bericht/Header");
		return;
	}
	for (size_t i = 0; i < places->count; i++) {
		size_t at = (from + i) % places->count;

		if (is_named(rule->class, places->element[at])) {
			answer_found(rule->code, places->path[at]);
			return;
		}
	}
}

/* Some findings of rules beyond the message, of any that are about messages of this type. */
static size_t find_some(enum berichttype type, struct dice *dice, bool *seen)
{
	size_t count, some = dice_below(dice, FOUND_MOST), added = 0;
	const struct rule *const *all = rules_all(&count);
	struct places places = {.count = 0};

	find_places(type == JW319 ? &judgement.bericht->antwoord->record
				  : &judgement.bericht->client->record,
		    type == JW319 ? "Antwoord" : "Client", &places);
	for (int tries = 0; tries < 1000 && added < some; tries++) {
		size_t at = dice_below(dice, count);

		if ((all[at]->level != LEVEL_CROSS_MESSAGE && all[at]->level != LEVEL_EXTERNAL) ||
		    (rule_messages(all[at]) & ON(type)) == 0 ||
		    (strcmp(all[at]->class, "Header") == 0 && !dice_percent(dice, 10)))
			continue;
		find_one(all[at], &places, dice);
		seen[at] = true;
		added++;
	}
	return added;
}

/* What the message alone decides is left out of every second one, so that classes are copied. */
static void leave_out(void)
{
	judgement.findings = (struct finding_list){.pool = judgement.findings.pool};
}

START_TEST(thousands_of_messages)
{
	bool seen[1000] = {false};
	size_t outcomes[RETOUR_CLASS + 1] = {0}, count;
	const struct rule *const *all = rules_all(&count);
	const enum berichttype type = types[_i];

	ck_assert_uint_lt(count, 1000);
	for (uint64_t seed = 0; seed < MESSAGES_OF_A_TYPE; seed++) {
		struct dice dice = dice_make(20261130, seed * BERICHT_TYPES + type);
		const char *what;

		pool_reset(pool);
		what =
		    pool_printf(pool, "JW%d, %llu", bericht_number(type), (unsigned long long)seed);
		random_message(type, seed, &bytes);
		judge_bytes(judge, bytes.data, bytes.length, &judgement);
		ck_assert_int_ge(judgement.verdict, VERDICT_REJECTED);
		if (seed % 2 == 0)
			leave_out();
		find_some(type, &dice, seen);
		answer_make();
		outcomes[retour.outcome]++;
		answer_write(what);
		check_made(what);
	}
	for (int outcome = RETOUR_WELL; outcome <= RETOUR_CLASS; outcome++)
		ck_assert_msg(outcomes[outcome] >= 20, "JW%d: %d: %zu", bericht_number(type),
			      outcome, outcomes[outcome]);
	for (size_t i = 0; i < count; i++)
		if (all[i]->retourcode != NULL && (rule_messages(all[i]) & ON(type)) != 0 &&
		    (all[i]->level == LEVEL_CROSS_MESSAGE || all[i]->level == LEVEL_EXTERNAL))
			ck_assert_msg(seen[i], "%s in JW%d", all[i]->code, bericht_number(type));
}
END_TEST

/* --- the messages that break each rule --------------------------------------------------- */

static bool is_answered(void)
{
	return judgement.verdict >= VERDICT_REJECTED &&
	       bericht_info(judgement.type)->retour != BERICHT_ONBEKEND;
}

static size_t check_fixtures(const char *folder, const char *code)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t files = 0;

	ck_assert_msg(dir != NULL, "%s", folder);
	while ((entry = readdir(dir)) != NULL) {
		char path[600];

		if (strstr(entry->d_name, ".xml") == NULL)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		answer_judge(path);
		if (!is_answered())
			continue;
		answer_make();
		ck_assert_msg(retour_is_made(retour.outcome), "%s", path);
		if (strncmp(entry->d_name, "bad", 3) == 0 && !rule_find(code)->unlike_xslt &&
		    rule_find(code)->level == LEVEL_IN_MESSAGE &&
		    strstr(entry->d_name, "zeros") == NULL)
			ck_assert_msg(retour.outcome == RETOUR_MESSAGE, "%s", path);
		answer_write(path);
		files++;
	}
	closedir(dir);
	return files;
}

START_TEST(every_rule_by_its_fixtures)
{
	DIR *dir = opendir("fixtures/rules");
	struct dirent *entry;
	size_t files = 0;

	ck_assert_ptr_nonnull(dir);
	while ((entry = readdir(dir)) != NULL) {
		char path[300];

		if (entry->d_name[0] == '.')
			continue;
		pool_reset(pool);
		snprintf(path, sizeof(path), "fixtures/rules/%s", entry->d_name);
		files += check_fixtures(path, entry->d_name);
	}
	closedir(dir);
	ck_assert_uint_ge(files, 200);
}
END_TEST

Suite *suite_retouren(void)
{
	Suite *suite = suite_create("retouren");
	TCase *tests = tcase_create("retouren");

	tcase_add_checked_fixture(tests, answer_set_up, answer_tear_down);
	tcase_add_test(tests, every_rule_by_its_fixtures);
	tcase_add_loop_test(tests, thousands_of_messages, 0, TYPES);
	suite_add_tcase(suite, tests);
	return suite;
}
