#include "ijw/base/config.h"

#include <ini.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/buf.h"
#include "ijw/base/log.h"
#include "ijw/base/nearest.h"
#include "ijw/base/pool.h"
#include "ijw/base/text.h"

struct reading {
	const char *path;
	FILE *file;
	int line;       /* the one that was read last */
	bool continues; /* it begins with a blank: inih gives it to the key before it */
	const struct config_key *keys;
	int *first; /* of each key the line it stood in first; 0: it did not yet */
	/* A key that was read, until it is known that no line goes on with its value; NULL: none. */
	const struct config_key *open;
	char *value;
	int open_line;
	char *into;
	bool failed;
};

/* fgets for inih, which would take the rest of a line that is too long as a line of its own. */
static char *next_line(char *text, int size, void *context)
{
	struct reading *reading = context;
	int length = 0, byte;
	bool whole = true;

	while ((byte = getc(reading->file)) != EOF && byte != '\n') {
		if (length < size - 2)
			text[length++] = (char)byte;
		else
			whole = false;
	}
	if (byte == EOF && length == 0)
		return NULL;
	reading->line++;
	if (!whole && text[0] != ';' && text[0] != '#') {
		log_error("%s:%d: the line is longer than %d bytes; go on with its value on the "
			  "next line, behind a blank",
			  reading->path, reading->line, size - 2);
		reading->failed = true;
		length = 0;
	}
	text[length++] = '\n';
	text[length] = '\0';
	reading->continues = ascii_is_blank(text[0]);
	return text;
}

/* The value of a key goes on with that of its next line. */
static void join(char **value, const char *more)
{
	size_t size = strlen(*value) + strlen(more) + 2;
	char *joined = xmalloc(size);

	snprintf(joined, size, "%s %s", *value, more);
	free(*value);
	*value = joined;
}

static void keep(struct config_lines *lines, const struct reading *reading, const char *section,
		 const char *name, const char *value)
{
	struct config_line *last = lines->count > 0 ? &lines->line[lines->count - 1] : NULL;

	if (reading->continues && last != NULL && strcmp(last->section, section) == 0 &&
	    strcmp(last->name, name) == 0) {
		join(&last->value, value);
		return;
	}
	lines->line = xmore(lines->line, lines->count, &lines->room, sizeof(*lines->line));
	lines->line[lines->count++] = (struct config_line){.section = xstrdup(section),
							   .name = xstrdup(name),
							   .value = xstrdup(value),
							   .line = reading->line};
}

/* Whether a text is that of a pattern: the very same, or the same up to a star and then something.
 */
static bool fits(const char *pattern, const char *text)
{
	size_t length = strlen(pattern);

	if (length == 0 || pattern[length - 1] != '*')
		return strcmp(pattern, text) == 0;
	return strncmp(pattern, text, length - 1) == 0 && text[length - 1] != '\0';
}

/* A key that there is not. It is most often one that is written wrong, or in another section. */
static void refuse_key(struct reading *reading, const char *section, const char *name)
{
	struct nearest nearest = {.word = name};
	const char *elsewhere = NULL;
	struct buf hint = BUF_INIT(0);

	for (const struct config_key *key = reading->keys; key->name != NULL; key++) {
		if (strcmp(key->name, "*") == 0)
			continue;
		if (fits(key->section, section))
			nearest_try(&nearest, key->name);
		else if (strcmp(key->name, name) == 0)
			elsewhere = key->section;
	}
	if (nearest.found != NULL)
		buf_printf(&hint, _("; did you mean %s?"), nearest.found);
	else if (elsewhere != NULL)
		buf_printf(&hint, _("; it stands in [%.*s%s]"), (int)strcspn(elsewhere, "*"),
			   elsewhere, strchr(elsewhere, '*') != NULL ? "NAAM" : "");
	log_error("%s:%d: there is no key '%s' in section [%s]%s; see ijw.conf in the manual",
		  reading->path, reading->line, name, section, hint.length > 0 ? hint.data : "");
	buf_free(&hint);
	reading->failed = true;
}

/* A key whose value is taken here stands in a file once. */
static bool is_second(struct reading *reading, const struct config_key *key, const char *name)
{
	int *first = &reading->first[key - reading->keys];

	if (*first == 0) {
		*first = reading->line;
		return false;
	}
	log_error("%s:%d: %s stands in line %d too; take one out", reading->path, reading->line,
		  name, *first);
	reading->failed = true;
	return true;
}

/* Takes the value of the key that was read before, now that it is whole. */
static void close_key(struct reading *reading)
{
	const struct config_key *key = reading->open;
	const char *wanted;

	if (key == NULL)
		return;
	wanted = key->take(reading->into + key->at, reading->value);
	if (wanted != NULL) {
		log_error("%s:%d: %s must be %s", reading->path, reading->open_line, key->name,
			  _(wanted));
		reading->failed = true;
	}
	free(reading->value);
	reading->open = NULL;
}

/* inih wants 1 for well. What is wrong is told here, where the line is known. */
static int on_key(void *context, const char *section, const char *name, const char *value)
{
	struct reading *reading = context;
	const struct config_key *key = reading->keys;

	while (key->name != NULL && !(fits(key->section, section) && fits(key->name, name)))
		key++;
	if (reading->continues && key->name != NULL && key == reading->open) {
		join(&reading->value, value);
		return 1;
	}
	close_key(reading);
	if (key->name == NULL) {
		refuse_key(reading, section, name);
	} else if (key->take == NULL) {
		keep((void *)(reading->into + key->at), reading, section, name, value);
	} else if (!is_second(reading, key, name)) {
		reading->open = key;
		reading->value = xstrdup(value);
		reading->open_line = reading->line;
	}
	return 1;
}

void config_lines_free(struct config_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		free(lines->line[i].section);
		free(lines->line[i].name);
		free(lines->line[i].value);
	}
	free(lines->line);
	*lines = (struct config_lines){0};
}

int config_read(const char *path, const struct config_key *keys, void *into)
{
	struct reading reading = {
	    .path = path, .file = fopen(path, "re"), .keys = keys, .into = into};
	size_t count = 0;
	int line = 0;

	while (keys[count].name != NULL)
		count++;
	reading.first = xcalloc(count, sizeof(*reading.first));
	if (reading.file != NULL)
		line = ini_parse_stream(next_line, &reading, on_key, &reading);
	close_key(&reading);
	if (reading.file == NULL || ferror(reading.file) || line < 0) {
		log_errno("%s: the configuration cannot be read", path);
		reading.failed = true;
	} else if (line > 0) {
		log_error("%s:%d: this line is neither [section] nor key = value", path, line);
		reading.failed = true;
	}
	if (reading.file != NULL)
		fclose(reading.file);
	free(reading.first);
	return reading.failed ? -1 : 0;
}

/* One value that is looked for. */
struct peek {
	const char *section;
	const char *key;
	char *value;
	size_t size;
};

static int peek_line(void *context, const char *section, const char *key, const char *value)
{
	const struct peek *peek = context;

	if (peek->value[0] == '\0' && strcmp(section, peek->section) == 0 &&
	    strcmp(key, peek->key) == 0)
		snprintf(peek->value, peek->size, "%s", value);
	return 1;
}

void config_peek(const char *path, const char *section, const char *key, char *value, size_t size)
{
	struct peek peek = {section, key, value, size};
	FILE *file = fopen(path, "re");

	value[0] = '\0';
	if (file == NULL)
		return;
	(void)ini_parse_file(file, peek_line, &peek);
	fclose(file);
}
