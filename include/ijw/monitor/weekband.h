/* Waits by week, as they are published: they add up over cells, as percentiles do not (V06).
 *
 * Band w holds the waits of w whole weeks, 7w to 7w + 6 days; the last band is open at the top. */
#ifndef IJW_MONITOR_WEEKBAND_H
#define IJW_MONITOR_WEEKBAND_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/monitor/percentile.h"

/* The weeks below the open band: 0-1, ..., 51-52, and 52 or more. */
enum { WEEKBANDEN = 52 };

struct weekband {
	uint64_t band[WEEKBANDEN + 1];
	uint64_t negatief; /* waits below 0 days: in no band, and in no percentile of the bands */
};

/* Adds those of a cell that ended so. */
void weekband_add(struct weekband *weekband, const struct histogram *histogram,
		  enum histogram_end end);

/* A percentile in weeks, linear inside the band (the textbook quantile of grouped data). With n
 * waits, band w the first that is not empty and brings the running total to at least n * percent /
 * 100, b the total below it and c its own number:
 *
 *     w + (n * percent / 100 - b) / c
 *
 * QUANTILE_NIET_BEREIKT when it falls in the open band: print "> 52 weken". `percent` is at most
 * 100, the number of waits below 2^56. */
struct quantile weekband_percentile(const struct weekband *weekband, unsigned percent);

#endif
