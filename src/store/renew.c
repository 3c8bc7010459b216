/* Making a database anew: out of the originals, and of what does not follow from them, a new one is
 * made beside it, all of whose pages then take the place of the old ones in one transaction.
 * Readers see the old one or the new one; a crash or a full disk leaves the old one; no page and no
 * free page of it is left. That is how every change of the tables reaches a home. */
#include "renew.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "backup_parts.h"
#include "bericht.h"
#include "custody_parts.h"
#include "ijw/base/clock.h"
#include "ijw/base/halt.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/progress.h"
#include "ijw/store/examiner.h"
#include "ijw/store/renewal.h"
#include "key_run.h"
#include "masker.h"
#include "original.h"
#include "schema.h"

struct renewal {
	struct store *old;  /* whose pages give way; nobody but the copying may use it */
	struct store *from; /* reads it */
	struct store *made; /* takes its place */
	sqlite3_backup
	    *backup; /* keeps others from writing to `old`; NULL: nothing is to be kept */
};

/* The first step, of no page, locks the old database: from then on nobody can add a message to what
 * is about to be replaced. The new one has pages by now: from none at all that step would be the
 * last one too, and leave nothing of either. */
static int lock(struct renewal *renewal)
{
	struct store *old = renewal->old;
	int rc;

	db_forget(old);
	renewal->backup = sqlite3_backup_init(old->db, "main", renewal->made->db, "main");
	if (renewal->backup == NULL)
		return db_failed(old);
	rc = sqlite3_backup_step(renewal->backup, 0);
	return rc == SQLITE_OK ? 0 : db_complain(old->path, rc);
}

struct renewal *renewal_open(struct store *store, bool keep)
{
	struct renewal *renewal = xcalloc(1, sizeof(*renewal));

	renewal->old = store;
	renewal->made = store_in_the_making(store->home);
	if (renewal->made == NULL || schema_make(renewal->made) != 0 ||
	    (keep && lock(renewal) != 0))
		goto failed;
	renewal->from = store_beside(store);
	if (renewal->from != NULL && schema_version(renewal->from) > 0 &&
	    store_bulk(renewal->made, true) == 0 && store_begin(renewal->made) == 0)
		return renewal;
failed:
	renewal_close(renewal);
	return NULL;
}

void renewal_close(struct renewal *renewal)
{
	if (renewal == NULL)
		return;
	if (renewal->backup != NULL)
		sqlite3_backup_finish(renewal->backup);
	store_close(renewal->from);
	store_close(renewal->made);
	free(renewal);
}

int renewal_differences(struct renewal *renewal, struct difference out[DIFFERENCES])
{
	if (key_run_store(renewal->made) != 0)
		return -1;
	return differences_between(renewal->made, renewal->from, true, out);
}

struct store *renewal_made(struct renewal *renewal)
{
	return renewal->made;
}

/* ---- What does not follow from the originals ---- */

static void read_digest(sqlite3_stmt *row, int column, struct digest_cell *out)
{
	const void *bytes = sqlite3_column_blob(row, column);
	size_t length = (size_t)sqlite3_column_bytes(row, column);

	*out = (struct digest_cell){.length = 0};
	/* Up to version 12 in hexadecimal. */
	if (sqlite3_column_type(row, column) == SQLITE_TEXT) {
		if (digest_read((const char *)sqlite3_column_text(row, column), out->bytes,
				SHA256_BYTES) == 0)
			out->length = SHA256_BYTES;
	} else if (length <= SHA256_BYTES) {
		out->length = length;
		memcpy(out->bytes, length > 0 ? bytes : "", length);
	}
}

/* The cells behind those of the original (SQL_CARRY_MESSAGES). The texts are those of the row. */
static struct receipt read_receipt(sqlite3_stmt *row, const struct original *original,
				   const uint8_t kenmerk[KENMERK_BYTES])
{
	enum {
		RECEIVED = ORIGINAL_CELLS,
		FILE_NAME,
		MEMBER,
		PROGRAM,
		RELEASE,
		SCHEMAS,
		RULES,
		LISTS
	};
	struct receipt receipt = {.bericht = original->bericht,
				  .kenmerk = kenmerk,
				  .verdict = original->verdict,
				  .received = sqlite3_column_int64(row, RECEIVED),
				  .file = (const char *)sqlite3_column_text(row, FILE_NAME),
				  .member = (const char *)sqlite3_column_text(row, MEMBER)};
	struct basis *basis = &receipt.basis;

	snprintf(basis->programma, sizeof(basis->programma), "%s",
		 (const char *)sqlite3_column_text(row, PROGRAM));
	snprintf(basis->release, sizeof(basis->release), "%s",
		 (const char *)sqlite3_column_text(row, RELEASE));
	read_digest(row, SCHEMAS, &basis->schemas);
	read_digest(row, RULES, &basis->regels);
	read_digest(row, LISTS, &basis->lijsten);
	return receipt;
}

