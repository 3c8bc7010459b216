/* The walk over a message with the in-message rules. */
#ifndef IJW_RULE_INSPECT_H
#define IJW_RULE_INSPECT_H

#include "ijw/message/message.h"
#include "ijw/rule/finding.h"

/* The rows of the rules in the order of the walk: by message type and class. Ended with
 * inspector_free. */
struct inspector;
struct inspector *inspector_new(void);
void inspector_free(struct inspector *inspector);

/* Appends what the rules find in a valid message. */
void inspect(const struct inspector *inspector, enum berichttype type,
	     const struct bericht *bericht, struct finding_list *findings);

#endif
