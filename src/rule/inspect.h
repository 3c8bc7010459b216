/* The walk over a message with a table of rules. */
#ifndef IJW_RULE_INSPECT_H
#define IJW_RULE_INSPECT_H

#include "rules.h"

/* The rows of the rules in the order of the walk: by message type and class. `rows` has a row with
 * a NULL class behind the last one. Ended with inspector_free. */
struct inspector;
struct inspector *inspector_new(const struct rule_row *rows);
void inspector_free(struct inspector *inspector);

/* Appends what the rules find in the valid message of the inspection to its findings. */
void inspect(const struct inspector *inspector, struct inspection *inspection);

#endif
