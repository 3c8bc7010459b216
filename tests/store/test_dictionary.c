/* The dictionaries of originals hold nothing of anybody, never change, and make messages small,
 * also those that look otherwise than what they were made from. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "../../src/store/dictionary.h"
#include "../../src/store/sealing.h"
#include "../../src/train.h"
#include "ijw/base/pool.h"
#include "ijw/base/seal.h"

Suite *suite_dictionary(void);

static struct dictionary all[COMPRESS_ZLIB + 1];
static uint8_t newest;

/* --- what is in them --------------------------------------------------------------------- */

/* A long value is looked for wherever it stands. A short one may be part of many a word: of these
 * it is seen that no element has any (has_values). */
enum { LONG = 5, VALUES = 64 * 1024 };

struct values {
	char *value[VALUES];
	size_t count;
};

static void keep_value(void *context, const char *value, size_t length, struct buf *out)
{
	struct values *values = context;

	(void)out;
	ck_assert_uint_lt(values->count, VALUES);
	values->value[values->count] = xmalloc(length + 1);
	memcpy(values->value[values->count], value, length);
	values->value[values->count++][length] = '\0';
}

static int keep_values(void *context, const char *name, const void *bytes, size_t length)
{
	struct values *values = context;
	struct buf nothing = BUF_INIT(0);

	if (train_type(name) == BERICHT_ONBEKEND || values->count > VALUES / 2)
		return 0;
	train_shape(&train_shapes[0], bytes, length, keep_value, values, &nothing);
	buf_free(&nothing);
	return 0;
}

static int compare_values(const void *one, const void *other)
{
	return strcmp(*(char *const *)one, *(char *const *)other);
}

/* All values of the elements of this traffic, each once. */
static void read_values(const struct traffic_options *options, struct values *out)
{
	struct traffic_sum sum;
	size_t kept = 0;

	out->count = 0;
	ck_assert_int_eq(traffic_generate(options, keep_values, out, &sum), 0);
	qsort(out->value, out->count, sizeof(out->value[0]), compare_values);
	for (size_t i = 0; i < out->count; i++)
		if (kept > 0 && strcmp(out->value[i], out->value[kept - 1]) == 0)
			free(out->value[i]);
		else
			out->value[kept++] = out->value[i];
	out->count = kept;
}

static void forget(struct values *values)
{
	for (size_t i = 0; i < values->count; i++)
		free(values->value[i]);
}

/* A number of zeros stands for any value. */
static bool says_nothing(const char *value)
{
	return value[strspn(value, "0")] == '\0';
}

/* How many of the long values stand in it; `*which` is one of them. */
static size_t count_long(const char *bytes, size_t length, const struct values *values,
			 const char **which)
{
	size_t count = 0;

	for (size_t i = 0; i < values->count; i++) {
		const char *value = values->value[i];

		if (strlen(value) < LONG || says_nothing(value) ||
		    memmem(bytes, length, value, strlen(value)) == NULL)
			continue;
		*which = value;
		count++;
	}
	return count;
}