static int carry(struct renewal *renewal, enum statement select, enum statement insert)
{
	sqlite3_stmt *row = db_statement(renewal->from, select);
	int more = row != NULL ? 1 : -1;

	db_progress(renewal->from, "SELECT count(*) FROM bericht");
	while (more == 1 && (more = db_row(renewal->from, row)) == 1) {
		struct binder binder = {.statement = db_statement(renewal->made, insert)};

		if (binder.statement == NULL)
			return -1;
		for (int i = 0; i < sqlite3_column_count(row) && binder.rc == SQLITE_OK; i++)
			binder.rc = sqlite3_bind_value(binder.statement, i + 1,
						       sqlite3_column_value(row, i));
		if (db_bound(renewal->made, &binder) != 0)
			return -1;
	}
	return more;
}

/* Their references are masked as those of the messages are. */
static int carry_aanmeldingen(struct renewal *renewal)
{
	sqlite3_stmt *row = db_statement(renewal->from, SQL_CARRY_AANMELDING);
	int more = row != NULL ? 1 : -1;

	while (more == 1 && (more = db_row(renewal->from, row)) == 1)
		if (aanmelding_add(renewal->made, (const char *)sqlite3_column_text(row, 0),
				   (const char *)sqlite3_column_text(row, 1),
				   sqlite3_column_int(row, 2)) < 0)
			return -1;
	return more;
}

static int carry_rest(struct renewal *renewal)
{
	static const enum statement tables[][2] = {
	    {SQL_CARRY_AFKEUR, SQL_AFKEUR_ADD},
	    {SQL_CARRY_GEWIST, SQL_GEWIST_ADD},
	    {SQL_CARRY_LIJST, SQL_LIJST_ADD},
	    {SQL_CARRY_NAAM, SQL_NAAM_ADD},
	    {SQL_CARRY_STAND, SQL_STAND_SET},
	    {SQL_CARRY_LOGBOEK, SQL_LOGBOEK_ADD},
	    {SQL_CARRY_LOGBOEK_END, SQL_LOGBOEK_END_SET},
	};
	int rc = carry_aanmeldingen(renewal);

	for (size_t i = 0; rc == 0 && i < sizeof(tables) / sizeof(tables[0]); i++)
		rc = carry(renewal, tables[i][0], tables[i][1]);
	if (rc == 0)
		rc = custody_anew(renewal->made, renewal->from);
	return rc == 0 ? aanmelding_forget_digest(renewal->made) : -1;
}

/* ---- What follows from them ---- */

/* What is sealed as it is today stays so. */
static int keep_original(struct renewal *renewal, const struct original *original,
			 const uint8_t kenmerk[KENMERK_BYTES], const struct buf *bytes,
			 const struct judgement *judgement)
{
	struct store *made = renewal->made;
	int kept = 0;

	if (original_is_of_today(original))
		kept = original_carry(made, renewal->from, original, judgement);
	if (kept != 0)
		return kept < 0 ? -1 : 0;
	return original_put(made, original->bericht, kenmerk,
			    bytes->data != NULL ? bytes->data : "", bytes->length, judgement,
			    original->verdict == VERDICT_ACCEPTED, NULL);
}

/* The names of an older database were not masked. */
static void mask_names_of(const struct store *made, const struct judgement *judgement,
			  struct receipt *receipt, struct pool *pool)
{
	const struct persons *persons = judgement->typed ? &judgement->persons : NULL;
	const char **const names[] = {&receipt->file, &receipt->member};
	struct buf name = BUF_INIT(0);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (*names[i] == NULL)
			continue;
		buf_clear(&name);
		mask_path(made->home->keys->pseudonym, *names[i], persons, &name);
		*names[i] = pool_copy(pool, name.data, name.length);
	}
	buf_free(&name);
}

static int add_message(struct renewal *renewal, const struct examined *examined, sqlite3_stmt *row,
		       struct renewed *out)
{
	struct store *made = renewal->made;
	struct judgement *judgement = examined->judgement;
	uint8_t kenmerk[KENMERK_BYTES];
	struct original original;
	struct receipt receipt;
	struct content content;

	original_read(row, &original);
	if (examined->fault != ORIGINAL_WELL)
		return store_original_complain(renewal->from, &original, examined->fault);
	original_kenmerk(made, &original, kenmerk);
	receipt = read_receipt(row, &original, kenmerk);
	mask_names_of(made, judgement, &receipt, judgement->findings.pool);
	if (masker_apply(made, judgement) != 0)
		return -1;
	content = bericht_content(made, judgement, original.verdict == VERDICT_ACCEPTED);
	if (bericht_add_row(made, &receipt, judgement, &content) != original.bericht ||
	    keep_original(renewal, &original, kenmerk, examined->bytes, judgement) != 0 ||
	    bericht_add_content(made, original.bericht, &content) == STORE_FAILED)
		return -1;
	out->messages++;
	out->otherwise += !original.erased && judgement->verdict != original.verdict;
	out->erased += original.erased;
	return 0;
}

