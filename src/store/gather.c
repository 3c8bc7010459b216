#include "gather.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/order.h"
#include "ijw/message/event_is.h"

struct event *events_next(struct events *events)
{
	if (events->count == events->room) {
		struct event *grown;

		events->room = events->room == 0 ? 8 : events->room * 2;
		grown = pool_alloc(events->pool, events->room * sizeof(*grown));
		if (events->count > 0)
			memcpy(grown, events->event, events->count * sizeof(*grown));
		events->event = grown;
	}
	return &events->event[events->count++];
}

/* Where events are found, for which youth, and those that were found. */
struct gathering {
	gather_find *find;
	void *source;
	int64_t jeugdige;
	struct events *events;
	struct sleutel_set *asked;
};

/* ---- Relations ---- */

/* Where what stands in a relation is found. */
static const enum sleutel_soort kinds[RELATIONS] = {
    [RELATION_OWN] = SLEUTEL_JEUGDIGE,
    [RELATION_RIVAL] = SLEUTEL_VERZOEK,
    [RELATION_ANSWER] = SLEUTEL_ANTWOORD,
    [RELATION_CLAIM_ANSWER] = SLEUTEL_DECLARATIEANTWOORD,
    [RELATION_CLAIM_LINE] = SLEUTEL_PRESTATIEANTWOORD,
    [RELATION_CREDIT] = SLEUTEL_VORIGE,
};

bool gather_asks(enum sleutel_soort soort)
{
	for (int relation = 0; relation < RELATIONS; relation++)
		if (kinds[relation] == soort)
			return true;
	return false;
}

struct sleutel gather_key(enum relation relation, int64_t jeugdige, const struct event *of)
{
	switch (relation) {
	case RELATION_OWN:
		return sleutel_of_jeugdige(jeugdige);
	case RELATION_CLAIM_ANSWER:
		return sleutel_of_declaratie(of->aanbieder, of->identificatie, of->dagtekening);
	case RELATION_RIVAL:
	case RELATION_ANSWER:
		return sleutel_of_number(kinds[relation], of->aanbieder, of->referentie);
	default:
		return sleutel_of_number(kinds[relation], of->aanbieder, of->referentienummer);
	}
}

bool gather_answers(const struct event *answer, const struct event *line)
{
	return answer->gemeente == line->gemeente &&
	       answer->betreft_dagtekening == line->dagtekening &&
	       same_text(answer->betreft, line->identificatie);
}

/* Of another youth, where the relation says so: that of a request names one. */
static bool holds(enum relation relation, int64_t jeugdige, const struct event *of,
		  const struct event *event)
{
	switch (relation) {
	case RELATION_OWN:
	case RELATION_ANSWER:
	case RELATION_CLAIM_ANSWER:
		return true;
	case RELATION_RIVAL:
		return event->jeugdige != 0 && event->jeugdige != jeugdige;
	case RELATION_CREDIT:
		return event->jeugdige != jeugdige && event_is_credit(event);
	case RELATION_CLAIM_LINE:
		return event->jeugdige != jeugdige && gather_answers(event, of);
	default:
		return event->jeugdige != jeugdige;
	}
}

int gather_related(gather_by_key *by_key, void *source, enum relation relation, int64_t jeugdige,
		   const struct event *of, struct events *events)
{
	const struct sleutel key = gather_key(relation, jeugdige, of);
	size_t kept = events->count;

	if (!sleutel_is_whole(&key))
		return 0;
	if (by_key(source, &key, events) != 0)
		return -1;
	for (size_t i = kept; i < events->count; i++)
		if (holds(relation, jeugdige, of, &events->event[i]))
			events->event[kept++] = events->event[i];
	events->count = kept;
	return 0;
}

/* ---- All of a youth ---- */

/* What tells what is found in this relation to an event from what is found in it to others. Lines
 * of answers have the number of the line as their key, and are about one claim each. */
