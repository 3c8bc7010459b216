#include "ijw/base/digest.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

/* Of libcrypto the functions that work in the memory of their caller, which OpenSSL 3 still has but
 * warns of unless it is told this version. Those in their place look up an implementation first:
 * that reads a configuration file, can fail, and costs every process that starts 4 million
 * instructions. */
#define OPENSSL_API_COMPAT 0x10100000L
#include <openssl/sha.h>

void digest_sha256(const void *bytes, size_t length, uint8_t digest[SHA256_BYTES])
{
	SHA256_CTX context;

	SHA256_Init(&context);
	SHA256_Update(&context, bytes, length);
	SHA256_Final(digest, &context);
}

int digest_file(int fd, uint8_t digest[SHA256_BYTES])
{
	unsigned char bytes[64 * 1024];
	SHA256_CTX context;
	ssize_t got;

	SHA256_Init(&context);
	while ((got = read(fd, bytes, sizeof(bytes))) > 0 || (got < 0 && errno == EINTR))
		if (got > 0)
			SHA256_Update(&context, bytes, (size_t)got);
	explicit_bzero(bytes, sizeof(bytes));
	SHA256_Final(digest, &context);
	return got == 0 ? 0 : -1;
}

char *digest_hex(const uint8_t *bytes, size_t length, char *text)
{
	return sodium_bin2hex(text, 2 * length + 1, bytes, length);
}

int digest_read(const char *text, uint8_t *bytes, size_t length)
{
	const char *end;
	size_t read;

	if (sodium_hex2bin(bytes, length, text, strlen(text), NULL, &read, &end) != 0)
		return -1;
	return read == length && *end == '\0' ? 0 : -1;
}

void digest_content(const void *bytes, size_t length, uint8_t digest[CONTENT_BYTES])
{
	crypto_generichash(digest, CONTENT_BYTES, bytes, length, NULL, 0);
}
