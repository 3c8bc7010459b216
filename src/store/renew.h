/* Inside the store: making the database anew. */
#ifndef IJW_STORE_RENEW_H
#define IJW_STORE_RENEW_H

#include "db.h"

/* Makes a database of an earlier version one of today, having said what is done and how large it
 * is. Nothing has changed when it fails. 0 or -1. */
int renew_upgrade(struct store *store);

#endif
