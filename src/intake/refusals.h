/* Files of the inbox that cannot be claimed, as a rename is refused there: what a process that
 * takes in sees of them, for one that only asks how things are. */
#ifndef IJW_INTAKE_REFUSALS_H
#define IJW_INTAKE_REFUSALS_H

#include <stdint.h>

#include "ijw/base/limits.h"

struct refusals {
	uint32_t count;
	char first[LIMIT_LABEL_BYTES]; /* the shown name of one of them */
};

/* A scan begins: what it comes by is added anew. */
void refusals_begin(struct refusals *refusals);
void refusals_add(struct refusals *refusals, const char *path);

/* Writes them down in the open folder `work` when they are others than there. That it fails is
 * logged, and nothing else comes of it. */
void refusals_tell(struct refusals *refusals, int work);

/* What was written down last; none where nothing was. */
void refusals_read(struct refusals *out, int work);

#endif
