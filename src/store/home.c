#include "ijw/store/home.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/ascii.h"
#include "ijw/base/config.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/litter.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"
#include "ijw/base/secret.h"
#include "home_parts.h"

static const char *take_number(const char *value, int32_t *number, long most)
{
	char *end;
	long parsed;

	errno = 0;
	parsed = strtol(value, &end, 10);
	if (errno != 0 || end == value || *end != '\0' || parsed < 0 || parsed > most)
		return "";
	*number = (int32_t)parsed;
	return NULL;
}

static const char *take_days(void *target, const char *value)
{
	return take_number(value, target, 3650) ? N_("a whole number of days from 0 to 3650") : NULL;
}

static const char *take_seconds(void *target, const char *value)
{
	return take_number(value, target, 86400) ? N_("a whole number of seconds from 0 to 86400")
						 : NULL;
}

static const char *take_count(void *target, const char *value)
{
	return take_number(value, target, 100000000) ? N_("a whole number from 0 to 100000000") : NULL;
}

/* A pause of 0 would be none. */
static const char *take_interval(void *target, const char *value)
{
	int32_t number;

	if (take_number(value, &number, 3600) != NULL || number < 1)
		return N_("a whole number of seconds from 1 to 3600");
	*(int32_t *)target = number;
	return NULL;
}

static const char *take_workers(void *target, const char *value)
{
	return take_number(value, target, LIMIT_WORKERS) ? N_("a whole number from 0 to 64") : NULL;
}

static const char *take_months(void *target, const char *value)
{
	return take_number(value, target, 60) ? N_("a whole number of months from 0 to 60") : NULL;
}

/* A minimum of 0 would show everything: it is at least 1. */
static const char *take_minimum(void *target, const char *value)
{
	int32_t number;

	if (take_number(value, &number, 100000) != NULL || number < 1)
		return N_("a whole number from 1 to 100000");
	*(int32_t *)target = number;
	return NULL;
}

/* "28,70,98": days, each more than the one before it, at most NORMEN_MAX of them and at least one.
 */
static const char *take_normen(void *target, const char *value)
{
	int32_t normen[NORMEN_MAX] = {0};
	int count = 0;

	for (bool more = true; more; count++) {
		size_t length = strcspn(value, ",");
		char number[8] = "";

		if (length >= sizeof(number) || count == NORMEN_MAX)
			return N_("up to 8 rising numbers of days with commas between them");
		memcpy(number, value, length);
		if (take_days(&normen[count], number) != NULL ||
		    normen[count] <= (count > 0 ? normen[count - 1] : 0))
			return N_("up to 8 rising numbers of days with commas between them");
		more = value[length] == ',';
		value += length + more;
	}
	memcpy(target, normen, sizeof(normen));
	return NULL;
}

static const char *take_negatief(void *target, const char *value)
{
	for (int i = 0; i < NEGATIEF_KEUZEN; i++) {
		if (strcmp(value, negatief_name((enum negatief)i)) == 0) {
			*(enum negatief *)target = (enum negatief)i;
			return NULL;
		}
	}
	return N_("uitsluiten, nul or teken");
}

/* The dates of the standard are Dutch dates: the key is there to be read, not to be changed. */
static const char *take_tijdzone(void *target, const char *value)
{
	return strcmp(value, *(const char **)target) == 0 ? NULL : "Europe/Amsterdam";
}

static const char *take_yesno(void *target, const char *value)
{
	bool yes = strcmp(value, "ja") == 0;

	if (!yes && strcmp(value, "nee") != 0)
		return N_("ja or nee");
	*(bool *)target = yes;
	return NULL;
}

static const char *take_language(void *target, const char *value)
{
	const char **taal = target;

	if (strcmp(value, "nl") != 0 && strcmp(value, "en") != 0)
		return N_("nl or en");
	*taal = value[0] == 'n' ? "nl" : "en";
	return NULL;
}

