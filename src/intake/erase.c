#include "ijw/intake/erase.h"

#include <stddef.h>

#include "ijw/base/clock.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/base/text.h"
#include "ijw/store/archive.h"
#include "ijw/store/erase.h"
#include "ijw/store/logboek.h"
#include "ijw/store/youth.h"
#include "purge.h"

/* Claims and the answers to them prove payments for seven years (art. 2:10 lid 3 BW, art. 52 AWR), in which
 * 29 February comes at most twice. */
enum { CLAIM_DAYS = 7 * 365 + 2 };

struct erasing {
	const struct home *home;
	const struct erase_call *call;
	struct erased *out;
	struct inbox *inbox;
	struct store *store;
	struct pool *pool;
	struct erase_plan plan;
	const char *bsn;
	int32_t today;
};

/* ---- What is stored ---- */

/* As it is at this moment. 0 or -1. */
static int make_plan(struct erasing *erasing)
{
	erase_plan_end(&erasing->plan);
	return erase_plan(erasing->store, erasing->bsn, erasing->today - CLAIM_DAYS, erasing->pool,
			  &erasing->plan);
}

static void count(const struct erasing *erasing)
{
	struct erased *out = erasing->out;

	out->whole = erasing->plan.whole;
	out->parts = erasing->plan.parts;
	out->others = erasing->plan.others;
}

/* What waits to be derived is derived first: after that nothing differs but for what goes. */
static int bring_up_to_date(struct erasing *erasing)
{
	struct store *store = erasing->store;
	int rc = store_begin(store);

	if (rc == 0)
		rc = store_derive(store, erasing->today);
	if (rc == 0)
		rc = store_commit(store);
	if (rc != 0)
		store_rollback(store);
	return rc;
}

static int look(struct erasing *erasing)
{
	int rc = store_begin_reading(erasing->store);

	if (rc == 0)
		rc = make_plan(erasing);
	if (rc == 0)
		count(erasing);
	store_rollback(erasing->store);
	return rc;
}

static int erase_stored(struct erasing *erasing)
{
	struct store *store = erasing->store;
	int rc = erase_begin(store);

	store_act(store, &(struct custody_act){.daad = CUSTODY_ERASED});
	if (rc == 0)
		rc = make_plan(erasing);
	if (rc == 0) {
		count(erasing);
		rc = erase_run(store, &erasing->plan, erasing->today);
	}
	if (rc == 0)
		rc = store_commit(store);
	if (rc != 0)
		store_rollback(store);
	return rc;
}

/* ---- Files ---- */

static int concerns(void *context, const char *bytes, size_t length)
{
	struct erasing *erasing = context;

	return erase_concerns(erasing->store, &erasing->plan, erasing->bsn, bytes, length);
}

static int erase_files(struct erasing *erasing)
{
	const struct purge_rule rule = {.fits = concerns,
					.context = erasing,
					.any = true,
					.before = INT64_MAX,
					.dry_run = erasing->call->dry_run};
	uint32_t removed = 0;
	int rc = inbox_look(erasing->inbox, &rule, &removed);
	int64_t lines = -1;

	if (rc == 0)
		lines = erase_aanmelddatum(erasing->store, &erasing->plan,
					   erasing->call->dry_run);
	erasing->out->files = removed;
	erasing->out->aanmeldingen = lines;
	return lines < 0 ? -1 : 0;
}

/* ---- All of it ---- */

static bool may(const struct erasing *erasing)
{
	const long long claims = (long long)erasing->plan.claims;

	if (claims == 0 || erasing->call->claims || erasing->call->dry_run)
		return true;
	log_error(NUMBER_("%lld message is a claim, or an answer to one, of less than seven years ago, which is "
			  "kept as proof of payment; nothing was changed; when that ground has ended, say so "
			  "with --claims",
			  "%lld messages are claims, or answers to them, of less than seven years ago, which "
			  "are kept as proof of payment; nothing was changed; when that ground has ended, say "
			  "so with --claims",
			  claims),
		  claims);
	return false;
}

static enum erase_outcome erase(struct erasing *erasing)
{
	static const struct custody_act refused = {.daad = CUSTODY_ERASED,
						   .uitkomst = CUSTODY_REFUSED};

	if (bring_up_to_date(erasing) != 0 || look(erasing) != 0)
		return ERASE_FAILED;
	if (!may(erasing))
		return logboek_add(erasing->home, &refused) == 0 ? ERASE_REFUSED : ERASE_FAILED;
	if (erase_files(erasing) != 0)
		return ERASE_FAILED;
	if (erasing->call->dry_run)
		return ERASE_DONE;
	return erase_stored(erasing) == 0 && store_wipe_log(erasing->store) == 0 ? ERASE_DONE
										 : ERASE_FAILED;
}

enum erase_outcome erase_home(const struct home *home, const char *bsn, const struct erase_call *call,
			      struct erased *out)
{
	struct erasing erasing = {.home = home,
				  .call = call,
				  .out = out,
				  .bsn = bsn,
				  .today = clock_day(clock_now()),
				  .pool = pool_new()};
	struct lijsten *lijsten = home_lijsten(home);
	enum erase_outcome outcome = ERASE_FAILED;

	*out = (struct erased){0};
	erasing.inbox = lijsten != NULL ? inbox_open(home, lijsten) : NULL;
	erasing.store = erasing.inbox != NULL ? store_open(home) : NULL;
	if (erasing.store != NULL)
		outcome = erase(&erasing);
	erase_plan_end(&erasing.plan);
	store_close(erasing.store);
	inbox_close(erasing.inbox);
	lijsten_free(lijsten);
	pool_free(erasing.pool);
	return outcome;
}
