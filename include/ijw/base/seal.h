/* The seal of what is stored: encrypted by libsodium, XChaCha20-Poly1305 with a random nonce. */
#ifndef IJW_BASE_SEAL_H
#define IJW_BASE_SEAL_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/secret.h"

enum { SEAL_NONCE_BYTES = 24, SEAL_NONCES = 64 };

/* Nonces drawn ahead: asking the system for each costs as much as sealing a small message. Of one
 * thread, and not to be copied: none may be used twice. Zeroed at first. */
struct seal_nonces {
	uint8_t bytes[SEAL_NONCES * SEAL_NONCE_BYTES];
	size_t left; /* of them, at the end */
};

/* Key and name of a sealed thing. Both are needed to open it again. */
struct seal {
	const uint8_t *key;  /* KEY_BYTES */
	const uint8_t *name; /* bound to it, so that nothing can be exchanged */
	size_t name_length;
	struct seal_nonces *nonces; /* for seal_close; NULL: it asks the system for one */
};

/* Adds `length` bytes to `out`, sealed. Returns 0; -1 when they do not fit. */
int seal_close(const struct seal *seal, const void *bytes, size_t length, struct buf *out);

/* The inverse: adds what was sealed to `out`. -1 when key, name or bytes are not those that were
 * sealed; nothing is added then. */
int seal_open(const struct seal *seal, const void *bytes, size_t length, struct buf *out);

#endif
