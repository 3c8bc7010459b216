/* A name that is masked after a report has said it. */
#include "ijw/intake/report.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/json.h"
#include "ijw/base/limits.h"

/* Places in a text, one in each of some items and rising, that move with it. */
struct places {
	void *items;
	size_t count, size;
	size_t member; /* where an item has its place */
};

static size_t *place_of(const struct places *places, size_t item)
{
	return (size_t *)(void *)((char *)places->items + item * places->size + places->member);
}

/* The text with `to` for every `from`, added to `out`. */
static void substitute(const struct buf *text, const char *from, const char *to, struct buf *out)
{
	const size_t length = strlen(from);
	size_t at = 0;

	while (at < text->length) {
		const char *found = memmem(text->data + at, text->length - at, from, length);
		size_t end = found != NULL ? (size_t)(found - text->data) : text->length;

		buf_add(out, text->data + at, end - at);
		at = end;
		if (found == NULL)
			break;
		buf_puts(out, to);
		at += length;
	}
}

/* Where a place comes to lie: behind as many changes as stood before it. */
static void move_places(const struct buf *text, const char *from, size_t grows,
			const struct places *places)
{
	const size_t length = strlen(from);
	size_t next = 0, at = 0, moved = 0;

	while (next < places->count) {
		const char *found = at < text->length
					? memmem(text->data + at, text->length - at, from, length)
					: NULL;
		size_t end = found != NULL ? (size_t)(found - text->data) : SIZE_MAX;

		for (; next < places->count && *place_of(places, next) <= end; next++)
			*place_of(places, next) += moved;
		if (found == NULL)
			break;
		moved += grows;
		at = end + length;
	}
}

/* Puts `to` for every `from` in a text. */
static void replace(struct buf *text, const char *from, const char *to, const struct places *places,
		    size_t kinds)
{
	struct buf out = BUF_INIT(0);

	/* What grows by less than nothing grows by so much that it comes round. */
	for (size_t i = 0; i < kinds; i++)
		move_places(text, from, strlen(to) - strlen(from), &places[i]);
	substitute(text, from, to, &out);
	buf_free(text);
	*text = out;
}

/* A name as it stands in JSON, without its quotes. */
static void escape(const char *name, struct buf *out)
{
	struct buf text = BUF_INIT(0);
	struct json json;

	json_begin(&json, &text, JSON_COMPACT);
	json_array(&json, NULL);
	json_text(&json, NULL, name);
	json_end(&json);
	buf_add(out, text.data + 2, text.length - 4);
	buf_puts(out, "");
	buf_free(&text);
}

void report_rename(struct report *report, const char *from, const char *to)
{
	const struct places objects = {report->noted, report->count, sizeof(*report->noted),
				       offsetof(struct noted, json)};
	const struct places names[] = {
	    {report->spoken, report->spoken_count, sizeof(*report->spoken),
	     offsetof(struct spoken, name)},
	    {report->stay, report->stays, sizeof(*report->stay), offsetof(struct stay, file)}};
	struct buf was = BUF_INIT(0), is = BUF_INIT(0);

	escape(from, &was);
	escape(to, &is);
	replace(&report->messages, was.data, is.data, &objects, 1);
	replace(&report->names, from, to, names, 2);
	buf_free(&was);
	buf_free(&is);
}

/* ---- Reports that are closed ---- */

/* The reports of a batch end so. */
static bool has_end(const char *name, const char *end)
{
	const size_t length = strlen(name), tail = strlen(end);

	return length > tail && strcmp(name + length - tail, end) == 0;
}

/* The text of a report, when that is one: 1, 0 or -1. `*mode` is that of the file. */
static int read_report(int outbox, const char *name, struct buf *text, mode_t *mode)
{
	int fd = file_open(outbox, name), rc = -1, saved;
	struct stat status;

	if (fd < 0)
		return errno == ENOENT || errno == EINVAL || errno == ELOOP ? 0 : -1;
	if (fstat(fd, &status) == 0)
		rc = file_read(fd, text);
	saved = errno;
	*mode = rc == 0 ? status.st_mode & 07777 : 0;
	close(fd);
	errno = saved;
	return rc < 0 ? -1 : rc == 0;
}

static int rename_in(int outbox, const char *name, const char *from, const char *to)
{
	/* Of the texts of a report and what goes around them. */
	struct buf text = BUF_INIT(4 * LIMIT_BATCH_BYTES);
	mode_t mode;
	int rc = read_report(outbox, name, &text, &mode);

	if (rc == 1 && text.length > 0 && memmem(text.data, text.length, from, strlen(from)) != NULL) {
		replace(&text, from, to, NULL, 0);
		rc = file_publish(outbox, name, text.data, text.length, mode);
	}
	buf_free(&text);
	return rc < 0 ? -1 : 0;
}

static int rename_each(int outbox, DIR *list, const char *from, const char *to)
{
	struct buf was = BUF_INIT(0), is = BUF_INIT(0);
	struct dirent *entry;
	int rc = 0;

	escape(from, &was);
	escape(to, &is);
	while (rc == 0 && (errno = 0, entry = readdir(list)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		if (has_end(entry->d_name, ".txt"))
			rc = rename_in(outbox, entry->d_name, from, to);
		else if (has_end(entry->d_name, ".json"))
			rc = rename_in(outbox, entry->d_name, was.data, is.data);
	}
	buf_free(&was);
	buf_free(&is);
	return rc == 0 && errno == 0 ? 0 : -1;
}

int report_rename_closed(int outbox, const char *from, const char *to)
{
	int fd = openat(outbox, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc;
	DIR *list = fd >= 0 ? fdopendir(fd) : NULL;

	if (list == NULL) {
		if (fd >= 0)
			close(fd);
		return -1;
	}
	rc = rename_each(outbox, list, from, to);
	closedir(list);
	return rc;
}
