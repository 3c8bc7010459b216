#include "ijw/base/compress.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#include "ijw/base/pool.h"

/* With a dictionary this one makes less of a message than the faster ones, and is faster than they
 * are: its matches are longer, and there are fewer of them. */
enum { LEVEL = 3 };

enum { INFLATE_BYTES = 64 * 1024 };

/* What a zstd frame begins with (RFC 8878, 3.1.1). In its place stands the number of the
 * dictionary. */
static const uint8_t magic[] = {0x28, 0xB5, 0x2F, 0xFD};
_Static_assert(sizeof(magic) == EXPANDER_BEFORE + 1, "the number stands for the last byte of it");

struct compressor {
	struct dictionary dictionary;
	uint8_t number;
	ZSTD_CCtx *context;   /* this and the next NULL until they are needed: that takes as long */
	ZSTD_CDict *prepared; /* as some hundred messages */
};

static void *need(void *made)
{
	if (made == NULL)
		out_of_memory();
	return made;
}

struct compressor *compressor_new(uint8_t number, const struct dictionary *dictionary)
{
	struct compressor *compressor = xmalloc(sizeof(*compressor));

	*compressor = (struct compressor){.dictionary = *dictionary, .number = number};
	return compressor;
}

/* The first byte tells the dictionary, and what is sealed needs no sum. */
static ZSTD_CCtx *ready(struct compressor *compressor)
{
	const struct dictionary *dictionary = &compressor->dictionary;
	ZSTD_CCtx *context = compressor->context;

	if (context != NULL)
		return context;
	context = need(ZSTD_createCCtx());
	compressor->prepared = need(ZSTD_createCDict(dictionary->bytes, dictionary->length, LEVEL));
	if (ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0)) ||
	    ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 0)) ||
	    ZSTD_isError(ZSTD_CCtx_refCDict(context, compressor->prepared)))
		out_of_memory();
	return compressor->context = context;
}

void compressor_free(struct compressor *compressor)
{
	if (compressor == NULL)
		return;
	ZSTD_freeCCtx(compressor->context);
	ZSTD_freeCDict(compressor->prepared);
	free(compressor);
}

/* Fills up with zeros: `room` has room for it. */
static size_t pad(char *room, size_t size)
{
	const size_t padded = (size + COMPRESS_STEP - 1) / COMPRESS_STEP * COMPRESS_STEP;

	memset(room + size, 0, padded - size);
	return padded;
}

size_t compressor_bound(size_t length)
{
	return ZSTD_compressBound(length) + COMPRESS_STEP;
}

int compressor_add(struct compressor *compressor, const void *bytes, size_t length, struct buf *out)
{
	size_t most = ZSTD_compressBound(length), size;
	char *room = buf_room(out, most + COMPRESS_STEP);

	if (room == NULL)
		return -1;
	size = ZSTD_compress2(ready(compressor), room, most, bytes, length);
	if (ZSTD_isError(size) || size <= sizeof(magic))
		return -1;
	size -= EXPANDER_BEFORE;
	memmove(room, room + EXPANDER_BEFORE, size);
	room[0] = (char)compressor->number;
	out->length += pad(room, size);
	return 0;
}

struct expander {
	struct dictionary dictionaries[COMPRESS_ZLIB + 1];
	ZSTD_DCtx *context;                  /* this and the next NULL until they are needed */
	ZSTD_DDict *prepared[COMPRESS_ZLIB]; /* by number */
};

struct expander *expander_new(const struct dictionary dictionaries[COMPRESS_ZLIB + 1])
{
	struct expander *expander = xcalloc(1, sizeof(*expander));

	memcpy(expander->dictionaries, dictionaries, sizeof(expander->dictionaries));
	return expander;
}

void expander_free(struct expander *expander)
{
	if (expander == NULL)
		return;
	ZSTD_freeDCtx(expander->context);
	for (int i = 0; i < COMPRESS_ZLIB; i++)
		ZSTD_freeDDict(expander->prepared[i]);
	free(expander);
}

static const ZSTD_DDict *prepare(struct expander *expander, uint8_t number)
{
	const struct dictionary *dictionary = &expander->dictionaries[number];

	if (dictionary->bytes != NULL && expander->prepared[number] == NULL)
		expander->prepared[number] =
		    need(ZSTD_createDDict(dictionary->bytes, dictionary->length));
	if (expander->context == NULL)
		expander->context = need(ZSTD_createDCtx());
	return expander->prepared[number];
}

/* The length of the frame that these bytes begin with; 0 when there is none, or anything but a
 * filling behind it. */
static size_t frame_length(const uint8_t *bytes, size_t length)
{
	const size_t size = ZSTD_findFrameCompressedSize(bytes, length);

	if (ZSTD_isError(size) || length - size >= COMPRESS_STEP)
		return 0;
	for (size_t i = size; i < length; i++)
		if (bytes[i] != 0)
			return 0;
	return size;
}

static int expand(struct expander *expander, uint8_t *bytes, size_t length, struct buf *out)
{
	const ZSTD_DDict *dictionary = prepare(expander, bytes[0]);
	unsigned long long size;
	size_t got;
	char *room;

	if (length % COMPRESS_STEP != 0)
		return -1;
	bytes -= EXPANDER_BEFORE;
	length += EXPANDER_BEFORE;
	memcpy(bytes, magic, sizeof(magic));
	length = frame_length(bytes, length);
	size = ZSTD_getFrameContentSize(bytes, length);
	if (dictionary == NULL || size > SIZE_MAX / 2)
		return -1; /* the two values that say that there is none are above it too */
	room = buf_room(out, (size_t)size);
	if (room == NULL)
		return -1;
	got = ZSTD_decompress_usingDDict(expander->context, room, (size_t)size, bytes, length,
					 dictionary);
	if (ZSTD_isError(got) || got != size)
		return -1;
	out->length += got;
	return 0;
}

/* Z_OK as long as there is more to come. */
static int inflate_piece(z_stream *stream, const struct dictionary *dictionary, struct buf *out)
{
	char *room = buf_room(out, INFLATE_BYTES);
	int status;

	if (room == NULL)
		return Z_BUF_ERROR;
	stream->next_out = (Bytef *)room;
	stream->avail_out = INFLATE_BYTES;
	status = inflate(stream, Z_NO_FLUSH);
	if (status == Z_NEED_DICT && dictionary->bytes != NULL)
		status = inflateSetDictionary(stream, dictionary->bytes, (uInt)dictionary->length);
	out->length += INFLATE_BYTES - stream->avail_out;
	return status;
}

/* What older programs wrote. */
static int inflate_all(const struct expander *expander, uint8_t *bytes, size_t length,
		       struct buf *out)
{
	z_stream stream = {.next_in = bytes, .avail_in = (uInt)length};
	int status = length <= UINT_MAX ? inflateInit(&stream) : Z_BUF_ERROR;

	if (status != Z_OK)
		return -1;
	while (status == Z_OK)
		status = inflate_piece(&stream, &expander->dictionaries[COMPRESS_ZLIB], out);
	inflateEnd(&stream);
	return status == Z_STREAM_END && stream.avail_in == 0 ? 0 : -1;
}

int expander_add(struct expander *expander, uint8_t *bytes, size_t length, struct buf *out)
{
	int rc = -1;

	if (length > 0 && (bytes[0] & 0x0F) == COMPRESS_ZLIB)
		rc = inflate_all(expander, bytes, length, out);
	else if (length > 0 && bytes[0] > 0 && bytes[0] < COMPRESS_ZLIB)
		rc = expand(expander, bytes, length, out);
	return rc == 0 ? buf_add(out, "", 0) : rc;
}
