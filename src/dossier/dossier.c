/* The walk over a dossier: its events in the order of judging, and what each may know of others. */
#include "dossier.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "binding.h"
#include "bucket_table.h"
#include "hindsight.h"

/* The place of a message type among those of one day in the order of judging, from 0. */
static int rank_of(enum berichttype type)
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

int dossier_order_sender(const struct event *a, const struct event *b)
{
	char digits[2][AFZENDER_TEXT];

	return order_text(event_afzender(a, digits[0]), event_afzender(b, digits[1]));
}

/* The order of judging (definitions, section 10). What agrees in all of it can only be told apart
 * in an archive that an older program filled, until it is rebuilt. */
static int order_messages(const struct event *a, const struct event *b)
{
	int order = order_getal(a->dagtekening, b->dagtekening);

	if (order == 0)
		order = rank_of(a->type) - rank_of(b->type);
	if (order == 0)
		order = b->takes_back - a->takes_back;
	if (order == 0)
		order = order_text(a->identificatie, b->identificatie);
	if (order == 0)
		order = dossier_order_sender(a, b);
	if (order == 0 && a->content != b->content)
		order = a->content < b->content ? -1 : 1;
	return order != 0 ? order : order_getal(a->bericht, b->bericht);
}

int dossier_order(const struct event *a, const struct event *b)
{
	return a->bericht == b->bericht ? 0 : order_messages(a, b);
}

static int by_message(const void *a, const void *b)
{
	const struct event *left = *(const struct event *const *)a;
	const struct event *right = *(const struct event *const *)b;
	int order = dossier_order(left, right);

	if (order == 0)
		order = rank_in_message(left) - rank_in_message(right);
	return order != 0 ? order : order_getal(left->regel, right->regel);
}

/* ---- What an event may know ---- */

bool dossier_stands_before(const struct event *a, const struct event *b)
{
	return by_order(&a, &b) < 0;
}

/* A retour stands behind all messages of its day. */
bool dossier_is_void_for(const struct dossier *dossier, const struct event *event,
			 const struct event *at)
{
	return event->nietig_vanaf < at->dagtekening || hindsight_voids(dossier, event);
}

static bool is_before(const struct dossier *dossier, const struct event *event,
		      const struct event *at)
{
	return dossier_stands_before(event, at) ||
	       (event->bericht != at->bericht && hindsight_undoes(dossier, event));
}

bool dossier_counts(const struct dossier *dossier, const struct event *event,
		    const struct event *at)
{
	return is_before(dossier, event, at) && !dossier_is_void_for(dossier, event, at);
}

struct bucket_table *dossier_buckets(struct dossier *dossier, enum key key)
{
	if (dossier->bucket[key] == NULL)
		dossier->bucket[key] =
		    bucket_table(key, dossier->event, dossier->count, dossier->memory,
				 dossier->in_memory, dossier->pool);
	return dossier->bucket[key];
}

struct tally *dossier_tally(struct dossier *dossier, enum key key, const struct event *at)
{
	struct tally *tally = dossier->tally[key];

	if (tally == NULL)
		tally = dossier->tally[key] =
		    pool_alloc(dossier->pool, (dossier->count + 1) * sizeof(*tally));
	tally += bucket_number(dossier_buckets(dossier, key), at);
	if (tally->place != at->place)
		*tally = (struct tally){.place = at->place, .until = DAY_NONE};
	return tally;
}

void dossier_forget_tallies(struct dossier *dossier)
{
	for (int key = 0; key < KEYS; key++)
		dossier->tally[key] = NULL;
}

const struct event *dossier_next(struct dossier *dossier, enum key key, const struct event *like,
				 uint32_t *cursor)
{
	return bucket_next(dossier_buckets(dossier, key), like, cursor);
}

const struct event *dossier_before(struct dossier *dossier, enum key key, const struct event *like,
				   const struct event *at, uint32_t *cursor)
{
	const struct event *event;

	while ((event = dossier_next(dossier, key, like, cursor)) != NULL) {
		if (dossier_counts(dossier, event, at))
			return event;
		if (!dossier_stands_before(event, at) && !hindsight_reaches(dossier, event))
			return NULL;
	}
	return NULL;
}

const struct event *dossier_back(struct dossier *dossier, enum key key, const struct event *like,
				 const struct event *at, uint32_t *cursor)
{
	struct bucket_table *table = dossier_buckets(dossier, key);
	const struct event *event;

	while ((event = bucket_back(table, dossier->now, like, cursor)) != NULL)
		if (dossier_counts(dossier, event, at))
			return event;
	return NULL;
}

