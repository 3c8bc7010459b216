#include "shared.h"

#include <stdlib.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/dossier/dossier.h"
#include "ijw/message/event_is.h"
#include "counting.h"
#include "event.h"
#include "youths.h"

/* More rows of a key than so many make it worth while. */
enum { FEW = 16 };

/* What is found under one key. */
struct group {
	bool many;
	struct events all;      /* of many */
	struct events counting; /* of these, those that can count */
};

struct shared {
	struct sleutel_set keys;
	struct group *group; /* by number */
	size_t count, room;
	struct pool *pool;
};

void shared_begin(struct store *store)
{
	shared_end(store);
	store->shared = xcalloc(1, sizeof(*store->shared));
	store->shared->pool = pool_new();
}

void shared_end(struct store *store)
{
	struct shared *shared = store->shared;

	if (shared == NULL)
		return;
	sleutel_set_free(&shared->keys);
	free(shared->group);
	pool_free(shared->pool);
	free(shared);
	store->shared = NULL;
}

/* Whether more than a few rows have a key: 1 or 0; -1 after it logged. */
static int has_many(struct store *store, const struct sleutel *key)
{
	struct binder binder;
	int more;

	if (store->youths != NULL)
		return youths_have_more(store->youths, key, FEW);
	binder = (struct binder){.statement = db_statement(store, SQL_SLEUTEL_MORE)};
	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, store, key);
	bind_number(&binder, FEW);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1)
		sqlite3_reset(binder.statement);
	return more;
}

/* ---- What can count ---- */

static void keep(struct events *events, bool (*fits)(const struct event *event))
{
	size_t kept = 0;

	for (size_t i = 0; i < events->count; i++)
		if (fits(&events->event[i]))
			events->event[kept++] = events->event[i];
	events->count = kept;
}

static bool names_youth(const struct event *event)
{
	return event->jeugdige != 0;
}

static int read_requests(struct store *store, const struct sleutel *key, struct group *group)
{
	struct counting_bound bound;
	int rc = counting_bound(store, key, INT64_MAX, &bound);

	if (rc == 0)
		rc = counting_requests(store, key, &bound, &group->counting);
	free(bound.identificatie);
	keep(&group->counting, names_youth);
	return rc;
}

static int by_day(const void *a, const void *b)
{
	const struct event *left = a, *right = b;

	return order_getal(left->dagtekening, right->dagtekening);
}

/* Those that refuse, by day. */
static int read_answers(struct store *store, const struct sleutel *key, struct group *group)
{
	if (event_by_key(store, key, &group->all) != 0)
		return -1;
	for (size_t i = 0; i < group->all.count; i++)
		if (event_refuses(&group->all.event[i]))
			*events_next(&group->counting) = group->all.event[i];
	if (group->counting.count > 0)
		qsort(group->counting.event, group->counting.count, sizeof(struct event), by_day);
	return 0;
}

/* By gemeente, then in the order of judging. */
static int by_gemeente(const void *a, const void *b)
{
	const struct event *left = a, *right = b;
	int order = order_getal(left->gemeente, right->gemeente);

	return order != 0 ? order : dossier_order(left, right);
}

/* Of each gemeente the first that refuses the claim, with those before it that are void. */
static int read_refusals(struct store *store, const struct sleutel *key, struct group *group)
{
	struct events refusals = {.pool = group->all.pool};
	bool refused = false;

	if (event_by_key(store, key, &refusals) != 0)
		return -1;
	if (refusals.count > 0)
		qsort(refusals.event, refusals.count, sizeof(struct event), by_gemeente);
	for (size_t i = 0; i < refusals.count; i++) {
		const struct event *answer = &refusals.event[i];

		if (i == 0 || answer->gemeente != answer[-1].gemeente)
			refused = false;
		if (refused || !event_rejects_claim(answer))
			continue;
		*events_next(&group->counting) = *answer;
		refused = answer->nietig_vanaf == DAY_NEVER;
	}
	return 0;
}

static int by_order(const void *a, const void *b)
{
	return dossier_order(a, b);
}

/* Up to the message with the first one that stands for ever. */
static int read_credits(struct store *store, const struct sleutel *key, struct group *group)
{
	struct events *all = &group->all;
	const struct event *first = NULL;

	if (event_by_key(store, key, all) != 0)
		return -1;
	keep(all, event_is_credit);
	if (all->count > 0)
		qsort(all->event, all->count, sizeof(struct event), by_order);
	for (size_t i = 0; i < all->count; i++) {
		const struct event *credit = &all->event[i];
		int stands = first == NULL ? counting_credit_stands(store, credit) : 0;

		if (stands < 0)
			return -1;
		if (first != NULL && credit->bericht != first->bericht)
			break;
		*events_next(&group->counting) = *credit;
		if (stands == 1)
			first = credit;
	}
	return 0;
}

