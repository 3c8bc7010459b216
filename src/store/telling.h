/* Inside the store: what `ijw status` would have to count is kept in few rows (ontvangst, zender and
 * openstaand in schema.sql), written in the transaction that changes it. */
#ifndef IJW_STORE_TELLING_H
#define IJW_STORE_TELLING_H

#include "db.h"

/* What stands in ontvangst beside the verdicts: messages by which a jump is seen. */
enum jump {
	JUMP_REJECTING = VERDICTS, /* a retour that rejects what it answers */
	JUMP_FAR,                  /* dated after the day behind its receipt, or a year before it */
	JUMPS_END
};

/* A message with this number was added in this transaction. */
void telling_message(struct store *store, int64_t bericht);

/* A finding between messages came that no message has resolved. */
void telling_opened(struct store *store, enum severity severity);

/* Runs a bound statement that deletes findings between messages, and returns the ernst and
 * opgelost_door of each. 0 or -1. */
int telling_drop(struct store *store, const struct binder *binder);

/* Writes down what was told since it was called last; nothing twice. Before the transaction is
 * committed. 0 or -1. */
int telling_write(struct store *store);

/* Forgets what was told: it was rolled back. */
void telling_forget(struct store *store);

/* Counts all anew. 0 or -1. */
int telling_anew(struct store *store);

#endif
