/* Inside the store: the numbers of youths that a large load met a short while ago. Most messages are
 * about one of them, and making a pseudonym and looking it up costs as much as storing what is told. */
#ifndef IJW_STORE_YOUTH_NUMBERS_H
#define IJW_STORE_YOUTH_NUMBERS_H

#include "db.h"

/* Begins to remember them, until store_close. */
void youth_numbers_begin(struct store *store);

/* Where the number of a youth with this BSN is remembered, 0 when it is not; the caller puts it there.
 * Until the next call. NULL when nothing is remembered, or for what is no BSN. */
int64_t *youth_numbers_of(struct store *store, const char *bsn);

/* Forgets all: at the end of a transaction others may change what is stored, and what is rolled back
 * was never there. */
void youth_numbers_forget(struct store *store);

#endif
