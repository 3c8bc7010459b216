#include "purge.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/file.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/store/archive.h"
#include "settle.h"

enum { DAY_SECONDS = 86400 };

static const char once_a_day[] = "opgeruimd";

struct purge {
	struct inbox *inbox;
	const struct home *home;
	struct store *store;
	struct belt *belt;
	int folder;
	bool reports;   /* there is one beside each file */
	int64_t before; /* what is from before this moment goes: seconds since 1970 */
	uint32_t removed;
};

/* A file that is old enough, while it is opened and looked up. */
struct leaving {
	struct claim claim;
	uint32_t documents;
	bool held; /* all of them so far */
};

/* The worker reads it as it did when it came: a file in rejected/ is as hostile as it was. */
static int look_up(void *context, void *file, const struct source *source,
		   const struct judgement *judgement)
{
	struct purge *purge = context;
	struct leaving *leaving = file;
	int held = 0;

	(void)judgement;
	if (!round_goes_on(purge->inbox))
		return 1;
	if (source->fault == FAULT_NONE && leaving->held)
		held = store_holds(purge->store, source->bytes, source->length, purge->before);
	leaving->documents++;
	leaving->held = leaving->held && held > 0;
	return held < 0 ? -1 : 0;
}

/* The report first: without it a file is still known for what it is, the other way about the report
 * would stay for ever. */
static int take_away(struct purge *purge, const struct leaving *leaving)
{
	char report[NAME_MAX + 1], label[LIMIT_LABEL_BYTES];

	settle_report(leaving->claim.name, report);
	if ((!purge->reports || unlinkat(purge->folder, report, 0) == 0 || errno == ENOENT) &&
	    unlinkat(purge->folder, leaving->claim.name, 0) == 0) {
		purge->removed++;
		return 0;
	}
	log_errno("%s: this settled file could not be removed",
		  label_show(leaving->claim.name, label, sizeof(label)));
	return -1;
}

static void forget(void *context, void *file)
{
	struct leaving *leaving = file;

	(void)context;
	free(leaving->claim.name);
	free(leaving);
}

static int decide(void *context, void *file, bool young)
{
	struct purge *purge = context;
	struct leaving *leaving = file;
	int rc = 0;

	(void)young;
	if (leaving->documents > 0 && leaving->held &&
	    settle_unchanged(purge->folder, &leaving->claim))
		rc = take_away(purge, leaving);
	forget(purge, leaving);
	return rc;
}

static const struct belt_events belt_events = {look_up, decide, forget};

static int consider(struct purge *purge, const char *name)
{
	struct leaving *leaving;
	char label[LIMIT_LABEL_BYTES];
	struct stat status;
	int fd;

	if (name[0] == '.' || fstatat(purge->folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 ||
	    !S_ISREG(status.st_mode) || status.st_mtim.tv_sec >= purge->before)
		return 0;
	if (purge->reports && settle_is_report(name)) /* it goes with its file */
		return 0;
	leaving = xmalloc(sizeof(*leaving));
	*leaving = (struct leaving){.held = true};
	leaving->claim.name = xstrdup(name);
	fd = settle_open(purge->folder, &leaving->claim);
	if (fd < 0) {
		forget(purge, leaving);
		return 0;
	}
	return belt_put(purge->belt, fd, label_show(name, label, sizeof(label)), false, leaving);
}

static int walk(struct purge *purge)
{
	int fd = openat(purge->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc = 0;
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *entry;

	if (dir == NULL) {
		log_errno("%s: a folder of settled files cannot be listed", purge->home->path);
		if (fd >= 0)
			close(fd);
		return -1;
	}
	while (rc == 0 && (entry = readdir(dir)) != NULL)
		rc = round_goes_on(purge->inbox) ? consider(purge, entry->d_name) : 1;
	closedir(dir);
	return rc == 0 ? belt_drain(purge->belt) : rc;
}

static int purge_folder(struct purge *purge, int folder, int32_t days)
{
	int rc;

	if (days == 0)
		return 0;
	purge->folder = folder;
	purge->before = clock_now() - (int64_t)days * DAY_SECONDS;
	purge->belt = intake_belt(purge->inbox->run, &belt_events, purge);
	rc = walk(purge);
	belt_close(purge->belt);
	if (file_sync_dir(folder) == 0)
		return rc;
	log_errno("%s: a folder of settled files cannot be synced", purge->home->path);
	return -1;
}

static int purge_both(struct purge *purge)
{
	int rc = purge_folder(purge, purge->inbox->done, purge->home->bewaren_dagen);

	purge->reports = true;
	if (rc == 0)
		rc = purge_folder(purge, purge->inbox->rejected, purge->home->afgekeurd_dagen);
	if (purge->removed > 0)
		log_note(NUMBER_("%u settled file was kept for long enough and is removed",
				 "%u settled files were kept for long enough and are removed",
				 purge->removed),
			 purge->removed);
	return rc;
}

int purge_run(struct inbox *inbox)
{
	const struct home *home = inbox->home;
	struct purge purge = {.inbox = inbox, .home = home};
	char today[64];
	int did, rc;

	if (home->bewaren_dagen == 0 && home->afgekeurd_dagen == 0)
		return 0;
	purge.store = store_open(home);
	if (purge.store == NULL)
		return -1;
	/* Other settings are another day. */
	snprintf(today, sizeof(today), "%d %d %d", clock_day(clock_now()), home->bewaren_dagen,
		 home->afgekeurd_dagen);
	did = store_did(purge.store, once_a_day, today);
	rc = did < 0 ? -1 : 0;
	if (did == 0)
		rc = purge_both(&purge);
	if (did == 0 && rc == 0)
		rc = store_do(purge.store, once_a_day, today);
	store_close(purge.store);
	return rc;
}
