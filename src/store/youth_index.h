/* The events that are found by a key: requests, answers, credits. Kept as digests of their keys. */
#ifndef IJW_STORE_YOUTH_INDEX_H
#define IJW_STORE_YOUTH_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "gather.h"
#include "packed.h"

struct youth_key {
	uint64_t digest; /* of the relation and the key; 0: none */
	const struct packed *packed;
};

/* Those that one thread found. All zero is none; ended with youth_keys_free. */
struct youth_keys {
	struct youth_key *key;
	size_t count;
	size_t room;
};

/* Adds an event, when it has a key. */
void youth_keys_add(struct youth_keys *keys, const struct event *event,
		    const struct packed *packed);
void youth_keys_free(struct youth_keys *keys);

/* All of them. All zero is none; ended with youth_index_free. */
struct youth_index {
	struct youth_key *slot;
	size_t slots; /* a power of two */
};
void youth_index_make(struct youth_index *index, const struct youth_keys *a,
		      const struct youth_keys *b);
void youth_index_free(struct youth_index *index);

/* What stands in a relation other than RELATION_OWN to an event (gather_find). */
void youth_index_find(const struct youth_index *index, enum relation relation, int64_t jeugdige,
		      const struct event *of, struct events *events);

#endif
