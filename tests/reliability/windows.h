/* Every eight bytes that stand in a file, in each way in which a number of 64 bits may be written.
 */
#ifndef TESTS_RELIABILITY_WINDOWS_H
#define TESTS_RELIABILITY_WINDOWS_H

#include <stddef.h>
#include <stdint.h>

/* The first eight bytes of a digest, as a number whose first byte is the highest. */
uint64_t window_of(const void *bytes);

/* Of twelve to fifteen hexadecimal digits that stand by themselves the first six bytes are visited,
 * as this number. */
uint64_t window_short(uint64_t number);

/* One that was found: its number, how it was written ("hex"), and at which byte of what. */
struct window {
	uint64_t number;
	const char *form;
	const char *file;
	const char *part; /* the table and column of a database, or "" */
	size_t at;
};

typedef void windows_visit(void *context, const struct window *window);

/* Visits all windows of a file, and of an SQLite database the values in its tables as well, which
 * may lie in pieces. Adds to `bytes` how many were looked at. A file that cannot be read ends the
 * program. */
void windows_in_file(const char *path, windows_visit *visit, void *context, size_t *bytes);

#endif
