#include "stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "gunzip.h"

enum { PIECE_BYTES = 64 * 1024 };

struct stream {
	int fd;
	const char *bytes; /* instead of a file: what was not read yet */
	size_t left;
	struct gunzip *gunzip; /* NULL: as it is */
	bool passed_limit;
	bool unread;
	size_t at;   /* of the bytes in `piece` that nobody has taken yet */
	size_t held; /* how many those are */
	uint64_t total;
	uint64_t filled;
	char piece[PIECE_BYTES];
};

bool stream_is_bomb(uint64_t inflated, uint64_t packed)
{
	if (inflated > LIMIT_ARCHIVE_BYTES)
		return true;
	return inflated > LIMIT_RATIO_FREE_BYTES &&
	       packed < (inflated + LIMIT_ARCHIVE_RATIO - 1) / LIMIT_ARCHIVE_RATIO;
}

struct stream *stream_new(int fd, bool gzip)
{
	struct stream *stream = xmalloc(sizeof(*stream));

	memset(stream, 0, offsetof(struct stream, piece));
	stream->fd = fd;
	if (gzip)
		stream->gunzip = gunzip_new(fd);
	return stream;
}

struct stream *stream_of(const char *bytes, size_t length)
{
	struct stream *stream = stream_new(-1, false);

	stream->bytes = bytes;
	stream->left = length;
	return stream;
}

void stream_free(struct stream *stream)
{
	if (stream == NULL)
		return;
	gunzip_free(stream->gunzip);
	explicit_bzero(stream->piece, sizeof(stream->piece));
	free(stream);
}

static ssize_t read_memory(struct stream *stream, char *bytes, size_t size)
{
	size_t take = stream->left < size ? stream->left : size;

	memcpy(bytes, stream->bytes, take);
	stream->bytes += take;
	stream->left -= take;
	return (ssize_t)take;
}

static ssize_t read_plain(struct stream *stream, char *bytes, size_t size)
{
	ssize_t got;

	if (stream->bytes != NULL)
		return read_memory(stream, bytes, size);
	do
		got = read(stream->fd, bytes, size);
	while (got < 0 && errno == EINTR);
	return got;
}

/* Reads once. Counts, and refuses what inflates too far. */
static ssize_t read_some(struct stream *stream, char *bytes, size_t size)
{
	ssize_t got = stream->gunzip != NULL ? gunzip_read(stream->gunzip, bytes, size)
					     : read_plain(stream, bytes, size);

	if (got < 0)
		stream->unread = stream->gunzip == NULL || gunzip_unread(stream->gunzip);
	if (got <= 0)
		return got;
	for (size_t i = (size_t)got; i > 0; i--)
		if (bytes[i - 1] != '\0') {
			stream->filled = stream->total + i;
			break;
		}
	stream->total += (uint64_t)got;
	if (stream->gunzip != NULL &&
	    stream_is_bomb(stream->total, gunzip_packed(stream->gunzip))) {
		stream->passed_limit = true;
		return -1;
	}
	return got;
}

ssize_t stream_peek(struct stream *stream, const void **piece, size_t length)
{
	if (stream->held < length && stream->at > 0) {
		memmove(stream->piece, stream->piece + stream->at, stream->held);
		stream->at = 0;
	}
	while (stream->held < length) {
		ssize_t got =
		    read_some(stream, stream->piece + stream->held, PIECE_BYTES - stream->held);

		if (got < 0)
			return -1;
		if (got == 0)
			break;
		stream->held += (size_t)got;
	}
	*piece = stream->piece + stream->at;
	return (ssize_t)(stream->held < length ? stream->held : length);
}

ssize_t stream_take(struct stream *stream, const void **piece, uint64_t most)
{
	size_t length;

	if (stream->passed_limit)
		return -1;
	if (stream->held == 0) {
		ssize_t got = read_some(stream, stream->piece, PIECE_BYTES);

		if (got <= 0)
			return got;
		stream->at = 0;
		stream->held = (size_t)got;
	}
	length = most < stream->held ? (size_t)most : stream->held;
	*piece = stream->piece + stream->at;
	stream->at += length;
	stream->held -= length;
	return (ssize_t)length;
}

ssize_t stream_next(struct stream *stream, const void **piece)
{
	return stream_take(stream, piece, PIECE_BYTES);
}

ssize_t stream_tail(struct stream *stream, void *bytes, size_t length, uint64_t *all)
{
	off_t start, end;
	size_t want;
	ssize_t got;

	if (stream->bytes != NULL) {
		*all = stream->left;
		want = stream->left < length ? stream->left : length;
		memcpy(bytes, stream->bytes + stream->left - want, want);
		return (ssize_t)want;
	}
	start = lseek(stream->fd, 0, SEEK_CUR);
	end = lseek(stream->fd, 0, SEEK_END);
	stream->unread = start < 0 || end < start || lseek(stream->fd, start, SEEK_SET) != start;
	if (stream->unread)
		return -1;
	*all = (uint64_t)(end - start);
	want = *all < length ? (size_t)*all : length;
	got = pread(stream->fd, bytes, want, end - (off_t)want);
	stream->unread = got < 0;
	return got == (ssize_t)want ? got : -1;
}

bool stream_passed_limit(const struct stream *stream)
{
	return stream->passed_limit;
}

bool stream_unread(const struct stream *stream)
{
	return stream->unread;
}

uint64_t stream_taken(const struct stream *stream)
{
	return stream->total - stream->held;
}

uint64_t stream_total(const struct stream *stream)
{
	return stream->total;
}

uint64_t stream_filled(const struct stream *stream)
{
	return stream->filled;
}
