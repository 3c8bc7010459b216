/* Rules on assignments, starts and stops, against other messages. */
#include "catalogue_rows.h"

const struct rule catalogue_toewijzing[] = {
    {"TR332", "9332", SEVERITY_ERROR,
     "ToewijzingNummer is in use for another client or another aanbieder",
     "Ask the gemeente for a number of its own for each assignment."},
    {"TR379", "9379", SEVERITY_ERROR, "ReferentieAanbieder answers no request, or answers it again",
     "Ask the gemeente to fill it in only on the first assignment that honours a request."},
    {"TR385", "9385", SEVERITY_ERROR, "A deleted assignment has approved Prestaties",
     "Credit these Prestaties first, or ask the gemeente to end the assignment instead."},
    {"TR019", "9019", SEVERITY_ERROR,
     "The start or stop belongs to no assignment that is known and in force",
     "Ask the aanbieder for the right ToewijzingNummer, or the gemeente for the missing JW301."},
    {"TR063", "9063", SEVERITY_ERROR, "There is no earlier delivery to delete",
     "Ask the aanbieder to repeat the key of the delivery unchanged, or to leave the deletion "
     "out."},
    {"TR071", "9071", SEVERITY_ERROR, "A start is deleted while a stop rests on it",
     "Ask the aanbieder to delete the stop first and the start after that."},
    {"TR074", "9074", SEVERITY_ERROR, "A start or stop with the same key was delivered before",
     "Nothing has to be sent when it is the same; else the aanbieder deletes the earlier one "
     "first."},
    {"TR326", "9326", SEVERITY_ERROR, "The assignment has a start that was not stopped yet",
     "Ask the aanbieder to report the stop first, or to delete the start that is wrong."},
    {"TR382", "9069", SEVERITY_ERROR,
     "The stop has no start with the same assignment, product and Begindatum",
     "Ask the aanbieder to repeat these from the start unchanged, or to report the start first."},
    {"TR413", "9413", SEVERITY_ERROR, "The start was stopped temporarily before",
     "Ask the aanbieder for the restart in between, or for the definitive stop."},
    {"TR414", "9414", SEVERITY_ERROR,
     "The stop ends before the stop that was reported on the same start",
     "Ask the aanbieder which Einddatum is right, and to delete the stop that is wrong."},
    {"TR415", "9415", SEVERITY_ERROR, "The start was stopped definitively before",
     "Ask the aanbieder to delete the earlier stop, or to report a new start when care went on."},
};

_Static_assert(sizeof(catalogue_toewijzing) / sizeof(*catalogue_toewijzing) ==
		   RULES_TOEWIJZING_COUNT,
	       "one row a rule");
