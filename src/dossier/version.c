/* Signals about a line of a JW301 that does not agree with what was told before (keys, section 3).
 */
#include "dossier.h"

#include "ijw/base/date.h"
#include "ijw/base/text.h"
#include "ranking.h"

/* IJW206: what was decided at one moment has one content. */
static void one_moment_two_contents(struct dossier *dossier, const struct event *at)
{
	const struct event *first = ranking_best(dossier, RANK_FIRST_CONTENT, at, at);
	const struct event *last = ranking_best(dossier, RANK_LAST_CONTENT, at, at);

	if (first != NULL && (!event_same_content(first, at) || !event_same_content(last, at)))
		dossier_report(dossier, at);
}

/* IJW207: a later decision on this assignment was taken in before. */
static void older_version(struct dossier *dossier, const struct event *at)
{
	const struct event *valid = ranking_best(dossier, RANK_VERSION, at, at);

	if (valid != NULL && event_is_later(valid, at))
		dossier_report(dossier, at);
}

/* IJW208: under one number only Einddatum and Budget change, and the Volume when it is one for the
 * whole term (OP257, IV066); for any other change the gemeente assigns a new number. */
static void changes_fixed(struct dossier *dossier, const struct event *at)
{
	const struct event *version = dossier_version(dossier, at, at);

	if (version == NULL || event_same_moment(version, at) || event_is_deleted(version) ||
	    dossier_is_deleted(dossier, at))
		return;
	if (!event_same_product(version, at) || version->ingangsdatum != at->ingangsdatum ||
	    !same_text(version->eenheid, at->eenheid) ||
	    !same_text(version->frequentie, at->frequentie) ||
	    (!event_is_in_total(at) && version->volume != at->volume))
		dossier_report(dossier, at);
}

/* IJW212: the request that the line honours was refused before. */
static void assigned_after_refusal(struct dossier *dossier, const struct event *at)
{
	if (dossier_any(dossier, KEY_REFUSED_BY, at, at, NULL))
		dossier_report(dossier, at);
}

static bool is_wijziging(const struct event *event, const struct event *line)
{
	(void)line;
	return event->soort == EVENT_WIJZIGING;
}

/* IJW213: a JW301 that answers a JW317 answers it as a whole, so every line of it has the reference
 * of the JW317 (IV093). Asked once a message, at its first line; reported at each line without. */
static void without_referentie(struct dossier *dossier, const struct event *at)
{
	const struct event *line, *with = NULL;
	uint32_t cursor = 0;

	if (!dossier_is_first_line(dossier, at))
		return;
	while (with == NULL && (line = dossier_next_of_message(dossier, at, &cursor)) != NULL)
		if (dossier_any(dossier, KEY_ASKED, line, line, is_wijziging))
			with = line;
	cursor = 0;
	while (with != NULL && (line = dossier_next_of_message(dossier, at, &cursor)) != NULL)
		if (!same_text(line->referentie, with->referentie))
			dossier_report(dossier, line);
}

static bool is_too_old(const struct dossier *dossier, const struct event *toewijzing)
{
	return toewijzing->toewijzingsdatum != DAY_NONE &&
	       toewijzing->toewijzingsdatum < dossier->agreements->earliest;
}

/* IJW218, reported once an assignment: every later JW301 lists it again. */
static void decided_too_old(struct dossier *dossier, const struct event *at)
{
	const struct event *earliest;

	if (!is_too_old(dossier, at))
		return;
	earliest = ranking_best(dossier, RANK_EARLIEST, at, at);
	if (earliest == NULL || !is_too_old(dossier, earliest))
		dossier_report_final(dossier, at, PLACE_LINE);
}

static const struct rule rules[] = {
    {
	SIGNAL("IJW206"),
	.text = N_("Two versions of an assignment have the same moment and other content"),
	.remedy = N_("Ask the gemeente which one is meant, with a moment of its own (IV013)."),
	.elements = "ToegewezenProduct",
	.checks = N_(
	    "Versions of an assignment are told apart by Toewijzingsdatum and Toewijzingstijd. Two "
	    "with the same moment have the same content. Otherwise the one in the message with the "
	    "later Dagtekening holds, then that with the higher Identificatie."),
	.between = {{DOSSIER_JEUGDIGE, TOEWIJZINGEN, one_moment_two_contents}},
    },
    {
	SIGNAL("IJW207"),
	.text = N_("An older version of the assignment came after a newer one"),
	.remedy = N_("Nothing has to be done: the newer version stays (OP080)."),
	.elements = "ToegewezenProduct/Toewijzingsdatum",
	.checks = N_(
	    "The version with the latest Toewijzingsdatum and Toewijzingstijd holds, in whatever "
	    "order they come. This one came after a version that was decided later."),
	.between = {{DOSSIER_JEUGDIGE, TOEWIJZINGEN, older_version}},
    },
    {
	SIGNAL("IJW208"),
	.text = N_("Something changed that is fixed for a ToewijzingNummer"),
	.remedy = N_("Ask the gemeente to end this assignment and to make one with a new number "
		     "(OP257, IV066)."),
	.elements = "ToegewezenProduct",
	.checks =
	    N_("Under one ToewijzingNummer only Einddatum, Budget, and Volume in total "
	       "(Frequentie 6) change. Product, Ingangsdatum, Eenheid, Frequentie and any other "
	       "Volume stay as they were."),
	.between = {{DOSSIER_JEUGDIGE, TOEWIJZINGEN, changes_fixed}},
    },
    {
	SIGNAL("IJW212"),
	.text = N_("An assignment honours a request that was rejected before"),
	.remedy = N_("Ask the gemeente which of the two holds; the assignment counts."),
	.elements = "ToegewezenProduct/ReferentieAanbieder",
	.checks = N_("A request that was rejected is not honoured later; a new request has a new "
		     "reference. The assignment counts all the same."),
	.between = {{DOSSIER_VERZOEK, TOEWIJZINGEN, assigned_after_refusal}},
    },
    {
	SIGNAL("IJW213"),
	.text = N_("A JW301 that honours a JW317 leaves its reference out on a line"),
	.remedy =
	    N_("Ask the gemeente to put the reference on every line, unchanged ones too (IV093, "
	       "OP348)."),
	.elements = "ToegewezenProduct/ReferentieAanbieder",
	.checks =
	    N_("A JW301 that honours a JW317 carries its ReferentieAanbieder on every line, on "
	       "new, changed and unchanged assignments."),
	.between = {{DOSSIER_JEUGDIGE, TOEWIJZINGEN, without_referentie}},
    },
    {
	SIGNAL("IJW218"),
	.text = N_("The assignment was decided before the earliest day: its chain has no wait"),
	.remedy = N_("Ask the gemeente for the right Toewijzingsdatum."),
	.elements = "ToegewezenProduct/Toewijzingsdatum",
	.checks =
	    N_("Nothing was decided before the day that vroegste in ijw.conf names: 1 January "
	       "2015, when the Jeugdwet came into force. A chain whose clock starts before it "
	       "is uitgesloten: one such date would make any mean."),
	.between = {{DOSSIER_JEUGDIGE, TOEWIJZINGEN, decided_too_old}},
    },
};

RULE_SET(dossier_version);
