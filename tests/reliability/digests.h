/* Digests that need no secret key, as whoever has none may make them. */
#ifndef TESTS_RELIABILITY_DIGESTS_H
#define TESTS_RELIABILITY_DIGESTS_H

#include <stddef.h>
#include <stdint.h>

/* Receives the first eight bytes of a digest (windows.h). */
typedef void digests_visit(void *context, uint64_t number, const char *digest);

/* Visits each digest of these bytes, and those of their SHA-256. */
void digests_of(const void *bytes, size_t length, digests_visit *visit, void *context);

#endif
