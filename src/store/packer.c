#include "packer.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/base/secret.h"

struct packer {
	struct sealer *sealer; /* the thread's */
	struct background *background;
	struct parcel *first; /* handed in and not taken */
	struct parcel *last;
	size_t pending; /* bytes of them all */
	struct parcel *spare;
	size_t spared; /* bytes that they hold */
};

static void seal_parcel(void *context, struct background_job *job)
{
	const struct packer *packer = context;
	struct parcel *parcel = (struct parcel *)job;

	buf_clear(&parcel->sealed);
	parcel->rc =
	    sealer_add(packer->sealer, parcel->kenmerk, KENMERK_BYTES,
		       parcel->bytes.data ? parcel->bytes.data : "", parcel->bytes.length,
		       parcel->parts, parcel->part_count, &parcel->packed, &parcel->sealed);
	buf_free(&parcel->bytes);
	buf_clear(&parcel->packed);
}

struct packer *packer_new(const uint8_t key[KEY_BYTES])
{
	struct packer *packer = xmalloc(sizeof(*packer));

	*packer = (struct packer){.sealer = sealer_new(key)};
	packer->background = background_new(seal_parcel, secret_forget, packer);
	return packer;
}

static void parcel_free(struct parcel *parcel)
{
	buf_free(&parcel->bytes);
	buf_free(&parcel->packed);
	buf_free(&parcel->sealed);
	free(parcel->parts);
	free(parcel);
}

static void free_all(struct parcel *parcel)
{
	while (parcel != NULL) {
		struct parcel *next = parcel->next;

		parcel_free(parcel);
		parcel = next;
	}
}

void packer_free(struct packer *packer)
{
	if (packer == NULL)
		return;
	background_free(packer->background);
	sealer_free(packer->sealer);
	free_all(packer->first);
	free_all(packer->spare);
	free(packer);
}

static size_t held_by(const struct parcel *parcel)
{
	return sizeof(*parcel) + parcel->bytes.capacity + parcel->packed.capacity +
	       parcel->sealed.capacity;
}

static struct parcel *fresh(struct packer *packer)
{
	struct parcel *parcel = packer->spare;

	if (parcel != NULL) {
		packer->spare = parcel->next;
		packer->spared -= held_by(parcel);
		return parcel;
	}
	parcel = xmalloc(sizeof(*parcel));
	*parcel =
	    (struct parcel){.bytes = BUF_INIT(0), .packed = BUF_INIT(0), .sealed = BUF_INIT(0)};
	return parcel;
}

void packer_put(struct packer *packer, int64_t bericht, const uint8_t kenmerk[KENMERK_BYTES],
		const void *bytes, size_t length, const struct original_part *parts, size_t count,
		const struct buf *packed)
{
	struct parcel *parcel = fresh(packer);

	parcel->bericht = bericht;
	memcpy(parcel->kenmerk, kenmerk, KENMERK_BYTES);
	buf_add(&parcel->bytes, bytes, length);
	if (packed != NULL)
		buf_add(&parcel->packed, packed->data, packed->length);
	if (count > 0) {
		parcel->parts = xmalloc(count * sizeof(*parts));
		memcpy(parcel->parts, parts, count * sizeof(*parts));
	}
	parcel->part_count = count;
	parcel->length = length;
	packer->pending += length;
	parcel->next = NULL;
	if (packer->first != NULL)
		packer->last->next = parcel;
	else
		packer->first = parcel;
	packer->last = parcel;
	background_put(packer->background, &parcel->job);
}

struct parcel *packer_take(struct packer *packer, bool wait)
{
	struct parcel *parcel = packer->first;

	if (parcel == NULL || !background_done(packer->background, &parcel->job, wait))
		return NULL;
	packer->first = parcel->next;
	packer->pending -= parcel->length;
	return parcel;
}

void packer_return(struct packer *packer, struct parcel *parcel)
{
	/* There may be thousands, and in the long run each has had a large message in it. */
	enum { KEEP_BYTES = 2 * LIMIT_PACK_BYTES };

	free(parcel->parts);
	parcel->parts = NULL;
	parcel->part_count = 0;
	if (packer->spared + held_by(parcel) > KEEP_BYTES) {
		parcel_free(parcel);
		return;
	}
	packer->spared += held_by(parcel);
	parcel->next = packer->spare;
	packer->spare = parcel;
}

bool packer_is_full(const struct packer *packer)
{
	return packer->pending > LIMIT_PACK_BYTES;
}
