/* SQLite's files, with one more look at what is read.
 *
 * SQLite takes a read that comes up short for the end of the file and what is missing for zeros: a
 * page of a database that says nothing. On a share that loses its server for a moment that would be
 * rows that are gone, and are written back as gone. Short of the end of the file it is an error. */
#include <pthread.h>

#include "db.h"

/* The system's methods of a file, of which there are a few kinds, with ours before them. */
struct methods {
	sqlite3_io_methods ours; /* the first: what a file points to */
	const sqlite3_io_methods *system;
};

enum { KINDS = 8 };

static struct methods kinds[KINDS];
static pthread_mutex_t kinds_lock = PTHREAD_MUTEX_INITIALIZER;
static sqlite3_vfs *system_files;
static sqlite3_vfs our_files;
static pthread_once_t made = PTHREAD_ONCE_INIT;

static int read_whole(sqlite3_file *file, void *bytes, int length, sqlite3_int64 at)
{
	const struct methods *methods = (const struct methods *)file->pMethods;
	int rc = methods->system->xRead(file, bytes, length, at);
	sqlite3_int64 size;

	if (rc != SQLITE_IOERR_SHORT_READ)
		return rc;
	if (methods->system->xFileSize(file, &size) != SQLITE_OK)
		return SQLITE_IOERR_FSTAT;
	if (at + length > size)
		return rc;
	/* Or another process has just written it. */
	rc = methods->system->xRead(file, bytes, length, at);
	return rc == SQLITE_IOERR_SHORT_READ ? SQLITE_IOERR_READ : rc;
}

/* Ours for a kind of file; the system's when there are more kinds than are known. */
static const sqlite3_io_methods *methods_for(const sqlite3_io_methods *system)
{
	const sqlite3_io_methods *found = system;

	pthread_mutex_lock(&kinds_lock);
	for (int i = 0; i < KINDS && found == system; i++) {
		if (kinds[i].system == NULL) {
			kinds[i].ours = *system;
			kinds[i].ours.xRead = read_whole;
			kinds[i].system = system;
		}
		if (kinds[i].system == system)
			found = &kinds[i].ours;
	}
	pthread_mutex_unlock(&kinds_lock);
	return found;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given)
{
	int rc = system_files->xOpen(system_files, name, file, flags, given);

	(void)vfs;
	if (file->pMethods != NULL)
		file->pMethods = methods_for(file->pMethods);
	return rc;
}

static void make_default(void)
{
	system_files = sqlite3_vfs_find(NULL);
	if (system_files == NULL)
		return;
	our_files = *system_files;
	our_files.zName = "ijw";
	our_files.xOpen = open_file;
	/* The only error is that of no memory, which ends the process. */
	(void)sqlite3_vfs_register(&our_files, 1);
}

void db_files(void)
{
	pthread_once(&made, make_default);
}
