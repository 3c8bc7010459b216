/* The bytes of one container as they come from its file: inflated, counted and bounded. */
#ifndef IJW_SRC_MESSAGE_STREAM_H
#define IJW_SRC_MESSAGE_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct stream;

/* Reads from the current offset of `fd`, which stays the caller's; through gunzip when `gzip`.
 * Ended with stream_free. Without memory the process ends. */
struct stream *stream_new(int fd, bool gzip);

/* The same of bytes in memory, which stay the caller's and outlive the stream. */
struct stream *stream_of(const char *bytes, size_t length);
void stream_free(struct stream *stream);

/* The next piece, which belongs to the stream and lasts until the next call. Returns its length, 0
 * at the end, -1 when the file cannot be read, is a damaged gzip, or inflates past a limit. */
ssize_t stream_next(struct stream *stream, const void **piece);

/* The same of at most `most` bytes, at least 1. */
ssize_t stream_take(struct stream *stream, const void **piece, uint64_t most);

/* The first bytes, up to `length` (at most 64 kB), without taking them. Returns their number or -1.
 */
ssize_t stream_peek(struct stream *stream, const void **piece, size_t length);

/* The last `length` bytes of what the stream is made of, before anything of it was read, and not
 * inflated. `*all` is how many there are; fewer than `length` give as many. Returns their number or
 * -1. */
ssize_t stream_tail(struct stream *stream, void *bytes, size_t length, uint64_t *all);

/* Whether the -1 was a limit, or that the file cannot be read. */
bool stream_passed_limit(const struct stream *stream);
bool stream_unread(const struct stream *stream);

/* Bytes that were taken so far. */
uint64_t stream_taken(const struct stream *stream);

/* Bytes that came out so far, also those that were only peeked at, and how many of them up to and
 * including the last one that is not NUL. */
uint64_t stream_total(const struct stream *stream);
uint64_t stream_filled(const struct stream *stream);

/* Whether `inflated` bytes out of `packed` are more than an archive may hold. */
bool stream_is_bomb(uint64_t inflated, uint64_t packed);

#endif
