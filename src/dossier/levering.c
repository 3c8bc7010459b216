/* Rules about starts and stops and what was told before (keys, sections 5 and 6). */
#include "dossier.h"

#include "ijw/base/date.h"
#include "ijw/base/text.h"

/* Whether any stop exists on the start of `like`. */
static bool is_stopped(struct dossier *dossier, const struct event *like, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, KEY_STOPS_OF, like, at, &cursor)) != NULL)
		if (dossier_exists(dossier, event, at))
			return true;
	return false;
}

/* IJW201: a start whose assignment is not known, or deleted, is in no table, until a JW301 brings
 * the assignment. */
static void start_unassigned(struct dossier *dossier, const struct event *at)
{
	if (!event_deletes(at) && at->toewijzingnummer != GETAL_NONE &&
	    dossier_version_in_force(dossier, at) == NULL)
		dossier_report_until_version(dossier, at, false);
}

/* TR019: what is started or stopped was assigned, or the parties agreed that this kind of care goes
 * without an assignment (taakgericht). */
static void unknown_toewijzing(struct dossier *dossier, const struct event *at)
{
	if (at->toewijzingnummer != GETAL_NONE)
		start_unassigned(dossier, at);
	else if (!dossier->agreements->taakgericht && !event_deletes(at))
		dossier_report(dossier, at);
}

/* TR063: only what was sent can be taken back, and only once. What is sent later is another
 * delivery. */
static void nothing_to_delete(struct dossier *dossier, const struct event *at)
{
	if (event_deletes(at) && !dossier_exists(dossier, at, at) &&
	    !dossier_sent_on_day(dossier, at))
		dossier_report_final(dossier, at, PLACE_LINE);
}

/* TR071: an aanbieder takes back the stop first, then the start. */
static void start_has_stop(struct dossier *dossier, const struct event *at)
{
	if (event_deletes(at) && is_stopped(dossier, at, at))
		dossier_report(dossier, at);
}

/* TR074 */
static void sent_twice(struct dossier *dossier, const struct event *at)
{
	if (!event_deletes(at) && dossier_exists(dossier, at, at))
		dossier_report(dossier, at);
}

/* TR326: an assignment has one start that was not stopped at most; without assignments
 * (taakgericht) a product has. */
static void runs_already(struct dossier *dossier, const struct event *at)
{
	const struct event *event, *asked = NULL;
	uint32_t cursor = 0;

	if (event_deletes(at))
		return;
	while ((event = dossier_before(dossier, KEY_STARTS_OF, at, at, &cursor)) != NULL) {
		/* Of a start that is told many times one line is asked. */
		if (asked != NULL && event->begindatum == asked->begindatum)
			continue;
		asked = event;
		if (dossier_exists(dossier, event, at) && !is_stopped(dossier, event, at)) {
			dossier_report(dossier, at);
			return;
		}
	}
}

/* TR382: the start that a stop names by repeating its key. */
static void stop_without_start(struct dossier *dossier, const struct event *at)
{
	struct event start = *at;

	if (event_deletes(at))
		return;
	start.soort = EVENT_START;
	if (!dossier_exists(dossier, &start, at))
		dossier_report_missing(dossier, at, PLACE_LINE,
				       dossier_exists_later(dossier, &start, at));
}

/* The assignment of a start; NULL when it is not known or not in force, or the line takes back. */
static const struct event *version_of_start(struct dossier *dossier, const struct event *at)
{
	return event_deletes(at) ? NULL : dossier_version_in_force(dossier, at);
}

/* IJW202 (definitions, section 3: W3b below 0) */
static void start_before_assigned(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = version_of_start(dossier, at);

	if (toewijzing != NULL && at->begindatum < toewijzing->ingangsdatum)
		dossier_report(dossier, at);
}

/* IJW203 */
static void start_after_end(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = version_of_start(dossier, at);

	if (toewijzing != NULL && toewijzing->einddatum != DAY_NONE &&
	    at->begindatum > toewijzing->einddatum)
		dossier_report(dossier, at);
}

/* IJW219 */
static void start_too_old(struct dossier *dossier, const struct event *at)
{
	if (!event_deletes(at) && at->begindatum != DAY_NONE &&
	    at->begindatum < dossier->agreements->earliest)
		dossier_report_final(dossier, at, PLACE_LINE);
}

/* In all releases: what a key is made of differs (existence.c). */
#define TR074                                                                                      \
	BETWEEN("TR074", "9074"),                                                                  \
	    .text = N_("A start or stop with the same key was delivered before"),                  \
	    .remedy = N_("Nothing has to be sent when it is the same; else the aanbieder deletes " \
			 "the earlier one first."),                                                \
	    .elements = "StartProduct [305]; StopProduct [307]",                                   \
	    .class = "StartProduct, StopProduct",                                                  \
	    .between = {{DOSSIER_JEUGDIGE, LEVERINGEN, sent_twice}}

