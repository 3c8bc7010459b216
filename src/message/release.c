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

const char *release_codes(const struct release *release, const char *element)
{
	const struct release_codes *list = release->codes;

	for (; list != NULL && list->element != NULL; list++)
		if (strcmp(list->element, element) == 0)
			return list->codes;
	return NULL;
}

bool release_has_code(const struct release *release, const char *element, const char *code)
{
	const char *at = release_codes(release, element);
	const size_t length = strlen(code);

	if (at == NULL)
		return true;
	for (; *at != '\0'; at += strspn(at, " ")) {
		const size_t word = strcspn(at, " ");

		if (word == length && memcmp(at, code, length) == 0)
			return true;
		at += word;
	}
	return false;
}

bool release_drops(const struct release *release, const char *element)
{
	const char *const *name = release->not_kept;

	for (; name != NULL && *name != NULL; name++)
		if (strcmp(*name, element) == 0)
			return true;
	return false;
}

bool release_is_tabled(const struct release *release)
{
	return release->schemas != NULL && release->schemas->roots != NULL;
}

const struct place *release_roots(const struct release *release)
{
	size_t i = 0;

	if (release_is_tabled(release))
		return release->schemas->roots;
	while (!release_is_tabled(releases[i]))
		i++;
	return releases[i]->schemas->roots;
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
