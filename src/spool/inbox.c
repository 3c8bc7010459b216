#include "ijw/spool/inbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/file.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"
#include "ijw/base/progress.h"
#include "arrival.h"
#include "purge.h"
#include "settle.h"

/* A file that is being judged, or was taken in with this group and waits for the commit. */
struct settled {
	struct claim claim;
	struct report report; /* on this file alone */
	bool wait;            /* it is not whole yet */
};

struct round {
	const struct home *home;
	int inbox, work, done, rejected, outbox;
	struct intake_run *run;
	struct belt *belt;
	struct report batch;
	int64_t started; /* of the batch: seconds since 1970 */
	struct settled **settled;
	uint32_t count;
	bool moved; /* this pass settled something */
	struct inbox_result *result;
};

static int open_folder(const struct home *home, const char *name)
{
	int fd = openat(home->fd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		log_errno("%s/%s: this folder of the home cannot be opened", home->path, name);
	return fd;
}

static void close_folders(struct round *round)
{
	const int folders[] = {round->inbox, round->work, round->done, round->rejected,
			       round->outbox};

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (folders[i] >= 0)
			close(folders[i]);
}

static int open_folders(struct round *round)
{
	round->inbox = open_folder(round->home, "inbox");
	round->work = open_folder(round->home, "work");
	round->done = open_folder(round->home, "done");
	round->rejected = open_folder(round->home, "rejected");
	round->outbox = open_folder(round->home, "outbox");
	if (round->inbox < 0 || round->work < 0 || round->done < 0 || round->rejected < 0 ||
	    round->outbox < 0)
		return -1;
	/* The lock goes with the process, however that ends. */
	if (flock(round->work, LOCK_EX | LOCK_NB) == 0)
		return 0;
	log_error("%s: another ijw empties this inbox; wait until it is ready", round->home->path);
	return -1;
}

/* Young enough that its writer may still be busy. */
static bool is_young(const struct round *round, const struct claim *claim)
{
	return clock_now() - (int64_t)claim->status.st_mtim.tv_sec < round->home->stiltetijd;
}

/* What a half written file looks like: cut off, empty, or preallocated zeros. */
static bool looks_unfinished(const struct judgement *judgement)
{
	return judgement->fault == FAULT_SYNTAX || judgement->fault == FAULT_EMPTY ||
	       judgement->fault == FAULT_NUL;
}

static void note(void *context, int64_t bericht, const struct finding *finding)
{
	report_find(context, bericht, finding);
}

static int commit(struct round *round)
{
	if (intake_commit(round->run) != 0)
		return -1;
	return intake_each_finding(round->run, note, &round->batch);
}

static void settled_free(struct settled *settled)
{
	report_free(&settled->report);
	free(settled);
}

/* A document came off the belt. */
static int take(void *context, void *file, const struct source *source,
		const struct judgement *judgement)
{
	struct round *round = context;
	struct settled *settled = file;
	struct taken taken;

	if (source->member == NULL && looks_unfinished(judgement) &&
	    is_young(round, &settled->claim)) {
		settled->wait = true;
		return 0;
	}
	if (intake_store(round->run, source, judgement, &taken) != 0)
		return -1;
	report_add(&round->batch, source, &taken);
	report_add(&settled->report, source, &taken);
	progress_show(round->result->tally.messages + round->batch.tally.messages, "messages");
	/* A large archive is several groups; its file is moved after the last of them. */
	return intake_is_full(round->run) ? commit(round) : 0;
}

static int flush(struct round *round);

/* A file came off the belt: it waits for the commit, or stays where it is. */
static int take_end(void *context, void *file, bool young)
{
	struct round *round = context;
	struct settled *settled = file;

	if (settled->wait || young) {
		settled_free(settled);
		round->result->waiting++;
		return 0;
	}
	settled->report.tally.files = 1;
	round->batch.tally.files++;
	round->settled[round->count++] = settled;
	if (round->count >= LIMIT_GROUP_MESSAGES || intake_is_full(round->run))
		return flush(round);
	return 0;
}

static void take_away(void *context, void *file)
{
	(void)context;
	settled_free(file);
}

static const struct belt_events belt_events = {take, take_end, take_away};

/* Opens a file and puts it on the belt. */
static int put_file(struct round *round, const char *name)
{
	struct settled *settled = xmalloc(sizeof(*settled));
	char label[LIMIT_LABEL_BYTES];
	int fd;

	*settled = (struct settled){0};
	snprintf(settled->claim.name, sizeof(settled->claim.name), "%s", name);
	report_begin(&settled->report);
	if (fstatat(round->inbox, name, &settled->claim.status, AT_SYMLINK_NOFOLLOW) != 0) {
		settled_free(settled);
		return 0; /* it went away again */
	}
	fd = settle_open(round->inbox, &settled->claim);
	if (fd < 0 && errno == ENOENT) {
		settled_free(settled);
		round->result->waiting++;
		return 0;
	}
	return belt_put(round->belt, fd, label_show(name, label, sizeof(label)),
			is_young(round, &settled->claim), settled);
}

static bool is_accepted(const struct tally *tally)
{
	return tally->messages > 0 && tally->verdicts[VERDICT_ACCEPTED] == tally->messages;
}

/* The report lies beside the file, under the name the file got. */
static int publish_beside(struct round *round, const struct settled *settled, const char *name)
{
	struct buf text = BUF_INIT(0), title = BUF_INIT(0);
	char label[LIMIT_LABEL_BYTES], target[NAME_MAX + 1];
	int rc;

	buf_printf(&title, _("ijw: why %s lies in rejected"),
		   label_show(settled->claim.name, label, sizeof(label)));
	report_text(&settled->report, title.data, clock_now(), &text);
	settle_report(name, target);
	rc = file_publish(round->rejected, target, text.data, text.length, 0600);
	if (rc != 0)
		log_errno("%s/rejected: the report on a file could not be written",
			  round->home->path);
	buf_free(&text);
	buf_free(&title);
	return rc;
}

static int settle(struct round *round, struct settled *settled)
{
	bool accepted = is_accepted(&settled->report.tally);
	char name[NAME_MAX + 1], label[LIMIT_LABEL_BYTES];
	int rc = settle_move(round->inbox, &settled->claim,
			     accepted ? round->done : round->rejected, name);

	if (rc < 0) {
		log_errno("%s: its messages are taken in, but the file could not be moved from "
			  "inbox/; give this user the right to, the next round moves it",
			  label_show(settled->claim.name, label, sizeof(label)));
		return -1;
	}
	if (rc > 0) { /* a new file under this name: the next round sees to it */
		round->result->waiting++;
		return 0;
	}
	round->moved = true;
	return accepted ? 0 : publish_beside(round, settled, name);
}

static int publish(struct round *round, const char *suffix, struct buf *bytes)
{
	char stamp[CLOCK_TEXT], name[64];
	uint32_t number = round->result->reports + 1;
	int rc;

	/* 2026-11-23T04:20:00Z-1.txt, without the colons that some shares refuse */
	clock_format(round->started, stamp);
	for (char *at = stamp; *at != '\0'; at++)
		if (*at == ':')
			*at = '.';
	snprintf(name, sizeof(name), "%s-%d-%u.%s", stamp, (int)getpid(), number, suffix);
	rc = file_publish(round->outbox, name, bytes->data, bytes->length, 0600);
	if (rc != 0)
		log_errno("%s/outbox/%s: the report could not be written; the files stay in inbox/",
			  round->home->path, name);
	buf_free(bytes);
	return rc;
}

/* The report of the batch as far as it is: written anew after every group. */
static int publish_batch(struct round *round)
{
	static const char title[] = N_("ijw: report on a batch from the inbox");
	struct buf text = BUF_INIT(0), json = BUF_INIT(0);

	report_text(&round->batch, _(title), round->started, &text);
	report_json(&round->batch, title, round->started, &json);
	if (publish(round, "txt", &text) != 0) {
		buf_free(&json);
		return -1;
	}
	return publish(round, "json", &json);
}

static void forget(struct round *round)
{
	for (uint32_t i = 0; i < round->count; i++)
		settled_free(round->settled[i]);
	round->count = 0;
}

static void add_tally(struct tally *sum, const struct tally *tally)
{
	sum->files += tally->files;
	sum->messages += tally->messages;
	sum->warned += tally->warned;
	sum->noted += tally->noted;
	for (int i = 0; i < VERDICTS; i++)
		sum->verdicts[i] += tally->verdicts[i];
	for (int i = 0; i < TAKEN_KINDS; i++)
		sum->as[i] += tally->as[i];
}

static void close_batch(struct round *round)
{
	if (round->batch.tally.files > 0)
		round->result->reports++;
	add_tally(&round->result->tally, &round->batch.tally);
	report_free(&round->batch);
	report_begin(&round->batch);
	round->started = clock_now();
}

/* Commit, report, move: in this order nothing is ever lost. */
static int flush(struct round *round)
{
	int rc = 0;

	if (round->count == 0)
		return 0;
	if (commit(round) != 0 || publish_batch(round) != 0)
		return -1;
	for (uint32_t i = 0; i < round->count; i++)
		if (settle(round, round->settled[i]) != 0)
			rc = -1;
	if (file_sync_dir(round->done) != 0 || file_sync_dir(round->rejected) != 0 ||
	    file_sync_dir(round->inbox) != 0) {
		log_errno("%s: the folders of the home could not be synced", round->home->path);
		rc = -1;
	}
	forget(round);
	if (report_is_full(&round->batch))
		close_batch(round);
	return rc;
}

static int pass(struct round *round, struct arrival *arrivals)
{
	uint32_t count;
	int rc = arrival_list(round->inbox, arrivals, LIMIT_BATCH_MESSAGES, &count);

	round->moved = false;
	round->result->waiting = 0;
	if (rc != 0)
		log_errno("%s/inbox: the folder cannot be listed", round->home->path);
	for (uint32_t i = 0; i < count; i++) {
		if (rc == 0)
			rc = put_file(round, arrivals[i].name);
		free(arrivals[i].name);
	}
	if (rc == 0)
		rc = belt_drain(round->belt);
	return rc == 0 ? flush(round) : rc;
}

static int run(struct round *round)
{
	struct arrival *arrivals = xmalloc(LIMIT_BATCH_MESSAGES * sizeof(*arrivals));
	int rc;

	round->settled = xmalloc(LIMIT_GROUP_MESSAGES * sizeof(struct settled *));
	report_begin(&round->batch);
	round->started = clock_now();
	do
		rc = pass(round, arrivals);
	while (rc == 0 && round->moved);
	if (rc == 0)
		rc = intake_commit(round->run); /* the derived rows are those of today */
	close_batch(round);
	report_free(&round->batch);
	progress_clear();
	forget(round);
	free(round->settled);
	free(arrivals);
	return rc;
}

int inbox_empty(const struct home *home, const struct lijsten *lijsten, struct inbox_result *result)
{
	struct round round = {.home = home,
			      .inbox = -1,
			      .work = -1,
			      .done = -1,
			      .rejected = -1,
			      .outbox = -1,
			      .result = result};
	int rc = -1;

	*result = (struct inbox_result){0};
	if (open_folders(&round) == 0) {
		round.run = intake_open(home, lijsten);
		if (round.run != NULL) {
			round.belt = intake_belt(round.run, &belt_events, &round);
			rc = run(&round);
		}
		if (rc == 0)
			rc = purge_run(home, round.run, round.done, round.rejected);
	}
	belt_close(round.belt);
	intake_close(round.run);
	close_folders(&round);
	return rc;
}

int inbox_count(const struct home *home, uint32_t *files, int64_t *oldest)
{
	int inbox = open_folder(home, "inbox");
	int rc;

	if (inbox < 0)
		return -1;
	rc = arrival_count(inbox, files, oldest);
	if (rc != 0)
		log_errno("%s/inbox: the folder cannot be listed", home->path);
	close(inbox);
	return rc;
}
