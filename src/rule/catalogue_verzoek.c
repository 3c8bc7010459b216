/* Rules on requests and their answers, against other messages. */
#include "ijw/base/text.h"
#include "inspect.h"

static const struct rule rules[] = {
    {
	.code = "TR347",
	.retourcode = "9347",
	.severity = SEVERITY_ERROR,
	.text = N_("The aanbieder used this ReferentieAanbieder before"),
	.remedy = N_("Ask the aanbieder to give every request a reference of its own."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW315) | ON(JW317),
	.elements =
	    "AangevraagdProduct/ReferentieAanbieder [315]; Verzoek/ReferentieAanbieder [317]",
	.class = "AangevraagdProduct, Verzoek",
	.checks = N_(
	    "An aanbieder uses every ReferentieAanbieder once, in JW315 and JW317 taken together. "
	    "Each AangevraagdProduct has its own; a JW317 has one for the whole request."),
    },
    {
	.code = "TR374",
	.retourcode = "9374",
	.severity = SEVERITY_ERROR,
	.text = N_("Another request of the aanbieder for this client is still open"),
	.remedy =
	    N_("Answer the open request first; after that the aanbieder can send this one again."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW315) | ON(JW317),
	.elements = "Bericht",
	.class = "Header",
	.checks = N_(
	    "A client has one open request of an aanbieder at a time, at whatever gemeente. A "
	    "request is open until each of its references has an assignment or a rejection, of "
	    "whatever gemeente; under examination it stays open. We report this in the Header, as "
	    "the rule names no class."),
    },
    {
	.code = "TR349",
	.retourcode = "9349",
	.severity = SEVERITY_ERROR,
	.text = N_("The request leaves out an actual assignment"),
	.remedy = N_("Ask the aanbieder to list every actual assignment, changed or unchanged."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW317),
	.elements = "Verzoek",
	.class = "Verzoek",
	.checks =
	    N_("A request for change lists every actual assignment of the client at this "
	       "aanbieder, as unchanged or to be changed. Actual is what on Dagtekening still "
	       "runs or is yet to begin and was not deleted."),
    },
    {
	.code = "TR350",
	.retourcode = "9350",
	.severity = SEVERITY_ERROR,
	.text = N_("An OngewijzigdProduct names no actual assignment"),
	.remedy = N_("Ask the aanbieder to leave out what has ended, was deleted or belongs to "
		     "somebody else."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW317),
	.elements = "OngewijzigdProduct",
	.class = "OngewijzigdProduct",
	.checks =
	    N_("The ToewijzingNummer of an OngewijzigdProduct is that of an actual assignment "
	       "(see TR349) of this client at this aanbieder."),
    },
    {
	.code = "TR351",
	.retourcode = "9351",
	.severity = SEVERITY_ERROR,
	.text = N_("A TeWijzigenProduct names no actual assignment"),
	.remedy =
	    N_("Ask the aanbieder for the right ToewijzingNummer, or to ask for a new product."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW317),
	.elements = "TeWijzigenProduct",
	.class = "TeWijzigenProduct",
	.checks = N_("The ToewijzingNummer of a TeWijzigenProduct is that of an actual assignment "
		     "(see TR349) of this client at this aanbieder."),
    },
    {
	.code = "TR357",
	.retourcode = "9357",
	.severity = SEVERITY_ERROR,
	.text = N_("A change in the past does not begin with its assignment"),
	.remedy = N_("Ask the aanbieder for a day in the future, or for the Ingangsdatum of the "
		     "assignment."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW317),
	.elements = "TeWijzigenProduct/GewensteIngangsdatum",
	.class = "TeWijzigenProduct",
	.checks =
	    N_("A change begins after Dagtekening, or on the Ingangsdatum of its assignment: it "
	       "lies in the future or it covers the whole assignment."),
    },
    {
	.code = "TR361",
	.retourcode = "9361",
	.severity = SEVERITY_ERROR,
	.text = N_("Assignments of the same product would overlap after this change"),
	.remedy =
	    N_("Ask the aanbieder to let the periods follow each other or to ask for one of the "
	       "two."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW317),
	.elements = "Verzoek",
	.class = "Verzoek",
	.checks =
	    N_("What would be assigned after the request was honoured, unchanged, changed and "
	       "new products together, has no two of the same product on one day. The part of an "
	       "assignment before GewensteIngangsdatum counts when that date lies in the future. "
	       "When two are the same product is said at TR302."),
    },
    {
	.code = "TR373",
	.retourcode = "9373",
	.severity = SEVERITY_ERROR,
	.text = N_("A budget or total changes from another day than its assignment began"),
	.remedy = N_("Ask the aanbieder to put the Ingangsdatum of the assignment in "
		     "GewensteIngangsdatum."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW317),
	.elements = "TeWijzigenProduct/GewensteIngangsdatum",
	.class = "TeWijzigenProduct",
	.checks =
	    N_("A change of the Budget, or of a volume in total (Frequentie 6), holds for the "
	       "whole assignment: GewensteIngangsdatum is its Ingangsdatum."),
    },
    {
	.code = "TR375",
	.retourcode = "9375",
	.severity = SEVERITY_ERROR,
	.text = N_("Omvang is asked for an assignment without Product"),
	.remedy = N_("Ask the aanbieder to leave Omvang out; such an assignment has a Budget."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW317),
	.elements = "TeWijzigenProduct/Omvang",
	.class = "TeWijzigenProduct",
	.checks =
	    N_("For an assignment without Product no Omvang is asked when the change ends after "
	       "2020 or has no end date. The Einddatum is that of the TeWijzigenProduct."),
    },
    {
	.code = "TR411",
	.retourcode = "9411",
	.severity = SEVERITY_ERROR,
	.text = N_("Omvang is missing for an assignment with a product code"),
	.remedy = N_("Ask the aanbieder how much care of this product is meant."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW317),
	.elements = "TeWijzigenProduct/Omvang",
	.class = "TeWijzigenProduct",
	.checks =
	    N_("For an assignment with a product code the change says how much of it, in Omvang."),
    },
    {
	.code = "TR412",
	.retourcode = "9412",
	.severity = SEVERITY_ERROR,
	.text = N_("Omvang is asked for an assignment without product code"),
	.remedy =
	    N_("Ask the aanbieder to leave Omvang out or to ask for a new product with a code."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW317),
	.elements = "TeWijzigenProduct/Omvang",
	.class = "TeWijzigenProduct",
	.checks = N_(
	    "For an assignment with a category but no code no Omvang is asked when the change ends "
	    "after 2020 or has no end date. The Einddatum is that of the TeWijzigenProduct."),
    },
    {
	.code = "TR355",
	.retourcode = "9355",
	.severity = SEVERITY_ERROR,
	.text = N_("The answer names a request that the aanbieder did not send"),
	.remedy = N_("Ask the gemeente for the ReferentieAanbieder of the request that is meant."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW319),
	.elements = "Antwoord/ReferentieAanbieder",
	.class = "Antwoord",
	.checks =
	    N_("An answer names a request, a JW315 line or a JW317, that its receiver sent to "
	       "this gemeente before."),
    },
    {
	.code = "TR359",
	.retourcode = "9359",
	.severity = SEVERITY_ERROR,
	.text = N_("The request was honoured by an assignment before"),
	.remedy = N_("The assignment stands; ask the gemeente to change it when it was not meant."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW319),
	.elements = "Antwoord",
	.class = "Antwoord",
	.checks = N_("Once a JW301 has honoured a request, no JW319 on it follows."),
    },
    {
	.code = "TR360",
	.retourcode = "9360",
	.severity = SEVERITY_ERROR,
	.text = N_("The request is taken under examination, but it was answered before"),
	.remedy = N_("Ask the gemeente for the decision itself, or to leave this answer out."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW319),
	.elements = "Antwoord",
	.class = "Antwoord",
	.checks =
	    N_("That a request is under examination (VerzoekAntwoord 2) is said once and as the "
	       "first answer."),
    },
    {
	.code = "TR365",
	.retourcode = "9365",
	.severity = SEVERITY_ERROR,
	.text = N_("The request was rejected before"),
	.remedy = N_("The rejection stands; the aanbieder can send a new request."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW319),
	.elements = "Antwoord",
	.class = "Antwoord",
	.checks =
	    N_("After a rejection (VerzoekAntwoord 1) no other JW319 on the same request follows."),
    },
};

RULE_SET(pages_verzoek);
