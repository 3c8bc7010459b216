#include "ijw/care/story.h"

#include <stdlib.h>

#include "facts.h"

/* Which events belong to a scope, while that is being found out. */
struct picker {
	const struct story_source *source;
	struct story_scope scope;
	bool *picked; /* of each event */
};

struct story_source story_source(const struct event *events, size_t count, int32_t peildatum,
				 int32_t kennisdatum, const struct parameters *parameters,
				 struct pool *pool)
{
	struct story_source source = {
	    .events = events, .count = count, .peildatum = peildatum, .kennisdatum = kennisdatum};

	source.derived =
	    derive_traced(events, count, peildatum, kennisdatum, parameters, pool, &source.trace);
	return source;
}

bool story_same_message(const struct event *a, const struct event *b)
{
	return a->type == b->type && a->gemeente == b->gemeente &&
	       a->dagtekening == b->dagtekening && order_text(a->aanbieder, b->aanbieder) == 0 &&
	       order_text(a->identificatie, b->identificatie) == 0;
}

static bool same_reference(const struct event *a, const struct event *b)
{
	return a->referentie != NULL && order_text(a->referentie, b->referentie) == 0 &&
	       order_text(a->aanbieder, b->aanbieder) == 0;
}

/* ---- What belongs to an assignment ---- */

