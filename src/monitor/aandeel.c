#include "ijw/monitor/aandeel.h"

#include <math.h>

struct aandeel aandeel_of(size_t teller, size_t noemer)
{
	struct aandeel share = {teller, noemer, NAN, NAN, NAN};
	const double z = NORMAAL_975, n = (double)noemer;
	double p, middle, half, scale;

	if (noemer == 0)
		return share;
	p = (double)teller / n;
	scale = 1 + z * z / n;
	middle = (p + z * z / (2 * n)) / scale;
	half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
	share.aandeel = p;
	/* Exactly 0 and 1 at the ends, where rounding would leave them a hair beside it. */
	share.onder = teller == 0 ? 0 : middle - half;
	share.boven = teller == noemer ? 1 : middle + half;
	return share;
}

struct aandeel aandeel_within(const int32_t *values, size_t count, int32_t days)
{
	size_t within = 0;

	for (size_t i = 0; i < count; i++)
		within += values[i] <= days;
	return aandeel_of(within, count);
}
