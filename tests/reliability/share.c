/* A share that misbehaves, preloaded before the program: what is done in and beneath a folder named
 * inbox/ goes wrong as SHARE says, in words:
 *
 * lasting            only what is done to a file with "hit" in its name goes wrong, always; without
 *                    it anything does, now and then
 * far                the inbox is on another file system
 * move=E             renaming and removing fail with this error, and are not done
 * fail=E             opening, renaming and removing fail with this error, and are not done
 * stale              looking, opening, listing, reading, renaming and syncing fail with ESTALE
 * read, workers      reading fails with ESTALE in the program, in its workers
 * after=E            renaming and removing are done, and fail with this error all the same
 * inode              the number of an inode is another one each time
 * swap               the file is another one with the same bytes when it is opened
 * unknown            no entry of the folder has a type
 * nosync             folders cannot be synced
 * replace=N          before the N-th call of all that are looked at REPLACE_FROM is renamed to
 *                    REPLACE_TO, and the file that REPLACE_DONE names is made */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { PATH_BYTES = 4096, COPY_BYTES = 65536, WORKER_FD = 3, PART_NAMES = 300 };

static struct {
	struct dirent *(*readdir)(DIR *);
	int (*fstatat)(int, const char *, struct stat *, int);
	int (*fstat)(int, struct stat *);
	int (*openat)(int, const char *, int, ...);
	long (*syscall)(long, ...);
	ssize_t (*read)(int, void *, size_t);
	ssize_t (*pread)(int, void *, size_t, off_t);
	int (*renameat2)(int, const char *, int, const char *, unsigned);
	int (*renameat)(int, const char *, int, const char *);
	int (*unlinkat)(int, const char *, int);
	int (*fsync)(int);
} real;

static const char *faults = "";
static bool worker;
static uint64_t state;

/* dlsym gives an object pointer; POSIX wants it to hold a function's. */
static void find(const char *name, void *slot)
{
	void *symbol = dlsym(RTLD_NEXT, name);

	memcpy(slot, &symbol, sizeof(symbol));
}

__attribute__((constructor)) static void begin(void)
{
	struct timespec now;

	find("readdir", &real.readdir);
	find("fstatat", &real.fstatat);
	find("fstat", &real.fstat);
	find("openat", &real.openat);
	find("syscall", &real.syscall);
	find("read", &real.read);
	find("pread", &real.pread);
	find("renameat2", &real.renameat2);
	find("renameat", &real.renameat);
	find("unlinkat", &real.unlinkat);
	find("fsync", &real.fsync);
	clock_gettime(CLOCK_MONOTONIC, &now);
	state = ((uint64_t)now.tv_nsec << 16) ^ (uint64_t)getpid() ^ 1;
	worker = strcmp(program_invocation_short_name, "ijw-worker") == 0;
	if (getenv("SHARE") != NULL)
		faults = getenv("SHARE");
}

static uint32_t dice(uint32_t sides)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(state >> 33) % sides;
}

static bool is(const char *word)
{
	return strstr(faults, word) != NULL;
}

/* Whether it goes wrong this time; once in `sides` when it is no lasting fault. */
static bool strikes(const char *name, uint32_t sides)
{
	return is("lasting") ? strstr(name, "hit") != NULL : dice(sides) == 0;
}

static int error_of(const char *word)
{
	static const struct {
		const char *name;
		int error;
	} errors[] = {{"EBUSY", EBUSY}, {"ESTALE", ESTALE}, {"EPERM", EPERM},
		      {"EIO", EIO},     {"ENOENT", ENOENT}, {"EACCES", EACCES}};
	const char *at = strstr(faults, word);

	for (size_t i = 0; at != NULL && i < sizeof(errors) / sizeof(errors[0]); i++)
		if (strncmp(at + strlen(word), errors[i].name, strlen(errors[i].name)) == 0)
			return errors[i].error;
	return 0;
}

