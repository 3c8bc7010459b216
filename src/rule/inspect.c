#include "inspect.h"

#include <stdlib.h>
#include <string.h>

/* What a class meets in a message of one type. */
struct stop {
	const struct rule_row **rows; /* with a NULL behind them; NULL when there are none */
	bool below; /* whether a record under it has rows: else the walk turns back */
};

struct inspector {
	struct stop stops[BERICHT_TYPES][CLASS_COUNT];
};

static const struct rule_row **rows_of(const struct rule_row *all, uint32_t type,
				       const struct class *class)
{
	const struct rule_row **rows = NULL;
	size_t count = 0;

	for (const struct rule_row *row = all; row->class != NULL; row++) {
		if (row->class != class || (row->types & ON(type)) == 0)
			continue;
		rows = xrealloc(rows, (count + 2) * sizeof(const struct rule_row *));
		rows[count++] = row;
		rows[count] = NULL;
	}
	return rows;
}

/* A class stands behind the classes it uses, so one pass from front to back finds all. */
static void fill(struct stop *stops, const struct rule_row *rows, uint32_t type,
		 const struct class *class)
{
	struct stop *stop = &stops[class->id];

	stop->rows = rows_of(rows, type, class);
	for (uint32_t i = 0; i < class->members; i++) {
		const struct class *member = class->member[i].class;

		if (member != NULL && (stops[member->id].rows != NULL || stops[member->id].below))
			stop->below = true;
	}
}

struct inspector *inspector_new(const struct rule_row *rows)
{
#define ADDRESS(type) &class_##type,
	static const struct class *const classes[] = {MESSAGE_CLASSES(ADDRESS)};
#undef ADDRESS
	struct inspector *inspector = xmalloc(sizeof(*inspector));

	memset(inspector, 0, sizeof(*inspector));
	for (uint32_t type = 0; type < BERICHT_TYPES; type++)
		for (size_t i = 0; i < CLASS_COUNT; i++)
			fill(inspector->stops[type], rows, type, classes[i]);
	return inspector;
}

void inspector_free(struct inspector *inspector)
{
	if (inspector == NULL)
		return;
	for (uint32_t type = 0; type < BERICHT_TYPES; type++)
		for (size_t i = 0; i < CLASS_COUNT; i++)
			free(inspector->stops[type][i].rows);
	free(inspector);
}

static void walk(const struct stop *stops, struct inspection *inspection,
		 const struct record *record)
{
	const struct class *class = record->class;

	if (stops[class->id].rows != NULL)
		for (const struct rule_row **row = stops[class->id].rows; *row != NULL; row++) {
			inspection->rule = rule_get((*row)->id);
			(*row)->body(inspection, record);
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
	walk(inspector->stops[inspection->type], inspection, &inspection->bericht->record);
}

void report_line(struct inspection *inspection, const struct record *record, uint32_t line)
{
	struct finding_list *findings = inspection->findings;
	bool kept = finding_is_kept(findings, line);

	finding_add(findings, inspection->rule, line,
		    kept ? record_path(record, NULL, findings->pool) : "", NULL);
}

void report(struct inspection *inspection, const struct record *record, const struct field *element)
{
	report_line(inspection, record, line_of(element, record));
}

uint32_t line_of(const struct field *element, const struct record *holder)
{
	return present(element) ? element->line : holder->line;
}

int64_t dagtekening(const struct inspection *inspection)
{
	return inspection->bericht->header->berichtidentificatie->dagtekening.value;
}
