/* Eight bytes of a text as one number, the first byte the lowest, so that most texts are looked
 * through eight bytes at a time. Flags stand in the highest bit of each byte. */
#ifndef IJW_BASE_EIGHT_H
#define IJW_BASE_EIGHT_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The same byte eight times. */
#define EIGHT_TIMES(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The bits that no byte of ASCII has. */
#define EIGHT_TOPS EIGHT_TIMES(0x80)

/* Eight bytes from `at` on, all of which may be read. */
static inline uint64_t eight_load(const char *at)
{
	uint64_t eight;

	memcpy(&eight, at, sizeof(eight));
	return le64toh(eight);
}

/* Flags the bytes of ASCII that are lower than `byte`, which is at most 128. The lowest flag is
 * always right, and none is set where there is no such byte; a borrow can set others above it. */
static inline uint64_t eight_below(uint64_t eight, unsigned char byte)
{
	return (eight - EIGHT_TIMES(byte)) & ~eight & EIGHT_TOPS;
}

/* The same for bytes of ASCII that are `byte`. */
static inline uint64_t eight_is(uint64_t eight, unsigned char byte)
{
	return eight_below(eight ^ EIGHT_TIMES(byte), 1);
}

/* How many bytes come before the lowest flag; 8 without one. */
static inline size_t eight_before(uint64_t flags)
{
	return flags == 0 ? sizeof(flags) : (size_t)__builtin_ctzll(flags) / 8;
}

#endif
