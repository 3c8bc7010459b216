#include "ijw/intake/rebuild.h"

#include <stdlib.h>

#include "ijw/base/clock.h"
#include "ijw/base/progress.h"
#include "ijw/store/custody.h"
#include "ijw/store/renewal.h"
#include "comparing.h"

/* Makes the rows of all youths, as long as `comparing` find all well: 1 when they are made, 0 when
 * the comparing do not; -1 after it logged. */
static int derive(struct store *store, int32_t today, struct comparing *comparing)
{
	struct deriving deriving;
	int more;

	if (store_rebuild_rows(store, today, &deriving) != 0)
		return -1;
	while ((more = store_rebuild_next(store, &deriving)) == 1)
		if (!comparing_well(comparing))
			return 0;
	return more == 0 && store_rebuild_end(store, &deriving) == 0 ? 1 : -1;
}

/* The rows are made while it is seen whether that was right: 1, 0 when something differs, -1 after
 * it logged. */
static int quick(struct store *store, int32_t today, struct rebuilt *out)
{
	struct comparing *comparing = comparing_open(store);
	int well = comparing != NULL ? derive(store, today, comparing) : -1;
	int same = -1;

	if (well == 1)
		well = store_rebuild_check_all(store);
	if (well < 0 && comparing != NULL && store_rebuild_damaged(store))
		well = 0;
	if (well >= 0)
		same = comparing_finish(comparing, out);
	comparing_close(comparing);
	return same == 1 ? well : same;
}

/* Whether all that is kept is as ijw left it, once that is made anew which can be. 0 or -1. */
static int prove(struct store *made, const struct home *home, struct rebuilt *out)
{
	char *path = home_path(home, "ijw.db");
	const struct custody_act act = {.daad = CUSTODY_REBUILT, .if_any = true};
	const int changed = custody_prove(made, &act, path);

	free(path);
	out->changed = changed > 0;
	return changed < 0 ? -1 : 0;
}

/* What is made for the day of the stored rows becomes that of today. */
static int of_today(struct store *store, int32_t day, int64_t now)
{
	int32_t today = clock_day(now);

	store_act(store, &(struct custody_act){.daad = CUSTODY_REBUILT});
	if (day != today && store_derive(store, today) != 0)
		return -1;
	return store_rebuild_remember(store, now);
}

static int keep(struct store *store, int32_t day, int64_t now)
{
	return of_today(store, day, now) == 0 ? store_commit(store) : -1;
}

/* The long road: the database is made anew beside itself. Without `check` nobody else may write to
 * it meanwhile. 0 or -1. */
static int anew(struct store *store, const struct home *home, int32_t day, int64_t now, bool check,
		struct rebuilt *out)
{
	struct renewal *renewal = renewal_open(store, !check);
	struct renewed renewed = {0};
	int rc = -1;

	if (renewal != NULL && renewal_make(renewal, day, &renewed) == 0)
		rc = renewal_differences(renewal, out->differences);
	if (rc == 0)
		rc = prove(renewal_made(renewal), home, out);
	if (rc == 0 && !check)
		rc = of_today(renewal_made(renewal), day, now) == 0 ? renewal_keep(renewal) : -1;
	out->messages = renewed.messages;
	out->otherwise = renewed.otherwise;
	out->erased = renewed.erased;
	renewal_close(renewal);
	return rc;
}

static int rebuild(struct store *store, const struct home *home, bool check, struct rebuilt *out)
{
	int64_t now = clock_now();
	int32_t day;
	int made;

	if (store_begin(store) != 0 || store_rebuild_day(store, clock_day(now), &day) != 0)
		return -1;
	made = quick(store, day, out);
	if (made == 1 && prove(store, home, out) != 0)
		made = -1;
	if (made == 1 && store_rebuild_differences(store, out->differences) != 0)
		made = -1;
	if (made == 1 && !check)
		return keep(store, day, now);
	/* What was derived goes again. */
	store_rollback(store);
	if (made != 0)
		return made == 1 ? 0 : -1;
	if (check && store_begin(store) != 0)
		return -1;
	return anew(store, home, day, now, check, out);
}

int rebuild_run(const struct home *home, bool check, struct rebuilt *out)
{
	struct store *store = check ? store_read(home) : store_open(home);
	int rc = -1;

	*out = (struct rebuilt){0};
	if (store != NULL && store_bulk(store, false) == 0 && store_count_marked(store) == 0) {
		const int64_t waiting = store_marked(store), load = store_postponed(store);

		rc = load >= 0 ? rebuild(store, home, check, out) : -1;
		out->waiting = waiting;
		out->load = load;
	}
	if (rc != 0 && store != NULL)
		store_rollback(store);
	progress_clear();
	store_close(store);
	return rc;
}