bool dossier_any(struct dossier *dossier, enum key key, const struct event *like,
		 const struct event *at, dossier_fits *fits)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, key, like, at, &cursor)) != NULL)
		if (fits == NULL || fits(event, like))
			return true;
	return false;
}

const struct event *dossier_all_before(struct dossier *dossier, const struct event *at,
				       size_t *cursor)
{
	while (*cursor < dossier->now) {
		const struct event *event = dossier->event[(*cursor)++];

		if (dossier_counts(dossier, event, at))
			return event;
	}
	return NULL;
}

const struct event *dossier_later(struct dossier *dossier, enum key key, const struct event *at,
				  uint32_t *cursor)
{
	const struct event *event;

	while ((event = dossier_next(dossier, key, at, cursor)) != NULL)
		if (dossier_stands_before(at, event))
			return event;
	return NULL;
}

struct dossier_finding *dossier_report_at(struct dossier *dossier, const struct event *at,
					  enum dossier_place where)
{
	struct dossier_finding *finding = pool_alloc(dossier->pool, sizeof(*finding));

	*finding =
	    (struct dossier_finding){.rule = dossier->binding->rule, .event = at, .where = where};
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
	struct dossier_finding *finding = dossier_report_at(dossier, at, where);

	finding->settled = true;
	finding->resolved_by = door != NULL ? door->bericht : 0;
}

void dossier_report_missing(struct dossier *dossier, const struct event *at,
			    enum dossier_place where, const struct event *door)
{
	struct dossier_finding *finding = dossier_report_at(dossier, at, where);

	finding->missing = true;
	finding->brought = door;
	finding->resolved_by = door != NULL ? door->bericht : 0;
}

void dossier_report_final(struct dossier *dossier, const struct event *at, enum dossier_place where)
{
	dossier_report_resolved(dossier, at, where, NULL);
}

void dossier_demand(struct dossier *dossier, enum key key, const struct event *at,
		    dossier_fits *fits, enum dossier_place where)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (dossier_any(dossier, key, at, at, fits))
		return;
	while ((event = dossier_later(dossier, key, at, &cursor)) != NULL)
		if (event->nietig_vanaf == DAY_NEVER && (fits == NULL || fits(event, at)))
			break;
	dossier_report_resolved(dossier, at, where, event);
}

/* Of other youths only what is said about claims. */
static bool is_here(const struct event *event)
{
	return !event->foreign || event->type == JW323 || event->type == JW325;
}

static void judge_event(struct dossier *dossier, const struct event *at)
{
	const struct binding *binding;
	size_t count;

	if (at->foreign || at->rejected)
		return;
	binding = dossier_bindings(dossier->kind, at->soort, &count);
	for (size_t i = 0; i < count; i++) {
		struct dossier_finding *last = dossier->findings.last, *new;

		if (!binding_holds(&binding[i], at->release))
			continue;
		dossier->binding = &binding[i];
		binding[i].body(dossier, at);
		new = last != NULL ? last->next : dossier->findings.first;
		for (; new != NULL; new = new->next)
			hindsight_settle(dossier, at, new);
	}
}

/* Puts the events in the order of judging and tells each the place of its message. */
static void arrange(struct dossier *dossier, struct event *events, size_t count)
{
	struct event **sorted = pool_alloc(dossier->pool, (count + 1) * sizeof(*sorted));
	int64_t place = 0;

	for (size_t i = 0; i < count; i++)
		if (is_here(&events[i]))
			sorted[dossier->count++] = &events[i];
	qsort(sorted, dossier->count, sizeof(*sorted), by_message);
	for (size_t i = 0; i < dossier->count; i++) {
		place += i == 0 || sorted[i]->bericht != sorted[i - 1]->bericht;
		sorted[i]->place = place;
	}
	dossier->event = (const struct event **)sorted;
}

struct dossier_findings dossier_judge(enum dossier_kind kind, struct event *events, size_t count,
				      int32_t from, const struct agreements *agreements,
				      struct pool *pool)
{
	struct dossier dossier = {.kind = kind,
				  .agreements = agreements,
				  .pool = pool,
				  .memory = events,
				  .in_memory = count};

	arrange(&dossier, events, count);
	for (dossier.now = 0; dossier.now < dossier.count; dossier.now++) {
		const struct event *at = dossier.event[dossier.now];

		if (at->dagtekening >= from || at->found)
			judge_event(&dossier, at);
	}
	return dossier.findings;
}
