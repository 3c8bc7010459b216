#include "sealing.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "dictionary.h"
#include "joining.h"
#include "ijw/base/compress.h"
#include "ijw/base/pool.h"
#include "ijw/base/seal.h"
#include "ijw/base/varint.h"

/* What was compressed is kept for the next one only when it is small. */
enum { KEEP_BYTES = 1024 * 1024 };

struct sealer {
	const uint8_t *key;
	struct seal_nonces nonces;
	uint8_t number; /* of the dictionary */
	struct compressor *compressor;
	struct expander *expander;
	struct buf frame; /* of the original at hand */
	struct buf small; /* what is compressed and not sealed yet, behind EXPANDER_BEFORE bytes */
	struct buf plain; /* what others compressed, expanded */
};

/* What is left of what others compressed. */
struct given {
	const unsigned char *at;
	const unsigned char *end;
	bool wrong;
};

struct sealer *sealer_new(const uint8_t key[KEY_BYTES])
{
	struct sealer *sealer = xmalloc(sizeof(*sealer));
	struct dictionary all[COMPRESS_ZLIB + 1];
	uint8_t newest = dictionary_all(all);

	*sealer = (struct sealer){.key = key,
				  .number = newest,
				  .compressor = compressor_new(newest, &all[newest]),
				  .expander = expander_new(all),
				  .frame = BUF_INIT(0),
				  .small = BUF_INIT(0),
				  .plain = BUF_INIT(0)};
	return sealer;
}

void sealer_free(struct sealer *sealer)
{
	if (sealer == NULL)
		return;
	compressor_free(sealer->compressor);
	expander_free(sealer->expander);
	buf_free(&sealer->frame);
	buf_free(&sealer->small);
	buf_free(&sealer->plain);
	free(sealer);
}

static void empty(struct buf *buf)
{
	if (buf->capacity > KEEP_BYTES)
		buf_free(buf);
	else
		buf_clear(buf);
}

/* What a piece is bound to: the name of the original, and of a part its number behind it. */
struct bound {
	uint8_t bytes[SHA256_BYTES + sizeof(uint32_t)];
	size_t length;
};

static struct bound bind_to(const uint8_t *name, size_t length, uint32_t part)
{
	struct bound bound = {.length = length};

	memcpy(bound.bytes, name, length);
	for (; part > 0; part >>= 8)
		bound.bytes[bound.length++] = (uint8_t)part;
	return bound;
}

/* Whether the next piece that others compressed is there, and is these bytes: who compressed them
 * has read what strangers sent. It is then in `small`. */
static bool take_given(struct sealer *sealer, struct given *given, const void *bytes, size_t length)
{
	struct buf *small = &sealer->small, *plain = &sealer->plain;
	uint8_t *first;
	uint64_t size;
	bool same;

	if (varint_take(&given->at, given->end, &size) != 0 || size == 0 ||
	    size > (size_t)(given->end - given->at) || size > compressor_bound(length) ||
	    given->at[0] != sealer->number)
		return false;
	buf_add(small, given->at, (size_t)size);
	given->at += size;
	first = (uint8_t *)small->data + EXPANDER_BEFORE;
	plain->ceiling = length + 1;
	same = expander_add(sealer->expander, first, (size_t)size, plain) == 0 &&
	       plain->length == length && memcmp(plain->data, bytes, length) == 0;
	*first = sealer->number;
	empty(plain);
	return same;
}

/* A piece, compressed, into `small`. */
static int compress_piece(struct sealer *sealer, struct given *given, const void *bytes,
			  size_t length)
{
	static const char before[EXPANDER_BEFORE];
	struct buf *small = &sealer->small;

	buf_add(small, before, sizeof(before));
	if (given->at != NULL && !given->wrong) {
		if (take_given(sealer, given, bytes, length))
			return 0;
		given->wrong = true;
		small->length = sizeof(before);
	}
	return compressor_add(sealer->compressor, bytes, length, small);
}

/* One piece, with `mark` in its first byte. */
static int seal_piece(struct sealer *sealer, const struct bound *bound, struct given *given,
		      const void *bytes, size_t length, uint8_t mark, struct buf *out)
{
	const struct seal seal = {sealer->key, bound->bytes, bound->length, &sealer->nonces};
	struct buf *small = &sealer->small;
	int rc = compress_piece(sealer, given, bytes, length);

	if (rc == 0) {
		char *first = small->data + EXPANDER_BEFORE;

		*first = (char)((uint8_t)*first | mark);
		rc = seal_close(&seal, first, small->length - EXPANDER_BEFORE, out);
	}
	empty(small);
	return rc;
}

void sealing_frame(const char *bytes, size_t length, const struct original_part *parts,
		   size_t count, struct buf *out)
{
	size_t at = 0;

	varint_put(out, count);
	for (size_t i = 0; i < count; at = parts[i++].range.to)
		varint_put(out, parts[i].range.from - at);
	at = 0;
	for (size_t i = 0; i < count; at = parts[i++].range.to)
		buf_add(out, bytes + at, parts[i].range.from - at);
	buf_add(out, bytes + at, length - at);
}

