/* Reads back the golden tables of the stories: what the program exported, as rows. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include <stddef.h>

#include "ijw/base/pool.h"
#include "ijw/store/columns.h"

/* The rows of a table as exported for one peildatum and kennisdatum (ISO dates), in the order of
 * the file, in the pool. `path` is a file of headed CSV tables, each under a line "# TABLE,
 * peildatum P, kennisdatum K", as tests/program/stories.sh writes it. A file, a table or a column
 * that is not there is a failed test. The result is an array of the struct of that table
 * (derive.h). */
void *golden_rows(const char *path, enum table_id id, const char *peildatum,
		  const char *kennisdatum, struct pool *pool, size_t *count);

#endif
