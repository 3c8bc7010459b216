/* Publications that are there already. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "feed_parts.h"
#include "ijw/base/ascii.h"
#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"

enum { COLUMNS = 64 };

/* "2026-01-31-12": 12; 0 when this is no publication. */
static unsigned long number(const char *name)
{
	int32_t day;
	char *end;
	unsigned long n;

	if (strlen(name) < 12 || strlen(name) >= FEED_NAME || date_parse(name, 10, &day) != 0 ||
	    name[10] != '-' || !ascii_is_digit(name[11]) || name[11] == '0')
		return 0;
	n = strtoul(name + 11, &end, 10);
	return *end == '\0' ? n : 0;
}

static int by_age(const void *left, const void *right)
{
	const char *a = *(char *const *)left, *b = *(char *const *)right;
	int order = strncmp(a, b, 10);

	return order != 0 ? order : (number(a) > number(b)) - (number(a) < number(b));
}

int feed_list(const struct home *home, struct pool *pool, char ***names, size_t *count)
{
	int fd = openat(home->fd, "feed", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *list = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *entry;
	size_t room = 0;
	char **found = NULL;

	*names = NULL;
	*count = 0;
	if (list == NULL) {
		if (fd >= 0)
			close(fd);
		else if (errno == ENOENT)
			return 0;
		log_errno("%s/feed: the publications cannot be read", home->path);
		return -1;
	}
	while ((entry = readdir(list)) != NULL) {
		if (number(entry->d_name) == 0)
			continue;
		found = xmore(found, *count, &room, sizeof(*found));
		found[(*count)++] = pool_copy(pool, entry->d_name, strlen(entry->d_name));
	}
	closedir(list);
	if (*count > 0) {
		qsort(found, *count, sizeof(*found), by_age);
		*names = pool_alloc(pool, *count * sizeof(**names));
		memcpy(*names, found, *count * sizeof(**names));
	}
	free(found);
	return 0;
}

static int visit_rows(struct buf *bytes, feed_row *visit, void *context)
{
	char *header[COLUMNS], *cells[COLUMNS];
	struct csv csv;
	int columns, count;

	csv_begin(&csv, bytes->data != NULL ? bytes->data : (char[1]){""}, bytes->length);
	columns = csv_line(&csv, header, COLUMNS);
	if (columns < 1 || columns > COLUMNS)
		return -1;
	while ((count = csv_line(&csv, cells, COLUMNS)) == columns)
		visit(context, (const char *const *)header, (const char *const *)cells,
		      (size_t)columns);
	return count < 0 ? 0 : -1;
}

int feed_read(const struct home *home, const char *publication, const char *table, feed_row *visit,
	      void *context)
{
	struct buf bytes = BUF_INIT(LIMIT_FEED_BYTES);
	char name[256];
	int fd, rc = -1;

	snprintf(name, sizeof(name), "feed/%s/%s.csv", publication, table);
	fd = file_open(home->fd, name);
	if (fd < 0 && errno == ENOENT)
		return 1;
	if (fd < 0 || file_read(fd, &bytes) != 0)
		log_errno("%s/%s: this publication cannot be read", home->path, name);
	else if ((rc = visit_rows(&bytes, visit, context)) != 0)
		log_error("%s/%s: this is no table of a publication; put back what was there, or "
			  "take the publication away",
			  home->path, name);
	if (fd >= 0)
		close(fd);
	buf_free(&bytes);
	return rc;
}
