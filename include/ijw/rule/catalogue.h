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
	RULE(IJW001)                                                                               \
	RULE(IJW002) RULE(IJW003) RULE(IJW004) RULE(IJW005) RULE(IJW006) RULE(IJW007) RULE(IJW008) \
	    RULE(IJW009) RULE(IJW010) RULE(IJW011) RULE(IJW012) RULE(IJW013) RULE(IJW014)          \
		RULE(IJW015) RULE(IJW016) RULE(IJW017) RULE(IJW018) RULE(IJW019) RULE(IJW020)      \
		    RULE(IJW021) RULE(IJW022) RULE(IJW023) RULE(IJW024) RULE(IJW025)
#define RULE_ENUM(name) RULE_##name,
	IJW_RULES(RULE_ENUM)
#undef RULE_ENUM
	    RULE_CD005,
	RULE_CD007,
	RULE_CD009,
	RULE_CD025,
	RULE_CD034,
	RULE_CD041,
	RULE_CD043,
	RULE_CD060,
	RULE_CD066,
	RULE_CD067,
	RULE_CD068,
	RULE_CD075,
	RULE_CD076,
	RULE_CD077,
	RULE_CD078,
	RULE_CD079,
	RULE_CD080,
	RULE_CD085,
	RULE_CD086,
	RULE_CD087,
	RULE_CD095,
	RULE_CD096,
	RULE_CS002,
	RULE_CS003,
	RULE_CS050,
	RULE_CS058,
	RULE_CS089,
	RULE_CS100,
	RULE_CS139,
	RULE_CS318,
	RULE_CS325,
	RULE_CS335,
	RULE_CS336,
	RULE_CS337,
	RULE_CS338,
	RULE_CS339,
	RULE_CS340,
	RULE_CS343,
	RULE_TR002,
	RULE_TR006,
	RULE_TR018,
	RULE_TR061,
	RULE_TR101,
	RULE_TR134,
	RULE_TR137,
	RULE_TR302,
	RULE_TR315,
	RULE_TR316,
	RULE_TR335,
	RULE_TR342,
	RULE_TR352,
	RULE_TR353,
	RULE_TR358,
	RULE_TR377,
	RULE_TR380,
	RULE_TR383,
	RULE_TR386,
	RULE_TR409,
	RULE_TR410,
	RULE_TR416,
	RULE_COUNT
};

/* The row of a rule. */
const struct rule *rule_get(enum rule_id id);

/* The rule with this code, or NULL. */
const struct rule *rule_find(const char *code);

#endif
