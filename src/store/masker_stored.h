/* Inside the store: masking a text in what is stored already. */
#ifndef IJW_STORE_MASKER_STORED_H
#define IJW_STORE_MASKER_STORED_H

#include "db.h"
#include "ijw/message/mask.h"

/* Of whom a text is, and of which kind. */
enum masker_kind { REFERENCE, IDENTIFICATION };

struct masker_thing {
	enum masker_kind kind;
	const char *party; /* aanbieder, or sender */
	const char *text;
	char masked[MASK_TEXT];
};

/* Puts the mask in the place of the text in messages, registrations and what was found, and touches
 * the youths whose rows show it. 0, or -1 after it logged. */
int masker_stored(struct store *store, const struct masker_thing *thing);

/* Whether a message that is stored has the mask of this thing: 1 or 0; -1 after it logged. */
int masker_is_used(struct store *store, const struct masker_thing *thing);

#endif