/* A sender who renames another file over one that is being settled. */
static void count_call(void)
{
	static long calls;
	const char *at = strstr(faults, "replace=");
	int fd;

	if (at == NULL || worker || ++calls != atol(at + strlen("replace=")))
		return;
	if (real.renameat2(AT_FDCWD, getenv("REPLACE_FROM"), AT_FDCWD, getenv("REPLACE_TO"), 0) !=
	    0)
		abort();
	fd = real.openat(AT_FDCWD, getenv("REPLACE_DONE"), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || close(fd) != 0)
		abort();
}

static const char *path_of(int fd, char *path)
{
	char link[64];
	int saved = errno;
	ssize_t length;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	length = readlink(link, path, PATH_BYTES - 1);
	path[length > 0 ? length : 0] = '\0';
	errno = saved;
	return path;
}

/* Whether this descriptor of a folder is the inbox, or a folder in it. */
static bool is_inbox(int fd)
{
	static const char name[] = "/inbox";
	char path[PATH_BYTES];
	const char *at;

	if (worker || fd < 0)
		return false;
	at = strstr(path_of(fd, path), name);
	return at != NULL && (at[sizeof(name) - 1] == '\0' || at[sizeof(name) - 1] == '/');
}

/* The name of the file in the inbox that this descriptor is; "" for none. */
static const char *file_in_inbox(int fd, char *path)
{
	const char *at;

	if (worker || fd < 0)
		return "";
	at = strstr(path_of(fd, path), "/inbox/");
	return at != NULL ? at + strlen("/inbox/") : "";
}

static int fails(int error)
{
	errno = error;
	return -1;
}

/* 0, or the error with which a call on this name in the inbox fails without being done, once in
 * `sides`. */
static int before(const char *name, uint32_t sides)
{
	int error = is("stale") ? ESTALE : error_of("fail=");

	return error != 0 && strikes(name, sides) ? error : 0;
}

