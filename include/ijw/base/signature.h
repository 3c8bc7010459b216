/* What proves that bytes are those that a home wrote: to who has its key by a digest under that key,
 * to everybody by a signature (Ed25519), which needs the public key alone. By libsodium. */
#ifndef IJW_BASE_SIGNATURE_H
#define IJW_BASE_SIGNATURE_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/secret.h"

#define PROOF_BYTES 32
#define PUBLIC_KEY_BYTES 32
#define SIGNATURE_BYTES 64

/* A key for one purpose, made of a key of the home: keys of different purposes tell nothing of each
 * other. A purpose is a word of at most PURPOSE_BYTES (pseudonym.h), which never changes. */
void signature_key(const uint8_t key[KEY_BYTES], const char *purpose, uint8_t out[KEY_BYTES]);

/* A digest (BLAKE2b, 256 bits) under a key. */
void signature_proof(const uint8_t key[KEY_BYTES], const void *bytes, size_t length,
		     uint8_t proof[PROOF_BYTES]);

/* The public key that goes with a secret one, and what is signed with that. */
void signature_public(const uint8_t key[KEY_BYTES], uint8_t out[PUBLIC_KEY_BYTES]);
void signature_make(const uint8_t key[KEY_BYTES], const void *bytes, size_t length,
		    uint8_t signature[SIGNATURE_BYTES]);

/* Whether these bytes were signed with the secret key of this public one: 0 or -1. */
int signature_check(const uint8_t key[PUBLIC_KEY_BYTES], const void *bytes, size_t length,
		    const uint8_t signature[SIGNATURE_BYTES]);

/* A public key as other programs have it: SubjectPublicKeyInfo in PEM (RFC 8410), with its NUL. _read:
 * 0, or -1 when the text is no such key. */
#define PUBLIC_KEY_TEXT 128
void signature_public_text(const uint8_t key[PUBLIC_KEY_BYTES], char text[PUBLIC_KEY_TEXT]);
int signature_public_read(const char *text, uint8_t key[PUBLIC_KEY_BYTES]);

#endif