static int64_t found_by(enum relation relation, const struct sleutel *key, const struct event *of)
{
	struct sleutel claim;

	if (relation != RELATION_CLAIM_LINE)
		return sleutel_hash(key);
	claim = sleutel_of_declaratie(of->aanbieder, of->identificatie, of->dagtekening);
	claim.nummer[1] = of->gemeente;
	return (int64_t)((uint64_t)sleutel_hash(key) * 31 + (uint64_t)sleutel_hash(&claim));
}

/* `of` is a copy: the events move. What many lines lead to is found once. */
static int add(const struct gathering *all, enum relation relation, struct event of)
{
	const struct sleutel key = gather_key(relation, all->jeugdige, &of);

	if (!sleutel_is_whole(&key) || !sleutel_set_add(all->asked, found_by(relation, &key, &of)))
		return 0;
	return all->find(all->source, relation, all->jeugdige, &of, all->events);
}

/* What was said of others than this youth under a number that is theirs too. */
static int add_vreemd(const struct gathering *all, enum relation relation, struct event of)
{
	const size_t before = all->events->count;
	const int rc = add(all, relation, of);

	for (size_t i = before; i < all->events->count; i++)
		all->events->event[i].foreign = true;
	return rc;
}

/* A request: who else has its number, and what answers it. */
static int add_request(const struct gathering *all, struct event request)
{
	if (request.referentie == NULL)
		return 0;
	if (add_vreemd(all, RELATION_RIVAL, request) != 0)
		return -1;
	return add(all, RELATION_ANSWER, request);
}

/* What answers a line of a claim: the whole of it, or the line. */
static int add_answers(const struct gathering *all, struct event line)
{
	if (add(all, RELATION_CLAIM_ANSWER, line) != 0)
		return -1;
	return add_vreemd(all, RELATION_CLAIM_LINE, line);
}

/* What takes a debit with this number back under another Bsn. */
static int add_credits(const struct gathering *all, struct event line, const char *number)
{
	line.referentienummer = number;
	return number != NULL ? add_vreemd(all, RELATION_CREDIT, line) : 0;
}

/* A line of a claim: what answers it, and what takes it back under another Bsn, or takes back what
 * it takes back itself, with the answers on that. */
static int add_claim(const struct gathering *all, struct event line)
{
	size_t first, end;

	if (add_answers(all, line) != 0)
		return -1;
	first = all->events->count;
	if (add_credits(all, line, line.referentienummer) != 0 ||
	    add_credits(all, line, line.vorigreferentienummer) != 0)
		return -1;
	end = all->events->count;
	for (size_t i = first; i < end; i++)
		if (add_answers(all, all->events->event[i]) != 0)
			return -1;
	return 0;
}

static int by_place(const void *a, const void *b)
{
	const struct event *x = a, *y = b;
	int order = order_getal(x->bericht, y->bericht);

	return order != 0 ? order : order_getal(x->regel, y->regel);
}

/* What several lines led to was found several times. */
static void drop_repeated(struct event *event, size_t *count)
{
	size_t kept = 0;

	qsort(event, *count, sizeof(*event), by_place);
	for (size_t i = 0; i < *count; i++)
		if (kept == 0 || by_place(&event[kept - 1], &event[i]) != 0)
			event[kept++] = event[i];
	*count = kept;
}

int gather(gather_find *find, void *source, int64_t jeugdige, struct events *events)
{
	struct sleutel_set asked = {0};
	const struct gathering all = {find, source, jeugdige, events, &asked};
	int rc = find(source, RELATION_OWN, jeugdige, NULL, events);
	const size_t own = events->count;

	for (size_t i = 0; rc == 0 && i < own; i++) {
		const struct event *event = &events->event[i];

		if (event_is_request(event))
			rc = add_request(&all, *event);
		else if (event->soort == EVENT_PRESTATIE)
			rc = add_claim(&all, *event);
	}
	sleutel_set_free(&asked);
	if (rc == 0 && events->count > own) {
		events->count -= own;
		drop_repeated(events->event + own, &events->count);
		events->count += own;
	}
	return rc;
}
