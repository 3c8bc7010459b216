/* The catalogue: one row a rule. */
#ifndef IJW_RULE_CATALOGUE_H
#define IJW_RULE_CATALOGUE_H

#include "ijw/rule/finding.h"

struct rule {
	const char *code;       /* "TR018", "XSD", "IJW001" */
	const char *retourcode; /* "0001"; NULL when the rule leads to no return message */
	enum severity severity;
	const char *text;   /* what is wrong: one sentence without a full stop or a value */
	const char *remedy; /* what to do about it: one sentence */
};

/* The rules by which code names them. The rows stand in catalogue.c in this order. */
enum rule_id {
	RULE_XSD,
#define IJW_RULES(RULE)                                                                            \
	RULE(IJW001) RULE(IJW002) RULE(IJW003) RULE(IJW004) RULE(IJW005) RULE(IJW006)              \
	RULE(IJW007) RULE(IJW008) RULE(IJW009) RULE(IJW010) RULE(IJW011) RULE(IJW012)              \
	RULE(IJW013) RULE(IJW014) RULE(IJW015) RULE(IJW016) RULE(IJW017) RULE(IJW018)              \
	RULE(IJW019) RULE(IJW020) RULE(IJW021) RULE(IJW022) RULE(IJW023) RULE(IJW024)              \
	RULE(IJW025)
#define RULE_ENUM(name) RULE_##name,
	IJW_RULES(RULE_ENUM)
#undef RULE_ENUM
	RULE_CS002,
	RULE_CS003,
	RULE_TR018,
	RULE_COUNT
};

/* The row of a rule. */
const struct rule *rule_get(enum rule_id id);

/* The rule with this code, or NULL. */
const struct rule *rule_find(const char *code);

#endif
