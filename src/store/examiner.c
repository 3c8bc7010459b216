#include "ijw/store/examiner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "original.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/store/releases.h"
#include "ijw/worker/worker.h"
#include "ijw/worker/workers.h"

/* Messages that workers have in hand, and bytes of them: at least one, whatever its size. They are
 * opened when half of them were judged, so that each worker gets whole tasks. */
enum { AHEAD = 4 * LIMIT_TASK_FILES, AHEAD_BYTES = 4 * 1024 * 1024 };

struct examined_item {
	struct item *item;
	struct original original;
	enum original_fault fault; /* of opening it: no worker has it then */
};

struct examiner {
	struct store *store;
	struct xsd *present; /* the sets by which messages that come in are judged */
	struct xsd *xsd;     /* those that the workers have */
	struct lijsten *lijsten; /* none is given */
	struct workers *workers;
	uint32_t most; /* of them */
	struct examined_item ahead[AHEAD]; /* a ring */
	uint32_t first;
	uint32_t count;
	size_t bytes;
	bool digests;  /* what is asked for is not judged (examiner_check) */
	bool used;     /* the first of them was asked for */
	int64_t after; /* the last row that was opened */
	int64_t last;  /* of the messages that are asked for */
	bool end;      /* none is behind it */
	bool cut_off;  /* the database failed */
	bool disagreed; /* two workers did: nothing that they said is used */
};

static struct workers *open_workers(struct examiner *examiner)
{
	struct buf basis = BUF_INIT(0);
	struct workers_options options = {.workers = examiner->most,
					  .patience = LIMIT_JUDGE_MS,
					  .home = examiner->store->home->path,
					  .lijsten = examiner->lijsten,
					  .xsd = examiner->xsd,
					  .disagreed = &examiner->disagreed};
	struct workers *opened;

	worker_basis(examiner->xsd, examiner->lijsten, &basis);
	options.basis = basis.data;
	opened = workers_open(&options);
	buf_free(&basis);
	return opened;
}

struct examiner *examiner_open(struct store *store, uint32_t workers)
{
	struct xsd *present = store_releases(store);
	struct examiner *examiner;

	if (present == NULL)
		return NULL;
	examiner = xmalloc(sizeof(*examiner));
	*examiner = (struct examiner){.store = store,
				      .present = present,
				      .xsd = xsd_share(present),
				      .lijsten = lijsten_new(),
				      .most = workers,
				      .end = true};
	examiner->workers = open_workers(examiner);
	/* Prepared: what fails later is not logged by it. */
	if (db_statement(store, SQL_ORIGINEEL_NEXT) != NULL)
		return examiner;
	examiner_close(examiner);
	return NULL;
}

void examiner_close(struct examiner *examiner)
{
	if (examiner == NULL)
		return;
	workers_close(examiner->workers);
	for (uint32_t i = 0; i < AHEAD; i++)
		item_free(examiner->ahead[i].item);
	lijsten_free(examiner->lijsten);
	xsd_free(examiner->xsd);
	xsd_free(examiner->present);
	free(examiner);
}

static struct examined_item *first_of(struct examiner *examiner)
{
	return &examiner->ahead[examiner->first];
}

/* The first is done with. */
static void leave(struct examiner *examiner)
{
	struct examined_item *first = first_of(examiner);

	examiner->bytes -= first->item->bytes.length;
	item_begin(first->item);
	examiner->first = (examiner->first + 1) % AHEAD;
	examiner->count--;
	examiner->used = false;
}

/* What workers have in hand cannot be taken from them: others take their places. */
static void forget(struct examiner *examiner)
{
	if (examiner->count > (examiner->used ? 1 : 0)) {
		workers_close(examiner->workers);
		examiner->workers = open_workers(examiner);
	}
	while (examiner->count > 0)
		leave(examiner);
}

void examiner_begin(struct examiner *examiner, int64_t after, int64_t last)
{
	forget(examiner);
	examiner->after = after;
	examiner->last = last;
	examiner->end = false;
	examiner->digests = false;
}

void examiner_check(struct examiner *examiner)
{
	examiner_begin(examiner, 0, INT64_MAX);
	examiner->digests = true;
}

/* ---- The set of a message ---- */

/* Whether the message of a row is to be judged by another set of its release than the workers have: 1,
 * with the release and the hash of that set; 0; or -1. It is the set by which the message was judged when
 * it came; where that is not kept, or there was none, the present one. */
static int wants_other(struct examiner *examiner, sqlite3_stmt *row, const struct release **release,
		       char hash[SHA256_TEXT])
{
	enum { RELEASE_CELL = ORIGINAL_CELLS, SCHEMAS_CELL };
	const char *name = (const char *)sqlite3_column_text(row, RELEASE_CELL);
	const char *now, *present;
	int kept;

	*release = name != NULL ? release_named(name) : NULL;
	if (*release == NULL || (*release)->schemas != NULL)
		return 0;
	now = xsd_hash(examiner->xsd, *release);
	present = xsd_hash(examiner->present, *release);
	snprintf(hash, SHA256_TEXT, "%s", present);
	if (sqlite3_column_bytes(row, SCHEMAS_CELL) == SHA256_BYTES)
		digest_hex(sqlite3_column_blob(row, SCHEMAS_CELL), SHA256_BYTES, hash);
	if (strcmp(hash, now) == 0)
		return 0;
	kept = strcmp(hash, present) == 0 ||
	       store_releases_earlier(examiner->store, *release, hash);
	if (kept == 0)
		snprintf(hash, SHA256_TEXT, "%s", present);
	return kept < 0 ? -1 : strcmp(hash, now) != 0;
}

