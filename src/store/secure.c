/* What a process that ended in the middle left in SQLite's log. */
#include "ijw/store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db.h"
#include "ijw/base/file.h"
#include "ijw/base/log.h"

enum { PIECE_BYTES = 64 * 1024 };

/* Every byte again in its place. 0 or -1 with errno. */
static int rewrite(int fd)
{
	char bytes[PIECE_BYTES];
	off_t at = 0;
	ssize_t got;

	while ((got = pread(fd, bytes, sizeof(bytes), at)) > 0) {
		if (pwrite(fd, bytes, (size_t)got, at) != got) {
			errno = errno != 0 ? errno : ENOSPC;
			return -1;
		}
		at += got;
	}
	return got < 0 ? -1 : file_sync(fd);
}

/* Within a transaction, so that nobody writes the log meanwhile. */
static int rewrite_log(struct store *store)
{
	char *path = home_path(store->home, "ijw.db-wal");
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	struct stat status;
	int rc = 0;

	if (fd < 0)
		rc = errno == ENOENT ? 0 : -1;
	else if (fstat(fd, &status) != 0 || (status.st_size > 0 && rewrite(fd) != 0))
		rc = -1;
	if (rc != 0)
		log_errno("%s: the log of the database could not be written anew", path);
	if (fd >= 0)
		close(fd);
	free(path);
	return rc;
}

/* The log gets its name for certain first: SQLite ignores it when that fails. It is written anew
 * before it goes into the database: pages that are torn can only be mended from a log that is
 * whole. */
int store_secure(struct store *store)
{
	int rc;

	if (file_sync_dir(store->home->fd) != 0) {
		log_errno("%s: the folder of the home could not be synced", store->home->path);
		return -1;
	}
	if (store_begin(store) != 0)
		return -1;
	rc = rewrite_log(store);
	store_rollback(store);
	return rc == 0 ? store_checkpoint(store) : -1;
}
