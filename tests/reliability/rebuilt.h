/* Messages and lists, and all that is known of a youth, made anew with another BSN in them. */
#ifndef TESTS_RELIABILITY_REBUILT_H
#define TESTS_RELIABILITY_REBUILT_H

#include <stddef.h>
#include <stdint.h>

/* The BSNs that are tried, in ascending order. */
enum { BSN_DIGITS = 9, BSN_TEXT = BSN_DIGITS + 1 };
struct space {
	char (*bsn)[BSN_TEXT];
	size_t count;
	size_t most; /* so many are tried in the place of one: itself and those that follow it */
};

/* The first eight bytes of a digest, of which youth of the space it would tell, and what it is a
 * digest of: `what` ("the message") in `file`. */
struct needle {
	uint64_t number;
	size_t youth;
	const char *digest;
	const char *what;
	const char *file;
};

typedef void needle_visit(void *context, const struct needle *needle);

/* Visits the needles of a message. Marks in `present`, which has a byte a youth of the space, those
 * that it is about. A file that cannot be read ends the program. */
void rebuilt_visit(const char *file, const struct space *space, char *present, needle_visit *visit,
		   void *context);

#endif
