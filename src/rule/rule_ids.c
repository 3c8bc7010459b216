/* Rules by the numbers of rule_ids.h. */
#include "ijw/rule/catalogue.h"

const struct rule *rule_get(enum rule_id id)
{
	static const char *const codes[] = {
#define CODE(code) #code,
	    RULES_BETWEEN(CODE)
#undef CODE
	};
	static const struct rule *rules[RULE_COUNT];

	if (rules[id] == NULL)
		rules[id] = rule_find(codes[id]);
	return rules[id];
}
