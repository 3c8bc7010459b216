/* Digests under a key of the home, by libsodium: who does not have the key can neither tell what
 * was digested nor find out by trying, and homes that share their key agree. */
#ifndef IJW_BASE_PSEUDONYM_H
#define IJW_BASE_PSEUDONYM_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/digest.h"
#include "ijw/base/secret.h"

#define PSEUDONYM_BYTES 16
#define PSEUDONYM_TEXT 33 /* 128 bits in hexadecimal with its NUL */

/* The pseudonym of a BSN: the first 128 bits of HMAC-SHA-256 under the key of the home, in
 * hexadecimal. Without the key nobody can try all nine-digit numbers. */
void pseudonym_of_bsn(const uint8_t key[KEY_BYTES], const char *bsn, size_t length,
		      char pseudonym[PSEUDONYM_TEXT]);

/* Digests for different purposes never agree, and tell nothing of each other. A purpose is a word of
 * at most so many bytes, which never changes. */
#define PURPOSE_BYTES 16

/* A digest (BLAKE2b, 128 bits) of bytes under a key of the home and for a purpose, so that contents
 * can be compared without being revealed. */
void pseudonym_digest(const uint8_t key[KEY_BYTES], const char *purpose, const void *bytes,
		      size_t length, uint8_t digest[PSEUDONYM_BYTES]);

/* The identity of a message: a digest of the SHA-256 of its bytes. Whoever has the key can go from
 * the SHA-256 that everybody can compute to it, and nobody can go back. */
#define KENMERK_BYTES PSEUDONYM_BYTES
void pseudonym_kenmerk(const uint8_t key[KEY_BYTES], const uint8_t sha256[SHA256_BYTES],
		       uint8_t kenmerk[KENMERK_BYTES]);

/* A short digest (SipHash-2-4, 64 bits) under a key that pseudonym_short_key made of the key of the
 * home and a purpose, for keys of rows: quick, and nobody without the key can find two texts with
 * one digest. */
#define SHORT_KEY_BYTES 16
void pseudonym_short_key(const uint8_t key[KEY_BYTES], const char *purpose,
			 uint8_t out[SHORT_KEY_BYTES]);
uint64_t pseudonym_short(const uint8_t key[SHORT_KEY_BYTES], const void *bytes, size_t length);

/* A number under such a key, and back: equal numbers stay equal, and nobody without the key can tell
 * which of two was the lower, or find one out by trying. */
uint64_t pseudonym_hide(const uint8_t key[SHORT_KEY_BYTES], uint64_t number);
uint64_t pseudonym_show(const uint8_t key[SHORT_KEY_BYTES], uint64_t hidden);

#endif
