/* Where messages come from: files, folders and archives, one document after the other. */
#ifndef IJW_INTAKE_SOURCE_H
#define IJW_INTAKE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

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
	const uint8_t *sha256;    /* of the bytes; NULL when it was not made yet */
	const struct buf *packed; /* as for store_add; NULL for nothing */
};

/* A result other than 0 ends the walk and becomes its result. */
typedef int source_visit(void *context, const struct source *source);

/* A file that was not opened yet. Everything is valid during the call only. */
struct source_place {
	int folder;       /* the open folder in which it lies; AT_FDCWD when the user named it */
	const char *name; /* there */
	const char *path; /* by which it is known, before label_show */
};
typedef int source_visit_place(void *context, const struct source_place *place);

/* Visits every file of a path that the user named: the path itself, whatever its name, or all below
 * it when it is a folder, by name, without litter and uploads (litter.h). A link is followed only
 * when it is the path itself. Returns 0; -1 after it was logged that the path does not exist or a
 * folder cannot be listed; or the visit's result, which ends the walk unless it is 0. */
int source_places(const char *path, source_visit_place *visit, void *context);

/* Opens it for reading, and tells its size: a regular file, at its start and the caller's to close.
 * SOURCE_UNREADABLE for anything else; SOURCE_GONE for an entry of a folder that is not there any
 * more, which is no file then. */
enum { SOURCE_UNREADABLE = -1, SOURCE_GONE = -2 };
int source_open(const struct source_place *place, off_t *size);

/* A regular file, open at its start and from now on the callee's to close, or -1 for one that
 * cannot be read; and its shown name, during the call. A result other than 0 ends the walk. */
typedef int source_file(void *context, int fd, const char *label);

/* Opens and visits every file of a path that the user named, as source_places. */
int source_files(const char *path, source_file *file, void *context);

/* Reads a file that is open at its start: all its bytes, or none when it is an archive, and it is
 * then at its start again. `size` is how long it is as far as is known, or -1. FAULT_NONE,
 * FAULT_FILE or FAULT_TOO_LARGE. */
enum fault source_read(int fd, off_t size, struct buf *bytes, bool *archive);

/* Visits the members of an archive that is open at its start, and behind them the archive itself
 * when it has a fault. `file` is its shown name. The result is 0 or that of the visit that ended
 * the walk. */
int source_members(int fd, const char *file, source_visit *visit, void *context);

#endif
