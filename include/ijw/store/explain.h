/* Finding what is to be explained. */
#ifndef IJW_STORE_EXPLAIN_H
#define IJW_STORE_EXPLAIN_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/message/event.h"
#include "ijw/store/store.h"

/* The youth of an assignment (gemeente as CBS code), or the one with this pseudonym. A youth id
 * above 0; 0: there is none; -1 failed. An assignment that several youths have, a fault of a
 * sender, is that of the one who had it first by Dagtekening. */
int64_t store_youth_of(struct store *store, int32_t gemeente, int64_t nummer);
int64_t store_youth(struct store *store, const char *client);

/* The pseudonym of a youth, in the pool; NULL after it logged. */
const char *store_client(struct store *store, int64_t youth, struct pool *pool);

/* All events of a youth that a derivation wants, and the retours on their messages that name
 * nobody. They live until the store is used again. 0 or -1. */
int store_events(struct store *store, int64_t youth, struct event **events, size_t *count);

/* Numbers of assignments near `nummer` in this gemeente, for a sentence that helps: at most `room`,
 * ascending. Returns how many, or -1. */
int store_near(struct store *store, int32_t gemeente, int64_t nummer, int64_t *numbers, int room);

#endif
