#include "common.h"

#include <errno.h>
#include <ftw.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/config.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/halt.h"
#include "ijw/base/litter.h"
#include "ijw/base/log.h"
#include "ijw/base/progress.h"
#include "ijw/base/text.h"

static const char *home;

void common_home(const char *path)
{
	home = path;
	cmd_language();
}

const char *cmd_home_if_any(void)
{
	const char *named = home != NULL ? home : getenv("IJW_HOME");

	if (named != NULL && named[0] != '\0')
		return named;
	return access("ijw.conf", F_OK) == 0 ? "." : NULL;
}

void cmd_language(void)
{
	const char *path = cmd_home_if_any();
	char conf[PATH_MAX], taal[sizeof("nl") + 1];

	if (path == NULL || strlen(path) + sizeof("/ijw.conf") > sizeof(conf))
		return;
	sprintf(conf, "%s/ijw.conf", path);
	config_peek(conf, "algemeen", "taal", taal, sizeof(taal));
	if (strcmp(taal, "nl") == 0 || strcmp(taal, "en") == 0)
		text_use(taal);
}

const char *cmd_home(void)
{
	const char *path = cmd_home_if_any();

	if (path != NULL)
		return path;
	log_error("which home? Name it with -C HOME or IJW_HOME, or make one with 'ijw init HOME'");
	return NULL;
}

bool cmd_has_keys(const struct home *opened)
{
	if (opened->keys == NULL)
		log_error("%s: this home has no keys here, without which no message can be opened; "
			  "ask who runs it",
			  opened->path);
	return opened->keys != NULL;
}

int cmd_become_owner(const char *path)
{
	struct stat status;
	const struct passwd *owner;

	if (geteuid() != 0 || stat(path, &status) != 0 || status.st_uid == 0)
		return 0;
	owner = getpwuid(status.st_uid);
	if ((owner != NULL ? initgroups(owner->pw_name, status.st_gid)
			   : setgroups(1, &status.st_gid)) == 0 &&
	    setgid(status.st_gid) == 0 && setuid(status.st_uid) == 0 &&
	    prctl(PR_SET_DUMPABLE, 0) == 0) /* which another user had set back */
		return 0;
	log_errno(
	    "%s: this home belongs to user %u, whom root cannot become here; call ijw as that "
	    "user",
	    path, (unsigned)status.st_uid);
	return -1;
}

/* A command that was told to end did not fail. */
static bool tell_stopped(void)
{
	if (halt_signal() == NULL)
		return false;
	log_error("stopped by %s; nothing is lost: what was not ready is undone, and the same "
		  "command takes it up again",
		  halt_signal());
	return true;
}

/* nftw has no argument for it. */
static unsigned long long files_seen;

static int count_file(const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)status;
	files_seen += type == FTW_F && !litter_is(path + place->base);
	return 0;
}

unsigned long long cmd_count_files(int count, char **paths)
{
	enum { OPEN_FOLDERS = 16 };

	files_seen = 0;
	for (int i = 0; i < count && progress_wanted(); i++)
		(void)nftw(paths[i], count_file, OPEN_FOLDERS, FTW_PHYS);
	return files_seen;
}

int cmd_finish(int status)
{
	if (status == EXIT_MACHINE && tell_stopped())
		return status;
	if (fflush(stdout) != 0 || ferror(stdout) != 0) {
		log_errno("the output could not be written");
		return EXIT_MACHINE;
	}
	return file_in_doubt() ? EXIT_MACHINE : status;
}

int cmd_date(const char *name, const char *text, int32_t *day)
{
	if (date_parse(text, strlen(text), day) == 0)
		return 0;
	log_error("%s must be a date that exists, as YYYY-MM-DD", name);
	return -1;
}

void cmd_note_future(int32_t peildatum, int32_t kennisdatum)
{
	const int32_t today = clock_day(clock_now());
	char date[TEXT_TIME];

	if (peildatum <= today && kennisdatum <= today)
		return;
	log_note("%s has not come yet: what becomes known until then is not in it",
		 text_day(peildatum > today ? peildatum : kennisdatum, date));
}
