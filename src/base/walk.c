#include "ijw/base/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/limits.h"

struct walk {
	const struct walk_events *events;
	void *context;
	struct buf path; /* of the folder at hand: "map/sub/", or empty */
	uint32_t depth;
	int result; /* of the event that ended it */
};

/* The names of one folder: a stream of them, or all in order. */
struct names {
	DIR *dir;
	struct dirent **sorted; /* NULL for a stream */
	int count, next;
};

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int names_open(struct names *names, int folder, bool sorted)
{
	int fd;

	*names = (struct names){0};
	if (sorted) {
		names->count = scandirat(folder, ".", &names->sorted, NULL, by_bytes);
		return names->count >= 0 ? 0 : -1;
	}
	/* A stream of its own, so that the caller's descriptor keeps its place. */
	fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	names->dir = fd >= 0 ? fdopendir(fd) : NULL;
	if (names->dir == NULL && fd >= 0)
		close(fd);
	return names->dir != NULL ? 0 : -1;
}

static void names_close(struct names *names)
{
	int saved = errno;

	for (int i = 0; i < names->count; i++)
		free(names->sorted[i]);
	free(names->sorted);
	if (names->dir != NULL)
		closedir(names->dir);
	errno = saved;
}

/* NULL at the end, with errno when it is none. */
static const struct dirent *names_next(struct names *names)
{
	const struct dirent *entry;

	do {
		errno = 0;
		if (names->sorted != NULL)
			entry = names->next < names->count ? names->sorted[names->next++] : NULL;
		else
			entry = readdir(names->dir);
	} while (entry != NULL &&
		 (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
	return entry;
}

/* 0; 1 when an event ended the walk; -1 with errno when the folder cannot be listed to its end. */
static int walk_names(struct walk *walk, int folder, uint32_t *holds);

/* The walk ends with what an event said, unless that is 0. */
static int ended(struct walk *walk, int result)
{
	walk->result = result;
	return result != 0;
}

static int shut(struct walk *walk, const struct walk_entry *entry)
{
	if (errno == ENOENT || walk->events->shut == NULL)
		return 0;
	return ended(walk, walk->events->shut(walk->context, entry));
}

/* The names of a folder may be there to read where its files are out of reach. */
static int enter(const struct walk_entry *entry)
{
	int fd =
	    openat(entry->folder, entry->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	struct stat status;
	int saved;

	/* Not faccessat: filters of containers refuse what it becomes. */
	if (fd < 0 || fstatat(fd, ".", &status, 0) == 0)
		return fd;
	saved = errno;
	close(fd);
	errno = saved;
	return -1;
}

static void cut(struct buf *path, size_t length)
{
	path->length = length;
	path->data[length] = '\0';
}

/* The path of the walk is longer meanwhile. As walk_names. */
static int walk_below(struct walk *walk, struct walk_entry *entry, bool *gone)
{
	size_t length = walk->path.length;
	int folder = -1, rc;

	if (walk->depth == LIMIT_FOLDER_DEPTH)
		errno = ENAMETOOLONG;
	else
		folder = enter(entry);
	if (folder < 0)
		return shut(walk, entry);
	buf_puts(&walk->path, "/");
	walk->depth++;
	rc = walk_names(walk, folder, &entry->holds);
	close(folder);
	walk->depth--;
	cut(&walk->path, length);
	entry->path = walk->path.data;
	if (rc < 0)
		return shut(walk, entry);
	if (rc == 0 && walk->events->left != NULL)
		rc = ended(walk, walk->events->left(walk->context, entry, gone));
	return rc;
}

/* As walk_names. */
static int visit(struct walk *walk, int folder, const struct dirent *found, bool *gone)
{
	const char *name = found->d_name;
	struct walk_entry entry = {.folder = folder, .name = name};
	size_t length = walk->path.length;
	int rc = 0;

	if (walk->events->names_only && found->d_type == DT_REG)
		entry.status.st_mode = S_IFREG;
	else if (fstatat(folder, name, &entry.status, AT_SYMLINK_NOFOLLOW) != 0) {
		*gone = errno == ENOENT;
		entry.status = (struct stat){0};
	}
	if (*gone)
		return 0;
	buf_puts(&walk->path, name);
	entry.path = walk->path.data;
	if (S_ISDIR(entry.status.st_mode))
		rc = walk_below(walk, &entry, gone);
	else if (walk->events->file != NULL)
		rc = ended(walk, walk->events->file(walk->context, &entry));
	cut(&walk->path, length);
	return rc;
}

static int walk_names(struct walk *walk, int folder, uint32_t *holds)
{
	const struct walk_events *events = walk->events;
	struct names names;
	const struct dirent *entry;
	int rc = 0;

	if (events->entered != NULL)
		events->entered(walk->context, folder);
	if (names_open(&names, folder, events->sorted) != 0)
		return -1;
	while (rc == 0 && (entry = names_next(&names)) != NULL) {
		bool gone = false;

		if (events->skips == NULL || !events->skips(walk->context, entry->d_name))
			rc = visit(walk, folder, entry, &gone);
		*holds += !gone;
	}
	if (rc == 0 && errno != 0)
		rc = -1;
	names_close(&names);
	return rc;
}

int walk_folder(int folder, const struct walk_events *events, void *context)
{
	struct walk walk = {.events = events, .context = context, .path = BUF_INIT(0)};
	uint32_t holds = 0;
	int rc = walk_names(&walk, folder, &holds), saved = errno;

	buf_free(&walk.path);
	errno = saved;
	return rc > 0 ? walk.result : rc;
}
