/* This thread lists files and hands them out in batches; whoever has time opens, reads and judges
 * those of a batch. What was found is printed here, batch by batch in the order of the paths. An
 * archive is opened when it is its turn to be printed: its members are handed out in batches of
 * their own, which go first. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"
#include "ijw/base/progress.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/message/mask.h"
#include "validation_batch.h"

/* For each thread so many batches may be ahead of the one that is printed. */
enum { AHEAD = 4 };

struct validation {
	struct validation_counts *counts;
	struct tasks *tasks;
	unsigned most;                     /* batches of a line that may be ahead */
	struct batch *filling[TASK_LINES]; /* NULL = none */
	unsigned ahead[TASK_LINES];
	size_t bytes_ahead; /* of members */
	struct batch *unused;
	unsigned long long files; /* of the path at hand */
	unsigned long long done;  /* files that were printed, and about how many there are */
	unsigned long long total;
	bool failed; /* stdout cannot be written, or a folder not be kept open */
};

static void set_aside(struct validation *validation, struct batch *batch)
{
	batch_clear(batch);
	batch->next = validation->unused;
	validation->unused = batch;
}

static void count(struct validation_counts *counts, const struct validation_counts *more)
{
	counts->messages += more->messages;
	counts->litter += more->litter;
	for (int verdict = 0; verdict < VERDICTS; verdict++)
		counts->verdicts[verdict] += more->verdicts[verdict];
	for (int doubt = 0; doubt < DOUBTS; doubt++)
		counts->doubts[doubt] += more->doubts[doubt];
}

static void write_out(struct validation *validation, const struct buf *out, size_t at, size_t end)
{
	if (at == end)
		return;
	progress_clear();
	if (fwrite(out->data + at, 1, end - at, stdout) != end - at)
		validation->failed = true;
}

static void open_archive(struct validation *validation, struct source_place place);

static void deliver(struct validation *validation, struct batch *batch)
{
	size_t at = 0;

	for (size_t i = 0; i < batch->count && !validation->failed; i++) {
		const struct document *document = &batch->document[i];

		write_out(validation, &batch->out, at, document->end);
		at = document->end;
		if (document->is_archive)
			open_archive(validation, batch_place(batch, document));
	}
	count(validation->counts, &batch->counts);
	validation->done += batch->line == FILES ? batch->count : 0;
	if (validation->total > 1)
		progress_show(validation->done, N_("files"));
	else
		progress_show(validation->counts->messages, N_("messages"));
	set_aside(validation, batch);
}

/* Prints the first batch of a line. Whether there was one. */
static bool take(struct validation *validation, unsigned line)
{
	struct batch *batch = (struct batch *)tasks_take(validation->tasks, line);

	if (batch == NULL)
		return false;
	validation->ahead[line]--;
	validation->bytes_ahead -= batch->bytes.length;
	deliver(validation, batch);
	return true;
}

/* Hands out what was gathered, when there is no longer too much ahead. */
static void hand_out(struct validation *validation, unsigned line)
{
	struct batch *batch = validation->filling[line];

	validation->filling[line] = NULL;
	if (batch == NULL)
		return;
	while (validation->ahead[line] >= validation->most ||
	       (batch->bytes.length > 0 && validation->ahead[line] > 0 &&
		validation->bytes_ahead + batch->bytes.length > LIMIT_AHEAD_BYTES))
		take(validation, line);
	validation->ahead[line]++;
	validation->bytes_ahead += batch->bytes.length;
	tasks_put(validation->tasks, line, &batch->task);
}

static void finish(struct validation *validation, unsigned line)
{
	hand_out(validation, line);
	while (take(validation, line))
		;
}

/* The batch that is being filled, with one more document at its end. */
static struct batch *add(struct validation *validation, unsigned line)
{
	struct batch *batch = validation->filling[line];

	if (batch == NULL) {
		batch = validation->unused;
		if (batch != NULL)
			validation->unused = batch->next;
		else
			batch = batch_new();
		batch->line = line;
		validation->filling[line] = batch;
	}
	batch->document[batch->count++] = (struct document){0};
	return batch;
}

static int visit_member(void *context, const struct source *source)
{
	struct validation *validation = context;
	struct batch *batch = add(validation, MEMBERS);
	struct document *document = &batch->document[batch->count - 1];

	/* All of a batch are of one archive. */
	document->path = batch->count > 1 ? 0 : batch_add_name(batch, source->file);
	document->has_name = source->member != NULL;
	if (document->has_name)
		document->name = batch_add_name(batch, source->member);
	document->fault = source->fault;
	if (source->fault == FAULT_NONE) {
		document->length = source->length;
		buf_add(&batch->bytes, source->bytes, source->length);
	}
	if (batch->count == BATCH_DOCUMENTS || batch->bytes.length >= BATCH_BYTES)
		hand_out(validation, MEMBERS);
	return validation->failed;
}

static void open_archive(struct validation *validation, struct source_place place)
{
	char label[LIMIT_LABEL_BYTES];
	struct source unreadable = {.file = mask_label(place.path, label, sizeof(label)),
				    .fault = FAULT_FILE};
	off_t size;
	int fd = source_open(&place, &size);

	if (fd >= 0) {
		(void)source_members(fd, label, visit_member, validation);
		close(fd);
	} else if (fd != SOURCE_GONE) {
		(void)visit_member(validation, &unreadable);
	}
	finish(validation, MEMBERS);
}

