/* What was compressed comes back with the same dictionary, and so does what older programs wrote
 * with zlib; nothing is taken for something else. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "ijw/base/compress.h"
#include "ijw/base/pool.h"
#include "ijw/base/random.h"

Suite *suite_compress(void);

enum { NUMBER = 3, MOST = 200 * 1024 };

static const char words[] = "<jw301:Begindatum>2000-00-00</jw301:Begindatum>";
static const char other[] = "<ns2:Begindatum>2000-00-00</ns2:Begindatum> ";

static struct dictionary dictionaries[COMPRESS_ZLIB + 1];
static struct compressor *compressor;
static struct expander *expander;

static void begin(void)
{
	dictionaries[NUMBER] = (struct dictionary){words, sizeof(words) - 1};
	dictionaries[NUMBER + 1] = (struct dictionary){other, sizeof(other) - 1};
	dictionaries[COMPRESS_ZLIB] = dictionaries[NUMBER];
	compressor = compressor_new(NUMBER, &dictionaries[NUMBER]);
	expander = expander_new(dictionaries);
}

static void end(void)
{
	compressor_free(compressor);
	expander_free(expander);
}

/* 0 when these bytes are expanded into `out`, of which nothing else is kept. */
static int expand(const void *bytes, size_t length, struct buf *out)
{
	char *copy = xmalloc(EXPANDER_BEFORE + length + 1);
	int rc;

	memcpy(copy + EXPANDER_BEFORE, bytes, length);
	buf_clear(out);
	rc = expander_add(expander, (uint8_t *)copy + EXPANDER_BEFORE, length, out);
	free(copy);
	return rc;
}

static void goes_round(const char *bytes, size_t length)
{
	struct buf small = BUF_INIT(0), large = BUF_INIT(0);

	buf_puts(&small, "before");
	ck_assert_int_eq(compressor_add(compressor, bytes, length, &small), 0);
	ck_assert_mem_eq(small.data, "before", 6);
	ck_assert_int_eq(small.data[6], NUMBER);
	ck_assert_uint_eq((small.length - 6) % COMPRESS_STEP, 0);
	ck_assert_int_eq(expand(small.data + 6, small.length - 6, &large), 0);
	ck_assert_uint_eq(large.length, length);
	ck_assert(length == 0 || memcmp(large.data, bytes, length) == 0);
	ck_assert_int_eq(large.data[length], '\0');
	buf_free(&small);
	buf_free(&large);
}

START_TEST(it_comes_back)
{
	char *bytes = xmalloc(MOST);

	for (size_t length = 0; length < MOST; length = length * 5 / 4 + 1) {
		random_bytes(bytes, length);
		goes_round(bytes, length);
		for (size_t i = 0; i < length; i++)
			bytes[i] = words[i % (sizeof(words) - 1)];
		goes_round(bytes, length);
	}
	free(bytes);
}
END_TEST

START_TEST(the_dictionary_helps)
{
	struct buf small = BUF_INIT(0);

	ck_assert_int_eq(compressor_add(compressor, words, sizeof(words) - 1, &small), 0);
	ck_assert_uint_eq(small.length, COMPRESS_STEP); /* without it more than that */
	buf_free(&small);
}
END_TEST

/* Another dictionary of the same number, one of another number, none of that number. */
START_TEST(each_needs_its_own)
{
	struct buf small = BUF_INIT(0), large = BUF_INIT(0);

	ck_assert_int_eq(compressor_add(compressor, words, sizeof(words) - 1, &small), 0);
	for (int number = 0; number < 256; number++) {
		small.data[0] = (char)number;
		if (number == NUMBER || number == NUMBER + 1)
			continue;
		ck_assert_int_eq(expand(small.data, small.length, &large), -1);
	}
	small.data[0] = NUMBER + 1;
	if (expand(small.data, small.length, &large) == 0)
		ck_assert_mem_ne(large.data, words, large.length);
	buf_free(&small);
	buf_free(&large);
}
END_TEST

START_TEST(a_piece_of_it_is_not_taken)
{
	struct buf small = BUF_INIT(0), large = BUF_INIT(0);

	ck_assert_int_eq(compressor_add(compressor, words, sizeof(words) - 1, &small), 0);
	for (size_t length = 0; length < small.length; length++)
		ck_assert_int_eq(expand(small.data, length, &large), -1);
	buf_add(&small, "", 1);
	ck_assert_int_eq(expand(small.data, small.length, &large), -1);
	buf_free(&small);
	buf_free(&large);
}
END_TEST

/* As older programs did it: with their dictionary, in a window of any size. */
static size_t deflate_old(const char *bytes, size_t length, int level, int window, bool with,
			  uint8_t *out, size_t room)
{
	z_stream stream = {0};

	ck_assert_int_eq(deflateInit2(&stream, level, Z_DEFLATED, window, 5, Z_DEFAULT_STRATEGY),
			 Z_OK);
	if (with)
		ck_assert_int_eq(
		    deflateSetDictionary(&stream, (const Bytef *)words, sizeof(words) - 1), Z_OK);
	stream.next_in = (Bytef *)(uintptr_t)bytes;
	stream.avail_in = (uInt)length;
	stream.next_out = out;
	stream.avail_out = (uInt)room;
	ck_assert_int_eq(deflate(&stream, Z_FINISH), Z_STREAM_END);
	deflateEnd(&stream);
	return room - stream.avail_out;
}

START_TEST(what_zlib_wrote_is_read)
{
	enum { LENGTH = 100000 };
	char *bytes = xmalloc(LENGTH);
	uint8_t *old = xmalloc(2 * LENGTH);
	struct buf large = BUF_INIT(0);

	for (size_t i = 0; i < LENGTH; i++)
		bytes[i] = words[i * i % (sizeof(words) - 1)];
	for (int window = 9; window <= 15; window++)
		for (int level = 0; level <= 9; level++) {
			size_t length = level == 5 ? 0 : LENGTH - (size_t)window;
			size_t size = deflate_old(bytes, length, level, window, level % 2 == 0, old,
						  2 * LENGTH);

			ck_assert_int_eq(old[0] & 0x0F, COMPRESS_ZLIB);
			ck_assert_int_eq(expand(old, size, &large), 0);
			ck_assert_uint_eq(large.length, length);
			ck_assert(length == 0 || memcmp(large.data, bytes, length) == 0);
			ck_assert_int_eq(expand(old, size - 1, &large), -1);
			old[size] = 0;
			ck_assert_int_eq(expand(old, size + 1, &large), -1);
		}
	buf_free(&large);
	free(bytes);
	free(old);
}
END_TEST

Suite *suite_compress(void)
{
	Suite *suite = suite_create("compress");
	TCase *tcase = tcase_create("compress");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_test(tcase, it_comes_back);
	tcase_add_test(tcase, the_dictionary_helps);
	tcase_add_test(tcase, each_needs_its_own);
	tcase_add_test(tcase, a_piece_of_it_is_not_taken);
	tcase_add_test(tcase, what_zlib_wrote_is_read);
	suite_add_tcase(suite, tcase);
	return suite;
}
