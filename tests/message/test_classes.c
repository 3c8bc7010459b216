/* The records hold what the schemas have: every element is a member, and every member is one. */
#include <check.h>
#include <string.h>

#include "differential/agree.h"
#include "lib/nodes.h"

static struct nodes nodes;

START_TEST(every_element_is_a_member)
{
	nodes_load((enum berichttype)_i, &nodes);
	for (int i = 1; i < nodes.count; i++) {
		const struct node *node = &nodes.node[i];

		ck_assert_msg(node->member != NULL, "%s of JW%d has no member", node->path,
			      bericht_number((enum berichttype)_i));
		ck_assert_msg(node->member->kind == agree_kind(node->element),
			      "%s of JW%d is of another kind", node->path,
			      bericht_number((enum berichttype)_i));
	}
	nodes_free(&nodes);
}
END_TEST

/* The decoder looks for the next member behind the last one. */
START_TEST(members_stand_in_the_order_of_the_schemas)
{
	static const struct member *last[NODES_MOST];

	memset(last, 0, sizeof(last));
	nodes_load((enum berichttype)_i, &nodes);
	for (int i = 1; i < nodes.count; i++) {
		const struct node *node = &nodes.node[i];

		ck_assert_msg(last[node->holder] == NULL || last[node->holder] < node->member,
			      "%s of JW%d stands before its place", node->path,
			      bericht_number((enum berichttype)_i));
		last[node->holder] = node->member;
	}
	nodes_free(&nodes);
}
END_TEST

START_TEST(every_member_is_an_element)
{
#define ADDRESS(type) &class_##type,
	static const struct class *const classes[] = {MESSAGE_CLASSES(ADDRESS)};
#undef ADDRESS
	static bool used[CLASS_COUNT][32];

	for (int type = JW301; type < BERICHT_TYPES; type++) {
		nodes_load((enum berichttype)type, &nodes);
		for (int i = 1; i < nodes.count; i++) {
			const struct class *holder = nodes.node[nodes.node[i].holder].class;

			ck_assert_msg(nodes.node[i].member != NULL, "%s", nodes.node[i].path);
			used[holder->id][nodes.node[i].member - holder->member] = true;
		}
		nodes_free(&nodes);
	}
	for (size_t i = 0; i < CLASS_COUNT; i++)
		for (uint32_t m = 0; m < classes[i]->members; m++)
			ck_assert_msg(used[i][m], "no message has %s of %s",
				      classes[i]->member[m].name, classes[i]->name);
}
END_TEST

Suite *suite_classes(void);

Suite *suite_classes(void)
{
	Suite *suite = suite_create("classes");
	TCase *tests = tcase_create("classes");

	tcase_add_loop_test(tests, every_element_is_a_member, JW301, BERICHT_TYPES);
	tcase_add_loop_test(tests, members_stand_in_the_order_of_the_schemas, JW301, BERICHT_TYPES);
	tcase_add_test(tests, every_member_is_an_element);
	suite_add_tcase(suite, tests);
	return suite;
}
