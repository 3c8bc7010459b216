/* The catalogue against itself and against the schemas: what a page says agrees with what its rule
 * is bound to, and every rule has messages that break it and messages that do not. */
#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>

#include "ijw/rule/catalogue.h"
#include "lib/nodes.h"

static struct nodes nodes[BERICHT_TYPES];

static void set_up(void)
{
	for (int type = JW301; type < BERICHT_TYPES; type++)
		nodes_load((enum berichttype)type, &nodes[type]);
}

static void tear_down(void)
{
	for (int type = JW301; type < BERICHT_TYPES; type++)
		nodes_free(&nodes[type]);
}

START_TEST(one_order)
{
	size_t count;
	const struct rule *const *all = rules_all(&count);

	for (uint32_t i = 0; i < count; i++) {
		const struct rule *rule = all[i];

		if (i > 0)
			ck_assert_str_lt(all[i - 1]->code, rule->code);
		ck_assert_ptr_eq(rule_find(rule->code), rule);
		ck_assert_uint_eq(rule_number(rule), i);
		ck_assert_ptr_eq(rule_at(i), rule);
	}
	ck_assert_ptr_null(rule_at((uint32_t)count));
	ck_assert_ptr_null(rule_find("TR999"));
}
END_TEST

static bool ends_in(const char *text, char last)
{
	return text[strlen(text) - 1] == last;
}

/* What a rule holds follows from its level. */
START_TEST(levels)
{
	size_t count;
	const struct rule *const *all = rules_all(&count);
	int of[LEVEL_OWN + 1] = {0};

	for (size_t i = 0; i < count; i++) {
		const struct rule *rule = all[i];
		bool cross = rule->level == LEVEL_CROSS_MESSAGE || rule->level == LEVEL_EXTERNAL;
		bool own = strncmp(rule->code, "IJW", 3) == 0;

		of[rule->level]++;
		ck_assert(!ends_in(rule->text, '.') && ends_in(rule->remedy, '.') &&
			  ends_in(rule->checks, '.'));
		ck_assert_msg((rule_messages(rule) != 0) == (rule->elements != NULL), "%s",
			      rule->code);
		ck_assert_msg((rule->class != NULL) == cross, "%s", rule->code);
		ck_assert_msg((rule->level == LEVEL_OWN) == own, "%s", rule->code);
		if (rule->level == LEVEL_IN_MESSAGE)
			ck_assert_str_eq(rule->retourcode, "0001");
		if (rule->level == LEVEL_SCHEMA || own)
			ck_assert_ptr_null(rule->retourcode);
	}
	ck_assert_int_eq(of[LEVEL_SCHEMA], 42 + 1); /* with XSD itself */
	ck_assert_int_eq(of[LEVEL_IN_MESSAGE], 60);
	ck_assert_int_eq(of[LEVEL_CROSS_MESSAGE], 54);
	ck_assert_int_eq(of[LEVEL_EXTERNAL], 4);
}
END_TEST

static bool is_bound(const struct rule *rule)
{
	return rule->on[0].class != NULL || rule->between[0].body != NULL;
}

/* The messages that a rule names itself would only repeat its bindings, or contradict them. */
START_TEST(messages_follow_from_bindings)
{
	for (uint32_t i = 0; rule_at(i) != NULL; i++) {
		const struct rule *rule = rule_at(i);
		struct rule_element element;
		const char *at = NULL;
		uint32_t named = 0;

		ck_assert_msg(!is_bound(rule) || rule->messages == 0, "%s", rule->code);
		while (rule_element_next(rule, &at, &element)) {
			ck_assert_msg((element.messages & ~rule_messages(rule)) == 0,
				      "%s names %.*s in messages that it is not about", rule->code,
				      element.length, element.path);
			named |= element.messages;
		}
		ck_assert_msg(named == rule_messages(rule),
			      "%s names no element in one of its messages", rule->code);
	}
}
END_TEST

