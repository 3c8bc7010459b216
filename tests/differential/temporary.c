#include "temporary.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int temporary_make(char *directory, size_t size)
{
	const char *where = getenv("TMPDIR");
	int length;

	if (where == NULL || *where == '\0')
		where = "/tmp";
	length = snprintf(directory, size, "%s/differential-XXXXXX", where);
	if (length < 0 || (size_t)length >= size || mkdtemp(directory) == NULL) {
		fprintf(stderr, "differential: cannot make a folder in %s: %s\n", where,
			strerror(errno));
		return -1;
	}
	return 0;
}
