/* What was sealed is opened with the same key and name, and with nothing else. */
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
	const struct seal seal = {key, name, sizeof(name), NULL}, wrong_key = {other, name, sizeof(name), NULL},
			  wrong_name = {key, stranger, sizeof(stranger), NULL};
	struct buf sealed = BUF_INIT(0), opened = BUF_INIT(0);

	for (size_t length = 0; length <= sizeof(secret); length += 50) {
		random_bytes(secret, length);
		digest_sha256(secret, length, name);
		buf_clear(&sealed);
		buf_clear(&opened);
		ck_assert_int_eq(seal_close(&seal, secret, length, &sealed), 0);
		ck_assert_int_eq(seal_open(&wrong_key, sealed.data, sealed.length, &opened), -1);
		ck_assert_int_eq(seal_open(&wrong_name, sealed.data, sealed.length, &opened), -1);
		ck_assert_int_eq(seal_open(&seal, sealed.data, sealed.length - 1, &opened), -1);
		ck_assert_uint_eq(opened.length, 0);
		ck_assert_int_eq(seal_open(&seal, sealed.data, sealed.length, &opened), 0);
		ck_assert_uint_eq(opened.length, length);
		ck_assert(length == 0 || memcmp(opened.data, secret, length) == 0);
	}
	ck_assert_int_eq(seal_open(&seal, sealed.data, 3, &opened), -1);
	sealed.data[sealed.length / 2] ^= 1;
	ck_assert_int_eq(seal_open(&seal, sealed.data, sealed.length, &opened), -1);
	buf_free(&sealed);
	buf_free(&opened);
}
END_TEST

START_TEST(what_is_there_stays)
{
	const uint8_t key[KEY_BYTES] = {1}, name[SHA256_BYTES] = {2};
	const struct seal seal = {key, name, sizeof(name), NULL};
	struct buf sealed = BUF_INIT(0), opened = BUF_INIT(0);

	buf_puts(&sealed, "before");
	buf_puts(&opened, "before ");
	ck_assert_int_eq(seal_close(&seal, "and behind", 10, &sealed), 0);
	ck_assert_mem_eq(sealed.data, "before", 6);
	ck_assert_int_eq(seal_open(&seal, sealed.data + 6, sealed.length - 6, &opened), 0);
	ck_assert_str_eq(opened.data, "before and behind");
	buf_free(&sealed);
	buf_free(&opened);
}
END_TEST

/* Nonces drawn ahead: more are asked for than are drawn at once. */
START_TEST(no_nonce_comes_twice)
{
	enum { SEALED = 2 * SEAL_NONCES + 1 };
	const uint8_t key[KEY_BYTES] = {1}, name[SHA256_BYTES] = {2};
	static const uint8_t none[SEAL_NONCE_BYTES];
	struct seal_nonces nonces = {.left = 0};
	const struct seal seal = {key, name, sizeof(name), &nonces};
	struct buf sealed[SEALED], opened = BUF_INIT(0);

	for (int i = 0; i < SEALED; i++) {
		sealed[i] = BUF_INIT(0);
		ck_assert_int_eq(seal_close(&seal, "the same", 8, &sealed[i]), 0);
		ck_assert_mem_ne(sealed[i].data, none, SEAL_NONCE_BYTES);
		for (int j = 0; j < i; j++)
			ck_assert_mem_ne(sealed[i].data, sealed[j].data, SEAL_NONCE_BYTES);
		buf_clear(&opened);
		ck_assert_int_eq(seal_open(&seal, sealed[i].data, sealed[i].length, &opened), 0);
		ck_assert_str_eq(opened.data, "the same");
	}
	for (int i = 0; i < SEALED; i++)
		buf_free(&sealed[i]);
	buf_free(&opened);
}
END_TEST

Suite *suite_seal(void)
{
	Suite *suite = suite_create("seal");
	TCase *tcase = tcase_create("seal");

	tcase_add_test(tcase, seal_round_trip);
	tcase_add_test(tcase, what_is_there_stays);
	tcase_add_test(tcase, no_nonce_comes_twice);
	suite_add_tcase(suite, tcase);
	return suite;
}
