#include "settle.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "ijw/base/ascii.h"
#include "ijw/base/buf.h"
#include "ijw/base/file.h"
#include "place.h"

/* Numbers behind a name: more of them are in no folder. */
enum { NUMBERS_MAX = 1 << 30, COPY_BYTES = 64 * 1024 };

/* Names that are tried when others come first. */
enum { NAMES_TRIED = 100 };

/* Of folders in done/ and rejected/: as those of the home. */
enum { FOLDER_MODE = 0700 };

static const char private_prefix[] = ".ijw-";

/* The name under which it lies in its folder now. */
static const char *present_name(const struct claim *claim)
{
	return claim->claimed ? claim->private : place_name(claim->path);
}

const char *settle_path(const struct claim *claim)
{
	return claim->shown != NULL ? claim->shown : claim->path;
}

int settle_open(int inbox, struct claim *claim)
{
	struct open_how how = {.flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY,
			       .resolve =
				   RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS};
	int fd = (int)syscall(SYS_openat2, inbox, present_name(claim), &how, sizeof(how));

	if (fd < 0 &&
	    (errno == ENOSYS || errno == EPERM)) /* an old kernel, or a container's filter */
		fd = file_open(inbox, present_name(claim));
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
	claim->digested = digest_file(fd, claim->sha256) == 0;
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

	return lseek(fd, 0, SEEK_SET) == 0 && digest_file(fd, digest) == 0 &&
	       memcmp(digest, sha256, sizeof(digest)) == 0;
}

/* Whether the file of this name has the bytes that were read. */
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

	if (fstatat(inbox, present_name(claim), &now, AT_SYMLINK_NOFOLLOW) != 0 ||
	    !alike(&now, &claim->status))
		return false;
	return (now.st_dev == claim->status.st_dev && now.st_ino == claim->status.st_ino) ||
	       has_bytes(inbox, present_name(claim), claim);
}

bool settle_is_same(int inbox, const struct claim *claim)
{
	return settle_unchanged(inbox, claim) &&
	       (!claim->digested || has_bytes(inbox, present_name(claim), claim));
}

