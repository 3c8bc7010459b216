/* One state in which a home may be found after the power went, made from a log of power.c:
 *
 *   replay LOG START OUT SEED [ARRIVALS FROM]...
 *
 * START is the home before the log began, OUT a copy of it, which becomes the state. Files of the
 * folder ARRIVALS were put into inbox/ by others when the log had FROM bytes, and last from then
 * on. SEED chooses the moment and what was lost. Prints the number of arrivals before the moment,
 * and in words what was done.
 *
 * What is assumed of the disk:
 *   - fsync and fdatasync of a file: its bytes and length last. Not its name.
 *     After an fsync that failed, bytes written before it last only when they are written again.
 *   - fsync of a folder: all that was done before to names in it lasts.
 *   - What is not synced is kept or lost, each change by itself, in any order; a write is torn at
 *     sectors of 512 or 4096 bytes, each of them old or new, and where a file grew zeros may be.
 *   - A rename is whole: of two folders, syncing one makes it last. Changes of one name keep their
 *     order; those of different names need not.
 * This is less than ext4, xfs and btrfs give, which keep the order of changes of names. */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calls.h"
#include "power.h"

enum { FILES_MAX = 40000, WAYS = 8, NONE = -1 };

static const char *const ways[WAYS] = {
    "all unsynced lost",        "nothing lost",
    "unsynced bytes lost",      "unsynced names lost",
    "half of the changes lost", "half of the sectors lost",
    "one change of each lost",  "one change of each kept",
};

/* A line of the log. `file` is what a name stands for. */
struct op {
	uint32_t kind;
	int file;
	char *path, *to;
	uint64_t inode, offset, length;
	const char *bytes;
	size_t at; /* in the log */
	bool synced;
	bool failed; /* a sync that gave EIO; bytes that it did not write, and no later one does */
};

struct ops {
	struct op *list;
	int count, room;
};

struct file {
	uint64_t inode;
	char *source; /* where the bytes are with which it began; NULL: it began empty */
	bool loaded, folder;
	char *bytes;
	size_t length, room, live_length;
	struct ops ops;
};

struct name {
	char *path;
	int file;
};

/* What the program sees, and what is on the disk for certain. */
struct names {
	struct name list[FILES_MAX];
	int count;
};

static struct file files[FILES_MAX];
static int file_count;
static struct names start, live, disk;
static struct ops folder_ops;
static uint64_t state;

static void die(const char *what, const char *which)
{
	fprintf(stderr, "replay: %s: %s\n", what, which);
	exit(2);
}

static void *must(void *memory)
{
	if (memory == NULL)
		die("no memory", "");
	return memory;
}

/* splitmix64 */
static uint64_t chance(uint64_t below)
{
	uint64_t z = state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return (z ^ z >> 31) % below;
}

static struct name *find(struct names *names, const char *path)
{
	for (int i = 0; i < names->count; i++)
		if (strcmp(names->list[i].path, path) == 0)
			return &names->list[i];
	return NULL;
}

static void set(struct names *names, const char *path, int file)
{
	struct name *name = find(names, path);

	if (name == NULL) {
		if (names->count == FILES_MAX)
			die("too many names", path);
		name = &names->list[names->count++];
		name->path = must(strdup(path));
	}
	name->file = file;
}

static void drop(struct names *names, const char *path)
{
	struct name *name = find(names, path);

	if (name != NULL) {
		free(name->path);
		*name = names->list[--names->count];
	}
}

static int new_file(const char *source)
{
	if (file_count == FILES_MAX)
		die("too many files", source);
	files[file_count].source = source != NULL ? must(strdup(source)) : NULL;
	return file_count++;
}

static void add(struct ops *ops, struct op op)
{
	if (ops->count == ops->room) {
		ops->room = ops->room == 0 ? 16 : 2 * ops->room;
		ops->list = must(realloc(ops->list, (size_t)ops->room * sizeof(op)));
	}
	ops->list[ops->count++] = op;
}

static char *read_all(const char *path, size_t *length)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat status;
	char *bytes;

	if (fd < 0 || fstat(fd, &status) != 0)
		die("cannot be read", path);
	*length = (size_t)status.st_size;
	bytes = must(malloc(*length + 1));
	for (size_t at = 0; at < *length;) {
		ssize_t got = read(fd, bytes + at, *length - at);

		if (got <= 0)
			die("cannot be read", path);
		at += (size_t)got;
	}
	close(fd);
	return bytes;
}