static const char *take_day(void *target, const char *value)
{
	int32_t day;

	if (date_parse(value, strlen(value), &day) != 0 || !date_is_likely(day))
		return N_("a day from 1900 to 2199, as YYYY-MM-DD");
	*(int32_t *)target = day;
	return NULL;
}

/* "42,47": two digits a category, at most UITGESLOTEN_MAX - 1 of them; empty for none. */
static const char *take_categories(void *target, const char *value)
{
	char(*categories)[3] = target;
	int count = 0;

	memset(categories, 0, UITGESLOTEN_MAX * sizeof(*categories));
	while (*value != '\0') {
		size_t length = strcspn(value, ",");

		if (length != 2 || ascii_digits(value) != 2 || count >= UITGESLOTEN_MAX - 1 ||
		    (value[length] == ',' && value[length + 1] == '\0'))
			return N_("product categories of two digits with commas between them");
		memcpy(categories[count++], value, 2);
		value += length + (value[length] == ',');
	}
	return NULL;
}

/* The name of a file; empty for none. */
static const char *take_file(void *target, const char *value)
{
	char **file = target;

	free(*file);
	*file = value[0] != '\0' ? xstrdup(value) : NULL;
	return NULL;
}

/* Names that are passed over; none when it is empty. */
static const char *take_overslaan(void *target, const char *value)
{
	char **list = target;

	if (!litter_is_list(value))
		return N_("names with commas between them, in which a * stands for any characters");
	free(*list);
	*list = xstrdup(value);
	return NULL;
}

/* Where a member of the home is, for the table of keys. */
#define AT(member) offsetof(struct home, member)

static const struct config_key conf_keys[] = {
    {"algemeen", "taal", take_language, AT(taal)},
    {"inname", "stiltetijd", take_seconds, AT(stiltetijd)},
    {"inname", "overslaan", take_overslaan, AT(overslaan)},
    {"inname", "werkers", take_workers, AT(werkers)},
    {"inname", "bewaren_dagen", take_days, AT(bewaren_dagen)},
    {"inname", "afgekeurd_dagen", take_days, AT(afgekeurd_dagen)},
    {"organisatie", "codes", home_take_codes, AT(organisatie.codes)},
    {"organisatie", "retour", home_take_retour, AT(organisatie.retour)},
    {"bewaking", "oudste_minuten", take_count, AT(bewaking.oudste_minuten)},
    {"bewaking", "vrij_mb", take_count, AT(bewaking.vrij_mb)},
    {"bewaking", "stil_uren", take_count, AT(bewaking.stil_uren)},
    {"bewaking", "niet_aanvaard", take_count, AT(bewaking.niet_aanvaard)},
    {"bewaking", "verwerpend_procent", take_count, AT(bewaking.verwerpend_procent)},
    {"bewaking", "nieuwe_afzenders", take_count, AT(bewaking.nieuwe_afzenders)},
    {"bewaking", "verre_dagtekening", take_count, AT(bewaking.verre_dagtekening)},
    {"bewaking", "prometheus", take_file, AT(prometheus)},
    {"wacht", "interval", take_interval, AT(interval)},
    {"log", "lezen", take_yesno, AT(log_lezen)},
    {"wissen", "lijst", take_file, AT(gewist)},
    {"afzenders", "*", NULL, AT(afzender_lines)},
    {"releases", "*", NULL, AT(release_lines)},
    {"regels", "taakgericht", take_yesno, AT(agreements.taakgericht)},
    {"definities", "g_traject", take_days, AT(parameters.g_traject)},
    {"definities", "g_keten", take_days, AT(parameters.g_keten)},
    {"definities", "t_stop", take_days, AT(parameters.t_stop)},
    {"definities", "normen", take_normen, AT(parameters.normen)},
    {"definities", "min_cel", take_minimum, AT(parameters.min_cel)},
    {"definities", "min_p90", take_minimum, AT(parameters.min_p90)},
    {"definities", "negatief", take_negatief, AT(parameters.negatief)},
    {"definities", "uitgesloten_cat", take_categories, AT(parameters.uitgesloten_cat)},
    {"definities", "nowcast_maanden", take_months, AT(parameters.nowcast_maanden)},
    {"definities", "tijdzone", take_tijdzone, AT(parameters.tijdzone)},
    {"definities", "erf_13", take_yesno, AT(parameters.erf_13)},
    {"definities", "vroegste", take_day, AT(parameters.vroegste)},
    {"normen", "*", NULL, AT(publicatie)},
    {"pilot *", "gemeenten", NULL, AT(publicatie)},
    {"pilot *", "producten", NULL, AT(publicatie)},
    {"pilot *", "van", NULL, AT(publicatie)},
    {"pilot *", "tot", NULL, AT(publicatie)},
    {"groep *", "categorieen", NULL, AT(publicatie)},
    {"publicatie", "regio", NULL, AT(publicatie)},
    {"publicatie", "licentie", NULL, AT(publicatie)},
    {"publicatie", "contact", NULL, AT(publicatie)},
    {"publicatie", "verwerkingsverantwoordelijke", NULL, AT(publicatie)},
    {"publicatie", "verwerker", NULL, AT(publicatie)},
    {"publicatie", "grondslag", NULL, AT(publicatie)},
    {"publicatie", "korte_producten", NULL, AT(publicatie)},
    {"publicatie", "bevolking", NULL, AT(publicatie)},
    {"publicatie", "opgaven", NULL, AT(publicatie)},
    {"publicatie", "productcategorieen", NULL, AT(publicatie)},
    {"lijsten", "gemeenten", take_file, AT(lijst[LIJST_GEMEENTEN])},
    {"lijsten", "producten", take_file, AT(lijst[LIJST_PRODUCTEN])},
    {"lijsten", "tarieven", take_file, AT(lijst[LIJST_TARIEVEN])},
    {"lijsten", "aanbieders", take_file, AT(lijst[LIJST_AANBIEDERS])},
    {NULL, NULL, NULL, 0},
};

