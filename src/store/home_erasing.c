/* A home that was put back from a backup, and from which youths are still to be erased. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "home_parts.h"
#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"

int home_await_erasure(const struct home *home, const char *list)
{
	char *path = realpath(list, NULL);
	int rc = -1;

	if (path != NULL)
		rc = file_publish(home->fd, HOME_AWAITS, path, strlen(path), 0600);
	if (rc != 0)
		log_errno("%s/te-wissen: the file could not be written", home->path);
	free(path);
	return rc;
}

char *home_awaits_erasure(const struct home *home)
{
	struct buf path = BUF_INIT(0);
	const int fd = file_open(home->fd, HOME_AWAITS);
	char *found = NULL;

	if (fd < 0 && errno == ENOENT)
		return NULL;
	if (fd >= 0 && file_read(fd, &path) == 0 && path.length > 0)
		found = xstrdup(path.data);
	if (fd >= 0)
		close(fd);
	buf_free(&path);
	return found != NULL ? found : xstrdup("");
}

int home_erased(const struct home *home)
{
	if (unlinkat(home->fd, HOME_AWAITS, 0) == 0 && file_sync_dir(home->fd) == 0)
		return 0;
	log_errno("%s/te-wissen: the file could not be removed", home->path);
	return -1;
}
