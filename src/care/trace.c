/* What became of each event on the way to the rows, and why: for those who asked. */
#include "facts.h"

#include <string.h>

const char *clock_name(enum clock_kind kind)
{
	static const char *const names[CLOCKS] = {"W1",      "W1b",          "W2", "W3a", "W3b",
						  "W4",      "W3a_jeugdige", "D1", "D2",  "A1",
						  "A1_norm", "A2",           "A3"};

	return names[kind];
}

void trace_begin(const struct known *known, const struct event *events, size_t count)
{
	if (known->trace == NULL)
		return;
	*known->trace = (struct trace){.events = events};
	known->trace->fate = pool_alloc(known->pool, (count + 1) * sizeof(struct fate));
}

static struct fate *fate_of(const struct known *known, const struct event *event)
{
	return &known->trace->fate[event - known->trace->events];
}

void trace_fate(const struct known *known, const struct event *event, enum lot lot,
		const struct event *by)
{
	if (known->trace == NULL)
		return;
	fate_of(known, event)->lot = lot;
	fate_of(known, event)->by = by;
}

void trace_all(const struct known *known, const struct event *const *line, size_t count,
	       enum lot lot)
{
	for (size_t i = 0; known->trace != NULL && i < count; i++)
		trace_fate(known, line[i], lot, NULL);
}

/* ---- Assignments ---- */

void trace_versie(const struct known *known, const struct event *line, int32_t versie)
{
	if (known->trace != NULL)
		fate_of(known, line)->versie = versie;
}

void trace_deleted(const struct known *known, const struct event *const *line, size_t count)
{
	for (size_t i = 0; known->trace != NULL && i < count; i++)
		if (fate_of(known, line[i])->versie != fate_of(known, line[count - 1])->versie)
			trace_fate(known, line[i], LOT_DELETED, line[count - 1]);
}

/* ---- Starts and stops ---- */

static bool stands(const struct known *known, const struct event *line)
{
	enum lot lot = fate_of(known, line)->lot;

	return lot == LOT_COUNTS || lot == LOT_REPEATS;
}

/* The first line of [from, to) of which this is true; NULL: none. */
static const struct event *first_with(const struct event *const *line, size_t from, size_t to,
				      bool (*is)(const struct event *event))
{
	for (size_t i = from; i < to; i++)
		if (is(line[i]))
			return line[i];
	return NULL;
}

/* A status 3 removes what earlier days left standing, else what its own day said. */
static void trace_removal(const struct known *known, const struct event *const *line, size_t from,
			  size_t to, const struct event *removes)
{
	const struct event *removed = first_with(line, from, to, event_adds);

	for (size_t i = 0; i < from; i++) {
		if (!stands(known, line[i]))
			continue;
		if (fate_of(known, line[i])->lot == LOT_COUNTS)
			removed = line[i];
		trace_fate(known, line[i], LOT_REMOVED, removes);
	}
	for (size_t i = from; i < to; i++)
		if (event_deletes(line[i]))
			trace_fate(known, line[i], removed != NULL ? LOT_REMOVES : LOT_NOTHING,
				   removed);
}

void trace_balance(const struct known *known, const struct event *const *line, size_t from,
		   size_t to, bool before, bool after)
{
	const struct event *removes;
	bool new = !before;

	if (known->trace == NULL)
		return;
	removes = first_with(line, from, to, event_deletes);
	if (removes != NULL) {
		trace_removal(known, line, from, to, removes);
		new = true;
	}
	for (size_t i = from; i < to; i++) {
		if (!event_adds(line[i]))
			continue;
		if (after)
			trace_fate(known, line[i], new ? LOT_COUNTS : LOT_REPEATS, NULL);
		else
			trace_fate(known, line[i], LOT_REMOVED, removes);
		new = false;
	}
}

void trace_stops(const struct known *known, const struct start *start,
		 const struct event *const *line, size_t count)
{
	for (size_t i = 0; known->trace != NULL && i < count; i++) {
		bool tijdelijk = event_is_temporary(line[i]);
		const struct stop *stop = tijdelijk ? &start->tijdelijk : &start->definitief;

		if (fate_of(known, line[i])->lot == LOT_NO_START)
			trace_fate(known, line[i], LOT_NOT_PLACED, NULL);
		else if (stands(known, line[i]) && stop->line != NULL &&
			 (order_text(line[i]->reden, stop->line->reden) != 0 ||
			  line[i]->einddatum != stop->einddatum))
			trace_fate(known, line[i], LOT_NOT_FIRST, stop->line);
	}
}

/* ---- Chains ---- */

static struct tie_note tie_of(const struct toewijzing *a, const struct toewijzing *b)
{
	struct tie_note tie = {.gemeente = b->gemeente, .van = a->nummer, .naar = b->nummer};
	bool same = order_text(a->huidig->code, b->huidig->code) == 0;

	tie.keten = b->keten->nummer;
	tie.day[0] = a->huidig->einddatum;
	tie.day[1] = b->huidig->ingangsdatum;
	if (b->schakel == SCHAKEL_VOORTZETTING) {
		tie.kind = same ? TIE_CONTINUES : TIE_CONTINUES_CODE;
	} else if (b->schakel == SCHAKEL_VERVOLG) {
		tie.kind = TIE_VERVOLG;
		tie.day[0] = b->volgt_tot;
	} else if (b->schakel == SCHAKEL_VOOR) {
		tie.kind = TIE_FRONT;
		tie.day[0] = b->eerste->einddatum;
		tie.day[1] = a->huidig->ingangsdatum;
	} else {
		tie.kind = TIE_INHERITS;
		tie.day[0] = a->huidig->toewijzingsdatum;
		tie.day[1] = b->eerste->toewijzingsdatum;
	}
	return tie;
}

void trace_ketens(const struct known *known, const struct ketens *ketens)
{
	struct trace *trace = known->trace;

	if (trace == NULL)
		return;
	trace->tie = pool_alloc(known->pool, (ketens->count + 1) * sizeof(*trace->tie));
	for (size_t i = 0; i < ketens->count; i++) {
		const struct toewijzing *b = ketens->toewijzing[i];
		const struct toewijzing *a = b->vorige != NULL ? b->vorige : b->volgt;

		if (a != NULL)
			trace->tie[trace->ties++] = tie_of(a, b);
	}
}
