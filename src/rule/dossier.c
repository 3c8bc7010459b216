#include "dossier.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "keten_index.h"

bool zelfde(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

bool verwijdert(const struct event *event)
{
	return event->status != NULL && strcmp(event->status, "3") == 0 &&
	       (event->soort == EVENT_START || event->soort == EVENT_STOP);
}

bool is_credit(const struct event *event)
{
	return event->soort == EVENT_PRESTATIE && event->budget < 0 && event->budget != GETAL_NONE;
}

int dossier_rang(enum berichttype type)
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
static int rang_in_bericht(const struct event *event)
{
	if (event->soort == EVENT_PRESTATIE)
		return is_credit(event) ? 1 : 2;
	if (event->soort == EVENT_START || event->soort == EVENT_STOP)
		return verwijdert(event) ? 1 : 2;
	return 0;
}

static int by_order(const void *a, const void *b)
{
	const struct event *left = *(const struct event *const *)a;
	const struct event *right = *(const struct event *const *)b;

	if (left->volgorde != right->volgorde)
		return left->volgorde < right->volgorde ? -1 : 1;
	if (rang_in_bericht(left) != rang_in_bericht(right))
		return rang_in_bericht(left) - rang_in_bericht(right);
	return left->regel < right->regel ? -1 : left->regel > right->regel;
}

static bool is_void_for(const struct event *event, const struct event *at)
{
	return event->nietig_eerst <= at->dagtekening && event->nietig_volgorde != GETAL_NONE &&
	       event->nietig_volgorde < at->volgorde;
}

static const struct keten_index *index_of(struct dossier *dossier, enum sleutel sleutel)
{
	if (dossier->index[sleutel] == NULL)
		dossier->index[sleutel] =
		    keten_index(sleutel, dossier->event, dossier->count, dossier->pool);
	return dossier->index[sleutel];
}

struct stand *dossier_stand(struct dossier *dossier, enum sleutel sleutel, const struct event *at)
{
	struct stand *stand = dossier->stand[sleutel];

	if (stand == NULL)
		stand = dossier->stand[sleutel] =
		    pool_alloc(dossier->pool, (dossier->count + 1) * sizeof(*stand));
	stand += keten_first(index_of(dossier, sleutel), at);
	if (stand->volgorde != at->volgorde)
		*stand = (struct stand){.volgorde = at->volgorde, .tot = DAY_NONE};
	return stand;
}

bool dossier_telt(const struct event *event, const struct event *at)
{
	return by_order(&event, &at) < 0 && event->dagtekening <= at->dagtekening &&
	       !is_void_for(event, at);
}

const struct event *dossier_keten(struct dossier *dossier, enum sleutel sleutel,
				  const struct event *like, uint32_t *cursor)
{
	return keten_next(index_of(dossier, sleutel), like, cursor);
}

const struct event *dossier_known(struct dossier *dossier, enum sleutel sleutel,
				  const struct event *like, const struct event *at,
				  uint32_t *cursor)
{
	const struct event *event = dossier_keten(dossier, sleutel, like, cursor);

	while (event != NULL && is_void_for(event, at) && by_order(&event, &at) < 0)
		event = dossier_keten(dossier, sleutel, like, cursor);
	return event != NULL && by_order(&event, &at) < 0 ? event : NULL;
}

const struct event *dossier_before(struct dossier *dossier, enum sleutel sleutel,
				   const struct event *like, const struct event *at,
				   uint32_t *cursor)
{
	const struct event *event;

	while ((event = dossier_known(dossier, sleutel, like, at, cursor)) != NULL)
		if (event->dagtekening <= at->dagtekening)
			return event;
	return NULL;
}

const struct event *dossier_later(struct dossier *dossier, enum sleutel sleutel,
				  const struct event *at, uint32_t *cursor)
{
	const struct event *event;

	while ((event = dossier_keten(dossier, sleutel, at, cursor)) != NULL)
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

struct bevinding *bevind_bij(struct dossier *dossier, const struct event *at,
			     enum dossier_plaats plaats)
{
	struct bevinding *bevinding = pool_alloc(dossier->pool, sizeof(*bevinding));

	*bevinding = (struct bevinding){.rule = dossier->rule, .event = at, .plaats = plaats};
	if (dossier->bevindingen.last != NULL)
		dossier->bevindingen.last->next = bevinding;
	else
		dossier->bevindingen.first = bevinding;
	dossier->bevindingen.last = bevinding;
	return bevinding;
}

void bevind(struct dossier *dossier, const struct event *at)
{
	bevind_bij(dossier, at, PLAATS_REGEL);
}

const struct event *dossier_van_bericht(struct dossier *dossier, const struct event *at,
					uint32_t *cursor)
{
	return dossier_keten(dossier, SLEUTEL_BERICHT, at, cursor);
}

bool is_eerste(struct dossier *dossier, const struct event *at)
{
	uint32_t cursor = 0;

	return dossier_van_bericht(dossier, at, &cursor) == at;
}

bool is_eerste_van_client(struct dossier *dossier, const struct event *at)
{
	uint32_t cursor = 0;

	return dossier_keten(dossier, SLEUTEL_CLIENT, at, &cursor) == at;
}

void bevind_opgelost(struct dossier *dossier, const struct event *at, enum dossier_plaats plaats,
		     const struct event *door)
{
	/* Of an older message only what the messages at hand resolve is news; or what they void. */
	if (at->volgorde >= dossier->from || dossier->herzien ||
	    (door != NULL && door->volgorde >= dossier->from))
		bevind_bij(dossier, at, plaats)->opgelost_door = door != NULL ? door->bericht : 0;
}

void bevind_tot(struct dossier *dossier, enum sleutel sleutel, const struct event *at, eis *past,
		enum dossier_plaats plaats)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_later(dossier, sleutel, at, &cursor)) != NULL)
		if (event->nietig_volgorde == GETAL_NONE && past(event, at))
			break;
	bevind_opgelost(dossier, at, plaats, event);
}

