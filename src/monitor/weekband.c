#include "ijw/monitor/weekband.h"

void weekband_add(struct weekband *weekband, const struct histogram *histogram,
		  enum histogram_end end)
{
	for (size_t i = 0; i < histogram->bins; i++) {
		const struct histogram_bin *bin = &histogram->bin[i];

		if (bin->dagen < 0)
			weekband->negatief += bin->number[end];
		else if (bin->dagen / 7 < WEEKBANDEN)
			weekband->band[bin->dagen / 7] += bin->number[end];
		else
			weekband->band[WEEKBANDEN] += bin->number[end];
	}
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
