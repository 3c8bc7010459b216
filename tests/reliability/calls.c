/* The functions of the C library that change files, as the program and its libraries call them. The
 * folder that is looked at is in IJW_SHIM_ROOT; all else goes through untouched. */
#include "calls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const call_names[CALL_KINDS] = {"open",  "create", "write",    "truncate",
					    "mkdir", "rename", "link",     "unlink",
					    "rmdir", "fsync",  "fdatasync"};

static char root[PATH_MAX];
static size_t root_length; /* 0: nothing is looked at */

__attribute__((constructor)) static void begin(int argc, char **argv, char **environment)
{
	const char *folder = getenv("IJW_SHIM_ROOT");

	(void)environment;
	if (folder == NULL || argc < 1 || strcmp(argv[0], "ijw-worker") == 0 ||
	    realpath(folder, root) == NULL)
		return;
	shim_begin();
	root_length = strlen(root);
}

int shim_lists(const char *variable, const char *word)
{
	const char *list = getenv(variable);
	size_t length = strlen(word);

	for (const char *at = list; at != NULL && *at != '\0'; at += *at == ',') {
		size_t step = strcspn(at, ",");

		if (step == length && memcmp(at, word, step) == 0)
			return 1;
		at += step;
	}
	return 0;
}

/* True when the path lies below the root; it then stands below it in `out`. */
static bool below(const char *path, char *out)
{
	if (root_length == 0 || strncmp(path, root, root_length) != 0 ||
	    (path[root_length] != '/' && path[root_length] != '\0'))
		return false;
	path += root_length;
	snprintf(out, PATH_MAX, "%s", *path == '/' ? path + 1 : path);
	return true;
}

static bool of_fd(int fd, char *out)
{
	char link[32], path[PATH_MAX];
	ssize_t length;

	if (root_length == 0)
		return false;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	length = readlink(link, path, sizeof(path) - 1);
	if (length <= 0)
		return false;
	path[length] = '\0';
	return below(path, out);
}

/* Folders in the path are resolved, its last part is not. */
static bool of_name(int dir, const char *name, char *out)
{
	char folder[PATH_MAX] = "", real[PATH_MAX];
	const char *last = strrchr(name, '/');

	if (root_length == 0)
		return false;
	if (last == NULL && dir != AT_FDCWD) {
		if (!of_fd(dir, folder))
			return false;
		snprintf(out, PATH_MAX, "%s%s%s", folder, *folder ? "/" : "", name);
		return true;
	}
	snprintf(folder, sizeof(folder), "%.*s", last != NULL ? (int)(last - name) : 1,
		 last != NULL ? name : ".");
	if (realpath(*folder != '\0' ? folder : "/", real) == NULL ||
	    strlen(real) + NAME_MAX + 2 > PATH_MAX)
		return false;
	snprintf(real + strlen(real), NAME_MAX + 2, "/%s", last != NULL ? last + 1 : name);
	return below(real, out);
}

static uint64_t inode_of(int fd)
{
	struct stat status;

	return fstat(fd, &status) == 0 ? (uint64_t)status.st_ino : 0;
}

/* 0 when the call may be made, -1 with errno. */
static int before(const struct call *call)
{
	int error = shim_before(call);

	errno = error != 0 ? error : errno;
	return error != 0 ? -1 : 0;
}

static int after(int rc, struct call *call, int fd)
{
	int saved = errno;

	if (rc >= 0) {
		call->inode = fd >= 0 ? inode_of(fd) : 0;
		shim_after(call);
	}
	errno = saved;
	return rc;
}

static ssize_t write_at(int fd, const void *bytes, size_t length, off_t offset, bool here)
{
	struct call call = {.kind = CALL_WRITE, .bytes = bytes, .length = length};
	ssize_t done;

	if (!of_fd(fd, call.path))
		return here ? syscall(SYS_write, fd, bytes, length)
			    : syscall(SYS_pwrite64, fd, bytes, length, offset);
	if (before(&call) != 0)
		return -1;
	done = here ? syscall(SYS_write, fd, bytes, length)
		    : syscall(SYS_pwrite64, fd, bytes, length, offset);
	if (done <= 0)
		return done;
	call.length = (size_t)done;
	call.offset = (uint64_t)(here ? lseek(fd, 0, SEEK_CUR) - done : offset);
	after(0, &call, fd);
	return done;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
	return write_at(fd, bytes, length, 0, true);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
	return write_at(fd, bytes, length, offset, false);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset)
{
	return write_at(fd, bytes, length, offset, false);
}

int ftruncate(int fd, off_t length)
{
	struct call call = {.kind = CALL_TRUNCATE, .length = (size_t)length};

	if (!of_fd(fd, call.path))
		return (int)syscall(SYS_ftruncate, fd, length);
	if (before(&call) != 0)
		return -1;
	return after((int)syscall(SYS_ftruncate, fd, length), &call, fd);
}