typedef int read_group(struct store *store, const struct sleutel *key, struct group *group);

static read_group *const readers[RELATIONS] = {
    [RELATION_RIVAL] = read_requests,
    [RELATION_ANSWER] = read_answers,
    [RELATION_CLAIM_ANSWER] = read_refusals,
    [RELATION_CREDIT] = read_credits,
};

/* What is found under the key of a relation, read when it is asked for first; NULL after it logged.
 * It moves when another is asked for. */
static struct group *group_of(struct store *store, enum relation relation, const struct event *of)
{
	struct shared *shared = store->shared;
	const struct sleutel key = gather_key(relation, 0, of);
	const size_t number = sleutel_set_number(&shared->keys, sleutel_hash(&key));
	struct group group = {.all.pool = shared->pool, .counting.pool = shared->pool};
	int many;

	if (number < shared->count)
		return &shared->group[number];
	many = has_many(store, &key);
	if (many < 0 || (many == 1 && readers[relation](store, &key, &group) != 0))
		return NULL;
	group.many = many == 1;
	shared->group =
	    xmore(shared->group, shared->count, &shared->room, sizeof(*shared->group));
	shared->group[shared->count] = group;
	return &shared->group[shared->count++];
}

/* ---- What counts for a youth ---- */

/* Those that another youth than this one, or none, is named in. */
static void add_others(const struct events *found, int64_t jeugdige, struct events *events)
{
	for (size_t i = 0; i < found->count; i++)
		if (found->event[i].jeugdige == 0 || found->event[i].jeugdige != jeugdige)
			*events_next(events) = found->event[i];
}

static bool is_request_of(const struct event *event, int64_t jeugdige, const struct event *like)
{
	return event_is_request(event) && event->jeugdige == jeugdige &&
	       same_text(event->referentie, like->referentie) &&
	       same_text(event->aanbieder, like->aanbieder);
}

static bool names(const struct events *events, int64_t jeugdige)
{
	for (size_t i = 0; i < events->count; i++)
		if (events->event[i].jeugdige == jeugdige)
			return true;
	return false;
}

/* Of a request that does not count it can only count that it was refused, on that day or later: for
 * all of the youth up to the first refusal that stands and is not before the last of them. */
static void add_refusals(const struct events *refusals, int64_t jeugdige, const struct event *of,
			 struct events *events)
{
	int32_t first = DAY_NEVER, last = DAY_NONE;
	size_t low = 0, high = refusals->count;

	for (size_t i = 0; i < events->count; i++)
		if (is_request_of(&events->event[i], jeugdige, of)) {
			const int32_t day = events->event[i].dagtekening;

			first = day < first ? day : first;
			last = day > last ? day : last;
		}
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (refusals->event[middle].dagtekening < first)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < refusals->count; low++) {
		const struct event *refusal = &refusals->event[low];

		*events_next(events) = *refusal;
		if (refusal->nietig_vanaf == DAY_NEVER && refusal->dagtekening >= last)
			break;
	}
}

static int add_answers(struct store *store, const struct group *answers, int64_t jeugdige,
		       const struct event *of, struct events *events)
{
	const struct events all = answers->all, refusals = answers->counting;
	const struct group *requests = group_of(store, RELATION_RIVAL, of);

	if (requests == NULL)
		return -1;
	if (!requests->many || names(&requests->counting, jeugdige))
		add_others(&all, 0, events);
	else
		add_refusals(&refusals, jeugdige, of, events);
	return 0;
}

/* Of a debit of the youth all credits count, in sums. Of what they only take back themselves it
 * counts that another took it back before. */
static void add_credits(const struct group *credits, int64_t jeugdige, const struct event *of,
			struct events *events)
{
	bool own = false;

	for (size_t i = 0; i < events->count; i++) {
		const struct event *event = &events->event[i];

		own = own || (event->soort == EVENT_PRESTATIE && event->jeugdige == jeugdige &&
			      !event_is_credit(event) &&
			      same_text(event->referentienummer, of->referentienummer) &&
			      same_text(event->aanbieder, of->aanbieder));
	}
	add_others(own ? &credits->all : &credits->counting, jeugdige, events);
}

int shared_find(struct store *store, enum relation relation, int64_t jeugdige,
		const struct event *of, struct events *events)
{
	const struct group *group;

	if (readers[relation] == NULL)
		return event_find(store, relation, jeugdige, of, events);
	group = group_of(store, relation, of);
	if (group == NULL)
		return -1;
	if (!group->many)
		return event_find(store, relation, jeugdige, of, events);
	if (relation == RELATION_ANSWER)
		return add_answers(store, group, jeugdige, of, events);
	if (relation == RELATION_CREDIT)
		add_credits(group, jeugdige, of, events);
	else
		add_others(&group->counting, relation == RELATION_RIVAL ? jeugdige : 0, events);
	return 0;
}
