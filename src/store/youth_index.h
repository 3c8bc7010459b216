/* Facts in memory: the rows of many messages, as they lie in the database, and where those are that
 * are found by a key. */
#ifndef IJW_STORE_YOUTH_INDEX_H
#define IJW_STORE_YOUTH_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "gather.h"

/* Belongs to a pool. */
struct youth_row {
	struct youth_row *next; /* of the same youth; NULL: the last */
	int64_t bericht, jeugdige;
	const char *identificatie, *aanbieder;
	int64_t voided_by;
	uint64_t content;
	int32_t gemeente, dagtekening, nietig_vanaf;
	uint32_t headerline;
	enum berichttype type;
	bool rejected, takes_back;
	size_t length; /* bytes */
	unsigned char facts[];
};

/* A copy of what a row holds. `like` is what its message says, with texts that live as long as the
 * pool. */
struct youth_row *youth_row_new(const struct event *like, const void *facts, size_t length,
				struct pool *pool);

/* Adds its events; their texts stay where they are. 0, or -1 when the facts are damaged. */
int youth_row_open(const struct youth_row *row, struct events *events);

struct youth_key {
	int64_t digest; /* sleutel_hash; 0: none */
	const struct youth_row *row;
};

/* Those that one thread found. All zero is none; ended with youth_keys_free. */
struct youth_keys {
	struct youth_key *key;
	size_t count;
	size_t room;
};

/* Adds a key of the row that was added last, once. */
void youth_keys_add(struct youth_keys *keys, const struct sleutel *key,
		    const struct youth_row *row);
void youth_keys_free(struct youth_keys *keys);

/* All of them. All zero is none; ended with youth_index_free. */
struct youth_index {
	struct youth_key *slot;
	size_t slots; /* a power of two */
};
void youth_index_make(struct youth_index *index, const struct youth_keys *a,
		      const struct youth_keys *b);
void youth_index_free(struct youth_index *index);

/* Whether more than so many rows have this key. */
bool youth_index_has_more(const struct youth_index *index, const struct sleutel *key, size_t count);

/* Adds the events in rows with this key. 0 or -1. */
int youth_index_find(const struct youth_index *index, const struct sleutel *key,
		     struct events *events);

#endif
