/* Inside the store: keeping the originals of messages, whole or in parts (sealing.h). */
#ifndef IJW_STORE_ORIGINAL_H
#define IJW_STORE_ORIGINAL_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/pseudonym.h"
#include "ijw/store/archive.h"
#include "packer.h"

/* Hands the original of a message, whose row is there, to the packer. Whose the parts of a claim
 * are follows from the events of its judgement when it `counts`; `packed` is as for the packer. 0,
 * or -1 after it logged. */
int original_put(struct store *store, int64_t bericht, const uint8_t kenmerk[KENMERK_BYTES],
		 const void *bytes, size_t length, const struct judgement *judgement, bool counts,
		 const struct buf *packed);

/* Keeps the originals that are packed; with `all` waits until every one is. 0 or -1. */
int original_keep(struct store *store, bool all);

/* The same of one that is stored in parts, without those about this youth. */
enum original_fault original_without(struct store *store, const struct original *original,
				     int64_t jeugdige, struct buf *out);

/* Keeps the original of a message of another database, sealed as it is there: 1; 0 when that would
 * not be in the parts in which it is sealed today. -1 after it logged. */
int original_carry(struct store *made, struct store *from, const struct original *original,
		   const struct judgement *judgement);

/* Opens an original as store_original_open, but for what has to do with the bytes of strangers: its pieces
 * are not expanded (joining.h). */
enum original_fault original_unseal(struct store *store, const struct original *original,
				    struct buf *pieces);

/* Opens an original as store_original_open, without the parts about other youths than this one. What is
 * stored whole is given whole. */
enum original_fault original_share(struct store *store, const struct original *original,
				   int64_t jeugdige, struct buf *out);

/* inzage.c: shows the bytes of every message that was not accepted, of which nothing was taken out. 0; -1 after it
 * logged that one cannot be opened, or was told to end. */
typedef void original_visit(void *context, int64_t bericht, const struct buf *bytes);
int original_each_not_accepted(struct store *store, original_visit *visit, void *context);

#endif
