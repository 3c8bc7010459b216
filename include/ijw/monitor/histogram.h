/* How many took how many days, and how each of them ended: what a cell of a table keeps.
 *
 * Histograms add up: that of two cells together is the sum of theirs, in any order. Counts,
 * percentiles, Kaplan-Meier and Aalen-Johansen follow from one exactly (percentile.h, aandeel.h,
 * survival.h, incidence.h), so that nobody needs the single waits behind it. */
#ifndef IJW_MONITOR_HISTOGRAM_H
#define IJW_MONITOR_HISTOGRAM_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"

/* In the words of survival analysis. Of a wait: the start, the exit without a start, still waiting.
 */
enum histogram_end { HISTOGRAM_EVENT, HISTOGRAM_COMPETING, HISTOGRAM_CENSORED, HISTOGRAM_ENDS };

struct histogram_bin {
	int32_t dagen;
	uint32_t number[HISTOGRAM_ENDS];
};

/* One bin for every number of days that was added, in rising order. All zero is an empty one. */
struct histogram {
	struct histogram_bin *bin;
	size_t bins;
	size_t room;
};

/* Adds one. The bins lie in the pool; always the same pool for one histogram. Time: the logarithm
 * of the number of bins, and moving those of more days when the number of days is new. */
void histogram_add(struct histogram *histogram, int32_t dagen, enum histogram_end end,
		   struct pool *pool);

/* Adds what another one holds. */
void histogram_merge(struct histogram *histogram, const struct histogram *other, struct pool *pool);

/* How many in all, and with one number of days. */
uint64_t histogram_total(const struct histogram *histogram);
uint64_t histogram_bin_total(const struct histogram_bin *bin);

/* How many ended so, and how many of them within `dagen` days, that day included. */
uint64_t histogram_count(const struct histogram *histogram, enum histogram_end end);
uint64_t histogram_within(const struct histogram *histogram, enum histogram_end end, int32_t dagen);

/* The days of the one in place `rank`, from 0, in rising order; below histogram_count. */
int32_t histogram_ranked(const struct histogram *histogram, enum histogram_end end, uint64_t rank);

#endif
