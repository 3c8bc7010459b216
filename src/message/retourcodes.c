#include "ijw/message/event.h"

#include <string.h>

/* The next code of a list; NULL behind the last. `codes` moves on. */
static const char *next_code(const char **codes, size_t *length)
{
	const char *code = *codes;

	if (code == NULL || *code == '\0')
		return NULL;
	*length = strcspn(code, ",");
	*codes = code + *length + (code[*length] == ',');
	return code;
}

bool retourcodes_have(const char *codes, const char *text, size_t length)
{
	const char *code;
	size_t bytes;

	while ((code = next_code(&codes, &bytes)) != NULL)
		if (bytes == length && memcmp(code, text, length) == 0)
			return true;
	return false;
}

bool retourcodes_beyond(const char *codes, const char *allowed)
{
	const char *code;
	size_t length;

	while ((code = next_code(&codes, &length)) != NULL)
		if (!retourcodes_have(allowed, code, length))
			return true;
	return false;
}

bool retourcodes_reject(const char *codes)
{
	return retourcodes_beyond(codes, "0200,0233");
}
