#include "ijw/base/pseudonym.h"

#include <sodium.h>
#include <string.h>

#include "ijw/base/digest.h"

void pseudonym_of_bsn(const uint8_t key[KEY_BYTES], const char *bsn, size_t length,
		      char pseudonym[PSEUDONYM_TEXT])
{
	uint8_t mac[crypto_auth_hmacsha256_BYTES];

	crypto_auth_hmacsha256(mac, (const uint8_t *)bsn, length, key);
	digest_hex(mac, (PSEUDONYM_TEXT - 1) / 2, pseudonym);
	sodium_memzero(mac, sizeof(mac));
}

void pseudonym_digest(const uint8_t key[KEY_BYTES], const char *purpose, const void *bytes,
		      size_t length, uint8_t digest[PSEUDONYM_BYTES])
{
	uint8_t personal[PURPOSE_BYTES] = {0};

	memcpy(personal, purpose, strnlen(purpose, sizeof(personal)));
	crypto_generichash_blake2b_salt_personal(digest, PSEUDONYM_BYTES, bytes, length, key,
						 KEY_BYTES, NULL, personal);
}

void pseudonym_kenmerk(const uint8_t key[KEY_BYTES], const uint8_t sha256[SHA256_BYTES],
		       uint8_t kenmerk[KENMERK_BYTES])
{
	pseudonym_digest(key, "kenmerk", sha256, SHA256_BYTES, kenmerk);
}

void pseudonym_short_key(const uint8_t key[KEY_BYTES], const char *purpose,
			 uint8_t out[SHORT_KEY_BYTES])
{
	pseudonym_digest(key, purpose, "", 0, out);
}

uint64_t pseudonym_short(const uint8_t key[SHORT_KEY_BYTES], const void *bytes, size_t length)
{
	uint8_t digest[crypto_shorthash_BYTES];
	uint64_t number = 0;

	crypto_shorthash(digest, bytes, length, key);
	for (size_t i = 0; i < sizeof(digest); i++)
		number = number << 8 | digest[i];
	return number;
}
