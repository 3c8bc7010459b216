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
};

RULE_SET(pages_verzoek);
