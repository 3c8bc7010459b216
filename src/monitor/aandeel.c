#include "ijw/monitor/aandeel.h"

#include <math.h>

struct aandeel aandeel_of(uint64_t teller, uint64_t noemer)
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

struct aandeel aandeel_within(const struct histogram *histogram, enum histogram_end end,
			      int32_t dagen)
{
	return aandeel_of(histogram_within(histogram, end, dagen), histogram_count(histogram, end));
}