bool settle_is_private(const char *name)
{
	const size_t prefix = sizeof(private_prefix) - 1;

	return strncmp(name, private_prefix, prefix) == 0 &&
	       ascii_hex(name + prefix) == SETTLE_DIGITS && name[prefix + SETTLE_DIGITS] == '\0';
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
static void candidate(const char *name, int number, bool reported, char *out)
{
	size_t most = reported ? REPORTED_MAX : NAME_MAX, length;
	char suffix[16];

	snprintf(out, most + 1, "%s", name);
	if (number == 1 && !(reported && settle_is_report(out)))
		return;
	snprintf(suffix, sizeof(suffix), ".%d", number);
	length = strlen(out);
	if (length + strlen(suffix) > most)
		length = most - strlen(suffix);
	strcpy(out + length, suffix);
}

/* What a name is for. */
struct wanted {
	const char *name;
	bool reported;
	bool folder; /* a name that a folder has is as good as a free one */
};

/* 1, 0 when the name is taken, -1 with errno. */
static int is_free(int folder, const struct wanted *wanted, int number)
{
	char text[NAME_MAX + 1];
	struct stat status;

	candidate(wanted->name, number, wanted->reported, text);
	if (fstatat(folder, text, &status, AT_SYMLINK_NOFOLLOW) == 0)
		return wanted->folder && S_ISDIR(status.st_mode);
	return errno == ENOENT ? 1 : -1;
}

/* The number of a name that is free, above one that is taken; -1 with errno. By doubling and
 * halving: 20,000 files of one name cost 30 looks. */
static int find_number(int folder, const struct wanted *wanted)
{
	int taken = 0, number = 1, rc;

	while ((rc = is_free(folder, wanted, number)) == 0) {
		taken = number;
		number *= 2;
		if (number > NUMBERS_MAX) {
			errno = EEXIST;
			return -1;
		}
	}
	while (rc >= 0 && number - taken > 1) {
		int middle = taken + (number - taken) / 2;

		rc = is_free(folder, wanted, middle);
		if (rc > 0)
			number = middle;
		else
			taken = middle;
	}
	return rc < 0 ? -1 : number;
}

static int free_number(int folder, const char *name, bool reported)
{
	const struct wanted wanted = {name, reported, false};

	return find_number(folder, &wanted);
}

int settle_folder(int folder, const char *name, bool reported, char *out)
{
	const struct wanted wanted = {name, reported, true};

	for (int i = 0; i < NAMES_TRIED; i++) {
		int number = find_number(folder, &wanted), fd;

		if (number < 0)
			return -1;
		candidate(name, number, reported, out);
		fd = openat(folder, out, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (fd >= 0 || (errno != ENOENT && errno != ENOTDIR && errno != ELOOP))
			return fd;
		if (errno == ENOENT && mkdirat(folder, out, FOLDER_MODE) != 0 && errno != EEXIST)
			return -1;
	}
	return -1;
}

/* The folder is not ours alone. Where the file system cannot refuse to overwrite, a second name
 * does not overwrite either; where it cannot give one, the question is asked first. */
static int give_name(int inbox, const char *private, const char *name)
{
	struct stat there;

	if (renameat2(inbox, private, inbox, name, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (linkat(inbox, private, inbox, name, 0) == 0)
		return unlinkat(inbox, private, 0);
	if (errno == EEXIST || fstatat(inbox, name, &there, AT_SYMLINK_NOFOLLOW) == 0) {
		errno = EEXIST;
		return -1;
	}
	return renameat(inbox, private, inbox, name);
}

/* Whether both names are those of one file: it had got the other when something ended this. */
static bool is_one_file(int inbox, const char *private, const char *name)
{
	struct stat a, b;

	return fstatat(inbox, private, &a, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(a.st_mode) &&
	       fstatat(inbox, name, &b, AT_SYMLINK_NOFOLLOW) == 0 && a.st_nlink > 1 &&
	       b.st_nlink > 1 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

int settle_put_back(int inbox, const char *private, const char *name, char *out)
{
	int number = 1;

	for (int i = 0; number > 0 && i < NAMES_TRIED; i++) {
		candidate(name, number, false, out);
		if (give_name(inbox, private, out) == 0)
			return 0;
		if (errno == EEXIST && is_one_file(inbox, private, out))
			return unlinkat(inbox, private, 0);
		if (errno != EEXIST)
			return -1;
		number = free_number(inbox, name, false);
	}
	return -1;
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

/* Across file systems: a copy that has its name is synced, then the original goes. */
static int remove_copied(int inbox, const struct claim *claim, int to)
{
	if (file_sync_dir(to) != 0)
		return -1;
	return unlinkat(inbox, claim->private, 0) == 0 || is_gone(inbox, claim->private) ? 0 : -1;
}

static int copy_to(int inbox, const struct claim *claim, int to, const char *name)
{
	struct claim again = *claim;
	int from = settle_open(inbox, &again);
	int rc;

	if (from < 0)
		return -1;
	rc = copy_as(inbox, claim, from, to, name);
	close(from);
	return rc != 0 ? rc : remove_copied(inbox, claim, to);
}

/* 1 when the file of this name is the copy that an earlier try made of the claimed one, on another
 * file system: its time and its bytes. The original was not removed from the inbox then. 0 when it
 * is none, or -1 with errno. */
static int find_copy(int inbox, const struct claim *claim, int to, const char *name)
{
	struct claim original = *claim;
	int fd, rc;

	/* A name that is taken is asked for only to be told whether it can be given. */
	if (!has_arrived(to, name, claim) ||
	    renameat2(inbox, claim->private, to, name, RENAME_NOREPLACE) == 0 || errno != EXDEV)
		return 0;
	fd = settle_open(inbox, &original);
	if (fd < 0)
		return -1;
	rc = settle_digest(fd, &original) != 0 ? -1 : has_bytes(to, name, &original);
	close(fd);
	return rc;
}

/* Under one name. As settle_move. */
static int move_as(int inbox, const struct claim *claim, int to, const char *name)
{
	int rc = move_to(inbox, claim->private, to, name), saved;

	if (rc != 0 && errno == EXDEV)
		return copy_to(inbox, claim, to, name);
	saved = errno;
	if (rc != 0 && is_gone(inbox, claim->private) && has_arrived(to, name, claim))
		return 0;
	errno = saved;
	return rc;
}

int settle_move(int inbox, const struct claim *claim, const struct destination *to)
{
	const bool reported = to->announce != NULL;
	const char *wanted = place_name(settle_path(claim));
	char name[NAME_MAX + 1], last[NAME_MAX + 1];

	for (int i = 0; i < NAMES_TRIED; i++) {
		int number, rc;

		if (!settle_unchanged(inbox, claim))
			return 1;
		number = free_number(to->folder, wanted, reported);
		if (number < 0)
			return -1;
		candidate(wanted, number - 1, reported, last);
		rc = number > 1 ? find_copy(inbox, claim, to->folder, last) : 0;
		if (rc != 0)
			return rc < 0 ? -1 : remove_copied(inbox, claim, to->folder);
		candidate(wanted, number, reported, name);
		if (reported && to->announce(to->context, to->folder, name) != 0)
			return -1;
		rc = move_as(inbox, claim, to->folder, name);
		if (rc >= 0 || errno != EEXIST)
			return rc;
	}
	errno = EEXIST;
	return -1;
}
