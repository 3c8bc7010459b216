/* Inside the store: the requests of others under the reference of a youth, while youths are being
 * derived. */
#ifndef IJW_STORE_RIVALS_H
#define IJW_STORE_RIVALS_H

#include "db.h"
#include "gather.h"

/* From here to rivals_end no message is taken in: what is read of a reference holds. */
void rivals_begin(struct store *store);
void rivals_end(struct store *store);

/* Adds the requests of other youths with the key of `of` that can count, on whatever day; the
 * others, when they are few, too. 0, or -1 after it logged. */
int rivals_find(struct store *store, int64_t jeugdige, const struct event *of,
		struct events *events);

#endif
