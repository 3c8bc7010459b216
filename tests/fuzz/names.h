/* The words that a path may have: the names of the schemas. Whatever else stood there would be the
 * sender's. */
#ifndef TESTS_FUZZ_NAMES_H
#define TESTS_FUZZ_NAMES_H

#include <stdbool.h>

/* Reads the names out of the embedded schemas. Once, before the first question. */
void names_read(void);

/* Whether `path` is a path of elements (/Bericht/Client[2]/Bsn, `*` for what no schema knows). */
bool names_are_path(const char *path);

/* Whether `detail` is one of the texts of the program for an error of the schema. */
bool names_are_detail(const char *detail);

#endif
