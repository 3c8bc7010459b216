/* Whether a copy of a database is whole, and which keys it goes with. */
#include "backup_parts.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/progress.h"
#include "ijw/store/archive.h"
#include "ijw/store/examiner.h"
#include "custody_parts.h"
#include "schema.h"

int backup_count(struct store *store, struct backup_tally *out)
{
	sqlite3_stmt *row = db_statement(store, SQL_BACKUP_TALLY);

	if (row == NULL || db_row(store, row) != 1)
		return -1;
	for (int i = 0; i < TALLY_TABLES; i++)
		out->rows[i] = sqlite3_column_int64(row, i);
	sqlite3_reset(row);
	return 0;
}

/* A database that is being written has its newest rows beside it: its file alone is no copy. */
static bool is_alone(const char *file)
{
	bool alone = store_is_alone(file);

	if (!alone)
		log_error(
		    "%s: a log lies beside it, so it is a database in use and no backup; make "
		    "one with 'ijw backup'",
		    file);
	return alone;
}

static enum backup_outcome check_kind(struct store *copy, struct backup *out)
{
	struct buf tables = BUF_INIT(0);
	int found = -1;

	out->version = schema_version(copy);
	if (out->version >= 0)
		found = db_text(copy,
				"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name "
				"IN ('bericht', 'origineel', 'jeugdige')",
				&tables);
	if (found == 1 && (out->version == 0 || strcmp(tables.data, "3") != 0)) {
		log_error("%s: this is no database of ijw", copy->path);
		found = 0;
	}
	buf_free(&tables);
	if (found == 1 && schema_examine(copy) < 0)
		found = -1;
	return found < 0 ? BACKUP_FAILED : found == 0 ? BACKUP_REFUSED : BACKUP_DONE;
}

/* SQLite's own account of what is wrong stays with us: it may quote what a row holds. */
static int check_pages(struct store *copy)
{
	struct buf answer = BUF_INIT(0);
	int rc = -1, more = db_text(copy, "PRAGMA integrity_check(1)", &answer);

	if (more == 1 && strcmp(answer.data, "ok") == 0) {
		more = db_text(copy, "PRAGMA foreign_key_check", &answer);
		rc = more == 0 ? 0 : -1;
	}
	if (rc != 0 && more >= 0)
		log_error("%s: this database is damaged; use another copy", copy->path);
	buf_free(&answer);
	return rc;
}

static enum backup_outcome check_originals(struct store *copy, struct backup *out)
{
	struct examiner *examiner = examiner_open(copy, (uint32_t)copy->home->werkers);
	struct examined examined;
	bool closed = false;
	int more = -1;

	db_progress(copy, "SELECT count(*) FROM bericht");
	if (examiner != NULL)
		examiner_check(examiner);
	while (examiner != NULL && (more = examiner_next(examiner, &examined)) == 1) {
		closed = examined.fault == ORIGINAL_CLOSED;
		if (examined.fault != ORIGINAL_WELL) {
			store_original_complain(copy, &examined.original, examined.fault);
			break;
		}
		out->messages++;
		progress_show((unsigned long long)out->messages, N_("messages checked"));
	}
	progress_clear();
	if (more < 0 && examiner != NULL)
		(void)examiner_failed(examiner);
	examiner_close(examiner);
	/* When not even the first opens, the key is the likeliest culprit. */
	return more == 0                      ? BACKUP_DONE
	       : closed && out->messages == 0 ? BACKUP_REFUSED
					      : BACKUP_FAILED;
}

static enum backup_outcome outcome_of(enum keys_outcome keys)
{
	return keys == KEYS_WRONG    ? BACKUP_REFUSED
	       : keys == KEYS_FAILED ? BACKUP_FAILED
				     : BACKUP_DONE;
}

/* A copy of an older version has no chain yet. */
static enum backup_outcome check_custody(struct store *copy)
{
	int wrong = copy->version == SCHEMA_VERSION ? custody_complain(copy, copy->path) : 0;

	return wrong < 0 ? BACKUP_FAILED : wrong > 0 ? BACKUP_CHANGED : BACKUP_DONE;
}

enum backup_outcome backup_examine(struct store *copy, const struct backup_tally *tally,
				   struct backup *out)
{
	enum backup_outcome outcome = check_kind(copy, out);
	struct backup_tally found;

	if (outcome == BACKUP_DONE)
		outcome = outcome_of(keys_check(copy));
	if (outcome != BACKUP_DONE)
		return outcome;
	if (check_pages(copy) != 0)
		return BACKUP_FAILED;
	if (tally != NULL && backup_count(copy, &found) != 0)
		return BACKUP_FAILED;
	if (tally != NULL && memcmp(tally, &found, sizeof(found)) != 0) {
		log_error("%s: the copy has not as many rows as the database had; try again",
			  copy->path);
		return BACKUP_FAILED;
	}
	outcome = check_originals(copy, out);
	if (outcome == BACKUP_DONE)
		outcome = check_custody(copy);
	return outcome == BACKUP_DONE ? outcome_of(keys_prove_pseudonyms(copy)) : outcome;
}

enum backup_outcome backup_compare(const char *file, const struct home *keys,
				   const struct backup_tally *tally, struct backup *out)
{
	struct store *copy = store_aside(keys, file);
	enum backup_outcome outcome =
	    copy != NULL ? backup_examine(copy, tally, out) : BACKUP_FAILED;

	store_close(copy);
	return outcome;
}

enum backup_outcome backup_check(const char *file, const struct home *keys, struct backup *out)
{
	char *path = realpath(file, NULL);
	enum backup_outcome outcome = BACKUP_REFUSED;
	struct stat status;

	*out = (struct backup){0};
	if (path == NULL || stat(path, &status) != 0) {
		log_errno("%s: the backup cannot be read", file);
	} else if (!S_ISREG(status.st_mode)) {
		log_error("%s: this is no regular file and so no backup", file);
	} else if (is_alone(path)) {
		out->bytes = status.st_size;
		outcome = backup_compare(path, keys, NULL, out);
	}
	free(path);
	return outcome;
}
