#include "ijw/intake/inbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "arrival.h"
#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/litter.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "purge.h"
#include "round.h"

static int open_folder(const struct home *home, const char *name)
{
	int fd = openat(home->fd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		log_errno("%s/%s: this folder of the home cannot be opened", home->path, name);
	return fd;
}

static void close_folders(struct inbox *inbox)
{
	int *const folders[] = {&inbox->inbox, &inbox->done, &inbox->rejected, &inbox->outbox};

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		if (*folders[i] >= 0)
			close(*folders[i]);
		*folders[i] = -1;
	}
}

/* For a round only: a share that is mounted again is then another folder, and between rounds it is
 * not kept from being unmounted. */
static int open_folders(struct inbox *inbox)
{
	inbox->inbox = open_folder(inbox->home, "inbox");
	inbox->done = open_folder(inbox->home, "done");
	inbox->rejected = open_folder(inbox->home, "rejected");
	inbox->outbox = open_folder(inbox->home, "outbox");
	return inbox->inbox < 0 || inbox->done < 0 || inbox->rejected < 0 || inbox->outbox < 0 ? -1
											       : 0;
}

/* What a killed process was writing when it ended: with the lock in hand it is nobody's any more.
 * What cannot be removed is only in the way. */
static void sweep(const struct home *home)
{
	static const char *const written[] = {"done", "rejected", "outbox", "work"};

	for (size_t i = 0; i < sizeof(written) / sizeof(written[0]); i++) {
		int folder = open_folder(home, written[i]);

		if (folder < 0)
			continue;
		if (file_sweep(folder) != 0)
			log_errno("%s/%s: what a killed process left could not be removed",
				  home->path, written[i]);
		close(folder);
	}
}

/* Of a process that was killed while it started a worker the child still has the lock, until it
 * becomes the worker: that much patience, in ms. */
enum { LOCK_PATIENCE_MS = 500 };

/* The lock goes with the process, however that ends. */
static int take_lock(int work)
{
	const struct timespec pause = {0, 10000000};
	int64_t begin = clock_ticks();
	int rc;

	while ((rc = flock(work, LOCK_EX | LOCK_NB)) != 0 && errno == EWOULDBLOCK &&
	       clock_ticks() - begin < LOCK_PATIENCE_MS)
		nanosleep(&pause, NULL);
	return rc;
}

struct inbox *inbox_open(const struct home *home, const struct lijsten *lijsten)
{
	struct inbox *inbox = xmalloc(sizeof(*inbox));

	litter_use(home->overslaan);
	*inbox = (struct inbox){.home = home,
				.lijsten = lijsten,
				.held = held_new(),
				.changed = {places_new(), places_new()},
				.inbox = -1,
				.work = open_folder(home, "work"),
				.done = -1,
				.rejected = -1,
				.outbox = -1,
				.day = DAY_NONE,
				.purged = DAY_NONE};
	if (inbox->work >= 0 && take_lock(inbox->work) == 0) {
		inbox->claims = claims_new(inbox->work, inbox->home->keys->archive);
		inbox->folders = folders_new(inbox->work, inbox->home->keys->archive);
		sweep(home);
		return inbox;
	}
	if (inbox->work >= 0 && errno == EWOULDBLOCK)
		log_error("%s: another ijw empties this inbox ('ijw ingest' or 'ijw watch'); wait "
			  "until it is ready",
			  home->path);
	else if (inbox->work >= 0)
		log_errno("%s/work: this folder cannot be locked", home->path);
	inbox_close(inbox);
	return NULL;
}

void inbox_rest(struct inbox *inbox)
{
	pipeline_close(inbox->pipeline);
	intake_close(inbox->run);
	inbox->pipeline = NULL;
	inbox->run = NULL;
	inbox->day = DAY_NONE;
	inbox->purged = DAY_NONE;
}

