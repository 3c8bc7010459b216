/* Which rules a reader of one may want to see too: those that look at the same elements of the same
 * messages, or are checked by the same function. */
#include <string.h>

#include "ijw/rule/catalogue.h"

/* How near two elements are: the same one, one of the same name (ProductCode of a line and of a
 * claim), two of one class. */
enum { SAME_ELEMENT = 600, SAME_NAME = 300, SAME_CLASS = 200 };

/* What is added to that for two rules of one subject, and for two with one body; how near two rules
 * must be, and a rule of the schema, which looks at the form of a value only; how many are told. */
enum { SAME_SUBJECT = 100, SAME_BODY = 800, NEAR = 500, NEAR_SCHEMA = 1200, MOST = 4 };

/* The set of the messages that stand between brackets: "301 305]". */
static uint32_t messages_named(const char *at)
{
	uint32_t set = 0;

	for (; *at != ']'; at += 3 + (at[3] == ' '))
		for (unsigned type = JW301; type < BERICHT_TYPES; type++)
			if (strncmp(bericht_info((enum berichttype)type)->name + 2, at, 3) == 0)
				set |= ON(type);
	return set;
}

bool rule_element_next(const struct rule *rule, const char **at, struct rule_element *element)
{
	const char *name = *at != NULL ? *at : rule->elements;
	size_t length;

	if (name == NULL || *name == '\0')
		return false;
	length = strcspn(name, ";[");
	*element = (struct rule_element){.path = name, .length = (int)length};
	element->some = name[length] == '[';
	element->messages = element->some ? messages_named(name + length + 1) : rule_messages(rule);
	element->length -= element->some; /* the blank before the bracket */
	name += strcspn(name, ";");
	*at = name + strspn(name, "; ");
	return true;
}

/* Where the name of an element begins behind its class; 0 for a class as a whole. */
static int name_of(const struct rule_element *element)
{
	int at = element->length;

	while (at > 0 && element->path[at - 1] != '/')
		at--;
	return at;
}

static bool same(const char *a, int a_length, const char *b, int b_length)
{
	return a_length == b_length && memcmp(a, b, (size_t)a_length) == 0;
}

static int nearness_of_elements(const struct rule_element *a, const struct rule_element *b)
{
	int a_name = name_of(a), b_name = name_of(b);
	int a_class = a_name > 0 ? a_name - 1 : a->length;
	int b_class = b_name > 0 ? b_name - 1 : b->length;

	if ((a->messages & b->messages) == 0)
		return 0;
	if (same(a->path, a->length, b->path, b->length))
		return SAME_ELEMENT;
	if (same(a->path + a_name, a->length - a_name, b->path + b_name, b->length - b_name))
		return SAME_NAME;
	return same(a->path, a_class, b->path, b_class) ? SAME_CLASS : 0;
}

/* How near what one rule looks at is to what another does: on the average of its elements. */
static int nearness_from(const struct rule *rule, const struct rule *other)
{
	struct rule_element one, two;
	const char *at = NULL, *there;
	int sum = 0, count = 0, nearest, near;

	for (; rule_element_next(rule, &at, &one); count++) {
		nearest = 0;
		for (there = NULL; rule_element_next(other, &there, &two);) {
			near = nearness_of_elements(&one, &two);
			nearest = near > nearest ? near : nearest;
		}
		sum += nearest;
	}
	return count > 0 ? sum / count : 0;
}

static bool has_body(const struct rule *rule, rule_body *on, dossier_body *between)
{
	for (int i = 0; i < RULE_ON && rule->on[i].class != NULL; i++)
		if (rule->on[i].body == on)
			return true;
	for (int i = 0; i < RULE_BETWEEN && rule->between[i].body != NULL; i++)
		if (rule->between[i].body == between)
			return true;
	return false;
}

/* Of a rule with several the first tells. */
static bool same_body(const struct rule *rule, const struct rule *other)
{
	return has_body(other, rule->on[0].body, rule->between[0].body);
}

static int nearness(const struct rule *rule, const struct rule *other)
{
	int near = nearness_from(rule, other) + nearness_from(other, rule);

	if (near > 0 && rule_subject(rule) == rule_subject(other))
		near += SAME_SUBJECT;
	if (same_body(rule, other))
		near += SAME_BODY;
	if (near <
	    (other->level == LEVEL_SCHEMA && rule->level != LEVEL_SCHEMA ? NEAR_SCHEMA : NEAR))
		return 0;
	return near;
}

void rule_related(const struct rule *rule, struct buf *out)
{
	struct {
		const struct rule *rule;
		int near;
	} nearest[MOST + 1] = {{NULL, 0}};
	size_t count;
	const struct rule *const *all = rules_all(&count);

	for (size_t i = 0; i < count; i++) {
		int near = all[i] != rule ? nearness(rule, all[i]) : 0, place = MOST;

		for (; place > 0 && near > nearest[place - 1].near; place--)
			nearest[place] = nearest[place - 1];
		nearest[place].rule = all[i];
		nearest[place].near = near;
	}
	for (int i = 0; i < MOST && nearest[i].near > 0; i++)
		buf_printf(out, "%s%s", i > 0 ? " " : "", nearest[i].rule->code);
}
