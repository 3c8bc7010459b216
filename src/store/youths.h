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

/* All that deriving a youth asks for; it may be changed, and lives until the visit ends. 0 to go on; anything
 * else ends the walk, which returns it. */
typedef int youth_facts(void *context, const char *client, struct event *event, size_t count);

/* Visits the youths in the order of their pseudonyms. */
int youths_facts(const struct youths *youths, youth_facts *visit, void *context);

#endif
