#ifndef TEMPORARY_H
#define TEMPORARY_H

#include <stddef.h>

/* Makes an empty folder where TMPDIR says, or in /tmp, and writes its path; 0, or -1 with a
 * sentence on stderr. */
int temporary_make(char *directory, size_t size);

#endif
