/* Inside the store: the keys of a large load, which are stored in runs. In the order in which messages
 * come each key goes to another page; those of thousands of messages, sorted, go through the table
 * once. What reads the table of keys finds those that wait as well: they are stored before
 * (db_statement). */
#ifndef IJW_STORE_KEY_RUN_H
#define IJW_STORE_KEY_RUN_H

#include "event.h"

struct key_run;

/* From now on keys wait. Ended with key_run_free, for which NULL is allowed. */
struct key_run *key_run_new(void);
void key_run_free(struct key_run *run);

/* Adds keys; stores them all when there are enough. 0 or -1. */
int key_run_add(struct store *store, const struct sleutels *sleutels);

/* Stores those that wait. 0 or -1. */
int key_run_store(struct store *store);

/* Forgets them: the transaction is rolled back. */
void key_run_forget(struct store *store);

#endif
