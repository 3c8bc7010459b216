/* The schemas that a home judges by: those of the program, and those of releases whose owners give them. */
#ifndef IJW_STORE_RELEASES_H
#define IJW_STORE_RELEASES_H

#include "ijw/message/xsd.h"
#include "ijw/store/store.h"

/* The sets of the program and those that the database keeps. Ended with xsd_free. NULL after it logged
 * what is wrong. */
struct xsd *store_releases(struct store *store);

/* The same for who writes: first the folders under [releases] in ijw.conf are read, checked and kept in
 * the database, in the place of what it had of these releases. Outside a transaction. */
struct xsd *store_use_releases(struct store *store);

#endif
