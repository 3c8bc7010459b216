#include "ijw/intake/settled.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/ascii.h"
#include "ijw/base/file.h"
#include "ijw/base/pool.h"
#include "place.h"

struct search {
	const struct home *home;
	const char *name; /* of the file, without its folders */
	const uint8_t *kenmerk;
	char **found;
	size_t count, room;
};

/* NAME, or NAME.2 (settle.h). */
static bool is_named(const struct search *search, const char *name)
{
	const size_t length = strlen(search->name);

	if (strncmp(name, search->name, length) != 0)
		return false;
	name += length;
	if (*name == '\0')
		return true;
	if (*name++ != '.' || *name == '\0')
		return false;
	while (ascii_is_digit(*name))
		name++;
	return *name == '\0';
}

static bool has_bytes(const struct search *search, int folder, const char *name)
{
	uint8_t sha256[SHA256_BYTES], kenmerk[KENMERK_BYTES];
	int fd = file_open(folder, name);
	bool same = fd >= 0;

	if (same && search->kenmerk != NULL) {
		same = digest_file(fd, sha256) == 0;
		if (same) {
			pseudonym_kenmerk(search->home->keys->pseudonym, sha256, kenmerk);
			same = memcmp(kenmerk, search->kenmerk, KENMERK_BYTES) == 0;
		}
	}
	if (fd >= 0)
		close(fd);
	return same;
}

/* A path that was named to 'ijw ingest' can be one from anywhere. */
static bool is_of_inbox(const char *file)
{
	return file[0] != '/' && strncmp(file, "../", 3) != 0 && strstr(file, "/../") == NULL;
}

/* The folder is closed. */
static void search_folder(struct search *search, int folder)
{
	DIR *entries = fdopendir(folder);
	const struct dirent *entry;

	if (entries == NULL) {
		close(folder);
		return;
	}
	while ((entry = readdir(entries)) != NULL)
		if (is_named(search, entry->d_name) &&
		    has_bytes(search, dirfd(entries), entry->d_name)) {
			search->found = xmore(search->found, search->count, &search->room,
					      sizeof(*search->found));
			search->found[search->count++] = xstrdup(entry->d_name);
		}
	closedir(entries);
}

static int by_name(const void *a, const void *b)
{
	const char *x = *(char *const *)a, *y = *(char *const *)b;

	return strlen(x) != strlen(y) ? (strlen(x) < strlen(y) ? -1 : 1) : strcmp(x, y);
}

/* `folders`: those of the file, "" or "map/sub/". */
static void tell(struct search *search, const char *root, const char *folders, settled_visit *visit,
		 void *context)
{
	if (search->count > 0)
		qsort(search->found, search->count, sizeof(*search->found), by_name);
	for (size_t i = 0; i < search->count; i++) {
		struct buf path = BUF_INIT(0);

		buf_printf(&path, "%s/%s%s", root, folders, search->found[i]);
		visit(context, path.data);
		buf_free(&path);
		free(search->found[i]);
	}
	free(search->found);
}

void settled_each(const struct home *home, const char *file, const uint8_t *kenmerk,
		  settled_visit *visit, void *context)
{
	static const char *const roots[] = {"inbox", "done", "rejected"};
	const char *name = place_name(file);
	char *folders;

	if (!is_of_inbox(file))
		return;
	folders = xstrdup(file);
	folders[name - file] = '\0';
	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
		struct search search = {.home = home, .name = name, .kenmerk = kenmerk};
		int root = openat(home->fd, roots[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		int folder = root >= 0 ? place_open(root, file) : -1;

		/* It is the root itself where the file lies in no folder below that. */
		if (folder >= 0 && folder == root)
			root = -1;
		if (folder >= 0)
			search_folder(&search, folder);
		if (root >= 0)
			close(root);
		tell(&search, roots[i], folders, visit, context);
	}
	free(folders);
}