bool dossier_eist(struct dossier *dossier, enum sleutel sleutel, const struct event *at, eis *past,
		  enum dossier_plaats plaats)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_known(dossier, sleutel, at, at, &cursor)) != NULL)
		if (past(event, at))
			return true;
	bevind_tot(dossier, sleutel, at, past, plaats);
	return false;
}

/* Judged at all, and here; of other youths only what is said about claims. */
static bool is_here(const struct event *event)
{
	return event->volgorde > 0 &&
	       (!event->vreemd || event->type == JW323 || event->type == JW325);
}

static void judge_event(struct dossier *dossier, const struct event *at)
{
	if (at->vreemd)
		return;
	for (const struct dossier_row *row = dossier_rows; row->body != NULL; row++) {
		if (row->soort != dossier->soort || (row->events & OF(at->soort)) == 0 ||
		    (at->volgorde < dossier->from && !row->eist))
			continue;
		dossier->rule = rule_get(row->id);
		row->body(dossier, at);
	}
}

struct bevindingen dossier_judge(enum dossier_soort soort, const struct event *events, size_t count,
				 int64_t from, const struct afspraken *afspraken, struct pool *pool)
{
	struct dossier dossier = {
	    .soort = soort, .afspraken = afspraken, .from = from, .pool = pool};

	dossier.event = pool_alloc(pool, (count + 1) * sizeof(*dossier.event));
	for (size_t i = 0; i < count; i++)
		if (is_here(&events[i])) {
			dossier.event[dossier.count++] = &events[i];
			dossier.herzien = dossier.herzien || events[i].nietig_volgorde >= from;
		}
	qsort(dossier.event, dossier.count, sizeof(*dossier.event), by_order);
	for (dossier.nu = 0; dossier.nu < dossier.count; dossier.nu++)
		judge_event(&dossier, dossier.event[dossier.nu]);
	return dossier.bevindingen;
}
