/* Inside the store: the rules between messages over what is stored (ijw/dossier/dossier.h).
 *
 * The messages of a transaction are a group: dossier_begin gives them their place in the order of
 * judging, dossier_jeugdige and dossier_end judge them against what was stored before. */
#ifndef IJW_STORE_DOSSIER_H
#define IJW_STORE_DOSSIER_H

#include "db.h"

/* Orders the messages of this transaction. `*from` receives the place of the first; 0 when there is
 * nothing to judge. 0 or -1. */
int dossier_begin(struct store *store, int64_t *from);

/* Judges the messages from `from` on of one youth, whose events these are. 0 or -1. */
int dossier_jeugdige(struct store *store, const struct event *events, size_t count, int64_t from);

/* Judges what is about no youth or about several: numbers, requests, claims, retours. 0 or -1. */
int dossier_end(struct store *store, int64_t from);

#endif
