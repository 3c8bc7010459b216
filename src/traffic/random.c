#include "random.h"

/* Spreads a seed over 64 bits (the finaliser of SplitMix64, G. Steele et al.). */
static uint64_t spread(uint64_t *state)
{
	uint64_t z = *state += 0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

void traffic_random_seed(struct traffic_random *random, uint64_t seed, uint64_t number)
{
	uint64_t state = seed;

	state = spread(&state) ^ (number * 0xD1342543DE82EF95u);
	for (size_t i = 0; i < 4; i++)
		random->state[i] = spread(&state);
}

static uint64_t rotate(uint64_t value, int bits)
{
	return (value << bits) | (value >> (64 - bits));
}

/* xoshiro256** of D. Blackman and S. Vigna, written from its description. */
uint64_t traffic_random_next(struct traffic_random *random)
{
	uint64_t *s = random->state;
	uint64_t result = rotate(s[1] * 5, 7) * 9;
	uint64_t shifted = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= shifted;
	s[3] = rotate(s[3], 45);
	return result;
}

int traffic_below(struct traffic_random *random, int count)
{
	return (int)(((traffic_random_next(random) >> 32) * (uint64_t)count) >> 32);
}

int traffic_between(struct traffic_random *random, int low, int high)
{
	return high <= low ? low : low + traffic_below(random, high - low + 1);
}

bool traffic_chance(struct traffic_random *random, int permille)
{
	return traffic_below(random, 1000) < permille;
}

int traffic_skewed(struct traffic_random *random, int median)
{
	/* In percent of the median, at 1/32, 3/32, ... 31/32. */
	static const int quantile[] = {19,  31,  40,  50,  59,  70,  81,  93,
				       107, 124, 144, 168, 201, 248, 328, 535};
	int at = traffic_below(random, 15);
	int between = traffic_below(random, 100);
	int percent = quantile[at] + (quantile[at + 1] - quantile[at]) * between / 100;

	return (median * percent + 50) / 100;
}

size_t traffic_weighted(struct traffic_random *random, const int *weights, size_t count)
{
	int total = 0, drawn;

	for (size_t i = 0; i < count; i++)
		total += weights[i];
	drawn = traffic_below(random, total);
	for (size_t i = 0; i < count; i++) {
		drawn -= weights[i];
		if (drawn < 0)
			return i;
	}
	return count - 1;
}
