/* Whether a copy of a database is whole, and which keys it goes with. */
#include "backup_parts.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/log.h"
#include "ijw/base/progress.h"
#include "ijw/store/archive.h"

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
	static const char *const suffixes[] = {"-wal", "-journal"};
	struct buf beside = BUF_INIT(0);
	struct stat status;
	bool alone = true;

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]) && alone; i++) {
		buf_clear(&beside);
		buf_printf(&beside, "%s%s", file, suffixes[i]);
		alone = lstat(beside.data, &status) != 0 || status.st_size == 0;
	}
	if (!alone)
		log_error("%s: %s lies beside it, so it is a database in use and no backup; make "
			  "one with 'ijw backup'",
			  file, beside.data);
	buf_free(&beside);
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
				"IN ('bericht', 'origineel', 'event', 'jeugdige')",
				&tables);
	if (found == 1 && (out->version == 0 || strcmp(tables.data, "4") != 0)) {
		log_error("%s: this is no database of ijw", copy->path);
		found = 0;
	}
	buf_free(&tables);
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

static bool is_same(const struct original *original, const struct buf *bytes)
{
	uint8_t sha256[SHA256_BYTES];

	hash_sha256(bytes->data != NULL ? bytes->data : "", bytes->length, sha256);
	return memcmp(sha256, original->sha256, sizeof(sha256)) == 0;
}

static enum backup_outcome check_originals(struct store *copy, struct backup *out)
{
	struct original original = {0};
	struct buf bytes = BUF_INIT(0);
	bool closed = false;
	int more;

	while ((more = store_original_next(copy, original.bericht, &original)) == 1) {
		enum original_fault fault = store_original_open(copy, &original, &bytes);

		closed = fault == ORIGINAL_CLOSED;
		if (fault == ORIGINAL_WELL && !is_same(&original, &bytes))
			fault = ORIGINAL_CLOSED;
		if (fault != ORIGINAL_WELL) {
			more = store_original_complain(copy, &original, fault);
			break;
		}
		out->messages++;
		progress_show((unsigned long long)out->messages, "messages checked");
	}
	progress_clear();
	buf_free(&bytes);
	/* When not even the first opens, the key is the likeliest culprit. */
	return more == 0                      ? BACKUP_DONE
	       : closed && out->messages == 0 ? BACKUP_REFUSED
					      : BACKUP_FAILED;
}

/* What speaks for and against the pseudonym key. */
struct witness {
	struct judge *judge;
	struct buf bytes;
	uint32_t for_it, against;
};

/* Hears one message of a youth: none of those in it is the youth under another key. A message that
 * this program cannot read any more says nothing. */
static int hear(struct witness *witness, struct store *copy, int64_t bericht, const char *client)
{
	struct original original;
	struct judgement judgement;
	char pseudonym[PSEUDONYM_TEXT];
	bool known = false, named = false;

	if (store_original_next(copy, bericht - 1, &original) != 1 ||
	    store_original_open(copy, &original, &witness->bytes) != ORIGINAL_WELL)
		return -1;
	judge_bytes(witness->judge, witness->bytes.data != NULL ? witness->bytes.data : "",
		    witness->bytes.length, &judgement);
	judge_facts(witness->judge, &judgement);
	for (size_t i = 0; i < judgement.event_count && !known; i++) {
		const char *bsn = judgement.events[i].bsn;

		if (bsn == NULL)
			continue;
		named = true;
		hash_pseudonym(copy->home->keys->pseudonym, bsn, strlen(bsn), pseudonym);
		known = strcmp(pseudonym, client) == 0;
	}
	witness->for_it += known;
	witness->against += named && !known;
	return 0;
}

static int hear_all(struct witness *witness, struct store *copy)
{
	sqlite3_stmt *row = db_statement(copy, SQL_BACKUP_YOUTHS);
	int more;

	if (row == NULL)
		return -1;
	while ((more = db_row(copy, row)) == 1) {
		const char *client = (const char *)sqlite3_column_text(row, 0);
		int64_t bericht = sqlite3_column_int64(row, 1);

		if (client != NULL && bericht > 0 && hear(witness, copy, bericht, client) != 0) {
			sqlite3_reset(row);
			return -1;
		}
	}
	return more;
}

static enum backup_outcome check_pseudonyms(struct store *copy)
{
	struct xsd *xsd = xsd_open(NULL);
	struct witness witness = {.judge = xsd != NULL ? judge_new(xsd) : NULL,
				  .bytes = BUF_INIT(0)};
	enum backup_outcome outcome = BACKUP_FAILED;

	if (witness.judge != NULL && hear_all(&witness, copy) == 0)
		outcome = witness.against > 0 ? BACKUP_REFUSED : BACKUP_DONE;
	if (outcome == BACKUP_REFUSED)
		log_error("%s: pseudonym.key is not the key its pseudonyms were made with; give "
			  "the key of the home that was copied",
			  copy->path);
	judge_free(witness.judge);
	xsd_free(xsd);
	buf_free(&witness.bytes);
	return outcome;
}

enum backup_outcome backup_examine(struct store *copy, const struct backup_tally *tally,
				   struct backup *out)
{
	enum backup_outcome outcome = check_kind(copy, out);
	struct backup_tally found;

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
	return outcome == BACKUP_DONE ? check_pseudonyms(copy) : outcome;
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
