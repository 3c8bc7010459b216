#include "ijw/base/litter.h"

#include <string.h>
#include <strings.h>

static const char *const names[] = {"Thumbs.db", "desktop.ini", "__MACOSX"};

/* Where a download came from: a stream beside the file, which other file systems show as a file. */
static const char zone[] = ":Zone.Identifier";

bool litter_is(const char *name)
{
	size_t length = strlen(name), suffix = sizeof(zone) - 1;

	if (name[0] == '.' || (length >= suffix && strcasecmp(name + length - suffix, zone) == 0))
		return true;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}
