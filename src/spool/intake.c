#include "ijw/spool/intake.h"

#include <stdlib.h>

#include "ijw/base/clock.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"

struct intake_run {
	struct xsd *xsd;
	struct judge *judge;
	struct store *store;
	const struct lijsten *lijsten;
	struct judgement judgement;
	int64_t received; /* when the document at hand was judged: seconds since 1970 */
	bool open;        /* a transaction */
	bool aangemeld;   /* aanmelddatum.csv was looked at in this run */
	uint32_t messages;
	size_t bytes;
	int64_t opened; /* in ticks (ms) */
	int64_t deriving;
};

struct intake_run *intake_open(const struct home *home, const struct lijsten *lijsten)
{
	struct intake_run *run = xmalloc(sizeof(*run));

	*run = (struct intake_run){
	    .store = store_open(home), .lijsten = lijsten, .opened = clock_ticks()};
	if (run->store == NULL)
		goto failed;
	run->xsd = xsd_open(NULL);
	if (run->xsd == NULL)
		goto failed;
	run->judge = judge_new(run->xsd);
	return run;
failed:
	intake_close(run);
	return NULL;
}

void intake_close(struct intake_run *run)
{
	if (run == NULL)
		return;
	if (run->open)
		store_rollback(run->store);
	log_detail("%lld ms, of them %lld deriving rows", (long long)(clock_ticks() - run->opened),
		   (long long)run->deriving);
	store_close(run->store);
	judge_free(run->judge);
	xsd_free(run->xsd);
	free(run);
}

const struct judgement *intake_judge(struct intake_run *run, const struct source *source)
{
	if (source->fault != FAULT_NONE)
		judge_fault(run->judge, source->fault, &run->judgement);
	else
		judge_bytes(run->judge, source->bytes, source->length, &run->judgement);
	judge_facts(run->judge, &run->judgement);
	run->received = clock_now();
	judge_external(run->judge, run->lijsten, clock_day(run->received), &run->judgement);
	return &run->judgement;
}

static enum taken_as taken_from(enum store_outcome outcome)
{
	return outcome == STORE_DUPLICATE  ? TAKEN_DUPLICATE
	       : outcome == STORE_REPEATED ? TAKEN_REPEATED
					   : TAKEN_NEW;
}

int intake_store(struct intake_run *run, const struct source *source, struct taken *out)
{
	struct intake intake = {.file = source->file,
				.member = source->member,
				.sha256 = out->sha256,
				.bytes = source->bytes,
				.length = source->length,
				.received = run->received,
				.judgement = &run->judgement,
				.schemas = xsd_hash(run->xsd)};
	enum store_outcome outcome;

	*out = (struct taken){.judgement = &run->judgement, .as = TAKEN_NOT};
	if (source->fault != FAULT_NONE)
		return 0;
	if (!run->open) {
		if (store_begin(run->store) != 0)
			return -1;
		run->open = true;
		if (store_use_lijsten(run->store, run->lijsten) != 0)
			return -1;
	}
	hash_sha256(source->bytes, source->length, out->sha256);
	outcome = store_add(run->store, &intake, &out->bericht);
	if (outcome == STORE_FAILED)
		return -1;
	out->as = taken_from(outcome);
	run->messages++;
	run->bytes += source->length;
	return 0;
}

bool intake_is_full(const struct intake_run *run)
{
	return run->messages >= LIMIT_GROUP_MESSAGES || run->bytes >= LIMIT_GROUP_BYTES;
}

static int derive(struct intake_run *run)
{
	int64_t begin = clock_ticks();
	int rc = store_derive(run->store, clock_day(clock_now()));

	run->deriving += clock_ticks() - begin;
	return rc;
}

int intake_commit(struct intake_run *run)
{
	if (!run->open && store_begin(run->store) != 0)
		return -1;
	run->open = true;
	if (!run->aangemeld && store_read_aanmelddatum(run->store) != 0)
		return -1;
	run->aangemeld = true;
	if (derive(run) != 0 || store_commit(run->store) != 0)
		return -1;
	run->open = false;
	run->messages = 0;
	run->bytes = 0;
	return 0;
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
