/* Inside the store: which rows of the tables a message changed. */
#ifndef IJW_STORE_SHOW_ROWS_H
#define IJW_STORE_SHOW_ROWS_H

#include "ijw/store/show.h"

/* Adds them to a message, with the youths that it tells of, in the pool. 0, or -1 after it logged.
 */
int show_rows(struct store *store, int32_t today, struct pool *pool, struct show_bericht *out);

/* A text of the pool; NULL stays NULL. */
const char *show_copy(struct pool *pool, const char *text);

#endif
