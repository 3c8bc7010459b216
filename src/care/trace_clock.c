/* Where the clocks started and stopped: read from the rows and the facts behind them. */
#include "facts.h"

#include <string.h>

#include "ijw/care/norm.h"

static void add_clock(const struct known *known, struct clock_note clock)
{
	struct trace *trace = known->trace;

	if (clock.dagen == LENGTH_NONE)
		return;
	if (trace->clocks == trace->clock_room) {
		struct clock_note *grown;

		trace->clock_room = trace->clock_room > 0 ? 2 * trace->clock_room : 16;
		grown = pool_alloc(known->pool, trace->clock_room * sizeof(*grown));
		if (trace->clocks > 0)
			memcpy(grown, trace->clock, trace->clocks * sizeof(*grown));
		trace->clock = grown;
	}
	trace->clock[trace->clocks++] = clock;
}

/* Whether two lines name the same start or stop. */
static bool same_key(const struct event *a, const struct event *b)
{
	return a->gemeente == b->gemeente && a->toewijzingnummer == b->toewijzingnummer &&
	       a->begindatum == b->begindatum && order_text(a->aanbieder, b->aanbieder) == 0 &&
	       order_product(a, b) == 0 &&
	       (a->soort != EVENT_STOP ||
		(a->einddatum == b->einddatum && order_text(a->reden, b->reden) == 0));
}

/* The line with the key of `like` by which it counts; with a day: the one told on that day. */
static const struct event *line_of(const struct known *known, const struct event *like,
				   int32_t dagtekening)
{
	const struct lines *lines = &known->soort[like->soort];

	for (size_t i = 0; i < lines->count; i++) {
		const struct event *line = lines->line[i];
		const struct fate *fate = &known->trace->fate[line - known->trace->events];
		bool wanted = dagtekening == DAY_NONE
				  ? fate->lot == LOT_COUNTS
				  : line->dagtekening == dagtekening && event_adds(line);

		if (wanted && same_key(line, like))
			return line;
	}
	return like;
}

/* ---- The clocks of a request ---- */

static bool is_answer(const struct event *answer, const struct event *request, int32_t day)
{
	return answer->dagtekening == day &&
	       order_text(answer->aanbieder, request->aanbieder) == 0 &&
	       order_text(answer->referentie, request->referentie) == 0;
}

/* The line of this kind that answered a request on this day; NULL: none. */
static const struct event *answer_of(const struct known *known, enum event_soort soort,
				     const struct event *request, int32_t day)
{
	const struct lines *lines = &known->soort[soort];

	for (size_t i = 0; i < lines->count; i++)
		if (is_answer(lines->line[i], request, day))
			return lines->line[i];
	return NULL;
}

void trace_verzoek(const struct known *known, const struct event *line,
		   const struct verzoek_row *row, const struct toewijzing *toewijzing)
{
	struct clock_note clock = {.kind = CLOCK_W1,
				   .gemeente = row->gemeente,
				   .nummer = row->toewijzingnummer,
				   .from = row->dagtekening,
				   .to = row->antwoorddatum,
				   .dagen = row->w1_dagen,
				   .werkdagen = row->w1_werkdagen,
				   .start = line};
	bool granted = order_text(row->status, "toegewezen") == 0;

	if (known->trace == NULL)
		return;
	clock.stop = answer_of(known, EVENT_ANTWOORD, line, row->antwoorddatum);
	if (clock.stop == NULL)
		clock.stop = answer_of(known, EVENT_TOEWIJZING, line, row->antwoorddatum);
	add_clock(known, clock);
	clock.kind = CLOCK_W1B;
	clock.to = row->besluitdatum;
	clock.dagen = row->w1b_dagen;
	clock.werkdagen = LENGTH_NONE;
	clock.stop =
	    answer_of(known, granted ? EVENT_TOEWIJZING : EVENT_ANTWOORD, line, row->besluitdatum);
	add_clock(known, clock);
	if (toewijzing == NULL || row->w2_dagen == LENGTH_NONE)
		return;
	clock.kind = CLOCK_W2;
	clock.to = toewijzing->eerste->toewijzingsdatum;
	clock.dagen = row->w2_dagen;
	clock.stop = toewijzing->eerste;
	add_clock(known, clock);
}

/* ---- The clocks of an assignment and a delivery ---- */

void trace_toewijzing(const struct known *known, const struct toewijzing *toewijzing)
{
	const struct event *gemeld = toewijzing->gemeld;
	struct clock_note clock = {.kind = CLOCK_A3,
				   .gemeente = toewijzing->gemeente,
				   .nummer = toewijzing->nummer,
				   .from = gemeld->toewijzingsdatum,
				   .to = gemeld->dagtekening,
				   .start = gemeld,
				   .stop = gemeld};

	if (known->trace == NULL || toewijzing->links_afgekapt || toewijzing->vervallen)
		return;
	clock.dagen = length_days(clock.from, clock.to);
	clock.werkdagen = length_workdays(clock.from, clock.to);
	add_clock(known, clock);
}

/* A1 as OP271 counts it, where that is not from Begindatum on. */
static void add_norm(const struct known *known, const struct toewijzing *toewijzing,
		     struct clock_note clock)
{
	const int32_t begindatum = clock.from;

	if (toewijzing == NULL || toewijzing->links_afgekapt)
		return;
	clock.kind = CLOCK_A1_NORM;
	clock.from =
	    norm_start_vanaf(begindatum, toewijzing->eerste->ingangsdatum,
			     toewijzing->eerste->toewijzingsdatum, toewijzing->gemeld->dagtekening);
	clock.dagen = length_days(clock.from, clock.to);
	clock.werkdagen = length_workdays(clock.from, clock.to);
	clock.start = toewijzing->gemeld;
	if (clock.from != begindatum)
		add_clock(known, clock);
}

