/* Terms that have passed. No return code goes with a term: they are signals of our own. */
#include "ijw/base/text.h"
#include "inspect.h"

static const struct rule rules[] = {
    {
	.code = "IJW101",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The retour came later than 3 working days after the message"),
	.remedy = N_("Ask the receiver of the message why its retour is late (OP090)."),
	.level = LEVEL_OWN,
	.messages = ON(JW302) | ON(JW306) | ON(JW308) | ON(JW316) | ON(JW318) | ON(JW320),
	.elements = "Header/DagtekeningRetour",
	.checks = N_(
	    "Every message but a JW323 gets its retour within 3 working days after receipt, also "
	    "when "
	    "all is well. Weekends and the days of the Algemene termijnenwet are no working days."),
    },
    {
	.code = "IJW102",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The JW325 came later than 10 working days after the JW323"),
	.remedy = N_("Ask the gemeente why the answer to the claim is late (OP090x4)."),
	.level = LEVEL_OWN,
	.messages = ON(JW325),
	.elements = "Header/BerichtIdentificatie/Dagtekening",
	.checks = N_("A claim is answered within 10 working days after receipt."),
    },
    {
	.code = "IJW103",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The answer came later than 5 working days after the JW315"),
	.remedy =
	    N_("Ask the gemeente to assign, reject or take under examination in time (OP274)."),
	.level = LEVEL_OWN,
	.messages = ON(JW301) | ON(JW319),
	.elements = "ToegewezenProduct/ReferentieAanbieder [301]; "
		    "Antwoord/ReferentieAanbieder [319]",
	.checks =
	    N_("Each AangevraagdProduct of a JW315 is answered within 5 working days: assigned, "
	       "rejected or taken under examination. A reference to another gemeente has a "
	       "term of its own (IJW106)."),
    },
    {
	.code = "IJW104",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The answer came later than 5 working days after the JW317"),
	.remedy =
	    N_("Ask the gemeente to assign, reject or take under examination in time (OP346)."),
	.level = LEVEL_OWN,
	.messages = ON(JW301) | ON(JW319),
	.elements = "ToegewezenProduct/ReferentieAanbieder [301]; "
		    "Antwoord/ReferentieAanbieder [319]",
	.checks = N_("A JW317 is answered as a whole within 5 working days: honoured, rejected or "
		     "taken under examination."),
    },
    {
	.code = "IJW105",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The decision came later than 8 weeks after a request under examination"),
	.remedy = N_("Ask the gemeente what keeps the decision waiting (OP274, OP346)."),
	.level = LEVEL_OWN,
	.messages = ON(JW301) | ON(JW319),
	.elements = "ToegewezenProduct/ReferentieAanbieder [301]; "
		    "Antwoord/ReferentieAanbieder [319]",
	.checks =
	    N_("A request that was taken under examination is assigned or rejected within 8 "
	       "weeks after the Dagtekening of the request. A reference to another gemeente has "
	       "a term of its own (IJW106)."),
    },
    {
	.code = "IJW106",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The reference to another gemeente came later than 14 days after the request"),
	.remedy = N_("Ask the gemeente to settle who is responsible within two weeks (OP359)."),
	.level = LEVEL_OWN,
	.messages = ON(JW319),
	.elements = "Antwoord/RedenAfwijzingVerzoek",
	.checks = N_("A gemeente that refers the aanbieder to another gemeente (reason 8, the "
		     "residence principle) does so within 14 days after the request, also when it "
		     "examined the request first. No other term counts for it."),
    },
    {
	.code = "IJW107",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The JW305 came later than 5 working days after the start"),
	.remedy = N_("Ask the aanbieder to report starts in time (OP271)."),
	.level = LEVEL_OWN,
	.messages = ON(JW305),
	.elements = "StartProduct/Begindatum",
	.checks =
	    N_("A start is reported within 5 working days after care began. For an assignment "
	       "that began in the past the 5 days run from the JW301."),
    },
    {
	.code = "IJW108",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The JW307 came later than 5 working days after the end"),
	.remedy = N_("Ask the aanbieder to report stops in time (OP272)."),
	.level = LEVEL_OWN,
	.messages = ON(JW307),
	.elements = "StopProduct/Einddatum",
	.checks = N_("A stop is reported within 5 working days after care ended."),
    },
};

RULE_SET(pages_termijn);
