/* Finds releases: by name, by number, by the namespace of a message. */
#include "ijw/message/release.h"

#include <string.h>

#include "ijw/base/ascii.h"

enum { ROOT = sizeof(RELEASE_ROOT) - 1 };

const struct release *release_present(void)
{
	return releases[0];
}

const struct release *release_named(const char *name)
{
	for (size_t i = 0; i < releases_count; i++)
		if (strcmp(releases[i]->name, name) == 0)
			return releases[i];
	return NULL;
}

const struct release *release_numbered(uint32_t number)
{
	for (size_t i = 0; i < releases_count; i++)
		if (releases[i]->number == number)
			return releases[i];
	return NULL;
}

size_t release_place(const struct release *release)
{
	size_t place = 0;

	while (releases[place] != release)
		place++;
	return place;
}

/* ".../ijw/3_1/..." is release 3.1; only one digit, underscore, one digit counts. */
static bool is_named(const char *namespace, size_t length)
{
	const char *at = namespace + ROOT;

	return length >= ROOT + 4 && memcmp(namespace, RELEASE_ROOT, ROOT) == 0 &&
	       ascii_is_digit(at[0]) && at[1] == '_' && ascii_is_digit(at[2]) && at[3] == '/';
}

void release_name(const char *namespace, size_t length, char name[RELEASE_NAME])
{
	const char *at = namespace + ROOT;

	memset(name, 0, RELEASE_NAME);
	if (!is_named(namespace, length))
		return;
	name[0] = at[0];
	name[1] = '.';
	name[2] = at[2];
}

const char *release_sister(const char *namespace, size_t length)
{
	static const struct {
		const char *start, *name;
	} sisters[] = {{"http://www.istandaarden.nl/iwmo/", "iWmo"},
		       {"http://www.istandaarden.nl/iwlz/", "iWlz"}};

	for (size_t i = 0; i < sizeof(sisters) / sizeof(sisters[0]); i++)
		if (length >= strlen(sisters[i].start) &&
		    memcmp(namespace, sisters[i].start, strlen(sisters[i].start)) == 0)
			return sisters[i].name;
	return NULL;
}

static enum berichttype type_of(const struct release *release, const char *namespace, size_t length)
{
	const size_t digit = ROOT + sizeof("3_2/jw30") - 1; /* in which they differ most */

	if (length <= digit)
		return BERICHT_ONBEKEND;
	for (int type = BERICHT_ONBEKEND + 1; type < BERICHT_TYPES; type++) {
		const char *own = release->message[type].namespace;

		if (own != NULL && own[digit] == namespace[digit] && strlen(own) == length &&
		    memcmp(own, namespace, length) == 0)
			return (enum berichttype)type;
	}
	return BERICHT_ONBEKEND;
}

enum berichttype release_of(const char *namespace, size_t length, const struct release **release)
{
	const char *at = namespace + ROOT;

	*release = NULL;
	if (!is_named(namespace, length))
		return BERICHT_ONBEKEND;
	*release = release_numbered(RELEASE((uint32_t)(at[0] - '0'), (uint32_t)(at[2] - '0')));
	return *release != NULL ? type_of(*release, namespace, length) : BERICHT_ONBEKEND;
}
