/* The events of a dossier by key, each bucket in the order of judging. */
#ifndef DOSSIER_BUCKET_TABLE_H
#define DOSSIER_BUCKET_TABLE_H

#include <stddef.h>

#include "ijw/base/pool.h"
#include "key.h"

/* Puts the events that a key holds in their buckets. They lie among the `in_memory` events from
 * `memory` on: the bucket of one of those is looked for once. The table is in the pool. */
struct bucket_table *bucket_table(enum key key, const struct event **events, size_t count,
				  const struct event *memory, size_t in_memory, struct pool *pool);

/* The next event with the key of `like`, which need not be in the table itself; `*cursor` is 0 at
 * the start. NULL at the end, and when `like` has no such key. */
const struct event *bucket_next(const struct bucket_table *table, const struct event *like,
				uint32_t *cursor);

/* The same newest first, of the first `known` events alone; that number does not fall from one walk
 * to the next. */
const struct event *bucket_back(struct bucket_table *table, size_t known, const struct event *like,
				uint32_t *cursor);

/* What tells the bucket of `like` from the others with this key: from 1 up to the number of events.
 * 0 when there is no such bucket. */
uint32_t bucket_number(const struct bucket_table *table, const struct event *like);

#endif
