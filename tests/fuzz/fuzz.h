/* What the fuzzers share: the doors that libFuzzer comes in by, and how they say that something
 * that must hold does not. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);

/* Of libFuzzer: changes bytes as it sees fit, and gives their new number. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);

/* A finding: libFuzzer keeps the input and ends. */
#define WANT(condition)                                                                   \
	do {                                                                              \
		if (!(condition)) {                                                       \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, \
				#condition);                                              \
			abort();                                                          \
		}                                                                         \
	} while (0)

/* A number that follows from the bytes: what costs too much for every input is asked of some, and
 * of the same ones whenever they come. FNV-1a. */
static inline uint32_t fuzz_dice(const uint8_t *data, size_t size)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < size; i++)
		hash = (uint32_t)((hash ^ data[i]) * (uint64_t)16777619u);
	return hash ^ hash >> 16;
}

#endif
