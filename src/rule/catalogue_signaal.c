/* Traffic that breaks no rule with a return code and yet does not add up: signals of our own. */
#include "ijw/base/text.h"
#include "inspect.h"

static const struct rule rules[] = {
    {
	.code = "IJW201",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The start belongs to no assignment that is known: it counts nowhere"),
	.remedy = N_("Ask the gemeente for the missing JW301, or the aanbieder for the right "
		     "ToewijzingNummer."),
	.level = LEVEL_OWN,
	.messages = ON(JW305),
	.elements = "StartProduct",
	.checks =
	    N_("A start counts when its assignment is known and not deleted. Until then it is an "
	       "orphan (wees): it stands in no table. It counts as soon as the JW301 arrives."),
    },
    {
	.code = "IJW202",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("Care began before the Ingangsdatum of the assignment"),
	.remedy =
	    N_("Ask the aanbieder for the day on which care began, or the gemeente for the right "
	       "Ingangsdatum."),
	.level = LEVEL_OWN,
	.messages = ON(JW305),
	.elements = "StartProduct/Begindatum",
	.checks =
	    N_("Care begins on or after the Ingangsdatum of its assignment. No rule refuses an "
	       "earlier start, as parties may agree on one."),
    },
    {
	.code = "IJW203",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("Care began after the Einddatum of the assignment"),
	.remedy = N_("Ask the aanbieder which assignment is meant, or the gemeente to extend it."),
	.level = LEVEL_OWN,
	.messages = ON(JW305),
	.elements = "StartProduct/Begindatum",
	.checks = N_("Care begins on or before the Einddatum of its assignment, when it has one."),
    },
    {
	.code = "IJW204",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("A start has several stops of one kind: only the first reported counts"),
	.remedy = N_("Ask the aanbieder to delete the stops that are wrong."),
	.level = LEVEL_OWN,
	.messages = ON(JW307),
	.elements = "StopProduct",
	.checks =
	    N_("One start has at most one temporary and one definitive stop. Of several of one "
	       "kind the one that was reported first counts in the tables."),
    },
    {
	.code = "IJW205",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("A restart is dated on or before the stop it follows"),
	.remedy = N_("Ask the aanbieder which of the two dates is right."),
	.level = LEVEL_OWN,
	.messages = ON(JW305),
	.elements = "StartProduct/Begindatum",
	.checks = N_("A restart lies after the Einddatum of the stop that it follows, which is the "
		     "last day of care."),
    },
    {
	.code = "IJW206",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("Two versions of an assignment have the same moment and other content"),
	.remedy = N_("Ask the gemeente which one is meant, with a moment of its own (IV013)."),
	.level = LEVEL_OWN,
	.messages = ON(JW301),
	.elements = "ToegewezenProduct",
	.checks = N_(
	    "Versions of an assignment are told apart by Toewijzingsdatum and Toewijzingstijd. Two "
	    "with the same moment have the same content. Otherwise the one in the message with the "
	    "later Dagtekening holds, then that with the higher Identificatie."),
    },
    {
	.code = "IJW207",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("An older version of the assignment came after a newer one"),
	.remedy = N_("Nothing has to be done: the newer version stays (OP080)."),
	.level = LEVEL_OWN,
	.messages = ON(JW301),
	.elements = "ToegewezenProduct/Toewijzingsdatum",
	.checks = N_(
	    "The version with the latest Toewijzingsdatum and Toewijzingstijd holds, in whatever "
	    "order they come. This one came after a version that was decided later."),
    },
    {
	.code = "IJW208",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("Something changed that is fixed for a ToewijzingNummer"),
	.remedy = N_("Ask the gemeente to end this assignment and to make one with a new number "
		     "(OP257, IV066)."),
	.level = LEVEL_OWN,
	.messages = ON(JW301),
	.elements = "ToegewezenProduct",
	.checks =
	    N_("Under one ToewijzingNummer only Einddatum, Budget, and Volume in total "
	       "(Frequentie 6) change. Product, Ingangsdatum, Eenheid, Frequentie and any other "
	       "Volume stay as they were."),
    },
    {
	.code = "IJW209",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("A newer JW301 leaves out an actual assignment"),
	.remedy =
	    N_("Ask the gemeente whether the assignment still holds; it stays as it was (OP087)."),
	.level = LEVEL_OWN,
	.messages = ON(JW301),
	.elements = "ToegewezenProduct",
	.checks = N_("A JW301 lists every assignment of the client at the aanbieder that is still "
		     "actual. One that is left out is not deleted by that."),
    },
    {
	.code = "IJW210",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("Assignments of the same product overlap over several messages"),
	.remedy = N_("Ask the gemeente to end the one before the other begins (OP259)."),
	.level = LEVEL_OWN,
	.messages = ON(JW301),
	.elements = "ToegewezenProduct",
	.checks =
	    N_("Two assignments of the same product (see TR302) at one aanbieder do not share a "
	       "day, whichever messages they came in."),
    },
    {
	.code = "IJW211",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("A product is asked for a period in which it is assigned"),
	.remedy = N_("Ask the aanbieder to ask for a change with a JW317 instead (OP307)."),
	.level = LEVEL_OWN,
	.messages = ON(JW315),
	.elements = "AangevraagdProduct",
	.checks = N_("A JW315 asks what is not assigned yet. An existing assignment of the same "
		     "product is extended or changed with a JW317."),
    },
    {
	.code = "IJW212",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("An assignment honours a request that was rejected before"),
	.remedy = N_("Ask the gemeente which of the two holds; the assignment counts."),
	.level = LEVEL_OWN,
	.messages = ON(JW301),
	.elements = "ToegewezenProduct/ReferentieAanbieder",
	.checks = N_("A request that was rejected is not honoured later; a new request has a new "
		     "reference. The assignment counts all the same."),
    },
    {
	.code = "IJW213",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("A JW301 that honours a JW317 leaves its reference out on a line"),
	.remedy =
	    N_("Ask the gemeente to put the reference on every line, unchanged ones too (IV093, "
	       "OP348)."),
	.level = LEVEL_OWN,
	.messages = ON(JW301),
	.elements = "ToegewezenProduct/ReferentieAanbieder",
	.checks =
	    N_("A JW301 that honours a JW317 carries its ReferentieAanbieder on every line, on "
	       "new, changed and unchanged assignments."),
    },
    {
	.code = "IJW214",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The retour answers no message that is known"),
	.remedy = N_("Drop the heenbericht as well, or ask the sender which message is meant."),
	.level = LEVEL_OWN,
	.messages = ON(JW302) | ON(JW306) | ON(JW308) | ON(JW316) | ON(JW318) | ON(JW320),
	.elements = "Header/BerichtIdentificatie",
	.checks =
	    N_("A retour repeats sender, receiver, Identificatie and Dagtekening of the message "
	       "it answers. No message with these is stored."),
    },
    {
	.code = "IJW215",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The message was answered by a retour before"),
	.remedy = N_("Ask the sender which of the two retours holds (IV028)."),
	.level = LEVEL_OWN,
	.messages = ON(JW302) | ON(JW306) | ON(JW308) | ON(JW316) | ON(JW318) | ON(JW320),
	.elements = "Header/BerichtIdentificatie",
	.checks = N_("Every message gets exactly one retour. When there are two and one of them "
		     "rejects, the message counts as rejected."),
    },
    {
	.code = "IJW216",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("A month was left out between this claim and the one before"),
	.remedy = N_("Nothing has to be done when no care was given in that month (OP284)."),
	.level = LEVEL_OWN,
	.messages = ON(JW323),
	.elements = "Declaratie/DeclaratiePeriode",
	.checks = N_("DeclaratiePeriode is the month after that of the latest earlier claim, when "
		     "care was given every month. Whether it was, the receiver cannot know."),
    },
    {
	.code = "IJW217",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The JW301 before this one has another month of birth for the same Bsn"),
	.remedy = N_("Ask the gemeente whose Bsn it is: one of the two may be of another youth."),
	.level = LEVEL_OWN,
	.messages = ON(JW301),
	.elements = "Client/Geboortedatum",
	.checks =
	    N_("Two JW301s in a row for one Bsn, of whatever gemeente, have the same year and "
	       "month of birth, or the same year where DatumGebruik is 2; where it is 3 nothing "
	       "is compared. What an aanbieder copied is not compared (OP039). The next two in a "
	       "row that agree resolve it."),
    },
    {
	.code = "IJW218",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The assignment was decided before the earliest day: its chain has no wait"),
	.remedy = N_("Ask the gemeente for the right Toewijzingsdatum."),
	.level = LEVEL_OWN,
	.messages = ON(JW301),
	.elements = "ToegewezenProduct/Toewijzingsdatum",
	.checks =
	    N_("Nothing was decided before the day that vroegste in ijw.conf names: 1 January "
	       "2015, when the Jeugdwet came into force. A chain whose clock starts before it "
	       "is uitgesloten: one such date would make any mean."),
    },
    {
	.code = "IJW219",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("Care began before the earliest day: its length counts nowhere"),
	.remedy = N_("Ask the aanbieder for the day on which care began."),
	.level = LEVEL_OWN,
	.messages = ON(JW305),
	.elements = "StartProduct/Begindatum",
	.checks =
	    N_("No care began before the day that vroegste in ijw.conf names: 1 January 2015, "
	       "when the Jeugdwet came into force. Such a delivery has no length and is in no "
	       "trajectory."),
    },
};

RULE_SET(pages_signaal);
