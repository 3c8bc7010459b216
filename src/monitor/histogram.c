#include "ijw/monitor/histogram.h"

#include <string.h>

enum { FIRST_ROOM = 8 };

/* The place of the first bin of at least so many days. */
static size_t find(const struct histogram *histogram, int32_t dagen)
{
	size_t low = 0, high = histogram->bins;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (histogram->bin[middle].dagen < dagen)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void grow(struct histogram *histogram, struct pool *pool)
{
	size_t room = histogram->room == 0 ? FIRST_ROOM : 2 * histogram->room;
	struct histogram_bin *bin = pool_alloc(pool, room * sizeof(*bin));

	if (histogram->bins > 0)
		memcpy(bin, histogram->bin, histogram->bins * sizeof(*bin));
	histogram->bin = bin;
	histogram->room = room;
}

static struct histogram_bin *bin_of(struct histogram *histogram, int32_t dagen, struct pool *pool)
{
	size_t at = find(histogram, dagen);

	if (at < histogram->bins && histogram->bin[at].dagen == dagen)
		return &histogram->bin[at];
	if (histogram->bins == histogram->room)
		grow(histogram, pool);
	memmove(histogram->bin + at + 1, histogram->bin + at,
		(histogram->bins - at) * sizeof(*histogram->bin));
	histogram->bin[at] = (struct histogram_bin){.dagen = dagen};
	histogram->bins++;
	return &histogram->bin[at];
}

void histogram_add(struct histogram *histogram, int32_t dagen, enum histogram_end end,
		   struct pool *pool)
{
	bin_of(histogram, dagen, pool)->number[end]++;
}

void histogram_merge(struct histogram *histogram, const struct histogram *other, struct pool *pool)
{
	for (size_t i = 0; i < other->bins; i++) {
		struct histogram_bin *bin = bin_of(histogram, other->bin[i].dagen, pool);

		for (int end = 0; end < HISTOGRAM_ENDS; end++)
			bin->number[end] += other->bin[i].number[end];
	}
}

uint64_t histogram_bin_total(const struct histogram_bin *bin)
{
	uint64_t total = 0;

	for (int end = 0; end < HISTOGRAM_ENDS; end++)
		total += bin->number[end];
	return total;
}

uint64_t histogram_total(const struct histogram *histogram)
{
	uint64_t total = 0;

	for (size_t i = 0; i < histogram->bins; i++)
		total += histogram_bin_total(&histogram->bin[i]);
	return total;
}

static uint64_t sum(const struct histogram *histogram, enum histogram_end end, size_t bins)
{
	uint64_t count = 0;

	for (size_t i = 0; i < bins; i++)
		count += histogram->bin[i].number[end];
	return count;
}

uint64_t histogram_count(const struct histogram *histogram, enum histogram_end end)
{
	return sum(histogram, end, histogram->bins);
}

uint64_t histogram_within(const struct histogram *histogram, enum histogram_end end, int32_t dagen)
{
	return sum(histogram, end,
		   dagen == INT32_MAX ? histogram->bins : find(histogram, dagen + 1));
}

int32_t histogram_ranked(const struct histogram *histogram, enum histogram_end end, uint64_t rank)
{
	const struct histogram_bin *bin = histogram->bin;

	for (uint64_t below = bin->number[end]; below <= rank; below += bin->number[end])
		bin++;
	return bin->dagen;
}
