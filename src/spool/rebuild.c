#include "ijw/spool/rebuild.h"

#include "ijw/base/clock.h"
#include "ijw/base/progress.h"
#include "ijw/rule/judge.h"
#include "ijw/store/archive.h"

static int hand_in(struct store *store, struct judge *judge, struct rebuilt *out)
{
	struct original original = {.bericht = 0};
	struct judgement judgement;
	int more;

	while ((more = store_original_next(store, original.bericht, &original)) == 1) {
		judge_bytes(judge, original.bytes, original.length, &judgement);
		judge_facts(judge, &judgement);
		if (store_rebuild_add(store, &original, &judgement) != 0)
			return -1;
		out->messages++;
		out->otherwise += judgement.verdict != original.verdict;
		progress_show(out->messages, "messages");
	}
	return more;
}

static int rebuild(struct store *store, struct judge *judge, struct rebuilt *out)
{
	if (store_begin(store) != 0)
		return -1;
	if (store_rebuild_begin(store) == 0 && hand_in(store, judge, out) == 0 &&
	    store_rebuild_end(store, clock_day(clock_now())) == 0 && store_commit(store) == 0)
		return 0;
	store_rollback(store);
	return -1;
}

int rebuild_run(const struct home *home, struct rebuilt *out)
{
	struct store *store = store_open(home);
	struct xsd *xsd = store != NULL ? xsd_open(NULL) : NULL;
	struct judge *judge = xsd != NULL ? judge_new(xsd) : NULL;
	int rc = -1;

	*out = (struct rebuilt){0};
	if (judge != NULL)
		rc = rebuild(store, judge, out);
	progress_clear();
	judge_free(judge);
	xsd_free(xsd);
	store_close(store);
	return rc;
}
