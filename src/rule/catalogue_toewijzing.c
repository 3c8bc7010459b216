/* Rules on assignments, starts and stops, against other messages. */
#include "ijw/base/text.h"
#include "inspect.h"

static const struct rule rules[] = {
    {
	.code = "TR332",
	.retourcode = "9332",
	.severity = SEVERITY_ERROR,
	.text = N_("ToewijzingNummer is in use for another client or another aanbieder"),
	.remedy = N_("Ask the gemeente for a number of its own for each assignment."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW301),
	.elements = "ToegewezenProduct/ToewijzingNummer",
	.class = "ToegewezenProduct",
	.checks =
	    N_("A ToewijzingNummer belongs to one assignment of the gemeente. It comes back for a "
	       "newer version of that assignment, never for another client or another aanbieder."),
    },
    {
	.code = "TR379",
	.retourcode = "9379",
	.severity = SEVERITY_ERROR,
	.text = N_("ReferentieAanbieder answers no request, or answers it again"),
	.remedy = N_("Ask the gemeente to fill it in only on the first assignment that honours a "
		     "request."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW301),
	.elements = "ToegewezenProduct/ReferentieAanbieder",
	.class = "ToegewezenProduct",
	.checks =
	    N_("ReferentieAanbieder stands on an assignment only when it honours a request of "
	       "this aanbieder for this client, and only the first time. After a JW317 every "
	       "line of the JW301 has it; a JW301 that is sent again keeps it."),
    },
    {
	.code = "TR385",
	.retourcode = "9385",
	.severity = SEVERITY_ERROR,
	.text = N_("A deleted assignment has approved Prestaties"),
	.remedy =
	    N_("Credit these Prestaties first, or ask the gemeente to end the assignment instead."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW301),
	.elements = "ToegewezenProduct",
	.class = "ToegewezenProduct",
	.checks = N_("An assignment is not deleted (RedenWijziging 13) while Prestaties on it are "
		     "approved and not credited."),
    },
    {
	.code = "TR019",
	.retourcode = "9019",
	.severity = SEVERITY_ERROR,
	.text = N_("The start or stop belongs to no assignment that is known and in force"),
	.remedy = N_("Ask the aanbieder for the right ToewijzingNummer, or the gemeente for the "
		     "missing JW301."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW305) | ON(JW307),
	.elements = "StartProduct [305]; StopProduct [307]",
	.class = "StartProduct, StopProduct",
	.checks = N_(
	    "A start or a stop names an assignment of this gemeente to this aanbieder for this "
	    "client. A deleted assignment counts as never sent. Without ToewijzingNummer it goes "
	    "only where care is delivered by task. A deletion is not checked."),
    },
    {
	.code = "TR063",
	.retourcode = "9063",
	.severity = SEVERITY_ERROR,
	.text = N_("There is no earlier delivery to delete"),
	.remedy =
	    N_("Ask the aanbieder to repeat the key of the delivery unchanged, or to leave the "
	       "deletion out."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW305) | ON(JW307),
	.elements = "StartProduct/StatusAanlevering [305]; StopProduct/StatusAanlevering [307]",
	.class = "StartProduct, StopProduct",
	.checks = N_("A deletion (StatusAanlevering 3) repeats the key of a start or stop that was "
		     "accepted and not deleted yet. Nothing else of a deletion is checked."),
    },
    {
	.code = "TR071",
	.retourcode = "9071",
	.severity = SEVERITY_ERROR,
	.text = N_("A start is deleted while a stop rests on it"),
	.remedy = N_("Ask the aanbieder to delete the stop first and the start after that."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW305),
	.elements = "StartProduct/StatusAanlevering",
	.class = "StartProduct",
	.checks = N_("A start is not deleted while a stop, temporary or definitive, with the same "
		     "assignment, product and Begindatum stands."),
    },
    {
	.code = "TR074",
	.retourcode = "9074",
	.severity = SEVERITY_ERROR,
	.text = N_("A start or stop with the same key was delivered before"),
	.remedy = N_("Nothing has to be sent when it is the same; else the aanbieder deletes the "
		     "earlier one first."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW305) | ON(JW307),
	.elements = "StartProduct [305]; StopProduct [307]",
	.class = "StartProduct, StopProduct",
	.checks = N_(
	    "A first delivery (StatusAanlevering 1) has a key that no start or stop of this client "
	    "has that was accepted and not deleted. The key of a start is ToewijzingNummer, "
	    "product and Begindatum; of a stop also Einddatum and RedenBeeindiging."),
    },
    {
	.code = "TR326",
	.retourcode = "9326",
	.severity = SEVERITY_ERROR,
	.text = N_("The assignment has a start that was not stopped yet"),
	.remedy =
	    N_("Ask the aanbieder to report the stop first, or to delete the start that is wrong."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW305),
	.elements = "StartProduct",
	.class = "StartProduct",
	.checks = N_("An assignment has one running start at most. A new one waits for a stop, "
		     "temporary or definitive, on the one before."),
    },
    {
	.code = "TR382",
	.retourcode = "9069",
	.severity = SEVERITY_ERROR,
	.text = N_("The stop has no start with the same assignment, product and Begindatum"),
	.remedy = N_("Ask the aanbieder to repeat these from the start unchanged, or to report the "
		     "start first."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW307),
	.elements = "StopProduct",
	.class = "StopProduct",
	.checks = N_(
	    "A stop repeats client, ToewijzingNummer, product and Begindatum of a start that was "
	    "accepted and not deleted. A definitive stop after a temporary one names the same "
	    "start."),
    },
    {
	.code = "TR413",
	.retourcode = "9413",
	.severity = SEVERITY_ERROR,
	.text = N_("The start was stopped temporarily before"),
	.remedy = N_("Ask the aanbieder for the restart in between, or for the definitive stop."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW307),
	.elements = "StopProduct",
	.class = "StopProduct",
	.checks =
	    N_("A start has one temporary stop (RedenBeeindiging 20) at most. After it comes a "
	       "new start or the definitive stop."),
    },
    {
	.code = "TR414",
	.retourcode = "9414",
	.severity = SEVERITY_ERROR,
	.text = N_("The stop ends before the stop that was reported on the same start"),
	.remedy =
	    N_("Ask the aanbieder which Einddatum is right, and to delete the stop that is wrong."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW307),
	.elements = "StopProduct",
	.class = "StopProduct",
	.checks = N_("A second stop on one start, the definitive one after a temporary one, is not "
		     "dated before the first."),
    },
    {
	.code = "TR415",
	.retourcode = "9415",
	.severity = SEVERITY_ERROR,
	.text = N_("The start was stopped definitively before"),
	.remedy =
	    N_("Ask the aanbieder to delete the earlier stop, or to report a new start when care "
	       "went on."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW307),
	.elements = "StopProduct",
	.class = "StopProduct",
	.checks = N_("After a definitive stop no stop comes on the same start any more; care that "
		     "goes on has a new start."),
    },
};

RULE_SET(pages_toewijzing);
