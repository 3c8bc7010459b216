/* Inside the store: what taking in a message and making everything anew (rebuild.c) have in common.
 */
#ifndef IJW_STORE_BERICHT_H
#define IJW_STORE_BERICHT_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/digest.h"
#include "ijw/base/pseudonym.h"
#include "ijw/store/store.h"

/* What of a message is looked up again: by whom, which, and when it was known. The texts are those
 * of the judgement. */
struct identity {
	enum berichttype type;
	const char *afzender;
	const char *ontvanger;
	const char *identificatie;
	int32_t dagtekening; /* of the message, of a retour that of the message it answers */
	int32_t bekend;      /* of a retour its own */
	bool verwerpt;
	bool neemt_terug;
	uint32_t headerline; /* 0 when there is none */
};

/* What a message says, as far as it counts. */
struct content {
	struct identity identity;
	const struct event *events; /* those of the judgement; when it does not count the head of a
				     * JW323 or none */
	size_t count;
	uint8_t digest[PSEUDONYM_BYTES]; /* when it counts */
	int64_t orde; /* what bericht_orde makes of its content; GETAL_NONE when it has none */
	bool counts;
};

/* `sha256` is that of its bytes. */
struct content bericht_content(const struct store *store, const struct judgement *judgement,
			       const uint8_t sha256[SHA256_BYTES], bool counts);

/* The head of a digest of a message's content, masked: what a child was assigned could be guessed,
 * and the guess be seen to be right, from a plain one. Masking it twice gives it back. */
uint64_t bericht_orde(const struct store *store, const uint8_t sha256[SHA256_BYTES],
		      uint64_t inhoud);

/* Keeps the originals that are packed; with `all` waits until every one is. 0 or -1. */
int bericht_keep_originals(struct store *store, bool all);

/* What a message says, once its row is there: its events, the marks of retours on it and of it, and
 * the youths it touches. When an earlier message says the same, only that (STORE_REPEATED). */
enum store_outcome bericht_add_content(struct store *store, int64_t id,
				       const struct content *content);

#endif
