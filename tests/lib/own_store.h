/* An empty archive in a folder of its own, for tests of what is stored. One at a time. */
#ifndef IJW_TESTS_OWN_STORE_H
#define IJW_TESTS_OWN_STORE_H

#include "ijw/message/event.h"
#include "ijw/store/home.h"
#include "ijw/store/store.h"

/* Makes it and opens it. Fails the test that asks when it cannot. */
struct store *own_store_open(void);

/* The same with a pseudonym.key that is always the same one: two of them give one order to messages that
 * only their content tells apart. */
struct store *own_store_open_same(void);

/* Ends it, and removes the folder. */
void own_store_close(void);

/* A line of a message between gemeente 153 and aanbieder 01010101, the first in it, with a Dagtekening of
 * 1 March 2026. */
struct event own_store_line(enum berichttype type, enum event_soort soort);

/* Takes in an accepted message of this one line between store_begin() and store_commit(). `n` tells its
 * bytes and its content apart from those of other messages and is its file name, in three digits at
 * least. Fails the test when there is one with this number. */
void own_store_add(struct store *into, const struct event *line, int n);

/* Its home, and the path of its database, until it is closed. */
struct home *own_store_home(void);
const char *own_store_path(void);

#endif
