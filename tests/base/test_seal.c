/* What was sealed is opened with the same key, name and dictionary, and with nothing else. */
#include <check.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/digest.h"
#include "ijw/base/random.h"
#include "ijw/base/seal.h"

Suite *suite_seal(void);

START_TEST(seal_round_trip)
{
	uint8_t key[KEY_BYTES] = {1}, other[KEY_BYTES] = {2};
	uint8_t name[SHA256_BYTES], stranger[SHA256_BYTES] = {0};
	char secret[5000];
	const struct seal seal = {key, name, "words", 5}, wrong_key = {other, name, "words", 5};
	const struct seal wrong_name = {key, stranger, "words", 5},
			  wrong_words = {key, name, "w", 1};
	struct buf sealed = BUF_INIT(0), opened = BUF_INIT(0);

	memset(secret, 'x', sizeof(secret));
	digest_sha256(secret, sizeof(secret), name);
	ck_assert_int_eq(seal_close(&seal, secret, sizeof(secret), &sealed), 0);
	ck_assert_uint_lt(sealed.length, sizeof(secret));
	ck_assert_int_eq(seal_open(&seal, sealed.data, sealed.length, &opened), 0);
	ck_assert_uint_eq(opened.length, sizeof(secret));
	ck_assert_mem_eq(opened.data, secret, sizeof(secret));
	ck_assert_int_eq(seal_open(&wrong_key, sealed.data, sealed.length, &opened), -1);
	ck_assert_int_eq(seal_open(&wrong_words, sealed.data, sealed.length, &opened), -1);
	ck_assert_int_eq(seal_open(&wrong_name, sealed.data, sealed.length, &opened), -1);
	ck_assert_int_eq(seal_open(&seal, sealed.data, sealed.length - 1, &opened), -1);
	ck_assert_int_eq(seal_open(&seal, sealed.data, 3, &opened), -1);
	sealed.data[sealed.length / 2] ^= 1;
	ck_assert_int_eq(seal_open(&seal, sealed.data, sealed.length, &opened), -1);
	/* Bytes that nothing makes smaller, and none at all. */
	for (size_t length = 0; length <= sizeof(secret); length += 50) {
		random_bytes(secret, length);
		ck_assert_int_eq(seal_close(&seal, secret, length, &sealed), 0);
		ck_assert_int_eq(seal_open(&seal, sealed.data, sealed.length, &opened), 0);
		ck_assert_uint_eq(opened.length, length);
		ck_assert(length == 0 || memcmp(opened.data, secret, length) == 0);
	}
	buf_free(&sealed);
	buf_free(&opened);
}
END_TEST

Suite *suite_seal(void)
{
	Suite *suite = suite_create("seal");
	TCase *tcase = tcase_create("seal");

	tcase_add_test(tcase, seal_round_trip);
	suite_add_tcase(suite, tcase);
	return suite;
}
