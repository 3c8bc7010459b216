/* The catalogue: one page a rule, on it the row that findings point to. */
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

/* What a rule needs to be checked. */
enum rule_level {
	LEVEL_SCHEMA,        /* the schema: findings on it have the rule XSD */
	LEVEL_IN_MESSAGE,    /* the message alone */
	LEVEL_CROSS_MESSAGE, /* other messages too */
	LEVEL_EXTERNAL,      /* lists, contracts or a clock outside the traffic */
	LEVEL_OWN            /* none of the standard: a rule or a signal of our own */
};

/* All that is known of a rule. Texts are English; text.h has them translated. */
struct rule_page {
	struct rule rule;
	enum rule_level level;
	const char *berichten; /* "301 305"; NULL: any file, or none of iJw */
	const char *elements;  /* "Class/Element; Class/Element [305]": from the class on, with the
				  messages where they are not all; NULL without berichten */
	const char *class;     /* where the code stands in the return message; NULL for rules within
				  a message (always Header) and those without a return message */
	const char *checks;    /* what the rule wants: one to three sentences */
	const char *note;      /* how text and published XSLT differ and what we follow, or NULL */
	const char *related;   /* codes with a blank in between, or NULL */
};

/* The rules by which code names them, in families. The rows of a family stand in a file of its own,
 * in this order. */

/* clang-format off */
/* The file and the schema. */
#define RULES_BESTAND(RULE) \
	RULE(XSD) \
	RULE(IJW001) RULE(IJW002) RULE(IJW003) RULE(IJW004) RULE(IJW005) RULE(IJW006) \
	RULE(IJW007) RULE(IJW008) RULE(IJW009) RULE(IJW010) RULE(IJW011) RULE(IJW012) \
	RULE(IJW013) RULE(IJW014) RULE(IJW015) RULE(IJW016) RULE(IJW017) RULE(IJW018) \
	RULE(IJW019) RULE(IJW020) RULE(IJW021) RULE(IJW022) RULE(IJW023) RULE(IJW024) \
	RULE(IJW025) RULE(IJW026) RULE(IJW027) RULE(IJW028) \
	RULE(IJW029)

/* Within one message: conditions, constraints, technical rules. */
#define RULES_CD(RULE) \
	RULE(CD005) RULE(CD007) RULE(CD009) RULE(CD025) RULE(CD034) RULE(CD041) RULE(CD043) \
	RULE(CD060) RULE(CD066) RULE(CD067) RULE(CD068) RULE(CD075) RULE(CD076) RULE(CD077) \
	RULE(CD078) RULE(CD079) RULE(CD080) RULE(CD085) RULE(CD086) RULE(CD087) RULE(CD095) \
	RULE(CD096)
#define RULES_CS(RULE) \
	RULE(CS002) RULE(CS003) RULE(CS050) RULE(CS058) RULE(CS089) RULE(CS100) RULE(CS139) \
	RULE(CS318) RULE(CS325) RULE(CS335) RULE(CS336) RULE(CS337) RULE(CS338) RULE(CS339) \
	RULE(CS340) RULE(CS343)
#define RULES_TR(RULE) \
	RULE(TR002) RULE(TR006) RULE(TR018) RULE(TR061) RULE(TR101) RULE(TR134) RULE(TR137) \
	RULE(TR302) RULE(TR315) RULE(TR316) RULE(TR335) RULE(TR342) RULE(TR352) RULE(TR353) \
	RULE(TR358) RULE(TR377) RULE(TR380) RULE(TR383) RULE(TR386) RULE(TR409) RULE(TR410) \
	RULE(TR416)

/* A message against other messages and against what lies outside the traffic: on every message, on
 * assignments with their starts and stops, on requests with their answers, on claims. */
#define RULES_VERKEER(RULE) \
	RULE(TR056) RULE(TR135) RULE(TR304) RULE(TR378) RULE(TR381)
#define RULES_TOEWIJZING(RULE) \
	RULE(TR332) RULE(TR379) RULE(TR385) \
	RULE(TR019) RULE(TR063) RULE(TR071) RULE(TR074) RULE(TR326) RULE(TR382) RULE(TR413) \
	RULE(TR414) RULE(TR415)
#define RULES_VERZOEK(RULE) \
	RULE(TR347) RULE(TR374) \
	RULE(TR349) RULE(TR350) RULE(TR351) RULE(TR357) RULE(TR361) RULE(TR373) RULE(TR375) \
	RULE(TR411) RULE(TR412) \
	RULE(TR355) RULE(TR359) RULE(TR360) RULE(TR365)