static const struct rule rules[] = {
    {
	BETWEEN("TR019", "9019"),
	.text = N_("The start or stop belongs to no assignment that is known and in force"),
	.remedy = N_("Ask the aanbieder for the right ToewijzingNummer, or the gemeente for the "
		     "missing JW301."),
	.elements = "StartProduct [305]; StopProduct [307]",
	.class = "StartProduct, StopProduct",
	.checks = N_(
	    "A start or a stop names an assignment of this gemeente to this aanbieder for this "
	    "client. A deleted assignment counts as never sent. Without ToewijzingNummer it goes "
	    "only where care is delivered by task. A deletion is not checked."),
	.between = {{DOSSIER_JEUGDIGE, LEVERINGEN, unknown_toewijzing}},
    },
    {
	BETWEEN("TR063", "9063"),
	.text = N_("There is no earlier delivery to delete"),
	.remedy =
	    N_("Ask the aanbieder to repeat the key of the delivery unchanged, or to leave the "
	       "deletion out."),
	.elements = "StartProduct/StatusAanlevering [305]; StopProduct/StatusAanlevering [307]",
	.class = "StartProduct, StopProduct",
	.checks = N_("A deletion (StatusAanlevering 3) repeats the key of a start or stop that was "
		     "accepted and not deleted yet. Nothing else of a deletion is checked."),
	.between = {{DOSSIER_JEUGDIGE, LEVERINGEN, nothing_to_delete}},
    },
    {
	BETWEEN("TR071", "9071"),
	.text = N_("A start is deleted while a stop rests on it"),
	.remedy = N_("Ask the aanbieder to delete the stop first and the start after that."),
	.elements = "StartProduct/StatusAanlevering",
	.class = "StartProduct",
	.checks = N_("A start is not deleted while a stop, temporary or definitive, with the same "
		     "assignment, product and Begindatum stands."),
	.between = {{DOSSIER_JEUGDIGE, STARTS, start_has_stop}},
    },
    {
	TR074,
	.since = RELEASE(3, 2),
	.checks = N_(
	    "A first delivery (StatusAanlevering 1) has a key that no start or stop of this client "
	    "has that was accepted and not deleted. The key of a start is ToewijzingNummer, "
	    "product and Begindatum; of a stop also Einddatum and RedenBeeindiging."),
    },
    {
	TR074,
	.checks = N_(
	    "A first delivery (StatusAanlevering 1) has a key that no start or stop of this client "
	    "has that was accepted and not deleted. The key is ToewijzingNummer, product and "
	    "Begindatum; of a stop also Einddatum, whatever the RedenBeeindiging."),
    },
    {
	BETWEEN("TR326", "9326"),
	.text = N_("The assignment has a start that was not stopped yet"),
	.remedy =
	    N_("Ask the aanbieder to report the stop first, or to delete the start that is wrong."),
	.elements = "StartProduct",
	.class = "StartProduct",
	.checks = N_("An assignment has one running start at most. A new one waits for a stop, "
		     "temporary or definitive, on the one before."),
	.between = {{DOSSIER_JEUGDIGE, STARTS, runs_already}},
    },
    {
	BETWEEN("TR382", "9069"),
	.text = N_("The stop has no start with the same assignment, product and Begindatum"),
	.remedy = N_("Ask the aanbieder to repeat these from the start unchanged, or to report the "
		     "start first."),
	.elements = "StopProduct",
	.class = "StopProduct",
	.checks = N_(
	    "A stop repeats client, ToewijzingNummer, product and Begindatum of a start that was "
	    "accepted and not deleted. A definitive stop after a temporary one names the same "
	    "start."),
	.between = {{DOSSIER_JEUGDIGE, STOPS, stop_without_start}},
    },
    {
	SIGNAL("IJW201"),
	.text = N_("The start belongs to no assignment that is known: it counts nowhere"),
	.remedy = N_("Ask the gemeente for the missing JW301, or the aanbieder for the right "
		     "ToewijzingNummer."),
	.elements = "StartProduct",
	.checks =
	    N_("A start counts when its assignment is known and not deleted. Until then it is an "
	       "orphan (wees): it stands in no table. It counts as soon as the JW301 arrives."),
	.between = {{DOSSIER_JEUGDIGE, STARTS, start_unassigned}},
    },
    {
	SIGNAL("IJW202"),
	.text = N_("Care began before the Ingangsdatum of the assignment"),
	.remedy =
	    N_("Ask the aanbieder for the day on which care began, or the gemeente for the right "
	       "Ingangsdatum."),
	.elements = "StartProduct/Begindatum",
	.checks =
	    N_("Care begins on or after the Ingangsdatum of its assignment. No rule refuses an "
	       "earlier start, as parties may agree on one."),
	.between = {{DOSSIER_JEUGDIGE, STARTS, start_before_assigned}},
    },
    {
	SIGNAL("IJW203"),
	.text = N_("Care began after the Einddatum of the assignment"),
	.remedy = N_("Ask the aanbieder which assignment is meant, or the gemeente to extend it."),
	.elements = "StartProduct/Begindatum",
	.checks = N_("Care begins on or before the Einddatum of its assignment, when it has one."),
	.between = {{DOSSIER_JEUGDIGE, STARTS, start_after_end}},
    },
    {
	SIGNAL("IJW219"),
	.text = N_("Care began before the earliest day: its length counts nowhere"),
	.remedy = N_("Ask the aanbieder for the day on which care began."),
	.elements = "StartProduct/Begindatum",
	.checks =
	    N_("No care began before the day that vroegste in ijw.conf names: 1 January 2015, "
	       "when the Jeugdwet came into force. Such a delivery has no length and is in no "
	       "trajectory."),
	.between = {{DOSSIER_JEUGDIGE, STARTS, start_too_old}},
    },
};

RULE_SET(dossier_levering);
