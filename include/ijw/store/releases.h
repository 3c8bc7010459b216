/* The schemas that a home judges by: those of the program, and those of releases whose owners give them. */
#ifndef IJW_STORE_RELEASES_H
#define IJW_STORE_RELEASES_H

#include "ijw/message/xsd.h"
#include "ijw/store/store.h"

/* The sets of the program and those that the database keeps. Ended with xsd_free. NULL after it logged
 * what is wrong. */
struct xsd *store_releases(struct store *store);

/* The same for who writes: first the folders under [releases] in ijw.conf are read, checked and kept in
 * the database, in the place of what it had of these releases; a set by which stored messages were
 * judged is kept beside the new one, for them. Outside a transaction. */
struct xsd *store_use_releases(struct store *store);

/* The sets of `now`, but of this release (whose owner gives it) the one that the database keeps with this
 * xsd_hash; when it keeps no such set the one of `present`, which store_releases returned. Neither is
 * changed. Ended with xsd_free. NULL after it logged. */
struct xsd *store_releases_turn(struct store *store, struct xsd *now, const struct xsd *present,
				const struct release *release, const char *hash);

/* Whether the database keeps an earlier set of this release with this xsd_hash, for the messages that were
 * judged by it: 1 or 0, or -1 after it logged. */
int store_releases_earlier(struct store *store, const struct release *release, const char *hash);

#endif
