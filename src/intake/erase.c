#include "ijw/intake/erase.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

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
	struct lijsten *lijsten;
	struct inbox *inbox;
	struct store *store;
	struct pool *pool;
	struct erase_plan plan;
	struct erase_whom whom;
	bool again; /* they are in an erasure list */
	int32_t today;
};

/* ---- What is stored ---- */

/* As it is at this moment. 0 or -1. */
static int make_plan(struct erasing *erasing)
{
	erase_plan_end(&erasing->plan);
	return erase_plan(erasing->store, &erasing->whom, erasing->today - CLAIM_DAYS, erasing->pool,
			  &erasing->plan);
}

static void count(const struct erasing *erasing)
{
	struct erased *out = erasing->out;

	out->whole = erasing->plan.whole;
	out->parts = erasing->plan.parts;
	out->others = erasing->plan.others;
	out->youths = out->whole + out->parts > 0;
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

	/* Of a youth of a list it is known by the messages that go: others that have the BSN may have come later. */
	return erase_concerns(erasing->store, &erasing->plan, erasing->again ? NULL : erasing->whom.bsn, bytes,
			      length);
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

static enum erase_outcome add_to_list(const struct erasing *erasing)
{
	if (erasing->home->gewist == NULL)
		return ERASE_DONE;
	switch (gewist_add(erasing->home, erasing->whom.client)) {
	case GEWIST_DONE:
		return ERASE_DONE;
	case GEWIST_REFUSED:
		return ERASE_REFUSED;
	default:
		return ERASE_FAILED;
	}
}

static enum erase_outcome erase(struct erasing *erasing)
{
	static const struct custody_act refused = {.daad = CUSTODY_ERASED,
						   .uitkomst = CUSTODY_REFUSED};
	enum erase_outcome outcome = ERASE_DONE;

	if (bring_up_to_date(erasing) != 0 || look(erasing) != 0)
		return ERASE_FAILED;
	if (!may(erasing))
		return logboek_add(erasing->home, &refused) == 0 ? ERASE_REFUSED : ERASE_FAILED;
	if (!erasing->call->dry_run)
		outcome = add_to_list(erasing);
	if (outcome != ERASE_DONE)
		return outcome;
	if (erase_files(erasing) != 0)
		return ERASE_FAILED;
	if (erasing->call->dry_run)
		return ERASE_DONE;
	return erase_stored(erasing) == 0 && store_wipe_log(erasing->store) == 0 ? ERASE_DONE
										 : ERASE_FAILED;
}

/* ---- Opening and closing ---- */

static int begin(struct erasing *erasing)
{
	struct lijsten *lijsten = home_lijsten(erasing->home);

	*erasing->out = (struct erased){0};
	erasing->today = clock_day(clock_now());
	erasing->pool = pool_new();
	erasing->inbox = lijsten != NULL ? inbox_open(erasing->home, lijsten) : NULL;
	erasing->store = erasing->inbox != NULL ? store_open(erasing->home) : NULL;
	erasing->lijsten = lijsten;
	return erasing->store != NULL ? 0 : -1;
}

static void end(struct erasing *erasing)
{
	erase_plan_end(&erasing->plan);
	store_close(erasing->store);
	inbox_close(erasing->inbox);
	lijsten_free(erasing->lijsten);
	pool_free(erasing->pool);
	explicit_bzero(&erasing->whom, sizeof(erasing->whom));
}

enum erase_outcome erase_home(const struct home *home, const char *bsn, const struct erase_call *call,
			      struct erased *out)
{
	struct erasing erasing = {.home = home, .call = call, .out = out, .whom = {.until = INT64_MAX}};
	enum erase_outcome outcome = ERASE_FAILED;

	pseudonym_of_bsn(home->keys->pseudonym, bsn, BSN_DIGITS, erasing.whom.client);
	memcpy(erasing.whom.bsn, bsn, BSN_DIGITS);
	if (begin(&erasing) == 0)
		outcome = erase(&erasing);
	end(&erasing);
	return outcome;
}

/* ---- Of a list ---- */

static void add(struct erased *total, const struct erased *one)
{
	total->youths += one->youths;
	total->whole += one->whole;
	total->parts += one->parts;
	total->others += one->others;
	total->files += one->files;
	total->aanmeldingen += one->aanmeldingen;
}

/* One youth of it. 0 or -1. */
static int erase_one_again(struct erasing *erasing)
{
	if (look(erasing) != 0)
		return -1;
	if (erasing->out->youths == 0)
		return 0;
	return erase_files(erasing) == 0 ? erase_stored(erasing) : -1;
}

static int erase_all_again(struct erasing *erasing, const struct erase_whom *whom, size_t count)
{
	struct erased *total = erasing->out, one;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < count; i++) {
		if (whom[i].client[0] == '\0')
			continue;
		one = (struct erased){0};
		erasing->out = &one;
		erasing->whom = whom[i];
		rc = erase_one_again(erasing);
		if (rc == 0)
			add(total, &one);
	}
	erasing->out = total;
	return rc == 0 && total->youths > 0 ? store_wipe_log(erasing->store) : rc;
}

enum erase_outcome erase_again(const struct home *home, const struct gewist *list, struct erased *out)
{
	static const struct erase_call call = {.claims = true};
	struct erasing erasing = {.home = home, .call = &call, .out = out, .again = true};
	struct erase_whom *whom = xcalloc(list->count + 1, sizeof(*whom));
	int rc = begin(&erasing);

	if (rc == 0)
		rc = bring_up_to_date(&erasing);
	if (rc == 0)
		rc = store_begin_reading(erasing.store);
	if (rc == 0) {
		rc = erase_find(erasing.store, list, whom);
		store_rollback(erasing.store);
	}
	if (rc == 0)
		rc = erase_all_again(&erasing, whom, list->count);
	end(&erasing);
	explicit_bzero(whom, list->count * sizeof(*whom));
	free(whom);
	return rc == 0 ? ERASE_DONE : ERASE_FAILED;
}
