/* An empty archive in a folder of its own, for tests of what is stored. One at a time. */
#ifndef IJW_TESTS_OWN_STORE_H
#define IJW_TESTS_OWN_STORE_H

#include "ijw/store/home.h"
#include "ijw/store/store.h"

/* Makes it and opens it. Fails the test that asks when it cannot. */
struct store *own_store_open(void);

/* The same with a pseudonym.key that is always the same one: two of them give one order to messages that
 * only their content tells apart. */
struct store *own_store_open_same(void);

/* Ends it, and removes the folder. */
void own_store_close(void);

/* Its home, and the path of its database, until it is closed. */
struct home *own_store_home(void);
const char *own_store_path(void);

#endif
