/* Rules on messages of many types, against other messages or what lies outside the traffic. */
#include "ijw/base/text.h"
#include "inspect.h"

static const struct rule rules[] = {
    {
	.code = "TR056",
	.retourcode = "9056",
	.severity = SEVERITY_ERROR,
	.text = N_("The sender used this Identificatie for this message type before"),
	.remedy = N_("Ask the sender to send it again with an Identificatie of its own."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = NO_RETOUR,
	.elements = "Header/BerichtIdentificatie/Identificatie; "
		    "Header/DeclaratieIdentificatie/Identificatie [325]",
	.class = "Header",
	.checks = N_(
	    "Every message of one type has an Identificatie that its sender did not use for that "
	    "type before, in any release. On a JW325 it also means that a JW323 is answered once."),
    },
};

RULE_SET(pages_verkeer);
