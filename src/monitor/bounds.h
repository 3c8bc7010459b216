/* Between which numbers a reader can put each hidden count by adding up, line after line. */
#ifndef IJW_MONITOR_BOUNDS_SRC_H
#define IJW_MONITOR_BOUNDS_SRC_H

#include "equations.h"

struct bounds {
	double *least; /* by node */
	double *most;
};

/* Counts that are shown are their own bounds; a hidden one begins at 0 or more, and every line that
 * holds it draws its bounds nearer until none does any more. What it finds a reader finds; a reader
 * with more patience (linear programming) may find a little more. What an earlier publication showed
 * of a count that is hidden now is taken for what it is, until it contradicts what is shown: then it
 * was another number. `earlier`: as if all that no earlier publication showed were hidden. End with
 * bounds_end. */
void bounds_begin(struct bounds *bounds, const struct equations *equations, bool earlier);
void bounds_end(struct bounds *bounds);

#endif
