/* Where messages come from: files, folders and archives, one document after the other. */
#ifndef IJW_SPOOL_SOURCE_H
#define IJW_SPOOL_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/message/fault.h"

/* One document, or a file that gives none. Everything is valid during the call only. */
struct source {
	const char *file;   /* the file as it is shown (label_show) */
	const char *member; /* the member of an archive as it is shown; NULL for a plain file */
	enum fault fault;   /* FAULT_NONE, or why there are no bytes */
	int64_t received;   /* when it was read to be taken in: seconds since 1970; else 0 */
	const char *bytes;
	size_t length;
	const uint8_t *sha256; /* of the bytes; NULL when it was not made yet */
};

/* A result other than 0 ends the walk and becomes its result. */
typedef int source_visit(void *context, const struct source *source);

/* A regular file, open at its start and from now on the callee's to close, or -1 for one that
 * cannot be read; and its shown name, during the call. The result is that of source_visit. */
typedef int source_file(void *context, int fd, const char *label);

/* Visits every file of a path that the user named, as source_each. */
int source_files(const char *path, source_file *file, void *context);

/* Reads a file that is open at its start: all its bytes, or none when it is an archive, and it is
 * then at its start again. FAULT_NONE, FAULT_FILE or FAULT_TOO_LARGE. */
enum fault source_read(int fd, struct buf *bytes, bool *archive);

/* Visits every document of a path that the user named: a file, an archive, or a folder with all
 * below it, by name, without litter and uploads (litter.h); a file that is the path itself is visited whatever
 * its name. A link is followed only when it is the path itself. Returns 0; -1 after it logged that
 * the path does not exist or a folder cannot be listed; or the visit's result. */
int source_each(const char *path, source_visit *visit, void *context);

/* Visits the documents of an open regular file: itself, or the members when it is an archive.
 * `file` is its shown name. The result is 0 or the visit's. */
int source_fd(int fd, const char *file, source_visit *visit, void *context);

#endif