#define RULES_DECLARATIE(RULE) \
	RULE(TR318) RULE(TR333) \
	RULE(TR307) RULE(TR308) RULE(TR314) RULE(TR319) RULE(TR321) RULE(TR322) RULE(TR323) \
	RULE(TR338) RULE(TR339) RULE(TR340) RULE(TR341) RULE(TR346) RULE(TR369) RULE(TR384) \
	RULE(TR387) RULE(TR388) RULE(TR389) RULE(TR390) RULE(TR418) \
	RULE(TR337) RULE(TR366) RULE(TR367) RULE(TR371) RULE(TR376)

/* Signals of our own: a term that has passed, traffic that does not add up. They reject nothing. */
#define RULES_TERMIJN(RULE) \
	RULE(IJW101) RULE(IJW102) RULE(IJW103) RULE(IJW104) RULE(IJW105) RULE(IJW106) \
	RULE(IJW107) RULE(IJW108)
#define RULES_SIGNAAL(RULE) \
	RULE(IJW201) RULE(IJW202) RULE(IJW203) RULE(IJW204) RULE(IJW205) RULE(IJW206) \
	RULE(IJW207) RULE(IJW208) RULE(IJW209) RULE(IJW210) RULE(IJW211) RULE(IJW212) \
	RULE(IJW213) RULE(IJW214) RULE(IJW215) RULE(IJW216) \
	RULE(IJW217) RULE(IJW218) RULE(IJW219)

/* Rules that the schema enforces; no finding points to them. */
#define RULES_SCHEMA(RULE) \
	RULE(CS015) RULE(CS025) RULE(CS319) \
	RULE(RS001) RULE(RS002) RULE(RS003) RULE(RS004) RULE(RS005) RULE(RS006) RULE(RS007) \
	RULE(RS008) RULE(RS009) RULE(RS010) RULE(RS011) RULE(RS012) RULE(RS013) RULE(RS014) \
	RULE(RS015) RULE(RS016) RULE(RS017) RULE(RS018) RULE(RS019) RULE(RS020) RULE(RS021) \
	RULE(RS023) RULE(RS024) RULE(RS025) RULE(RS026) RULE(RS028) RULE(RS031) RULE(RS032) \
	RULE(RS033) RULE(RS034) RULE(RS035) RULE(RS036) RULE(RS037) RULE(RS039) RULE(RS040) \
	RULE(RS045) RULE(RS046) RULE(RS047) RULE(RS048)
/* clang-format on */

#define RULE_FAMILIES(FAMILY)          \
	FAMILY(BESTAND, bestand)       \
	FAMILY(CD, cd)                 \
	FAMILY(CS, cs)                 \
	FAMILY(TR, tr)                 \
	FAMILY(VERKEER, verkeer)       \
	FAMILY(TOEWIJZING, toewijzing) \
	FAMILY(VERZOEK, verzoek)       \
	FAMILY(DECLARATIE, declaratie) \
	FAMILY(TERMIJN, termijn)       \
	FAMILY(SIGNAAL, signaal)       \
	FAMILY(SCHEMA, schema)

/* RULE_XSD, RULE_IJW001, ... RULE_RS048; RULE_COUNT is how many there are. */
enum rule_id {
#define RULE_ENUM(code) RULE_##code,
#define RULE_ENUM_FAMILY(NAME, name) RULES_##NAME(RULE_ENUM)
	RULE_FAMILIES(RULE_ENUM_FAMILY)
#undef RULE_ENUM_FAMILY
#undef RULE_ENUM
	    RULE_COUNT
};

/* The row of a rule. */
const struct rule *rule_get(enum rule_id id);

/* The inverse of rule_get. */
enum rule_id rule_id_of(const struct rule *rule);

/* The rule with this code, or NULL. */
const struct rule *rule_find(const char *code);

/* The page of a rule, and by its code: NULL when there is none. */
const struct rule_page *rule_page(enum rule_id id);
const struct rule_page *rule_page_find(const char *code);

/* All pages in the order of their codes. */
void rule_pages(const struct rule_page *pages[RULE_COUNT]);

/* schema, in-message, cross-message, external, own. */
const char *rule_level_name(enum rule_level level);

/* What a return code says that does not follow from one rule (0001, 0200, 0233, 8001); else NULL.
 */
const char *retourcode_meaning(const char *retourcode);

#endif
