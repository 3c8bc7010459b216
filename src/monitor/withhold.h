/* Hiding counts by whole parts: who is hidden, is hidden in every count and period of a group.
 *
 * The counts of a group belong together: one of them can be worked out from the others. When two or
 * more parts of a table (gemeenten, providers) are hidden in a group as wholes, and are at least
 * min_cel together in every count, then any share of the one could be the other's: every equation
 * holds for a part and a multiple of another part added to it. So each hidden count can be anything
 * from 0 to what the hidden parts are together. Counts that stand beside a larger one that is shown
 * (a part of it, or what comes in and drops out together) are hidden for all parts at once. A
 * gemeente that is small in few quarters is hidden in those alone. */
#ifndef IJW_MONITOR_WITHHOLD_SRC_H
#define IJW_MONITOR_WITHHOLD_SRC_H

#include "ijw/monitor/disclosure.h"

/* Sets `verborgen` of every count; `primair` is set already. `cells`: of gemeenten that are small
 * in few quarters F03, F05 and F07 are hidden in those alone; that shows more, and adding up may
 * find what it leaves open. */
void withhold(struct telling *telling, size_t count, const struct disclosure_rules *rules,
	      bool cells);

#endif
