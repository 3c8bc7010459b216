/* Going through what is stored: the originals, and making everything anew that follows from them.
 */
#ifndef IJW_STORE_ARCHIVE_H
#define IJW_STORE_ARCHIVE_H

#include "ijw/store/store.h"

/* A stored message as it came in. The bytes belong to the store until its next call. */
struct original {
	int64_t bericht; /* its row: the order in which the messages came */
	uint8_t sha256[SHA256_BYTES];
	enum verdict verdict; /* as it was judged when it came */
	const char *bytes;
	size_t length;
};

/* The original behind row `after` (0: the first): 1, or 0 at the end. -1 after it logged; an
 * original that is missing, damaged or sealed with another key is named by its row and the head of
 * its SHA-256. */
int store_original_next(struct store *store, int64_t after, struct original *out);

/* Making everything anew, inside a transaction (store_begin): first all that follows from the
 * messages is forgotten, then every original is handed in again in the order of its row, then
 * store_derive makes the rows. Rows and times of the messages, their originals, verdicts and
 * findings stay as they are, and so do the numbers of the youths. Each returns 0 or -1. */
int store_rebuild_begin(struct store *store);

/* Whether a message counts is decided by the verdict it had when it came. One that was accepted
 * then and gives no typed message today is a failure. */
int store_rebuild_add(struct store *store, const struct original *original,
		      const struct judgement *judgement);

/* Derives the rows of all youths, and forgets youths of whom no message speaks. */
int store_rebuild_end(struct store *store, int32_t today);

#endif
