/* The story of a youth: the events and rows of a scope, and the clocks that ran over them. */
#include "ijw/care/story.h"

#include <stdlib.h>

#include "facts.h"
#include "story_pick.h"

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

bool story_van_gemeente(const struct event *event)
{
	return bericht_info(event->type)->van_gemeente != (event->soort == EVENT_RETOUR);
}

bool story_same_message(const struct event *a, const struct event *b)
{
	return a->type == b->type && a->gemeente == b->gemeente &&
	       a->dagtekening == b->dagtekening && order_text(a->aanbieder, b->aanbieder) == 0 &&
	       order_text(a->identificatie, b->identificatie) == 0;
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

static void take_lines(struct story *story, const struct story_source *source, struct pool *pool)
{
	const bool *picked = story_pick(source, story->scope, pool);
	struct story_line *later = pool_alloc(pool, (source->count + 1) * sizeof(*later));
	size_t count = 0;

	story->line = pool_alloc(pool, (source->count + 1) * sizeof(*story->line));
	for (size_t i = 0; i < source->count; i++) {
		struct story_line line = {&source->events[i], &source->trace.fate[i]};

		if (!picked[i])
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
		order = order_getal(x->from, y->from);
	if (order == 0)
		order = order_getal(x->gemeente, y->gemeente);
	if (order == 0)
		order = order_getal(x->nummer, y->nummer);
	return order != 0 ? order : order_event(x->start, y->start);
}

static int by_begin(const void *a, const void *b)
{
	const struct levering_row *x = *(const struct levering_row *const *)a;
	const struct levering_row *y = *(const struct levering_row *const *)b;

	return order_getal(x->begindatum, y->begindatum);
}

static bool has_line(const struct story *story, const struct event *event)
{
	for (size_t i = 0; i < story->lines; i++)
		if (story->line[i].event == event)
			return true;
	return false;
}

static bool has_clock(const struct story *story, const struct clock_note *clock, int64_t keten)
{
	switch (clock->kind) {
	case CLOCK_W1:
	case CLOCK_W1B:
	case CLOCK_W2:
		return has_line(story, clock->start);
	case CLOCK_W3A:
	case CLOCK_W3B:
	case CLOCK_W4:
	case CLOCK_W3A_JEUGDIGE:
		return of_chain(&story->scope, keten, clock->gemeente, clock->nummer);
	default:
		return in_scope(&story->scope, clock->gemeente, clock->nummer,
				clock->start->aanbieder);
	}
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

		if (has_clock(story, clock, keten))
			story->clock[story->clocks++] = clock;
	}
	qsort(story->clock, story->clocks, sizeof(*story->clock), by_clock);
}

static bool has_request(const struct story *story, const struct verzoek_row *row)
{
	for (size_t i = 0; i < story->lines; i++) {
		const struct event *event = story->line[i].event;

		if (event_is_request(event) && order_text(event->aanbieder, row->aanbieder) == 0 &&
		    order_text(event->referentie, row->referentie) == 0)
			return true;
	}
	return false;
}

static int by_dagtekening(const void *a, const void *b)
{
	const struct verzoek_row *x = *(const struct verzoek_row *const *)a;
	const struct verzoek_row *y = *(const struct verzoek_row *const *)b;
	int order = order_getal(x->dagtekening, y->dagtekening);

	if (order == 0)
		order = order_text(x->aanbieder, y->aanbieder);
	return order != 0 ? order : order_text(x->referentie, y->referentie);
}

/* Requests, and of a whole youth the trajectories, which are in order of time. */
static void take_around(struct story *story, const struct derived *derived, struct pool *pool)
{
	story->verzoek = pool_alloc(pool, (derived->verzoeken + 1) * sizeof(*story->verzoek));
	story->traject = pool_alloc(pool, (derived->trajecten + 1) * sizeof(*story->traject));
	for (size_t i = 0; i < derived->verzoeken; i++)
		if (has_request(story, &derived->verzoek[i]))
			story->verzoek[story->verzoeken++] = &derived->verzoek[i];
	for (size_t i = 0; story->scope.whole && i < derived->trajecten; i++)
		story->traject[story->trajecten++] = &derived->traject[i];
	qsort(story->verzoek, story->verzoeken, sizeof(*story->verzoek), by_dagtekening);
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
	int64_t keten = scope.whole ? GETAL_NONE : keten_of(source, &scope);

	take_lines(&story, source, pool);
	take_notes(&story, source, keten, pool);
	take_rows(&story, &source->derived, keten, pool);
	take_around(&story, &source->derived, pool);
	return story;
}
