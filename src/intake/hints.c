#include "hints.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/limits.h"
#include "ijw/base/pool.h"

struct watched {
	dev_t device;
	ino_t inode;
	int number; /* that the system gave it */
	bool met;   /* in this scan */
};

struct hints {
	int fd;
	uint32_t count;
	struct watched folders[LIMIT_WATCHED_FOLDERS];
};

struct hints *hints_new(void)
{
	struct hints *hints = xmalloc(sizeof(*hints));

	hints->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	hints->count = 0;
	return hints;
}

void hints_free(struct hints *hints)
{
	if (hints == NULL)
		return;
	if (hints->fd >= 0)
		close(hints->fd);
	free(hints);
}

int hints_fd(const struct hints *hints)
{
	return hints->fd;
}

void hints_begin(struct hints *hints)
{
	if (hints == NULL)
		return;
	for (uint32_t i = 0; i < hints->count; i++)
		hints->folders[i].met = false;
}

/* Its row, or a new one; NULL when there is no room. */
static struct watched *row_of(struct hints *hints, const struct stat *status)
{
	for (uint32_t i = 0; i < hints->count; i++)
		if (hints->folders[i].inode == status->st_ino &&
		    hints->folders[i].device == status->st_dev)
			return &hints->folders[i];
	if (hints->count == LIMIT_WATCHED_FOLDERS)
		return NULL;
	hints->folders[hints->count] =
	    (struct watched){.device = status->st_dev, .inode = status->st_ino, .number = -1};
	return &hints->folders[hints->count++];
}

/* Each time, also one that is known: the folder may be another one with the number of one that was
 * removed. The same one is not added twice. The name of the descriptor stands for the folder that
 * is open, whatever its own name is by now. */
void hints_meet(struct hints *hints, int folder)
{
	const uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_ATTRIB | IN_CREATE | IN_ONLYDIR;
	struct watched *row;
	struct stat status;
	char name[64];

	if (hints == NULL || hints->fd < 0 || fstat(folder, &status) != 0)
		return;
	row = row_of(hints, &status);
	if (row == NULL)
		return;
	snprintf(name, sizeof(name), "/proc/self/fd/%d", folder);
	row->number = inotify_add_watch(hints->fd, name, events);
	row->met = row->number >= 0;
}

/* Of one that was removed the system has forgotten it by itself. */
void hints_end(struct hints *hints)
{
	uint32_t left = 0;

	if (hints == NULL)
		return;
	for (uint32_t i = 0; i < hints->count; i++) {
		const struct watched row = hints->folders[i];

		if (row.met)
			hints->folders[left++] = row;
		else if (row.number >= 0)
			(void)inotify_rm_watch(hints->fd, row.number);
	}
	hints->count = left;
}

/* A file that was begun is told of again when it is closed; a folder is not. */
static bool is_news(uint32_t mask)
{
	return (mask & IN_IGNORED) == 0 && ((mask & IN_CREATE) == 0 || (mask & IN_ISDIR) != 0);
}

bool hints_take(const struct hints *hints)
{
	char bytes[4096];
	struct inotify_event event;
	bool news = false;
	ssize_t got;

	while ((got = read(hints->fd, bytes, sizeof(bytes))) > 0)
		for (size_t at = 0; at + sizeof(event) <= (size_t)got;
		     at += sizeof(event) + event.len) {
			memcpy(&event, bytes + at, sizeof(event));
			news = news || is_news(event.mask);
		}
	return news;
}
