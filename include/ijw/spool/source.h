/* Where messages come from: files, folders and archives, one document after the other. */
#ifndef IJW_SPOOL_SOURCE_H
#define IJW_SPOOL_SOURCE_H

#include <stddef.h>

#include "ijw/message/fault.h"

/* One document, or a file that gives none. Everything is valid during the call only. */
struct source {
	const char *file;   /* the file as it is shown (label_show) */
	const char *member; /* the member of an archive as it is shown; NULL for a plain file */
	enum fault fault;   /* FAULT_NONE, or why there are no bytes */
	const char *bytes;
	size_t length;
};

/* A result other than 0 ends the walk and becomes its result. */
typedef int source_visit(void *context, const struct source *source);

/* Visits every document of a path that the user named: a file, an archive, or a folder with all
 * below it, by name, without what starts with a dot. A link is followed only when it is the path
 * itself. Returns 0; -1 after it logged that the path does not exist or a folder cannot be listed;
 * or the visit's result. */
int source_each(const char *path, source_visit *visit, void *context);

/* Visits the documents of an open regular file: itself, or the members when it is an archive.
 * `file` is its shown name. The result is 0 or the visit's. */
int source_fd(int fd, const char *file, source_visit *visit, void *context);

#endif
