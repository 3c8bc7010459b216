/* What a path may be: names of every kind, and what is no regular file. */
#include "hostile.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "ijw/base/file.h"

static void need(bool good)
{
	if (!good)
		abort();
}

static void copy(const struct buf *message, struct buf *out)
{
	need(buf_add(out, message->data, message->length) == 0);
}

static void write_at(const char *folder, const char *name, const struct buf *message, mode_t mode)
{
	char path[4096];
	int fd;

	need(snprintf(path, sizeof(path), "%s/%s", folder, name) < (int)sizeof(path));
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	need(fd >= 0 && file_write(fd, message->data, message->length) == 0 && close(fd) == 0);
}

static void place_fifo(const struct buf *message, const char *path)
{
	(void)message;
	need(mkfifo(path, 0600) == 0);
}

static void place_socket(const struct buf *message, const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	(void)message;
	need(fd >= 0 && strlen(path) < sizeof(address.sun_path));
	memcpy(address.sun_path, path, strlen(path) + 1);
	need(bind(fd, (const struct sockaddr *)&address, sizeof(address)) == 0);
	need(close(fd) == 0);
}

static void place_loop(const struct buf *message, const char *path)
{
	(void)message;
	need(symlink(path, path) == 0);
}

static void place_dangling(const struct buf *message, const char *path)
{
	(void)message;
	need(symlink("/nonexistent/a.xml", path) == 0);
}

static void place_device(const struct buf *message, const char *path)
{
	(void)message;
	need(symlink("/dev/zero", path) == 0);
}

static void place_unreadable(const struct buf *message, const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0);

	need(fd >= 0 && file_write(fd, message->data, message->length) == 0 && close(fd) == 0);
}

/* No bytes on disk, 5 GB to whoever reads it. */
static void place_sparse(const struct buf *message, const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	(void)message;
	need(fd >= 0 && ftruncate(fd, (off_t)5 * 1000 * 1000 * 1000) == 0 && close(fd) == 0);
}

static void place_nothing(const struct buf *message, const char *path)
{
	(void)message;
	(void)path;
}

static void place_empty_folder(const struct buf *message, const char *path)
{
	(void)message;
	need(mkdir(path, 0700) == 0);
}

static void place_folder(const struct buf *message, const char *path)
{
	char inner[4096];

	need(mkdir(path, 0700) == 0);
	write_at(path, "a.xml", message, 0600);
	write_at(path, ".hidden.xml", message, 0600);
	need(snprintf(inner, sizeof(inner), "%s/b", path) < (int)sizeof(inner));
	need(mkdir(inner, 0700) == 0);
	write_at(inner, "a.xml", message, 0600);
}

/* In a folder a link is not followed, and a FIFO does not hold the others up. */
static void place_folder_specials(const struct buf *message, const char *path)
{
	char inner[4096];

	need(mkdir(path, 0700) == 0);
	write_at(path, "a.xml", message, 0600);
	need(snprintf(inner, sizeof(inner), "%s/b.xml", path) < (int)sizeof(inner));
	need(mkfifo(inner, 0600) == 0);
	need(snprintf(inner, sizeof(inner), "%s/c.xml", path) < (int)sizeof(inner));
	need(symlink("a.xml", inner) == 0);
	need(snprintf(inner, sizeof(inner), "%s/d", path) < (int)sizeof(inner));
	need(symlink("/", inner) == 0);
	write_at(path, "e.xml", message, 0600);
}

#define N51 "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
#define NAME_255 N51 N51 N51 N51 N51

const struct hostile_case hostile_paths[] = {
    {"new\nline.xml", copy, NULL, "accepted", false},
    {"broken-\xFF\xC3.xml", copy, NULL, "accepted", false},
    {NAME_255, copy, NULL, "accepted", false},
    {"-rf", copy, NULL, "accepted", false},
    {"escape-\x1B[2J.xml", copy, NULL, "accepted", false},
    {"quote\"back\\slash.xml", copy, NULL, "accepted", false},
    {"bsn-999900006.xml", copy, NULL, "accepted", false},
    {"%s%n%x.xml", copy, NULL, "accepted", false},
    {" ", copy, NULL, "accepted", false},
    {"no-extension", copy, NULL, "accepted", false},
    {"fifo.xml", NULL, place_fifo, "unreadable IJW023", false},
    {"socket.xml", NULL, place_socket, "unreadable IJW023", false},
    {"loop.xml", NULL, place_loop, "unreadable IJW023", false},
    {"device.xml", NULL, place_device, "unreadable IJW023", false},
    {"unreadable.xml", NULL, place_unreadable, "unreadable IJW023", true},
    {"sparse.xml", NULL, place_sparse, "unreadable IJW001", false},
    {"dangling.xml", NULL, place_dangling, "usage", false},
    {"missing.xml", NULL, place_nothing, "usage", false},
    {"empty-folder", NULL, place_empty_folder, "usage", false},
    {"folder", NULL, place_folder, "2*accepted", false},
    {"folder-specials", NULL, place_folder_specials, "accepted;3*unreadable IJW023;accepted",
     false},
};
const size_t hostile_path_count = sizeof(hostile_paths) / sizeof(hostile_paths[0]);
