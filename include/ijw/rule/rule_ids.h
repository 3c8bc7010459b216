/* The rules that the archive is asked about as a whole, by a number each: until they are asked of keys. */
#ifndef IJW_RULE_RULE_IDS_H
#define IJW_RULE_RULE_IDS_H

/* clang-format off */
#define RULES_BETWEEN(RULE) \
	RULE(TR056) RULE(TR314) RULE(TR318) RULE(TR332) RULE(TR333) RULE(TR347) RULE(TR390) \
	RULE(IJW214) RULE(IJW215) RULE(IJW216)
/* clang-format on */

enum rule_id {
#define RULE_ENUM(code) RULE_##code,
	RULES_BETWEEN(RULE_ENUM)
#undef RULE_ENUM
	    RULE_COUNT
};

/* The rule of a number. */
const struct rule *rule_get(enum rule_id id);

#endif
