#ifndef DICE_H
#define DICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Repeatable chance: equal seeds give equal throws on every machine. A struct copy replays. */
struct dice {
	uint64_t state;
};

/* Dice number `index` of a family, so that no two places share a sequence. */
struct dice dice_make(uint64_t seed, uint64_t index);

uint64_t dice_throw(struct dice *dice);

/* A number from 0 to bound - 1; bound is at least 1. */
size_t dice_below(struct dice *dice, size_t bound);

bool dice_percent(struct dice *dice, unsigned percent);

#endif