void inbox_close(struct inbox *inbox)
{
	if (inbox == NULL)
		return;
	inbox_rest(inbox);
	for (uint32_t i = 0; i < LIMIT_UNMOVED_FILES; i++)
		settled_free(inbox->unmoved[i]);
	claims_free(inbox->claims);
	folders_free(inbox->folders);
	places_free(inbox->changed[false]);
	places_free(inbox->changed[true]);
	held_free(inbox->held);
	if (inbox->work >= 0)
		close(inbox->work);
	free(inbox);
}

void inbox_use(struct inbox *inbox, const struct home *home, const struct lijsten *lijsten)
{
	inbox_rest(inbox);
	litter_use(home->overslaan);
	inbox->home = home;
	claims_use(inbox->claims, home->keys->archive);
	folders_rekey(inbox->folders, home->keys->archive);
	inbox->lijsten = lijsten;
}

static int open_run(struct inbox *inbox)
{
	if (inbox->run != NULL)
		return 0;
	inbox->run = intake_open(inbox->home, inbox->lijsten, INTAKE_SOON);
	if (inbox->run == NULL)
		return -1;
	inbox->pipeline = intake_pipeline(inbox->run, &round_events, inbox);
	return inbox->stays ? pipeline_start(inbox->pipeline) : 0;
}

void inbox_tell(struct inbox *inbox, struct hints *hints)
{
	inbox->hints = hints;
}

int inbox_wake(struct inbox *inbox)
{
	inbox->stays = true;
	return open_run(inbox);
}

/* Of open_arrival: neither a descriptor nor none. */
enum { LEFT = -2 };

/* It went away again, or the folder that it lay in did. */
static bool is_gone(int error)
{
	return error == ENOENT || error == ENOTDIR;
}

/* What cannot be otherwise tomorrow: it is no file that can be read. */
static bool lasts(int error)
{
	return error == EINVAL || error == ELOOP || error == EXDEV || error == ENAMETOOLONG ||
	       error == EOVERFLOW;
}

/* Opens a file, as it lies in an open folder. A descriptor, which is -1 for what is no file that
 * can be read; LEFT when it stays where it is. */
static int open_arrival(struct inbox *inbox, int folder, struct settled *settled)
{
	struct claim *claim = &settled->claim;
	int fd;

	if (folder < 0 ||
	    fstatat(folder, place_name(claim->path), &claim->status, AT_SYMLINK_NOFOLLOW) != 0) {
		if (!is_gone(errno))
			round_refuse(inbox, settled);
		return LEFT;
	}
	/* A folder of which that could not be seen when it was listed: the next round walks it. */
	if (S_ISDIR(claim->status.st_mode))
		return LEFT;
	fd = settle_open(folder, claim);
	if (fd < 0 && S_ISREG(claim->status.st_mode) && !lasts(errno)) {
		if (!is_gone(errno))
			round_refuse(inbox, settled);
		return LEFT;
	}
	if (inbox->wary && fd >= 0 && settle_digest(fd, claim) != 0) {
		round_refuse(inbox, settled);
		close(fd);
		return LEFT;
	}
	return fd;
}

/* While only slow files are at hand: how often the folder is looked through for others, in ms. */
enum { LOOK_MS = 500 };

/* Opens a file and puts it in the pipeline. */
static int put_file(struct inbox *inbox, const struct arrival *file)
{
	struct settled *settled = settled_new(inbox, file->path, file->key);
	int folder = place_open(inbox->inbox, file->path);
	int fd = open_arrival(inbox, folder, settled);
	char label[LIMIT_LABEL_BYTES];

	place_close(inbox->inbox, folder);
	if (fd == LEFT) {
		settled_free(settled);
		return 0;
	}
	settled->opened = fd >= 0;
	claims_add(inbox->claims, &settled->claim);
	return pipeline_put(
	    inbox->pipeline,
	    &(struct pipeline_file){.fd = fd,
				    .label = label_show(file->path, label, sizeof(label)),
				    .check = round_is_young(inbox, settled),
				    .sender = file->sender,
				    .key = file->key,
				    .file = settled});
}

/* Takes what is in the pipeline. While all of it is slow, no longer than until `until`: others may
 * have come meanwhile. As take_all. */
