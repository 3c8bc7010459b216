/* Taking one youth out of a home: what is stored, the settled files and aanmelddatum.csv. */
#ifndef IJW_INTAKE_ERASE_H
#define IJW_INTAKE_ERASE_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/store/home.h"

struct erase_call {
	bool claims;  /* also claims of less than seven years ago */
	bool dry_run; /* nothing is changed */
};

struct erased {
	int64_t whole, parts; /* messages that went, and that lost the part of the youth */
	int64_t others;       /* of those that went tell of others too */
	int64_t files;        /* in done/ and rejected/ */
	int64_t aanmeldingen; /* lines of aanmelddatum.csv */
};

enum erase_outcome {
	ERASE_FAILED = -1, /* it was logged; the same call goes on with it */
	ERASE_DONE,
	ERASE_REFUSED, /* there are such claims, or another process empties the inbox; it was logged */
};

/* Takes the lock of the home for it. Why it is done is what the caller said (actor.h). Files go first, then
 * all that is stored, in one transaction, and what is free in the database and its log is overwritten:
 * whatever moment it is cut off at, the same call does the rest. With `dry_run` only what waits to be
 * derived is. */
enum erase_outcome erase_home(const struct home *home, const char *bsn, const struct erase_call *call,
			      struct erased *out);

#endif
