/* Percentiles and means of days.
 *
 * A percentile is asked for as a whole percentage, so that the place between two days is a ratio of
 * integers: the only rounding is that of the last division. */
#ifndef IJW_MONITOR_PERCENTILE_H
#define IJW_MONITOR_PERCENTILE_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/monitor/histogram.h"

/* A quantile that may not exist is a value of its own kind, not a number. */
enum quantile_status {
	QUANTILE_LEEG,         /* nothing was observed */
	QUANTILE_BEREIKT,      /* `at` holds it */
	QUANTILE_NIET_BEREIKT, /* it lies past everything that was observed */
};

struct quantile {
	enum quantile_status status;
	double at; /* in the unit of what was given; 0 unless QUANTILE_BEREIKT */
};

/* Type 7 of Hyndman & Fan, "Sample quantiles in statistical packages" (The American Statistician
 * 50, 1996); default of R, PERCENTILE.INC of Excel, "linear" of numpy and pandas. With the days
 * x[0] <= ... <= x[n-1] of those that ended so and h = (n - 1) * percent / 100:
 *
 *     x[floor(h)] + (h - floor(h)) * (x[floor(h) + 1] - x[floor(h)])
 *
 * `percent` is at most 100 (more counts as 100). NaN when there is none. */
double percentile(const struct histogram *histogram, enum histogram_end end, unsigned percent);

/* Sum divided by number; the sum is exact below 2^32 values. NaN when there is none. */
double percentile_mean(const struct histogram *histogram, enum histogram_end end);

#endif
