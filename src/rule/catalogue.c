#include "catalogue_rows.h"

#include <string.h>

static const struct family {
	const struct rule *rows;
	int count;
} families[] = {
#define FAMILY(NAME, name) {catalogue_##name, RULES_##NAME##_COUNT},
    RULE_FAMILIES(FAMILY)
#undef FAMILY
};

const struct rule *rule_get(enum rule_id id)
{
	const struct family *family = families;
	int row = (int)id;

	for (; row >= family->count; family++)
		row -= family->count;
	return &family->rows[row];
}

const struct rule *rule_find(const char *code)
{
	for (int id = 0; id < RULE_COUNT; id++) {
		const struct rule *rule = rule_get((enum rule_id)id);

		if (strcmp(rule->code, code) == 0)
			return rule;
	}
	return NULL;
}