static int take_pipeline(struct inbox *inbox, int64_t until)
{
	int rc = 0;

	while (rc == 0 && pipeline_count(inbox->pipeline) > 0) {
		if (!round_goes_on(inbox))
			return 1;
		if (clock_ticks() >= until && pipeline_is_slow(inbox->pipeline)) {
			pipeline_give_back(inbox->pipeline);
			break;
		}
		rc = pipeline_take(inbox->pipeline);
	}
	return rc;
}

/* 0, 1 when the round is to end, -1 after a failure was logged. */
static int take_all(struct inbox *inbox, const struct arrivals *arrivals, int64_t until)
{
	int rc = 0;

	for (uint32_t i = 0; rc == 0 && i < arrivals->count; i++) {
		if (!round_goes_on(inbox))
			return 1;
		if (pipeline_is_blocked(inbox->pipeline, arrivals->files[i].sender))
			continue;
		if (!round_move_again(inbox, arrivals->files[i].key))
			rc = put_file(inbox, &arrivals->files[i]);
	}
	/* While the workers read what was put in the pipeline. */
	if (rc == 0 && claims_sync(inbox->claims) != 0)
		rc = -1;
	return rc == 0 ? take_pipeline(inbox, until) : rc;
}

static bool is_held(void *context, uint64_t key, const struct walk_entry *entry)
{
	struct inbox *inbox = context;
	bool held = held_back(inbox->held, key, clock_ticks());

	if (held && held_is_unread(inbox->held, key))
		refusals_add(&inbox->refusals, entry->path);
	if (entry->status.st_mode == 0) /* it may be a folder */
		folders_miss(inbox->folders);
	return held || pipeline_has(inbox->pipeline, key);
}

static bool leave_folder(void *context, const struct walk_entry *entry)
{
	struct inbox *inbox = context;

	return folders_left(inbox->folders, entry, inbox->home->stiltetijd, clock_now());
}

static void meet_shut(void *context, const struct walk_entry *entry)
{
	folders_miss(((struct inbox *)context)->folders);
	round_refuse_folder(context, entry);
}

static void enter_folder(void *context, int folder)
{
	hints_meet(((struct inbox *)context)->hints, folder);
}

static int scan(struct inbox *inbox, struct arrivals *arrivals)
{
	static const struct arrival_events events = {
	    .held = is_held, .entered = enter_folder, .left = leave_folder, .shut = meet_shut};

	hints_begin(inbox->hints);
	held_begin(inbox->held);
	folders_begin(inbox->folders);
	refusals_begin(&inbox->refusals);
	if (arrival_list(inbox->inbox, &events, inbox, arrivals) != 0) {
		log_errno("%s/inbox: the folder cannot be listed", inbox->home->path);
		return -1;
	}
	hints_end(inbox->hints);
	held_end(inbox->held);
	folders_end(inbox->folders);
	return 0;
}

/* As take_all. */
static int pass(struct inbox *inbox)
{
	struct arrivals arrivals;
	int64_t begin = clock_ticks(), listed;
	int rc;

	inbox->moved = false;
	if (pipeline_count(inbox->pipeline) == 0 &&
	    claims_begin(inbox->claims, inbox->inbox) != 0 && file_in_doubt())
		return -1;
	if (scan(inbox, &arrivals) != 0)
		return -1;
	inbox->result->waiting = arrivals.seen;
	/* Looking takes a fifth of the time at most. */
	listed = clock_ticks();
	rc = take_all(inbox, &arrivals, listed + LOOK_MS + 4 * (listed - begin));
	arrivals_free(&arrivals);
	/* Of a slow archive alone there is nothing to be moved yet. */
	if (rc >= 0 && (inbox->count > 0 || rc > 0 || pipeline_count(inbox->pipeline) == 0) &&
	    round_flush(inbox) != 0)
		rc = -1;
	return rc;
}

