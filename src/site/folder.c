/* The folder of a site: filled beside the one that it replaces, and then in its place. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"
#include "site_parts.h"

static int failed(const struct folder *folder, const char *what)
{
	log_errno("%s: this folder cannot be %s; no site was written", folder->path, _(what));
	return -1;
}

/* Whether an entry of a folder can be of a site. */
static bool is_ours(const char *name)
{
	static const char *const others[] = {"style.css", "tabel.js", "beschikbaarheid.csv",
					     "beschikbaarheid.json"};
	const size_t length = strlen(name);

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strcmp(name, others[i]) == 0)
			return true;
	return length > 5 && strcmp(name + length - 5, ".html") == 0;
}

/* Whether its index.html says that we wrote it. */
static bool has_mark(int dir)
{
	static const char mark[] = "<meta name=\"generator\" content=\"ijw report\">";
	int fd = file_open(dir, "index.html");
	struct buf bytes = BUF_INIT(4096);
	bool found;

	found = fd >= 0 && file_read(fd, &bytes) >= 0 && bytes.data != NULL &&
		strstr(bytes.data, mark) != NULL;
	if (fd >= 0)
		close(fd);
	buf_free(&bytes);
	return found;
}

/* Whether what is there may be replaced: an empty folder, or a site. 0, 1 or -1. */
static int check_old(const struct folder *folder, int dir)
{
	DIR *list = fdopendir(dup(dir));
	const struct dirent *entry;
	bool empty = true;
	int rc = 0;

	if (list == NULL)
		return failed(folder, N_("read"));
	while (rc == 0 && (entry = readdir(list)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		empty = false;
		if (is_ours(entry->d_name))
			continue;
		log_error("%s: this folder holds %s, which is of no site; name a folder that is "
			  "empty, new or a site of 'ijw report'",
			  folder->path, entry->d_name);
		rc = 1;
	}
	closedir(list);
	if (rc == 0 && !empty && !has_mark(dir)) {
		log_error(
		    "%s: the pages in this folder are not of 'ijw report'; name a folder that "
		    "is empty or new",
		    folder->path);
		rc = 1;
	}
	return rc;
}

/* The folder in which it stands and its name there, links followed. */
static int split(struct folder *folder)
{
	char *slash, *whole = realpath(folder->path, NULL);

	if (whole == NULL && errno == ENOENT) {
		char *copy = xstrdup(folder->path);
		size_t length = strlen(copy);

		while (length > 1 && copy[length - 1] == '/')
			copy[--length] = '\0';
		slash = strrchr(copy, '/');
		folder->name = xstrdup(slash != NULL ? slash + 1 : copy);
		if (slash != NULL)
			slash[slash == copy ? 1 : 0] = '\0';
		folder->real = realpath(slash != NULL ? copy : ".", NULL);
		free(copy);
		return folder->real != NULL ? 0 : failed(folder, N_("made"));
	}
	if (whole == NULL)
		return failed(folder, N_("opened"));
	slash = strrchr(whole, '/');
	folder->name = xstrdup(slash + 1);
	slash[slash == whole ? 1 : 0] = '\0';
	folder->real = whole;
	return 0;
}

/* Whether the place is one of the closed folders or lies in one. */
static int check_place(const struct folder *folder, const char *const *closed)
{
	char *whole = NULL;
	int rc = 0;

	if (asprintf(&whole, "%s/%s", strcmp(folder->real, "/") != 0 ? folder->real : "",
		     folder->name) < 0)
		out_of_memory();
	for (; closed != NULL && *closed != NULL && rc == 0; closed++) {
		char *real = realpath(*closed, NULL);
		size_t length = real != NULL ? strlen(real) : 0;

		if (real != NULL && strncmp(whole, real, length) == 0 &&
		    (whole[length] == '/' || whole[length] == '\0')) {
			log_error("%s: this lies in %s, which is for other files; name a folder "
				  "elsewhere",
				  folder->path, *closed);
			rc = 1;
		}
		free(real);
	}
	free(whole);
	return rc;
}

static int look(struct folder *folder)
{
	int old = openat(folder->parent, folder->name, O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc = 0;

	if (old >= 0) {
		rc = check_old(folder, old);
		close(old);
	} else if (errno == ENOTDIR) {
		log_error("%s: this is a file, no folder; name a folder that is empty or new",
			  folder->path);
		rc = 1;
	} else if (errno != ENOENT) {
		rc = failed(folder, N_("opened"));
	}
	return rc;
}

/* What a run that did not come to its end left, while no other is at work. 0, or -1 with errno. */
static int clear(const struct folder *folder)
{
	if (faccessat(folder->parent, folder->name, F_OK, AT_SYMLINK_NOFOLLOW) != 0 &&
	    renameat(folder->parent, folder->old, folder->parent, folder->name) != 0 &&
	    errno != ENOENT)
		return -1;
	return file_remove_tree(folder->parent, folder->making) == 0
		   ? file_remove_tree(folder->parent, folder->old)
		   : -1;
}

/* Opens the folder it stands in, alone. File systems without locks have no lock. */
static int open_parent(struct folder *folder)
{
	if (asprintf(&folder->making, ".%s.ijw-new", folder->name) < 0 ||
	    asprintf(&folder->old, ".%s.ijw-old", folder->name) < 0)
		out_of_memory();
	folder->parent = open(folder->real, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder->parent < 0)
		return failed(folder, N_("opened"));
	while (flock(folder->parent, LOCK_EX) != 0 && errno == EINTR)
		;
	return 0;
}

static int make(struct folder *folder)
{
	if (clear(folder) != 0)
		return failed(folder, N_("cleared of what an earlier run left beside it"));
	if (mkdirat(folder->parent, folder->making, 0700) == 0)
		folder->dir = openat(folder->parent, folder->making,
				     O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	return folder->dir >= 0 ? 0 : failed(folder, N_("made"));
}

int folder_begin(struct folder *folder, const struct site *site, const char *path)
{
	int rc;

	*folder = (struct folder){.path = path, .intern = site->intern, .parent = -1, .dir = -1};
	rc = split(folder);
	if (rc != 0)
		return rc;
	if (folder->name[0] == '\0' || strcmp(folder->name, ".") == 0 ||
	    strcmp(folder->name, "..") == 0) {
		log_error("%s: this cannot be the folder of a site; name one that is new", path);
		return 1;
	}
	rc = check_place(folder, site->closed);
	if (rc == 0)
		rc = open_parent(folder);
	if (rc == 0)
		rc = look(folder);
	return rc == 0 ? make(folder) : rc;
}

int folder_put(struct folder *folder, const char *name, const void *bytes, size_t length)
{
	const mode_t mode = folder->intern ? 0600 : 0644;
	int fd = openat(folder->dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	int rc = fd >= 0 && fchmod(fd, mode) == 0 && file_write(fd, bytes, length) == 0 &&
			 file_sync(fd) == 0
		     ? 0
		     : -1;

	if (fd >= 0 && close(fd) != 0)
		rc = -1;
	if (rc != 0)
		log_errno("%s/%s: this cannot be written; no site was written", folder->path, name);
	return rc;
}

/* Exchanges the two in one step, so that there always is a site; where the file system cannot,
 * there is none for a moment. 0, or -1 with errno and the old one in its place. */
static int replace(const struct folder *folder)
{
	const int in = folder->parent;

	if (renameat2(in, folder->making, in, folder->name, RENAME_EXCHANGE) == 0)
		return 0;
	if (errno == ENOENT)
		return renameat(in, folder->making, in, folder->name);
	if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
		return -1;
	if (renameat(in, folder->name, in, folder->old) != 0 && errno != ENOENT)
		return -1;
	if (renameat(in, folder->making, in, folder->name) == 0)
		return 0;
	renameat(in, folder->old, in, folder->name);
	return -1;
}

int folder_settle(struct folder *folder)
{
	if (fchmod(folder->dir, folder->intern ? 0700 : 0755) != 0 ||
	    file_sync_dir(folder->dir) != 0)
		return failed(folder, N_("written"));
	if (replace(folder) != 0)
		return failed(folder, N_("replaced"));
	if (file_sync_dir(folder->parent) == 0)
		return 0;
	log_errno("%s: whether this folder is on the disk is not sure; write it again",
		  folder->path);
	return -1;
}

void folder_end(struct folder *folder)
{
	if (folder->dir >= 0 && clear(folder) != 0)
		log_errno("%s: what is not needed any more beside it cannot be taken away",
			  folder->path);
	if (folder->dir >= 0)
		close(folder->dir);
	if (folder->parent >= 0)
		close(folder->parent);
	free(folder->making);
	free(folder->old);
	free(folder->name);
	free(folder->real);
}
