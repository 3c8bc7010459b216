/* train > FILE: makes a dictionary for the compression of originals out of generated traffic, the
 * same bytes every time.
 *
 * It is one message of every type in every shape, with zeros in the place of values: of a youth
 * or anybody else it holds nothing, not even of invented ones. What the values of messages are made
 * of (how often a digit comes, how often a letter) is learnt from messages with random values. */
#include "train.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zdict.h>
#include <zstd.h>

#include "ijw/base/ascii.h"
#include "ijw/base/pool.h"

/* Of each type so many messages are looked at, every so manieth. The level is that of
 * base/compress. At most so many bytes stand before the words. */
enum { LOOKED_AT = 60, EVERY = 5, LEVEL = 3, HEAD_BYTES = 4096 };

struct text {
	char *bytes;
	size_t length;
};

struct type {
	struct text message[LOOKED_AT]; /* as it was generated */
	int messages;
	uint32_t seen;
	int chosen;
};

struct training {
	struct type type[BERICHT_TYPES];
	uint32_t random;
};

static uint32_t draw(struct training *training, uint32_t below)
{
	training->random = training->random * 1664525u + 1013904223u;
	return (training->random >> 16) % below;
}

/* What a value is made of stays: a date is one, a time, a number with a point. */
static bool is_mark(char byte)
{
	return byte == '-' || byte == ':' || byte == '.';
}

static bool is_date(const char *value, size_t length)
{
	return length == 10 && value[4] == '-' && value[7] == '-';
}

/* Of the same length: what follows then stands as far behind what went before as in a message. */
static void put_zeros(void *context, const char *value, size_t length, struct buf *out)
{
	(void)context;
	for (size_t i = 0; i < length; i++)
		buf_add(out,
			is_date(value, length) && i == 0 ? "2"
			: is_mark(value[i])              ? &value[i]
							 : "0",
			1);
}

/* Letters about as often as Dutch has them. */
static void put_random(void *context, const char *value, size_t length, struct buf *out)
{
	static const char small[] = "eeeeennnnaaatttiiirrrooodddsssllgvhkmubpwjcz";
	static const char large[] = "ABCDEGHJKLMNPRSTVWZ";

	for (size_t i = 0; i < length; i++) {
		char byte = value[i];

		if (ascii_is_digit(byte))
			byte = (char)('0' + draw(context, 10));
		else if (byte >= 'a' && byte <= 'z')
			byte = small[draw(context, sizeof(small) - 1)];
		else if (byte >= 'A' && byte <= 'Z')
			byte = large[draw(context, sizeof(large) - 1)];
		buf_add(out, &byte, 1);
	}
}

static void *need(void *made)
{
	if (made == NULL)
		out_of_memory();
	return made;
}

/* How long the messages of a type are when this is the dictionary: in the last shape and with
 * random values, so that nothing is learnt of those. */
static size_t cost(struct training *training, const struct type *type, const struct buf *words)
{
	const struct shape *shape = &train_shapes[train_shape_count - 1];
	ZSTD_CDict *dictionary = need(ZSTD_createCDict(words->data, words->length, LEVEL));
	ZSTD_CCtx *context = need(ZSTD_createCCtx());
	struct buf sample = BUF_INIT(0), small = BUF_INIT(0);
	size_t sum = 0;

	training->random = 1;
	for (int i = 0; i < type->messages; i++) {
		size_t most;

		buf_clear(&sample);
		train_shape(shape, type->message[i].bytes, type->message[i].length, put_random,
			    training, &sample);
		most = ZSTD_compressBound(sample.length);
		sum += ZSTD_compress_usingCDict(context, buf_room(&small, most), most, sample.data,
						sample.length, dictionary);
	}
	ZSTD_freeCCtx(context);
	ZSTD_freeCDict(dictionary);
	buf_free(&sample);
	buf_free(&small);
	return sum;
}

static void put_chosen(const struct type *type, const struct shape *shape, struct buf *out)
{
	const struct text *message = &type->message[type->chosen];

	train_shape(shape, message->bytes, message->length, put_zeros, NULL, out);
}

/* Chooses the message of a type with which the others become smallest. */
static void choose(struct training *training, struct type *type)
{
	struct buf words = BUF_INIT(0);
	size_t least = SIZE_MAX;
	int best = 0;

	for (type->chosen = 0; type->chosen < type->messages; type->chosen++) {
		size_t size;

		buf_clear(&words);
		put_chosen(type, &train_shapes[train_shape_count - 1], &words);
		size = cost(training, type, &words);
		if (size >= least)
			continue;
		least = size;
		best = type->chosen;
	}
	type->chosen = best;
	buf_free(&words);
}

static int see(void *context, const char *name, const void *bytes, size_t length)
{
	struct training *training = context;
	struct type *type = &training->type[train_type(name)];

	if (type == &training->type[BERICHT_ONBEKEND] || type->messages == LOOKED_AT ||
	    type->seen++ % EVERY != 0)
		return 0;
	type->message[type->messages].bytes = xmalloc(length);
	memcpy(type->message[type->messages].bytes, bytes, length);
	type->message[type->messages++].length = length;
	return 0;
}

static void put_words(const struct training *training, struct buf *out)
{
	for (size_t i = 0; i < train_shape_count; i++)
		for (int type = BERICHT_TYPES - 1; type >= (int)JW301; type--)
			put_chosen(&training->type[type], &train_shapes[i], out);
}

/* All that was looked at, each in one of the shapes. Returns how many there are. */
static unsigned put_samples(struct training *training, struct buf *out, size_t *sizes)
{
	unsigned count = 0;

	for (int i = JW301; i < BERICHT_TYPES; i++)
		for (int j = 0; j < training->type[i].messages; j++) {
			const struct text *message = &training->type[i].message[j];
			size_t before = out->length;

			train_shape(&train_shapes[count % train_shape_count], message->bytes,
				    message->length, put_random, training, out);
			sizes[count++] = out->length - before;
		}
	return count;
}

/* The words, and before them what is learnt from the samples. */
static int write_dictionary(struct training *training)
{
	const ZDICT_params_t parameters = {.compressionLevel = LEVEL};
	struct buf words = BUF_INIT(0), samples = BUF_INIT(0), dictionary = BUF_INIT(0);
	static size_t sizes[BERICHT_TYPES * LOOKED_AT];
	unsigned count = put_samples(training, &samples, sizes);
	size_t size, written = 0;

	put_words(training, &words);
	size = words.length + HEAD_BYTES;
	size = ZDICT_finalizeDictionary(buf_room(&dictionary, size), size, words.data, words.length,
					samples.data, sizes, count, parameters);
	if (ZDICT_isError(size))
		fprintf(stderr, "train: %s\n", ZDICT_getErrorName(size));
	else
		written = fwrite(dictionary.data, 1, size, stdout);
	buf_free(&words);
	buf_free(&samples);
	buf_free(&dictionary);
	return written == size && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(void)
{
	static struct training training;
	struct traffic_sum sum;
	int status = EXIT_FAILURE;

	if (traffic_generate(&train_traffic, see, &training, &sum) == 0) {
		for (int i = JW301; i < BERICHT_TYPES; i++)
			choose(&training, &training.type[i]);
		status = write_dictionary(&training);
	}
	for (int i = 0; i < BERICHT_TYPES; i++)
		for (int j = 0; j < training.type[i].messages; j++)
			free(training.type[i].message[j].bytes);
	return status;
}
