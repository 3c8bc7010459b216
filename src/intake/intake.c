#include "ijw/intake/intake.h"
#include "ijw/store/releases.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/worker/worker.h"

struct intake_run {
	struct xsd *xsd;
	struct judge *judge;       /* of files that gave no bytes */
	struct judgement repeated; /* of the last message that was one */
	const struct home *home;
	struct store *store;
	const struct lijsten *lijsten;
	enum intake_size size;
	bool open;      /* a transaction */
	bool aangemeld; /* aanmelddatum.csv was looked at in this run */
	bool refused;   /* and is no such file */
	bool disagreed; /* workers did not agree on a message, which is to be remembered */
	bool distrusted; /* one was found to lie: they are to be replaced */
	uint64_t stored;   /* messages of the groups before */
	uint32_t messages; /* of the one at hand */
	size_t bytes;
	struct buf member; /* the name of the last one, as it is shown */
	int64_t opened;    /* in ticks (ms) */
	int64_t deriving_us;
};

struct intake_run *intake_open(const struct home *home, const struct lijsten *lijsten,
			       enum intake_size size)
{
	struct intake_run *run = xmalloc(sizeof(*run));

	*run = (struct intake_run){.home = home,
				   .store = store_open(home),
				   .lijsten = lijsten,
				   .size = size,
				   .opened = clock_ticks()};
	if (run->store == NULL || store_secure(run->store) != 0)
		goto failed;
	if (size == INTAKE_BULK && store_bulk(run->store, true) != 0)
		goto failed;
	run->xsd = store_use_releases(run->store);
	if (run->xsd == NULL)
		goto failed;
	run->judge = judge_new(run->xsd);
	return run;
failed:
	intake_close(run);
	return NULL;
}

struct store *intake_database(const struct intake_run *run)
{
	return run->store;
}

void intake_close(struct intake_run *run)
{
	if (run == NULL)
		return;
	if (run->open)
		store_rollback(run->store);
	if (run->store != NULL)
		log_detail("%lld ms, of them %.1f deriving rows and %.1f judging messages against "
			   "each other",
			   (long long)(clock_ticks() - run->opened),
			   (double)(run->deriving_us - store_judge_us(run->store)) / 1000,
			   (double)store_judge_us(run->store) / 1000);
	store_close(run->store);
	judge_free(run->judge);
	xsd_free(run->xsd);
	buf_free(&run->member);
	free(run);
}

struct pipeline *intake_pipeline(struct intake_run *run, const struct pipeline_events *events,
				 void *context)
{
	struct buf basis = BUF_INIT(0);
	struct workers_options options = {.workers = (uint32_t)run->home->werkers,
					  .patience = LIMIT_JUDGE_MS,
					  .overtake = run->size == INTAKE_SOON,
					  .home = run->home->path,
					  .lijsten = run->lijsten,
					  .xsd = run->xsd,
					  .disagreed = &run->disagreed,
					  .distrusted = &run->distrusted};
	struct pipeline *pipeline;

	worker_basis(run->xsd, run->lijsten, &basis);
	options.basis = basis.data;
	pipeline = pipeline_open(&options, events, context, run->judge);
	buf_free(&basis);
	return pipeline;
}

static enum taken_as taken_from(enum store_outcome outcome)
{
	return outcome == STORE_DUPLICATE  ? TAKEN_DUPLICATE
	       : outcome == STORE_REPEATED ? TAKEN_REPEATED
					   : TAKEN_NEW;
}

void intake_file_free(struct intake_file *file)
{
	buf_free(&file->name);
}

static void add_masked(const struct intake_run *run, const char *path,
		       const struct judgement *judgement, struct buf *out)
{
	mask_path(run->home->keys->pseudonym, path, judgement->typed ? &judgement->persons : NULL,
		  out);
	buf_add(out, "", 1);
}

/* A name that was masked before stays so. */
static int name_file(struct intake_run *run, struct intake_file *file, struct source *source,
		     const struct judgement *judgement)
{
	const char *known = file->name.length > 0 ? file->name.data : source->file;
	struct buf name = BUF_INIT(0);
	int rc = 0;

	add_masked(run, known, judgement, &name);
	if (file->first > 0 && strcmp(known, name.data) != 0)
		rc = store_rename_file(run->store, file->first, known, name.data);
	buf_free(&file->name);
	file->name = name;
	source->file = name.data;
	return rc;
}

static int name_document(struct intake_run *run, struct intake_file *file, struct source *source,
			 const struct judgement *judgement)
{
	if (source->member != NULL) {
		buf_clear(&run->member);
		add_masked(run, source->member, judgement, &run->member);
		source->member = run->member.data;
	}
	return name_file(run, file, source, judgement);
}

static int begin(struct intake_run *run)
{
	if (run->open)
		return 0;
	if (store_begin(run->store) != 0)
		return -1;
	run->open = true;
	return store_use_lijsten(run->store, run->lijsten);
}

