#include "ijw/monitor/percentile.h"

#include <math.h>

double percentile(const struct histogram *histogram, enum histogram_end end, unsigned percent)
{
	const uint64_t count = histogram_count(histogram, end);
	uint64_t place, low;
	int64_t rest, step;
	int32_t dagen;

	if (count == 0)
		return NAN;
	if (percent >= 100)
		return histogram_ranked(histogram, end, count - 1);
	/* (n - 1) * percent / 100 in two parts: the product need not fit. */
	place = (count - 1) % 100 * percent;
	low = (count - 1) / 100 * percent + place / 100;
	rest = (int64_t)(place % 100);
	dagen = histogram_ranked(histogram, end, low);
	if (rest == 0)
		return dagen;
	step = (int64_t)histogram_ranked(histogram, end, low + 1) - dagen;
	return (double)((int64_t)dagen * 100 + rest * step) / 100;
}

double percentile_mean(const struct histogram *histogram, enum histogram_end end)
{
	const uint64_t count = histogram_count(histogram, end);
	int64_t sum = 0;

	if (count == 0)
		return NAN;
	for (size_t i = 0; i < histogram->bins; i++)
		sum += (int64_t)histogram->bin[i].number[end] * histogram->bin[i].dagen;
	return (double)sum / (double)count;
}
