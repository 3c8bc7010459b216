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

static bool same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

bool settle_unchanged(int inbox, const struct claim *claim)
{
	struct stat now;

	return fstatat(inbox, claim->name, &now, AT_SYMLINK_NOFOLLOW) == 0 &&
	       same(&now, &claim->status);
}

/* NAME, NAME.2, NAME.3 ...; the start of a name that is too long gives way. */
static void candidate(const char *name, int number, char *out)
{
	char suffix[16] = "";
	size_t length = strlen(name);

	if (number > 1)
		snprintf(suffix, sizeof(suffix), ".%d", number);
	if (length + strlen(suffix) > NAME_MAX)
		length = NAME_MAX - strlen(suffix);
	memcpy(out, name, length);
	strcpy(out + length, suffix);
}

/* A file system that cannot refuse to overwrite (some shares) gets the question asked first: the
 * folder `to` is ours alone, the lock of the home keeps others out. */
static int move_to(int inbox, const char *from, int to, const char *name)
{
	struct stat there;

	if (renameat2(inbox, from, to, name, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (fstatat(to, name, &there, AT_SYMLINK_NOFOLLOW) == 0) {
		errno = EEXIST;
		return -1;
	}
	return renameat(inbox, from, to, name);
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

/* Across file systems: a synced copy first, then the original goes. */
static int copy_to(int inbox, const struct claim *claim, int to, const char *name)
{
	struct claim again = *claim;
	int from = settle_open(inbox, &again);
	int copy, rc = -1;

	if (from < 0)
		return -1;
	copy = openat(to, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (copy >= 0) {
		rc = copy_bytes(from, copy) != 0 || fsync(copy) != 0 ? -1 : 0;
		if (close(copy) != 0)
			rc = -1;
		if (rc == 0 && !settle_unchanged(inbox, claim))
			rc = 1;
		if (rc == 0)
			rc =
			    file_sync_dir(to) != 0 || unlinkat(inbox, claim->name, 0) != 0 ? -1 : 0;
		if (rc != 0)
			unlinkat(to, name, 0);
	}
	close(from);
	return rc;
}

int settle_move(int inbox, const struct claim *claim, int to, char *name)
{
	for (int number = 1; number < NAMES_TRIED; number++) {
		int rc;

		if (!settle_unchanged(inbox, claim))
			return 1;
		candidate(claim->name, number, name);
		rc = move_to(inbox, claim->name, to, name);
		if (rc != 0 && errno == EXDEV)
			rc = copy_to(inbox, claim, to, name);
		if (rc >= 0 || errno != EEXIST)
			return rc;
	}
	errno = EEXIST;
	return -1;
}

/* The end of a name that is too long gives way. */
void settle_report(const char *name, char *out)
{
	static const char suffix[] = ".report.txt";

	snprintf(out, NAME_MAX + 1, "%.*s%s", (int)(NAME_MAX + 1 - sizeof(suffix)), name, suffix);
}
