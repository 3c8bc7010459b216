/* Making a database anew beside itself: out of its originals, and of what does not follow from them
 * (rows, identities, times, names and verdicts of the messages, findings on single messages, lists,
 * registrations). What is made has the tables of today, whatever those of the old one are. */
#ifndef IJW_STORE_RENEWAL_H
#define IJW_STORE_RENEWAL_H

#include "ijw/store/archive.h"

struct renewal;

/* Begins an empty database in work/, which no other process sees and which ends with this one. With
 * `keep` nobody else writes to the database of the store until renewal_close, and nothing may be
 * asked of that store but renewal_keep; without it the store is in a transaction. NULL after it
 * logged. */
struct renewal *renewal_open(struct store *store, bool keep);

struct renewed {
	uint64_t messages;
	uint64_t otherwise; /* of them would be judged otherwise today: the stored verdict stands */
	uint64_t erased;    /* of them are what is left of one: that verdict is of what came */
};

/* Makes all of it, with the rows of this day. 0; -1 after a failure was logged. */
int renewal_make(struct renewal *renewal, int32_t day, struct renewed *out);

/* What is made, inside a transaction; it ends with the renewal. */
struct store *renewal_made(struct renewal *renewal);

/* As store_rebuild_differences, between what was stored and what is made. */
int renewal_differences(struct renewal *renewal, struct difference out[DIFFERENCES]);

/* Puts what is made in the place of the database of the store, in one transaction of that: other
 * processes see the old one or the new one. 0, or -1 after it logged: then nothing has changed. */
int renewal_keep(struct renewal *renewal);

/* Forgets what was not kept. NULL is allowed. */
void renewal_close(struct renewal *renewal);

#endif
