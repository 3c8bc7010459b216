/* Rules on claims and their answers, against other messages. */
#include "ijw/base/text.h"
#include "inspect.h"

static const struct rule rules[] = {
    {
	.code = "TR318",
	.retourcode = "8214",
	.severity = SEVERITY_ERROR,
	.text = N_("DeclaratiePeriode lies before that of an earlier claim"),
	.remedy = N_("Ask the aanbieder to claim older care in the period that is due now."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Declaratie/DeclaratiePeriode",
	.class = "Declaratie",
	.checks =
	    N_("DeclaratiePeriode does not lie before that of an earlier accepted claim of this "
	       "aanbieder. The same month may be claimed again. A month that is left out may "
	       "have had no care, so it is only a signal (IJW216)."),
    },
    {
	.code = "TR333",
	.retourcode = "9333",
	.severity = SEVERITY_ERROR,
	.text = N_("The aanbieder used this DeclaratieNummer before"),
	.remedy = N_("Ask the aanbieder to send the claim again with a number of its own."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Declaratie/DeclaratieNummer",
	.class = "Declaratie",
	.checks = N_("An aanbieder uses every DeclaratieNummer once."),
    },
    {
	.code = "TR314",
	.retourcode = "8021",
	.severity = SEVERITY_ERROR,
	.text = N_("The aanbieder used this ReferentieNummer before"),
	.remedy = N_("Ask the aanbieder to give every Prestatie a number of its own."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/ProductReferentie",
	.class = "Prestatie",
	.checks = N_("An aanbieder uses every ReferentieNummer of a Prestatie once, within a claim "
		     "and over all claims."),
    },
    {
	.code = "TR390",
	.retourcode = "9390",
	.severity = SEVERITY_ERROR,
	.text = N_("The Prestatie was credited before"),
	.remedy = N_("Ask the aanbieder to leave this credit out."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie",
	.class = "Prestatie",
	.checks = N_(
	    "A debit is credited once: no approved credit names the same VorigReferentieNummer."),
    },
};

RULE_SET(pages_declaratie);
