#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/file.h"
#include "ijw/base/pool.h"
#include "settle.h"

/* Paths of folders, "" for the root; some of them more than once. */
struct places {
	char **paths;
	uint32_t count, room;
	bool changed;
};

const char *place_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* The next folder of a path, or false when only the name of the file is left. */
static bool next_folder(const char **path, char name[NAME_MAX + 1])
{
	const char *slash = strchr(*path, '/');

	if (slash == NULL)
		return false;
	snprintf(name, NAME_MAX + 1, "%.*s", (int)(slash - *path), *path);
	*path = slash + 1;
	return true;
}

void place_close(int root, int folder)
{
	int saved = errno;

	if (folder >= 0 && folder != root)
		close(folder);
	errno = saved;
}

int place_open(int root, const char *path)
{
	char name[NAME_MAX + 1];
	int folder = root;

	while (folder >= 0 && next_folder(&path, name)) {
		int below =
		    openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

		place_close(root, folder);
		folder = below;
	}
	return folder;
}

struct places *places_new(void)
{
	struct places *places = xmalloc(sizeof(*places));

	*places = (struct places){0};
	return places;
}

static void forget(struct places *places)
{
	for (uint32_t i = 0; i < places->count; i++)
		free(places->paths[i]);
	places->count = 0;
	places->changed = false;
}

void places_free(struct places *places)
{
	if (places == NULL)
		return;
	forget(places);
	free(places->paths);
	free(places);
}

/* A folder by so many bytes of its path. */
static void add(struct places *places, const char *path, size_t length)
{
	const char *last = places->count > 0 ? places->paths[places->count - 1] : NULL;
	char *folder;

	places->changed = true;
	if (length == 0 ||
	    (last != NULL && strlen(last) == length && memcmp(last, path, length) == 0))
		return;
	if (places->count == places->room) {
		places->room = places->room == 0 ? 16 : 2 * places->room;
		places->paths =
		    xrealloc(places->paths, places->room * sizeof(*places->paths));
	}
	folder = xmalloc(length + 1);
	memcpy(folder, path, length);
	folder[length] = '\0';
	places->paths[places->count++] = folder;
}

void places_add(struct places *places, const char *path)
{
	const char *name = place_name(path);

	add(places, path, name > path ? (size_t)(name - path) - 1 : 0);
}

bool places_are_changed(const struct places *places)
{
	return places->changed;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What was below another folder when it was added may be anywhere by now, or nowhere. */
static int sync_one(int root, const char *path)
{
	struct buf inside = BUF_INIT(0);
	int folder, rc = 0;

	buf_printf(&inside, "%s/", path);
	folder = place_open(root, inside.data);
	if (folder >= 0)
		rc = file_sync_dir(folder);
	else if (errno != ENOENT && errno != ENOTDIR && errno != ELOOP)
		rc = -1;
	place_close(root, folder);
	buf_free(&inside);
	return rc;
}

int places_sync(struct places *places, int root)
{
	if (places->count > 0)
		qsort(places->paths, places->count, sizeof(*places->paths), by_bytes);
	for (uint32_t i = 0; i < places->count; i++)
		if ((i == 0 || strcmp(places->paths[i], places->paths[i - 1]) != 0) &&
		    sync_one(root, places->paths[i]) != 0)
			return -1;
	if (file_sync_dir(root) != 0)
		return -1;
	forget(places);
	return 0;
}

int place_make(int root, const char *path, bool reported, struct places *places)
{
	char name[NAME_MAX + 1], given[NAME_MAX + 1];
	struct buf made = BUF_INIT(0);
	int folder = root;

	while (folder >= 0 && next_folder(&path, name)) {
		int below = settle_folder(folder, name, reported, given);

		place_close(root, folder);
		folder = below;
		buf_printf(&made, "%s%s", made.length > 0 ? "/" : "", given);
		if (folder >= 0)
			add(places, made.data, made.length);
	}
	if (folder == root)
		add(places, "", 0);
	buf_free(&made);
	return folder;
}
