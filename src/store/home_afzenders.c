/* [afzenders] of ijw.conf: from where messages of a sender may come. A message says itself who sent it;
 * whose file it is and in which folder it lies, the machine says. */
#include <pwd.h>
#include <stdlib.h>
#include <string.h>

#include "home_parts.h"
#include "ijw/base/ascii.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"

/* One place that a sender may bring messages from: a folder of inbox/, or a user. */
struct place_of {
	const char *code;   /* four or eight digits; it and the folder belong to the line of ijw.conf */
	const char *folder; /* without slashes at its ends; NULL: the user counts */
	size_t length;      /* of the folder, in bytes */
	uid_t owner;
};

struct afzenders {
	struct place_of *places;
	size_t count, room;
	bool closed; /* who is not named may bring nothing */
};

const char *home_code_digits(const char *name)
{
	if (strncmp(name, "GM", 2) == 0 && ascii_is_digits(name + 2, 4))
		return name + 2;
	return ascii_is_digits(name, 4) || ascii_is_digits(name, 8) ? name : NULL;
}

static bool is_uid(const char *name)
{
	return *name != '\0' && name[strspn(name, "0123456789")] == '\0' && strlen(name) < 10;
}

/* A user by name or number. */
static const char *take_owner(const char *name, struct place_of *place)
{
	const struct passwd *user = is_uid(name) ? NULL : getpwnam(name);

	if (user == NULL && !is_uid(name))
		return "the name or the number of a user of this machine";
	place->owner = user != NULL ? user->pw_uid : (uid_t)strtoul(name, NULL, 10);
	return NULL;
}

/* A folder inside inbox/. */
static const char *take_folder(const char *name, struct place_of *place)
{
	place->folder = name + strspn(name, "/");
	place->length = strlen(place->folder);
	while (place->length > 0 && place->folder[place->length - 1] == '/')
		place->length--;
	return place->length > 0 && strstr(name, "..") == NULL ? NULL : "a folder in inbox/";
}

/* "map NAME" or "gebruiker NAME". NULL, or what would have been right. */
static const char *take_place(char *word, struct place_of *place)
{
	static const char folder[] = "map ", user[] = "gebruiker ";

	if (strncmp(word, folder, strlen(folder)) == 0)
		return take_folder(word + strlen(folder), place);
	if (strncmp(word, user, strlen(user)) == 0)
		return take_owner(word + strlen(user), place);
	return "places with commas between them: 'map FOLDER' or 'gebruiker USER'";
}

static const char *take_places(struct afzenders *afzenders, const struct config_line *line)
{
	struct place_of place = {.code = home_code_digits(line->name)};
	const char *wrong = NULL;
	char *rest = NULL, *word = strtok_r(line->value, ",", &rest);

	if (place.code == NULL)
		return "a gemeente (GM0153) or an AGB code of eight digits before the '='";
	if (word == NULL)
		return "places with commas between them: 'map FOLDER' or 'gebruiker USER'";
	for (; word != NULL && wrong == NULL; word = strtok_r(NULL, ",", &rest)) {
		word += strspn(word, " ");
		place.folder = NULL;
		wrong = take_place(word, &place);
		afzenders->places = xmore(afzenders->places, afzenders->count, &afzenders->room,
					  sizeof(*afzenders->places));
		afzenders->places[afzenders->count++] = place;
	}
	return wrong;
}

static const char *take_line(struct afzenders *afzenders, const struct config_line *line)
{
	if (strcmp(line->name, "overige") != 0)
		return take_places(afzenders, line);
	afzenders->closed = strcmp(line->value, "nee") == 0;
	return afzenders->closed || strcmp(line->value, "ja") == 0 ? NULL : "ja or nee";
}

int home_afzenders(struct home *home, const char *path)
{
	struct afzenders *afzenders = xmalloc(sizeof(*afzenders));
	int rc = 0;

	*afzenders = (struct afzenders){0};
	home->afzenders = afzenders;
	for (size_t i = 0; i < home->afzender_lines.count; i++) {
		const struct config_line *line = &home->afzender_lines.line[i];
		const char *wrong = take_line(afzenders, line);

		if (wrong == NULL)
			continue;
		log_error("%s:%d: %s must be %s", path, line->line, line->name, wrong);
		rc = -1;
	}
	return rc;
}

void home_afzenders_free(struct home *home)
{
	if (home->afzenders != NULL)
		free(home->afzenders->places);
	free(home->afzenders);
	config_lines_free(&home->afzender_lines);
}

static bool lies_in(const char *path, const struct place_of *place)
{
	return strncmp(path, place->folder, place->length) == 0 && path[place->length] == '/';
}

bool home_allows(const struct home *home, const char *code, const char *path, uid_t owner)
{
	const struct afzenders *afzenders = home->afzenders;
	bool named = false;

	for (size_t i = 0; i < afzenders->count; i++) {
		const struct place_of *place = &afzenders->places[i];

		if (code == NULL || strcmp(place->code, code) != 0)
			continue;
		named = true;
		if (place->folder != NULL ? lies_in(path, place) : place->owner == owner)
			return true;
	}
	return !named && !afzenders->closed;
}
