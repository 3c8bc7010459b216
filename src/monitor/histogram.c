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

static void make_room(struct histogram *histogram, size_t bins, struct pool *pool)
{
	size_t room = histogram->room == 0 ? FIRST_ROOM : histogram->room;
	struct histogram_bin *bin;

	if (bins <= histogram->room)
		return;
	while (room < bins)
		room *= 2;
	bin = pool_alloc(pool, room * sizeof(*bin));
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
	make_room(histogram, histogram->bins + 1, pool);
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

/* How many numbers of days another one has that this one has not. */
static size_t count_new(const struct histogram *histogram, const struct histogram *other)
{
	size_t new = 0;

	for (size_t i = 0, k = 0; k < other->bins; k++) {
		while (i < histogram->bins && histogram->bin[i].dagen < other->bin[k].dagen)
			i++;
		new += i == histogram->bins || histogram->bin[i].dagen != other->bin[k].dagen;
	}
	return new;
}

/* From behind, so that nothing is moved twice. */
void histogram_merge(struct histogram *histogram, const struct histogram *other, struct pool *pool)
{
	size_t i = histogram->bins, k = other->bins, at = i + count_new(histogram, other);

	make_room(histogram, at, pool);
	histogram->bins = at;
	while (k > 0) {
		const struct histogram_bin *from = &other->bin[k - 1];
		struct histogram_bin *to = &histogram->bin[--at];

		if (i > 0 && histogram->bin[i - 1].dagen >= from->dagen)
			*to = histogram->bin[--i];
		else
			*to = (struct histogram_bin){.dagen = from->dagen};
		if (to->dagen != from->dagen)
			continue;
		for (int end = 0; end < HISTOGRAM_ENDS; end++)
			to->number[end] += from->number[end];
		k--;
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
