/* Making a copy of the database while it is in use. */
#include "backup_parts.h"

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

/* Where the copy goes. */
struct target {
	const char *file; /* as the user named it */
	char *folder;     /* without links */
	const char *name;
	struct buf temp; /* the name it is written under */
	struct buf path; /* of that, with the folder */
	int dir, fd;
};

static enum backup_outcome refuse(const char *file, const char *why)
{
	log_error("%s: %s", file, _(why));
	return BACKUP_REFUSED;
}

/* FOLDER/NAME or NAME. */
static enum backup_outcome split(struct target *target)
{
	const char *slash = strrchr(target->file, '/');
	char *folder = file_folder(target->file);

	target->name = slash == NULL ? target->file : slash + 1;
	target->folder = realpath(folder, NULL);
	free(folder);
	if (target->folder == NULL) {
		log_errno("%s: the folder of the backup cannot be opened", target->file);
		return BACKUP_REFUSED;
	}
	if (target->name[0] == '\0' || strcmp(target->name, ".") == 0 ||
	    strcmp(target->name, "..") == 0)
		return refuse(target->file, N_("name a file for the backup, not a folder"));
	return BACKUP_DONE;
}

static enum backup_outcome check_target(const struct target *target, const struct home *home,
					bool replace)
{
	struct stat status;

	if (home_holds(home, target->file))
		return refuse(target->file,
			      N_("a backup inside the home would be lost with it; name "
				 "a file elsewhere"));
	if (fstatat(target->dir, target->name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return BACKUP_DONE;
	if (!S_ISREG(status.st_mode))
		return refuse(target->file, N_("this is there already and is no regular file"));
	if (!replace)
		return refuse(target->file, N_("this file is there already; name another one, or "
					       "replace it with --force"));
	return BACKUP_DONE;
}

/* The name is always the same: what a killed run left is used again and nothing piles up. Whoever
 * has the lock on what the name stands for now is the one that writes. */
static enum backup_outcome open_temp(struct target *target)
{
	struct stat ours, there;

	buf_printf(&target->temp, ".%s.tmp", target->name);
	buf_printf(&target->path, "%s/%s", target->folder, target->temp.data);
	target->fd =
	    openat(target->dir, target->temp.data, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (target->fd < 0) {
		log_errno("%s: the backup cannot be written", target->file);
		return BACKUP_FAILED;
	}
	if (flock(target->fd, LOCK_EX | LOCK_NB) != 0 || fstat(target->fd, &ours) != 0 ||
	    fstatat(target->dir, target->temp.data, &there, AT_SYMLINK_NOFOLLOW) != 0 ||
	    ours.st_dev != there.st_dev || ours.st_ino != there.st_ino) {
		close(target->fd);
		target->fd = -1;
		log_error("%s: another ijw writes this backup; wait until it is ready",
			  target->file);
		return BACKUP_FAILED;
	}
	if (fchmod(target->fd, 0600) == 0 && ftruncate(target->fd, 0) == 0)
		return BACKUP_DONE;
	log_errno("%s: the backup cannot be written", target->file);
	return BACKUP_FAILED;
}

static enum backup_outcome open_target(struct target *target, const struct home *home, bool replace)
{
	enum backup_outcome outcome = split(target);

	if (outcome != BACKUP_DONE)
		return outcome;
	target->dir = open(target->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (target->dir < 0) {
		log_errno("%s: the folder of the backup cannot be opened", target->file);
		return BACKUP_REFUSED;
	}
	outcome = check_target(target, home, replace);
	return outcome == BACKUP_DONE ? open_temp(target) : outcome;
}

/* What SQLite may have put beside it goes too. */
static void close_target(struct target *target)
{
	static const char *const suffixes[] = {"-journal", "-wal", "-shm", ""};

	for (size_t i = 0; target->fd >= 0 && i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		buf_puts(&target->temp, suffixes[i]);
		unlinkat(target->dir, target->temp.data, 0);
		target->temp.length -= strlen(suffixes[i]);
		target->temp.data[target->temp.length] = '\0';
	}
	if (target->fd >= 0)
		close(target->fd);
	if (target->dir >= 0)
		close(target->dir);
	buf_free(&target->temp);
	buf_free(&target->path);
	free(target->folder);
}

/* No journal and no sync: a copy that is cut off is thrown away. */
static const char writing[] = "PRAGMA journal_mode = OFF;"
			      "PRAGMA synchronous = OFF;"
			      "PRAGMA locking_mode = EXCLUSIVE;";

/* The pages say that the database keeps a log beside it: a copy is one file. */
static const char alone[] = "PRAGMA journal_mode = DELETE";

static int copy_to(struct store *store, const char *path)
{
	sqlite3_backup *backup;
	sqlite3 *copy = NULL;
	int rc = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_exec(copy, writing, NULL, NULL, NULL);
	backup = rc == SQLITE_OK ? sqlite3_backup_init(copy, "main", store->db, "main") : NULL;
	if (backup == NULL) {
		db_complain(path, rc != SQLITE_OK ? rc : sqlite3_errcode(copy));
		sqlite3_close(copy);
		return -1;
	}
	if (backup_pages(backup, path) != 0) {
		sqlite3_close(copy);
		return -1;
	}
	rc = sqlite3_exec(copy, alone, NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_close(copy);
	else
		sqlite3_close(copy);
	return rc == SQLITE_OK ? 0 : db_complain(path, rc);
}

/* The moment is that of the count: with a reading transaction around it the copying sees nothing of
 * what others write meanwhile, holds nobody up and never has to begin again. */
static int copy(const struct home *home, const char *path, struct backup_tally *tally)
{
	struct store *store = store_read(home);
	int rc = -1;

	if (store != NULL && db_exec(store, "BEGIN") == 0 && backup_count(store, tally) == 0)
		rc = copy_to(store, path);
	store_close(store);
	return rc;
}

/* From the disk, where the system can be told so: what it still has in memory proves less. */
static int settle(const struct target *target)
{
	if (file_sync(target->fd) != 0) {
		log_errno("%s: the backup could not be written", target->file);
		return -1;
	}
	posix_fadvise(target->fd, 0, 0, POSIX_FADV_DONTNEED);
	return 0;
}

static enum backup_outcome publish(struct target *target, bool replace)
{
	int rc = replace ? renameat(target->dir, target->temp.data, target->dir, target->name)
			 : file_rename_new(target->dir, target->temp.data, target->name);

	if (rc == 0) {
		close(target->fd);
		target->fd = -1;
		rc = file_sync_dir(target->dir);
	}
	if (rc != 0)
		log_errno("%s: the backup could not get its name", target->file);
	return rc == 0 ? BACKUP_DONE : BACKUP_FAILED;
}

enum backup_outcome backup_write(const struct home *home, const char *file, bool replace,
				 struct backup *out)
{
	struct target target = {
	    .file = file, .temp = BUF_INIT(0), .path = BUF_INIT(0), .dir = -1, .fd = -1};
	enum backup_outcome outcome = open_target(&target, home, replace);
	struct backup_tally tally;
	struct stat status;

	*out = (struct backup){0};
	if (outcome == BACKUP_DONE &&
	    (copy(home, target.path.data, &tally) != 0 || settle(&target) != 0))
		outcome = BACKUP_FAILED;
	if (outcome == BACKUP_DONE)
		outcome = backup_compare(target.path.data, home, &tally, out);
	if (outcome == BACKUP_DONE && fstat(target.fd, &status) == 0)
		out->bytes = status.st_size;
	if (outcome == BACKUP_DONE)
		outcome = publish(&target, replace);
	close_target(&target);
	return outcome;
}
