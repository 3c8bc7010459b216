/* Constraints within one message. */
#include "catalogue_rows.h"

const struct rule catalogue_cs[] = {
    {"CS002", "0001", SEVERITY_ERROR, "Bsn does not pass the 11-test",
     "Ask the sender to look up the number; a digit is wrong."},
    {"CS003", "0001", SEVERITY_ERROR, "The end date lies before the start date",
     "Ask the sender which of the two dates is right."},
    {"CS050", "0001", SEVERITY_ERROR, "NaamGebruik does not go with the names that are given",
     "Ask the sender for the partner's name or for another NaamGebruik."},
    {"CS058", "0001", SEVERITY_ERROR,
     "StatusAanlevering is neither a first delivery nor a deletion",
     "Ask the aanbieder to delete the earlier delivery and to send a new one."},
    {"CS089", "0001", SEVERITY_ERROR, "A Dutch Postcode is not four digits and two letters",
     "Ask the sender for the Postcode without a blank, or for another LandCode."},
    {"CS100", "0001", SEVERITY_ERROR, "The period begins before 2021",
     "Care of before 2021 is not claimed in this release; ask the aanbieder which "
     "month is meant."},
    {"CS139", "0001", SEVERITY_ERROR, "Geboortedatum is more precise than DatumGebruik says",
     "Ask the sender which parts of the day of birth are known."},
    {"CS318", "0001", SEVERITY_ERROR, "The client is named as if it were no natural person",
     "Ask the gemeente for the NaamGebruik of a person."},
    {"CS325", "0001", SEVERITY_ERROR, "An amount of zero is a credit",
     "Ask the sender to write zero as a debit."},
    {"CS335", "0001", SEVERITY_ERROR,
     "A deleted ToegewezenProduct does not end on the day it begins",
     "Ask the gemeente to send the deletion with Einddatum equal to Ingangsdatum."},
    {"CS336", "0001", SEVERITY_ERROR, "RedenWijziging has expired",
     "Ask the gemeente for the reason that is in use now."},
    {"CS337", "0001", SEVERITY_ERROR, "ProductPeriode does not lie in one calendar month",
     "Ask the aanbieder to split the Prestatie by month."},
    {"CS338", "0001", SEVERITY_ERROR, "Frequentie does not go with this Eenheid",
     "Ask the sender for a volume by week, by month or in total."},
    {"CS339", "0001", SEVERITY_ERROR, "The amount differs from the delivered volume in euros",
     "Ask the aanbieder which of the two amounts is right."},
    {"CS340", "0001", SEVERITY_ERROR, "DeclaratiePeriode is not exactly one calendar month",
     "Ask the aanbieder to claim each month by itself."},
    {"CS343", "0001", SEVERITY_ERROR,
     "Frequentie of the AangevraagdProduct does not go with this Eenheid",
     "Ask the aanbieder for a volume by week, by month or in total."},
};

_Static_assert(sizeof(catalogue_cs) / sizeof(*catalogue_cs) == RULES_CS_COUNT, "one row a rule");