/* The message of a row, judged: the examiner goes through the same messages in the same order. 0,
 * or -1 after it logged. */
static int judge_again(const struct renewal *renewal, struct examiner *examiner, sqlite3_stmt *row,
		       struct examined *out)
{
	int more = examiner_next(examiner, out);

	if (more == 1 && out->original.bericht == sqlite3_column_int64(row, 0))
		return 0;
	return more < 0 ? examiner_failed(examiner) : db_complain(renewal->from->path, SQLITE_CORRUPT);
}

static int add_messages(struct renewal *renewal, struct renewed *out)
{
	struct examiner *examiner =
	    examiner_open(renewal->from, (uint32_t)renewal->from->home->werkers);
	sqlite3_stmt *row = db_statement(renewal->from, SQL_CARRY_MESSAGES);
	int more = examiner != NULL && row != NULL ? 1 : -1;

	if (more == 1)
		examiner_begin(examiner, 0, INT64_MAX);
	while (more == 1 && (more = db_row(renewal->from, row)) == 1) {
		struct examined examined;

		if (halt_asked() || judge_again(renewal, examiner, row, &examined) != 0 ||
		    add_message(renewal, &examined, row, out) != 0) {
			sqlite3_reset(row);
			more = -1;
		}
		progress_show(out->messages, N_("messages"));
	}
	progress_clear();
	examiner_close(examiner);
	return more;
}

static int derive_all(struct store *made, int32_t day)
{
	struct deriving deriving;
	uint64_t youths = 0;
	int more = -1;

	if (derive_begin(made, day, true, &deriving) != 0)
		return -1;
	db_progress(made, "SELECT count(*) FROM jeugdige");
	while (!halt_asked() && (more = derive_next(made, &deriving)) == 1)
		progress_show(++youths, N_("youths"));
	progress_clear();
	return more == 0 ? derive_end(made, &deriving) : -1;
}

int renewal_make(struct renewal *renewal, int32_t day, struct renewed *out)
{
	*out = (struct renewed){0};
	if (add_messages(renewal, out) != 0 || carry_rest(renewal) != 0)
		return -1;
	return derive_all(renewal->made, day);
}

/* ---- In its place ---- */

/* With the last page the transaction is committed. The log then has nothing of the old database,
 * and what it has goes into the file at once, unless somebody still reads the old one. */
int renewal_keep(struct renewal *renewal)
{
	struct store *old = renewal->old;
	int rc;

	if (halt_asked() || store_commit(renewal->made) != 0)
		return -1;
	rc = backup_pages(renewal->backup, old->path);
	renewal->backup = NULL;
	return rc == 0 ? store_empty_log(old) : -1;
}

/* ---- An older version ---- */

static int announce(struct store *store)
{
	struct buf messages = BUF_INIT(0), megabytes = BUF_INIT(0);
	int rc = -1;

	if (db_text(store, "SELECT count(*) FROM bericht", &messages) == 1 &&
	    db_text(store,
		    "SELECT page_count * page_size / 1048576 + 1 FROM pragma_page_count,"
		    " pragma_page_size",
		    &megabytes) == 1)
		rc = 0;
	if (rc == 0)
		log_note("%s: this database of version %d is brought up to version %d: its %s "
			 "messages are opened, judged and sealed anew, some 200,000 a minute, "
			 "which needs twice its %s MB until it is done; when it fails nothing "
			 "has changed",
			 store->path, store->version, SCHEMA_VERSION, messages.data,
			 megabytes.data);
	if (rc == 0 && store->version < SCHEMA_KEYED)
		log_note("backups made before can be traced to children by whoever has one, "
			 "without a key: make a new one with 'ijw backup' and remove them");
	buf_free(&messages);
	buf_free(&megabytes);
	return rc;
}

/* Another process may have done it meanwhile. */
static int upgrade(struct renewal *renewal)
{
	int64_t now = clock_now();
	struct renewed renewed;

	if (renewal->from->version == SCHEMA_VERSION)
		return 0;
	if (renewal_make(renewal, clock_day(now), &renewed) != 0 ||
	    store_rebuild_remember(renewal->made, now) != 0)
		return -1;
	return renewal_keep(renewal);
}

int renew_upgrade(struct store *store)
{
	struct renewal *renewal;
	int rc = -1;

	if (announce(store) != 0 || store_empty_log(store) != 0)
		return -1;
	renewal = renewal_open(store, true);
	if (renewal != NULL)
		rc = upgrade(renewal);
	renewal_close(renewal);
	if (rc != 0 && halt_asked())
		log_note("%s: bringing it up to date was broken off; it is of version %d as before, "
			 "and the next command that writes begins anew",
			 store->path, store->version);
	if (rc != 0)
		return -1;
	store->version = SCHEMA_VERSION;
	log_note("%s: this database is of version %d now", store->path, SCHEMA_VERSION);
	return 0;
}
