/* Constraints within one message. */
#include "catalogue_rows.h"

#include "ijw/base/text.h"

const struct rule_page catalogue_cs[] = {
    {.rule = {"CS002", "0001", SEVERITY_ERROR, N_("Bsn does not pass the 11-test"),
	      N_("Ask the sender to look up the number; a digit is wrong.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301 305 307 315 317 323 325",
     .elements = "Client/Bsn",
     .checks =
	 N_("A Bsn passes the 11-test: the first eight digits times 9 to 2, less the ninth, add up "
	    "to a multiple of 11. Numbers for testing (999900006 and on) pass it too; 000000000 is "
	    "nobody's and does not."),
     .note = N_("The published checks let 000000000 through, whose sum is 0. Two youths with it "
		"would be one; we refuse it."),
     .related = "RS037 TR304"},
    {.rule = {"CS003", "0001", SEVERITY_ERROR, N_("The end date lies before the start date"),
	      N_("Ask the sender which of the two dates is right.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301 315 317",
     .elements = "Contact/Periode/Einddatum [301]; ToegewezenProduct/Einddatum [301]; "
		 "AangevraagdProduct/ToewijzingEinddatum [315]; NieuwProduct/Einddatum [317]; "
		 "TeWijzigenProduct/Einddatum [317]",
     .checks = N_("Of a start date and an end date on one line, the end is not the earlier. "
		  "Nothing is checked when one of them is missing."),
     .note = N_("The published XSLT also finds a Contact/Periode that has an end date only. The "
		"text of the rule compares two dates and there is only one; we follow the text."),
     .related = "TR018 TR137"},
    {.rule = {"CS050", "0001", SEVERITY_ERROR,
	      N_("NaamGebruik does not go with the names that are given"),
	      N_("Ask the sender for the partner's name or for another NaamGebruik.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301",
     .elements = "Client/Naam/NaamGebruik; Relatie/Naam/NaamGebruik",
     .checks = N_("With a Partnernaam, NaamGebruik is 1, 2, 3 or 4. Without one it is 1, or 6 for "
		  "an organisation. The code 5 never goes."),
     .related = "CS318"},
    {.rule = {"CS058", "0001", SEVERITY_ERROR,
	      N_("StatusAanlevering is neither a first delivery nor a deletion"),
	      N_("Ask the aanbieder to delete the earlier delivery and to send a new one.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "305 307",
     .elements = "StartProduct/StatusAanlevering [305]; StopProduct/StatusAanlevering [307]",
     .checks = N_("StatusAanlevering is 1 (first delivery) or 3 (delete). The schema also knows 2 "
		  "and 9; they are not used."),
     .related = "TR063 TR074"},
    {.rule = {"CS089", "0001", SEVERITY_ERROR,
	      N_("A Dutch Postcode is not four digits and two letters"),
	      N_("Ask the sender for the Postcode without a blank, or for another LandCode.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301",
     .elements = "Contact/Adres/Postcode",
     .checks = N_("In an Adres with LandCode NL, Postcode is four digits, the first not 0, and two "
		  "letters, with nothing in between."),
     .note = N_("The published XSLT also fires when there is no Postcode at all. The text of the "
		"rule speaks of the form of a Postcode; that one is missing is found by CD005. We "
		"follow the text."),
     .related = "CD005 CD034"},
    {.rule = {"CS100", "0001", SEVERITY_ERROR, N_("The period begins before 2021"),
	      N_("Care of before 2021 is not claimed in this release; ask the aanbieder which "
		 "month is meant.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "323",
     .elements = "Prestatie/ProductPeriode; Declaratie/DeclaratiePeriode",
     .checks = N_("DeclaratiePeriode and every ProductPeriode begin in 2021 or later."),
     .related = "TR335"},
    {.rule = {"CS139", "0001", SEVERITY_ERROR,
	      N_("Geboortedatum is more precise than DatumGebruik says"),
	      N_("Ask the sender which parts of the day of birth are known.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301 305 307 315",
     .elements = "Client/Geboortedatum/DatumGebruik; Relatie/Geboortedatum/DatumGebruik [301]",
     .checks = N_("DatumGebruik says how much of a day of birth is known. With 1 the day is the "
		  "first of a month, with 2 it is January 1st, with 3 it is 1900-01-01."),
     .related = "TR002"},
    {.rule = {"CS318", "0001", SEVERITY_ERROR,
	      N_("The client is named as if it were no natural person"),
	      N_("Ask the gemeente for the NaamGebruik of a person.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301",
     .elements = "Client/Naam",
     .checks = N_("NaamGebruik of the client is not 6, which stands for an organisation. A Relatie "
		  "may have it."),
     .related = "CS050"},
    {.rule = {"CS325", "0001", SEVERITY_ERROR, N_("An amount of zero is a credit"),
	      N_("Ask the sender to write zero as a debit.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "323 325",
     .elements =
	 "Prestatie/IngediendBedrag/DebetCredit; Declaratie/TotaalIngediendBedrag/DebetCredit "
	 "[323]; DeclaratieAntwoord/TotaalIngediendBedrag/DebetCredit [325]; "
	 "DeclaratieAntwoord/TotaalToegekendBedrag/DebetCredit [325]",
     .checks =
	 N_("An amount of zero is a debit (D), whether it stands on a Prestatie or is a total."),
     .related = "TR342 TR358"},
    {.rule = {"CS335", "0001", SEVERITY_ERROR,
	      N_("A deleted ToegewezenProduct does not end on the day it begins"),
	      N_("Ask the gemeente to send the deletion with Einddatum equal to Ingangsdatum.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301",
     .elements = "ToegewezenProduct/RedenWijziging",
     .checks = N_("An assignment is deleted with RedenWijziging 13 and an Einddatum equal to its "
		  "Ingangsdatum."),
     .note = N_("The published XSLT compares only when there is an Einddatum, so it lets a "
		"deletion without one pass. The text of the rule wants the two dates to be equal; "
		"we follow the text."),
     .related = "CS336 TR385"},
    {.rule = {"CS336", "0001", SEVERITY_ERROR, N_("RedenWijziging has expired"),
	      N_("Ask the gemeente for the reason that is in use now.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301",
     .elements = "ToegewezenProduct/RedenWijziging",
     .checks = N_("RedenWijziging 01 has expired and is never sent. It stays in the schema because "
		  "old assignments may carry it."),
     .related = "CS335"},
    {.rule = {"CS337", "0001", SEVERITY_ERROR,
	      N_("ProductPeriode does not lie in one calendar month"),
	      N_("Ask the aanbieder to split the Prestatie by month.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "323",
     .elements = "Prestatie/ProductPeriode",
     .checks = N_("A ProductPeriode begins and ends in the same month of the same year."),
     .related = "TR387 TR388"},
    {.rule = {"CS338", "0001", SEVERITY_ERROR, N_("Frequentie does not go with this Eenheid"),
	      N_("Ask the sender for a volume by week, by month or in total.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "301 317",
     .elements = "ToegewezenProduct/Omvang [301]; NieuwProduct/Omvang [317]; "
		 "TeWijzigenProduct/Omvang [317]",
     .checks = N_("For Eenheid 14, 16, 83 and 84, on a line that ends after 2020 or has no end "
		  "date, Frequentie is 2 (a week), 4 (a month) or 6 (in total). A volume a day "
		  "does not go with them."),
     .related = "CS343"},
    {.rule = {"CS339", "0001", SEVERITY_ERROR,
	      N_("The amount differs from the delivered volume in euros"),
	      N_("Ask the aanbieder which of the two amounts is right.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "323",
     .elements = "Prestatie/IngediendBedrag",
     .checks = N_("With Eenheid 83 both the delivered volume and the amount are eurocents, and "
		  "they are equal."),
     .related = "CD087 TR346"},
    {.rule = {"CS340", "0001", SEVERITY_ERROR,
	      N_("DeclaratiePeriode is not exactly one calendar month"),
	      N_("Ask the aanbieder to claim each month by itself.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "323",
     .elements = "Declaratie/DeclaratiePeriode",
     .checks = N_("DeclaratiePeriode runs from the first to the last day of one calendar month."),
     .related = "CS337 TR318"},
    {.rule = {"CS343", "0001", SEVERITY_ERROR,
	      N_("Frequentie of the AangevraagdProduct does not go with this Eenheid"),
	      N_("Ask the aanbieder for a volume by week, by month or in total.")},
     .level = LEVEL_IN_MESSAGE,
     .berichten = "315",
     .elements = "AangevraagdProduct/Omvang",
     .checks = N_("For Eenheid 14, 16, 83 and 84, on an AangevraagdProduct that ends after 2020 or "
		  "has no end date, Frequentie is 2 (a week), 4 (a month) or 6 (in total)."),
     .related = "CS338"},
};

_Static_assert(sizeof(catalogue_cs) / sizeof(*catalogue_cs) == RULES_CS_COUNT, "one row a rule");
