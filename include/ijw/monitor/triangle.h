/* The development triangle: how many starts of a month were known after 0, 1, 2, ... months.
 *
 * Rows are months of Begindatum, the oldest first; columns months of delay until the report. The
 * last row is the month of kennisdatum, so row i of m knows the delays 0 to m - 1 - i, and no more
 * columns than there are. */
#ifndef IJW_MONITOR_TRIANGLE_H
#define IJW_MONITOR_TRIANGLE_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"

struct triangle {
	size_t maanden;
	size_t kolommen;
	int64_t *cumulatief; /* maanden rows of kolommen numbers; 0 where nothing is known yet */
};

/* How many columns of a row are known: 1 to kolommen. */
size_t triangle_known(const struct triangle *triangle, size_t maand);

/* From numbers that are cumulative in each row, or the increments of each delay, laid out as above.
 * Cells that cannot be known yet are not read. Empty when there are no months or no columns. */
struct triangle triangle_of_cumulative(const int64_t *counts, size_t maanden, size_t kolommen,
				       struct pool *pool);
struct triangle triangle_of_increments(const int64_t *counts, size_t maanden, size_t kolommen,
				       struct pool *pool);

/* One event and when it was told: day numbers. */
struct melding {
	int32_t datum;
	int32_t gemeld;
};

/* From the events themselves, in any order. Months are year * 12 + month - 1, both inclusive;
 * `laatste` is the month of kennisdatum and should be over. Events of other months, told after it,
 * or with a day outside the years 1 to 9999 are left out. Told ahead counts as delay 0, told later
 * than the last column as the last column. Empty when `laatste` lies before `eerste`. */
struct triangle triangle_of_reports(const struct melding *meldingen, size_t count, int32_t eerste,
				    int32_t laatste, size_t kolommen, struct pool *pool);

#endif
