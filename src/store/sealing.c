#include "sealing.h"

#include <stdlib.h>

#include "dictionary.h"
#include "ijw/base/compress.h"
#include "ijw/base/pool.h"
#include "ijw/base/seal.h"

/* What was compressed is kept for the next one only when it is small. */
enum { KEEP_BYTES = 1024 * 1024 };

struct sealer {
	const uint8_t *key;
	struct compressor *compressor;
	struct buf small; /* what is compressed and not sealed yet */
};

struct sealer *sealer_new(const uint8_t key[KEY_BYTES])
{
	struct sealer *sealer = xmalloc(sizeof(*sealer));
	struct dictionary all[COMPRESS_ZLIB + 1];
	uint8_t newest = dictionary_all(all);

	*sealer = (struct sealer){
	    .key = key, .compressor = compressor_new(newest, &all[newest]), .small = BUF_INIT(0)};
	return sealer;
}

void sealer_free(struct sealer *sealer)
{
	if (sealer == NULL)
		return;
	compressor_free(sealer->compressor);
	buf_free(&sealer->small);
	free(sealer);
}

static void empty(struct buf *buf)
{
	if (buf->capacity > KEEP_BYTES)
		buf_free(buf);
	else
		buf_clear(buf);
}

int sealer_add(struct sealer *sealer, const uint8_t *name, size_t name_length, const void *bytes,
	       size_t length, struct buf *out)
{
	const struct seal seal = {sealer->key, name, name_length};
	int rc = compressor_add(sealer->compressor, bytes, length, &sealer->small);

	if (rc == 0)
		rc = seal_close(&seal, sealer->small.data, sealer->small.length, out);
	empty(&sealer->small);
	return rc;
}

struct opener {
	const uint8_t *key;
	struct expander *expander;
	struct buf small; /* what is open and not expanded yet */
};

struct opener *opener_new(const uint8_t key[KEY_BYTES])
{
	struct opener *opener = xmalloc(sizeof(*opener));
	struct dictionary all[COMPRESS_ZLIB + 1];

	dictionary_all(all);
	*opener = (struct opener){.key = key, .expander = expander_new(all), .small = BUF_INIT(0)};
	return opener;
}

void opener_free(struct opener *opener)
{
	if (opener == NULL)
		return;
	expander_free(opener->expander);
	buf_free(&opener->small);
	free(opener);
}

int opener_add(struct opener *opener, const uint8_t *name, size_t name_length, const void *bytes,
	       size_t length, struct buf *out)
{
	static const char before[EXPANDER_BEFORE];
	const struct seal seal = {opener->key, name, name_length};
	struct buf *small = &opener->small;
	int rc = buf_add(small, before, sizeof(before));

	if (rc == 0)
		rc = seal_open(&seal, bytes, length, small);
	if (rc == 0)
		rc = expander_add(opener->expander, (uint8_t *)small->data + sizeof(before),
				  small->length - sizeof(before), out);
	empty(small);
	return rc;
}
