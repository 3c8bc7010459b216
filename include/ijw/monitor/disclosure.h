/* Which cells of a table of counts may be shown (statistical disclosure control).
 *
 * A count of fewer youths than min_cel is not shown (primary): in a small municipality it is a
 * child. Such a cell could be found again by subtraction, so cells that could be shown are hidden
 * with it (secondary): the other three corners of a rectangle around it. Of all rectangles that
 * leave a reader with an interval of at least min_cel, the one that hides the fewest youths is
 * taken (the hypercube method of R. D. Repsilber, as in GHMITER of tau-Argus, in two dimensions).
 * Totals stay when a rectangle without them will do. The intervals of feasible.h judge the outcome.
 */
#ifndef IJW_MONITOR_DISCLOSURE_H
#define IJW_MONITOR_DISCLOSURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/monitor/feasible.h"

enum disclosure_status { DISCLOSURE_OPEN, DISCLOSURE_PRIMAIR, DISCLOSURE_SECUNDAIR };

/* Arrays laid out as the counts of the table, in the pool. */
struct disclosure {
	enum disclosure_status *status;
	bool *verborgen; /* not DISCLOSURE_OPEN */
	size_t primair;  /* how many cells of each */
	size_t secundair;
	int64_t verlies; /* the counts that could have been shown and are not, totals included */
};

/* The pattern for a table. Zeros are small counts too. Cells with `verplicht` are hidden whatever
 * their count: those of the pattern of an earlier vintage, of another table with the same cell, or
 * where one provider dominates; NULL when there are none. Afterwards every hidden cell has an
 * interval of at least min_cel; where nothing less will do, the whole table is hidden. The same
 * table gives the same pattern; of equal rectangles the first by row and column is taken. */
struct disclosure disclosure_of(const struct tabel *tabel, const bool *verplicht, int64_t min_cel,
				struct pool *pool);

/* Whether every hidden cell of a pattern has an interval of at least min_cel. What is published
 * must pass. */
bool disclosure_safe(const struct tabel *tabel, const bool *verborgen, int64_t min_cel);

/* Whether one of the parts (youths by provider) is more than 85% of their sum: then a total of "all
 * providers" tells about one of them, and is not shown. */
bool disclosure_dominant(const int64_t *deel, size_t delen);

#endif
