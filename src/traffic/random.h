/* Draws that are the same on every machine: whole numbers only, no floating point.
 *
 * Never two draws in one expression, one argument list or one initialiser: C leaves their order to
 * the compiler. */
#ifndef TRAFFIC_RANDOM_H
#define TRAFFIC_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The state of one stream of draws (xoshiro256**). */
struct traffic_random {
	uint64_t state[4];
};

/* A stream of its own for every pair of seed and number. */
void traffic_random_seed(struct traffic_random *random, uint64_t seed, uint64_t number);

/* The next 64 bits. */
uint64_t traffic_random_next(struct traffic_random *random);

/* From 0 to `count` - 1; `count` is at least 1. */
int traffic_below(struct traffic_random *random, int count);

/* From `low` to `high`, both included; `low` when `high` is lower. */
int traffic_between(struct traffic_random *random, int low, int high);

/* True in `permille` of a thousand draws. */
bool traffic_chance(struct traffic_random *random, int permille);

/* A skewed length around `median`: half of the draws lie below it, one in ten above three times as
 * much (the quantiles of a lognormal distribution with sigma 0.9). */
int traffic_skewed(struct traffic_random *random, int median);

/* The index of one of `count` weights, drawn by weight. */
size_t traffic_weighted(struct traffic_random *random, const int *weights, size_t count);

#endif
