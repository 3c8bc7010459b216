#include "ijw/spool/rebuild.h"

#include "ijw/base/clock.h"
#include "ijw/base/progress.h"
#include "reader.h"

typedef int original_visit(struct store *store, const struct original *original,
			   const struct judgement *judgement);

/* Visits every original as long as the visit returns `well`; its last result. */
static int each_original(struct store *store, original_visit *visit, int well, struct rebuilt *out)
{
	struct reader *reader = reader_open(store);
	const struct original *original;
	const struct judgement *judgement;
	int more = -1, rc = well;

	*out = (struct rebuilt){0};
	while (reader != NULL && rc == well &&
	       (more = reader_next(reader, &original, &judgement)) == 1) {
		rc = visit(store, original, judgement);
		out->messages++;
		out->otherwise += judgement->verdict != original->verdict;
		progress_show(out->messages, "messages");
	}
	reader_close(reader);
	return more < 0 ? -1 : rc;
}

/* Mostly all is as it should be, and comparing is quicker than writing it again. */
static int hand_in(struct store *store, struct rebuilt *out)
{
	int same = each_original(store, store_rebuild_check, 1, out);

	if (same == 1)
		same = store_rebuild_check_all(store);
	if (same != 0)
		return same < 0 ? -1 : 0;
	return store_rebuild_begin(store) == 0 ? each_original(store, store_rebuild_add, 0, out)
					       : -1;
}

static int rebuild(struct store *store, struct rebuilt *out)
{
	if (store_begin(store) != 0)
		return -1;
	if (hand_in(store, out) == 0 && store_rebuild_end(store, clock_day(clock_now())) == 0 &&
	    store_commit(store) == 0)
		return 0;
	store_rollback(store);
	return -1;
}

int rebuild_run(const struct home *home, struct rebuilt *out)
{
	struct store *store = store_open(home);
	int rc = -1;

	*out = (struct rebuilt){0};
	if (store != NULL)
		rc = rebuild(store, out);
	progress_clear();
	store_close(store);
	return rc;
}
