#include "ijw/store/gewist.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/digest.h"
#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"

#define HEAD "ijw gewist 1"

enum { MOMENT = sizeof("2026-11-23T03:45:00Z") - 1, CHECK = PSEUDONYM_TEXT - 1, DAY = 86400 };

/* ---- What it says ---- */

static void value_of(const struct home *keys, const char *client, char value[PSEUDONYM_TEXT])
{
	uint8_t digest[PSEUDONYM_BYTES];

	pseudonym_digest(keys->keys->pseudonym, "gewist", client, PSEUDONYM_TEXT - 1, digest);
	digest_hex(digest, sizeof(digest), value);
}

/* Puts the check of a line, which has none yet, behind it; `before` is that of the line before it. */
static void add_check(const struct home *keys, const char *before, struct buf *line)
{
	struct buf said = BUF_INIT(0);
	uint8_t digest[PSEUDONYM_BYTES];
	char check[PSEUDONYM_TEXT];

	buf_printf(&said, "%s%s", before, line->data);
	pseudonym_digest(keys->keys->archive, "gewist-regel", said.data, said.length, digest);
	buf_printf(line, " %s\n", digest_hex(digest, sizeof(digest), check));
	buf_free(&said);
}

/* A list while it is read. */
struct reading {
	const struct home *keys;
	const char *file;
	struct gewist *out;
	size_t room;
	size_t number;             /* of the line */
	size_t whole;              /* bytes of the lines that were read */
	char check[PSEUDONYM_TEXT]; /* of the last of them */
};

static enum gewist_outcome refuse_head(const struct reading *reading, const char *line, size_t length)
{
	const size_t head = strlen(HEAD);

	if (length == head + 1 + CHECK && memcmp(line, HEAD " ", head + 1) == 0)
		log_error("%s: this erasure list was made with other keys; name the one of this home",
			  reading->file);
	else
		log_error("%s: this is no erasure list of ijw; name the file that [wissen] lijst of ijw.conf named",
			  reading->file);
	return GEWIST_REFUSED;
}

static int take_moment(const char *line, int64_t *moment)
{
	int hour, minute, second;
	int32_t day;

	if (date_parse(line, strlen("2026-11-23"), &day) != 0 ||
	    sscanf(line + strlen("2026-11-23"), "T%2d:%2d:%2dZ", &hour, &minute, &second) != 3)
		return -1;
	*moment = (int64_t)day * DAY + hour * 3600 + minute * 60 + second;
	return 0;
}

/* A line without its end. */
static enum gewist_outcome take_line(struct reading *reading, const char *line, size_t length)
{
	struct gewist *out = reading->out;
	struct buf expected = BUF_INIT(0);
	struct gewist_line *taken;
	bool same;

	if (length > CHECK + 1)
		buf_add(&expected, line, length - CHECK - 1);
	if (expected.length > 0)
		add_check(reading->keys, reading->check, &expected);
	same = expected.length == length + 1 && memcmp(expected.data, line, length) == 0;
	buf_free(&expected);
	if (reading->number == 1 && (!same || length != strlen(HEAD) + 1 + CHECK))
		return refuse_head(reading, line, length);
	if (reading->number > 1) {
		out->line = xmore(out->line, out->count, &reading->room, sizeof(*out->line));
		taken = &out->line[out->count];
		if (!same || length != MOMENT + 1 + CHECK + 1 + CHECK || take_moment(line, &taken->moment) != 0) {
			log_error("%s:%zu: this line, or the one before it, is not as ijw wrote it; use another "
				  "copy of the erasure list",
				  reading->file, reading->number);
			return GEWIST_REFUSED;
		}
		memcpy(taken->value, line + MOMENT + 1, CHECK);
		taken->value[CHECK] = '\0';
		out->count++;
	}
	memcpy(reading->check, line + length - CHECK, CHECK);
	return GEWIST_DONE;
}

static enum gewist_outcome take_lines(struct reading *reading, const struct buf *bytes)
{
	enum gewist_outcome outcome = GEWIST_DONE;
	const char *end;

	while (outcome == GEWIST_DONE && reading->whole < bytes->length &&
	       (end = memchr(bytes->data + reading->whole, '\n', bytes->length - reading->whole)) != NULL) {
		const char *line = bytes->data + reading->whole;

		reading->number++;
		outcome = take_line(reading, line, (size_t)(end - line));
		reading->whole += (size_t)(end - line) + 1;
	}
	return outcome;
}

/* ---- Reading it ---- */

/* By value; of one youth the last. */
static int by_value(const void *a, const void *b)
{
	const struct gewist_line *left = a, *right = b;
	const int order = strcmp(left->value, right->value);

	return order != 0 ? order : (left->moment < right->moment) - (left->moment > right->moment);
}

static void sort(struct gewist *list)
{
	size_t kept = 0;

	if (list->count > 0)
		qsort(list->line, list->count, sizeof(*list->line), by_value);
	for (size_t i = 0; i < list->count; i++)
		if (kept == 0 || strcmp(list->line[i].value, list->line[kept - 1].value) != 0)
			list->line[kept++] = list->line[i];
	list->count = kept;
}

