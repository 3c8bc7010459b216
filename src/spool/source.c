#include "ijw/spool/source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/file.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/litter.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/message/container.h"

struct walk {
	source_visit *visit;
	void *context;
	const char *file;
};

static int visit_fault(struct walk *walk, enum fault fault)
{
	struct source source = {.file = walk->file, .fault = fault};

	return walk->visit(walk->context, &source);
}

static int visit_member(void *context, const char *name, enum fault fault, const char *bytes,
			size_t length)
{
	struct walk *walk = context;
	char label[LIMIT_LABEL_BYTES];
	struct source source = {.file = walk->file,
				.member = label_show(name, label, sizeof(label)),
				.fault = fault,
				.bytes = bytes,
				.length = length};

	return walk->visit(walk->context, &source);
}

static int visit_archive(struct walk *walk, int fd)
{
	enum fault fault;
	int rc;

	rc = container_each(fd, visit_member, walk, &fault);
	if (rc == 0 && fault != FAULT_NONE)
		rc = visit_fault(walk, fault);
	return rc;
}

/* Most messages are smaller than this; of a larger file it tells whether it is an archive. */
enum { FIRST_BYTES = 64 * 1024 };

enum fault source_read(int fd, struct buf *bytes, bool *archive)
{
	int status;

	bytes->ceiling = FIRST_BYTES;
	status = file_read(fd, bytes);
	*archive = false;
	if (status >= 0 && container_is(bytes->data ? bytes->data : "", bytes->length)) {
		buf_clear(bytes);
		if (lseek(fd, 0, SEEK_SET) != 0)
			return FAULT_FILE;
		*archive = true;
		return FAULT_NONE;
	}
	if (status > 0) {
		bytes->ceiling = LIMIT_ENVELOPE_BYTES;
		status = lseek(fd, (off_t)bytes->length, SEEK_SET) < 0 ? -1 : file_read(fd, bytes);
	}
	if (status == 0)
		return FAULT_NONE;
	buf_clear(bytes);
	return status > 0 ? FAULT_TOO_LARGE : FAULT_FILE;
}

int source_fd(int fd, const char *file, source_visit *visit, void *context)
{
	struct walk walk = {visit, context, file};
	struct source source = {.file = file};
	struct buf bytes = BUF_INIT(0);
	bool archive;
	int rc;

	source.fault = source_read(fd, &bytes, &archive);
	source.bytes = bytes.data ? bytes.data : "";
	source.length = bytes.length;
	rc = archive ? visit_archive(&walk, fd) : visit(context, &source);
	buf_free(&bytes);
	return rc;
}

static int visit_file(int dir, const char *name, const char *path, source_file *file, void *context)
{
	char label[LIMIT_LABEL_BYTES];

	return file(context, file_open(dir, name), label_show(path, label, sizeof(label)));
}

static int is_shown(const struct dirent *entry)
{
	return !litter_is(entry->d_name);
}

static int visit_folder(const char *path, source_file *file, void *context);

/* Most file systems tell with the name what it is. */
static bool is_folder(const struct dirent *entry, const char *path)
{
	struct stat status;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type == DT_DIR;
	return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int visit_entry(const char *folder, const struct dirent *entry, source_file *file,
		       void *context)
{
	struct buf path = BUF_INIT(0);
	int rc;

	buf_printf(&path, "%s/%s", folder, entry->d_name);
	if (is_folder(entry, path.data))
		rc = visit_folder(path.data, file, context);
	else
		rc = visit_file(AT_FDCWD, path.data, path.data, file, context);
	buf_free(&path);
	return rc;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int visit_folder(const char *path, source_file *file, void *context)
{
	struct dirent **entries;
	int count = scandir(path, &entries, is_shown, by_bytes);
	int rc = 0;

	if (count < 0) {
		char label[LIMIT_LABEL_BYTES];

		log_errno("%s: this folder cannot be listed",
			  label_show(path, label, sizeof(label)));
		return -1;
	}
	for (int i = 0; i < count; i++) {
		if (rc == 0)
			rc = visit_entry(path, entries[i], file, context);
		free(entries[i]);
	}
	free(entries);
	return rc;
}

int source_files(const char *path, source_file *file, void *context)
{
	char label[LIMIT_LABEL_BYTES];
	struct stat status;
	char *resolved;
	size_t length = strlen(path);
	int rc;

	if (stat(path, &status) != 0 && errno != ELOOP && errno != EACCES) {
		log_errno("%s: there is no such file or folder; check the name",
			  label_show(path, label, sizeof(label)));
		return -1;
	}
	resolved = realpath(path, NULL);
	if (resolved != NULL && S_ISDIR(status.st_mode)) {
		/* "folder/" is shown as "folder/a.xml", not as "folder//a.xml". */
		char *folder = xstrdup(path);

		while (length > 1 && folder[length - 1] == '/')
			folder[--length] = '\0';
		rc = visit_folder(folder, file, context);
		free(folder);
	} else {
		rc = visit_file(AT_FDCWD, resolved != NULL ? resolved : path, path, file, context);
	}
	free(resolved);
	return rc;
}

/* The documents of one file after the other. */
static int visit_documents(void *context, int fd, const char *label)
{
	const struct walk *each = context;
	struct walk walk = {each->visit, each->context, label};
	int rc;

	if (fd < 0)
		return visit_fault(&walk, FAULT_FILE);
	rc = source_fd(fd, label, walk.visit, walk.context);
	close(fd);
	return rc;
}

int source_each(const char *path, source_visit *visit, void *context)
{
	struct walk walk = {visit, context, NULL};

	return source_files(path, visit_documents, &walk);
}
