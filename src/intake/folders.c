#include "folders.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/base/pseudonym.h"

/* In work/: a line a folder, its digest in hexadecimal and its kind. */
static const char folders_file[] = "folders";

enum kind {
	GIVEN = 'g', /* it was there, empty, before anything came: it stays */
	BROUGHT = 'b' /* files were settled out of it, or out of folders in it */
};

enum { LINE_BYTES = 19 }; /* 16 digits, a space, the kind, a line end */

struct folder {
	uint64_t digest;
	char kind;
	bool seen; /* in this scan */
};

struct folders {
	int work;
	const uint8_t *key;
	struct folder *list; /* by digest */
	uint32_t count, room;
	bool changed; /* since it was written down */
	bool blind;   /* in this scan some could not be looked through */
};

void folders_rekey(struct folders *folders, const uint8_t key[KEY_BYTES])
{
	folders->key = key;
}

static uint64_t digest_of(const struct folders *folders, const char *path, size_t length)
{
	uint8_t digest[PSEUDONYM_BYTES];
	uint64_t out;

	pseudonym_digest(folders->key, "", path, length, digest);
	memcpy(&out, digest, sizeof(out));
	return out;
}

/* The place of a folder in the list, or where it belongs. */
static uint32_t place_of(const struct folders *folders, uint64_t digest)
{
	uint32_t low = 0, high = folders->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (folders->list[middle].digest < digest)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct folder *find(const struct folders *folders, uint64_t digest)
{
	uint32_t at = place_of(folders, digest);

	return at < folders->count && folders->list[at].digest == digest ? &folders->list[at]
									 : NULL;
}

/* Of one that is not known any more for want of room nothing is ever removed. */
static void add(struct folders *folders, uint64_t digest, char kind)
{
	uint32_t at = place_of(folders, digest);

	if (folders->count == LIMIT_FOLDERS)
		return;
	if (folders->count == folders->room) {
		folders->room = folders->room == 0 ? 16 : 2 * folders->room;
		folders->list = xrealloc(folders->list, folders->room * sizeof(*folders->list));
	}
	memmove(&folders->list[at + 1], &folders->list[at],
		(folders->count - at) * sizeof(*folders->list));
	folders->list[at] = (struct folder){digest, kind, true};
	folders->count++;
	folders->changed = true;
}

static void drop(struct folders *folders, struct folder *folder)
{
	uint32_t at = (uint32_t)(folder - folders->list);

	memmove(folder, folder + 1, (folders->count - at - 1) * sizeof(*folder));
	folders->count--;
	folders->changed = true;
}

/* What is no line of ours is passed over: a folder that is forgotten stays. */
static void load(struct folders *folders)
{
	struct buf text = BUF_INIT(LIMIT_FOLDERS * LINE_BYTES);
	int fd = file_open(folders->work, folders_file);
	char *line, *rest = NULL;

	if (fd < 0)
		return;
	if (file_read(fd, &text) == 0 && text.length > 0) {
		for (line = strtok_r(text.data, "\n", &rest); line != NULL;
		     line = strtok_r(NULL, "\n", &rest)) {
			uint64_t digest;
			char kind;

			if (sscanf(line, "%16" SCNx64 " %c", &digest, &kind) == 2 &&
			    (kind == GIVEN || kind == BROUGHT) && find(folders, digest) == NULL)
				add(folders, digest, kind);
		}
	}
	close(fd);
	buf_free(&text);
	folders->changed = false;
}

struct folders *folders_new(int work, const uint8_t key[KEY_BYTES])
{
	struct folders *folders = xmalloc(sizeof(*folders));

	*folders = (struct folders){.work = work, .key = key};
	load(folders);
	return folders;
}

void folders_free(struct folders *folders)
{
	if (folders == NULL)
		return;
	free(folders->list);
	free(folders);
}

int folders_save(struct folders *folders)
{
	struct buf text = BUF_INIT(0);
	int rc;

	if (!folders->changed)
		return 0;
	for (uint32_t i = 0; i < folders->count; i++)
		buf_printf(&text, "%016" PRIx64 " %c\n", folders->list[i].digest,
			   folders->list[i].kind);
	if (text.length > 0)
		rc = file_publish(folders->work, folders_file, text.data, text.length, 0600);
	else
		rc = unlinkat(folders->work, folders_file, 0) == 0 || errno == ENOENT ? 0 : -1;
	buf_free(&text);
	folders->changed = rc != 0;
	if (rc == 0)
		return 0;
	if (errno == EIO)
		file_doubt();
	log_errno("work/%s: what is known of the folders in inbox/ could not be written",
		  folders_file);
	return -1;
}

/* The folder with the first `length` bytes of a path. False when those above it are not brought
 * either. */
static bool use_one(struct folders *folders, int inbox, const struct claim *claim, size_t length)
{
	uint64_t digest = digest_of(folders, claim->path, length);
	const struct folder *known = find(folders, digest);
	struct buf path = BUF_INIT(0);
	struct stat status;
	bool brought;

	if (known != NULL)
		return known->kind == BROUGHT;
	buf_add(&path, claim->path, length);
	buf_add(&path, "", 1);
	brought = fstatat(inbox, path.data, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
		  S_ISDIR(status.st_mode) && status.st_uid == claim->status.st_uid;
	buf_free(&path);
	if (brought)
		add(folders, digest, BROUGHT);
	return brought;
}

void folders_use(struct folders *folders, int inbox, const struct claim *claim)
{
	for (size_t length = strlen(claim->path); length > 0; length--)
		if (claim->path[length] == '/' && !use_one(folders, inbox, claim, length))
			return;
}

void folders_begin(struct folders *folders)
{
	for (uint32_t i = 0; i < folders->count; i++)
		folders->list[i].seen = false;
	folders->blind = false;
}

/* What is not there any more is forgotten. But a share that is not mounted has no folders: what was
 * given stays known while there is room. */
void folders_end(struct folders *folders)
{
	bool full = folders->count == LIMIT_FOLDERS;
	uint32_t left = 0;

	if (folders->blind)
		return;
	for (uint32_t i = 0; i < folders->count; i++) {
		const struct folder folder = folders->list[i];

		if (folder.seen || (folder.kind == GIVEN && !full))
			folders->list[left++] = folder;
	}
	folders->changed = folders->changed || left != folders->count;
	folders->count = left;
}

void folders_miss(struct folders *folders)
{
	folders->blind = true;
}

bool folders_left(struct folders *folders, const struct walk_entry *entry, int64_t quiet,
		  int64_t now)
{
	uint64_t digest = digest_of(folders, entry->path, strlen(entry->path));
	struct folder *folder = find(folders, digest);

	if (folder != NULL)
		folder->seen = true;
	if (entry->holds > 0 || now - entry->status.st_mtim.tv_sec < quiet)
		return false;
	if (folder == NULL)
		add(folders, digest, GIVEN);
	if (folder == NULL || folder->kind == GIVEN ||
	    unlinkat(entry->folder, entry->name, AT_REMOVEDIR) != 0)
		return false;
	drop(folders, folder);
	return true;
}