static int read_conf_file(struct home *home, const char *path)
{
	int rc;

	home->parameters = parameters_default();
	home->stiltetijd = 600;
	home->bewaren_dagen = home->afgekeurd_dagen = HOME_BEWAREN_DAGEN;
	home->bewaking = (struct bewaking){.oudste_minuten = 60,
					   .vrij_mb = 500,
					   .verwerpend_procent = 20,
					   .nieuwe_afzenders = 10,
					   .verre_dagtekening = 20};
	home->interval = 2;
	home->log_lezen = true;
	rc = config_read(path, conf_keys, home);
	if (home_afzenders(home, path) != 0)
		rc = -1;
	home->agreements.earliest = home->parameters.vroegste;
	return rc;
}

static int read_conf(struct home *home)
{
	char *path = home_path(home, HOME_CONF);
	const int rc = read_conf_file(home, path);

	free(path);
	return rc;
}

char *home_path(const struct home *home, const char *name)
{
	size_t size = strlen(home->path) + strlen(name) + 2;
	char *path;

	if (name[0] == '/')
		return xstrdup(name);
	path = xmalloc(size);
	snprintf(path, size, "%s/%s", home->path, name);
	return path;
}

bool home_holds(const struct home *home, const char *path)
{
	char *named = file_folder(path), *folder = realpath(named, NULL);
	char *top = realpath(home->path, NULL);
	const size_t length = top != NULL ? strlen(top) : 0;
	const bool inside = folder != NULL && top != NULL && strncmp(folder, top, length) == 0 &&
			    (folder[length] == '\0' || folder[length] == '/');

	free(named);
	free(folder);
	free(top);
	return inside;
}

struct home *home_new(const char *path)
{
	struct home *home = xmalloc(sizeof(*home));

	*home = (struct home){.path = xstrdup(path), .fd = -1};
	home->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return home;
}

int home_parameters(const char *file, struct parameters *out)
{
	struct home *home = home_new(".");
	const int rc = read_conf_file(home, file);

	*out = home->parameters;
	home_close(home);
	return rc;
}

