/* The seal of what is stored: deflated, then encrypted by libsodium. */
#ifndef IJW_BASE_SEAL_H
#define IJW_BASE_SEAL_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/digest.h"
#include "ijw/base/secret.h"

/* Key, name and common text of a sealed thing. All are needed to open it again. */
struct seal {
	const uint8_t *key;     /* KEY_BYTES */
	const uint8_t *name;    /* SHA256_BYTES: bound to it, so that nothing can be exchanged */
	const char *dictionary; /* zlib's preset dictionary: a text that never changes; NULL for
				 * small things, which are not deflated */
	size_t dictionary_length;
};

/* Deflates and encrypts `length` bytes (zlib, then XChaCha20-Poly1305 with a random nonce) into
 * `out`, which is emptied first. Only one thread at a time may do so with a dictionary: deflating
 * keeps its memory from one to the next. Returns 0 or -1. */
int seal_close(const struct seal *seal, const void *bytes, size_t length, struct buf *out);

/* The inverse. -1 when key, name, dictionary or bytes are not those that were sealed. */
int seal_open(const struct seal *seal, const void *bytes, size_t length, struct buf *out);

#endif
