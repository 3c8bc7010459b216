/* Inside the store: what names a dossier, and which names were seen. */
#ifndef IJW_STORE_NAME_H
#define IJW_STORE_NAME_H

#include "db.h"

/* Texts that are NULL and numbers that are 0 where a kind of names has none. */
struct name {
	const char *aanbieder;
	const char *tekst;
	int64_t nummer[2];
};

/* A digest under the key of the store: two names never have one. */
int64_t name_digest(const struct store *store, const struct name *name);

/* Digests of names, numbered from 0 in the order in which they were added. Begins as {0}; ended
 * with name_set_free. */
struct name_set {
	struct name_slot {
		int64_t digest;
		size_t number; /* plus one; 0: the slot is free */
	} * slot;
	size_t slots, count;
};

/* The number of a name. One that was not in the set is added, and has the last number. */
size_t name_set_number(struct name_set *set, int64_t digest);

/* Adds a name: whether it was not in the set. */
bool name_set_add(struct name_set *set, int64_t digest);

void name_set_free(struct name_set *set);

#endif
