/* Rules on messages of many types, against other messages or what lies outside the traffic. */
#include "catalogue_rows.h"

const struct rule catalogue_verkeer[] = {
    {"TR056", "9056", SEVERITY_ERROR,
     "The sender used this Identificatie for this message type before",
     "Ask the sender to send it again with an Identificatie of its own."},
    {"TR135", "8848", SEVERITY_ERROR, "Dagtekening lies after the day of receipt",
     "Ask the sender for the right Dagtekening; look at the clock of this machine too."},
    {"TR304", "8187", SEVERITY_ERROR,
     "The client is unknown in the traffic this message belongs to",
     "Look up the Bsn and whether the gemeente has assigned this client to the aanbieder."},
    {"TR378", "S300", SEVERITY_ERROR,
     "The code of the gemeente is not in the list of municipalities",
     "Ask the sender for the code that is valid now; after a merger that of the new gemeente."},
    {"TR381", "S329", SEVERITY_ERROR, "The product code does not belong to the product category",
     "Look the product up in the list that was agreed on, and ask the sender to correct the pair."},
};

_Static_assert(sizeof(catalogue_verkeer) / sizeof(*catalogue_verkeer) == RULES_VERKEER_COUNT,
	       "one row a rule");
