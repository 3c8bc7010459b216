/* The same product twice at the same time, over lines of any kind. */
#ifndef IJW_RULE_OVERLAP_H
#define IJW_RULE_OVERLAP_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/pool.h"

struct overlap {
	const char *categorie; /* NULL when the line has no Product */
	const char *code;      /* NULL when it has no Code */
	int64_t begin;
	int64_t end;     /* DAY_NEVER when open */
	bool other_side; /* on which of two sides it stands */
	bool overlaps;
};

/* Sets `overlaps` of each line that begins while another of the same product runs: of two lines the
 * one that begins last, of two that begin together the later one. n log n. */
void overlap_mark(struct overlap *lines, uint32_t count, struct pool *pool);

/* Whether a line overlaps one on the other side; those of one side may overlap each other. */
bool overlap_across(struct overlap *lines, uint32_t count, struct pool *pool);

#endif
