#include "names.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/pool.h"
#include "ijw/message/xsd.h"

enum { NAMES = 4096, DETAILS = 256, NAME = 64, CODE_FIRST = 1, CODE_LAST = 4000 };

static char *names[NAMES];
static size_t name_count;
static const char *details[DETAILS];
static size_t detail_count;

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void read_schema(const struct xsd_file *file)
{
	static const char mark[] = " name=\"";
	const char *at = file->first;

	while ((at = memmem(at, (size_t)(file->end - at), mark, sizeof(mark) - 1)) != NULL) {
		const char *quote;

		at += sizeof(mark) - 1;
		quote = memchr(at, '"', (size_t)(file->end - at));
		if (quote == NULL || name_count == NAMES)
			abort();
		names[name_count] = xmalloc((size_t)(quote - at) + 1);
		memcpy(names[name_count], at, (size_t)(quote - at));
		names[name_count++][quote - at] = '\0';
	}
}

void names_read(void)
{
	for (const struct xsd_file *file = xsd_embedded; file->name != NULL; file++)
		read_schema(file);
	qsort(names, name_count, sizeof(names[0]), compare);
	for (int code = CODE_FIRST; code <= CODE_LAST; code++) {
		const char *text = xsd_text(code);
		size_t i = 0;

		while (i < detail_count && details[i] != text)
			i++;
		if (i == DETAILS)
			abort();
		if (i == detail_count)
			details[detail_count++] = text;
	}
}

static bool is_name(const char *text, size_t length)
{
	char name[NAME], *key = name;

	if (length == 1 && text[0] == '*')
		return true;
	if (length >= sizeof(name))
		return false;
	memcpy(name, text, length);
	name[length] = '\0';
	return bsearch(&key, names, name_count, sizeof(names[0]), compare) != NULL;
}

bool names_are_path(const char *path)
{
	while (*path == '/') {
		size_t length = strcspn(++path, "/["), digits;

		if (!is_name(path, length))
			return false;
		path += length;
		if (*path != '[')
			continue;
		digits = strspn(++path, "0123456789");
		if (digits == 0 || digits > 7 || path[digits] != ']')
			return false;
		path += digits + 1;
	}
	return *path == '\0';
}

/* The same text at the same place: a copy could have come from anywhere. */
/* "iJw 3.1", "iWmo" or "iWlz": of what standard a message is that has no set. */
static bool is_standard(const char *detail)
{
	return (strlen(detail) == strlen("iJw 3.1") && memcmp(detail, "iJw ", 4) == 0 &&
		ascii_is_digit(detail[4]) && detail[5] == '.' && ascii_is_digit(detail[6])) ||
	       strcmp(detail, "iWmo") == 0 || strcmp(detail, "iWlz") == 0;
}

bool names_are_detail(const char *detail)
{
	if (is_standard(detail))
		return true;
	for (size_t i = 0; i < detail_count; i++)
		if (details[i] == detail)
			return true;
	return false;
}
