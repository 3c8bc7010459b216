/* Percentiles and means of arrays of days.
 *
 * A percentile is asked for as a whole percentage, so that the place between two days is a ratio of
 * integers: the only rounding is that of the last division. */
#ifndef IJW_MONITOR_PERCENTILE_H
#define IJW_MONITOR_PERCENTILE_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"

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

/* The same numbers in rising order: a copy in the pool, for the functions below. */
int32_t *percentile_sorted(const int32_t *values, size_t count, struct pool *pool);

/* Type 7 of Hyndman & Fan, "Sample quantiles in statistical packages" (The American Statistician
 * 50, 1996); default of R, PERCENTILE.INC of Excel, "linear" of numpy and pandas. With the values
 * x[0] <=
 * ... <= x[n-1] and h = (n - 1) * percent / 100:
 *
 *     x[floor(h)] + (h - floor(h)) * (x[floor(h) + 1] - x[floor(h)])
 *
 * `sorted` is in rising order, `percent` at most 100 (more counts as 100). NaN when it is empty. */
double percentile(const int32_t *sorted, size_t count, unsigned percent);

/* Sum divided by number; the sum is exact below 2^32 values. NaN when there is none. */
double percentile_mean(const int32_t *values, size_t count);

#endif
