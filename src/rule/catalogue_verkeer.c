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
	.messages = HEEN,
	.elements = "Header/BerichtIdentificatie/Identificatie; "
		    "Header/DeclaratieIdentificatie/Identificatie [325]",
	.class = "Header",
	.checks = N_(
	    "Every message of one type has an Identificatie that its sender did not use for that "
	    "type before, in any release. On a JW325 it also means that a JW323 is answered once."),
    },
    {
	.code = "TR304",
	.retourcode = "8187",
	.severity = SEVERITY_ERROR,
	.text = N_("The client is unknown in the traffic this message belongs to"),
	.remedy = N_("Look up the Bsn and whether the gemeente has assigned this client to the "
		     "aanbieder."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW317) | ON(JW323) | ON(JW325),
	.elements = "Client/Bsn",
	.class = "Client",
	.checks = N_(
	    "A request for change and a claim are about a client whom this gemeente has assigned "
	    "to this aanbieder. The answer to a claim is about a client in that claim."),
    },
};

RULE_SET(pages_verkeer);
