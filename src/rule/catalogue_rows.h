/* The rows of the catalogue, a file for each family. */
#ifndef RULE_CATALOGUE_ROWS_H
#define RULE_CATALOGUE_ROWS_H

#include "ijw/rule/catalogue.h"

/* catalogue_cd[] with RULES_CD_COUNT rows, and so on, each in the order of its RULES_ list. */
#define ROWS_ONE(code) +1
#define ROWS_FAMILY(NAME, name)                                 \
	enum { RULES_##NAME##_COUNT = RULES_##NAME(ROWS_ONE) }; \
	extern const struct rule_page catalogue_##name[];
RULE_FAMILIES(ROWS_FAMILY)
#undef ROWS_FAMILY

#endif