static bool is_request(const struct event *event)
{
	return event->soort == EVENT_AANVRAAG || event->soort == EVENT_WIJZIGING;
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

	switch (event->soort) {
	case EVENT_AANVRAAG:
	case EVENT_WIJZIGING:
		return (picked->soort == EVENT_TOEWIJZING && same_reference(event, picked)) ||
		       (fate->lot == LOT_FOLLOWS && fate->by == event) ||
		       (event->soort == EVENT_WIJZIGING && story_same_message(event, picked));
	case EVENT_ANTWOORD:
		return is_request(picked) && same_reference(event, picked);
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
		if (!picked[i] && source->events[i].soort != EVENT_RETOURREGEL &&
		    source->events[i].soort != EVENT_DECLARATIE)
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

struct story_scope *story_scopes(const struct story_source *source, struct pool *pool,
				 size_t *count)
{
	struct story_scope *scopes = pool_alloc(pool, (source->count + 1) * sizeof(*scopes));
	struct picker picker = {.source = source};
	const struct event *line;

	picker.picked = pool_alloc(pool, source->count + 1);
	*count = assignments_of(source, scopes);
	for (size_t i = 0; i < *count; i++) {
		picker.scope = scopes[i];
		pick_assignment(&picker);
	}
	while ((line = next_line(source, picker.picked)) != NULL) {
		struct story_scope scope = {
		    .gemeente = line->gemeente, .nummer = GETAL_NONE, .aanbieder = line->aanbieder};

		picker.picked[line - source->events] = true;
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
	struct story_scope *scopes = pool_alloc(pool, (source->count + 1) * sizeof(*scopes));
	size_t count = assignments_of(source, scopes);
	struct picker taken = {.source = source, .picked = pool_alloc(pool, source->count + 1)};
	const struct event *line;

	for (size_t i = 0; i < count; i++) {
		taken.scope = scopes[i];
		pick_assignment(&taken);
	}
	while ((line = next_line(source, taken.picked)) != NULL) {
		taken.picked[line - source->events] = true;
		if (line->gemeente == picker->scope.gemeente &&
		    order_text(line->aanbieder, picker->scope.aanbieder) == 0)
			picker->picked[line - source->events] = true;
	}
}

/* ---- The lines ---- */

static int by_event(const void *a, const void *b)
{
	const struct story_line *x = a, *y = b;
	int order = order_getal(x->event->dagtekening, y->event->dagtekening);

	if (order == 0)
		order = order_getal((int)x->event->type, (int)y->event->type);
	return order != 0 ? order : order_event(x->event, y->event);
}

static void take_lines(struct story *story, const struct picker *picker, struct pool *pool)
{
	const struct story_source *source = picker->source;
	struct story_line *later = pool_alloc(pool, (source->count + 1) * sizeof(*later));
	size_t count = 0;

	story->line = pool_alloc(pool, (source->count + 1) * sizeof(*story->line));
	for (size_t i = 0; i < source->count; i++) {
		struct story_line line = {&source->events[i], &source->trace.fate[i]};

		if (!picker->picked[i])
			continue;
		if (line.fate->lot == LOT_LATER)
			later[count++] = line;
		else
			story->line[story->lines++] = line;
	}
	qsort(story->line, story->lines, sizeof(*story->line), by_event);
	qsort(later, count, sizeof(*later), by_event);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || !story_same_message(later[i - 1].event, later[i].event))
			story->later++;
}

/* ---- The rows and notes ---- */

/* Taakgericht deliveries have no assignment: they go with their aanbieder. */
static bool in_scope(const struct story_scope *scope, int32_t gemeente, int64_t nummer,
		     const char *aanbieder)
{
	if (scope->whole)
		return true;
	return gemeente == scope->gemeente && nummer == scope->nummer &&
	       (nummer != GETAL_NONE || order_text(aanbieder, scope->aanbieder) == 0);
}

/* The chain of the assignment; GETAL_NONE when it has none. */
static int64_t keten_of(const struct story_source *source, const struct story_scope *scope)
{
	for (size_t i = 0; i < source->derived.toewijzingen; i++) {
		const struct toewijzing_row *row = &source->derived.toewijzing[i];

		if (row->gemeente == scope->gemeente && row->toewijzingnummer == scope->nummer)
			return row->keten;
	}
	return GETAL_NONE;
}

static bool of_chain(const struct story_scope *scope, int64_t own, int32_t gemeente, int64_t keten)
{
	return scope->whole || (gemeente == scope->gemeente && own != GETAL_NONE && keten == own);
}

static int by_clock(const void *a, const void *b)
{
	const struct clock_note *x = *(const struct clock_note *const *)a;
	const struct clock_note *y = *(const struct clock_note *const *)b;
	int order = order_getal((int)x->kind, (int)y->kind);

	if (order == 0)
		order = order_getal(x->gemeente, y->gemeente);
	if (order == 0)
		order = order_getal(x->nummer, y->nummer);
	return order != 0 ? order : order_getal(x->from, y->from);
}

static int by_begin(const void *a, const void *b)
{
	const struct levering_row *x = *(const struct levering_row *const *)a;
	const struct levering_row *y = *(const struct levering_row *const *)b;

	return order_getal(x->begindatum, y->begindatum);
}

static void take_notes(struct story *story, const struct story_source *source, int64_t keten,
		       struct pool *pool)
{
	const struct trace *trace = &source->trace;

	story->tie = pool_alloc(pool, (trace->ties + 1) * sizeof(*story->tie));
	story->clock = pool_alloc(pool, (trace->clocks + 1) * sizeof(*story->clock));
	for (size_t i = 0; i < trace->ties; i++)
		if (of_chain(&story->scope, keten, trace->tie[i].gemeente, trace->tie[i].keten))
			story->tie[story->ties++] = &trace->tie[i];
	for (size_t i = 0; i < trace->clocks; i++) {
		const struct clock_note *clock = &trace->clock[i];
		bool chain =
		    clock->kind == CLOCK_W3A || clock->kind == CLOCK_W3B || clock->kind == CLOCK_W4;

		if (chain ? of_chain(&story->scope, keten, clock->gemeente, clock->nummer)
			  : in_scope(&story->scope, clock->gemeente, clock->nummer,
				     clock->start->aanbieder))
			story->clock[story->clocks++] = clock;
	}
	qsort(story->clock, story->clocks, sizeof(*story->clock), by_clock);
}

static void take_rows(struct story *story, const struct derived *derived, int64_t keten,
		      struct pool *pool)
{
	const struct story_scope *scope = &story->scope;

	story->toewijzing =
	    pool_alloc(pool, (derived->toewijzingen + 1) * sizeof(*story->toewijzing));
	story->levering = pool_alloc(pool, (derived->leveringen + 1) * sizeof(*story->levering));
	story->wachtketen =
	    pool_alloc(pool, (derived->wachtketens + 1) * sizeof(*story->wachtketen));
	for (size_t i = 0; i < derived->toewijzingen; i++) {
		const struct toewijzing_row *row = &derived->toewijzing[i];

		if (in_scope(scope, row->gemeente, row->toewijzingnummer, row->aanbieder))
			story->toewijzing[story->toewijzingen++] = row;
	}
	for (size_t i = 0; i < derived->leveringen; i++) {
		const struct levering_row *row = &derived->levering[i];

		if (in_scope(scope, row->gemeente, row->toewijzingnummer, row->aanbieder))
			story->levering[story->leveringen++] = row;
	}
	for (size_t i = 0; i < derived->wachtketens; i++) {
		const struct wachtketen_row *row = &derived->wachtketen[i];

		if (of_chain(scope, keten, row->gemeente, row->keten))
			story->wachtketen[story->wachtketens++] = row;
	}
	qsort(story->levering, story->leveringen, sizeof(*story->levering), by_begin);
}

struct story story_of(const struct story_source *source, struct story_scope scope,
		      struct pool *pool)
{
	struct story story = {
	    .scope = scope, .peildatum = source->peildatum, .kennisdatum = source->kennisdatum};
	struct picker picker = {.source = source, .scope = scope};
	int64_t keten = scope.whole ? GETAL_NONE : keten_of(source, &scope);

	picker.picked = pool_alloc(pool, source->count + 1);
	if (scope.whole) {
		for (size_t i = 0; i < source->count; i++)
			picker.picked[i] = source->events[i].soort != EVENT_RETOURREGEL &&
					   source->events[i].soort != EVENT_DECLARATIE;
	} else if (scope.nummer != GETAL_NONE) {
		pick_assignment(&picker);
	} else {
		pick_rest(&picker, pool);
	}
	take_lines(&story, &picker, pool);
	take_notes(&story, source, keten, pool);
	take_rows(&story, &source->derived, keten, pool);
	return story;
}