/* Why there is no home to open at this path; errno tells. */
static void refuse_folder(const char *path)
{
	if (errno == EACCES)
		log_errno("%s: this user may not look into this folder; call ijw as the user who "
			  "owns the home, or let that user give the right to",
			  path);
	else if (errno == ENOTDIR)
		log_error("%s: this is a file, and a home is a folder; name the folder", path);
	else if (errno == ENOENT)
		log_error("%s: there is no home here, and no folder; make one with 'ijw init %s'",
			  path, path);
	else
		log_errno("%s: this folder cannot be opened", path);
}

/* The same of a folder without ijw.conf; errno tells. What else a home has may be there. */
static void refuse_conf(const struct home *home)
{
	if (errno == EACCES)
		refuse_folder(home->path);
	else if (faccessat(home->fd, HOME_DATABASE, F_OK, 0) == 0)
		log_error(
		    "%s: this home has lost its ijw.conf; put it back from its copy, or make an "
		    "empty file of that name: every key has a default",
		    home->path);
	else
		log_error("%s: there is no home here, the folder has no ijw.conf; make one with "
			  "'ijw init' in a new or empty folder",
			  home->path);
}

struct home *home_open_keyless(const char *path)
{
	struct home *home = home_new(path);

	if (home->fd < 0) {
		refuse_folder(path);
		goto failed;
	}
	if (faccessat(home->fd, HOME_CONF, F_OK, 0) != 0) {
		refuse_conf(home);
		goto failed;
	}
	if (read_conf(home) != 0)
		goto failed;
	return home;
failed:
	home_close(home);
	return NULL;
}

/* What is the owner's alone. What is not there is somebody else's to miss. */
static int check_private(const struct home *home, const char *name, const char *mode)
{
	struct stat status;

	if (fstatat(home->fd, name, &status, 0) != 0 || (status.st_mode & 077) == 0)
		return 0;
	log_error(
	    "%s/%s: group or others can read or write this; after 'chmod %s' it is used again",
	    home->path, name, mode);
	return -1;
}

/* Who was erased is not shown, or counted, because a backup was put back. */
static int check_erased(const struct home *home)
{
	char *list = home_awaits_erasure(home);

	if (list == NULL)
		return 0;
	log_error("%s: a backup is being put back here, and the youths of the erasure list are not erased from it "
		  "yet; call 'ijw restore' again with the same backup, which goes on with it",
		  home->path);
	free(list);
	return -1;
}

enum use { TO_WRITE, TO_READ, TO_FILL };

static struct home *open_for(const char *path, enum use use, int *status)
{
	struct home *home = home_open_keyless(path);

	*status = 2;
	if (home == NULL)
		return NULL;
	*status = 3;
	if ((use != TO_FILL && check_erased(home) != 0) || check_private(home, HOME_DATABASE, "600") != 0 ||
	    check_private(home, HOME_WORK, "700") != 0)
		goto failed;
	if (use == TO_READ && !home_has_keys(home))
		return home;
	if (home_read_keys(home) != 0)
		goto failed;
	*status = use == TO_FILL ? 0 : home_check_keys(home, use == TO_WRITE);
	if (*status == 0)
		return home;
failed:
	home_close(home);
	return NULL;
}

struct home *home_open(const char *path, int *status)
{
	return open_for(path, TO_WRITE, status);
}

struct home *home_open_to_read(const char *path, int *status)
{
	return open_for(path, TO_READ, status);
}

struct home *home_open_to_fill(const char *path, int *status)
{
	return open_for(path, TO_FILL, status);
}

void home_close(struct home *home)
{
	if (home == NULL)
		return;
	secret_free(home->keys);
	if (home->fd >= 0)
		close(home->fd);
	for (int lijst = 0; lijst < LIJSTEN; lijst++)
		free(home->lijst[lijst]);
	config_lines_free(&home->publicatie);
	config_lines_free(&home->release_lines);
	home_afzenders_free(home);
	free(home->organisatie.codes);
	free(home->prometheus);
	free(home->gewist);
	free(home->overslaan);
	free(home->path);
	free(home);
}
