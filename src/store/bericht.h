/* Inside the store: what taking in a message and making everything anew (rebuild.c) have in common.
 */
#ifndef IJW_STORE_BERICHT_H
#define IJW_STORE_BERICHT_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/pseudonym.h"
#include "ijw/store/store.h"
#include "basis.h"
#include "packer.h"

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
	uint8_t digest[PSEUDONYM_BYTES]; /* of what it says, under the key of the pseudonyms */
	int64_t orde; /* bericht_orde; GETAL_NONE of a message that says nothing that is typed */
	bool counts;
};

struct content bericht_content(const struct store *store, const struct judgement *judgement,
			       bool counts);

/* What tells messages of one day, type and name apart in the order of judging (definitions, section
 * 10). That order is of their content as bytes, which lies sealed: whoever judges stored messages has
 * their facts alone, and any image of the bytes that keeps their order would tell, beside them, whose
 * Bsn is the lower. So the order is that of the heads of the plain digests of their content, which is
 * the same under whatever key and in whatever order they came. Stored they are hidden under the key of
 * the pseudonyms, so that no digest of what can be guessed lies in the database. */
uint64_t bericht_orde(const struct store *store, int64_t hidden);

/* The identity of a message with these bytes. */
void bericht_kenmerk(const struct store *store, const void *bytes, size_t length,
		     uint8_t kenmerk[KENMERK_BYTES]);

/* How a message came: what does not follow from its bytes. */
struct receipt {
	int64_t bericht; /* its number; 0: the next one */
	const uint8_t *kenmerk;
	int64_t received;
	const char *file, *member;
	enum verdict verdict;
	struct basis basis;
};

/* The row of a message: its number, 0 when there is one with this identity already, -1 after it
 * logged. */
int64_t bericht_add_row(struct store *store, const struct receipt *receipt,
			const struct judgement *judgement, const struct content *content);

/* The number of the youth with this BSN, who gets one now when there is none; 0 for no BSN. -1
 * after it logged. */
int64_t bericht_youth(struct store *store, const char *bsn);

/* What a message says, once its row is there: its events, the marks of retours on it and of it, and
 * the youths it touches. When an earlier message says the same, only that (STORE_REPEATED). */
enum store_outcome bericht_add_content(struct store *store, int64_t id,
				       const struct content *content);

#endif
