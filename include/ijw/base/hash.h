/* Digests, pseudonyms and the seal of the archive. All from libsodium. */
#ifndef IJW_BASE_HASH_H
#define IJW_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"

#define SHA256_BYTES 32
#define SHA256_TEXT 65 /* hexadecimal with its NUL */
#define KEY_BYTES 32
#define PSEUDONYM_TEXT 33 /* 128 bits in hexadecimal with its NUL */
#define DIGEST_BYTES 16
#define CONTENT_BYTES 32

/* To be called once before anything else here. 0, or -1 when the system gives no random numbers. */
int hash_init(void);

/* SHA-256 of bytes: the identity of a message. */
void hash_sha256(const void *bytes, size_t length, uint8_t digest[SHA256_BYTES]);

/* SHA-256 of all that is left to read of a file. 0, or -1 with errno. */
int hash_file(int fd, uint8_t digest[SHA256_BYTES]);

/* Lower-case hexadecimal of `length` bytes into `text` (2 * length + 1 bytes). Returns `text`. */
char *hash_hex(const uint8_t *bytes, size_t length, char *text);

/* The pseudonym of a BSN: the first 128 bits of HMAC-SHA-256 under the key of the home, in
 * hexadecimal. Without the key nobody can try all nine-digit numbers. */
void hash_pseudonym(const uint8_t key[KEY_BYTES], const char *bsn, size_t length,
		    char pseudonym[PSEUDONYM_TEXT]);

/* A keyed digest (BLAKE2b, 128 bits), for comparing contents without revealing them. */
void hash_keyed(const uint8_t key[KEY_BYTES], const void *bytes, size_t length,
		uint8_t digest[DIGEST_BYTES]);

/* A short digest (SipHash-2-4, 64 bits) under a key that hash_short_key made, for keys of rows and
 * for masking numbers: quick, and nobody without the key can find two texts with one digest. */
#define SHORT_KEY_BYTES 16
void hash_short_key(const uint8_t key[KEY_BYTES], const char *purpose,
		    uint8_t out[SHORT_KEY_BYTES]);
uint64_t hash_short(const uint8_t key[SHORT_KEY_BYTES], const void *bytes, size_t length);

/* A digest without a key (BLAKE2b, 256 bits), to be put under a key before anything keeps it. */
void hash_content(const void *bytes, size_t length, uint8_t digest[CONTENT_BYTES]);

/* Random bytes of the system. */
void hash_random(void *bytes, size_t length);

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
