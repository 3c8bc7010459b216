#include "dossier.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "binding.h"
#include "bucket_table.h"

int dossier_rank(enum berichttype type)
{
	static const enum berichttype order[] = {JW315, JW317, JW319, JW301,
						 JW305, JW307, JW323, JW325};
	enum { ORDERED = sizeof(order) / sizeof(order[0]) };

	for (int i = 0; i < ORDERED; i++)
		if (order[i] == type)
			return i;
	return ORDERED;
}

/* Deletions before additions, credits before debits; the head of a claim before its lines. */
static int rank_in_message(const struct event *event)
{
	if (event->soort == EVENT_PRESTATIE)
		return event_is_credit(event) ? 1 : 2;
	if (event->soort == EVENT_START || event->soort == EVENT_STOP)
		return event_deletes(event) ? 1 : 2;
	return 0;
}

static int by_order(const void *a, const void *b)
{
	const struct event *left = *(const struct event *const *)a;
	const struct event *right = *(const struct event *const *)b;

	if (left->place != right->place)
		return left->place < right->place ? -1 : 1;
	if (rank_in_message(left) != rank_in_message(right))
		return rank_in_message(left) - rank_in_message(right);
	return left->regel < right->regel ? -1 : left->regel > right->regel;
}

static bool is_void_for(const struct event *event, const struct event *at)
{
	return event->void_day <= at->dagtekening && event->void_place != GETAL_NONE &&
	       event->void_place < at->place;
}

static const struct bucket_table *buckets_of(struct dossier *dossier, enum key key)
{
	if (dossier->bucket[key] == NULL)
		dossier->bucket[key] =
		    bucket_table(key, dossier->event, dossier->count, dossier->pool);
	return dossier->bucket[key];
}

struct tally *dossier_tally(struct dossier *dossier, enum key key, const struct event *at)
{
	struct tally *tally = dossier->tally[key];

	if (tally == NULL)
		tally = dossier->tally[key] =
		    pool_alloc(dossier->pool, (dossier->count + 1) * sizeof(*tally));
	tally += bucket_number(buckets_of(dossier, key), at);
	if (tally->place != at->place)
		*tally = (struct tally){.place = at->place, .until = DAY_NONE};
	return tally;
}

bool dossier_counts(const struct event *event, const struct event *at)
{
	return by_order(&event, &at) < 0 && event->dagtekening <= at->dagtekening &&
	       !is_void_for(event, at);
}

const struct event *dossier_next(struct dossier *dossier, enum key key, const struct event *like,
				 uint32_t *cursor)
{
	return bucket_next(buckets_of(dossier, key), like, cursor);
}

const struct event *dossier_known(struct dossier *dossier, enum key key, const struct event *like,
				  const struct event *at, uint32_t *cursor)
{
	const struct event *event = dossier_next(dossier, key, like, cursor);

	while (event != NULL && is_void_for(event, at) && by_order(&event, &at) < 0)
		event = dossier_next(dossier, key, like, cursor);
	return event != NULL && by_order(&event, &at) < 0 ? event : NULL;
}

const struct event *dossier_before(struct dossier *dossier, enum key key, const struct event *like,
				   const struct event *at, uint32_t *cursor)
{
	const struct event *event;

	while ((event = dossier_known(dossier, key, like, at, cursor)) != NULL)
		if (event->dagtekening <= at->dagtekening)
			return event;
	return NULL;
}

bool dossier_any(struct dossier *dossier, enum key key, const struct event *like,
		 const struct event *at, dossier_fits *fits)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, key, like, at, &cursor)) != NULL)
		if (fits(event, like))
			return true;
	return false;
}

const struct event *dossier_later(struct dossier *dossier, enum key key, const struct event *at,
				  uint32_t *cursor)
{
	const struct event *event;

	while ((event = dossier_next(dossier, key, at, cursor)) != NULL)
		if (by_order(&event, &at) > 0)
			return event;
	return NULL;
}

