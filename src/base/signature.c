#include "ijw/base/signature.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "ijw/base/pseudonym.h"

void signature_key(const uint8_t key[KEY_BYTES], const char *purpose, uint8_t out[KEY_BYTES])
{
	uint8_t personal[PURPOSE_BYTES] = {0};

	memcpy(personal, purpose, strnlen(purpose, sizeof(personal)));
	crypto_generichash_blake2b_salt_personal(out, KEY_BYTES, NULL, 0, key, KEY_BYTES, NULL,
						 personal);
}

void signature_proof(const uint8_t key[KEY_BYTES], const void *bytes, size_t length,
		     uint8_t proof[PROOF_BYTES])
{
	crypto_generichash(proof, PROOF_BYTES, bytes, length, key, KEY_BYTES);
}

void signature_public(const uint8_t key[KEY_BYTES], uint8_t out[PUBLIC_KEY_BYTES])
{
	uint8_t secret[crypto_sign_SECRETKEYBYTES];

	crypto_sign_seed_keypair(out, secret, key);
	sodium_memzero(secret, sizeof(secret));
}

void signature_make(const uint8_t key[KEY_BYTES], const void *bytes, size_t length,
		    uint8_t signature[SIGNATURE_BYTES])
{
	uint8_t public[PUBLIC_KEY_BYTES], secret[crypto_sign_SECRETKEYBYTES];

	crypto_sign_seed_keypair(public, secret, key);
	crypto_sign_detached(signature, NULL, bytes, length, secret);
	sodium_memzero(secret, sizeof(secret));
}

int signature_check(const uint8_t key[PUBLIC_KEY_BYTES], const void *bytes, size_t length,
		    const uint8_t signature[SIGNATURE_BYTES])
{
	return crypto_sign_verify_detached(signature, bytes, length, key);
}

/* What stands before the bytes of an Ed25519 key in its DER. */
static const uint8_t der[] = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
static const char pem_begin[] = "-----BEGIN PUBLIC KEY-----\n";
static const char pem_end[] = "\n-----END PUBLIC KEY-----\n";

enum { DER_BYTES = sizeof(der) + PUBLIC_KEY_BYTES };

void signature_public_text(const uint8_t key[PUBLIC_KEY_BYTES], char text[PUBLIC_KEY_TEXT])
{
	uint8_t bytes[DER_BYTES];
	char base64[PUBLIC_KEY_TEXT];

	memcpy(bytes, der, sizeof(der));
	memcpy(bytes + sizeof(der), key, PUBLIC_KEY_BYTES);
	sodium_bin2base64(base64, sizeof(base64), bytes, sizeof(bytes),
			  sodium_base64_VARIANT_ORIGINAL);
	snprintf(text, PUBLIC_KEY_TEXT, "%s%.64s%s", pem_begin, base64, pem_end);
}

int signature_public_read(const char *text, uint8_t key[PUBLIC_KEY_BYTES])
{
	const char *begin = strstr(text, pem_begin), *end;
	uint8_t bytes[DER_BYTES];
	size_t length;

	if (begin == NULL)
		return -1;
	begin += sizeof(pem_begin) - 1;
	end = strchr(begin, '\n');
	if (end == NULL || strncmp(end, pem_end, sizeof(pem_end) - 2) != 0 ||
	    sodium_base642bin(bytes, sizeof(bytes), begin, (size_t)(end - begin), NULL, &length,
			      NULL, sodium_base64_VARIANT_ORIGINAL) != 0 ||
	    length != sizeof(bytes) || memcmp(bytes, der, sizeof(der)) != 0)
		return -1;
	memcpy(key, bytes + sizeof(der), PUBLIC_KEY_BYTES);
	return 0;
}
