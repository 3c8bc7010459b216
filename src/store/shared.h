/* Inside the store: what many youths have to do with under one key, while youths are being derived:
 * requests with one reference and the answers on them, answers to one claim, credits of one debit.
 * It is read once a key, and a youth gets of it what can count for them. */
#ifndef IJW_STORE_SHARED_H
#define IJW_STORE_SHARED_H

#include "db.h"
#include "gather.h"

/* From here to shared_end no message is taken in: what is read of a key holds. */
void shared_begin(struct store *store);
void shared_end(struct store *store);

/* As gather_find, in between. `events` begins with all events of the youth. */
int shared_find(struct store *store, enum relation relation, int64_t jeugdige,
		const struct event *of, struct events *events);

#endif
