#include "ijw/spool/rebuild.h"

#include "ijw/base/clock.h"
#include "ijw/base/progress.h"
#include "reader.h"

typedef int original_visit(struct store *store, const struct original *original,
			   const struct judgement *judgement);

/* Visits every original as long as the visit returns `well`; its last result, or -1. While
 * judgements are not there yet, rows are made of `rows`, when that is not NULL. */
static int each_original(struct store *store, original_visit *visit, int well,
			 struct deriving *rows, struct rebuilt *out)
{
	struct reader *reader = reader_open(store);
	const struct original *original;
	const struct judgement *judgement;
	int more = -1, rc = well, left = rows != NULL;

	*out = (struct rebuilt){0};
	while (reader != NULL && rc == well) {
		while (left == 1 && !reader_ready(reader))
			left = store_rebuild_next(store, rows);
		more = left >= 0 ? reader_next(reader, &original, &judgement) : -1;
		if (more != 1)
			break;
		rc = visit(store, original, judgement);
		out->messages++;
		out->otherwise += judgement->verdict != original->verdict;
		progress_show(out->messages, "messages");
	}
	reader_close(reader);
	return more < 0 ? -1 : rc;
}

static int end(struct store *store, struct deriving *deriving)
{
	int rows;

	while ((rows = store_rebuild_next(store, deriving)) == 1)
		continue;
	return rows == 0 ? store_rebuild_end(store, deriving) : -1;
}

static int rebuild(struct store *store, int32_t today, struct rebuilt *out)
{
	struct deriving deriving;
	int same;

	if (store_begin(store) != 0 || store_rebuild_rows(store, today, &deriving) != 0)
		return -1;
	same = each_original(store, store_rebuild_check, 1, &deriving, out);
	if (same == 1)
		same = store_rebuild_check_all(store);
	if (same == 0) {
		/* What was derived from something else goes too. */
		store_rollback(store);
		if (store_begin(store) != 0 || store_rebuild_begin(store) != 0 ||
		    each_original(store, store_rebuild_add, 0, NULL, out) != 0 ||
		    store_rebuild_rows(store, today, &deriving) != 0)
			return -1;
	}
	return same >= 0 && end(store, &deriving) == 0 ? store_commit(store) : -1;
}

int rebuild_run(const struct home *home, struct rebuilt *out)
{
	struct store *store = store_open(home);
	int rc = -1;

	*out = (struct rebuilt){0};
	if (store != NULL)
		rc = rebuild(store, clock_day(clock_now()), out);
	if (rc != 0 && store != NULL)
		store_rollback(store);
	progress_clear();
	store_close(store);
	return rc;
}
