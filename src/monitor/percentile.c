#include "ijw/monitor/percentile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/order.h"

static int by_value(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return order_getal(*x, *y);
}

int32_t *percentile_sorted(const int32_t *values, size_t count, struct pool *pool)
{
	int32_t *sorted = pool_alloc(pool, (count + 1) * sizeof(*sorted));

	if (count > 0)
		memcpy(sorted, values, count * sizeof(*sorted));
	qsort(sorted, count, sizeof(*sorted), by_value);
	return sorted;
}

double percentile(const int32_t *sorted, size_t count, unsigned percent)
{
	size_t place, low;
	int64_t rest, step;

	if (count == 0)
		return NAN;
	if (percent >= 100)
		return sorted[count - 1];
	/* (n - 1) * percent / 100 in two parts: the product need not fit. */
	place = (count - 1) % 100 * percent;
	low = (count - 1) / 100 * percent + place / 100;
	rest = (int64_t)(place % 100);
	if (rest == 0)
		return sorted[low];
	step = (int64_t)sorted[low + 1] - sorted[low];
	return (double)((int64_t)sorted[low] * 100 + rest * step) / 100;
}

double percentile_mean(const int32_t *values, size_t count)
{
	int64_t sum = 0;

	if (count == 0)
		return NAN;
	for (size_t i = 0; i < count; i++)
		sum += values[i];
	return (double)sum / (double)count;
}
