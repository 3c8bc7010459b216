/* Rules about the stops of one start: of each kind it has one, and care ends once (keys, section
 * 6). */
#include "dossier.h"

#include "ijw/base/text.h"

/* TR413 to TR415 know a start by ToewijzingNummer and Begindatum; where there is no number
 * (taakgericht) by Product and Begindatum. */
const struct event *dossier_next_stop(struct dossier *dossier, const struct event *at,
				      uint32_t *cursor)
{
	enum key key = at->toewijzingnummer != GETAL_NONE ? KEY_STOPS : KEY_STOPS_OF;
	const struct event *event;

	while ((event = dossier_before(dossier, key, at, at, cursor)) != NULL)
		if (event->begindatum == at->begindatum && dossier_exists(dossier, event, at))
			return event;
	return NULL;
}

/* Reports a stop when there is another on its start that fits beside it. */
static void report_beside(struct dossier *dossier, const struct event *at, dossier_fits *fits)
{
	const struct event *stop;
	uint32_t cursor = 0;

	if (event_deletes(at))
		return;
	while ((stop = dossier_next_stop(dossier, at, &cursor)) != NULL)
		if (fits(stop, at)) {
			dossier_report(dossier, at);
			return;
		}
}

static bool both_temporary(const struct event *stop, const struct event *at)
{
	return event_is_temporary(stop) && event_is_temporary(at);
}

static bool ends_later(const struct event *stop, const struct event *at)
{
	return stop->einddatum > at->einddatum;
}

static bool is_definitive(const struct event *stop, const struct event *at)
{
	(void)at;
	return !event_is_temporary(stop);
}

static bool same_kind(const struct event *stop, const struct event *at)
{
	return event_is_temporary(stop) == event_is_temporary(at);
}

/* TR413 */
static void second_temporary(struct dossier *dossier, const struct event *at)
{
	report_beside(dossier, at, both_temporary);
}

/* TR414 */
static void stop_before_other(struct dossier *dossier, const struct event *at)
{
	report_beside(dossier, at, ends_later);
}

/* TR415 */
static void ended_already(struct dossier *dossier, const struct event *at)
{
	report_beside(dossier, at, is_definitive);
}

/* IJW204: of several stops of one kind on a start the one that was reported first counts in the
 * tables (definitions, section 9, "Several stops"). */
static void second_stop(struct dossier *dossier, const struct event *at)
{
	report_beside(dossier, at, same_kind);
}

/* IJW205: a start after a stop begins after the day on which that one ended. */
static void restart_before_stop(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (event_deletes(at))
		return;
	while ((event = dossier_before(dossier, KEY_STOPS, at, at, &cursor)) != NULL)
		if (event->begindatum < at->begindatum && event->einddatum >= at->begindatum &&
		    dossier_exists(dossier, event, at)) {
			dossier_report(dossier, at);
			return;
		}
}

static const struct rule rules[] = {
    {
	BETWEEN("TR413", "9413"),
	.since = RELEASE(3, 2),
	.text = N_("The start was stopped temporarily before"),
	.remedy = N_("Ask the aanbieder for the restart in between, or for the definitive stop."),
	.elements = "StopProduct",
	.class = "StopProduct",
	.checks =
	    N_("A start has one temporary stop (RedenBeeindiging 20) at most. After it comes a "
	       "new start or the definitive stop."),
	.between = {{DOSSIER_JEUGDIGE, STOPS, second_temporary}},
    },
    {
	BETWEEN("TR414", "9414"),
	.since = RELEASE(3, 2),
	.text = N_("The stop ends before the stop that was reported on the same start"),
	.remedy =
	    N_("Ask the aanbieder which Einddatum is right, and to delete the stop that is wrong."),
	.elements = "StopProduct",
	.class = "StopProduct",
	.checks = N_("A second stop on one start, the definitive one after a temporary one, is not "
		     "dated before the first."),
	.between = {{DOSSIER_JEUGDIGE, STOPS, stop_before_other}},
    },
    {
	BETWEEN("TR415", "9415"),
	.since = RELEASE(3, 2),
	.text = N_("The start was stopped definitively before"),
	.remedy =
	    N_("Ask the aanbieder to delete the earlier stop, or to report a new start when care "
	       "went on."),
	.elements = "StopProduct",
	.class = "StopProduct",
	.checks = N_("After a definitive stop no stop comes on the same start any more; care that "
		     "goes on has a new start."),
	.between = {{DOSSIER_JEUGDIGE, STOPS, ended_already}},
    },
    {
	SIGNAL("IJW204"),
	.text = N_("A start has several stops of one kind: only the first reported counts"),
	.remedy = N_("Ask the aanbieder to delete the stops that are wrong."),
	.elements = "StopProduct",
	.checks =
	    N_("One start has at most one temporary and one definitive stop. Of several of one "
	       "kind the one that was reported first counts in the tables."),
	.between = {{DOSSIER_JEUGDIGE, STOPS, second_stop}},
    },
    {
	SIGNAL("IJW205"),
	.text = N_("A restart is dated on or before the stop it follows"),
	.remedy = N_("Ask the aanbieder which of the two dates is right."),
	.elements = "StartProduct/Begindatum",
	.checks = N_("A restart lies after the Einddatum of the stop that it follows, which is the "
		     "last day of care."),
	.between = {{DOSSIER_JEUGDIGE, STARTS, restart_before_stop}},
    },
};

RULE_SET(dossier_stop);
