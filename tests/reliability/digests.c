#include "digests.h"

#define OPENSSL_API_COMPAT 0x10100000L
#include <openssl/md5.h>
#include <openssl/sha.h>
#include <sodium.h>

#include "ijw/base/digest.h"
#include "windows.h"

enum { DIGEST_MOST = 64 };

typedef unsigned char *openssl_digest(const unsigned char *bytes, size_t length,
				      unsigned char *out);

static const struct {
	const char *name;
	openssl_digest *make;
} plain[] = {{"MD5", MD5},        {"SHA-1", SHA1},     {"SHA-224", SHA224},
	     {"SHA-256", SHA256}, {"SHA-384", SHA384}, {"SHA-512", SHA512}};

/* Of BLAKE2b each length is a digest of its own. */
static const struct {
	const char *name;
	size_t length, key;
} blake[] = {{"BLAKE2b-128", 16, 0},
	     {"BLAKE2b-160", 20, 0},
	     {"BLAKE2b-256", 32, 0},
	     {"BLAKE2b-512", 64, 0},
	     {"BLAKE2b-128 with a key of zeros", 16, 32},
	     {"BLAKE2b-256 with a key of zeros", 32, 32}};

/* A key of zeros is that of an HMAC without any. */
static const unsigned char zeros[DIGEST_MOST];

static void visit_all(const void *bytes, size_t length, digests_visit *visit, void *context)
{
	unsigned char out[DIGEST_MOST];

	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		visit(context, window_of(plain[i].make(bytes, length, out)), plain[i].name);
	for (size_t i = 0; i < sizeof(blake) / sizeof(blake[0]); i++) {
		crypto_generichash(out, blake[i].length, bytes, length, zeros, blake[i].key);
		visit(context, window_of(out), blake[i].name);
	}
	crypto_auth_hmacsha256(out, bytes, length, zeros);
	visit(context, window_of(out), "HMAC-SHA-256 without a key");
	crypto_auth_hmacsha512(out, bytes, length, zeros);
	visit(context, window_of(out), "HMAC-SHA-512 without a key");
	crypto_shorthash(out, bytes, length, zeros);
	visit(context, window_of(out), "SipHash with a key of zeros");
}

void digests_of(const void *bytes, size_t length, digests_visit *visit, void *context)
{
	uint8_t digest[SHA256_BYTES];
	char hex[SHA256_TEXT];

	visit_all(bytes, length, visit, context);
	digest_sha256(bytes, length, digest);
	visit_all(digest, sizeof(digest), visit, context);
	digest_hex(digest, sizeof(digest), hex);
	visit_all(hex, sizeof(hex) - 1, visit, context);
}