static void load(struct file *file)
{
	if (!file->loaded && file->source != NULL) {
		file->bytes = read_all(file->source, &file->length);
		file->room = file->length;
	}
	file->loaded = true;
}

static void resize(struct file *file, size_t length)
{
	if (length > file->room) {
		file->room = 2 * length;
		file->bytes = must(realloc(file->bytes, file->room));
	}
	if (length > file->length)
		memset(file->bytes + file->length, 0, length - file->length);
	file->length = length;
}

/* Writes those sectors that are kept: all, or each with a chance of a half. */
static void apply_bytes(struct file *file, const struct op *op, size_t sector, bool torn)
{
	size_t from = (size_t)op->offset, end = from + (size_t)op->length;

	load(file);
	if (op->kind == CALL_TRUNCATE) {
		resize(file, (size_t)op->length);
		return;
	}
	for (size_t at = from; at < end;) {
		size_t next = torn ? (at / sector + 1) * sector : end;

		if (next > end)
			next = end;
		if (!torn || chance(2) == 0) {
			if (next > file->length)
				resize(file, next);
			memcpy(file->bytes + at, op->bytes + (at - from), next - at);
		}
		at = next;
	}
}

static void apply_name(struct names *names, const struct op *op)
{
	if (op->kind == CALL_CREATE || op->kind == CALL_MKDIR)
		set(names, op->path, op->file);
	else if (op->kind == CALL_LINK)
		set(names, op->to, op->file);
	else
		drop(names, op->path);
	if (op->kind == CALL_RENAME)
		set(names, op->to, op->file);
}

/* The folder of a path is this one. */
static bool lies_in(const char *path, const char *folder)
{
	const char *last = strrchr(path, '/');
	size_t length = last != NULL ? (size_t)(last - path) : 0;

	return *path != '\0' && strlen(folder) == length && memcmp(path, folder, length) == 0;
}

static bool share_name(const struct op *a, const struct op *b)
{
	return strcmp(a->path, b->path) == 0 || (*a->to != '\0' && strcmp(a->to, b->path) == 0) ||
	       (*b->to != '\0' && (strcmp(a->path, b->to) == 0 || strcmp(a->to, b->to) == 0));
}

static void sync_folder(const char *folder)
{
	struct op *list = folder_ops.list;
	int left = 0;

	for (int i = folder_ops.count - 1; i >= 0; i--) {
		list[i].synced = lies_in(list[i].path, folder) || lies_in(list[i].to, folder);
		for (int j = i + 1; !list[i].synced && j < folder_ops.count; j++)
			list[i].synced = list[j].synced && share_name(&list[i], &list[j]);
	}
	for (int i = 0; i < folder_ops.count; i++) {
		if (list[i].synced)
			apply_name(&disk, &list[i]);
		else
			list[left++] = list[i];
	}
	folder_ops.count = left;
}

/* Whether a page of these bytes is written again: it takes along what is on it. */
static bool is_rewritten(const struct ops *ops, int at)
{
	const uint64_t page = 4096;
	const struct op *op = &ops->list[at];

	for (int i = at + 1; i < ops->count; i++) {
		const struct op *later = &ops->list[i];

		if (!later->failed &&
		    (later->kind == CALL_TRUNCATE ||
		     (later->offset / page <= (op->offset + op->length - 1) / page &&
		      op->offset / page <= (later->offset + later->length - 1) / page)))
			return true;
	}
	return false;
}

/* What a failed sync left in memory no sync writes any more; before it is written anew it may be
 * lost, and a later change of the same file still comes after it. */
static void sync_file(struct file *file, bool failed)
{
	struct op *list = file->ops.list;
	int left = 0;

	for (int i = 0; failed && i < file->ops.count; i++)
		list[i].failed = true;
	for (int i = 0; i < file->ops.count; i++) {
		if (list[i].failed && !is_rewritten(&file->ops, i))
			list[left++] = list[i];
		else
			apply_bytes(file, &list[i], 0, false);
	}
	file->ops.count = left;
}

static struct file *by_inode(uint64_t inode)
{
	for (int i = file_count - 1; i >= 0; i--)
		if (files[i].inode == inode)
			return &files[i];
	return NULL;
}

static int known(const char *path)
{
	struct name *name = find(&live, path);

	if (name == NULL)
		die("in the log, but nowhere else", path);
	return name->file;
}

static void change_name(struct op op)
{
	if (op.kind == CALL_CREATE || op.kind == CALL_MKDIR) {
		op.file = new_file(NULL);
		files[op.file].inode = op.inode;
		files[op.file].folder = op.kind == CALL_MKDIR;
	} else {
		op.file = known(op.path);
	}
	apply_name(&live, &op);
	add(&folder_ops, op);
}