static bool is_fixed(const char *name)
{
	static const char *const names[] = {"BerichtCode>", "BerichtVersie>", "BerichtSubversie>",
					    "BasisschemaXsdVersie>", "BerichtXsdVersie>"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strncmp(name, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}

/* How many elements have a value that is not made of zeros, or is no date of zeros; but those of
 * the header that are the same in every message. `bytes` end with a NUL. */
static size_t count_values(const char *bytes)
{
	const char *at = bytes;
	size_t count = 0;

	while ((at = strchr(at, '>')) != NULL) {
		const char *name = at++, *value = at;

		while (name[-1] != '<' && name[-1] != ':' && name[-1] != '/')
			name--;
		at += strcspn(at, "<");
		if (at[0] != '<' || at[1] != '/' || is_fixed(name))
			continue;
		if (strncmp(value, "2000-00-00<", 11) != 0)
			count += value + strspn(value, "0:-.\r\n\t ") != at;
	}
	return count;
}

/* The words of a dictionary; what stands before them are numbers. */
static char *words_of(const struct dictionary *dictionary)
{
	const char *bytes = dictionary->bytes;
	const char *first = memmem(bytes, dictionary->length, "<?xml", 5);
	size_t length;
	char *words;

	ck_assert_ptr_nonnull(first);
	length = dictionary->length - (size_t)(first - bytes);
	words = xmalloc(length + 1);
	memcpy(words, first, length);
	words[length] = '\0';
	ck_assert_uint_eq(strlen(words), length);
	return words;
}

static const struct traffic_options other_traffic = {
    .youths = 300, .months = 12, .seed = 77, .from = 20454};

START_TEST(nothing_of_anybody_is_in_them)
{
	static const struct traffic_options *const traffic[] = {&train_traffic, &other_traffic};
	static struct values values;
	const char *which = NULL;

	for (size_t i = 0; i < 2; i++) {
		read_values(traffic[i], &values);
		ck_assert_uint_gt(values.count, 2000);
		for (uint8_t number = 1; number <= newest; number++) {
			size_t found =
			    count_long(all[number].bytes, all[number].length, &values, &which);

			ck_assert_msg(found == 0, "dictionary %u has '%s'", number, which);
		}
		forget(&values);
	}
	for (uint8_t number = 1; number <= newest; number++) {
		char *words = words_of(&all[number]);

		ck_assert_uint_eq(count_values(words), 0);
		free(words);
	}
}
END_TEST

/* Of every kind, each at the end of what it is planted in, where it takes the place of zeros. */
START_TEST(one_that_is_planted_is_found)
{
	static const char *const planted[] = {"Gijs",       "999961214",   "2014-02-10",
					      "7578SA",     "Vlierstraat", "0600000128",
					      "B000000005", "G",           "128"};

	for (size_t i = 0; i < sizeof(planted) / sizeof(planted[0]); i++) {
		char *words = words_of(&all[newest]), *at = strstr(words, "<ijw:Voornamen>");
		struct values values = {.value = {xstrdup(planted[i])}, .count = 1};
		const char *which = NULL;

		ck_assert_ptr_nonnull(at);
		memcpy(at + 15, planted[i], strlen(planted[i]));
		memcpy(at + 15 + strlen(planted[i]), "</", 2);
		ck_assert_uint_ge(count_values(words), 1);
		ck_assert_uint_eq(count_long(words, strlen(words), &values, &which),
				  strlen(planted[i]) >= LONG);
		forget(&values);
		free(words);
	}
}
END_TEST

START_TEST(they_never_change)
{
	static const char *const digests[COMPRESS_ZLIB + 1] = {
	    [1] = "e8ab31541500e8b635dd5653eab9e66681cb4b12621da05ffdd45019fe01f09b",
	    [COMPRESS_ZLIB] = "0f6e60e9ffd8d1fdd51c27ac92c6c2fdda4a27a9d02cd7a534d777b75ffbc733",
	};

	ck_assert_uint_ge(newest, 1);
	for (int number = 0; number <= COMPRESS_ZLIB; number++) {
		uint8_t bytes[SHA256_BYTES];
		char digest[SHA256_TEXT];

		ck_assert_msg((digests[number] != NULL) == (all[number].bytes != NULL),
			      "dictionary %d: its digest belongs here", number);
		if (digests[number] == NULL)
			continue;
		digest_sha256(all[number].bytes, all[number].length, bytes);
		ck_assert_str_eq(digest_hex(bytes, SHA256_BYTES, digest), digests[number]);
	}
}
END_TEST

/* --- how small they make messages --------------------------------------------------------- */

struct measure {
	const struct shape *shape;
	struct sealer *sealer;
	struct opener *opener;
	size_t messages, bytes, stored;
};

static int measure_message(void *context, const char *name, const void *bytes, size_t length)
{
	static const uint8_t digest[SHA256_BYTES];
	struct measure *measure = context;
	struct buf message = BUF_INIT(0), sealed = BUF_INIT(0), opened = BUF_INIT(0);

	if (train_type(name) == BERICHT_ONBEKEND)
		return 0;
	train_shape(measure->shape, bytes, length, NULL, NULL, &message);
	ck_assert_int_eq(sealer_add(measure->sealer, digest, sizeof(digest), message.data,
				    message.length, NULL, 0, NULL, &sealed),
			 0);
	ck_assert_int_eq(opener_add(measure->opener, digest, sizeof(digest), sealed.data,
				    sealed.length, NULL, NULL, &opened),
			 0);
	ck_assert_uint_eq(opened.length, message.length);
	ck_assert_mem_eq(opened.data, message.data, message.length);
	measure->messages++;
	measure->bytes += message.length;
	measure->stored += sealed.length;
	buf_free(&message);
	buf_free(&sealed);
	buf_free(&opened);
	return 0;
}

/* Bytes of an original that is stored, on average. Nonce and tag are 40 of them. */
static size_t average(const struct shape *shape)
{
	static const uint8_t key[KEY_BYTES] = {1};
	struct measure measure = {
	    .shape = shape, .sealer = sealer_new(key), .opener = opener_new(key)};
	struct traffic_sum sum;

	ck_assert_int_eq(traffic_generate(&other_traffic, measure_message, &measure, &sum), 0);
	sealer_free(measure.sealer);
	opener_free(measure.opener);
	return measure.stored / measure.messages;
}

/* With some room: where identifications are longer or shorter than in what the dictionary was made
 * from, a message takes 10 to 20 bytes more. */
START_TEST(messages_become_small)
{
	for (size_t i = 0; i < train_shape_count; i++)
		ck_assert_uint_le(average(&train_shapes[i]), 260);
	ck_assert_uint_le(average(&train_shapes[train_shape_count - 1]), 215);
}
END_TEST

START_TEST(those_of_strangers_too)
{
	static const struct shape strangers[] = {
	    {"<?xml version='1.0' encoding='utf-8'?>", "msg", "bs", "   ", "\n"},
	    {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "", "basis", "\t", "\n"},
	    {"<?xml version=\"1.0\"?>", NULL, "ijw", "", ""},
	};

	for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++)
		ck_assert_uint_le(average(&strangers[i]), 520);
}
END_TEST

/* --- what older programs sealed ------------------------------------------------------------ */

START_TEST(what_was_sealed_before_is_opened)
{
	static const char message[] = "<jw301:Bsn>999961214</jw301:Bsn>";
	static const uint8_t key[KEY_BYTES] = {1}, name[SHA256_BYTES] = {2};
	const struct dictionary *words = &all[COMPRESS_ZLIB];
	const struct seal seal = {key, name, sizeof(name), NULL};
	uint8_t packed[256];
	z_stream stream = {.next_in = (Bytef *)(uintptr_t)message,
			   .avail_in = sizeof(message),
			   .next_out = packed,
			   .avail_out = sizeof(packed)};
	struct buf sealed = BUF_INIT(0), opened = BUF_INIT(0);
	struct opener *opener = opener_new(key);

	ck_assert_int_eq(deflateInit2(&stream, 1, Z_DEFLATED, 14, 5, Z_DEFAULT_STRATEGY), Z_OK);
	ck_assert_int_eq(deflateSetDictionary(&stream, words->bytes, (uInt)words->length), Z_OK);
	ck_assert_int_eq(deflate(&stream, Z_FINISH), Z_STREAM_END);
	deflateEnd(&stream);
	ck_assert_int_eq(seal_close(&seal, packed, sizeof(packed) - stream.avail_out, &sealed), 0);
	ck_assert_int_eq(
	    opener_add(opener, name, sizeof(name), sealed.data, sealed.length, NULL, NULL, &opened),
	    0);
	ck_assert_uint_eq(opened.length, sizeof(message));
	ck_assert_mem_eq(opened.data, message, sizeof(message));
	opener_free(opener);
	buf_free(&sealed);
	buf_free(&opened);
}
END_TEST

static void begin(void)
{
	newest = dictionary_all(all);
}

Suite *suite_dictionary(void)
{
	Suite *suite = suite_create("dictionary");
	TCase *tcase = tcase_create("dictionary");

	tcase_add_checked_fixture(tcase, begin, NULL);
	tcase_add_test(tcase, nothing_of_anybody_is_in_them);
	tcase_add_test(tcase, one_that_is_planted_is_found);
	tcase_add_test(tcase, they_never_change);
	tcase_add_test(tcase, messages_become_small);
	tcase_add_test(tcase, those_of_strangers_too);
	tcase_add_test(tcase, what_was_sealed_before_is_opened);
	suite_add_tcase(suite, tcase);
	return suite;
}
