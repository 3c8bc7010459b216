#include "gunzip.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "ijw/base/pool.h"

/* zlib itself and not the gzip filter of libarchive: that one checks neither checksum nor length,
 * ends in silence at whatever follows the first member, and opens a gzip within a gzip unasked. */

enum { PACKED_BYTES = 64 * 1024 };

/* 15 bits of window; 16 more stand for a gzip header and trailer, which zlib then checks. */
enum { WINDOW = 15 + 16 };

struct gunzip {
	z_stream stream;
	int fd;
	bool ended;  /* the last inflate came to the end of a member */
	bool full;   /* the last inflate filled its room: more may be held back inside */
	bool broken; /* an error is an error at every later read too */
	bool unread; /* it was one of reading */
	uint64_t packed;
	unsigned char bytes[PACKED_BYTES];
};

struct gunzip *gunzip_new(int fd)
{
	struct gunzip *gunzip = xmalloc(sizeof(*gunzip));

	memset(gunzip, 0, sizeof(*gunzip));
	gunzip->fd = fd;
	if (inflateInit2(&gunzip->stream, WINDOW) != Z_OK)
		gunzip->broken = true;
	return gunzip;
}

void gunzip_free(struct gunzip *gunzip)
{
	if (gunzip == NULL)
		return;
	/* The only error is a stream that was never made. */
	(void)inflateEnd(&gunzip->stream);
	free(gunzip);
}

bool gunzip_unread(const struct gunzip *gunzip)
{
	return gunzip->unread;
}

uint64_t gunzip_packed(const struct gunzip *gunzip)
{
	return gunzip->packed;
}

/* More packed bytes. Returns their number, 0 at the end of the file, or -1. */
static ssize_t refill(struct gunzip *gunzip)
{
	ssize_t got;

	do
		got = read(gunzip->fd, gunzip->bytes, sizeof(gunzip->bytes));
	while (got < 0 && errno == EINTR);
	if (got < 0)
		gunzip->unread = true;
	if (got > 0) {
		gunzip->stream.next_in = gunzip->bytes;
		gunzip->stream.avail_in = (uInt)got;
	}
	return got;
}

/* One call of inflate. Returns the bytes that came out, or -1. */
static ssize_t inflate_some(struct gunzip *gunzip, void *bytes, size_t size)
{
	z_stream *stream = &gunzip->stream;
	uInt room = size > PACKED_BYTES ? PACKED_BYTES : (uInt)size;
	uInt before = stream->avail_in;
	int result;

	stream->next_out = bytes;
	stream->avail_out = room;
	result = inflate(stream, Z_NO_FLUSH);
	gunzip->packed += before - stream->avail_in;
	/* Z_BUF_ERROR: nothing was held back after all. */
	if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
		return -1;
	gunzip->ended = result == Z_STREAM_END;
	gunzip->full = stream->avail_out == 0 && !gunzip->ended;
	return (ssize_t)(room - stream->avail_out);
}

ssize_t gunzip_read(struct gunzip *gunzip, void *bytes, size_t size)
{
	ssize_t got = 0;

	while (!gunzip->broken && got == 0) {
		if (gunzip->stream.avail_in == 0 && !gunzip->full) {
			got = refill(gunzip);
			if (got == 0 && gunzip->ended)
				return 0;
			if (got <= 0)
				break;
		}
		/* A file may be several members in a row; anything else fails as their header. */
		if (gunzip->ended && inflateReset(&gunzip->stream) != Z_OK)
			break;
		got = inflate_some(gunzip, bytes, size);
		if (got < 0)
			break;
	}
	if (got > 0)
		return got;
	gunzip->broken = true;
	return -1;
}
