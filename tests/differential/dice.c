#include "dice.h"

struct dice dice_make(uint64_t seed, uint64_t index)
{
	struct dice dice = {.state = seed};

	dice.state = dice_throw(&dice) ^ (index * UINT64_C(0xd1342543de82ef95));
	return dice;
}

/* SplitMix64: eight bytes of state, good enough to spread test cases. */
uint64_t dice_throw(struct dice *dice)
{
	uint64_t z = dice->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

size_t dice_below(struct dice *dice, size_t bound)
{
	return (size_t)(dice_throw(dice) % bound);
}

bool dice_percent(struct dice *dice, unsigned percent)
{
	return dice_below(dice, 100) < percent;
}
