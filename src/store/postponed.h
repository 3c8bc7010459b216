/* Inside the store: a large load, whose messages are stored group by group while nothing is derived
 * from them and they are not judged against each other. From which message on that is so stands in
 * the database (STAND_POSTPONED), so that the next transaction that derives does it, also of another
 * process: the youths whom the load is about are marked. Of a load into an empty home nobody is
 * marked one by one: all youths are its own. */
#ifndef IJW_STORE_POSTPONED_H
#define IJW_STORE_POSTPONED_H

#include "db.h"

/* The first message of such a load; 0: there is none. 0 or -1. */
int postponed_first(struct store *store, int64_t *first);

/* The first message of a transaction is about to be stored: whether there is any before it, or
 * before the load that it is part of. 0 or -1. */
int postponed_join(struct store *store);

/* What is derived now goes for the whole of the load. 0 or -1. */
int postponed_take(struct store *store);

/* Says so, to who asks for what is found between messages, while there is such a load: it is not in
 * that yet. 0 or -1. */
int postponed_tell(struct store *store);

#endif
