#include "ijw/base/litter.h"

#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/pool.h"

/* NAME:Zone.Identifier: where a download came from, a stream beside the file, which other file
 * systems show as a file. ~$NAME: a document that is open in an office program. */
const char litter_default[] = "*.part,*.filepart,*.tmp,*.crdownload,~$*,Thumbs.db,desktop.ini,"
			      "__MACOSX,*:Zone.Identifier";

static char *chosen; /* NULL: the default */

/* A pattern of a list. */
struct pattern {
	const char *begin, *end;
	bool upload;
	char last; /* what a name must end with, in lower case; NUL: anything */
};

/* Those of one list. */
struct patterns {
	struct pattern *pattern;
	size_t count, room;
};

/* Each name of a large folder is looked up, so that the lists are read once. */
static struct patterns of_default, of_chosen;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* The next one from `*list` on; false at the end. */
static bool next_pattern(const char **list, struct pattern *out)
{
	const char *at = *list;

	if (at == NULL)
		return false;
	out->begin = at;
	out->end = at + strcspn(at, ",");
	*list = *out->end == ',' ? out->end + 1 : NULL;
	while (out->begin < out->end && ascii_is_blank(*out->begin))
		out->begin++;
	while (out->begin < out->end && ascii_is_blank(out->end[-1]))
		out->end--;
	return true;
}

static bool matches(struct pattern pattern, const char *name)
{
	const char *star = NULL, *from = NULL, *at = pattern.begin;

	while (*name != '\0') {
		if (at < pattern.end && *at == '*') {
			star = ++at;
			from = name;
		} else if (at < pattern.end && ascii_lower(*at) == ascii_lower(*name)) {
			at++;
			name++;
		} else if (star != NULL) {
			at = star;
			name = ++from;
		} else {
			return false;
		}
	}
	while (at < pattern.end && *at == '*')
		at++;
	return at == pattern.end;
}

/* "*.part": what a file has at its end until it is whole. */
static bool is_of_uploads(struct pattern pattern)
{
	return pattern.end - pattern.begin > 2 && pattern.begin[0] == '*' &&
	       pattern.begin[1] == '.';
}

static void read_list(struct patterns *patterns, const char *list)
{
	struct pattern pattern = {0};

	patterns->count = 0;
	while (next_pattern(&list, &pattern)) {
		bool open_ended = pattern.end == pattern.begin || pattern.end[-1] == '*';

		pattern.upload = is_of_uploads(pattern);
		pattern.last = open_ended ? '\0' : ascii_lower(pattern.end[-1]);
		patterns->pattern =
		    xmore(patterns->pattern, patterns->count, &patterns->room, sizeof(pattern));
		patterns->pattern[patterns->count++] = pattern;
	}
}

static void read_default(void)
{
	read_list(&of_default, litter_default);
}

static bool is_listed(const char *name, bool uploads)
{
	const struct patterns *patterns = chosen != NULL ? &of_chosen : &of_default;
	char last = name[0] != '\0' ? ascii_lower(name[strlen(name) - 1]) : '\0';

	(void)pthread_once(&once, read_default);
	for (const struct pattern *at = patterns->pattern; at < patterns->pattern + patterns->count;
	     at++)
		if (at->upload == uploads && (at->last == '\0' || at->last == last) &&
		    matches(*at, name))
			return true;
	return false;
}

bool litter_is_list(const char *list)
{
	struct pattern pattern;

	if (list[strspn(list, " \t")] == '\0')
		return true;
	while (next_pattern(&list, &pattern)) {
		size_t length = (size_t)(pattern.end - pattern.begin);

		if (length > NAME_MAX || memchr(pattern.begin, '/', length) != NULL ||
		    strspn(pattern.begin, "*.") >= length)
			return false;
	}
	return true;
}

void litter_use(const char *list)
{
	if (strcmp(list != NULL ? list : litter_default, litter_list()) == 0)
		return;
	free(chosen);
	chosen = list != NULL ? xstrdup(list) : NULL;
	if (chosen != NULL)
		read_list(&of_chosen, chosen);
}

const char *litter_list(void)
{
	return chosen != NULL ? chosen : litter_default;
}

bool litter_is_upload(const char *name)
{
	return is_listed(name, true);
}

bool litter_is(const char *name)
{
	return name[0] == '.' || is_listed(name, false);
}

bool litter_is_path(const char *path)
{
	char name[NAME_MAX + 1] = "";

	while (*path != '\0') {
		size_t length = strcspn(path, "/");
		size_t kept = length < NAME_MAX ? length : NAME_MAX;

		memcpy(name, path, kept);
		name[kept] = '\0';
		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && litter_is(name))
			return true;
		path += length;
		path += strspn(path, "/");
	}
	return litter_is_upload(name);
}