/* Whether this is the element of the page: "Client/Bsn" is any Bsn of any Client. */
static bool is_element(const struct node *node, const struct rule_element *element)
{
	size_t length = strlen(node->path), tail = (size_t)element->length;

	return length > tail && node->path[length - tail - 1] == '/' &&
	       memcmp(node->path + length - tail, element->path, tail) == 0;
}

START_TEST(elements_stand_in_the_schemas)
{
	for (uint32_t i = 0; rule_at(i) != NULL; i++) {
		struct rule_element element;
		const char *at = NULL;

		while (rule_element_next(rule_at(i), &at, &element))
			for (int type = JW301; type < BERICHT_TYPES; type++) {
				bool found = (element.messages & ON(type)) == 0;

				for (int n = 0; n < nodes[type].count && !found; n++)
					found = is_element(&nodes[type].node[n], &element);
				ck_assert_msg(found, "%s: JW%d has no %.*s", rule_at(i)->code,
					      bericht_number((enum berichttype)type),
					      element.length, element.path);
			}
	}
}
END_TEST

/* Whether an element that the page names in this message lies in a record of this class, or is one.
 */
static bool is_named(const struct rule *rule, const struct class *class, int type)
{
	struct rule_element element;

	for (int n = 0; n < nodes[type].count; n++)
		for (const char *at = NULL; rule_element_next(rule, &at, &element);) {
			int up = n;

			if ((element.messages & ON(type)) == 0 ||
			    !is_element(&nodes[type].node[n], &element))
				continue;
			for (; up >= 0; up = nodes[type].node[up].holder)
				if (nodes[type].node[up].class == class)
					return true;
		}
	return false;
}

START_TEST(bindings_lead_to_elements)
{
	for (uint32_t i = 0; rule_at(i) != NULL; i++) {
		const struct rule *rule = rule_at(i);

		for (int b = 0; b < RULE_ON && rule->on[b].class != NULL; b++)
			for (int type = JW301; type < BERICHT_TYPES; type++)
				ck_assert_msg(
				    (rule->on[b].messages & ON(type)) == 0 ||
					is_named(rule, rule->on[b].class, type),
				    "%s is bound to %s of JW%d, where its page names none",
				    rule->code, rule->on[b].class->name,
				    bericht_number((enum berichttype)type));
	}
}
END_TEST

/* Whether a binding in this message calls the rule for a record around the element, or for it. */
static bool is_reached(const struct rule *rule, int type, int node)
{
	for (; node >= 0; node = nodes[type].node[node].holder)
		for (int b = 0; b < RULE_ON && rule->on[b].class != NULL; b++)
			if ((rule->on[b].messages & ON(type)) != 0 &&
			    nodes[type].node[node].class == rule->on[b].class)
				return true;
	return false;
}

START_TEST(elements_are_reached_by_bindings)
{
	for (uint32_t i = 0; rule_at(i) != NULL; i++) {
		const struct rule *rule = rule_at(i);
		struct rule_element element;
		const char *at = NULL;

		if (rule->on[0].class == NULL)
			continue;
		while (rule_element_next(rule, &at, &element))
			for (int type = JW301; type < BERICHT_TYPES; type++)
				for (int n = 0; n < nodes[type].count; n++)
					ck_assert_msg(
					    (element.messages & ON(type)) == 0 ||
						!is_element(&nodes[type].node[n], &element) ||
						is_reached(rule, type, n),
					    "%s is not bound to %s of JW%d", rule->code,
					    nodes[type].node[n].path,
					    bericht_number((enum berichttype)type));
	}
}
END_TEST

START_TEST(every_fault_has_a_rule)
{
	for (int fault = FAULT_NONE + 1; fault <= FAULT_FO01; fault++) {
		int rules = 0;

		for (uint32_t i = 0; rule_at(i) != NULL; i++)
			rules += rule_at(i)->fault == (enum fault)fault;
		/* Litter is passed over. */
		ck_assert_msg(rules == (fault != FAULT_LITTER), "%d rules of fault %d", rules,
			      fault);
	}
}
END_TEST

