/* The events of a dossier by key, each bucket in the order of judging. */
#ifndef DOSSIER_BUCKET_TABLE_H
#define DOSSIER_BUCKET_TABLE_H

#include "dossier.h"

/* Chains the events that have this key. The index is in the pool. */
struct bucket_table *bucket_table(enum key key, const struct event **events, size_t count,
				  struct pool *pool);

/* The next event with the key of `like`, which need not be in the index itself; `*cursor` is 0 at
 * the start. NULL at the end, and when `like` has no such key. */
const struct event *bucket_next(const struct bucket_table *index, const struct event *like,
				uint32_t *cursor);

/* What tells the bucket of `like` from the others with this key: from 1 up to the number of events.
 * 0 when there is no such bucket. */
uint32_t bucket_number(const struct bucket_table *index, const struct event *like);

#endif