/* Other workers take the places of those there are, which have nothing in hand. */
static int turn(struct examiner *examiner, const struct release *release, const char *hash)
{
	struct xsd *xsd = store_releases_turn(examiner->store, examiner->xsd, examiner->present,
					      release, hash);

	if (xsd == NULL)
		return -1;
	workers_close(examiner->workers);
	xsd_free(examiner->xsd);
	examiner->xsd = xsd;
	examiner->workers = open_workers(examiner);
	return 0;
}

/* Gives the workers the set of the message of a row: 1, or 0 while they have messages in hand, which are
 * to be judged by another. -1 failed. */
static int take_set(struct examiner *examiner, sqlite3_stmt *row)
{
	const struct release *release;
	char hash[SHA256_TEXT];
	int other = wants_other(examiner, row, &release, hash);

	if (other <= 0)
		return other < 0 ? -1 : 1;
	if (examiner->count > 0)
		return 0;
	return turn(examiner, release, hash) == 0 ? 1 : -1;
}

/* ---- The next message ---- */

/* Opens a message and hands it in. */
static void put(struct examiner *examiner, const struct original *original)
{
	struct examined_item *next =
	    &examiner->ahead[(examiner->first + examiner->count) % AHEAD];

	next->original = *original;
	if (next->item == NULL)
		next->item = item_new();
	item_begin(next->item);
	next->fault = (examiner->digests ? original_unseal : store_original_open)(
	    examiner->store, &next->original, &next->item->bytes);
	next->original.bytes = NULL;
	next->item->stored = true;
	next->item->pieces = examiner->digests;
	if (next->fault == ORIGINAL_WELL)
		workers_put(examiner->workers, next->item);
	examiner->after = next->original.bericht;
	examiner->bytes += next->item->bytes.length;
	examiner->count++;
}

/* Opens the next message and hands it in: 1; 0 when it is to wait for those before it, or, with `end`,
 * when there is no other. -1 failed. */
static int put_next(struct examiner *examiner)
{
	struct binder binder = {.statement = db_statement(examiner->store, SQL_ORIGINEEL_NEXT)};
	struct original original;
	int rc;

	bind_number(&binder, examiner->after);
	rc = binder.rc == SQLITE_OK ? sqlite3_step(binder.statement) : binder.rc;
	examiner->end = rc == SQLITE_DONE;
	examiner->cut_off = rc != SQLITE_ROW && rc != SQLITE_DONE;
	if (rc != SQLITE_ROW)
		return examiner->cut_off ? -1 : 0;
	original_read(binder.statement, &original);
	examiner->end = original.bericht > examiner->last;
	rc = examiner->end ? 0 : examiner->digests ? 1 : take_set(examiner, binder.statement);
	if (rc == 1)
		put(examiner, &original);
	sqlite3_reset(binder.statement);
	return rc;
}

static int read_ahead(struct examiner *examiner)
{
	int more = 1;

	if (examiner->end || examiner->count > AHEAD / 2)
		return 0;
	while (more == 1 && examiner->count < AHEAD &&
	       (examiner->count == 0 || examiner->bytes < AHEAD_BYTES))
		more = put_next(examiner);
	workers_pump(examiner->workers);
	return more < 0 ? -1 : 0;
}

/* What is wrong with a message that its worker has answered about. */
static enum original_fault fault_of(const struct examiner *examiner,
				    const struct examined_item *examined)
{
	const struct item *item = examined->item;
	const uint8_t *sha256 = (const uint8_t *)item->content.data;

	if (examined->fault != ORIGINAL_WELL)
		return examined->fault;
	if (item->reply == REPLY_DIGEST)
		return item->content.length == SHA256_BYTES &&
				       (examined->original.erased ||
					original_has(examiner->store, &examined->original, sha256))
			   ? ORIGINAL_WELL
			   : ORIGINAL_CLOSED;
	if (item->reply != REPLY_DOCUMENT)
		return ORIGINAL_BROKE;
	return examined->original.verdict == VERDICT_ACCEPTED && !item->judgement.typed
		   ? ORIGINAL_REFUSED
		   : ORIGINAL_WELL;
}

int examiner_next(struct examiner *examiner, struct examined *out)
{
	struct examined_item *first;

	if (examiner->used)
		leave(examiner);
	if (read_ahead(examiner) != 0)
		return -1;
	if (examiner->count == 0)
		return 0;
	examiner->used = true;
	first = first_of(examiner);
	if (first->fault == ORIGINAL_WELL && workers_wait(examiner->workers, first->item) != 0)
		return -1;
	if (examiner->disagreed)
		return -1;
	*out = (struct examined){.original = first->original,
				 .fault = fault_of(examiner, first),
				 .judgement = &first->item->judgement,
				 .bytes = &first->item->bytes};
	return 1;
}

bool examiner_is_cut_off(const struct examiner *examiner)
{
	return examiner->cut_off;
}

int examiner_failed(const struct examiner *examiner)
{
	return examiner->cut_off ? db_failed(examiner->store) : -1;
}