enum gewist_outcome gewist_read(const struct home *keys, const char *file, struct gewist *out)
{
	struct reading reading = {.keys = keys, .file = file, .out = out};
	struct buf bytes = BUF_INIT(0);
	enum gewist_outcome outcome = GEWIST_FAILED;
	const int fd = file_open(AT_FDCWD, file);

	*out = (struct gewist){.count = 0};
	if (fd < 0 || file_read(fd, &bytes) != 0)
		log_errno("%s: the erasure list cannot be read; where nobody was ever erased an empty file will do", file);
	else
		outcome = take_lines(&reading, &bytes);
	if (outcome == GEWIST_DONE && reading.whole < bytes.length)
		log_note("%s: its last line was not written to the end: that erasure did not begin", file);
	if (fd >= 0)
		close(fd);
	buf_free(&bytes);
	sort(out);
	return outcome;
}

void gewist_end(struct gewist *list)
{
	free(list->line);
}

static int is_value(const void *value, const void *line)
{
	return strcmp(value, ((const struct gewist_line *)line)->value);
}

size_t gewist_place(const struct gewist *list, const struct home *keys, const char *client)
{
	char value[PSEUDONYM_TEXT];
	const struct gewist_line *found = NULL;

	value_of(keys, client, value);
	if (list->count > 0)
		found = bsearch(value, list->line, list->count, sizeof(*list->line), is_value);
	return found != NULL ? (size_t)(found - list->line) : list->count;
}

/* ---- Adding to it ---- */

static void next_lines(const struct reading *reading, const char *client, struct buf *lines)
{
	char value[PSEUDONYM_TEXT], moment[CLOCK_TEXT], check[PSEUDONYM_TEXT];
	struct buf line = BUF_INIT(0);

	snprintf(check, sizeof(check), "%s", reading->check);
	if (reading->whole == 0) {
		buf_puts(&line, HEAD);
		add_check(reading->keys, "", &line);
		buf_add(lines, line.data, line.length);
		snprintf(check, sizeof(check), "%.*s", CHECK, line.data + line.length - 1 - CHECK);
		buf_clear(&line);
	}
	value_of(reading->keys, client, value);
	buf_printf(&line, "%s %s", clock_format(clock_now(), moment), value);
	add_check(reading->keys, check, &line);
	buf_add(lines, line.data, line.length);
	buf_free(&line);
}

/* The file may have been made just now. */
static int sync_folder(const char *path)
{
	char *folder = file_folder(path);
	const int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const int rc = dir >= 0 ? file_sync_dir(dir) : -1;

	if (dir >= 0)
		close(dir);
	free(folder);
	return rc;
}

/* Behind the last whole line. What was not written whole is taken away again. */
static enum gewist_outcome append(int fd, const struct reading *reading, const char *client)
{
	const off_t end = (off_t)reading->whole;
	struct buf lines = BUF_INIT(0);
	int rc;

	next_lines(reading, client, &lines);
	rc = ftruncate(fd, end);
	if (rc == 0)
		rc = file_write(fd, lines.data, lines.length);
	if (rc == 0)
		rc = file_sync(fd);
	if (rc == 0)
		rc = sync_folder(reading->file);
	if (rc != 0) {
		log_errno("%s: the erasure list cannot be written; nothing was erased", reading->file);
		(void)!ftruncate(fd, end);
	}
	buf_free(&lines);
	return rc == 0 ? GEWIST_DONE : GEWIST_FAILED;
}

/* Who has its lock is the one that adds. */
static enum gewist_outcome add_to(int fd, const char *path, const struct home *home, const char *client)
{
	struct gewist list = {.count = 0};
	struct reading reading = {.keys = home, .file = path, .out = &list};
	struct buf bytes = BUF_INIT(0);
	enum gewist_outcome outcome = GEWIST_FAILED;
	struct stat status;

	if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
		log_error("%s: the erasure list is no regular file; name another one in [wissen] lijst of ijw.conf",
			  path);
		return GEWIST_REFUSED;
	}
	if (flock(fd, LOCK_EX) != 0 || file_read(fd, &bytes) != 0)
		log_errno("%s: the erasure list cannot be read; nothing was erased", path);
	else
		outcome = take_lines(&reading, &bytes);
	if (outcome == GEWIST_DONE)
		outcome = append(fd, &reading, client);
	buf_free(&bytes);
	gewist_end(&list);
	return outcome;
}

enum gewist_outcome gewist_add(const struct home *home, const char *client)
{
	char *path = home_path(home, home->gewist);
	enum gewist_outcome outcome = GEWIST_FAILED;
	int fd = -1;

	if (home_holds(home, path)) {
		log_error("%s: an erasure list inside the home would be lost with it; name a file elsewhere in "
			  "[wissen] lijst of ijw.conf",
			  path);
		outcome = GEWIST_REFUSED;
	} else {
		fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
		if (fd < 0)
			log_errno("%s: the erasure list cannot be written; nothing was erased", path);
		else
			outcome = add_to(fd, path, home, client);
	}
	if (fd >= 0)
		close(fd);
	free(path);
	return outcome;
}
