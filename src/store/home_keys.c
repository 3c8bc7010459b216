/* The keys of a home, and where they may lie. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "home_parts.h"
#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/base/secret.h"

/* Where keys lie: in the home, or where the service manager hands them out. */
struct keys {
	int dir;
	const char *path;
	bool handed_out;
};

/* Straight into its place, without a buffer on the way; false when it is shorter or longer. */
static bool read_whole(int fd, uint8_t key[KEY_BYTES])
{
	size_t length = 0;
	char more;

	while (length < KEY_BYTES) {
		ssize_t got = read(fd, key + length, KEY_BYTES - length);

		if (got > 0)
			length += (size_t)got;
		else if (got == 0 || errno != EINTR)
			return false;
	}
	return read(fd, &more, 1) == 0;
}

/* What the service manager hands out may be read by nobody else, and shows the mask of an access
 * list where others have the bits of a group. */
static int read_key(const struct keys *keys, const char *name, uint8_t key[KEY_BYTES])
{
	struct stat status;
	int fd = file_open(keys->dir, name);
	int rc = -1;

	if (fd < 0 || fstat(fd, &status) != 0) {
		log_errno("%s/%s: the key cannot be read; without it nothing stored can be opened: "
			  "put it back from its copy, or from paper with 'ijw keys --lees'",
			  keys->path, name);
	} else if (!keys->handed_out && (status.st_mode & 077) != 0) {
		log_error("%s/%s: group or others can read this key; after 'chmod 400' it is used "
			  "again, but who could read it may have it",
			  keys->path, name);
	} else if (!read_whole(fd, key)) {
		log_error("%s/%s: the key must be %d bytes; put it back from its copy", keys->path,
			  name, KEY_BYTES);
	} else {
		rc = 0;
	}
	if (fd >= 0)
		close(fd);
	return rc;
}

static int read_keys(const struct keys *keys, const char *pseudonym, const char *archive,
		     struct home *home)
{
	home->keys = secret_new(sizeof(*home->keys));
	if (read_key(keys, pseudonym, home->keys->pseudonym) != 0)
		return -1;
	return read_key(keys, archive, home->keys->archive);
}

static const char pseudonym_key[] = HOME_KEYS "/" HOME_PSEUDONYM;
static const char archive_key[] = HOME_KEYS "/" HOME_ARCHIVE;

/* The folder where the service manager puts them, for a home without any; NULL for none. */
static const char *handed_out(const struct home *home)
{
	if (faccessat(home->fd, pseudonym_key, F_OK, 0) == 0 ||
	    faccessat(home->fd, archive_key, F_OK, 0) == 0)
		return NULL;
	return getenv("CREDENTIALS_DIRECTORY");
}

bool home_has_keys(const struct home *home)
{
	return handed_out(home) != NULL ||
	       (faccessat(home->fd, pseudonym_key, R_OK, AT_EACCESS) == 0 &&
		faccessat(home->fd, archive_key, R_OK, AT_EACCESS) == 0);
}

int home_read_keys(struct home *home)
{
	const char *folder = handed_out(home);
	struct keys keys = {.dir = home->fd, .path = home->path};
	int dir = folder != NULL ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	int rc;

	if (dir < 0)
		return read_keys(&keys, pseudonym_key, archive_key, home);
	keys = (struct keys){.dir = dir, .path = folder, .handed_out = true};
	rc = read_keys(&keys, HOME_PSEUDONYM, HOME_ARCHIVE, home);
	close(dir);
	return rc;
}

int home_read_key(const char *file, uint8_t key[KEY_BYTES])
{
	const char *slash = strrchr(file, '/');
	char *folder = slash == NULL ? xstrdup(".") : xstrdup(file);
	struct keys keys = {.path = folder};
	int rc = -1;

	if (slash != NULL)
		folder[slash == file ? 1 : slash - file] = '\0';
	keys.dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (keys.dir >= 0) {
		rc = read_key(&keys, slash != NULL ? slash + 1 : file, key);
		close(keys.dir);
	} else {
		log_errno("%s: the folder of the key cannot be opened", file);
	}
	free(folder);
	return rc;
}

struct home *home_keys(const char *path)
{
	struct home *home = home_new(path);
	const struct keys keys = {.dir = home->fd, .path = path};

	if (home->fd < 0)
		log_errno("%s: the folder of the keys cannot be opened", path);
	else if (read_keys(&keys, HOME_PSEUDONYM, HOME_ARCHIVE, home) == 0)
		return home;
	home_close(home);
	return NULL;
}

/* ---- Putting keys back ---- */

int home_fits(struct home *home, const struct keyring *keys)
{
	if (home->keys == NULL)
		home->keys = secret_new(sizeof(*home->keys));
	*home->keys = *keys;
	return home_check_keys(home, false);
}

/* What a folder has under the name of a key. */
enum present { KEY_ABSENT, KEY_SAME, KEY_OTHER, KEY_UNREADABLE };

static enum present look_at(const struct keys *keys, const char *name, const uint8_t key[KEY_BYTES])
{
	uint8_t *there;
	struct stat status;
	enum present present = KEY_UNREADABLE;

	if (fstatat(keys->dir, name, &status, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
		return KEY_ABSENT;
	there = secret_new(KEY_BYTES);
	if (read_key(keys, name, there) == 0)
		present = memcmp(there, key, KEY_BYTES) == 0 ? KEY_SAME : KEY_OTHER;
	secret_free(there);
	if (present == KEY_OTHER)
		log_error("%s/%s: another key is here already, and stays; nothing was written. If this is the wrong "
			  "one, give it another name and call again",
			  keys->path, name);
	return present;
}

/* Written when it is absent. How many that were, or -1 after it logged. */
static int put_key(const struct keys *keys, const char *name, const uint8_t key[KEY_BYTES],
		   enum present present)
{
	if (present == KEY_SAME)
		return 0;
	if (file_publish_new(keys->dir, name, key, KEY_BYTES, HOME_KEY_MODE) == 0)
		return 1;
	log_errno("%s/%s: the key could not be written", keys->path, name);
	return -1;
}

/* All is looked at before anything is written. */
static int put_keys(const struct keys *keys, const struct keyring *ring, int *status)
{
	const enum present archive = look_at(keys, HOME_ARCHIVE, ring->archive);
	const enum present pseudonym = look_at(keys, HOME_PSEUDONYM, ring->pseudonym);
	int first, second;

	*status = archive == KEY_OTHER || pseudonym == KEY_OTHER ? 2 : 3;
	if (archive >= KEY_OTHER || pseudonym >= KEY_OTHER)
		return -1;
	first = put_key(keys, HOME_ARCHIVE, ring->archive, archive);
	second = first >= 0 ? put_key(keys, HOME_PSEUDONYM, ring->pseudonym, pseudonym) : -1;
	return second >= 0 ? first + second : -1;
}

int home_put_keys(const char *path, const struct keyring *keys, int *status)
{
	struct keys folder = {.dir = -1, .path = path};
	int written = -1;

	*status = 3;
	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		folder.dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder.dir < 0) {
		log_errno("%s: the folder of the keys cannot be opened", path);
		return -1;
	}
	written = put_keys(&folder, keys, status);
	close(folder.dir);
	return written;
}
