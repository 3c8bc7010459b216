#include "curve.h"

#include <float.h>
#include <math.h>

size_t curve_steps(const struct curve *curve, int32_t dag)
{
	size_t low = 0, high = curve->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (curve->dag(curve->steps, middle) <= dag)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The first step that reaches `share`; `count` when none does. A comparison with NaN is false. */
static size_t first_step(const struct curve *curve, double share)
{
	for (size_t i = 0; i < curve->count; i++)
		if (curve->reached(curve->steps, i) >= share)
			return i;
	return curve->count;
}

struct quantile curve_quantile(const struct curve *curve, unsigned percent)
{
	/* R's tolerance: a product of fractions seldom is exactly one half. */
	const double share = percent / 100.0, tolerance = sqrt(DBL_EPSILON);
	size_t first, past;

	if (curve->count == 0)
		return (struct quantile){.status = QUANTILE_LEEG};
	first = first_step(curve, share - tolerance);
	if (first == curve->count)
		return (struct quantile){.status = QUANTILE_NIET_BEREIKT};
	past = first_step(curve, share + tolerance);
	if (past == curve->count) /* flat to the last observation */
		past = curve->count - 1;
	return (struct quantile){
	    QUANTILE_BEREIKT,
	    ((double)curve->dag(curve->steps, first) + (double)curve->dag(curve->steps, past)) / 2};
}
