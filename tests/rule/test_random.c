/* Every rule on random messages, against a second reading: the rules again, as XPath over the
 * bytes. */
#include <check.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/rule/catalogue.h"
#include "ijw/rule/judge.h"
#include "random.h"
#include "random_readings.h"

enum { MESSAGES_OF_A_TYPE = 250 };

static xmlXPathContext *context;

static xmlXPathObject *evaluate(const char *expression, xmlNode *from)
{
	xmlXPathObject *object;

	context->node = from;
	object = xmlXPathEval((const xmlChar *)expression, context);
	ck_assert_msg(object != NULL, "%s", expression);
	return object;
}

static int size_of(const xmlXPathObject *object)
{
	return object->nodesetval != NULL ? object->nodesetval->nodeNr : 0;
}

static int count(const char *expression)
{
	xmlXPathObject *object = evaluate(expression, (xmlNode *)context->doc);
	int size = size_of(object);

	xmlXPathFreeObject(object);
	return size;
}

/* The text of an element, "+" before it; "" when it is absent. */
static void part(xmlNode *node, const char *path, char text[64])
{
	xmlXPathObject *object = evaluate(path, node);
	xmlChar *content;

	text[0] = '\0';
	if (size_of(object) > 0) {
		content = xmlNodeGetContent(object->nodesetval->nodeTab[0]);
		snprintf(text, 64, "+%s",
			 (const char *)content + (strchr(path, '[') != NULL && content[0] == '+'));
		xmlFree(content);
	}
	xmlXPathFreeObject(object);
}

static int repeated(const struct unique *unique)
{
	xmlXPathObject *object = evaluate(unique->nodes, (xmlNode *)context->doc);
	int size = size_of(object), found = 0;
	char(*keys)[PARTS * 64] = calloc((size_t)size + 1, sizeof(*keys));

	for (int i = 0; i < size; i++) {
		xmlNode *node = object->nodesetval->nodeTab[i];
		int same = 0;

		for (int p = 0; p < PARTS && unique->part[p] != NULL; p++)
			part(node, unique->part[p], keys[i] + 64 * p);
		for (int j = 0; j < i; j++)
			same += object->nodesetval->nodeTab[j]->parent == node->parent &&
				memcmp(keys[i], keys[j], sizeof(keys[i])) == 0;
		found += same > 0;
	}
	free(keys);
	xmlXPathFreeObject(object);
	return found;
}

struct line {
	char categorie[64], code[64], begin[64], end[64];
};

static bool same_product(const struct line *a, const struct line *b)
{
	if (a->categorie[0] == '\0' || b->categorie[0] == '\0')
		return true;
	if (strcmp(a->categorie, b->categorie) != 0)
		return false;
	return a->code[0] == '\0' || b->code[0] == '\0' || strcmp(a->code, b->code) == 0;
}

static bool no_later(const char *begin, const char *end)
{
	return end[0] == '\0' || strcmp(begin, end) <= 0;
}

/* Each against each; of a pair the one that begins last counts, once. */
static int overlapping(const char *nodes)
{
	xmlXPathObject *object = evaluate(nodes, (xmlNode *)context->doc);
	int size = size_of(object), found = 0;
	struct line *lines = calloc((size_t)size + 1, sizeof(*lines));

	for (int i = 0; i < size; i++) {
		part(object->nodesetval->nodeTab[i], "m:Product/b:Categorie", lines[i].categorie);
		part(object->nodesetval->nodeTab[i], "m:Product/b:Code", lines[i].code);
		part(object->nodesetval->nodeTab[i], BEGIN, lines[i].begin);
		part(object->nodesetval->nodeTab[i], END, lines[i].end);
	}
	for (int i = 0; i < size; i++) {
		bool overlaps_one = false;

		for (int j = 0; j < size; j++) {
			int order = strcmp(lines[j].begin, lines[i].begin);

			if (order < 0 || (order == 0 && j < i))
				overlaps_one |= same_product(&lines[i], &lines[j]) &&
						no_later(lines[i].begin, lines[j].end) &&
						no_later(lines[j].begin, lines[i].end);
		}
		found += overlaps_one;
	}
	free(lines);
	xmlXPathFreeObject(object);
	return found;
}