/* What others compressed, when it is of so many parts. */
static struct given look_at(const struct buf *packed, size_t count)
{
	struct given given = {0};
	uint64_t parts;

	if (packed == NULL || packed->length == 0)
		return given;
	given.at = (const unsigned char *)packed->data;
	given.end = given.at + packed->length;
	if (varint_take(&given.at, given.end, &parts) != 0 || parts != count)
		given.at = NULL;
	return given;
}

static int seal_parts(struct sealer *sealer, const uint8_t *name, size_t name_length,
		      struct given *given, const char *bytes, struct original_part *parts,
		      size_t count, struct buf *out)
{
	int rc = 0;

	for (size_t i = 0; i < count && rc == 0; i++) {
		const struct range *range = &parts[i].range;
		const struct bound bound = bind_to(name, name_length, (uint32_t)i + 1);
		size_t before = out->length;

		rc = seal_piece(sealer, &bound, given, bytes + range->from, range->to - range->from,
				0, out);
		parts[i].sealed = out->length - before;
	}
	return rc;
}

int sealer_add(struct sealer *sealer, const uint8_t *name, size_t name_length, const void *bytes,
	       size_t length, struct original_part *parts, size_t count, const struct buf *packed,
	       struct buf *out)
{
	const struct bound bound = bind_to(name, name_length, 0);
	struct given given = look_at(packed, count);
	int rc;

	if (count == 0) {
		rc = seal_piece(sealer, &bound, &given, bytes, length, 0, out);
	} else {
		sealing_frame(bytes, length, parts, count, &sealer->frame);
		rc = seal_piece(sealer, &bound, &given, sealer->frame.data, sealer->frame.length,
				JOINING_FRAME, out);
		empty(&sealer->frame);
	}
	if (rc == 0)
		rc = seal_parts(sealer, name, name_length, &given, bytes, parts, count, out);
	return rc == 0 && given.wrong ? SEALER_ANEW : rc;
}

struct opener {
	const uint8_t *key;
	struct joining *joining;
	struct buf pieces; /* of the original at hand */
	struct buf small;  /* the piece at hand */
};

struct opener *opener_new(const uint8_t key[KEY_BYTES])
{
	struct opener *opener = xmalloc(sizeof(*opener));

	*opener = (struct opener){.key = key,
				  .joining = joining_new(),
				  .pieces = BUF_INIT(0),
				  .small = BUF_INIT(0)};
	return opener;
}

void opener_free(struct opener *opener)
{
	if (opener == NULL)
		return;
	joining_free(opener->joining);
	buf_free(&opener->pieces);
	buf_free(&opener->small);
	free(opener);
}

/* Adds one piece, open: `*marked` is whether it is a frame. */
static int open_piece(struct opener *opener, const struct bound *bound, const void *bytes,
		      size_t length, bool *marked, struct buf *pieces)
{
	const struct seal seal = {opener->key, bound->bytes, bound->length, NULL};
	struct buf *small = &opener->small;

	empty(small);
	if (seal_open(&seal, bytes, length, small) != 0 || small->length == 0)
		return -1;
	*marked = ((uint8_t)small->data[0] & JOINING_FRAME) != 0;
	joining_put(small->data, small->length, pieces);
	return 0;
}

/* All parts that there are: how many there should be is in the frame. */
static int open_parts(struct opener *opener, const uint8_t *name, size_t name_length,
		      opener_part *next, void *context, struct buf *pieces)
{
	const void *bytes;
	size_t length;
	bool marked;

	for (uint32_t part = 1; next(context, &bytes, &length) == 0; part++) {
		const struct bound bound = bind_to(name, name_length, part);

		if (bytes == NULL)
			joining_put(NULL, 0, pieces);
		else if (open_piece(opener, &bound, bytes, length, &marked, pieces) != 0)
			return -1;
	}
	return 0;
}

int opener_unseal(struct opener *opener, const uint8_t *name, size_t name_length,
		  const void *bytes, size_t length, opener_part *next, void *context,
		  struct buf *pieces)
{
	const struct bound bound = bind_to(name, name_length, 0);
	bool marked;
	int rc = open_piece(opener, &bound, bytes, length, &marked, pieces);

	if (rc == 0 && marked)
		rc = open_parts(opener, name, name_length, next, context, pieces);
	empty(&opener->small);
	return rc;
}

int opener_add(struct opener *opener, const uint8_t *name, size_t name_length, const void *bytes,
	       size_t length, opener_part *next, void *context, struct buf *out)
{
	struct buf *pieces = &opener->pieces;
	int rc = opener_unseal(opener, name, name_length, bytes, length, next, context, pieces);

	if (rc == 0)
		rc = joining_add(opener->joining, pieces->data, pieces->length, out);
	empty(pieces);
	return rc;
}
