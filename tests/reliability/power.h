/* The log of what was done to files, which power.c writes and replay.c reads. */
#ifndef TESTS_RELIABILITY_POWER_H
#define TESTS_RELIABILITY_POWER_H

#include <stdint.h>

/* Followed by the path, the other path and the bytes of a write. */
struct record {
	uint32_t kind; /* enum call_kind */
	uint32_t path_length;
	uint32_t to_length;
	uint32_t failed; /* a sync that gave EIO */
	uint64_t inode;
	uint64_t offset;
	uint64_t length; /* of the bytes; the new length of a truncation */
};

#endif
