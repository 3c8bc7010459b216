#include "ijw/store/examiner.h"

#include <stdlib.h>

#include "db.h"
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
	struct xsd *xsd;
	struct lijsten *lijsten; /* none is given */
	struct workers *workers;
	uint32_t most; /* of them */
	struct examined_item ahead[AHEAD]; /* a ring */
	uint32_t first;
	uint32_t count;
	size_t bytes;
	bool used;     /* the first of them was asked for */
	int64_t after; /* the last row that was opened */
	int64_t last;  /* of the messages that are asked for */
	bool end;      /* none is behind it */
	bool cut_off;  /* the database failed */
};

static struct workers *open_workers(const struct examiner *examiner)
{
	struct buf basis = BUF_INIT(0);
	struct workers_options options = {.workers = examiner->most,
					  .patience = LIMIT_JUDGE_MS,
					  .home = examiner->store->home->path,
					  .lijsten = examiner->lijsten,
					  .xsd = examiner->xsd};
	struct workers *opened;

	worker_basis(examiner->xsd, examiner->lijsten, &basis);
	options.basis = basis.data;
	opened = workers_open(&options);
	buf_free(&basis);
	return opened;
}

struct examiner *examiner_open(struct store *store, uint32_t workers)
{
	struct xsd *xsd = store_releases(store);
	struct examiner *examiner;

	if (xsd == NULL)
		return NULL;
	examiner = xmalloc(sizeof(*examiner));
	*examiner = (struct examiner){
	    .store = store, .xsd = xsd, .lijsten = lijsten_new(), .most = workers, .end = true};
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
}

/* Opens the next message and hands it in: 1, or 0 when there is no other. -1 failed. */
static int put_next(struct examiner *examiner)
{
	struct examined_item *next =
	    &examiner->ahead[(examiner->first + examiner->count) % AHEAD];
	struct binder binder = {.statement = db_statement(examiner->store, SQL_ORIGINEEL_NEXT)};
	int rc;

	bind_number(&binder, examiner->after);
	rc = binder.rc == SQLITE_OK ? sqlite3_step(binder.statement) : binder.rc;
	if (rc != SQLITE_ROW)
		return rc == SQLITE_DONE ? 0 : -1;
	original_read(binder.statement, &next->original);
	if (next->original.bericht > examiner->last) {
		sqlite3_reset(binder.statement);
		return 0;
	}
	if (next->item == NULL)
		next->item = item_new();
	item_begin(next->item);
	next->fault = store_original_open(examiner->store, &next->original, &next->item->bytes);
	sqlite3_reset(binder.statement);
	next->original.bytes = NULL;
	next->item->stored = true;
	if (next->fault == ORIGINAL_WELL)
		workers_put(examiner->workers, next->item);
	examiner->after = next->original.bericht;
	examiner->bytes += next->item->bytes.length;
	examiner->count++;
	return 1;
}

static int read_ahead(struct examiner *examiner)
{
	int more = 1;

	if (examiner->end || examiner->count > AHEAD / 2)
		return 0;
	while (more == 1 && examiner->count < AHEAD &&
	       (examiner->count == 0 || examiner->bytes < AHEAD_BYTES))
		more = put_next(examiner);
	examiner->cut_off = more < 0;
	examiner->end = more == 0;
	workers_pump(examiner->workers);
	return more < 0 ? -1 : 0;
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
	*out = (struct examined){.original = first->original, .fault = first->fault};
	if (out->fault == ORIGINAL_WELL && first->item->reply != REPLY_DOCUMENT)
		out->fault = ORIGINAL_BROKE;
	out->judgement = &first->item->judgement;
	out->bytes = &first->item->bytes;
	if (out->fault == ORIGINAL_WELL && first->original.verdict == VERDICT_ACCEPTED &&
	    !out->judgement->typed)
		out->fault = ORIGINAL_REFUSED;
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
