/* Making a home: folders, keys, ijw.conf. */
#include "ijw/store/home.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/secret.h"
#include "home_parts.h"

static const char *const folders[] = {HOME_KEYS,  "inbox",  "work", "done",
				      "rejected", "outbox", "feed"};

enum { FOLDERS = sizeof(folders) / sizeof(folders[0]), FOLDER_MODE = 0700, KEY_MODE = 0400 };

/* With the keys of another home, or random ones. */
static int make_keys(int fd, const struct home *other)
{
	int keys = openat(fd, HOME_KEYS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct keyring *made;
	int rc = -1;

	if (keys < 0)
		return -1;
	made = secret_new(sizeof(*made));
	hash_random(made, sizeof(*made));
	if (other != NULL)
		*made = *other->keys;
	if (file_publish(keys, HOME_PSEUDONYM, made->pseudonym, KEY_BYTES, KEY_MODE) == 0)
		rc = file_publish(keys, HOME_ARCHIVE, made->archive, KEY_BYTES, KEY_MODE);
	secret_free(made);
	close(keys);
	return rc;
}

static int make_parts(int fd, const struct home *other)
{
	for (int i = 0; i < FOLDERS; i++)
		if (mkdirat(fd, folders[i], FOLDER_MODE) != 0)
			return -1;
	if (make_keys(fd, other) != 0)
		return -1;
	return file_publish(fd, HOME_CONF, home_conf, strlen(home_conf), 0600);
}

static void unmake(int fd, const char *path)
{
	unlinkat(fd, HOME_CONF, 0);
	unlinkat(fd, HOME_KEYS "/" HOME_PSEUDONYM, 0);
	unlinkat(fd, HOME_KEYS "/" HOME_ARCHIVE, 0);
	for (int i = 0; i < FOLDERS; i++)
		unlinkat(fd, folders[i], AT_REMOVEDIR);
	rmdir(path);
}

int home_init(const char *path, const struct home *keys)
{
	bool made = mkdir(path, FOLDER_MODE) == 0;
	int fd, rc = -1;

	if (!made && errno != EEXIST) {
		log_errno("%s: the home cannot be made", path);
		return -1;
	}
	/* rmdir succeeds on an empty folder only: no listing, no race. */
	if (!made && (rmdir(path) != 0 || mkdir(path, FOLDER_MODE) != 0)) {
		log_error("%s: a home must be a new or an empty folder; nothing was changed", path);
		return -1;
	}
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0)
		rc = make_parts(fd, keys);
	if (rc != 0) {
		log_errno("%s: the home cannot be made", path);
		if (fd >= 0)
			unmake(fd, path);
	}
	if (fd >= 0)
		close(fd);
	return rc;
}
