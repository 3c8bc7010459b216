#include "curve.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "ijw/base/order.h"

static int by_dagen(const void *a, const void *b)
{
	const struct wachttijd *x = a, *y = b;

	return order_getal(x->dagen, y->dagen);
}

static void count_one(struct risk *risk, enum uitkomst uitkomst)
{
	if (uitkomst == UITKOMST_GESTART)
		risk->gestart++;
	else if (uitkomst == UITKOMST_AFGEVALLEN)
		risk->afgevallen++;
	else
		risk->open++;
}

struct risk *risk_table(const struct wachttijd *wachttijd, size_t waits, struct pool *pool,
			size_t *count)
{
	struct wachttijd *sorted = pool_alloc(pool, (waits + 1) * sizeof(*sorted));
	struct risk *table = pool_alloc(pool, (waits + 1) * sizeof(*table));
	size_t rows = 0;

	for (size_t i = 0; i < waits; i++)
		sorted[i] = wachttijd[i];
	qsort(sorted, waits, sizeof(*sorted), by_dagen);
	for (size_t i = 0; i < waits; i++) {
		if (i == 0 || sorted[i].dagen != sorted[i - 1].dagen)
			table[rows++] = (struct risk){.dag = sorted[i].dagen, .at_risk = waits - i};
		count_one(&table[rows - 1], sorted[i].uitkomst);
	}
	*count = rows;
	return table;
}

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
