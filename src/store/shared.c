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
	struct events periods;  /* of credits, those that can count among those of one period */
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

/* By the claim that they answer, of one aanbieder. */
static int order_claim(const struct event *answer, int32_t gemeente, const char *identificatie,
		       int32_t dagtekening)
{
	int order = order_getal(answer->gemeente, gemeente);

	if (order == 0)
		order = order_getal(answer->betreft_dagtekening, dagtekening);
	return order != 0 ? order : order_text(answer->betreft, identificatie);
}

static int order_answers(const struct event *a, const struct event *b)
{
	return order_claim(a, b->gemeente, b->betreft, b->betreft_dagtekening);
}

static int by_claim(const void *a, const void *b)
{
	int order = order_answers(a, b);

	return order != 0 ? order : dossier_order(a, b);
}

/* Of what was said of each claim, or of a line in it, the first that refuses, with those before it
 * that are void. */
static int read_refusals(struct store *store, const struct sleutel *key, struct group *group)
{
	struct events answers = {.pool = group->all.pool};
	bool refused = false;

	if (event_by_key(store, key, &answers) != 0)
		return -1;
	if (answers.count > 0)
		qsort(answers.event, answers.count, sizeof(struct event), by_claim);
	for (size_t i = 0; i < answers.count; i++) {
		const struct event *answer = &answers.event[i];

		if (i == 0 || order_answers(answer, &answer[-1]) != 0)
			refused = false;
		if (refused ||
		    (answer->soort == EVENT_DECLARATIEANTWOORD && !event_rejects_claim(answer)))
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

static int order_period(const struct event *a, int32_t begindatum, int32_t einddatum)
{
	int order = order_getal(a->begindatum, begindatum);

	return order != 0 ? order : order_getal(a->einddatum, einddatum);
}

static int by_period(const void *a, const void *b)
{
	const struct event *right = b;
	int order = order_period(a, right->begindatum, right->einddatum);

	return order != 0 ? order : dossier_order(a, b);
}

static int order_assignment(const struct event *a, const struct event *b)
{
	int order = order_getal(a->gemeente, b->gemeente);

	return order != 0 ? order : order_getal(a->toewijzingnummer, b->toewijzingnummer);
}

static int by_assignment(const void *a, const void *b)
{
	int order = order_assignment(a, b);

	return order != 0 ? order : dossier_order(a, b);
}

/* Adds those of credits of one period, or of any, up to the message with the first one that stands
 * for ever. They are in the order of judging. */
static int add_standing(struct store *store, const struct event *credit, size_t count,
			struct events *events)
{
	const struct event *first = NULL;

	for (size_t i = 0; i < count; i++) {
		int stands = first == NULL ? counting_credit_stands(store, &credit[i]) : 0;

		if (stands < 0)
			return -1;
		if (first != NULL && credit[i].bericht != first->bericht)
			break;
		*events_next(events) = credit[i];
		if (stands == 1)
			first = &credit[i];
	}
	return 0;
}

static int read_periods(struct store *store, const struct events *all, struct events *periods)
{
	size_t first = 0, end;

	for (; first < all->count; first = end) {
		const struct event *credit = &all->event[first];

		for (end = first + 1; end < all->count; end++)
			if (order_period(&all->event[end], credit->begindatum, credit->einddatum) !=
			    0)
				break;
		if (add_standing(store, credit, end - first, periods) != 0)
			return -1;
	}
	return 0;
}

/* All of them, by assignment; those that can count for whatever they take back; and those that can
 * count for a debit of their period. */
static int read_credits(struct store *store, const struct sleutel *key, struct group *group)
{
	struct events *all = &group->all;

	if (event_by_key(store, key, all) != 0)
		return -1;
	keep(all, event_is_credit);
	if (all->count == 0)
		return 0;
	qsort(all->event, all->count, sizeof(struct event), by_order);
	if (add_standing(store, all->event, all->count, &group->counting) != 0)
		return -1;
	qsort(all->event, all->count, sizeof(struct event), by_period);
	if (read_periods(store, all, &group->periods) != 0)
		return -1;
	qsort(all->event, all->count, sizeof(struct event), by_assignment);
	return 0;
}

typedef int read_group(struct store *store, const struct sleutel *key, struct group *group);

static read_group *const readers[RELATIONS] = {
    [RELATION_RIVAL] = read_requests,        [RELATION_ANSWER] = read_answers,
    [RELATION_CLAIM_ANSWER] = read_refusals, [RELATION_CLAIM_LINE] = read_refusals,
    [RELATION_CREDIT] = read_credits,
};

/* What is found under the key of a relation, read when it is asked for first; NULL after it logged.
 * It moves when another is asked for. What is found under one key can be asked for while another is
 * being read. */
static struct group *group_of(struct store *store, enum relation relation, const struct event *of)
{
	struct shared *shared = store->shared;
	const struct sleutel key = gather_key(relation, 0, of);
	const size_t number = sleutel_set_number(&shared->keys, sleutel_hash(&key));
	struct group group = {
	    .all.pool = shared->pool, .counting.pool = shared->pool, .periods.pool = shared->pool};
	int many;

	if (number < shared->count)
		return &shared->group[number];
	shared->group = xmore(shared->group, shared->count, &shared->room, sizeof(*shared->group));
	shared->group[shared->count++] = group;
	many = has_many(store, &key);
	if (many < 0 || (many == 1 && readers[relation](store, &key, &group) != 0))
		return NULL;
	group.many = many == 1;
	shared->group[number] = group;
	return &shared->group[number];
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

/* Some of a list that is in order: from `first` up to `end`. */
static void add_between(const struct events *found, size_t first, size_t end, int64_t jeugdige,
			struct events *events)
{
	const struct events part = {.event = found->event + first, .count = end - first};

	if (first < end)
		add_others(&part, jeugdige, events);
}

/* The place of the first in a list that is in an order and stands no lower in it (or, `behind`,
 * stands higher) than an event. */
static size_t place_of(const struct events *found, const struct event *of, bool behind,
		       int (*order)(const struct event *a, const struct event *of))
{
	size_t low = 0, high = found->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int at = order(&found->event[middle], of);

		if (at < 0 || (behind && at == 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Those of a list that is in this order which are the same in it as an event, unless they were
 * added before. `added` may be NULL. */
static void add_same(const struct events *found, const struct event *of, int64_t jeugdige,
		     int (*order)(const struct event *a, const struct event *of),
		     struct sleutel_set *added, struct events *events)
{
	const size_t first = place_of(found, of, false, order);

	if (added == NULL || sleutel_set_add(added, (int64_t)first))
		add_between(found, first, place_of(found, of, true, order), jeugdige, events);
}

static int order_claim_of(const struct event *answer, const struct event *line)
{
	return order_claim(answer, line->gemeente, line->identificatie, line->dagtekening);
}

static int order_period_of(const struct event *credit, const struct event *debit)
{
	return order_period(credit, debit->begindatum, debit->einddatum);
}

/* Of what a youth only takes back themselves it counts that another took it back before. Of a debit
 * of theirs it counts that it was taken back, and that this was done for its period; and in the
 * sums of an assignment of theirs each credit on that one does. */
static void add_credits(const struct group *credits, int64_t jeugdige, const struct event *of,
			struct events *events)
{
	const size_t own = events->count;
	struct sleutel_set assignments = {0}, periods = {0};

	add_others(&credits->counting, jeugdige, events);
	for (size_t i = 0; i < own; i++) {
		const struct event event = events->event[i];

		if (event.jeugdige != jeugdige || !same_text(event.aanbieder, of->aanbieder))
			continue;
		if (event.soort == EVENT_TOEWIJZING)
			add_same(&credits->all, &event, jeugdige, order_assignment, &assignments,
				 events);
		if (event.soort == EVENT_PRESTATIE && !event_is_credit(&event) &&
		    same_text(event.referentienummer, of->referentienummer))
			add_same(&credits->periods, &event, jeugdige, order_period_of, &periods,
				 events);
	}
	sleutel_set_free(&assignments);
	sleutel_set_free(&periods);
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
	else if (relation == RELATION_CLAIM_LINE)
		add_same(&group->counting, of, jeugdige, order_claim_of, NULL, events);
	else
		add_others(&group->counting, relation == RELATION_RIVAL ? jeugdige : 0, events);
	return 0;
}
