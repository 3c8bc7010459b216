/* Preloaded: SQLite's files, with calls that fail on demand.
 *
 * VFS_STATE  a file of 4096 bytes: the calls that were counted, and those that failed
 * VFS_FAIL   "FAULT MODE NUMBER": `once` the NUMBERth call that FAULT can befall, `lasting` all
 * from there on; 0: none, they are counted only. FAULT is error  every call, each with the error of
 * its own full   writing: no room on the disk short  reading: less than was asked for, as at the
 * end of a file busy   locking: another has the lock VFS_DEAF   set: the program never hears of an
 * error of sqlite3_step, as if it did not look
 *
 * Nobody sleeps: who waits for a lock has waited. */
#include <dlfcn.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum fault { ERROR, FULL, SHORT, BUSY, FAULTS };

struct state {
	atomic_ulong counted;
	atomic_ulong failed;
};

struct file {
	sqlite3_file base;
	sqlite3_file *real;
};

static const char *const fault_names[FAULTS] = {"error", "full", "short", "busy"};

static sqlite3_vfs *unix_vfs;
static struct state *state;
static enum fault fault;
static bool lasting;
static unsigned long number;

/* Whether this call is the one. */
static bool strikes(enum fault befalls)
{
	unsigned long count;

	if (state == NULL || (fault != ERROR && fault != befalls))
		return false;
	count = atomic_fetch_add(&state->counted, 1) + 1;
	if (number == 0 || (lasting ? count < number : count != number))
		return false;
	atomic_fetch_add(&state->failed, 1);
	return true;
}

static sqlite3_file *real(sqlite3_file *file)
{
	return ((struct file *)file)->real;
}

#define METHODS(file) (real(file)->pMethods)

static int file_close(sqlite3_file *file)
{
	return METHODS(file)->xClose(real(file));
}

static int file_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 at)
{
	int rc;

	if (!strikes(SHORT))
		return METHODS(file)->xRead(real(file), bytes, length, at);
	if (fault != SHORT)
		return SQLITE_IOERR_READ;
	rc = METHODS(file)->xRead(real(file), bytes, length, at);
	memset((char *)bytes + length / 2, 0, (size_t)(length - length / 2));
	return rc == SQLITE_OK ? SQLITE_IOERR_SHORT_READ : rc;
}

static int file_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at)
{
	if (!strikes(FULL))
		return METHODS(file)->xWrite(real(file), bytes, length, at);
	/* Some of it may be there. */
	(void)METHODS(file)->xWrite(real(file), bytes, length / 2, at);
	return fault == FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return strikes(ERROR) ? SQLITE_IOERR_TRUNCATE : METHODS(file)->xTruncate(real(file), size);
}

static int file_sync(sqlite3_file *file, int flags)
{
	return strikes(ERROR) ? SQLITE_IOERR_FSYNC : METHODS(file)->xSync(real(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return strikes(ERROR) ? SQLITE_IOERR_FSTAT : METHODS(file)->xFileSize(real(file), size);
}

static int file_lock(sqlite3_file *file, int level)
{
	if (strikes(BUSY))
		return fault == BUSY ? SQLITE_BUSY : SQLITE_IOERR_LOCK;
	return METHODS(file)->xLock(real(file), level);
}

static int file_unlock(sqlite3_file *file, int level)
{
	int rc = METHODS(file)->xUnlock(real(file), level);

	return strikes(ERROR) ? SQLITE_IOERR_UNLOCK : rc;
}

static int file_reserved(sqlite3_file *file, int *out)
{
	return strikes(ERROR) ? SQLITE_IOERR_CHECKRESERVEDLOCK
			      : METHODS(file)->xCheckReservedLock(real(file), out);
}

static int file_control(sqlite3_file *file, int operation, void *argument)
{
	return METHODS(file)->xFileControl(real(file), operation, argument);
}

static int file_sector(sqlite3_file *file)
{
	return METHODS(file)->xSectorSize(real(file));
}

static int file_device(sqlite3_file *file)
{
	return METHODS(file)->xDeviceCharacteristics(real(file));
}

static int file_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
	return strikes(ERROR) ? SQLITE_IOERR_SHMMAP
			      : METHODS(file)->xShmMap(real(file), page, size, extend, out);
}

static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
	if ((flags & SQLITE_SHM_LOCK) != 0 && strikes(BUSY))
		return fault == BUSY ? SQLITE_BUSY : SQLITE_IOERR_SHMLOCK;
	return METHODS(file)->xShmLock(real(file), offset, count, flags);
}

static void file_barrier(sqlite3_file *file)
{
	METHODS(file)->xShmBarrier(real(file));
}

static int file_unmap(sqlite3_file *file, int delete)
{
	return METHODS(file)->xShmUnmap(real(file), delete);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_device,
    .xShmMap = file_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_barrier,
    .xShmUnmap = file_unmap,
};

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *out, int flags, int *given)
{
	struct file *file = (struct file *)out;
	int rc;

	(void)vfs;
	file->base.pMethods = NULL;
	file->real = (sqlite3_file *)(file + 1);
	if (strikes(ERROR))
		return SQLITE_CANTOPEN;
	rc = unix_vfs->xOpen(unix_vfs, name, file->real, flags, given);
	if (file->real->pMethods != NULL)
		file->base.pMethods = &methods;
	return rc;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)vfs;
	return strikes(ERROR) ? SQLITE_IOERR_DELETE : unix_vfs->xDelete(unix_vfs, name, sync);
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
	(void)vfs;
	return strikes(ERROR) ? SQLITE_IOERR_ACCESS : unix_vfs->xAccess(unix_vfs, name, flags, out);
}

static int vfs_sleep(sqlite3_vfs *vfs, int micros)
{
	(void)vfs;
	return micros;
}

static __attribute__((constructor)) void start(void)
{
	const char *path = getenv("VFS_STATE"), *wish = getenv("VFS_FAIL");
	static sqlite3_vfs ours;
	char name[8], mode[8];
	void *mapped;
	int fd;

	if (path == NULL || wish == NULL || sscanf(wish, "%7s %7s %lu", name, mode, &number) != 3)
		return;
	while (fault < FAULTS && strcmp(name, fault_names[fault]) != 0)
		fault++;
	lasting = strcmp(mode, "lasting") == 0;
	fd = open(path, O_RDWR | O_CLOEXEC);
	mapped = mmap(NULL, sizeof(*state), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	unix_vfs = sqlite3_vfs_find("unix");
	if (mapped == MAP_FAILED || unix_vfs == NULL || fault == FAULTS)
		_exit(99);
	state = mapped;
	ours = *unix_vfs;
	ours.zName = "failing";
	ours.szOsFile += (int)sizeof(struct file);
	ours.xOpen = vfs_open;
	ours.xDelete = vfs_delete;
	ours.xAccess = vfs_access;
	ours.xSleep = vfs_sleep;
	if (sqlite3_vfs_register(&ours, 1) != SQLITE_OK)
		_exit(99);
}

int sqlite3_step(sqlite3_stmt *statement)
{
	static int (*found)(sqlite3_stmt *);
	int rc;

	if (found == NULL)
		*(void **)&found = dlsym(RTLD_NEXT, "sqlite3_step");
	rc = found(statement);
	return rc == SQLITE_ROW || getenv("VFS_DEAF") == NULL ? rc : SQLITE_DONE;
}
