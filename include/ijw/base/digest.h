/* Digests without a key, and their text. What can be guessed can be found out from its digest: what
 * is kept of such digests goes under a key first (pseudonym.h). */
#ifndef IJW_BASE_DIGEST_H
#define IJW_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_BYTES 32
#define SHA256_TEXT 65 /* hexadecimal with its NUL */
#define CONTENT_BYTES 32

/* SHA-256 of bytes, by libcrypto: the identity of a message. */
void digest_sha256(const void *bytes, size_t length, uint8_t digest[SHA256_BYTES]);

/* SHA-256 of all that is left to read of a file. 0, or -1 with errno. */
int digest_file(int fd, uint8_t digest[SHA256_BYTES]);

/* Lower-case hexadecimal of `length` bytes into `text` (2 * length + 1 bytes). Returns `text`. */
char *digest_hex(const uint8_t *bytes, size_t length, char *text);

/* The bytes of such a text, which must be as long: 0, or -1. */
int digest_read(const char *text, uint8_t *bytes, size_t length);

/* BLAKE2b (256 bits) of bytes, by libsodium: quicker than SHA-256 for content that is compared. */
void digest_content(const void *bytes, size_t length, uint8_t digest[CONTENT_BYTES]);

#endif