static void change_bytes(struct op op)
{
	struct file *file = by_inode(op.inode);
	size_t end = (size_t)(op.offset + op.length);

	if (file == NULL)
		die("bytes of a file that was not opened", op.path);
	if (op.kind == CALL_TRUNCATE || end > file->live_length)
		file->live_length = end;
	add(&file->ops, op);
}

/* One line of the log. */
static void take(struct op op)
{
	struct file *file;

	switch (op.kind) {
	case CALL_OPEN:
		files[known(op.path)].inode = op.inode;
		break;
	case CALL_WRITE:
	case CALL_TRUNCATE:
		change_bytes(op);
		break;
	case CALL_FSYNC:
	case CALL_FDATASYNC:
		file = by_inode(op.inode);
		if (file != NULL && !file->folder)
			sync_file(file, op.failed);
		else if (!op.failed)
			sync_folder(op.path);
		break;
	default:
		change_name(op);
	}
}

/* A name that lasts. */
static void begin_with(const char *name, int file, bool at_start)
{
	if (at_start)
		set(&start, name, file);
	set(&live, name, file);
	set(&disk, name, file);
}

/* What lasts: the files and folders below `folder`, as names below `prefix`. */
static void list(const char *folder, const char *prefix, bool at_start)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	if (dir == NULL)
		die("cannot be listed", folder);
	while ((entry = readdir(dir)) != NULL) {
		char path[PATH_MAX], name[PATH_MAX];
		struct stat status;

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		snprintf(name, sizeof(name), "%s%s", prefix, entry->d_name);
		if (lstat(path, &status) != 0)
			die("cannot be read", path);
		if (S_ISDIR(status.st_mode)) {
			int file = new_file(NULL);

			files[file].folder = true;
			begin_with(name, file, at_start);
			strcat(name, "/");
			list(path, name, at_start);
		} else {
			int file = new_file(path);

			files[file].live_length = (size_t)status.st_size;
			begin_with(name, file, at_start);
		}
	}
	closedir(dir);
}

/* Whether change number `at` is kept. */
static bool is_kept(int way, bool of_names, int at, int one)
{
	switch (way) {
	case 0:
		return false;
	case 1:
		return true;
	case 2:
		return of_names;
	case 3:
		return !of_names;
	case 6:
		return at != one;
	case 7:
		return at == one;
	default:
		return way == 5 && !of_names ? true : chance(2) == 0;
	}
}

static int one_of(int count)
{
	return count > 0 ? (int)chance((uint64_t)count) : NONE;
}

/* A change of a name that is kept takes along those before it of the same names. */
static void lose_names(int way)
{
	int one = one_of(folder_ops.count);
	struct op *list = folder_ops.list;

	for (int i = folder_ops.count - 1; i >= 0; i--) {
		list[i].synced = is_kept(way, true, i, one);
		for (int j = i + 1; !list[i].synced && j < folder_ops.count; j++)
			list[i].synced = list[j].synced && share_name(&list[i], &list[j]);
	}
	for (int i = 0; i < folder_ops.count; i++)
		if (list[i].synced)
			apply_name(&disk, &list[i]);
}

/* The power goes. */
static void lose(int way, size_t sector)
{
	int one;

	lose_names(way);
	for (struct file *file = files; file < files + file_count; file++) {
		one = one_of(file->ops.count);
		for (int i = 0; i < file->ops.count; i++)
			if (is_kept(way, false, i, one))
				apply_bytes(file, &file->ops.list[i], sector, way == 5);
		if (file->ops.count > 0 && way >= 4 && chance(4) == 0 &&
		    file->live_length > file->length)
			resize(file, file->live_length);
	}
}

static void write_file(const char *path, struct file *file)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	load(file);
	if (fd < 0)
		die("cannot be written", path);
	for (size_t at = 0; at < file->length;) {
		ssize_t done = write(fd, file->bytes + at, file->length - at);

		if (done <= 0)
			die("cannot be written", path);
		at += (size_t)done;
	}
	if (close(fd) != 0)
		die("cannot be written", path);
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct name *)a)->path, ((const struct name *)b)->path);
}

/* Whether OUT has this already. */
static bool is_there(const struct name *name)
{
	const struct name *first = find(&start, name->path);

	return first != NULL && first->file == name->file && !files[name->file].loaded;
}

