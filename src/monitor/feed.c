/* Writing a publication: everything into a hidden folder, then that takes its place. */
#include "ijw/monitor/feed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "feed_parts.h"
#include "ijw/base/file.h"
#include "ijw/base/halt.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"

enum { LOCK_MODE = 0600, FOLDER_MODE = 0700 };

/* Folders of feed/ while a publication is made. What a crash left there is cleared away by the
 * next one. */
static const char making[] = ".new";        /* the publication */
static const char copying[] = ".actueel";   /* its copy; then what was actueel before it */
static const char replaced[] = ".replaced"; /* what was actueel, while nothing is */
static const char actueel[] = "actueel";

/* The lock lies in work/, which is on a local disk. A descriptor that holds it, or -1 after it
 * logged; `*rc` is then 1 when somebody else has it. */
static int take_lock(const struct home *home, int *rc)
{
	int fd = openat(home->fd, "work/publish.lock", O_RDWR | O_CREAT | O_CLOEXEC, LOCK_MODE);

	*rc = -1;
	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
		return fd;
	if (fd >= 0 && errno == EWOULDBLOCK) {
		log_error("%s: another 'ijw publish' is at work here; wait until it is ready",
			  home->path);
		*rc = 1;
	} else {
		log_errno("%s/work: this folder cannot be locked; nothing was published",
			  home->path);
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

/* What a run that did not come to its end left. 0, or -1 with errno. */
static int clear(int feed)
{
	if (faccessat(feed, actueel, F_OK, AT_SYMLINK_NOFOLLOW) != 0 &&
	    renameat(feed, replaced, feed, actueel) != 0 && errno != ENOENT)
		return -1;
	return file_remove_tree(feed, making) == 0 && file_remove_tree(feed, copying) == 0
		   ? file_remove_tree(feed, replaced)
		   : -1;
}

/* Makes `copying` the new actueel. Whoever opens a file in it finds the old or the new one; where
 * the file system cannot exchange two folders there is none for a moment. 0, or -1 with errno. */
static int replace(int feed)
{
	if (renameat2(feed, copying, feed, actueel, RENAME_EXCHANGE) == 0)
		return 0;
	if (errno == ENOENT)
		return renameat(feed, copying, feed, actueel);
	if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
		return -1;
	if (renameat(feed, actueel, feed, replaced) != 0)
		return -1;
	if (renameat(feed, copying, feed, actueel) == 0)
		return 0;
	renameat(feed, replaced, feed, actueel);
	return -1;
}

/* The name of the next publication of a day. 0 or -1, logged. */
static int next_name(const struct home *home, const char *kennisdatum, char *name)
{
	struct pool *pool = pool_new();
	unsigned long last = 0;
	char **names;
	size_t count;
	int rc = feed_list(home, pool, &names, &count);

	for (size_t i = 0; rc == 0 && i < count; i++)
		if (strncmp(names[i], kennisdatum, strlen(kennisdatum)) == 0)
			last = strtoul(names[i] + strlen(kennisdatum) + 1, NULL, 10);
	if (rc == 0)
		snprintf(name, FEED_NAME, "%s-%lu", kennisdatum, last + 1);
	pool_free(pool);
	return rc;
}

/* The folder that was made takes its place, and its copy that of actueel: both or none. */
static int settle(const struct home *home, int feed, const char *name)
{
	if (renameat(feed, making, feed, name) != 0) {
		log_errno("%s/feed/%s: this folder cannot be made; nothing was published",
			  home->path, name);
		return -1;
	}
	if (replace(feed) != 0) {
		log_errno("%s/feed/%s: this folder cannot be replaced; nothing was published",
			  home->path, actueel);
		renameat(feed, name, feed, making);
		return -1;
	}
	if (file_sync_dir(feed) == 0)
		return 0;
	log_errno("%s/feed: whether %s is on the disk is not sure; publish again", home->path,
		  name);
	return -1;
}

/* What is to be published is checked before anything is written. */
static int check(const struct feed *feed)
{
	int rc = 0;

	for (size_t i = 0; i < feed->tables && rc == 0; i++) {
		if (feed->table[i].intern && !feed->intern)
			continue;
		feed_table_sort(&feed->table[i]);
		rc = feed_table_check(&feed->table[i]);
	}
	return rc;
}

static int publish(const struct home *home, const struct feed *feed, int dir, char *name)
{
	char *path = NULL;
	int rc;

	if (clear(dir) != 0) {
		log_errno("%s/feed: what an earlier run left there cannot be taken away; nothing "
			  "was published",
			  home->path);
		return -1;
	}
	if (asprintf(&path, "%s/feed/%s", home->path, making) < 0)
		out_of_memory();
	rc = next_name(home, feed->kennisdatum, name);
	if (rc == 0)
		rc = feed_folder(feed, dir, making, copying, path);
	free(path);
	if (rc == 0)
		rc = halt_asked() ? -1 : settle(home, dir, name);
	if (clear(dir) != 0)
		log_errno("%s/feed: what is not needed any more cannot be taken away", home->path);
	return rc;
}

/* The folder of the publications; -1 with errno. Somebody may have taken it away: it is made
 * again. */
static int open_folder(const struct home *home)
{
	if (mkdirat(home->fd, "feed", FOLDER_MODE) == 0)
		log_note("%s/feed: this folder was not there; it was made again. Publications that "
			 "were in it are not looked at any more: put them back, so that what they "
			 "showed is minded",
			 home->path);
	return openat(home->fd, "feed", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

int feed_write(const struct home *home, const struct feed *feed, char *name)
{
	int rc = check(feed), lock = -1, dir = -1;

	if (rc == 0)
		lock = take_lock(home, &rc);
	if (lock < 0)
		return rc;
	rc = -1;
	dir = open_folder(home);
	if (dir < 0) {
		log_errno("%s/feed: this folder cannot be opened; nothing was published",
			  home->path);
	} else {
		rc = publish(home, feed, dir, name);
		close(dir);
	}
	if (rc == 0 && feed->intern)
		log_note("%s/feed/%s/intern: in these files youths can be recognised; never "
			 "publish them",
			 home->path, name);
	close(lock);
	return rc;
}
