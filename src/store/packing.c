#include "ijw/store/packing.h"

#include <stdlib.h>
#include <string.h>

#include "dictionary.h"
#include "ijw/base/compress.h"
#include "ijw/base/pool.h"
#include "ijw/base/varint.h"
#include "sealing.h"

/* What was compressed is kept for the next one only when it is small. */
enum { KEEP_BYTES = 1024 * 1024 };

struct packing {
	struct compressor *compressor;
	struct buf frame;
	struct buf piece;
};

struct packing *packing_new(void)
{
	struct packing *packing = xmalloc(sizeof(*packing));
	struct dictionary all[COMPRESS_ZLIB + 1];
	uint8_t newest = dictionary_all(all);

	*packing = (struct packing){.compressor = compressor_new(newest, &all[newest]),
				    .frame = BUF_INIT(0),
				    .piece = BUF_INIT(0)};
	return packing;
}

void packing_free(struct packing *packing)
{
	if (packing == NULL)
		return;
	compressor_free(packing->compressor);
	buf_free(&packing->frame);
	buf_free(&packing->piece);
	free(packing);
}

static void empty(struct buf *buf)
{
	if (buf->capacity > KEEP_BYTES)
		buf_free(buf);
	else
		buf_clear(buf);
}

static int add_piece(struct packing *packing, const void *bytes, size_t length, struct buf *out)
{
	int rc = compressor_add(packing->compressor, bytes, length, &packing->piece);

	varint_put(out, packing->piece.length);
	buf_add(out, packing->piece.data, packing->piece.length);
	empty(&packing->piece);
	return rc;
}

/* Whether it is a claim about several youths, so that each is to be kept apart. */
static bool has_parts(const struct judgement *judgement)
{
	const char *bsn = NULL;

	for (size_t i = 0; i < judgement->event_count && judgement->client_count > 0; i++) {
		const char *other = judgement->events[i].bsn;

		if (other != NULL && bsn != NULL && strcmp(bsn, other) != 0)
			return true;
		bsn = other != NULL ? other : bsn;
	}
	return false;
}

static int add_parts(struct packing *packing, const struct judgement *judgement, const char *bytes,
		     size_t length, struct buf *out)
{
	const size_t count = judgement->client_count;
	struct original_part *parts = xcalloc(count, sizeof(*parts));
	int rc;

	for (size_t i = 0; i < count; i++)
		parts[i].range = judgement->clients[i];
	sealing_frame(bytes, length, parts, count, &packing->frame);
	rc = add_piece(packing, packing->frame.data, packing->frame.length, out);
	empty(&packing->frame);
	for (size_t i = 0; i < count && rc == 0; i++)
		rc = add_piece(packing, bytes + parts[i].range.from,
			       parts[i].range.to - parts[i].range.from, out);
	free(parts);
	return rc;
}

void packing_add(struct packing *packing, const struct judgement *judgement, const void *bytes,
		 size_t length, struct buf *out)
{
	const size_t before = out->length;
	const bool parts = has_parts(judgement);
	int rc;

	varint_put(out, parts ? judgement->client_count : 0);
	rc = parts ? add_parts(packing, judgement, bytes, length, out)
		   : add_piece(packing, bytes, length, out);
	if (rc != 0)
		out->length = before;
}
