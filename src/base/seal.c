#include "ijw/base/seal.h"

#include <limits.h>
#include <sodium.h>
#include <stdbool.h>
#include <zlib.h>

#include "ijw/base/random.h"

/* A fast level and small tables, which are emptied for every message: messages are small and
 * repetitive. */
enum { DEFLATE_LEVEL = 1, WINDOW_BITS = 14, MEMORY_LEVEL = 5, INFLATE_BYTES = 64 * 1024 };

/* One stream for the life of the process: setting it up costs as much as packing a small message.
 */
static z_stream *deflater(void)
{
	static z_stream stream;
	static bool ready;

	if (ready)
		return deflateReset(&stream) == Z_OK ? &stream : NULL;
	ready = deflateInit2(&stream, DEFLATE_LEVEL, Z_DEFLATED, WINDOW_BITS, MEMORY_LEVEL,
			     Z_DEFAULT_STRATEGY) == Z_OK;
	return ready ? &stream : NULL;
}

static int deflate_all(const struct seal *seal, const void *bytes, size_t length, struct buf *out)
{
	z_stream *stream = deflater();
	size_t size;
	char *room;

	if (stream == NULL || length > UINT_MAX ||
	    deflateSetDictionary(stream, (const Bytef *)seal->dictionary,
				 (uInt)seal->dictionary_length) != Z_OK)
		return -1;
	/* compressBound knows neither the dictionary nor our settings: noise would not fit. */
	size = deflateBound(stream, (uLong)length);
	room = buf_room(out, size);
	if (room == NULL)
		return -1;
	stream->next_in = (Bytef *)(uintptr_t)bytes;
	stream->avail_in = (uInt)length;
	stream->next_out = (Bytef *)room;
	stream->avail_out = (uInt)size;
	if (deflate(stream, Z_FINISH) != Z_STREAM_END)
		return -1;
	out->length += size - stream->avail_out;
	return 0;
}

/* By which zlib knows a dictionary. Working it out again for every message would be a good part of
 * opening a small one. */
static uLong dictionary_sum(const struct seal *seal)
{
	static _Thread_local const char *text;
	static _Thread_local size_t length;
	static _Thread_local uLong sum;

	if (text != seal->dictionary || length != seal->dictionary_length) {
		sum = adler32_z(adler32_z(0, NULL, 0), (const Bytef *)seal->dictionary,
				seal->dictionary_length);
		text = seal->dictionary;
		length = seal->dictionary_length;
	}
	return sum;
}

static uLong read_sum(const uint8_t *bytes)
{
	return (uLong)bytes[0] << 24 | (uLong)bytes[1] << 16 | (uLong)bytes[2] << 8 | bytes[3];
}

/* Past what zlib writes before what it deflated: two bytes that say how, and the sum of the
 * dictionary if there is one. Behind it stands a sum of the whole, which is not looked at: nobody
 * without the key changes a bit of what was sealed. -1, or 0 with the stream to be ended. */
static int inflater(const struct seal *seal, const uint8_t *bytes, size_t length, z_stream *stream)
{
	enum { METHOD = 0x0F, CHECK = 31, HAS_DICTIONARY = 0x20, HOW = 2, SUM = 4 };
	bool words = length >= HOW && (bytes[1] & HAS_DICTIONARY) != 0;
	size_t head = words ? HOW + SUM : HOW;

	if (length < head + SUM || length > UINT_MAX || (bytes[0] & METHOD) != Z_DEFLATED ||
	    (bytes[0] << 8 | bytes[1]) % CHECK != 0 ||
	    (words && read_sum(bytes + HOW) != dictionary_sum(seal)))
		return -1;
	*stream = (z_stream){.next_in = (Bytef *)(uintptr_t)bytes + head,
			     .avail_in = (uInt)(length - head - SUM)};
	if (inflateInit2(stream, -MAX_WBITS) != Z_OK)
		return -1;
	if (!words || inflateSetDictionary(stream, (const Bytef *)seal->dictionary,
					   (uInt)seal->dictionary_length) == Z_OK)
		return 0;
	inflateEnd(stream);
	return -1;
}

static int inflate_all(const struct seal *seal, const uint8_t *bytes, size_t length,
		       struct buf *out)
{
	z_stream stream;
	int status = Z_OK;

	if (inflater(seal, bytes, length, &stream) != 0)
		return -1;
	while (status == Z_OK) {
		char *room = buf_room(out, INFLATE_BYTES);

		if (room == NULL)
			break;
		stream.next_out = (Bytef *)room;
		stream.avail_out = INFLATE_BYTES;
		status = inflate(&stream, Z_NO_FLUSH);
		out->length += INFLATE_BYTES - stream.avail_out;
	}
	inflateEnd(&stream);
	if (status != Z_STREAM_END || stream.avail_in > 0)
		return -1;
	return buf_add(out, "", 0);
}

/* nonce, then the encrypted deflated bytes with their tag. */
int seal_close(const struct seal *seal, const void *bytes, size_t length, struct buf *out)
{
	enum { NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES };
	enum { TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES };
	uint8_t *nonce, *text;
	size_t packed;

	buf_clear(out);
	nonce = (uint8_t *)buf_room(out, NONCE);
	if (nonce == NULL)
		return -1;
	random_bytes(nonce, NONCE);
	out->length = NONCE;
	if ((seal->dictionary != NULL ? deflate_all(seal, bytes, length, out)
				      : buf_add(out, bytes, length)) != 0 ||
	    buf_room(out, TAG) == NULL)
		return -1;
	packed = out->length - NONCE;
	nonce = (uint8_t *)out->data;
	text = nonce + NONCE;
	crypto_aead_xchacha20poly1305_ietf_encrypt(text, NULL, text, packed, seal->name,
						   SHA256_BYTES, NULL, nonce, seal->key);
	out->length += TAG;
	out->data[out->length] = '\0';
	return 0;
}

int seal_open(const struct seal *seal, const void *bytes, size_t length, struct buf *out)
{
	enum { NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES };
	enum { TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES };
	struct buf packed = BUF_INIT(0);
	const uint8_t *nonce = bytes;
	int rc = -1;

	buf_clear(out);
	if (length < NONCE + TAG)
		return -1;
	if (buf_room(&packed, length - NONCE - TAG) == NULL)
		return -1;
	packed.length = length - NONCE - TAG;
	if (crypto_aead_xchacha20poly1305_ietf_decrypt((uint8_t *)packed.data, NULL, NULL,
						       nonce + NONCE, length - NONCE, seal->name,
						       SHA256_BYTES, nonce, seal->key) == 0)
		rc = seal->dictionary != NULL
			 ? inflate_all(seal, (const uint8_t *)packed.data, packed.length, out)
			 : buf_add(out, packed.data, packed.length);
	buf_free(&packed);
	return rc;
}
