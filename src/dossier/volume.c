/* Rules about how much is claimed on an assignment (keys, section 7, and section 12, points 2 and
 * 5). They are asked of debits; credits count in the sums. */
#include "dossier.h"

#include "ijw/base/text.h"
#include "omvang.h"

static void add(struct tally *tally, const struct event *toewijzing, const struct event *prestatie)
{
	int64_t volume = omvang_claimed(toewijzing, prestatie);

	tally->volume += event_is_credit(prestatie) ? -volume : volume;
	if (prestatie->budget != GETAL_NONE)
		tally->amount += prestatie->budget;
	if (!event_is_credit(prestatie) && prestatie->einddatum > tally->until)
		tally->until = prestatie->einddatum;
}

/* Whether a line counts for the youth at hand. A credit that was sent with another Bsn does when it
 * names a debit of theirs from an earlier message. */
static bool is_of_youth(struct dossier *dossier, const struct event *line, const struct event *at)
{
	const struct event *debit;
	uint32_t cursor = 0;

	if (!line->foreign)
		return true;
	debit = dossier_before(dossier, KEY_DEBIT, line, at, &cursor);
	return debit != NULL && debit->place < at->place;
}

static void add_approved(struct dossier *dossier, struct tally *tally,
			 const struct event *toewijzing, const struct event *line,
			 const struct event *at)
{
	if (line->soort == EVENT_PRESTATIE && is_of_youth(dossier, line, at) &&
	    dossier_is_approved(dossier, line, at))
		add(tally, toewijzing, line);
}

/* The sum of what was claimed on the assignment and approved, and of `at`. The lines of one message
 * are added up one by one as they are judged, so that each line of the assignment is looked at
 * once. */
static struct tally claimed(struct dossier *dossier, const struct event *toewijzing,
			    const struct event *at)
{
	struct tally *tally = dossier_tally(dossier, KEY_TOEWIJZING, at), with;
	const struct event *event;

	if (tally->last != at) {
		if (tally->last != NULL)
			add_approved(dossier, tally, toewijzing, tally->last, at);
		while ((event = dossier_before(dossier, KEY_TOEWIJZING, at, at, &tally->cursor)))
			add_approved(dossier, tally, toewijzing, event, at);
		tally->last = at;
	}
	with = *tally;
	add(&with, toewijzing, at);
	return with;
}

/* TR321 */
static void too_much_in_period(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_version_in_force(dossier, at);
	int64_t maximum;

	if (toewijzing == NULL || event_is_credit(at))
		return;
	maximum = omvang_of_period(toewijzing, at->begindatum, at->einddatum);
	if (maximum != GETAL_NONE && omvang_claimed(toewijzing, at) > maximum)
		dossier_report(dossier, at);
}

/* TR322 */
static void too_much_volume(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_version_in_force(dossier, at);
	struct tally tally;
	int64_t maximum;

	if (toewijzing == NULL || toewijzing->volume == GETAL_NONE || event_is_credit(at))
		return;
	tally = claimed(dossier, toewijzing, at);
	maximum = omvang_of_toewijzing(toewijzing, tally.until);
	if (maximum != GETAL_NONE && tally.volume > maximum)
		dossier_report(dossier, at);
}

/* TR369: of a Budget amounts are added up, not volumes. */
static void too_much_budget(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_version_in_force(dossier, at);

	if (toewijzing != NULL && toewijzing->budget != GETAL_NONE && !event_is_credit(at) &&
	    claimed(dossier, toewijzing, at).amount > toewijzing->budget)
		dossier_report(dossier, at);
}

static const struct rule rules[] = {
    {
	BETWEEN("TR321", "9321"),
	.text = N_("The volume is more than was assigned for this month"),
	.remedy = N_("Ask the aanbieder to correct the volume, or to ask for more with a JW317."),
	.elements = "Prestatie/GeleverdVolume",
	.class = "Prestatie",
	.checks = N_(
	    "The volume is at most what the assignment gives for this ProductPeriode: for each "
	    "day, for each week (an output based product counts Sundays, others every week that is "
	    "touched), for a month or in total. Hours claimed in minutes count 60 each."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, too_much_in_period}},
    },
    {
	BETWEEN("TR322", "9322"),
	.text = N_("All volume claimed together is more than was assigned"),
	.remedy =
	    N_("Ask the aanbieder which Prestatie is too much, or to ask for more with a JW317."),
	.elements = "Prestatie/GeleverdVolume",
	.class = "Prestatie",
	.checks = N_("All approved volume on the assignment, less what was credited, with this "
		     "Prestatie is at most what the assignment gives over its whole period."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, too_much_volume}},
    },
    {
	BETWEEN("TR369", "9369"),
	.text = N_("All that was claimed together is more than the Budget"),
	.remedy =
	    N_("Ask the aanbieder which Prestatie is too much, or to ask for more with a JW317."),
	.elements = "Prestatie/GeleverdVolume",
	.class = "Prestatie",
	.checks =
	    N_("All approved amounts on an assignment with a Budget, less what was credited, "
	       "are with this Prestatie at most the Budget. For units other than euros we add "
	       "the amounts, not the volumes."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, too_much_budget}},
    },
};

RULE_SET(dossier_volume);
