/* Looks back at a finding: a rule is asked once more, as if what was undone later had been known.
 */
#include "hindsight.h"

#include <stdlib.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "binding.h"

/* Something that was undone: from which day on, and by which message. */
struct undoing {
	int32_t day;
	int64_t place;             /* of the message; of a retour, which stands behind those of its
				    * day, INT64_MAX */
	const struct event *event; /* that undoes, or that is void */
	int64_t bericht;           /* the message, or the retour */
};

/* In the order of judging. Retours have the names of what they answer; of two that agree in these
 * the types of what they answer differ. */
static int by_order(const void *a, const void *b)
{
	const struct undoing *left = a, *right = b;
	int order = order_getal(left->day, right->day);

	if (order == 0)
		order = order_getal(left->place, right->place);
	if (order != 0 || left->place != INT64_MAX)
		return order;
	order = order_text(left->event->identificatie, right->event->identificatie);
	if (order == 0)
		order = dossier_order_sender(left->event, right->event);
	return order != 0 ? order : (int)left->event->type - (int)right->event->type;
}

bool hindsight_takes_back(const struct event *event)
{
	if (event->nietig_vanaf != DAY_NEVER)
		return false;
	if (event->soort == EVENT_TOEWIJZING)
		return event_is_deleted(event);
	return event_deletes(event) || event_is_credit(event) || event_rejects_claim(event) ||
	       event->soort == EVENT_PRESTATIEANTWOORD;
}

static struct undoing undoing_by(const struct event *event)
{
	return (struct undoing){event->dagtekening, event->place, event, event->bericht};
}

static struct undoing undoing_of(const struct event *event)
{
	return (struct undoing){event->nietig_vanaf, INT64_MAX, event, event->voided_by};
}

int hindsight_order_voids(const struct event *a, const struct event *b)
{
	const struct undoing one = undoing_of(a), other = undoing_of(b);

	return by_order(&one, &other);
}

bool hindsight_undoes(const struct dossier *dossier, const struct event *event)
{
	struct undoing undoing = undoing_by(event);

	return dossier->hindsight != NULL && by_order(&undoing, dossier->hindsight) <= 0 &&
	       (hindsight_takes_back(event) ||
		(dossier->all_known && event->nietig_vanaf == DAY_NEVER));
}

bool hindsight_reaches(const struct dossier *dossier, const struct event *event)
{
	struct undoing undoing = undoing_by(event);

	return dossier->hindsight != NULL && by_order(&undoing, dossier->hindsight) <= 0;
}

bool hindsight_voids(const struct dossier *dossier, const struct event *event)
{
	struct undoing undoing = undoing_of(event);

	return dossier->hindsight != NULL && event->nietig_vanaf != DAY_NEVER &&
	       by_order(&undoing, dossier->hindsight) <= 0;
}

/* All that was undone in this dossier, in the order of judging. Made once. */
static void collect(struct dossier *dossier)
{
	struct undoing *undoing;
	size_t count = 0, kept = 0;

	undoing = pool_alloc(dossier->pool, (2 * dossier->count + 1) * sizeof(*undoing));
	for (size_t i = 0; i < dossier->count; i++) {
		const struct event *event = dossier->event[i];

		if (hindsight_takes_back(event))
			undoing[count++] = undoing_by(event);
		if (event->nietig_vanaf != DAY_NEVER)
			undoing[count++] = undoing_of(event);
	}
	qsort(undoing, count, sizeof(*undoing), by_order);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || by_order(&undoing[kept - 1], &undoing[i]) != 0)
			undoing[kept++] = undoing[i];
	dossier->undoing = undoing;
	dossier->undoings = kept;
}

/* Whether the rule still finds this when all is known that was undone up to here. */
static bool still_found(struct dossier *dossier, const struct event *at,
			const struct dossier_finding *finding, const struct undoing *hindsight)
{
	struct dossier_findings findings = dossier->findings;
	bool found = false;

	dossier->findings = (struct dossier_findings){NULL, NULL};
	dossier->hindsight = hindsight;
	dossier->all_known = finding->missing;
	dossier_forget_tallies(dossier);
	dossier->binding->body(dossier, at);
	for (const struct dossier_finding *again = dossier->findings.first; again;
	     again = again->next)
		found = found || (again->event == finding->event && again->where == finding->where);
	dossier_forget_tallies(dossier);
	dossier->hindsight = NULL;
	dossier->findings = findings;
	return found;
}

/* How many are asked one by one: what a dossier of a thousand credits says of a thousand claims
 * must not take a million questions. */
enum { ONE_BY_ONE = 64 };

/* The first of what was undone from `low` up to `end` after which nothing is found; `end` when
 * there is none. Where there are many it is looked for by halves: what was undone stays undone. */
static size_t first_without(struct dossier *dossier, const struct event *at,
			    const struct dossier_finding *finding, size_t low, size_t end)
{
	size_t high = end;

	while (low < high) {
		size_t middle = high - low > ONE_BY_ONE ? low + (high - low) / 2 : low;

		if (still_found(dossier, at, finding, &dossier->undoing[middle]))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* How many of what was undone stand before this event. */
static size_t count_before(const struct dossier *dossier, const struct event *event)
{
	const struct undoing like = undoing_by(event);
	size_t low = 0, high = dossier->undoings;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (by_order(&dossier->undoing[middle], &like) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void hindsight_settle(struct dossier *dossier, const struct event *at,
		      struct dossier_finding *finding)
{
	size_t first, end;

	if (finding->settled)
		return;
	if (dossier->undoing == NULL)
		collect(dossier);
	first = count_before(dossier, at);
	end =
	    finding->brought != NULL ? count_before(dossier, finding->brought) : dossier->undoings;
	if (first >= end ||
	    (!finding->missing && still_found(dossier, at, finding, &dossier->undoing[end - 1])))
		return;
	first = first_without(dossier, at, finding, first, end);
	if (first < end)
		finding->resolved_by = dossier->undoing[first].bericht;
}
