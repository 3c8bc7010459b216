#include "ijw/base/seal.h"

#include <sodium.h>
#include <string.h>

#include "ijw/base/random.h"

enum { NONCE = SEAL_NONCE_BYTES, TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES };

_Static_assert(SEAL_NONCE_BYTES == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	       "a nonce is as long as the cipher asks");

static void take_nonce(struct seal_nonces *ahead, uint8_t nonce[NONCE])
{
	if (ahead == NULL) {
		random_bytes(nonce, NONCE);
		return;
	}
	if (ahead->left == 0) {
		random_bytes(ahead->bytes, sizeof(ahead->bytes));
		ahead->left = sizeof(ahead->bytes);
	}
	memcpy(nonce, ahead->bytes + sizeof(ahead->bytes) - ahead->left, NONCE);
	ahead->left -= NONCE;
}

/* The nonce, then the encrypted bytes with their tag. */
int seal_close(const struct seal *seal, const void *bytes, size_t length, struct buf *out)
{
	uint8_t *nonce = length <= SIZE_MAX - NONCE - TAG
			     ? (uint8_t *)buf_room(out, NONCE + length + TAG)
			     : NULL;

	if (nonce == NULL)
		return -1;
	take_nonce(seal->nonces, nonce);
	crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + NONCE, NULL, bytes, length, seal->name,
						   seal->name_length, NULL, nonce, seal->key);
	out->length += NONCE + length + TAG;
	out->data[out->length] = '\0';
	return 0;
}

int seal_open(const struct seal *seal, const void *bytes, size_t length, struct buf *out)
{
	const uint8_t *nonce = bytes;
	uint8_t *room;

	if (length < NONCE + TAG)
		return -1;
	length -= NONCE + TAG;
	room = (uint8_t *)buf_room(out, length);
	if (room == NULL || crypto_aead_xchacha20poly1305_ietf_decrypt(
				room, NULL, NULL, nonce + NONCE, length + TAG, seal->name,
				seal->name_length, nonce, seal->key) != 0)
		return -1;
	out->length += length;
	out->data[out->length] = '\0';
	return 0;
}