/* Files of a batch lie in one folder, which is kept open for them. */
static bool fits(const struct batch *batch, const struct source_place *place)
{
	const char *path = batch->names.data + batch->document[0].path;
	size_t folder = strlen(place->path) - strlen(place->name);

	if (batch->folder == AT_FDCWD || place->folder == AT_FDCWD)
		return batch->folder == place->folder;
	return strlen(path) - strlen(batch->names.data + batch->document[0].name) == folder &&
	       memcmp(path, place->path, folder) == 0;
}

static int keep_folder(struct batch *batch, const struct source_place *place)
{
	char label[LIMIT_LABEL_BYTES];

	if (place->folder == AT_FDCWD)
		return 0;
	batch->folder = fcntl(place->folder, F_DUPFD_CLOEXEC, 0);
	if (batch->folder >= 0)
		return 0;
	batch->folder = AT_FDCWD;
	log_errno("%s: its folder cannot be kept open",
		  mask_label(place->path, label, sizeof(label)));
	return -1;
}

static int visit_place(void *context, const struct source_place *place)
{
	struct validation *validation = context;
	struct batch *batch = validation->filling[FILES];
	struct document *document;

	if (batch != NULL && !fits(batch, place))
		hand_out(validation, FILES);
	batch = add(validation, FILES);
	document = &batch->document[batch->count - 1];
	if (batch->count == 1 && keep_folder(batch, place) != 0) {
		batch->count = 0;
		validation->failed = true;
		return 1;
	}
	document->path = batch_add_name(batch, place->path);
	document->name = batch_add_name(batch, place->name);
	validation->files++;
	if (batch->count == BATCH_DOCUMENTS)
		hand_out(validation, FILES);
	return validation->failed;
}

/* What a pipe brings is kept in memory, where it can be opened and read again as a file. Returns
 * the descriptor, or -1 after it logged. */
static int keep_stdin(void)
{
	static char bytes[64 * 1024];
	unsigned long long kept = 0;
	/* Where it is closed its number would be that of the new file. */
	int fd = fcntl(STDIN_FILENO, F_GETFD) < 0 ? -1 : memfd_create("ijw", MFD_CLOEXEC);
	ssize_t count = fd < 0 ? -1 : 1;

	while (count > 0) {
		count = read(STDIN_FILENO, bytes, sizeof(bytes));
		if (count > 0 && (kept += (unsigned long long)count) > LIMIT_ARCHIVE_BYTES) {
			errno = EFBIG;
			count = -1;
		} else if (count > 0 && file_write(fd, bytes, (size_t)count) != 0) {
			count = -1;
		}
	}
	if (count == 0 && lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	log_errno(_("standard input cannot be read; name a file"));
	if (fd >= 0)
		close(fd);
	return -1;
}

/* Standard input: a message or an archive, shown as -. What was named before it is printed before.
 */
static int visit_stdin(struct validation *validation)
{
	struct source source = {.file = "-"};
	struct buf bytes = BUF_INIT(0);
	bool archive = false;
	int fd;

	finish(validation, FILES);
	fd = keep_stdin();
	if (fd < 0)
		return 1;
	validation->files++;
	source.fault = source_read(fd, -1, &bytes, &archive);
	source.bytes = bytes.data;
	source.length = bytes.length;
	if (archive)
		(void)source_members(fd, source.file, visit_member, validation);
	else
		(void)visit_member(validation, &source);
	finish(validation, MEMBERS);
	buf_free(&bytes);
	close(fd);
	return validation->failed;
}

static int walk(struct validation *validation, int count, char **paths)
{
	char label[LIMIT_LABEL_BYTES];

	for (int i = 0; i < count; i++) {
		const struct batch *filling;
		int rc;

		validation->files = 0;
		rc = strcmp(paths[i], "-") == 0 ? visit_stdin(validation)
						: source_places(paths[i], visit_place, validation);
		filling = validation->filling[FILES];
		/* The next path may be this folder again, which is then another one. */
		if (filling != NULL && filling->folder != AT_FDCWD)
			hand_out(validation, FILES);
		if (rc != 0)
			return rc < 0 ? EXIT_USAGE : EXIT_MACHINE;
		if (validation->files == 0) {
			log_error("%s: there is no file in this folder; name one with messages",
				  mask_label(paths[i], label, sizeof(label)));
			return EXIT_USAGE;
		}
	}
	return EXIT_WELL;
}

int validation_run(const struct validation_options *options, int count, char **paths,
		   struct validation_counts *counts)
{
	unsigned threads = tasks_processors();
	struct validation validation = {.counts = counts,
					.most = threads > 1 ? AHEAD * threads : 1};
	struct batch *batch;
	int status;

	validation.total = cmd_count_files(count, paths);
	progress_begin(validation.total > 1 ? validation.total : 0);
	validation.tasks = tasks_open(&batch_events, options, threads);
	status = walk(&validation, count, paths);
	finish(&validation, FILES);
	tasks_close(validation.tasks);
	while ((batch = validation.unused) != NULL) {
		validation.unused = batch->next;
		batch_free(batch);
	}
	if (status == EXIT_WELL && validation.failed)
		return EXIT_MACHINE;
	if (status == EXIT_WELL && counts->verdicts[VERDICT_ACCEPTED] != counts->messages)
		return EXIT_FINDINGS;
	return status;
}
