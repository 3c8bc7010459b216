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
};

RULE_SET(pages_toewijzing);
