/* Between making a copy of a database, checking it and putting it back. */
#ifndef STORE_BACKUP_PARTS_H
#define STORE_BACKUP_PARTS_H

#include "db.h"
#include "ijw/store/backup.h"

/* How many rows the tables have. */
enum { TALLY_TABLES = 11 };
struct backup_tally {
	int64_t rows[TALLY_TABLES];
};

/* backup_check.c: counts them. 0 or -1. */
int backup_count(struct store *store, struct backup_tally *out);

/* backup_check.c: as backup_check, of an open database, which must have these rows when `tally` is
 * not NULL. */
enum backup_outcome backup_examine(struct store *copy, const struct backup_tally *tally,
				   struct backup *out);

/* backup_check.c: as backup_check, of a copy that must have these rows. */
enum backup_outcome backup_compare(const char *file, const struct home *keys,
				   const struct backup_tally *tally, struct backup *out);

/* backup_copy.c: copies the pages that are left to `path` and ends the copying. 0, or -1 after it
 * logged. */
int backup_pages(sqlite3_backup *backup, const char *path);

#endif
