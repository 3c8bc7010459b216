/* Inside the store: dossiers of very many messages. While messages come in one by one they are judged
 * as seldom as youths of very many events are derived (store_derive_soon): a table remembers which, and
 * by which message. */
#ifndef IJW_STORE_LARGE_H
#define IJW_STORE_LARGE_H

#include "dossier_names.h"

/* Whether a dossier is large; then it is put off: 1 or 0; -1 after it logged. */
int large_put_off(struct store *store, enum dossier_kind kind, const struct dossier_name *name);

/* Puts one off that a message names. 0 or -1. */
int large_remember(struct store *store, enum dossier_kind kind, int64_t digest, int64_t bericht);

/* How many are put off; -1 after it logged. Forgets them: 0 or -1. */
int64_t large_count(struct store *store);
int large_forget(struct store *store);

/* Visits the messages that name them, `months` when one of these is about the months between its
 * parties; a visit that returns other than 0 ends it. 0 or -1. */
typedef int large_message(void *context, int64_t bericht, bool months);
int large_each(struct store *store, large_message *visit, void *context);

#endif
