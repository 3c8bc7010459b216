/* Which keys a database goes with. With a wrong archive key new messages would be sealed so that no
 * key opens all of them, with a wrong pseudonym key every youth would become two. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "home_parts.h"
#include "schema.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/progress.h"
#include "ijw/store/archive.h"
#include "ijw/store/custody.h"
#include "ijw/store/examiner.h"
#include "original.h"

/* A check value is the keyed digest of a text of ours: it tells nothing of the key. */
static const struct check {
	const char *name; /* of the file in keys/ */
	const char *stand;
	const char *text;
	size_t offset; /* in struct keyring */
} checks[] = {
    {"pseudonym.key", "sleutel_pseudonym", "ijw check value of pseudonym.key",
     offsetof(struct keyring, pseudonym)},
    {"archive.key", "sleutel_archive", "ijw check value of archive.key",
     offsetof(struct keyring, archive)},
};

enum { CHECKS = sizeof(checks) / sizeof(checks[0]), VALUE_TEXT = 2 * PSEUDONYM_BYTES + 1 };

static void check_value(const struct store *store, const struct check *check, char text[VALUE_TEXT])
{
	const uint8_t *key = (const uint8_t *)store->home->keys + check->offset;
	uint8_t digest[PSEUDONYM_BYTES];

	pseudonym_digest(key, "", check->text, strlen(check->text), digest);
	digest_hex(digest, sizeof(digest), text);
}

static enum keys_outcome refuse(const struct store *store, const char *name)
{
	log_error("%s: keys/%s is not the key that this database goes with; put back the key from "
		  "its copy, or the database that goes with this one",
		  store->path, name);
	return KEYS_WRONG;
}

static enum keys_outcome check_one(struct store *store, const struct check *check)
{
	struct buf known = BUF_INIT(0);
	enum keys_outcome outcome = KEYS_WELL;
	char value[VALUE_TEXT];

	check_value(store, check, value);
	if (stand_get(store, check->stand, &known) != 0)
		outcome = KEYS_FAILED;
	else if (known.length == 0)
		outcome = KEYS_UNKNOWN;
	else if (strcmp(known.data, value) != 0)
		outcome = refuse(store, check->name);
	buf_free(&known);
	return outcome;
}

enum keys_outcome keys_check(struct store *store)
{
	enum keys_outcome outcome = KEYS_WELL;

	for (int i = 0; i < CHECKS; i++) {
		enum keys_outcome one = check_one(store, &checks[i]);

		if (one == KEYS_FAILED)
			return KEYS_FAILED;
		if (one == KEYS_WRONG || outcome == KEYS_WELL)
			outcome = one;
	}
	return outcome;
}

int keys_remember(struct store *store)
{
	int rc = store_begin(store);

	if (rc != 0)
		return -1;
	for (int i = 0; rc == 0 && i < CHECKS; i++) {
		char value[VALUE_TEXT];

		check_value(store, &checks[i], value);
		rc = stand_set(store, checks[i].stand, value);
	}
	if (rc == 0 && store_commit(store) == 0)
		return 0;
	store_rollback(store);
	return -1;
}

/* ---- A database without check values ---- */

/* Numbers of messages as "1-120, 125", the first of them. */
struct numbers {
	struct buf text;
	int64_t from, to; /* the run at hand; 0 for none */
	int64_t count;
	int runs;
};

enum { RUNS_MOST = 20 };

static void end_run(struct numbers *numbers)
{
	if (numbers->to == 0 || numbers->runs++ > RUNS_MOST)
		return;
	if (numbers->runs > RUNS_MOST)
		buf_puts(&numbers->text, ", ...");
	else
		buf_printf(&numbers->text, "%s%lld", numbers->runs > 1 ? ", " : "",
			   (long long)numbers->from);
	if (numbers->runs <= RUNS_MOST && numbers->to > numbers->from)
		buf_printf(&numbers->text, "-%lld", (long long)numbers->to);
}

static void add_number(struct numbers *numbers, int64_t number)
{
	numbers->count++;
	if (numbers->to != 0 && number == numbers->to + 1) {
		numbers->to = number;
		return;
	}
	end_run(numbers);
	numbers->from = numbers->to = number;
}

/* What speaks for a key, what against it. */
struct witness {
	struct buf bytes;
	struct numbers ours, others;
};

static enum keys_outcome conclude(struct witness *witness, const struct store *store,
				  const char *name)
{
	if (witness->others.count == 0)
		return KEYS_WELL;
	if (witness->ours.count == 0)
		return refuse(store, name);
	end_run(&witness->ours);
	end_run(&witness->others);
	log_error("%s: this home has messages under two keys. keys/%s goes with the messages %s, "
		  "and not with %s: those came under another key, or are damaged. Put back a copy "
		  "from before the first of the other kind, and take in again what came after it",
		  store->path, name, witness->ours.text.data, witness->others.text.data);
	return KEYS_WRONG;
}

static void witness_free(struct witness *witness)
{
	buf_free(&witness->bytes);
	buf_free(&witness->ours.text);
	buf_free(&witness->others.text);
}

