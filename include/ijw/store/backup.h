/* Copies of the database of a home: made while it is in use, and put back. The keys are never in a
 * copy: without them it tells pseudonyms, codes and dates, and opens no message. */
#ifndef IJW_STORE_BACKUP_H
#define IJW_STORE_BACKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/store/home.h"

/* What a copy holds. */
struct backup {
	int64_t messages;
	int64_t bytes;
	int version; /* of the database */
};

enum backup_outcome {
	BACKUP_FAILED = -1, /* machine or database: try again */
	BACKUP_DONE,
	BACKUP_REFUSED, /* the call was wrong: another file, home or keys */
	BACKUP_CHANGED  /* what it holds is not as ijw left it: each thing is named (custody.h) */
};
/* All log why they failed or refused. */

/* Whether a copy is whole and goes with these keys: its version is known, SQLite finds no page,
 * index or reference broken, every message has its original, every original opens with the archive
 * key and has the SHA-256 it had when it came, the chain of custody is whole, and the pseudonyms of the first and the last youths
 * follow from the pseudonym key. */
enum backup_outcome backup_check(const char *file, const struct home *keys, struct backup *out);

/* Copies the database as it is at one moment, while others read and write it, to `file`: under
 * another name in the same folder first, readable by the owner alone; that is synced, checked
 * (backup_check, and as many rows in every table as there were), and renamed. A file of that name
 * is refused, or with `replace` replaced in one step. A copy inside the home is refused: it would
 * be lost with it. After a failure nothing is left and an older file is as it was. */
enum backup_outcome backup_write(const struct home *home, const char *file, bool replace,
				 struct backup *out);

/* Whether the database of a home has no message: nothing is checked twice for want of that. */
enum backup_outcome backup_may_put(const struct home *home);

/* Puts a checked copy into a home whose database has no message, in one transaction. A home with
 * messages is refused; but `again`, when it was put there before and is not usable yet (home_await_erasure). */
enum backup_outcome backup_put(const struct home *home, const char *file, bool again);

/* Brings what was put up to date, reads it back, and checks it as backup_check did the copy, in
 * which it found `copy`. After BACKUP_FAILED the home is of no use. */
enum backup_outcome backup_verify(const struct home *home, const struct backup *copy);

#endif