int ftruncate64(int fd, off64_t length)
{
	return ftruncate(fd, length);
}

static int open_at(int dir, const char *name, int flags, mode_t mode)
{
	struct call call = {.kind = CALL_OPEN};
	int fd;

	if ((flags & (O_ACCMODE | O_CREAT)) == O_RDONLY || !of_name(dir, name, call.path))
		return (int)syscall(SYS_openat, dir, name, flags, mode);
	if ((flags & O_CREAT) && faccessat(dir, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
		call.kind = CALL_CREATE;
	if (before(&call) != 0)
		return -1;
	fd = (int)syscall(SYS_openat, dir, name, flags, mode);
	after(fd, &call, fd);
	if (fd >= 0 && call.kind == CALL_OPEN && (flags & O_TRUNC)) {
		call.kind = CALL_TRUNCATE;
		after(fd, &call, fd);
	}
	return fd;
}

/* As the C library does it: the mode is given only with O_CREAT. */
#define OPEN_WITH(dir, name, flags)               \
	va_list arguments;                        \
	mode_t mode = 0;                          \
                                                  \
	va_start(arguments, flags);               \
	if ((flags)&O_CREAT)                      \
		mode = va_arg(arguments, mode_t); \
	va_end(arguments);                        \
	return open_at(dir, name, flags, mode)

int open(const char *name, int flags, ...)
{
	OPEN_WITH(AT_FDCWD, name, flags);
}

int open64(const char *name, int flags, ...)
{
	OPEN_WITH(AT_FDCWD, name, flags);
}

int openat(int dir, const char *name, int flags, ...)
{
	OPEN_WITH(dir, name, flags);
}

int openat64(int dir, const char *name, int flags, ...)
{
	OPEN_WITH(dir, name, flags);
}

int mkdirat(int dir, const char *name, mode_t mode)
{
	struct call call = {.kind = CALL_MKDIR};

	if (!of_name(dir, name, call.path))
		return (int)syscall(SYS_mkdirat, dir, name, mode);
	if (before(&call) != 0)
		return -1;
	return after((int)syscall(SYS_mkdirat, dir, name, mode), &call, -1);
}

int mkdir(const char *name, mode_t mode)
{
	return mkdirat(AT_FDCWD, name, mode);
}

/* The names are known while they are there. */
static int rename_at(int from, const char *name, int to, const char *other, unsigned flags)
{
	struct call call = {.kind = CALL_RENAME};

	if (!of_name(from, name, call.path) || !of_name(to, other, call.to))
		return (int)syscall(SYS_renameat2, from, name, to, other, flags);
	if (before(&call) != 0)
		return -1;
	return after((int)syscall(SYS_renameat2, from, name, to, other, flags), &call, -1);
}

int renameat2(int from, const char *name, int to, const char *other, unsigned flags)
{
	return rename_at(from, name, to, other, flags);
}

int renameat(int from, const char *name, int to, const char *other)
{
	return rename_at(from, name, to, other, 0);
}

int rename(const char *name, const char *other)
{
	return rename_at(AT_FDCWD, name, AT_FDCWD, other, 0);
}

int linkat(int from, const char *name, int to, const char *other, int flags)
{
	struct call call = {.kind = CALL_LINK};

	if (!of_name(from, name, call.path) || !of_name(to, other, call.to))
		return (int)syscall(SYS_linkat, from, name, to, other, flags);
	if (before(&call) != 0)
		return -1;
	return after((int)syscall(SYS_linkat, from, name, to, other, flags), &call, -1);
}

int link(const char *name, const char *other)
{
	return linkat(AT_FDCWD, name, AT_FDCWD, other, 0);
}

int unlinkat(int dir, const char *name, int flags)
{
	struct call call = {.kind = flags & AT_REMOVEDIR ? CALL_RMDIR : CALL_UNLINK};

	if (!of_name(dir, name, call.path))
		return (int)syscall(SYS_unlinkat, dir, name, flags);
	if (before(&call) != 0)
		return -1;
	return after((int)syscall(SYS_unlinkat, dir, name, flags), &call, -1);
}

int unlink(const char *name)
{
	return unlinkat(AT_FDCWD, name, 0);
}

int rmdir(const char *name)
{
	return unlinkat(AT_FDCWD, name, AT_REMOVEDIR);
}

static int sync_fd(int fd, enum call_kind kind, long number)
{
	struct call call = {.kind = kind};

	if (!of_fd(fd, call.path))
		return (int)syscall(number, fd);
	call.inode = inode_of(fd);
	if (before(&call) != 0)
		return -1;
	return after((int)syscall(number, fd), &call, fd);
}

int fsync(int fd)
{
	return sync_fd(fd, CALL_FSYNC, SYS_fsync);
}

int fdatasync(int fd)
{
	return sync_fd(fd, CALL_FDATASYNC, SYS_fdatasync);
}