/* The same bytes and times in another inode. */
static void swap_file(int dir, const char *name)
{
	char bytes[COPY_BYTES], temp[NAME_MAX + 8];
	struct timespec times[2];
	struct stat status;
	ssize_t got;
	int from, to;

	if (name[0] == '.' || real.fstatat(dir, name, &status, AT_SYMLINK_NOFOLLOW) != 0 ||
	    !S_ISREG(status.st_mode))
		return;
	snprintf(temp, sizeof(temp), ".%.240s", name);
	from = real.openat(dir, name, O_RDONLY | O_CLOEXEC);
	to = real.openat(dir, temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	while (from >= 0 && to >= 0 && (got = real.read(from, bytes, sizeof(bytes))) > 0)
		if (write(to, bytes, (size_t)got) != got)
			abort();
	times[0] = status.st_atim;
	times[1] = status.st_mtim;
	if (futimens(to, times) != 0 || real.renameat(dir, temp, dir, name) != 0)
		abort();
	close(from);
	close(to);
}

/* The same of a call that takes it away. */
static int before_moving(const char *name)
{
	int error = error_of("move=");

	return error != 0 && strikes(name, 3) ? error : before(name, 3);
}

/* What may happen to who opens a file of the inbox, or a folder, of which a dozen are opened on the
 * way to a file two folders deep: one in three of them would leave hardly a way. 0, or an
 * error. */
static int at_open(int dir, const char *name, int flags)
{
	int error;

	if (!is_inbox(dir))
		return 0;
	error = before(name, (flags & O_DIRECTORY) != 0 ? 12 : 3);
	if (error == 0 && is("swap") && strikes(name, 2))
		swap_file(dir, name);
	return error;
}

/* The names come in parts, and a call for the next of these fails; wherever in the folder it is. */
static bool next_part_fails(void)
{
	static uint32_t listed;

	if (listed == 0)
		listed = dice(PART_NAMES);
	return ++listed % PART_NAMES == 0 && dice(2) == 0;
}

struct dirent *readdir(DIR *dir)
{
	bool inbox = is_inbox(dirfd(dir));
	struct dirent *entry;

	if (inbox && is("stale") && !is("lasting") && next_part_fails()) {
		errno = ESTALE;
		return NULL;
	}
	entry = real.readdir(dir);
	if (inbox && entry != NULL && is("unknown"))
		entry->d_type = DT_UNKNOWN;
	return entry;
}

static void blur(const char *name, struct stat *status)
{
	if (is("inode") && S_ISREG(status->st_mode) && strikes(name, 2))
		status->st_ino = dice(1000000) + 1000000;
}

int fstatat(int dir, const char *name, struct stat *status, int flags)
{
	int rc;

	count_call();
	if (!is_inbox(dir))
		return real.fstatat(dir, name, status, flags);
	if (is("stale") && strikes(name, 20))
		return fails(ESTALE);
	rc = real.fstatat(dir, name, status, flags);
	if (rc == 0)
		blur(name, status);
	return rc;
}

int fstat(int fd, struct stat *status)
{
	char path[PATH_BYTES];
	const char *name = file_in_inbox(fd, path);
	int rc;

	count_call();
	rc = real.fstat(fd, status);

	if (rc == 0 && name[0] != '\0')
		blur(name, status);
	return rc;
}

int openat(int dir, const char *name, int flags, ...)
{
	va_list rest;
	mode_t mode;
	int error = at_open(dir, name, flags);

	count_call();
	va_start(rest, flags);
	mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
	va_end(rest);
	return error != 0 ? fails(error) : real.openat(dir, name, flags, mode);
}

/* openat2 has no other name. */
long syscall(long number, ...)
{
	va_list rest;
	long a[6];

	count_call();
	va_start(rest, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(rest, long);
	va_end(rest);
	if (number == SYS_openat2) {
		const char *name;
		int error;

		memcpy(&name, &a[1], sizeof(name));
		error = at_open((int)a[0], name, 0);
		if (error != 0)
			return fails(error);
	}
	return real.syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

/* A worker knows no names: a fault that lasts meets whatever it reads. What it is handed comes
 * below the socket it was started with. */
static bool read_fails(int fd)
{
	char path[PATH_BYTES];
	const char *name;

	if (worker)
		return is("workers") && fd < WORKER_FD && (is("lasting") || dice(12) == 0);
	if (!is("read") && !is("stale"))
		return false;
	name = file_in_inbox(fd, path);
	return name[0] != '\0' && strikes(name, 12);
}

ssize_t read(int fd, void *bytes, size_t length)
{
	count_call();
	return read_fails(fd) ? fails(ESTALE) : real.read(fd, bytes, length);
}

ssize_t pread(int fd, void *bytes, size_t length, off_t at)
{
	return read_fails(fd) ? fails(ESTALE) : real.pread(fd, bytes, length, at);
}

/* What a call on a name in the inbox returns that was done and gave `rc`. */
static int outcome(const char *name, int rc)
{
	int error = error_of("after=");

	return rc == 0 && error != 0 && strikes(name, 2) ? fails(error) : rc;
}

int renameat2(int from, const char *name, int to, const char *as, unsigned flags)
{
	int error;

	count_call();
	if (!is_inbox(from))
		return real.renameat2(from, name, to, as, flags);
	if (is("far") && !is_inbox(to))
		return fails(EXDEV);
	error = before_moving(name);
	return error != 0 ? fails(error) : outcome(name, real.renameat2(from, name, to, as, flags));
}

int renameat(int from, const char *name, int to, const char *as)
{
	return renameat2(from, name, to, as, 0);
}

int unlinkat(int dir, const char *name, int flags)
{
	int error;

	count_call();
	if (!is_inbox(dir))
		return real.unlinkat(dir, name, flags);
	error = before_moving(name);
	return error != 0 ? fails(error) : outcome(name, real.unlinkat(dir, name, flags));
}

int fsync(int fd)
{
	count_call();
	if (is_inbox(fd) && is("nosync"))
		return fails(EINVAL);
	if (is_inbox(fd) && is("stale") && strikes("", 3))
		return fails(ESTALE);
	return real.fsync(fd);
}
