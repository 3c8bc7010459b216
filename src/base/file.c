#include "ijw/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/ascii.h"
#include "ijw/base/pool.h"
#include "ijw/base/random.h"
#include "ijw/base/walk.h"

enum { READ_BYTES = 64 * 1024, RANDOM_DIGITS = 16 };

static const char temp_suffix[] = ".tmp";

int file_open_sized(int dir, const char *name, off_t *size)
{
	/* O_NONBLOCK: the open of a FIFO without a writer would never return. */
	int fd = openat(dir, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
	struct stat status;

	if (fd < 0)
		return -1;
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
		*size = status.st_size;
		return fd;
	}
	close(fd);
	errno = EINVAL;
	return -1;
}

int file_open(int dir, const char *name)
{
	off_t size;

	return file_open_sized(dir, name, &size);
}

/* Room for what a file of that size has left at once: growing would hold its bytes twice. */
static void reserve(off_t left, struct buf *buf)
{
	size_t size = (size_t)left;

	if (buf->ceiling > 0 && size > buf->ceiling)
		size = buf->ceiling;
	/* And for one more, so that its end is seen without asking for more. */
	if (size >= buf->length)
		buf_room(buf, size - buf->length + (buf->ceiling == 0 || size < buf->ceiling));
}

/* The room that there is, before more is asked for. */
static size_t next_want(const struct buf *buf)
{
	return buf->capacity > buf->length + 1 ? buf->capacity - buf->length - 1 : READ_BYTES;
}

int file_read_sized(int fd, off_t size, struct buf *buf)
{
	if (size > 0)
		reserve(size, buf);
	for (;;) {
		size_t want = next_want(buf);
		char *room;
		ssize_t got;

		if (buf->ceiling > 0 && buf->ceiling - buf->length < want)
			want = buf->ceiling - buf->length;
		if (want == 0) {
			char more;

			got = read(fd, &more, 1);
			return got > 0 ? 1 : (int)got;
		}
		room = buf_room(buf, want);
		got = read(fd, room, want);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return (int)got;
		buf->length += (size_t)got;
		buf->data[buf->length] = '\0';
		/* More was asked for than it had: that was its end. */
		if ((off_t)buf->length == size && (size_t)got < want)
			return 0;
	}
}

int file_read(int fd, struct buf *buf)
{
	struct stat status;
	bool known = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);

	return file_read_sized(fd, known ? status.st_size : -1, buf);
}

int file_write(int fd, const void *bytes, size_t length)
{
	const char *at = bytes;

	while (length > 0) {
		ssize_t done = write(fd, at, length);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return -1;
		at += done;
		length -= (size_t)done;
	}
	return 0;
}

static atomic_bool in_doubt;

void file_doubt(void)
{
	in_doubt = true;
}

bool file_in_doubt(void)
{
	return in_doubt;
}

bool file_is_full(int error)
{
	return error == ENOSPC || error == EDQUOT;
}

int file_sync(int fd)
{
	if (fsync(fd) == 0)
		return 0;
	if (errno == EIO) /* not a share that went away: its files are opened anew */
		file_doubt();
	return -1;
}

char *file_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = xstrdup(slash != NULL ? path : ".");

	if (slash != NULL)
		folder[slash == path ? 1 : slash - path] = '\0';
	return folder;
}

int file_sync_dir(int dir)
{
	return file_sync(dir) == 0 || errno == EINVAL ? 0 : -1;
}

void file_temp_name(char text[FILE_TEMP_TEXT])
{
	uint64_t random;

	random_bytes(&random, sizeof(random));
	snprintf(text, FILE_TEMP_TEXT, ".%0*llx%s", RANDOM_DIGITS, (unsigned long long)random,
		 temp_suffix);
}

static bool is_temp_name(const char *name)
{
	return name[0] == '.' && ascii_hex(name + 1) == RANDOM_DIGITS &&
	       strcmp(name + 1 + RANDOM_DIGITS, temp_suffix) == 0;
}

static int sweep_one(void *context, const struct walk_entry *entry)
{
	(void)context;
	return is_temp_name(entry->name) ? unlinkat(entry->folder, entry->name, 0) : 0;
}

int file_sweep(int dir)
{
	static const struct walk_events events = {.file = sweep_one};

	return walk_folder(dir, &events, NULL);
}

struct bytes {
	const void *bytes;
	size_t length;
};

static int fill_bytes(void *context, int fd)
{
	const struct bytes *whole = context;

	return file_write(fd, whole->bytes, whole->length);
}

int file_rename_new(int dir, const char *from, const char *to)
{
	int rc = renameat2(dir, from, dir, to, RENAME_NOREPLACE);

	if (rc != 0 && (errno == EINVAL || errno == ENOSYS))
		rc = renameat(dir, from, dir, to);
	return rc;
}

static int rename_over(int dir, const char *from, const char *to)
{
	return renameat(dir, from, dir, to);
}

/* `give` gives the file its name. */
static int publish(int dir, const char *name, file_fill *fill, void *context, mode_t mode,
		   int (*give)(int dir, const char *from, const char *to))
{
	char temp[FILE_TEMP_TEXT];
	int saved, fd;

	file_temp_name(temp);
	fd = openat(dir, temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
	if (fd < 0)
		return -1;
	if (fill(context, fd) != 0 || file_sync(fd) != 0)
		goto failed;
	if (close(fd) != 0) {
		fd = -1;
		goto failed;
	}
	fd = -1;
	if (give(dir, temp, name) != 0)
		goto failed;
	return file_sync_dir(dir);
failed:
	saved = errno;
	if (fd >= 0)
		close(fd);
	unlinkat(dir, temp, 0);
	errno = saved;
	return -1;
}

int file_publish_by(int dir, const char *name, file_fill *fill, void *context, mode_t mode)
{
	return publish(dir, name, fill, context, mode, rename_over);
}

int file_publish(int dir, const char *name, const void *bytes, size_t length, mode_t mode)
{
	struct bytes whole = {bytes, length};

	return publish(dir, name, fill_bytes, &whole, mode, rename_over);
}

int file_publish_new(int dir, const char *name, const void *bytes, size_t length, mode_t mode)
{
	struct bytes whole = {bytes, length};

	return publish(dir, name, fill_bytes, &whole, mode, file_rename_new);
}

/* 0, or -1 with errno. */
static int empty_folder(DIR *list, int fd)
{
	const struct dirent *entry;

	while ((entry = readdir(list)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
		    file_remove_tree(fd, entry->d_name) != 0)
			return -1;
	return 0;
}

int file_remove_tree(int dir, const char *name)
{
	DIR *list;
	int fd, rc, saved;

	if (unlinkat(dir, name, 0) == 0 || errno == ENOENT)
		return 0;
	if (errno != EISDIR && errno != EPERM)
		return -1;
	fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	list = fd >= 0 ? fdopendir(fd) : NULL;
	if (list == NULL) {
		if (fd >= 0)
			close(fd);
		return -1;
	}
	rc = empty_folder(list, fd);
	saved = errno;
	closedir(list);
	errno = saved;
	return rc == 0 ? unlinkat(dir, name, AT_REMOVEDIR) : -1;
}