static enum keys_outcome prove_archive(struct store *store)
{
	struct witness witness = {.bytes = BUF_INIT(0)};
	struct original original = {0};
	enum keys_outcome outcome = KEYS_FAILED;
	int more;

	db_progress(store, "SELECT max(id) FROM bericht");
	while ((more = store_original_next(store, original.bericht, &original)) == 1) {
		enum original_fault fault = original_unseal(store, &original, &witness.bytes);

		if (fault != ORIGINAL_MISSING)
			add_number(fault == ORIGINAL_WELL ? &witness.ours : &witness.others,
				   original.bericht);
		progress_show((unsigned long long)original.bericht, N_("messages opened"));
	}
	progress_clear();
	if (more == 0)
		outcome = conclude(&witness, store, "archive.key");
	witness_free(&witness);
	return outcome;
}

/* Whether a youth of a message that has this BSN goes by this pseudonym in the database: 1 or 0, -1
 * after it logged. */
static int is_known(struct store *store, int64_t bericht, const char *bsn)
{
	struct binder binder = {.statement = db_statement(store, SQL_KEYS_YOUTH)};
	char pseudonym[PSEUDONYM_TEXT];
	int more;

	if (binder.statement == NULL)
		return -1;
	pseudonym_of_bsn(store->home->keys->pseudonym, bsn, strlen(bsn), pseudonym);
	bind_number(&binder, bericht);
	bind_text(&binder, pseudonym);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	sqlite3_reset(binder.statement);
	return more;
}

/* Hears one message that has youths. One that this program cannot read any more says nothing. */
static int hear(struct witness *witness, struct store *store, struct examiner *examiner,
		int64_t bericht)
{
	const struct judgement *judgement;
	struct examined examined;
	bool named = false;
	int known = 0, more;

	examiner_begin(examiner, bericht - 1, bericht);
	more = examiner_next(examiner, &examined);
	if (more != 1 || examined.fault != ORIGINAL_WELL)
		return more < 0 ? examiner_failed(examiner) : 0;
	judgement = examined.judgement;
	for (size_t i = 0; i < judgement->event_count && known == 0; i++) {
		if (judgement->events[i].bsn == NULL)
			continue;
		named = true;
		known = is_known(store, bericht, judgement->events[i].bsn);
	}
	if (named && known >= 0)
		add_number(known ? &witness->ours : &witness->others, bericht);
	return known < 0 ? -1 : 0;
}

static int hear_all(struct witness *witness, struct store *store, struct examiner *examiner,
		    enum statement which)
{
	sqlite3_stmt *row = db_statement(store, which);
	int more;

	if (row == NULL)
		return -1;
	while ((more = db_row(store, row)) == 1)
		if (hear(witness, store, examiner, sqlite3_column_int64(row, 0)) != 0) {
			sqlite3_reset(row);
			return -1;
		}
	return more;
}

/* All messages of youths are heard only to tell which are under which key. */
enum keys_outcome keys_prove_pseudonyms(struct store *store)
{
	struct examiner *examiner = examiner_open(store, 1);
	struct witness some = {.bytes = BUF_INIT(0)}, all = {.bytes = BUF_INIT(0)};
	enum keys_outcome outcome = KEYS_FAILED;

	if (examiner == NULL || hear_all(&some, store, examiner, SQL_KEYS_MESSAGES) != 0)
		goto out;
	outcome = some.others.count == 0 ? KEYS_WELL : KEYS_FAILED;
	if (some.others.count > 0 && hear_all(&all, store, examiner, SQL_KEYS_ALL) == 0)
		outcome = conclude(&all, store, "pseudonym.key");
out:
	witness_free(&some);
	witness_free(&all);
	examiner_close(examiner);
	return outcome;
}

enum keys_outcome keys_prove(struct store *store)
{
	enum keys_outcome outcome = prove_archive(store);

	if (outcome == KEYS_WELL)
		outcome = keys_prove_pseudonyms(store);
	/* One that is still at a row would be in the way of an upgrade. */
	db_forget(store);
	return outcome;
}

int store_note_paper(struct store *store, int64_t now)
{
	char seconds[24];

	snprintf(seconds, sizeof(seconds), "%lld", (long long)now);
	if (store_begin(store) != 0)
		return -1;
	store_act(store, &(struct custody_act){.daad = CUSTODY_PAPER});
	if (stand_set(store, STAND_PAPER, seconds) == 0 && store_commit(store) == 0)
		return 0;
	store_rollback(store);
	return -1;
}

int home_check_keys(struct home *home, bool writes)
{
	enum keys_outcome outcome = KEYS_FAILED;
	struct store *store;
	int version;

	if (faccessat(home->fd, HOME_DATABASE, F_OK, 0) != 0)
		return 0;
	store = store_look(home);
	version = store != NULL ? schema_version(store) : -1;
	if (version >= 0)
		outcome = version > 0 ? keys_check(store) : KEYS_WELL;
	if (outcome == KEYS_UNKNOWN && writes) {
		outcome = keys_prove(store);
		home->proven = outcome == KEYS_WELL;
	}
	store_close(store);
	return outcome == KEYS_FAILED ? 3 : outcome == KEYS_WRONG ? 2 : 0;
}
