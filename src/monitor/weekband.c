#include "ijw/monitor/weekband.h"

void weekband_add(struct weekband *weekband, const int32_t *days, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (days[i] < 0)
			weekband->negatief++;
		else if (days[i] / 7 < WEEKBANDEN)
			weekband->band[days[i] / 7]++;
		else
			weekband->band[WEEKBANDEN]++;
	}
}

void weekband_merge(struct weekband *weekband, const struct weekband *other)
{
	for (int week = 0; week <= WEEKBANDEN; week++)
		weekband->band[week] += other->band[week];
	weekband->negatief += other->negatief;
}

struct quantile weekband_percentile(const struct weekband *weekband, unsigned percent)
{
	uint64_t total = 0, below = 0;

	for (int week = 0; week <= WEEKBANDEN; week++)
		total += weekband->band[week];
	if (total == 0)
		return (struct quantile){.status = QUANTILE_LEEG};
	for (int week = 0; week < WEEKBANDEN; week++) {
		uint64_t own = weekband->band[week];

		if (own > 0 && (below + own) * 100 >= total * percent) {
			double inside = (double)(total * percent - below * 100);

			return (struct quantile){QUANTILE_BEREIKT,
						 week + inside / ((double)own * 100)};
		}
		below += own;
	}
	return (struct quantile){.status = QUANTILE_NIET_BEREIKT};
}
