#include "ijw/base/config.h"

#include <ini.h>
#include <stdbool.h>
#include <string.h>

#include "ijw/base/log.h"

struct reading {
	const struct config_key *keys;
	bool failed;
	char section[64], name[64]; /* of the first key that was refused */
	const char *wanted;         /* NULL: the key is unknown */
};

static void remember(char *out, size_t size, const char *text)
{
	size_t length = strlen(text);

	if (length >= size)
		length = size - 1;
	memcpy(out, text, length);
	out[length] = '\0';
}

/* inih wants 1 for well and 0 for an error; it then tells the line. */
static int on_key(void *context, const char *section, const char *name, const char *value)
{
	struct reading *reading = context;
	const char *wanted = NULL;

	for (const struct config_key *key = reading->keys; key->name != NULL; key++) {
		if (strcmp(key->section, section) != 0 || strcmp(key->name, name) != 0)
			continue;
		wanted = key->take(key->target, value);
		if (wanted == NULL)
			return 1;
		break;
	}
	if (!reading->failed) {
		reading->failed = true;
		reading->wanted = wanted;
		remember(reading->section, sizeof(reading->section), section);
		remember(reading->name, sizeof(reading->name), name);
	}
	return 0;
}

int config_read(const char *path, const struct config_key *keys)
{
	struct reading reading = {.keys = keys};
	int line = ini_parse(path, on_key, &reading);

	if (line == 0)
		return 0;
	if (line < 0)
		log_errno("%s: the configuration cannot be read", path);
	else if (!reading.failed)
		log_error("%s:%d: this line is neither [section] nor key = value", path, line);
	else if (reading.wanted == NULL)
		log_error("%s:%d: there is no key '%s' in section [%s]; see ijw.conf in the manual",
			  path, line, reading.name, reading.section);
	else
		log_error("%s:%d: %s must be %s", path, line, reading.name, reading.wanted);
	return -1;
}
