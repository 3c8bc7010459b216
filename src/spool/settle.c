#include "settle.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/file.h"

enum { NAMES_TRIED = 100000, COPY_BYTES = 64 * 1024 };

int settle_open(int inbox, struct claim *claim)
{
	struct open_how how = {.flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY,
			       .resolve =
				   RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS};
	int fd = (int)syscall(SYS_openat2, inbox, claim->name, &how, sizeof(how));

	if (fd < 0 &&
	    (errno == ENOSYS || errno == EPERM)) /* an old kernel, or a container's filter */
		fd = file_open(inbox, claim->name);
	if (fd < 0)
		return -1;
	if (fstat(fd, &claim->status) == 0 && S_ISREG(claim->status.st_mode))
		return fd;
	close(fd);
	errno = EINVAL;
	return -1;
}

int settle_digest(int fd, struct claim *claim)
{
	claim->digested = hash_file(fd, claim->sha256) == 0;
	return lseek(fd, 0, SEEK_SET) == 0 && claim->digested ? 0 : -1;
}

/* Of the same kind, size and time. */
static bool alike(const struct stat *a, const struct stat *b)
{
	return (a->st_mode & S_IFMT) == (b->st_mode & S_IFMT) && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static bool has_digest(int fd, const uint8_t sha256[SHA256_BYTES])
{
	uint8_t digest[SHA256_BYTES];

	return lseek(fd, 0, SEEK_SET) == 0 && hash_file(fd, digest) == 0 &&
	       memcmp(digest, sha256, sizeof(digest)) == 0;
}

/* Whether the file of this name has the bytes that were claimed. */
static bool has_bytes(int folder, const char *name, const struct claim *claim)
{
	int fd = claim->digested ? file_open(folder, name) : -1;
	bool same = fd >= 0 && has_digest(fd, claim->sha256);

	if (fd >= 0)
		close(fd);
	return same;
}

bool settle_unchanged(int inbox, const struct claim *claim)
{
	struct stat now;

	if (fstatat(inbox, claim->name, &now, AT_SYMLINK_NOFOLLOW) != 0 ||
	    !alike(&now, &claim->status))
		return false;
	return (now.st_dev == claim->status.st_dev && now.st_ino == claim->status.st_ino) ||
	       has_bytes(inbox, claim->name, claim);
}

static bool is_gone(int folder, const char *name)
{
	struct stat status;

	return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT;
}

/* Whether the claimed file is there: the folder `to` is ours alone. */
static bool has_arrived(int to, const char *name, const struct claim *claim)
{
	struct stat there;

	return fstatat(to, name, &there, AT_SYMLINK_NOFOLLOW) == 0 && alike(&there, &claim->status);
}

static const char report_suffix[] = ".report.txt";

enum { REPORTED_MAX = NAME_MAX - (sizeof(report_suffix) - 1) };

/* The end of a name that is too long gives way. */
void settle_report(const char *name, char *out)
{
	snprintf(out, NAME_MAX + 1, "%.*s%s", REPORTED_MAX, name, report_suffix);
}

bool settle_is_report(const char *name)
{
	size_t length = strlen(name), suffix = sizeof(report_suffix) - 1;

	return length >= suffix && strcmp(name + length - suffix, report_suffix) == 0;
}

/* NAME, NAME.2, NAME.3 ... Where reports lie no two have one in common, and none is one. */
static void candidate(const char *name, int number, const struct destination *to, char *out)
{
	size_t most = to->announce != NULL ? REPORTED_MAX : NAME_MAX, length;
	char suffix[16];

	snprintf(out, most + 1, "%s", name);
	if (number == 1 && !(to->announce != NULL && settle_is_report(out)))
		return;
	snprintf(suffix, sizeof(suffix), ".%d", number);
	length = strlen(out);
	if (length + strlen(suffix) > most)
		length = most - strlen(suffix);
	strcpy(out + length, suffix);
}

/* A file system that cannot refuse to overwrite (some shares) gets the question asked first: the
 * folder `to` is ours alone, the lock of the home keeps others out. */
static int move_to(int from, const char *name, int to, const char *as)
{
	struct stat there;

	if (renameat2(from, name, to, as, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (fstatat(to, as, &there, AT_SYMLINK_NOFOLLOW) == 0) {
		errno = EEXIST;
		return -1;
	}
	return renameat(from, name, to, as);
}

static int copy_bytes(int from, int to)
{
	char bytes[COPY_BYTES];
	ssize_t got;

	while ((got = read(from, bytes, sizeof(bytes))) > 0)
		if (file_write(to, bytes, (size_t)got) != 0)
			return -1;
	return (int)got;
}

/* A synced copy with the time of the original. 0, 1 when it is not what was claimed, or -1. */
static int fill(int inbox, const struct claim *claim, int from, int copy)
{
	const struct timespec times[] = {claim->status.st_atim, claim->status.st_mtim};

	if (copy_bytes(from, copy) != 0)
		return -1;
	/* Where it cannot have that time it is only not found again. */
	(void)futimens(copy, times);
	if (file_sync(copy) != 0)
		return -1;
	return settle_unchanged(inbox, claim) &&
		       (!claim->digested || has_digest(copy, claim->sha256))
		   ? 0
		   : 1;
}

/* The copy gets its name when it is whole. */
static int copy_as(int inbox, const struct claim *claim, int from, int to, const char *name)
{
	char temp[FILE_TEMP_TEXT];
	int copy, rc, saved;

	file_temp_name(temp);
	copy = openat(to, temp, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (copy < 0)
		return -1;
	rc = fill(inbox, claim, from, copy);
	if (close(copy) != 0 && rc == 0)
		rc = -1;
	if (rc == 0)
		rc = move_to(to, temp, to, name);
	if (rc != 0) {
		saved = errno;
		unlinkat(to, temp, 0);
		errno = saved;
	}
	return rc;
}

/* 0 when the file of this name is the copy that an earlier try made of the claimed one: its time
 * and its bytes. It was not removed from the inbox then. 1 when it is not what was claimed, or -1.
 */
static int find_copy(int inbox, const struct claim *claim, int from, int to, const char *name)
{
	struct claim original = *claim;

	if (has_arrived(to, name, claim)) {
		if (settle_digest(from, &original) != 0)
			return -1;
		if (has_bytes(to, name, &original))
			return settle_unchanged(inbox, claim) ? 0 : 1;
	}
	errno = EEXIST;
	return -1;
}

/* Across file systems: a synced copy first, then the original goes. A copy that has its name stays:
 * whether the original went is not always known. */
static int copy_to(int inbox, const struct claim *claim, int to, const char *name)
{
	struct claim again = *claim;
	int from = settle_open(inbox, &again);
	int rc;

	if (from < 0)
		return -1;
	rc = is_gone(to, name) ? copy_as(inbox, claim, from, to, name)
			       : find_copy(inbox, claim, from, to, name);
	close(from);
	if (rc != 0)
		return rc;
	if (file_sync_dir(to) != 0)
		return -1;
	return unlinkat(inbox, claim->name, 0) == 0 || is_gone(inbox, claim->name) ? 0 : -1;
}

/* The file is no longer in the inbox: whoever moved it, this finds it. */
static int find_moved(const struct claim *claim, const struct destination *to)
{
	char name[NAME_MAX + 1];

	for (int number = 1; number < NAMES_TRIED; number++) {
		candidate(claim->name, number, to, name);
		if (has_arrived(to->folder, name, claim))
			return 0;
		if (is_gone(to->folder, name))
			break;
	}
	return 1;
}

/* Under one name. As settle_move. */
static int move_as(int inbox, const struct claim *claim, int to, const char *name)
{
	int rc = move_to(inbox, claim->name, to, name), saved;

	if (rc != 0 && errno == EXDEV)
		return copy_to(inbox, claim, to, name);
	saved = errno;
	if (rc != 0 && is_gone(inbox, claim->name) && has_arrived(to, name, claim))
		return 0;
	errno = saved;
	return rc;
}

/* A name that is taken was announced by whoever has it: another file, or a copy of this one. */
static int announce(const struct destination *to, const char *name)
{
	struct stat taken;

	if (to->announce == NULL || fstatat(to->folder, name, &taken, AT_SYMLINK_NOFOLLOW) == 0)
		return 0;
	return errno == ENOENT ? to->announce(to->context, to->folder, name) : -1;
}

int settle_move(int inbox, const struct claim *claim, const struct destination *to)
{
	char name[NAME_MAX + 1];

	for (int number = 1; number < NAMES_TRIED; number++) {
		int rc;

		if (is_gone(inbox, claim->name))
			return find_moved(claim, to);
		if (!settle_unchanged(inbox, claim))
			return 1;
		candidate(claim->name, number, to, name);
		if (announce(to, name) != 0)
			return -1;
		rc = move_as(inbox, claim, to->folder, name);
		if (rc >= 0 || errno != EEXIST)
			return rc;
	}
	errno = EEXIST;
	return -1;
}
