/* Which events belong to a scope. */
#include "story_pick.h"

#include <stdlib.h>

#include "facts.h"

/* While it is being found out. */
struct picker {
	const struct story_source *source;
	struct story_scope scope;
	bool *picked; /* of each event */
};

static bool same_reference(const struct event *a, const struct event *b)
{
	return a->referentie != NULL && order_text(a->referentie, b->referentie) == 0 &&
	       order_text(a->aanbieder, b->aanbieder) == 0;
}

/* ---- What belongs to an assignment ---- */

/* The rest is told by other lines of its message, or is about another youth. */
static bool is_told(const struct event *event)
{
	return !event->foreign && event->soort != EVENT_RETOURREGEL &&
	       event->soort != EVENT_DECLARATIE;
}

/* The line names the assignment; lines of retours do so through the message they answer. */
static bool names(const struct event *event, const struct story_scope *scope)
{
	return event->soort != EVENT_RETOURREGEL && event->soort != EVENT_RETOUR &&
	       event->gemeente == scope->gemeente && event->toewijzingnummer == scope->nummer &&
	       scope->nummer != GETAL_NONE;
}

static bool is_claim_answer(const struct event *answer, const struct event *claim)
{
	return claim->soort == EVENT_PRESTATIE && answer->gemeente == claim->gemeente &&
	       order_text(answer->aanbieder, claim->aanbieder) == 0 &&
	       order_text(answer->betreft, claim->identificatie) == 0 &&
	       answer->betreft_dagtekening == claim->dagtekening;
}

static bool is_retour_on(const struct event *retour, const struct event *event)
{
	return bericht_info(event->type)->retour == retour->type &&
	       event->gemeente == retour->gemeente &&
	       order_text(event->aanbieder, retour->aanbieder) == 0 &&
	       order_text(event->identificatie, retour->betreft) == 0 &&
	       event->dagtekening == retour->betreft_dagtekening;
}

/* Whether an event that does not name the assignment comes with one that was picked. */
static bool comes_with(const struct picker *picker, const struct event *event,
		       const struct event *picked)
{
	const struct fate *fate = &picker->source->trace.fate[picked - picker->source->events];

	if (event->foreign)
		return false;
	switch (event->soort) {
	case EVENT_AANVRAAG:
	case EVENT_WIJZIGING:
		return (picked->soort == EVENT_TOEWIJZING && same_reference(event, picked)) ||
		       (fate->lot == LOT_FOLLOWS && fate->by == event) ||
		       (event->soort == EVENT_WIJZIGING && story_same_message(event, picked));
	case EVENT_ANTWOORD:
		return event_is_request(picked) && same_reference(event, picked);
	case EVENT_DECLARATIEANTWOORD:
		return is_claim_answer(event, picked);
	case EVENT_RETOUR:
		return is_retour_on(event, picked);
	default:
		return false;
	}
}

static void pick_more(struct picker *picker)
{
	const struct story_source *source = picker->source;
	bool more = true;

	while (more) {
		more = false;
		for (size_t i = 0; i < source->count; i++) {
			for (size_t j = 0; !picker->picked[i] && j < source->count; j++) {
				if (!picker->picked[j] ||
				    !comes_with(picker, &source->events[i], &source->events[j]))
					continue;
				picker->picked[i] = true;
				more = true;
			}
		}
	}
}

/* An assignment has the events that name it and those that come with them. */
static void pick_assignment(struct picker *picker)
{
	for (size_t i = 0; i < picker->source->count; i++)
		picker->picked[i] |= names(&picker->source->events[i], &picker->scope);
	pick_more(picker);
}

/* ---- What belongs to no assignment ---- */

static const struct event *next_line(const struct story_source *source, const bool *picked)
{
	for (size_t i = 0; i < source->count; i++)
		if (!picked[i] && is_told(&source->events[i]))
			return &source->events[i];
	return NULL;
}

static int by_scope(const void *a, const void *b)
{
	const struct story_scope *x = a, *y = b;
	int order = (x->nummer == GETAL_NONE) - (y->nummer == GETAL_NONE);

	if (order == 0)
		order = order_getal(x->gemeente, y->gemeente);
	if (order == 0)
		order = order_getal(x->nummer, y->nummer);
	return order != 0 ? order : order_text(x->aanbieder, y->aanbieder);
}

static bool has_scope(const struct story_scope *scopes, size_t count,
		      const struct story_scope *scope)
{
	for (size_t i = 0; i < count; i++)
		if (by_scope(&scopes[i], scope) == 0)
			return true;
	return false;
}

/* The aanbieder of an assignment is no part of its key. */
static size_t assignments_of(const struct story_source *source, struct story_scope *scopes)
{
	size_t count = 0;

	for (size_t i = 0; i < source->count; i++) {
		const struct event *event = &source->events[i];
		struct story_scope scope = {.gemeente = event->gemeente,
					    .nummer = event->toewijzingnummer};

		if (event->soort != EVENT_RETOURREGEL && scope.nummer != GETAL_NONE &&
		    !has_scope(scopes, count, &scope))
			scopes[count++] = scope;
	}
	return count;
}

/* Marks what the assignments have. Returns how many there are. */
static size_t take_assignments(const struct story_source *source, struct story_scope *scopes,
			       bool *taken)
{
	size_t count = assignments_of(source, scopes);

	for (size_t i = 0; i < count; i++) {
		struct picker picker = {source, scopes[i], taken};

		pick_assignment(&picker);
	}
	return count;
}

struct story_scope *story_scopes(const struct story_source *source, struct pool *pool,
				 size_t *count)
{
	struct story_scope *scopes = pool_alloc(pool, (source->count + 1) * sizeof(*scopes));
	bool *taken = pool_alloc(pool, source->count + 1);
	const struct event *line;

	*count = take_assignments(source, scopes, taken);
	while ((line = next_line(source, taken)) != NULL) {
		struct story_scope scope = {
		    .gemeente = line->gemeente, .nummer = GETAL_NONE, .aanbieder = line->aanbieder};

		taken[line - source->events] = true;
		if (!has_scope(scopes, *count, &scope))
			scopes[(*count)++] = scope;
	}
	qsort(scopes, *count, sizeof(*scopes), by_scope);
	return scopes;
}

/* What of this gemeente and aanbieder no assignment has. */
static void pick_rest(struct picker *picker, struct pool *pool)
{
	const struct story_source *source = picker->source;
	bool *taken = pool_alloc(pool, source->count + 1);
	const struct event *line;

	take_assignments(source, pool_alloc(pool, (source->count + 1) * sizeof(picker->scope)),
			 taken);
	while ((line = next_line(source, taken)) != NULL) {
		taken[line - source->events] = true;
		if (line->gemeente == picker->scope.gemeente &&
		    order_text(line->aanbieder, picker->scope.aanbieder) == 0)
			picker->picked[line - source->events] = true;
	}
}

bool *story_pick(const struct story_source *source, struct story_scope scope, struct pool *pool)
{
	struct picker picker = {source, scope, pool_alloc(pool, source->count + 1)};

	if (scope.whole) {
		for (size_t i = 0; i < source->count; i++)
			picker.picked[i] = is_told(&source->events[i]);
	} else if (scope.nummer != GETAL_NONE) {
		pick_assignment(&picker);
	} else {
		pick_rest(&picker, pool);
	}
	return picker.picked;
}
