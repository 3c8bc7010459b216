/* Inside the store: what was said of all youths, in memory (ijw/store/youth.h), for who has no keys and
 * so cannot find anything in the database. */
#ifndef IJW_STORE_YOUTHS_H
#define IJW_STORE_YOUTHS_H

#include "gather.h"
#include "ijw/store/youth.h"

/* As store_youths, with retours, and messages found by their names too. */
struct youths *youths_of_all(struct store *store);

/* Whether more than so many rows of facts have a key of events. */
bool youths_have_more(const struct youths *youths, const struct sleutel *key, size_t count);

/* Adds the events that have a key; of a name (sleutel_of_bericht) those of messages of any type and day.
 * 0 or -1. */
int youths_by_key(const struct youths *youths, const struct sleutel *key, struct events *events);

#endif
