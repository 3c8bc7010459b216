#include "arrival.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/pool.h"

static int by_arrival(const void *a, const void *b)
{
	const struct arrival *left = a, *right = b;

	if (left->time.tv_sec != right->time.tv_sec)
		return left->time.tv_sec < right->time.tv_sec ? -1 : 1;
	if (left->time.tv_nsec != right->time.tv_nsec)
		return left->time.tv_nsec < right->time.tv_nsec ? -1 : 1;
	return strcmp(left->name, right->name);
}

/* A stream of its own, so that the caller's descriptor keeps its place. */
static DIR *list_open(int folder)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;

	if (dir == NULL && fd >= 0)
		close(fd);
	return dir;
}

/* The next entry that counts and is still there; NULL at the end. */
static const char *next_entry(DIR *dir, int folder, struct stat *status)
{
	const struct dirent *entry;

	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.' &&
		    fstatat(folder, entry->d_name, status, AT_SYMLINK_NOFOLLOW) == 0)
			return entry->d_name;
	return NULL;
}

int arrival_list(int folder, struct arrival *arrivals, uint32_t most, uint32_t *count)
{
	DIR *dir = list_open(folder);
	struct stat status;
	const char *name;

	*count = 0;
	if (dir == NULL)
		return -1;
	while (*count < most && (name = next_entry(dir, folder, &status)) != NULL)
		arrivals[(*count)++] =
		    (struct arrival){.time = status.st_mtim, .name = xstrdup(name)};
	closedir(dir);
	qsort(arrivals, *count, sizeof(*arrivals), by_arrival);
	return 0;
}

int arrival_count(int folder, uint32_t *count, int64_t *oldest)
{
	DIR *dir = list_open(folder);
	struct stat status;

	*count = 0;
	*oldest = 0;
	if (dir == NULL)
		return -1;
	while (next_entry(dir, folder, &status) != NULL) {
		(*count)++;
		if (*oldest == 0 || status.st_mtim.tv_sec < *oldest)
			*oldest = status.st_mtim.tv_sec;
	}
	closedir(dir);
	return 0;
}
