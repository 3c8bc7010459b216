#include "ijw/spool/rebuild.h"

#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/progress.h"
#include "examiner.h"
#include "hands.h"

/* Makes the rows of all youths, as long as `hands`, which may be NULL, find all well: 1 when they
 * are made, 0 when the hands do not; -1 after it logged. */
static int derive(struct store *store, int32_t today, struct hands *hands)
{
	struct deriving deriving;
	int more;

	if (store_rebuild_rows(store, today, &deriving) != 0)
		return -1;
	while ((more = store_rebuild_next(store, &deriving)) == 1)
		if (hands != NULL && !hands_well(hands))
			return 0;
	return more == 0 && store_rebuild_end(store, &deriving) == 0 ? 1 : -1;
}

/* The rows are made while it is seen whether that was right: 1, 0 when something differs, -1 after
 * it logged. */
static int quick(struct store *store, int32_t today, struct rebuilt *out)
{
	struct hands *hands = hands_open(store);
	int well = hands != NULL ? derive(store, today, hands) : -1;
	int same = -1;

	if (well == 1)
		well = store_rebuild_check_all(store);
	if (well >= 0)
		same = hands_finish(hands, out);
	hands_close(hands);
	return same == 1 ? well : same;
}

static int add_all(struct store *store, struct examiner *examiner, struct rebuilt *out)
{
	struct original original = {0};
	const struct judgement *judgement;
	int more;

	*out = (struct rebuilt){0};
	while ((more = store_original_next(store, original.bericht, &original)) == 1) {
		enum original_fault fault = examiner_judge(examiner, store, &original, &judgement);

		if (fault != ORIGINAL_WELL)
			return store_original_complain(store, &original, fault);
		if (store_rebuild_add(store, &original, judgement) != 0)
			return -1;
		out->messages++;
		out->otherwise += judgement->verdict != original.verdict;
		progress_show(out->messages, "messages");
	}
	return more;
}

/* 1, or -1 after it logged. */
static int slow(struct store *store, int32_t today, struct rebuilt *out)
{
	struct examiner *examiner = examiner_new();
	int rc = -1;

	if (examiner != NULL && store_rebuild_begin(store) == 0)
		rc = add_all(store, examiner, out);
	examiner_free(examiner);
	return rc == 0 ? derive(store, today, NULL) : -1;
}

/* 0 or -1. */
static int make(struct store *store, int32_t day, struct rebuilt *out)
{
	bool long_road = false;
	int made = quick(store, day, out);

	if (made == 0) {
		/* What was derived from something else goes too. */
		long_road = true;
		store_rollback(store);
		made = store_begin(store) == 0 ? slow(store, day, out) : -1;
	}
	return made == 1 ? store_rebuild_differences(store, long_road, out->differences) : -1;
}

static int keep(struct store *store, int32_t day, int64_t now)
{
	int32_t today = clock_day(now);

	if (day != today && store_derive(store, today) != 0)
		return -1;
	return store_rebuild_remember(store, now) == 0 ? store_commit(store) : -1;
}

static int rebuild(struct store *store, bool check, struct rebuilt *out)
{
	int64_t now = clock_now();
	int32_t day;

	if (store_begin(store) != 0 || store_rebuild_day(store, clock_day(now), &day) != 0 ||
	    make(store, day, out) != 0)
		return -1;
	if (!check)
		return keep(store, day, now);
	store_rollback(store);
	return 0;
}

int rebuild_run(const struct home *home, bool check, struct rebuilt *out)
{
	struct store *store = check ? store_read(home) : store_open(home);
	int rc = -1;

	*out = (struct rebuilt){0};
	if (store != NULL && store_bulk(store) == 0)
		rc = rebuild(store, check, out);
	if (rc != 0 && store != NULL)
		store_rollback(store);
	progress_clear();
	store_close(store);
	return rc;
}
