/* Digests without a key are those that others compute (FIPS 180-4, RFC 7693). */
#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ijw/base/digest.h"

Suite *suite_digest(void);

enum { MILLION = 1000000 };

static const char of_nothing[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
static const char of_abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
static const char of_million[] = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

static void want_sha256(const char *bytes, size_t length, const char *expected)
{
	uint8_t digest[SHA256_BYTES];
	char text[SHA256_TEXT];

	digest_sha256(bytes, length, digest);
	ck_assert_str_eq(digest_hex(digest, sizeof(digest), text), expected);
}

/* A million times the letter a. To be freed. */
static char *million(void)
{
	char *bytes = malloc(MILLION);

	ck_assert_ptr_nonnull(bytes);
	return memset(bytes, 'a', MILLION);
}

START_TEST(sha256_of_bytes)
{
	char *bytes = million();

	want_sha256("", 0, of_nothing);
	want_sha256("abc", 3, of_abc);
	want_sha256(bytes, MILLION, of_million);
	free(bytes);
}
END_TEST

/* What is digested is what is left to read, in as many reads as it takes. */
START_TEST(sha256_of_a_file)
{
	int fd = memfd_create("digest", MFD_CLOEXEC);
	char *bytes = million(), text[SHA256_TEXT];
	uint8_t digest[SHA256_BYTES];

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, "read before", 11), 11);
	ck_assert_int_eq(write(fd, bytes, MILLION), MILLION);
	ck_assert_int_eq(lseek(fd, 11, SEEK_SET), 11);
	ck_assert_int_eq(digest_file(fd, digest), 0);
	ck_assert_str_eq(digest_hex(digest, sizeof(digest), text), of_million);
	ck_assert_int_eq(digest_file(fd, digest), 0);
	ck_assert_str_eq(digest_hex(digest, sizeof(digest), text), of_nothing);
	close(fd);
	ck_assert_int_eq(digest_file(fd, digest), -1);
	free(bytes);
}
END_TEST

START_TEST(content_is_blake2b)
{
	uint8_t digest[CONTENT_BYTES];
	char text[2 * CONTENT_BYTES + 1];

	digest_content("abc", 3, digest);
	ck_assert_str_eq(digest_hex(digest, sizeof(digest), text),
			 "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}
END_TEST

Suite *suite_digest(void)
{
	Suite *suite = suite_create("digest");
	TCase *tcase = tcase_create("digest");

	tcase_add_test(tcase, sha256_of_bytes);
	tcase_add_test(tcase, sha256_of_a_file);
	tcase_add_test(tcase, content_is_blake2b);
	suite_add_tcase(suite, tcase);
	return suite;
}
