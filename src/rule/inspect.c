/* The walk over a message: every rule that is bound to a class is asked about each record of it, in
 * the order of the document. */
#include "inspect.h"

#include <stdlib.h>
#include <string.h>

/* A rule at a class of a message. */
struct call {
	const struct rule *rule;
	rule_body *body;
};

/* What a class meets in a message of one type. */
struct stop {
	struct call *calls; /* one without a body behind them; NULL when there are none */
	bool below;         /* whether a record under it has calls: else the walk turns back */
};

struct inspector {
	struct stop stops[RELEASES_MOST][BERICHT_TYPES][CLASS_COUNT];
};

static void add_call(struct stop *stop, const struct rule *rule, rule_body *body)
{
	size_t count = 0;

	while (stop->calls != NULL && stop->calls[count].body != NULL)
		count++;
	stop->calls = xrealloc(stop->calls, (count + 2) * sizeof(*stop->calls));
	stop->calls[count] = (struct call){rule, body};
	stop->calls[count + 1] = (struct call){NULL, NULL};
}

/* What all classes meet in messages of the types of one release. */
typedef struct stop release_stops[BERICHT_TYPES][CLASS_COUNT];

static void bind(release_stops stops, const struct rule *rule)
{
	for (int i = 0; i < RULE_ON && rule->on[i].class != NULL; i++)
		for (uint32_t type = 0; type < BERICHT_TYPES; type++)
			if ((rule->on[i].messages & ON(type)) != 0)
				add_call(&stops[type][rule->on[i].class->id], rule,
					 rule->on[i].body);
}

static bool needs_no_list(const struct rule *rule)
{
	return rule->level == LEVEL_IN_MESSAGE || rule->level == LEVEL_OWN;
}

/* Binds the rules of the standard, or our own, in the order of their codes. */
static void bind_all(release_stops stops, uint32_t release, bool external, bool own)
{
	size_t count;
	const struct rule *const *all = rules_every(&count);

	for (size_t i = 0; i < count; i++)
		if ((all[i]->level == LEVEL_OWN) == own && needs_no_list(all[i]) == !external &&
		    rule_holds(all[i], release))
			bind(stops, all[i]);
}

/* A class stands behind the classes it uses, so one pass from front to back finds all. */
static void look_below(struct stop *stops, const struct class *class)
{
	for (uint32_t i = 0; i < class->members; i++) {
		const struct class *member = class->member[i].class;

		if (member != NULL && (stops[member->id].calls != NULL || stops[member->id].below))
			stops[class->id].below = true;
	}
}

static void bind_release(release_stops stops, uint32_t release, bool external)
{
#define ADDRESS(type) &class_##type,
	static const struct class *const classes[] = {MESSAGE_CLASSES(ADDRESS)};
#undef ADDRESS

	bind_all(stops, release, external, false);
	bind_all(stops, release, external, true);
	for (uint32_t type = 0; type < BERICHT_TYPES; type++)
		for (size_t i = 0; i < CLASS_COUNT; i++)
			look_below(stops[type], classes[i]);
}

struct inspector *inspector_new(bool external)
{
	struct inspector *inspector = xcalloc(1, sizeof(*inspector));

	for (size_t i = 0; i < releases_count; i++)
		bind_release(inspector->stops[i], releases[i]->number, external);
	return inspector;
}

void inspector_free(struct inspector *inspector)
{
	if (inspector == NULL)
		return;
	for (size_t release = 0; release < releases_count; release++)
		for (uint32_t type = 0; type < BERICHT_TYPES; type++)
			for (size_t i = 0; i < CLASS_COUNT; i++)
				free(inspector->stops[release][type][i].calls);
	free(inspector);
}

static void walk(const struct stop *stops, struct inspection *inspection,
		 const struct record *record)
{
	const struct class *class = record->class;
	const struct call *call = stops[class->id].calls;

	for (; call != NULL && call->body != NULL; call++) {
		inspection->rule = call->rule;
		call->body(inspection, record);
	}
	if (!stops[class->id].below)
		return;
	for (uint32_t i = 0; i < class->members; i++) {
		const struct member *member = &class->member[i];
		const struct record *child;

		if (member->class == NULL)
			continue;
		memcpy(&child, (const char *)record + member->offset, sizeof(child));
		for (; child != NULL; child = child->next)
			walk(stops, inspection, child);
	}
}

void inspect(const struct inspector *inspector, struct inspection *inspection)
{
	walk(inspector->stops[release_place(inspection->release)][inspection->type], inspection,
	     &inspection->bericht->record);
}

/* `leaf` is an element of the record, or NULL. */
static void add(struct inspection *inspection, const struct record *record, const char *leaf,
		uint32_t line)
{
	struct finding_list *findings = inspection->findings;
	bool kept = finding_is_kept(findings, line);

	finding_add(findings, inspection->rule, line,
		    kept ? record_path(record, leaf, findings->pool) : "", NULL);
}

void report_line(struct inspection *inspection, const struct record *record, uint32_t line)
{
	add(inspection, record, NULL, line);
}

void report(struct inspection *inspection, const struct record *record, const struct field *element)
{
	report_line(inspection, record, line_of(element, record));
}

void report_element(struct inspection *inspection, const struct record *record, const char *name,
		    const struct field *element)
{
	add(inspection, record, name, line_of(element, record));
}

const struct persons *persons_of(struct inspection *inspection)
{
	if (!inspection->has_persons)
		mask_persons(inspection->bericht, inspection->findings->pool, &inspection->persons);
	inspection->has_persons = true;
	return &inspection->persons;
}

uint32_t line_of(const struct field *element, const struct record *holder)
{
	return present(element) ? element->line : holder->line;
}

int64_t dagtekening(const struct inspection *inspection)
{
	return inspection->bericht->header->berichtidentificatie->dagtekening.value;
}