/* Where messages are that break a rule, and messages that do not: "fixtures/rules/TR018/". Rules of
 * the schema and of the file have none there. */
static bool folder_of(const struct rule *rule, char folder[48])
{
	bool alone = rule->level == LEVEL_IN_MESSAGE || rule->level == LEVEL_OWN;
	const char *kind = "dossiers";

	if (rule->level == LEVEL_SCHEMA || rule_messages(rule) == 0)
		return false;
	if (rule->on[0].class != NULL)
		kind = alone ? "rules" : "extern";
	snprintf(folder, 48, "fixtures/%s/%s/", kind, rule->code);
	return true;
}

static void has(const char *folder, const char *files)
{
	char pattern[64];
	glob_t found;

	snprintf(pattern, sizeof(pattern), "%s%s", folder, files);
	ck_assert_msg(glob(pattern, 0, NULL, &found) == 0, "there is no %s", pattern);
	globfree(&found);
}

START_TEST(every_rule_has_a_bad_and_a_good_message)
{
	char folder[48];

	for (uint32_t i = 0; rule_at(i) != NULL; i++)
		if (folder_of(rule_at(i), folder)) {
			has(folder, "bad*");
			has(folder, "good*");
		}
}
END_TEST

START_TEST(every_folder_is_that_of_a_rule)
{
	char folder[48];
	glob_t found;

	ck_assert_int_eq(
	    glob("fixtures/{rules,extern,dossiers}/*/", GLOB_BRACE | GLOB_ONLYDIR, NULL, &found),
	    0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		bool known = strcmp(found.gl_pathv[i], "fixtures/extern/lijsten/") == 0;

		for (uint32_t r = 0; rule_at(r) != NULL && !known; r++)
			known =
			    folder_of(rule_at(r), folder) && strcmp(found.gl_pathv[i], folder) == 0;
		ck_assert_msg(known, "%s is of no rule that is checked there", found.gl_pathv[i]);
	}
	globfree(&found);
}
END_TEST

/* Nobody is sent to a rule that is none, to the same one, or to one twice. */
START_TEST(related_rules)
{
	struct buf text = BUF_INIT(0);

	for (uint32_t i = 0; rule_at(i) != NULL; i++) {
		char code[8], seen[64] = " ";
		int length;

		buf_clear(&text);
		rule_related(rule_at(i), &text);
		for (const char *at = text.length > 0 ? text.data : ""; *at != '\0'; at += length) {
			char word[16];

			ck_assert_int_eq(sscanf(at, " %7s%n", code, &length), 1);
			snprintf(word, sizeof(word), " %s ", code);
			ck_assert_msg(rule_find(code) != NULL && rule_find(code) != rule_at(i) &&
					  strstr(seen, word) == NULL,
				      "%s is related to %s", rule_at(i)->code, code);
			strncat(seen, word + 1, sizeof(seen) - strlen(seen) - 1);
		}
	}
	buf_free(&text);
}
END_TEST

Suite *suite_catalogue(void);

Suite *suite_catalogue(void)
{
	Suite *suite = suite_create("catalogue");
	TCase *tests = tcase_create("catalogue");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, one_order);
	tcase_add_test(tests, levels);
	tcase_add_test(tests, messages_follow_from_bindings);
	tcase_add_test(tests, elements_stand_in_the_schemas);
	tcase_add_test(tests, bindings_lead_to_elements);
	tcase_add_test(tests, elements_are_reached_by_bindings);
	tcase_add_test(tests, every_fault_has_a_rule);
	tcase_add_test(tests, every_rule_has_a_bad_and_a_good_message);
	tcase_add_test(tests, every_folder_is_that_of_a_rule);
	tcase_add_test(tests, related_rules);
	suite_add_tcase(suite, tests);
	return suite;
}
