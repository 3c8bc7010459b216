#include "ijw/base/litter.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *const names[] = {"Thumbs.db", "desktop.ini", "__MACOSX"};

/* Where a download came from: a stream beside the file, which other file systems show as a file. */
static const char zone[] = ":Zone.Identifier";

/* A document that is open in an office program. */
static const char lock[] = "~$";

static const char *const uploads[] = {".part", ".filepart", ".tmp", ".crdownload"};

static bool ends_in(const char *name, const char *end)
{
	size_t length = strlen(name), tail = strlen(end);

	return length >= tail && strcasecmp(name + length - tail, end) == 0;
}

bool litter_is_upload(const char *name)
{
	for (size_t i = 0; i < sizeof(uploads) / sizeof(uploads[0]); i++)
		if (ends_in(name, uploads[i]))
			return true;
	return false;
}

bool litter_is(const char *name)
{
	if (name[0] == '.' || strncmp(name, lock, strlen(lock)) == 0 || ends_in(name, zone))
		return true;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}

bool litter_is_path(const char *path)
{
	char name[NAME_MAX + 1];

	while (*path != '\0') {
		size_t length = strcspn(path, "/");

		snprintf(name, sizeof(name), "%.*s", (int)(length < NAME_MAX ? length : NAME_MAX),
			 path);
		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && litter_is(name))
			return true;
		path += length;
		path += strspn(path, "/");
	}
	return false;
}
