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

/* Digests of names. Begins as {0}; ended with name_set_free. */
struct name_set {
	int64_t *slot; /* 0: free */
	size_t slots, count;
};

/* Whether this name was not in the set; it is now. */
bool name_set_add(struct name_set *set, int64_t digest);

void name_set_free(struct name_set *set);

#endif
