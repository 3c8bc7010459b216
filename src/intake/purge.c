#include "purge.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/message/mask.h"
#include "ijw/base/clock.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/walk.h"
#include "ijw/store/archive.h"
#include "place.h"
#include "settle.h"

enum { DAY_SECONDS = 86400 };

static const char once_a_day[] = "opgeruimd";

struct purge {
	struct inbox *inbox;
	const struct home *home;
	const struct purge_rule *rule;
	struct pipeline *pipeline;
	int root;               /* done/ or rejected/ */
	struct places *changed; /* folders in it, not synced yet */
	bool reports;           /* there is one beside each file */
	bool ended;             /* by a failure that was logged */
	uint32_t removed;
};

/* A file that is old enough, while it is opened and looked up. */
struct leaving {
	struct claim claim;
	uint32_t documents;
	uint32_t fit; /* of them fit the rule */
};

/* The worker reads it as it did when it came: a file in rejected/ is as hostile as it was. */
static int look_up(void *context, void *file, const struct source *source,
		   struct judgement *judgement)
{
	struct purge *purge = context;
	struct leaving *leaving = file;
	int fits = 0;

	(void)judgement;
	if (!round_goes_on(purge->inbox))
		return 1;
	if (source->fault == FAULT_LITTER) /* nothing of it was to be stored */
		return 0;
	if (source->fault == FAULT_NONE && (purge->rule->any || leaving->fit == leaving->documents))
		fits = purge->rule->fits(purge->rule->context, source->bytes, source->length);
	leaving->documents++;
	leaving->fit += fits > 0;
	return fits < 0 ? -1 : 0;
}

/* The report first: without it a file is still known for what it is, the other way about the report
 * would stay for ever. */
static int take_away(struct purge *purge, int folder, const char *path)
{
	char report[NAME_MAX + 1], label[LIMIT_LABEL_BYTES];
	const char *name = place_name(path);

	if (purge->rule->dry_run) {
		purge->removed++;
		return 0;
	}
	settle_report(name, report);
	places_add(purge->changed, path);
	if ((!purge->reports || unlinkat(folder, report, 0) == 0 || errno == ENOENT) &&
	    unlinkat(folder, name, 0) == 0) {
		purge->removed++;
		return 0;
	}
	log_errno("%s: this settled file could not be removed",
		  mask_label(path, label, sizeof(label)));
	return -1;
}

static void forget(void *context, void *file)
{
	struct leaving *leaving = file;

	(void)context;
	free(leaving->claim.path);
	free(leaving);
}

static int decide(void *context, void *file, bool young)
{
	struct purge *purge = context;
	struct leaving *leaving = file;
	const char *path = leaving->claim.path;
	int folder = place_open(purge->root, path), rc = 0;

	(void)young;
	if (folder >= 0 && leaving->fit > 0 &&
	    (purge->rule->any || leaving->fit == leaving->documents) &&
	    settle_unchanged(folder, &leaving->claim))
		rc = take_away(purge, folder, path);
	place_close(purge->root, folder);
	forget(purge, leaving);
	return rc;
}

static const struct pipeline_events pipeline_events = {look_up, decide, forget};

static int consider(void *context, const struct walk_entry *entry)
{
	struct purge *purge = context;
	struct leaving *leaving;
	char label[LIMIT_LABEL_BYTES];
	int fd, rc;

	if (!round_goes_on(purge->inbox))
		return 1;
	if (!S_ISREG(entry->status.st_mode) ||
	    entry->status.st_mtim.tv_sec >= purge->rule->before)
		return 0;
	if (purge->reports && settle_is_report(entry->name)) /* it goes with its file */
		return 0;
	leaving = xmalloc(sizeof(*leaving));
	*leaving = (struct leaving){.documents = 0};
	leaving->claim.path = xstrdup(entry->path);
	fd = settle_open(entry->folder, &leaving->claim);
	if (fd < 0) {
		forget(purge, leaving);
		return 0;
	}
	rc = pipeline_put(
	    purge->pipeline,
	    &(struct pipeline_file){
		.fd = fd, .label = mask_label(entry->path, label, sizeof(label)), .file = leaving});
	purge->ended = rc != 0;
	return rc;
}

