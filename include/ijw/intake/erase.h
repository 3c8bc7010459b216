/* Taking one youth out of a home: what is stored, the settled files and aanmelddatum.csv. */
#ifndef IJW_INTAKE_ERASE_H
#define IJW_INTAKE_ERASE_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/store/gewist.h"

struct erase_call {
	bool claims;  /* also claims of less than seven years ago */
	bool dry_run; /* nothing is changed */
};

struct erased {
	int64_t whole, parts; /* messages that went, and that lost the part of the youth */
	int64_t others;       /* of those that went tell of others too */
	int64_t files;        /* in done/ and rejected/ */
	int64_t aanmeldingen; /* lines of aanmelddatum.csv */
	int64_t youths;       /* of whom anything went */
};

enum erase_outcome {
	ERASE_FAILED = -1, /* it was logged; the same call goes on with it */
	ERASE_DONE,
	ERASE_REFUSED, /* there are such claims, or the erasure list is not to be added to; it was logged */
};

/* Takes the lock of the home for it. Why it is done is what the caller said (actor.h). First the youth is added to the
 * erasure list of the home, where it has one: nothing goes unless that is on the disk. Then files go, then
 * all that is stored, in one transaction, and what is free in the database and its log is overwritten:
 * whatever moment it is cut off at, the same call does the rest. With `dry_run` only what waits to be
 * derived is. */
enum erase_outcome erase_home(const struct home *home, const char *bsn, const struct erase_call *call,
			      struct erased *out);

/* Does the same for every youth of an erasure list, with their claims, of what was received up to the moment of
 * their line: in a home that a backup was put into. Each youth is a transaction. Settled files go when they hold a
 * message that does. */
enum erase_outcome erase_again(const struct home *home, const struct gewist *list, struct erased *out);

#endif
