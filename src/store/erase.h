/* Inside the store: what a message that goes leaves behind for others (ijw/store/erase.h). */
#ifndef IJW_STORE_ERASE_PARTS_H
#define IJW_STORE_ERASE_PARTS_H

#include "event.h"
#include "ijw/store/erase.h"

/* What messages that went, or became others, had in common with others: numbers and names. The dossiers of
 * those are judged anew, and their youths derived. */
struct erase_traces {
	struct sleutel *key;
	size_t count, room;
	struct sleutel_set seen;
	struct identity *retour; /* rejecting ones that went */
	size_t retouren, retour_room;
	struct masked *masked; /* what was masked in them because a message told whom it tells */
	size_t masks, mask_room;
	struct pool *pool; /* of all texts */
};

/* Begins, and ends. */
void erase_traces_begin(struct erase_traces *traces);
void erase_traces_end(struct erase_traces *traces);

/* Notes an event, and the name of a message. */
void erase_note(struct store *store, struct erase_traces *traces, const struct event *event);
void erase_note_name(struct erase_traces *traces, const struct identity *identity);

/* Notes what of a message that was judged again is in the table masker. 0 or -1. */
int erase_note_masks(struct store *store, struct erase_traces *traces, struct judgement *judgement);

/* Forgets what was found in the dossiers of all that was noted, and marks those that have messages left to be
 * judged anew by store_derive; and what retours among them voided is void by others or not at all. 0 or -1. */
int erase_mark(struct store *store, struct erase_traces *traces);

#endif
