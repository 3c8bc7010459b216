#include "postponed.h"

#include <stdio.h>
#include <stdlib.h>

#include "ijw/base/log.h"

int postponed_first(struct store *store, int64_t *first)
{
	struct buf value = BUF_INIT(0);
	int rc = stand_get(store, STAND_POSTPONED, &value);

	*first = rc == 0 && value.length > 0 ? strtoll(value.data, NULL, 10) : 0;
	buf_free(&value);
	return rc;
}

int postponed_join(struct store *store)
{
	int64_t first;

	if (postponed_first(store, &first) != 0)
		return -1;
	store->whole = store->group == 1 || first == 1;
	return 0;
}

int postponed_take(struct store *store)
{
	int64_t first;

	if (postponed_first(store, &first) != 0)
		return -1;
	if (first > 0)
		store->group = first;
	store->whole = store->group == 1;
	return 0;
}

/* Messages before the load can be judged anew with it: then all of them are. */
int store_postpone(struct store *store)
{
	char first[24];
	int64_t before;

	if (store->group == 0)
		return 0;
	if (postponed_first(store, &before) != 0)
		return -1;
	snprintf(first, sizeof(first), "%lld", (long long)store->group);
	if (before == 0 && stand_set(store, STAND_POSTPONED, first) != 0)
		return -1;
	if (store->again_count > 0 && !store->whole && stand_forget(store, STAND_JUDGED) != 0)
		return -1;
	store->judged = 0;
	store->group = 0;
	return 0;
}

int postponed_tell(struct store *store)
{
	int64_t first;

	if (postponed_first(store, &first) != 0)
		return -1;
	if (first > 0)
		log_note("%s: messages from number %lld on are not judged against each other yet: "
			 "what is found between them comes when the load is finished, by the 'ijw "
			 "ingest' that is at work or the next one",
			 store->path, (long long)first);
	return 0;
}

int64_t store_postponed(struct store *store)
{
	int64_t first;

	return postponed_first(store, &first) == 0 ? first : -1;
}
