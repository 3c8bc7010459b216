/* What became known between two days, as changes of the tables. */
#ifndef IJW_STORE_DIFF_H
#define IJW_STORE_DIFF_H

#include <stdint.h>
#include <stdio.h>

#include "ijw/store/store.h"

/* Writes as CSV which rows of the derived tables differ when they are seen on `peildatum` with what
 * was known at the end of day `before` and of day `after`, cell by cell, and the messages that made
 * the difference. Only youths of whom something became known in between are derived. 0 or -1. */
int store_diff(struct store *store, int32_t before, int32_t after, int32_t peildatum, FILE *out);

#endif
