/* Packing originals beside the work of the database: sealing takes a quarter of the time of taking
 * a message in, and needs nothing from it. One thread; what goes in comes out in the same order. */
#ifndef IJW_STORE_PACKER_H
#define IJW_STORE_PACKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/pseudonym.h"
#include "ijw/base/seal.h"
#include "ijw/base/background.h"
#include "sealing.h"

struct packer;

/* An original: what went in, and what came out. */
struct parcel {
	struct background_job job;
	int64_t bericht;                /* its row */
	uint8_t kenmerk[KENMERK_BYTES]; /* its seal is bound to it */
	struct buf bytes;
	struct original_part *parts; /* as sealer_add makes them */
	size_t part_count;
	struct buf packed; /* as sealer_add takes it; empty for none */
	struct buf sealed;
	size_t length;       /* of what went in */
	int rc;              /* of sealer_add */
	struct parcel *next; /* the owner's */
};

/* A packer that seals under `key`, which outlives it. Its thread starts with the first parcel. */
struct packer *packer_new(const uint8_t key[KEY_BYTES]);

/* Waits for the thread and wipes what it holds. NULL is allowed. */
void packer_free(struct packer *packer);

/* Hands in an original, to be sealed in these parts (sealing.h). `packed` is NULL, or what
 * sealer_add takes for it. Of all a copy is made. */
void packer_put(struct packer *packer, int64_t bericht, const uint8_t kenmerk[KENMERK_BYTES],
		const void *bytes, size_t length, const struct original_part *parts, size_t count,
		const struct buf *packed);

/* The next sealed parcel; with `wait` it is waited for. NULL when there is none, or none ready yet.
 * Given back with packer_return. */
struct parcel *packer_take(struct packer *packer, bool wait);
void packer_return(struct packer *packer, struct parcel *parcel);

/* Whether the owner is to take before it hands in more: more than LIMIT_PACK_BYTES was not taken. */
bool packer_is_full(const struct packer *packer);

#endif