void trace_levering(const struct known *known, const struct levering *levering,
		    const struct levering_row *row)
{
	const struct start *first = levering->start;
	const struct stop *einde = &levering->start[levering->starts - 1].definitief;
	struct clock_note clock = {.gemeente = row->gemeente,
				   .nummer = row->toewijzingnummer,
				   .from = row->begindatum,
				   .werkdagen = LENGTH_NONE};

	if (known->trace == NULL)
		return;
	clock.start = line_of(known, first->line, DAY_NONE);
	clock.stop = clock.start;
	if (row->d1_dagen != LENGTH_NONE) {
		clock.to = row->einddatum;
		clock.stop = line_of(known, einde->line, DAY_NONE);
		clock.kind = CLOCK_D1;
		clock.dagen = row->d1_dagen;
		add_clock(known, clock);
		clock.kind = CLOCK_D2;
		clock.dagen = row->d2_dagen;
		add_clock(known, clock);
	}
	clock.kind = CLOCK_A1;
	clock.to = first->gemeld;
	clock.dagen = row->a1_dagen;
	clock.werkdagen = row->a1_werkdagen;
	clock.stop = line_of(known, first->line, first->gemeld);
	add_clock(known, clock);
	add_norm(known, first->toewijzing, clock);
	if (row->a2_dagen == LENGTH_NONE)
		return;
	clock.kind = CLOCK_A2;
	clock.from = row->einddatum;
	clock.to = einde->gemeld;
	clock.dagen = row->a2_dagen;
	clock.werkdagen = row->a2_werkdagen;
	clock.start = line_of(known, einde->line, DAY_NONE);
	clock.stop = line_of(known, einde->line, einde->gemeld);
	add_clock(known, clock);
}

/* ---- The clocks of a chain ---- */

/* The line that stopped them: the first start, else the first declaration. */
static const struct event *stop_of(const struct known *known, const struct keten *keten,
				   const struct wachtketen_row *row)
{
	for (size_t i = 0; i < keten->count; i++) {
		const struct toewijzing *lid = keten->lid[i];

		if (lid->leveringen > 0 && lid->levering->start->begindatum == row->startdatum)
			return line_of(known, lid->levering->start->line, DAY_NONE);
	}
	for (size_t i = 0; i < keten->count; i++)
		if (keten->lid[i]->prestaties > 0 &&
		    keten->lid[i]->prestatie[0]->einddatum == row->startdatum_tot)
			return keten->lid[i]->prestatie[0];
	return NULL;
}

/* The request on which W4 starts: the first of its request chain. */
static const struct event *request_of(const struct known *known, const struct keten *keten,
				      int32_t verzoek)
{
	for (size_t i = 0; i < keten->count; i++) {
		const struct event *line;
		const struct fate *fate;

		if (keten->lid[i]->vot == NULL || keten->lid[i]->vot->begin != verzoek)
			continue;
		line = keten->lid[i]->vot->line;
		while ((fate = &known->trace->fate[line - known->trace->events])->lot ==
		       LOT_FOLLOWS)
			line = fate->by;
		return line;
	}
	return NULL;
}

static const struct event *earliest_of(const struct keten *keten, int32_t ingangsdatum)
{
	for (size_t i = 0; i < keten->count; i++)
		if (!keten->lid[i]->vervallen &&
		    keten->lid[i]->eerste->ingangsdatum == ingangsdatum)
			return keten->lid[i]->eerste;
	return NULL;
}

static struct clock_note clock_of_row(const struct wachtketen_row *row)
{
	return (struct clock_note){.gemeente = row->gemeente,
				   .nummer = row->keten,
				   .to = row->startdatum,
				   .werkdagen = LENGTH_NONE};
}

void trace_w3a(const struct known *known, enum clock_kind kind, const struct keten *keten,
	       const struct wachtketen_row *row, const struct event *start)
{
	struct clock_note clock = clock_of_row(row);

	clock.kind = kind;
	clock.from = start->toewijzingsdatum;
	clock.start = start;
	if (row->open_dagen != LENGTH_NONE) {
		clock.open = true;
		clock.to = known->peildatum;
	} else {
		clock.stop = stop_of(known, keten, row);
	}
	if (row->w3a_tot != LENGTH_NONE)
		clock.marge = row->w3a_tot - row->w3a_dagen;
	clock.dagen = length_days(clock.from, clock.to);
	add_clock(known, clock);
}

void trace_wachtketen(const struct known *known, const struct keten *keten,
		      const struct wachtketen_row *row, int32_t verzoek)
{
	struct clock_note clock = clock_of_row(row);

	if (known->trace == NULL || order_text(row->status, "uitgesloten") == 0)
		return;
	trace_w3a(known, CLOCK_W3A, keten, row, keten->lid[0]->eerste);
	clock.stop = stop_of(known, keten, row);
	clock.kind = CLOCK_W3B;
	clock.from = row->ingangsdatum;
	clock.dagen = row->w3b_dagen;
	clock.start = earliest_of(keten, row->ingangsdatum);
	add_clock(known, clock);
	clock.kind = CLOCK_W4;
	clock.from = verzoek;
	clock.dagen = row->w4_dagen;
	clock.start = request_of(known, keten, verzoek);
	add_clock(known, clock);
}
