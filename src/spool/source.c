#include "ijw/spool/source.h"

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
#include "ijw/base/walk.h"
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

/* A folder that the user named. */
struct named {
	const char *path; /* without a slash at its end */
	source_file *file;
	void *context;
	struct buf full; /* the path of the entry at hand */
	bool ended;      /* by a visit, or by a folder that was complained of */
};

static const char *full_path(struct named *named, const char *path)
{
	buf_clear(&named->full);
	buf_printf(&named->full, "%s/%s", named->path, path);
	return named->full.data;
}

static bool is_passed_over(void *context, const char *name)
{
	(void)context;
	return litter_is(name);
}

static int visit_entry(void *context, const struct walk_entry *entry)
{
	struct named *named = context;
	int rc;

	if (litter_is_upload(entry->name))
		return 0;
	rc = visit_file(entry->folder, entry->name, full_path(named, entry->path), named->file,
			named->context);
	named->ended = rc != 0;
	return rc;
}

static int complain(const char *path)
{
	char label[LIMIT_LABEL_BYTES];

	log_errno("%s: this folder cannot be listed", label_show(path, label, sizeof(label)));
	return -1;
}

static int refuse_folder(void *context, const struct walk_entry *entry)
{
	struct named *named = context;
	int saved = errno;
	const char *path = full_path(named, entry->path);

	named->ended = true;
	errno = saved;
	return complain(path);
}

static int visit_folder(const char *path, source_file *file, void *context)
{
	static const struct walk_events events = {.skips = is_passed_over,
						  .file = visit_entry,
						  .shut = refuse_folder,
						  .sorted = true};
	struct named named = {path, file, context, BUF_INIT(0), false};
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = folder >= 0 ? walk_folder(folder, &events, &named) : -1;

	if (rc != 0 && !named.ended)
		rc = complain(path);
	if (folder >= 0)
		close(folder);
	buf_free(&named.full);
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
