#include "ijw/message/mask.h"
#include "ijw/intake/source.h"

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

/* An archive whose members are visited. */
struct opened {
	source_visit *visit;
	void *context;
	const char *file;
};

static int visit_member(void *context, const char *name, enum fault fault, const char *bytes,
			size_t length)
{
	struct opened *opened = context;
	char label[LIMIT_LABEL_BYTES];
	struct source source = {.file = opened->file,
				.member = mask_label(name, label, sizeof(label)),
				.fault = fault,
				.bytes = bytes,
				.length = length};

	return opened->visit(opened->context, &source);
}

int source_members(int fd, const char *file, source_visit *visit, void *context)
{
	struct opened opened = {visit, context, file};
	struct source archive = {.file = file};
	int rc = container_each(fd, visit_member, &opened, &archive.fault);

	if (rc == 0 && archive.fault != FAULT_NONE)
		rc = visit(context, &archive);
	return rc;
}

/* Most messages are smaller than this; of a larger file it tells whether it is an archive. */
enum { FIRST_BYTES = 64 * 1024 };

enum fault source_read(int fd, off_t size, struct buf *bytes, bool *archive)
{
	int status;

	bytes->ceiling = FIRST_BYTES;
	status = size >= 0 ? file_read_sized(fd, size, bytes) : file_read(fd, bytes);
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

int source_open(const struct source_place *place, off_t *size)
{
	int fd = file_open_sized(place->folder, place->name, size);

	/* What the user named himself must be there. */
	return fd < 0 && errno == ENOENT && place->folder != AT_FDCWD ? SOURCE_GONE : fd;
}

/* A folder that the user named. */
struct named {
	const char *path; /* without a slash at its end */
	source_visit_place *visit;
	void *context;
	struct buf full; /* the path of the entry at hand */
	bool ended;      /* by a visit, or by a folder that was complained of */
};

static const char *full_path(struct named *named, const char *path)
{
	buf_clear(&named->full);
	buf_puts(&named->full, named->path);
	buf_puts(&named->full, "/");
	buf_puts(&named->full, path);
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
	struct source_place place = {.folder = entry->folder, .name = entry->name};
	int rc;

	if (litter_is_upload(entry->name))
		return 0;
	place.path = full_path(named, entry->path);
	rc = named->visit(named->context, &place);
	named->ended = rc != 0;
	return rc;
}

static int complain(const char *path)
{
	char label[LIMIT_LABEL_BYTES];

	log_errno("%s: this folder cannot be listed", mask_label(path, label, sizeof(label)));
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

static int visit_folder(const char *path, source_visit_place *visit, void *context)
{
	static const struct walk_events events = {.skips = is_passed_over,
						  .file = visit_entry,
						  .shut = refuse_folder,
						  .sorted = true,
						  .names_only = true};
	struct named named = {path, visit, context, BUF_INIT(0), false};
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = folder >= 0 ? walk_folder(folder, &events, &named) : -1;

	if (rc != 0 && !named.ended)
		rc = complain(path);
	if (folder >= 0)
		close(folder);
	buf_free(&named.full);
	return rc;
}

int source_places(const char *path, source_visit_place *visit, void *context)
{
	char label[LIMIT_LABEL_BYTES];
	struct stat status;
	char *resolved;
	size_t length = strlen(path);
	int rc;

	if (stat(path, &status) != 0 && errno != ELOOP && errno != EACCES) {
		log_errno("%s: there is no such file or folder; check the name",
			  mask_label(path, label, sizeof(label)));
		return -1;
	}
	resolved = realpath(path, NULL);
	if (resolved != NULL && S_ISDIR(status.st_mode)) {
		/* "folder/" is shown as "folder/a.xml", not as "folder//a.xml". */
		char *folder = xstrdup(path);

		while (length > 1 && folder[length - 1] == '/')
			folder[--length] = '\0';
		rc = visit_folder(folder, visit, context);
		free(folder);
	} else {
		struct source_place place = {AT_FDCWD, resolved != NULL ? resolved : path, path};

		rc = visit(context, &place);
	}
	free(resolved);
	return rc;
}

/* Who opens each file. */
struct opening {
	source_file *file;
	void *context;
};

static int open_place(void *context, const struct source_place *place)
{
	const struct opening *opening = context;
	char label[LIMIT_LABEL_BYTES];
	off_t size;
	int fd = source_open(place, &size);

	if (fd == SOURCE_GONE)
		return 0;
	return opening->file(opening->context, fd, label_show(place->path, label, sizeof(label)));
}

int source_files(const char *path, source_file *file, void *context)
{
	struct opening opening = {file, context};

	return source_places(path, open_place, &opening);
}
