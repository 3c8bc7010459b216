/* What the generators share: chance, and what the two halves of the one of messages write with. */
#ifndef IJW_TESTS_RANDOM_WRITE_H
#define IJW_TESTS_RANDOM_WRITE_H

#include <stdbool.h>

#include "random.h"

/* The message at hand. */
extern struct buf *xml;

/* Where the numbers that follow begin. */
void random_seed(uint64_t seed);

/* 0 to sides - 1. */
uint32_t roll(uint32_t sides);

/* True in so many of a hundred cases. */
bool now_and_then(uint32_t percent);

/* One of the values. */
const char *pick_of(uint32_t count, const char *const *values);
#define PICK(...)                                                       \
	pick_of(sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *), \
		(const char *[]){__VA_ARGS__})

void leaf(const char *name, const char *value);
void maybe(uint32_t percent, const char *name, const char *value);
void open_tag(const char *name);
void close_tag(const char *name);
void bsn(void);

/* test_random_claim.c: what stands behind the header of JW323 and JW325. */
void declaratie(void);
void declaratieantwoord(void);

#endif