static bool is_hidden(void *context, const char *name)
{
	(void)context;
	return name[0] == '.';
}

/* Nothing is being settled now: what is empty is of no use. */
static int take_folder_away(void *context, const struct walk_entry *entry, bool *gone)
{
	struct purge *purge = context;

	if (entry->holds > 0 || unlinkat(entry->folder, entry->name, AT_REMOVEDIR) != 0)
		return 0;
	places_add(purge->changed, entry->path);
	*gone = true;
	return 0;
}

/* As purge_run. */
static int walk(struct purge *purge)
{
	static const struct walk_events files = {.skips = is_hidden, .file = consider};
	static const struct walk_events folders = {.left = take_folder_away};
	int rc = walk_folder(purge->root, &files, purge);

	if (rc < 0 && !purge->ended)
		log_errno("%s: a folder of settled files cannot be listed", purge->home->path);
	if (rc == 0)
		rc = pipeline_drain(purge->pipeline);
	if (rc == 0)
		rc = walk_folder(purge->root, &folders, purge);
	return rc;
}

static int purge_root(struct purge *purge, bool accepted)
{
	int rc;

	purge->root = accepted ? purge->inbox->done : purge->inbox->rejected;
	purge->changed = purge->inbox->changed[accepted];
	purge->reports = !accepted;
	purge->pipeline = intake_pipeline(purge->inbox->run, &pipeline_events, purge);
	rc = walk(purge);
	pipeline_close(purge->pipeline);
	if (places_sync(purge->changed, purge->root) == 0)
		return rc;
	log_errno("%s: a folder of settled files cannot be synced", purge->home->path);
	return -1;
}

int purge_files(struct inbox *inbox, bool accepted, const struct purge_rule *rule, uint32_t *removed)
{
	struct purge purge = {.inbox = inbox, .home = inbox->home, .rule = rule};
	int rc = purge_root(&purge, accepted);

	*removed += purge.removed;
	return rc;
}

/* ---- Once a day ---- */

struct daily {
	struct store *store;
	int64_t before;
};

static int is_held(void *context, const char *bytes, size_t length)
{
	const struct daily *daily = context;

	return store_holds(daily->store, bytes, length, daily->before);
}

static int purge_old(struct inbox *inbox, bool accepted, int32_t days, uint32_t *removed)
{
	struct daily daily = {.store = intake_database(inbox->run),
			      .before = clock_now() - (int64_t)days * DAY_SECONDS};
	const struct purge_rule rule = {.fits = is_held, .context = &daily, .before = daily.before};

	return days == 0 ? 0 : purge_files(inbox, accepted, &rule, removed);
}

static int purge_both(struct inbox *inbox)
{
	uint32_t removed = 0;
	int rc = purge_old(inbox, true, inbox->home->bewaren_dagen, &removed);

	if (rc == 0)
		rc = purge_old(inbox, false, inbox->home->afgekeurd_dagen, &removed);
	if (removed > 0)
		log_note(NUMBER_("%u settled file was kept for long enough and is removed",
				 "%u settled files were kept for long enough and are removed",
				 removed),
			 removed);
	return rc;
}

int purge_run(struct inbox *inbox)
{
	const struct home *home = inbox->home;
	struct store *store = intake_database(inbox->run);
	char today[64];
	int did, rc;

	if (home->bewaren_dagen == 0 && home->afgekeurd_dagen == 0)
		return 0;
	/* Other settings are another day. */
	snprintf(today, sizeof(today), "%d %d %d", clock_day(clock_now()), home->bewaren_dagen,
		 home->afgekeurd_dagen);
	did = store_did(store, once_a_day, today);
	rc = did < 0 ? -1 : 0;
	if (did == 0)
		rc = purge_both(inbox);
	if (did == 0 && rc == 0)
		rc = store_do(store, once_a_day, today);
	return rc;
}
