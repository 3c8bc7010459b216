/* Technical rules within one message. */
#include "catalogue_rows.h"

#include "ijw/base/text.h"

const struct rule_page catalogue_tr[] = {
    {.rule = {"TR002", "0001", SEVERITY_ERROR,
	      N_("Geboortedatum lies more than 120 years before Dagtekening"),
	      N_("Ask the sender for the right day of birth.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301 305 307 315",
     .elements = "Client/Geboortedatum/Datum; Relatie/Geboortedatum/Datum [301]",
     .checks = N_("A day of birth lies at most 120 years before Dagtekening. A date that is "
		  "completely unknown (1900-01-01 with DatumGebruik 3) is let through."),
     .related = "CS139 TR134"},
    {.rule = {"TR006", "0001", SEVERITY_ERROR,
	      N_("A contact has neither a telephone nor a full address"),
	      N_("Ask the gemeente for a telephone number, or for house number and Postcode.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301",
     .elements = "Contact",
     .checks = N_("A contact of the client or of a Relatie can be reached: it has a telephone "
		  "number, or an address with house number and Postcode."),
     .related = "CD025 CD034"},
    {.rule = {"TR018", "0001", SEVERITY_ERROR, N_("Einddatum lies before Begindatum"),
	      N_("Ask the sender which of the two dates is right.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "307",
     .elements = "StopProduct/Einddatum",
     .checks = N_("The Einddatum of a stop is not earlier than its Begindatum."),
     .related = "CS003 TR134 TR382"},
    {.rule = {"TR061", "0001", SEVERITY_ERROR,
	      N_("The client has no registered address, correspondence address or place of stay"),
	      N_("Ask the gemeente for one contact of these kinds.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301",
     .elements = "Client",
     .checks = N_("The client has at least one contact of Soort 01, 02 or 03. Contacts of a "
		  "Relatie do not count."),
     .related = "TR006"},
    {.rule = {"TR101", "0001", SEVERITY_ERROR,
	      N_("The same logical key stands in the message before"),
	      N_("Ask the sender to send every line once, each with its own key.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301 305 307 315 317 323 325",
     .elements = "Contact [301]; Relatie [301]; ToegewezenProduct [301]; StartProduct [305]; "
		 "StopProduct [307]; AangevraagdProduct [315]; Client [317 323 325]; NieuwProduct "
		 "[317]; OngewijzigdProduct [317]; TeWijzigenProduct [317]; Prestatie [323 325]",
     .checks =
	 N_("Within one message no two parts of one kind have the same logical key, such as "
	    "ToewijzingNummer, product and Begindatum of a start. StatusAanlevering is no part of "
	    "a key, so a deletion and a new delivery with one key are twice the same."),
     .related = "TR074 TR383"},
    {.rule = {"TR134", "0001", SEVERITY_ERROR, N_("The date lies after Dagtekening"),
	      N_("Ask the sender for the right date, or to wait until that day.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301 305 307 315 323 325",
     .elements = "Client/Geboortedatum/Datum [301 305 307 315]; Relatie/Geboortedatum/Datum [301]; "
		 "ToegewezenProduct/Toewijzingsdatum [301]; Client/Geboortedatum [305 307]; "
		 "StartProduct/Begindatum [305]; StopProduct/Einddatum [307]; "
		 "Prestatie/ProductPeriode/Begindatum [323 325]; "
		 "Declaratie/DeclaratiePeriode/Begindatum [323]",
     .checks = N_("What has happened lies not after Dagtekening: days of birth, Toewijzingsdatum, "
		  "the Begindatum of a start, the Einddatum of a stop, and the first day of a "
		  "period that is claimed."),
     .related = "TR135 TR137"},
    {.rule = {"TR137", "0001", SEVERITY_ERROR,
	      N_("The period ends before it begins or after Dagtekening"),
	      N_("Ask the sender for the right period; a month is claimed after it ended.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "323 325",
     .elements = "Prestatie/ProductPeriode/Einddatum; Declaratie/DeclaratiePeriode/Einddatum [323]",
     .checks = N_("A period that is claimed does not end before it begins, nor after Dagtekening. "
		  "A month is therefore claimed when it is over."),
     .related = "CS340 TR134"},
    {.rule = {"TR302", "0001", SEVERITY_ERROR,
	      N_("A ToegewezenProduct overlaps another of the same product"),
	      N_("Ask the gemeente to end the one before the other begins.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301",
     .elements = "ToegewezenProduct",
     .checks = N_("Two assignments of the same product do not share a day. Two products are the "
		  "same when category and code are equal; when one has no code, when the "
		  "categories are; when one is generic, always. Deleted assignments are left out."),
     .related = "IJW210 TR361 TR386 TR410"},
    {.rule = {"TR315", "0001", SEVERITY_ERROR, N_("Another Prestatie credits the same line"),
	      N_("Ask the aanbieder to credit every line once.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "323",
     .elements = "Prestatie/ProductReferentie",
     .checks = N_("Every Prestatie is credited once in a message: no two Prestaties name the same "
		  "VorigReferentieNummer."),
     .related = "TR316 TR390"},
    {.rule = {"TR316", "0001", SEVERITY_ERROR, N_("The credited line stands in the same message"),
	      N_("Ask the aanbieder to leave both lines out, or to credit in a later message.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "323",
     .elements = "Prestatie/ProductReferentie",
     .checks = N_("A Prestatie is not credited in the message that claims it: no "
		  "VorigReferentieNummer is a ReferentieNummer of the same message."),
     .related = "TR315 TR323"},
    {.rule = {"TR335", "0001", SEVERITY_ERROR,
	      N_("ProductPeriode ended more than 60 months before the claim"),
	      N_("Care of so long ago cannot be claimed; ask the aanbieder whether the month is "
		 "right.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "323",
     .elements = "Prestatie/ProductPeriode",
     .checks = N_("A ProductPeriode ended at most 60 months before DeclaratieDagtekening."),
     .related = "CS100"},
    {.rule = {"TR342", "0001", SEVERITY_ERROR,
	      N_("The granted total does not follow from the rejected lines"),
	      N_("Ask the gemeente to recompute TotaalToegekendBedrag and to send it again.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "325",
     .elements = "Bericht",
     .checks = N_(
	 "What is granted is what was claimed less the Prestaties that are listed as rejected, "
	 "credits counted as negative. When the claim itself is rejected, the granted total is 0."),
     .related = "CS325 TR358"},
    {.rule = {"TR352", "0001", SEVERITY_ERROR, N_("The request names no existing assignment"),
	      N_("Ask the aanbieder to list all actual assignments, or to send a JW315.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "317",
     .elements = "Verzoek",
     .checks = N_("A request for change names at least one existing assignment, as "
		  "OngewijzigdProduct or TeWijzigenProduct."),
     .related = "TR349 TR353"},
    {.rule = {"TR353", "0001", SEVERITY_ERROR, N_("The request changes nothing"),
	      N_("Ask the aanbieder what is to be changed or added.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "317",
     .elements = "Verzoek",
     .checks = N_("A request for change asks for something: it has at least one TeWijzigenProduct "
		  "or NieuwProduct."),
     .related = "TR352"},
    {.rule = {"TR358", "0001", SEVERITY_ERROR,
	      N_("The claimed total is not the sum of the Prestaties"),
	      N_("Ask the aanbieder to recompute TotaalIngediendBedrag.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "323",
     .elements = "Declaratie/TotaalIngediendBedrag",
     .checks = N_("TotaalIngediendBedrag is the sum of the amounts of all Prestaties of all "
		  "clients, credits counted as negative."),
     .note =
	 N_("The published XSLT compares the total as text, so it refuses a sum that is written as "
	    "00 or +5. The text of the rule speaks of amounts, which we compare as numbers."),
     .related = "CS325 TR342"},
    {.rule = {"TR377", "0001", SEVERITY_ERROR,
	      N_("The reason is the residence principle, but no gemeente is named"),
	      N_("Ask the gemeente which other gemeente is responsible.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "319",
     .elements = "Woonplaatsbeginsel",
     .checks = N_("An answer that rejects for the residence principle (reason 8) names the "
		  "gemeente that is responsible, in Woonplaatsbeginsel."),
     .related = "CD085 IJW106 TR409"},
    {.rule = {"TR380", "0001", SEVERITY_ERROR,
	      N_("A NieuwProduct is asked for a day that is not after Dagtekening"),
	      N_("Ask the aanbieder for a later GewensteIngangsdatum.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "317",
     .elements = "NieuwProduct/GewensteIngangsdatum",
     .checks = N_("A NieuwProduct is asked for a day after Dagtekening, not for that day itself."),
     .related = "TR357"},
    {.rule = {"TR383", "0001", SEVERITY_ERROR,
	      N_("ReferentieAanbieder stands in the message before"),
	      N_("Ask the aanbieder to give every requested product its own reference.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "315",
     .elements = "AangevraagdProduct/ReferentieAanbieder",
     .checks = N_("Every AangevraagdProduct of a message has a ReferentieAanbieder of its own."),
     .related = "TR101 TR347"},
    {.rule = {"TR386", "0001", SEVERITY_ERROR,
	      N_("An AangevraagdProduct overlaps another of the same product"),
	      N_("Ask the aanbieder to ask for the one or to let the periods follow each other.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "315",
     .elements = "AangevraagdProduct",
     .checks =
	 N_("Two requested products that are the same product (see TR302) do not share a day."),
     .related = "TR302 TR410"},
    {.rule = {"TR409", "0001", SEVERITY_ERROR,
	      N_("A gemeente is named, but the reason is not the residence principle"),
	      N_("Ask the gemeente whether Woonplaatsbeginsel or the reason is right.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "319",
     .elements = "Woonplaatsbeginsel",
     .checks = N_("Woonplaatsbeginsel is there only when the reason of rejection is 8."),
     .note = N_("The published XSLT fires only when there is another reason, so it lets "
		"Woonplaatsbeginsel without any reason pass. The text of the rule allows it with "
		"reason 8 alone; we follow the text."),
     .related = "TR377"},
    {.rule = {"TR410", "0001", SEVERITY_ERROR,
	      N_("A NieuwProduct overlaps another of the same product"),
	      N_("Ask the aanbieder to ask for the one or to let the periods follow each other.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "317",
     .elements = "NieuwProduct",
     .checks = N_("Two new products of one request that are the same product (see TR302) do not "
		  "share a day."),
     .related = "TR302 TR361"},
    {.rule = {"TR416", "0001", SEVERITY_ERROR,
	      N_("The same care of the same period is debited before"),
	      N_("Ask the aanbieder to claim one of the two lines.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "323",
     .elements = "Prestatie",
     .checks = N_("No two debit Prestaties of one client are equal in ToewijzingNummer, "
		  "ProductCategorie, ProductCode and ProductPeriode."),
     .related = "TR101 TR389"},
};

_Static_assert(sizeof(catalogue_tr) / sizeof(*catalogue_tr) == RULES_TR_COUNT, "one row a rule");
