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

/* A Feistel network of 32 bits a side (Luby and Rackoff): the short digest of one half and the
 * number of the round changes the other half. Four rounds make a permutation that cannot be told
 * from chance; the others are a margin. */
enum { ROUNDS = 6, HALF_BITS = 32 };

static uint32_t mixed(const uint8_t key[SHORT_KEY_BYTES], int round, uint32_t half)
{
	const uint8_t bytes[] = {(uint8_t)round, (uint8_t)(half >> 24), (uint8_t)(half >> 16),
				 (uint8_t)(half >> 8), (uint8_t)half};

	return (uint32_t)pseudonym_short(key, bytes, sizeof(bytes));
}

uint64_t pseudonym_hide(const uint8_t key[SHORT_KEY_BYTES], uint64_t number)
{
	uint32_t left = (uint32_t)(number >> HALF_BITS), right = (uint32_t)number;

	for (int round = 0; round < ROUNDS; round++) {
		const uint32_t kept = right;

		right = left ^ mixed(key, round, right);
		left = kept;
	}
	return (uint64_t)left << HALF_BITS | right;
}

uint64_t pseudonym_show(const uint8_t key[SHORT_KEY_BYTES], uint64_t hidden)
{
	uint32_t left = (uint32_t)(hidden >> HALF_BITS), right = (uint32_t)hidden;

	for (int round = ROUNDS; round-- > 0;) {
		const uint32_t kept = left;

		left = right ^ mixed(key, round, left);
		right = kept;
	}
	return (uint64_t)left << HALF_BITS | right;
}
