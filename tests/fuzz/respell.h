#ifndef IJW_TESTS_RESPELL_H
#define IJW_TESTS_RESPELL_H

#include <stddef.h>
#include <stdint.h>

/* A number from 0 below `sides`. */
typedef uint32_t respell_dice(uint32_t sides);

/* Changes how `size` bytes are spelled, in at most `most`. The new size. */
size_t respell(uint8_t *data, size_t size, size_t most, respell_dice *dice);

#endif
