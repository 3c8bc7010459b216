#ifndef IJW_TESTS_BYTES_H
#define IJW_TESTS_BYTES_H

#include <stdint.h>

/* A number from 0 below `sides`; the same numbers in every run. bytes.c has LLVMFuzzerMutate too, for
 * programs that libFuzzer is not in. */
uint32_t bytes_dice(uint32_t sides);

#endif
