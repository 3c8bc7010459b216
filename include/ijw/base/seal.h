/* The seal of what is stored: encrypted by libsodium, XChaCha20-Poly1305 with a random nonce. */
#ifndef IJW_BASE_SEAL_H
#define IJW_BASE_SEAL_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/secret.h"

/* Key and name of a sealed thing. Both are needed to open it again. */
struct seal {
	const uint8_t *key;  /* KEY_BYTES */
	const uint8_t *name; /* bound to it, so that nothing can be exchanged */
	size_t name_length;
};

/* Adds `length` bytes to `out`, sealed. Returns 0; -1 when they do not fit. */
int seal_close(const struct seal *seal, const void *bytes, size_t length, struct buf *out);

/* The inverse: adds what was sealed to `out`. -1 when key, name or bytes are not those that were
 * sealed; nothing is added then. */
int seal_open(const struct seal *seal, const void *bytes, size_t length, struct buf *out);

#endif