/* Of the set that it was judged by, or of that of the present release where there was none. */
static const char *schemas_of(const struct intake_run *run, const struct judgement *judgement)
{
	return xsd_hash(run->xsd,
			judgement->release != NULL ? judgement->release : release_present());
}

static int add(struct intake_run *run, const struct source *source, struct judgement *judgement,
	       struct taken *out)
{
	uint8_t sha256[SHA256_BYTES];
	struct intake intake = {.file = source->file,
				.member = source->member,
				.sha256 = source->sha256 != NULL ? source->sha256 : sha256,
				.bytes = source->bytes,
				.length = source->length,
				.packed = source->packed,
				.received = source->received,
				.judgement = judgement,
				.schemas = schemas_of(run, judgement)};
	enum store_outcome outcome;

	if (source->sha256 == NULL)
		digest_sha256(source->bytes, source->length, sha256);
	outcome = store_add(run->store, &intake, &out->bericht);
	if (outcome == STORE_FAILED)
		return -1;
	out->as = taken_from(outcome);
	if (outcome == STORE_REPEATED) {
		run->repeated = *judgement;
		run->repeated.findings = finding_of_file(&judgement->findings);
		out->judgement = &run->repeated;
	}
	return 0;
}

int intake_store(struct intake_run *run, struct intake_file *file, struct source *source,
		 struct judgement *judgement, struct taken *out)
{
	*out = (struct taken){.judgement = judgement, .as = TAKEN_NOT};
	if (source->fault != FAULT_NONE)
		return name_document(run, file, source, judgement);
	if (begin(run) != 0 || name_document(run, file, source, judgement) != 0 ||
	    add(run, source, judgement, out) != 0)
		return -1;
	if (file->first == 0)
		file->first = out->bericht;
	run->messages++;
	run->bytes += source->length;
	run->distrusted = store_was_lied_to(run->store) || run->distrusted;
	return 0;
}

bool intake_is_open(const struct intake_run *run)
{
	return run->open;
}

static uint32_t most_in_bulk(const struct intake_run *run)
{
	if (run->stored < LIMIT_BULK_FIRST)
		return LIMIT_BULK_FIRST;
	return run->stored < LIMIT_BULK_MESSAGES ? (uint32_t)run->stored : LIMIT_BULK_MESSAGES;
}

bool intake_is_full(const struct intake_run *run)
{
	if (run->size == INTAKE_BULK)
		return run->messages >= most_in_bulk(run) || run->bytes >= LIMIT_BULK_BYTES;
	return run->messages >= LIMIT_GROUP_MESSAGES || run->bytes >= LIMIT_GROUP_BYTES;
}

static int derive(struct intake_run *run, enum intake_youths youths)
{
	int64_t begin = clock_micros();
	int32_t today = clock_day(clock_now());
	int rc = youths == INTAKE_ALL_YOUTHS     ? store_derive(run->store, today)
		 : youths == INTAKE_SMALL_YOUTHS ? store_derive_soon(run->store, today)
						 : store_postpone(run->store);

	run->deriving_us += clock_micros() - begin;
	return rc;
}

static int look_at_aanmelddatum(struct intake_run *run)
{
	int rc = store_read_aanmelddatum(run->store);

	run->refused = rc > 0;
	run->aangemeld = rc >= 0;
	return rc < 0 ? -1 : 0;
}

static int remember(struct intake_run *run)
{
	if (run->disagreed && store_note_disagreement(run->store, clock_now()) != 0)
		return -1;
	run->disagreed = false;
	return 0;
}

int intake_commit(struct intake_run *run, enum intake_youths youths)
{
	if (!run->open && store_begin(run->store) != 0)
		return -1;
	run->open = true;
	if (!run->aangemeld && look_at_aanmelddatum(run) != 0)
		return -1;
	if (remember(run) != 0 || derive(run, youths) != 0 || store_commit(run->store) != 0)
		return -1;
	run->open = false;
	run->distrusted = store_was_lied_to(run->store) || run->distrusted;
	run->stored += run->messages;
	run->messages = 0;
	run->bytes = 0;
	return 0;
}

int64_t intake_marked(const struct intake_run *run)
{
	return store_marked(run->store);
}

void intake_look_again(struct intake_run *run)
{
	run->aangemeld = false;
}

bool intake_refused_aanmelddatum(const struct intake_run *run)
{
	return run->refused;
}

bool intake_is_broken(const struct intake_run *run)
{
	return store_is_broken(run->store);
}

int intake_each_finding(struct intake_run *run, store_finding *visit, void *context)
{
	return store_each_finding(run->store, visit, context);
}

const char *taken_name(enum taken_as as)
{
	static const char *const names[] = {"new", "repeated", "duplicate", "none"};

	return names[as];
}