/* What is in a folder whose own name was lost is lost with it. */
static void write_state(const char *out)
{
	char path[PATH_MAX];
	struct stat status;

	for (int i = 0; i < start.count; i++) {
		snprintf(path, sizeof(path), "%s/%s", out, start.list[i].path);
		if (find(&disk, start.list[i].path) == NULL && unlink(path) != 0)
			die("cannot be removed", path);
	}
	qsort(disk.list, (size_t)disk.count, sizeof(disk.list[0]), by_path);
	for (int i = 0; i < disk.count; i++) {
		struct file *file = &files[disk.list[i].file];
		char *last;

		snprintf(path, sizeof(path), "%s/%s", out, disk.list[i].path);
		last = strrchr(path, '/');
		*last = '\0';
		if (stat(path, &status) != 0)
			continue;
		*last = '/';
		if (file->folder)
			mkdir(path, 0700);
		else if (!is_there(&disk.list[i]))
			write_file(path, file);
	}
}

static struct ops read_log(const char *path)
{
	struct ops ops = {0};
	size_t length, at = 0;
	char *log = read_all(path, &length);

	while (at < length) {
		struct record record;
		struct op op = {.at = at};
		size_t bytes;

		memcpy(&record, log + at, sizeof(record));
		at += sizeof(record);
		op.kind = record.kind;
		op.inode = record.inode;
		op.offset = record.offset;
		op.length = record.length;
		op.failed = record.failed != 0;
		op.path = must(strndup(log + at, record.path_length));
		at += record.path_length;
		op.to = must(strndup(log + at, record.to_length));
		at += record.to_length;
		op.bytes = log + at;
		bytes = record.kind == CALL_WRITE ? (size_t)record.length : 0;
		at += bytes;
		add(&ops, op);
	}
	add(&ops, (struct op){.kind = CALL_KINDS, .at = length}); /* where the log ends */
	return ops;
}

/* A rename between two lines, each as likely as another; NONE when there is none. */
static int choose_rename(const struct ops *ops, int from, int end)
{
	int chosen = NONE;
	uint64_t seen = 0;

	for (int i = from; i < end; i++)
		if (ops->list[i].kind == CALL_RENAME && chance(++seen) == 0)
			chosen = i;
	return chosen;
}

/* The power goes before this one, between two lines. Most are writes of pages: a third of the
 * moments are beside another, and a third soon after a rename, when others rely on what was done
 * before it. */
static int choose_moment(const struct ops *ops, int from, int end)
{
	int moment = from + (int)chance((uint64_t)(end - from)), rename;
	uint64_t beside = chance(3);

	while (beside == 1 && moment < end - 1 && ops->list[moment].kind == CALL_WRITE)
		moment++;
	rename = beside == 2 ? choose_rename(ops, from, end) : NONE;
	if (rename != NONE)
		moment = rename + 1 + (int)chance(6);
	return moment < end ? moment : end - 1;
}

/* The first line at or after this place of the log. */
static int line_at(const struct ops *ops, const char *at)
{
	int line = 0;

	while (line < ops->count - 1 && ops->list[line].at < strtoull(at, NULL, 10))
		line++;
	return line;
}

int main(int argc, char **argv)
{
	size_t sector;
	struct ops ops;
	int moment, way, from, end, arrived = 0;

	if (argc < 5 || argc % 2 == 0)
		die("usage", "replay LOG START OUT SEED [ARRIVALS FROM]...");
	state = strtoull(argv[4], NULL, 10);
	way = (int)(state % WAYS);
	ops = read_log(argv[1]);
	if (argc > 5)
		arrived = (int)chance((uint64_t)(argc - 5) / 2);
	from = argc > 5 ? line_at(&ops, argv[6 + 2 * arrived]) : 0;
	end = 8 + 2 * arrived < argc ? line_at(&ops, argv[8 + 2 * arrived]) : ops.count;
	moment = choose_moment(&ops, from, end);
	arrived = 0;
	sector = chance(2) == 0 ? 512 : 4096;
	list(argv[2], "", true);
	for (int i = 0; i <= moment; i++) {
		while (5 + 2 * arrived < argc &&
		       strtoull(argv[6 + 2 * arrived], NULL, 10) <= ops.list[i].at)
			list(argv[5 + 2 * arrived++], "inbox/", false);
		if (i < moment)
			take(ops.list[i]);
	}
	lose(way, sector);
	write_state(argv[3]);
	printf("%d before call %d of %d: %s, sectors of %zu\n", arrived, moment + 1, ops.count,
	       ways[way], sector);
	return 0;
}
