/* What lies in a folder, in the order in which it arrived. */
#ifndef IJW_SPOOL_ARRIVAL_H
#define IJW_SPOOL_ARRIVAL_H

#include <stdint.h>
#include <time.h>

struct arrival {
	struct timespec time; /* of the last change */
	char *name;           /* to be freed */
};

/* At most `most` entries of the folder that is open as `folder`, without names that start with a
 * dot, oldest change first, then by name. Returns 0 and their number, or -1 with errno. */
int arrival_list(int folder, struct arrival *arrivals, uint32_t most, uint32_t *count);

/* How many entries there are, and the oldest change of all (seconds since 1970, 0 for none).
 * Returns 0, or -1 with errno. */
int arrival_count(int folder, uint32_t *count, int64_t *oldest);

#endif
