#include "ijw/base/digest.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

void digest_sha256(const void *bytes, size_t length, uint8_t digest[SHA256_BYTES])
{
	crypto_hash_sha256(digest, bytes, length);
}

int digest_file(int fd, uint8_t digest[SHA256_BYTES])
{
	unsigned char bytes[64 * 1024];
	crypto_hash_sha256_state state;
	ssize_t got;

	crypto_hash_sha256_init(&state);
	while ((got = read(fd, bytes, sizeof(bytes))) > 0 || (got < 0 && errno == EINTR))
		if (got > 0)
			crypto_hash_sha256_update(&state, bytes, (size_t)got);
	explicit_bzero(bytes, sizeof(bytes));
	crypto_hash_sha256_final(&state, digest);
	return got == 0 ? 0 : -1;
}

char *digest_hex(const uint8_t *bytes, size_t length, char *text)
{
	return sodium_bin2hex(text, 2 * length + 1, bytes, length);
}

void digest_content(const void *bytes, size_t length, uint8_t digest[CONTENT_BYTES])
{
	crypto_generichash(digest, CONTENT_BYTES, bytes, length, NULL, 0);
}