/* How often the second reading finds a rule broken. */
static int second_reading(const char *code, const char *number)
{
	int found = 0;

	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++)
		if (strcmp(readings[i].code, code) == 0 &&
		    (readings[i].types == NULL || strstr(readings[i].types, number)))
			found += count(readings[i].nodes);
	for (size_t i = 0; i < sizeof(uniques) / sizeof(uniques[0]); i++)
		if (strcmp(uniques[i].code, code) == 0 &&
		    (uniques[i].types == NULL || strstr(uniques[i].types, number)))
			found += repeated(&uniques[i]);
	for (size_t i = 0; i < sizeof(overlaps) / sizeof(overlaps[0]); i++)
		if (strcmp(overlaps[i].code, code) == 0)
			found += overlapping(overlaps[i].nodes);
	return found;
}

static int first_reading(const struct judgement *judgement, const struct rule *rule)
{
	int found = 0;

	for (const struct finding *f = judgement->findings.first; f != NULL; f = f->next)
		found += f->rule == rule;
	return found;
}

/* Messages that break a rule, and messages of the same kind that do not. */
enum { RULES_MOST = 1000 };

static int broken[RULES_MOST], kept[RULES_MOST];

static void compare(const struct judgement *judgement, const struct buf *bytes, uint64_t seed)
{
	const char *name = bericht_info(judgement->type)->name;
	xmlDoc *doc = xmlReadMemory(bytes->data, (int)bytes->length, "random", NULL, 0);

	ck_assert_ptr_nonnull(doc);
	context = xmlXPathNewContext(doc);
	xmlXPathRegisterNs(context, (const xmlChar *)"m",
			   (const xmlChar *)judgement->release->message[judgement->type].namespace);
	xmlXPathRegisterNs(context, (const xmlChar *)"b", (const xmlChar *)judgement->release->basisschema);
	for (uint32_t id = 0; rule_at(id) != NULL; id++) {
		const struct rule *rule = rule_at(id);
		int first, second;

		if (rule->level != LEVEL_IN_MESSAGE)
			continue;
		first = first_reading(judgement, rule);
		second = second_reading(rule->code, name + 2);
		ck_assert_msg(first == second,
			      "%s: the judge %d, the second reading %d, %s of %llu", rule->code,
			      first, second, name, (unsigned long long)seed);
		broken[id] += first > 0;
		kept[id] += first == 0;
	}
	xmlXPathFreeContext(context);
	xmlFreeDoc(doc);
}

START_TEST(two_readings)
{
	static const enum berichttype types[] = {JW301, JW305, JW307, JW315,
						 JW317, JW319, JW323, JW325};
	struct xsd *xsd = xsd_open(NULL);
	struct judge *judge = judge_new(xsd);
	struct buf bytes = BUF_INIT(0);
	struct judgement judgement;

	for (size_t t = 0; t < sizeof(types) / sizeof(types[0]); t++)
		for (uint64_t seed = 0; seed < MESSAGES_OF_A_TYPE; seed++) {
			random_message(types[t], seed, &bytes);
			judge_bytes(judge, bytes.data, bytes.length, &judgement);
			ck_assert_msg(judgement.bericht != NULL, "%s of %llu: %s line %u",
				      bericht_info(types[t])->name, (unsigned long long)seed,
				      judgement.findings.first->path,
				      judgement.findings.first->line);
			compare(&judgement, &bytes, seed);
		}
	for (uint32_t id = 0; rule_at(id) != NULL; id++) {
		if (rule_at(id)->level != LEVEL_IN_MESSAGE)
			continue;
		ck_assert_msg(broken[id] >= 3, "%s is hit by %d random messages", rule_at(id)->code,
			      broken[id]);
		ck_assert_int_gt(kept[id], 0);
	}
	buf_free(&bytes);
	judge_free(judge);
	xsd_free(xsd);
}
END_TEST

Suite *suite_random(void);
TCase *tcase_random_extern(void); /* test_random_extern.c */

Suite *suite_random(void)
{
	Suite *suite = suite_create("random");
	TCase *tests = tcase_create("random");

	tcase_add_test(tests, two_readings);
	suite_add_tcase(suite, tests);
	suite_add_tcase(suite, tcase_random_extern());
	return suite;
}
