/* Terms that have passed. No return code goes with a term: they are signals of our own. */
#include "catalogue_rows.h"

const struct rule catalogue_termijn[] = {
    {"IJW101", NULL, SEVERITY_SIGNAAL,
     "The retour came later than 3 working days after the message",
     "Ask the receiver of the message why its retour is late (OP090)."},
    {"IJW102", NULL, SEVERITY_SIGNAAL, "The JW325 came later than 10 working days after the JW323",
     "Ask the gemeente why the answer to the claim is late (OP090x4)."},
    {"IJW103", NULL, SEVERITY_SIGNAAL, "The answer came later than 5 working days after the JW315",
     "Ask the gemeente to assign, reject or take under examination in time (OP274)."},
    {"IJW104", NULL, SEVERITY_SIGNAAL, "The answer came later than 5 working days after the JW317",
     "Ask the gemeente to assign, reject or take under examination in time (OP346)."},
    {"IJW105", NULL, SEVERITY_SIGNAAL,
     "The decision came later than 8 weeks after a request under examination",
     "Ask the gemeente what keeps the decision waiting (OP274, OP346)."},
    {"IJW106", NULL, SEVERITY_SIGNAAL,
     "The reference to another gemeente came later than 14 days after the request",
     "Ask the gemeente to settle who is responsible within two weeks (OP359)."},
    {"IJW107", NULL, SEVERITY_SIGNAAL, "The JW305 came later than 5 working days after the start",
     "Ask the aanbieder to report starts in time (OP271)."},
    {"IJW108", NULL, SEVERITY_SIGNAAL, "The JW307 came later than 5 working days after the end",
     "Ask the aanbieder to report stops in time (OP272)."},
};

_Static_assert(sizeof(catalogue_termijn) / sizeof(*catalogue_termijn) == RULES_TERMIJN_COUNT,
	       "one row a rule");
