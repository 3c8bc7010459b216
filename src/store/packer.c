#include "packer.h"

#include <stdlib.h>
#include <string.h>

#include "dictionary.h"
#include "ijw/base/pool.h"
#include "ijw/base/secret.h"

struct packer {
	const uint8_t *key;
	struct side *side;
	struct parcel *first; /* handed in and not taken */
	struct parcel *last;
	size_t pending; /* their bytes */
	struct parcel *spare;
	size_t spared; /* bytes that they hold */
};

static void seal_parcel(void *context, struct errand *errand)
{
	const struct packer *packer = context;
	struct parcel *parcel = (struct parcel *)errand;
	const struct seal seal = {packer->key, parcel->sha256, dictionary, dictionary_length};

	parcel->rc = seal_close(&seal, parcel->bytes.data ? parcel->bytes.data : "",
				parcel->bytes.length, &parcel->sealed);
	buf_clear(&parcel->bytes);
}

struct packer *packer_new(const uint8_t key[KEY_BYTES])
{
	struct packer *packer = xmalloc(sizeof(*packer));

	*packer = (struct packer){.key = key};
	packer->side = side_new(seal_parcel, secret_forget, packer);
	return packer;
}

static void parcel_free(struct parcel *parcel)
{
	buf_free(&parcel->bytes);
	buf_free(&parcel->sealed);
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
	side_free(packer->side);
	free_all(packer->first);
	free_all(packer->spare);
	free(packer);
}

static size_t held_by(const struct parcel *parcel)
{
	return sizeof(*parcel) + parcel->bytes.capacity + parcel->sealed.capacity;
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
	*parcel = (struct parcel){.bytes = BUF_INIT(0), .sealed = BUF_INIT(0)};
	return parcel;
}

void packer_put(struct packer *packer, int64_t bericht, const uint8_t sha256[SHA256_BYTES],
		const void *bytes, size_t length)
{
	struct parcel *parcel = fresh(packer);

	parcel->bericht = bericht;
	memcpy(parcel->sha256, sha256, SHA256_BYTES);
	buf_add(&parcel->bytes, bytes, length);
	packer->pending += length;
	parcel->next = NULL;
	if (packer->first != NULL)
		packer->last->next = parcel;
	else
		packer->first = parcel;
	packer->last = parcel;
	side_put(packer->side, &parcel->errand);
}

struct parcel *packer_take(struct packer *packer, bool wait)
{
	struct parcel *parcel = packer->first;

	if (parcel == NULL || !side_done(packer->side, &parcel->errand, wait))
		return NULL;
	packer->first = parcel->next;
	if (packer->first == NULL)
		packer->pending = 0;
	return parcel;
}

void packer_return(struct packer *packer, struct parcel *parcel)
{
	/* There may be thousands, and in the long run each has had a large message in it. */
	enum { KEEP_BYTES = 1024 * 1024 };

	if (packer->spared + held_by(parcel) > KEEP_BYTES) {
		parcel_free(parcel);
		return;
	}
	packer->spared += held_by(parcel);
	parcel->next = packer->spare;
	packer->spare = parcel;
}

size_t packer_pending(const struct packer *packer)
{
	return packer->pending;
}
