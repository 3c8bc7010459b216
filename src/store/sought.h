/* Inside the store: the keys by which the events of a youth lead to others (gather.h). */
#ifndef IJW_STORE_SOUGHT_H
#define IJW_STORE_SOUGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gather.h"
#include "ijw/base/pool.h"

/* A key: an aanbieder, a number of theirs, and of an answer to a claim its day. */
struct sought {
	enum relation relation;
	const char *aanbieder, *nummer;
	int32_t dag;
};

/* The key by which an event is found. */
struct sought sought_of(const struct event *event);

/* The key of what stands in a relation to an event. */
struct sought sought_for(enum relation relation, const struct event *of);

/* Whether there is anything with this key. */
bool sought_is_key(const struct sought *key);

bool sought_same(const struct sought *a, const struct sought *b);

/* Never 0. Two keys can have one. */
uint64_t sought_digest(const struct sought *key);

/* Keys that were looked for, in a pool; their texts are not copied. Begins with a pool alone. */
struct sought_set {
	struct pool *pool;
	struct sought *slot;
	size_t slots, count;
};

/* Whether this key, which is one, was not in the set; it is now. */
bool sought_add(struct sought_set *set, const struct sought *key);

#endif
