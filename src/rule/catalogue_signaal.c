/* Traffic that breaks no rule with a return code and yet does not add up: signals of our own. */
#include "ijw/base/text.h"
#include "inspect.h"

static const struct rule rules[] = {
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
};

RULE_SET(pages_signaal);
