/* Digests under a key are those of RFC 2104, RFC 7693 and of SipHash: homes that share a key agree,
 * and what is stored can be compared with what another release computes. */
#include <check.h>

#include "ijw/base/digest.h"
#include "ijw/base/pseudonym.h"

Suite *suite_pseudonym(void);

/* 0, 1, 2, ...: the key of the published vectors. */
static void count_up(uint8_t *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		bytes[i] = (uint8_t)i;
}

START_TEST(pseudonym_is_an_hmac)
{
	char pseudonym[PSEUDONYM_TEXT];
	uint8_t key[KEY_BYTES];

	count_up(key, sizeof(key));
	pseudonym_of_bsn(key, "999900006", 9, pseudonym);
	ck_assert_str_eq(pseudonym, "df47eabb1ca9ba6a31cff023b444cb13");
}
END_TEST

START_TEST(digest_is_keyed_blake2b)
{
	uint8_t key[KEY_BYTES], digest[PSEUDONYM_BYTES];
	char text[PSEUDONYM_TEXT];

	count_up(key, sizeof(key));
	pseudonym_digest(key, "", "abc", 3, digest);
	ck_assert_str_eq(digest_hex(digest, sizeof(digest), text),
			 "1a64be47e4729d951c302ee543f97cf3");
	pseudonym_digest(key, "purpose", "abc", 3, digest);
	ck_assert_str_eq(digest_hex(digest, sizeof(digest), text),
			 "806d81d020d13091fe72f56f2f4ed241");
}
END_TEST

START_TEST(kenmerk_follows_from_the_plain_digest)
{
	uint8_t key[KEY_BYTES], sha256[SHA256_BYTES], kenmerk[KENMERK_BYTES];
	char text[PSEUDONYM_TEXT];

	count_up(key, sizeof(key));
	digest_sha256("abc", 3, sha256);
	pseudonym_kenmerk(key, sha256, kenmerk);
	ck_assert_str_eq(digest_hex(kenmerk, sizeof(kenmerk), text),
			 "82b5646a9255f04e3947b49db27c4e67");
}
END_TEST

START_TEST(short_digest_is_siphash)
{
	uint8_t key[KEY_BYTES], bytes[15], own[SHORT_KEY_BYTES];
	char text[2 * SHORT_KEY_BYTES + 1];

	count_up(key, sizeof(key));
	count_up(bytes, sizeof(bytes));
	ck_assert(pseudonym_short(key, bytes, sizeof(bytes)) == UINT64_C(0xE545BE4961CA29A1));
	pseudonym_short_key(key, "purpose", own);
	ck_assert_str_eq(digest_hex(own, sizeof(own), text), "f7c14741e8767437b5d0aaaa4cca1f6f");
}
END_TEST

START_TEST(hidden_number_is_shown_by_its_key_alone)
{
	uint8_t key[SHORT_KEY_BYTES], other[SHORT_KEY_BYTES];

	count_up(key, sizeof(key));
	count_up(other, sizeof(other));
	other[0] ^= 1;
	for (uint64_t number = 0; number < 1000; number++) {
		const uint64_t value = number * UINT64_C(0x9E3779B97F4A7C15);
		const uint64_t hidden = pseudonym_hide(key, value);

		ck_assert(pseudonym_show(key, hidden) == value);
		ck_assert(pseudonym_show(other, hidden) != value);
		ck_assert(hidden != value);
	}
	/* What differs in one bit differs in about half of them. */
	ck_assert_int_gt(__builtin_popcountll(pseudonym_hide(key, 2) ^ pseudonym_hide(key, 3)), 12);
}
END_TEST

Suite *suite_pseudonym(void)
{
	Suite *suite = suite_create("pseudonym");
	TCase *tcase = tcase_create("pseudonym");

	tcase_add_test(tcase, pseudonym_is_an_hmac);
	tcase_add_test(tcase, digest_is_keyed_blake2b);
	tcase_add_test(tcase, kenmerk_follows_from_the_plain_digest);
	tcase_add_test(tcase, short_digest_is_siphash);
	tcase_add_test(tcase, hidden_number_is_shown_by_its_key_alone);
	suite_add_tcase(suite, tcase);
	return suite;
}
