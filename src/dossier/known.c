/* Signals that compare a whole message with all that is assigned between its parties. They are
 * asked once a message, at its first line. */
#include "dossier.h"

#include "ijw/base/date.h"
#include "ijw/base/text.h"
#include "ijw/rule/overlap.h"

/* Whether the message of `at` says anything about this assignment. */
static bool lists(struct dossier *dossier, const struct event *toewijzing, const struct event *at)
{
	struct event like = *toewijzing;
	uint32_t cursor = 0;

	like.bericht = at->bericht;
	return dossier_next(dossier, KEY_LISTED, &like, &cursor) != NULL;
}

/* IJW209: a JW301 lists every assignment that is actual, not only what changes (OP087). */
static void not_listed(struct dossier *dossier, const struct event *at)
{
	const struct event **versions;
	size_t count;

	if (!dossier_is_first_line(dossier, at))
		return;
	count = dossier_valid_versions(dossier, at, &versions);
	for (size_t i = 0; i < count; i++)
		if (event_is_actual(versions[i], at->dagtekening) &&
		    !lists(dossier, versions[i], at)) {
			dossier_report_at(dossier, at, PLACE_CLIENT);
			return;
		}
}

static struct overlap period(const struct event *event)
{
	int64_t end = event->einddatum != DAY_NONE ? event->einddatum : DAY_NEVER;

	return (struct overlap){.categorie = event->categorie,
				.code = event->code,
				.begin = event->ingangsdatum,
				.end = end};
}

/* IJW210, IJW211: a line is for the same product at the same time as an assignment that the message
 * does not mention. That lines of one message overlap is another rule (TR302, TR386). */
static void overlaps(struct dossier *dossier, const struct event *at)
{
	const struct event **versions, *line;
	uint32_t cursor = 0, valid, room, count = 0;
	struct overlap *lines;

	if (!dossier_is_first_line(dossier, at))
		return;
	valid = (uint32_t)dossier_valid_versions(dossier, at, &versions);
	for (room = valid; dossier_next_of_message(dossier, at, &cursor) != NULL; room++)
		;
	lines = pool_alloc(dossier->pool, room * sizeof(*lines));
	for (uint32_t i = 0; i < valid; i++)
		if (!event_is_deleted(versions[i]) && !lists(dossier, versions[i], at))
			lines[count++] = period(versions[i]);
	cursor = 0;
	while ((line = dossier_next_of_message(dossier, at, &cursor)) != NULL)
		if (line->soort != EVENT_TOEWIJZING || !dossier_is_deleted(dossier, line)) {
			lines[count] = period(line);
			lines[count++].other_side = true;
		}
	if (overlap_across(lines, count, dossier->pool))
		dossier_report_at(dossier, at, PLACE_CLIENT);
}

static const struct rule rules[] = {
    {
	SIGNAL("IJW209"),
	.text = N_("A newer JW301 leaves out an actual assignment"),
	.remedy =
	    N_("Ask the gemeente whether the assignment still holds; it stays as it was (OP087)."),
	.elements = "ToegewezenProduct",
	.checks = N_("A JW301 lists every assignment of the client at the aanbieder that is still "
		     "actual. One that is left out is not deleted by that."),
	.between = {{DOSSIER_JEUGDIGE, TOEWIJZINGEN, not_listed}},
    },
    {
	SIGNAL("IJW210"),
	.text = N_("Assignments of the same product overlap over several messages"),
	.remedy = N_("Ask the gemeente to end the one before the other begins (OP259)."),
	.elements = "ToegewezenProduct",
	.checks =
	    N_("Two assignments of the same product (see TR302) at one aanbieder do not share a "
	       "day, whichever messages they came in."),
	.between = {{DOSSIER_JEUGDIGE, TOEWIJZINGEN, overlaps}},
    },
    {
	SIGNAL("IJW211"),
	.text = N_("A product is asked for a period in which it is assigned"),
	.remedy = N_("Ask the aanbieder to ask for a change with a JW317 instead (OP307)."),
	.elements = "AangevraagdProduct",
	.checks = N_("A JW315 asks what is not assigned yet. An existing assignment of the same "
		     "product is extended or changed with a JW317."),
	.between = {{DOSSIER_JEUGDIGE, OF(EVENT_AANVRAAG), overlaps}},
    },
};

RULE_SET(dossier_known);
