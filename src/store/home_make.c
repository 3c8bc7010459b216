/* Making a home: folders, keys, ijw.conf. */
#include "ijw/store/home.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/random.h"
#include "ijw/base/secret.h"
#include "home_parts.h"
#include "ijw/store/store.h"

const char *const home_folders[] = {HOME_KEYS,  "inbox",  HOME_WORK, "done",
				    "rejected", "outbox", "feed",    NULL};

enum {
	FOLDERS = sizeof(home_folders) / sizeof(home_folders[0]) - 1,
	FOLDER_MODE = 0700
};

/* Chosen or random. NULL after it logged. */
static struct keyring *choose_keys(const struct home_choice *choice)
{
	struct keyring *keys = secret_new(sizeof(*keys));

	random_bytes(keys, sizeof(*keys));
	if (choice != NULL && choice->keys != NULL) {
		*keys = *choice->keys->keys;
	} else if (choice != NULL && choice->pseudonym_key != NULL &&
		   home_read_key(choice->pseudonym_key, keys->pseudonym) != 0) {
		secret_free(keys);
		return NULL;
	}
	return keys;
}

static int make_keys(int fd, const struct keyring *made)
{
	int keys = openat(fd, HOME_KEYS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = -1;

	if (keys < 0)
		return -1;
	if (file_publish(keys, HOME_PSEUDONYM, made->pseudonym, KEY_BYTES, HOME_KEY_MODE) == 0)
		rc = file_publish(keys, HOME_ARCHIVE, made->archive, KEY_BYTES, HOME_KEY_MODE);
	close(keys);
	return rc;
}

static int make_parts(int fd, const struct keyring *keys, const char *taal)
{
	struct buf conf = BUF_INIT(0);
	int rc;

	for (int i = 0; i < FOLDERS; i++)
		if (mkdirat(fd, home_folders[i], FOLDER_MODE) != 0)
			return -1;
	if (make_keys(fd, keys) != 0)
		return -1;
	home_conf(taal, &conf);
	rc = file_publish(fd, HOME_CONF, conf.data, conf.length, 0600);
	buf_free(&conf);
	return rc;
}

/* The database of a home that has all else. 0 or -1, logged. */
static int make_database(const char *path)
{
	int status;
	struct home *home = home_open(path, &status);
	struct store *store = home != NULL ? store_open(home) : NULL;
	int rc = store != NULL ? 0 : -1;

	store_close(store);
	home_close(home);
	return rc;
}

/* The folder, while a home is made of it. */
struct place {
	const char *path;
	int fd;
	bool made;   /* it was not there before */
	mode_t mode; /* else: as it was */
};

static void unmake(const struct place *place)
{
	static const char *const files[] = {
	    HOME_CONF,     HOME_KEYS "/" HOME_PSEUDONYM, HOME_KEYS "/" HOME_ARCHIVE,
	    HOME_DATABASE, HOME_DATABASE "-wal",         HOME_DATABASE "-shm",
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		unlinkat(place->fd, files[i], 0);
	for (int i = 0; i < FOLDERS; i++)
		unlinkat(place->fd, home_folders[i], AT_REMOVEDIR);
	if (place->made)
		rmdir(place->path);
	else
		(void)fchmod(place->fd, place->mode);
}

static bool is_empty(int fd)
{
	int again = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = again >= 0 ? fdopendir(again) : NULL;
	const struct dirent *entry;
	bool empty = dir != NULL;

	while (empty && (entry = readdir(dir)) != NULL)
		empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
	if (dir != NULL)
		closedir(dir);
	else if (again >= 0)
		close(again);
	return empty;
}

/* A folder that is there already keeps its place: only its owner may make a home of it, who need
 * not be allowed to write where it lies. 0 or -1, logged. */
static int open_place(struct place *place)
{
	struct stat status;

	place->made = mkdir(place->path, FOLDER_MODE) == 0;
	if (!place->made && errno != EEXIST)
		goto failed;
	place->fd = open(place->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (place->made && place->fd < 0)
		goto failed;
	if (!place->made && (place->fd < 0 || !is_empty(place->fd))) {
		log_error("%s: a home must be a new or an empty folder; nothing was changed",
			  place->path);
		return -1;
	}
	if (fstat(place->fd, &status) != 0 || fchmod(place->fd, FOLDER_MODE) != 0)
		goto failed;
	place->mode = status.st_mode & 07777;
	return 0;
failed:
	log_errno("%s: the home cannot be made", place->path);
	return -1;
}

static int make(const char *path, const struct keyring *keys, const char *taal)
{
	struct place place = {.path = path, .fd = -1};
	int status = 2;

	if (open_place(&place) == 0) {
		status = 3;
		if (make_parts(place.fd, keys, taal) != 0)
			log_errno("%s: the home cannot be made", path);
		else if (make_database(path) == 0)
			status = 0;
		if (status != 0)
			unmake(&place);
	}
	if (place.fd >= 0)
		close(place.fd);
	return status;
}

int home_init(const char *path, const struct home_choice *choice)
{
	struct keyring *keys = choose_keys(choice);
	const char *taal = choice != NULL ? choice->taal : NULL;
	int status;

	if (taal == NULL && text_is_dutch())
		taal = "nl";
	status = keys != NULL ? make(path, keys, taal) : 2;

	secret_free(keys);
	return status;
}