const struct event **dossier_room(struct dossier *dossier)
{
	if (dossier->room == NULL)
		dossier->room =
		    pool_alloc(dossier->pool, (dossier->count + 1) * sizeof(*dossier->room));
	return dossier->room;
}

struct dossier_finding *dossier_report_at(struct dossier *dossier, const struct event *at,
					  enum dossier_place where)
{
	struct dossier_finding *finding = pool_alloc(dossier->pool, sizeof(*finding));

	*finding = (struct dossier_finding){.rule = dossier->rule, .event = at, .where = where};
	if (dossier->findings.last != NULL)
		dossier->findings.last->next = finding;
	else
		dossier->findings.first = finding;
	dossier->findings.last = finding;
	return finding;
}

void dossier_report(struct dossier *dossier, const struct event *at)
{
	dossier_report_at(dossier, at, PLACE_LINE);
}

const struct event *dossier_next_of_message(struct dossier *dossier, const struct event *at,
					    uint32_t *cursor)
{
	return dossier_next(dossier, KEY_BERICHT, at, cursor);
}

bool dossier_is_first_line(struct dossier *dossier, const struct event *at)
{
	uint32_t cursor = 0;

	return dossier_next_of_message(dossier, at, &cursor) == at;
}

bool dossier_is_first_of_client(struct dossier *dossier, const struct event *at)
{
	uint32_t cursor = 0;

	return dossier_next(dossier, KEY_CLIENT, at, &cursor) == at;
}

void dossier_report_resolved(struct dossier *dossier, const struct event *at,
			     enum dossier_place where, const struct event *door)
{
	/* Of an older message only what the messages at hand resolve is news; or what they void. */
	if (at->place >= dossier->from || dossier->revised ||
	    (door != NULL && door->place >= dossier->from))
		dossier_report_at(dossier, at, where)->resolved_by =
		    door != NULL ? door->bericht : 0;
}

void dossier_report_until(struct dossier *dossier, enum key key, const struct event *at,
			  dossier_fits *fits, enum dossier_place where)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_later(dossier, key, at, &cursor)) != NULL)
		if (event->void_place == GETAL_NONE && fits(event, at))
			break;
	dossier_report_resolved(dossier, at, where, event);
}

bool dossier_demand(struct dossier *dossier, enum key key, const struct event *at,
		    dossier_fits *fits, enum dossier_place where)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_known(dossier, key, at, at, &cursor)) != NULL)
		if (fits(event, at))
			return true;
	dossier_report_until(dossier, key, at, fits, where);
	return false;
}

/* Judged at all, and here; of other youths only what is said about claims. */
static bool is_here(const struct event *event)
{
	return event->place > 0 &&
	       (!event->foreign || event->type == JW323 || event->type == JW325);
}

static void judge_event(struct dossier *dossier, const struct event *at)
{
	const struct binding *binding;
	size_t count;

	if (at->foreign)
		return;
	binding = dossier_bindings(dossier->kind, at->soort, &count);
	for (size_t i = 0; i < count; i++)
		if (at->place >= dossier->from || binding[i].demands) {
			dossier->rule = binding[i].rule;
			binding[i].body(dossier, at);
		}
}

struct dossier_findings dossier_judge(enum dossier_kind kind, const struct event *events,
				      size_t count, int64_t from,
				      const struct agreements *agreements, struct pool *pool)
{
	struct dossier dossier = {
	    .kind = kind, .agreements = agreements, .from = from, .pool = pool};

	dossier.event = pool_alloc(pool, (count + 1) * sizeof(*dossier.event));
	for (size_t i = 0; i < count; i++)
		if (is_here(&events[i])) {
			dossier.event[dossier.count++] = &events[i];
			dossier.revised = dossier.revised || events[i].void_place >= from;
		}
	qsort(dossier.event, dossier.count, sizeof(*dossier.event), by_order);
	for (dossier.now = 0; dossier.now < dossier.count; dossier.now++)
		judge_event(&dossier, dossier.event[dossier.now]);
	return dossier.findings;
}
