#include "ijw/spool/rebuild.h"

#include "ijw/base/clock.h"
#include "ijw/base/progress.h"
#include "reader.h"

/* Checks every original; while their judgements are not there yet, rows are made. 1 when all is as
 * it should be, 0 when something differs, -1 failed. */
static int check(struct store *store, struct deriving *deriving, struct rebuilt *out)
{
	struct reader *reader = reader_open(store);
	const struct original *original;
	const struct judgement *judgement;
	int more = reader != NULL ? 1 : -1, rows = 1, same = 1;

	while (same == 1 && more == 1 && rows >= 0) {
		if (rows == 1 && !reader_ready(reader)) {
			rows = store_rebuild_next(store, deriving);
			continue;
		}
		more = reader_next(reader, &original, &judgement);
		if (more != 1)
			break;
		same = store_rebuild_check(store, original, judgement);
		out->messages++;
		out->otherwise += judgement->verdict != original->verdict;
		progress_show(out->messages, "messages");
	}
	reader_close(reader);
	if (more < 0 || rows < 0)
		return -1;
	return same == 1 ? store_rebuild_check_all(store) : same;
}

/* Hands in every original again. */
static int add(struct store *store, struct rebuilt *out)
{
	struct reader *reader = reader_open(store);
	const struct original *original;
	const struct judgement *judgement;
	int more = -1, rc = 0;

	while (reader != NULL && rc == 0 &&
	       (more = reader_next(reader, &original, &judgement)) == 1) {
		rc = store_rebuild_add(store, original, judgement);
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

	*out = (struct rebuilt){0};
	if (store_begin(store) != 0 || store_rebuild_rows(store, today, &deriving) != 0)
		return -1;
	same = check(store, &deriving, out);
	if (same == 0) {
		/* What was derived from something else goes too. */
		store_rollback(store);
		*out = (struct rebuilt){0};
		if (store_begin(store) != 0 || store_rebuild_begin(store) != 0 ||
		    add(store, out) != 0 || store_rebuild_rows(store, today, &deriving) != 0)
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