/* Whether aanmelddatum.csv is another one than at the last look. */
static bool is_other_aanmeld(struct inbox *inbox)
{
	struct stat status;
	uint64_t key = 0;

	if (fstatat(inbox->home->fd, "aanmelddatum.csv", &status, 0) == 0)
		key = arrival_key("aanmelddatum.csv", &status);
	if (key == inbox->aanmeld)
		return false;
	inbox->aanmeld = key;
	return true;
}

/* The derived rows are those of today, and what was kept for long enough goes. As take_all. */
static int bring_up_to_date(struct inbox *inbox)
{
	int32_t today = clock_day(clock_now());
	bool other = is_other_aanmeld(inbox);
	bool marked = inbox->marked > 0 && round_large_is_due(inbox);

	if (other)
		intake_look_again(inbox->run);
	if ((other || marked || inbox->day != today) && round_commit(inbox) != 0)
		return -1;
	if (inbox->purged == today)
		return 0;
	inbox->purged = today;
	return purge_run(inbox);
}

static int end_well(struct inbox *inbox)
{
	claims_end(inbox->claims, inbox->inbox);
	refusals_tell(&inbox->refusals, inbox->work);
	return folders_save(inbox->folders);
}

int inbox_round(struct inbox *inbox, inbox_go_on *go_on, void *context, struct inbox_result *result)
{
	int rc = -1;

	*result = (struct inbox_result){0};
	inbox->result = result;
	inbox->go_on = go_on;
	inbox->context = context;
	if (open_folders(inbox) == 0 && open_run(inbox) == 0) {
		round_begin(inbox);
		do
			rc = pass(inbox);
		while (rc == 0 && (inbox->moved || pipeline_count(inbox->pipeline) > 0));
		if (rc == 0)
			rc = bring_up_to_date(inbox);
		result->aanmelddatum_refused = intake_refused_aanmelddatum(inbox->run);
		round_end(inbox);
		if (rc != 0)
			claims_give_up(inbox->claims, inbox->inbox);
		/* What is in the pipeline stays in the inbox. */
		if (rc > 0)
			inbox_rest(inbox);
		if (rc >= 0)
			rc = end_well(inbox);
	}
	close_folders(inbox);
	if (rc < 0 && inbox->run != NULL && intake_is_broken(inbox->run))
		inbox->broken = true;
	return rc < 0 ? -1 : 0;
}

bool inbox_is_broken(const struct inbox *inbox)
{
	return inbox->broken || file_in_doubt();
}

int64_t inbox_until(const struct inbox *inbox)
{
	int64_t held = held_until(inbox->held);

	return inbox->marked > 0 && inbox->large < held ? inbox->large : held;
}

int inbox_empty(const struct home *home, const struct lijsten *lijsten, struct inbox_result *result)
{
	struct inbox *inbox = inbox_open(home, lijsten);
	int rc = inbox != NULL ? inbox_round(inbox, NULL, NULL, result) : -1;

	inbox_close(inbox);
	return rc;
}

int inbox_look(struct inbox *inbox, const struct purge_rule *rule, uint32_t *removed)
{
	int rc = -1;

	if (open_folders(inbox) == 0 && open_run(inbox) == 0) {
		rc = purge_files(inbox, true, rule, removed);
		if (rc == 0)
			rc = purge_files(inbox, false, rule, removed);
	}
	inbox_rest(inbox);
	close_folders(inbox);
	return rc == 0 ? 0 : -1;
}

static void count_unread(const struct home *home, struct waiting *out)
{
	int work = openat(home->fd, "work", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct refusals refusals;

	if (work < 0)
		return;
	refusals_read(&refusals, work);
	close(work);
	out->unread = refusals.count;
	snprintf(out->unread_first, sizeof(out->unread_first), "%s", refusals.first);
}

int inbox_count(const struct home *home, int64_t now, struct waiting *out)
{
	int inbox = open_folder(home, "inbox");
	int rc;

	if (inbox < 0)
		return -1;
	litter_use(home->overslaan);
	rc = arrival_count(inbox, now, out);
	if (rc != 0)
		log_errno("%s/inbox: the folder cannot be listed", home->path);
	close(inbox);
	if (rc == 0 && out->files > 0)
		count_unread(home, out);
	return rc;
}
