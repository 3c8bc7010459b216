/* The events of a dossier by key, each chain in the order of judging. */
#ifndef RULE_KETEN_INDEX_H
#define RULE_KETEN_INDEX_H

#include "dossier.h"

/* Chains the events that have this key. The index is in the pool. */
struct keten_index *keten_index(enum sleutel sleutel, const struct event **events, size_t count,
				struct pool *pool);

/* The next event with the key of `like`, which need not be in the index itself; `*cursor` is 0 at
 * the start. NULL at the end, and when `like` has no such key. */
const struct event *keten_next(const struct keten_index *index, const struct event *like,
			       uint32_t *cursor);

/* What tells the chain of `like` from the others with this key: from 1 up to the number of events.
 * 0 when there is no such chain. */
uint32_t keten_first(const struct keten_index *index, const struct event *like);

#endif
