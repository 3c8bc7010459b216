#include "round.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arrival.h"
#include "origin.h"
#include "ijw/message/mask.h"
#include "ijw/base/clock.h"
#include "ijw/base/file.h"
#include "ijw/base/halt.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/base/progress.h"
#include "ijw/base/text.h"

/* Masks what tells a person in the names of a file, as far as they are not masked yet. */
static void hide_names(const struct inbox *inbox, struct settled *settled,
		       const struct persons *persons)
{
	struct claim *claim = &settled->claim;
	struct buf shown = BUF_INIT(0);

	mask_path(inbox->home->keys->pseudonym, settle_path(claim), persons, &shown);
	free(claim->shown);
	claim->shown = xstrdup(shown.data);
	buf_free(&shown);
}

struct settled *settled_new(const struct inbox *inbox, const char *path, uint64_t key)
{
	struct settled *settled = xmalloc(sizeof(*settled));

	*settled = (struct settled){.key = key};
	settled->claim.path = xstrdup(path);
	hide_names(inbox, settled, NULL);
	report_begin(&settled->report);
	return settled;
}

bool round_goes_on(const struct inbox *inbox)
{
	return (inbox->go_on == NULL || inbox->go_on(inbox->context)) && !halt_asked();
}

void settled_free(struct settled *settled)
{
	if (settled == NULL)
		return;
	report_free(&settled->report);
	intake_file_free(&settled->file);
	free(settled->claim.path);
	free(settled->claim.shown);
	free(settled);
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

bool round_large_is_due(const struct inbox *inbox)
{
	return !inbox->stays || clock_ticks() >= inbox->large;
}

int round_commit(struct inbox *inbox)
{
	int32_t today = clock_day(clock_now());
	bool all = round_large_is_due(inbox);

	if (intake_commit(inbox->run, all ? INTAKE_ALL_YOUTHS : INTAKE_SMALL_YOUTHS) != 0)
		return -1;
	if (all)
		inbox->large = clock_ticks() + LIMIT_LARGE_YOUTHS_MS;
	inbox->marked = intake_marked(inbox->run);
	inbox->day = today;
	return intake_each_finding(inbox->run, note, &inbox->batch);
}

/* Whether the document is none yet: its file stays where it is. */
static bool must_wait(struct inbox *inbox, struct settled *settled, const struct source *source,
		      const struct judgement *judgement)
{
	if (source->member != NULL)
		return false;
	if (source->fault == FAULT_FILE && settled->opened) {
		errno = EIO;
		round_refuse(inbox, settled);
		return true;
	}
	if (!looks_unfinished(judgement) || !round_is_young(inbox, settled))
		return false;
	round_hold_young(inbox, settled);
	return true;
}

/* A file that was given its name back has another key. */
static void know_again(struct inbox *inbox, struct settled *settled)
{
	const char *path = settled->claim.path;
	uint64_t before = settled->key;
	int folder = place_open(inbox->inbox, path), rc = -1;
	struct stat status;

	if (folder >= 0)
		rc = fstatat(folder, place_name(path), &status, AT_SYMLINK_NOFOLLOW);
	place_close(inbox->inbox, folder);
	if (rc != 0)
		return;
	settled->key = arrival_key(path, &status);
	held_rename(inbox->held, before, settled->key);
}

/* It is another file than the one that was read, or seems so: an archive, of which the bytes are
 * not known. From now on they are. */
static void leave_changed(struct inbox *inbox, const struct settled *settled)
{
	if (!settled->claim.digested && !inbox->wary) {
		inbox->wary = true;
		inbox->moved = true;
		return;
	}
	held_add(inbox->held, settled->key, clock_ticks(), LIMIT_REFUSED_MS);
}

/* Before anything of a file is stored, it gets a name of which nobody knows. As claims_take, but
 * what was refused is held back. */
static int claim_file(struct inbox *inbox, struct settled *settled)
{
	int rc = claims_take(inbox->claims, inbox->inbox, &settled->claim);

	if (rc < 0)
		round_refuse_why(
		    inbox, settled,
		    N_("cannot be renamed and stays unread; give this user the right to"));
	if (rc != 1)
		return rc;
	know_again(inbox, settled);
	leave_changed(inbox, settled);
	return 1;
}

/* The same of a file of which a document came; it may be the first. */
static int claim_read(struct inbox *inbox, struct settled *settled, const struct source *source)
{
	int rc;

	if (settled->claim.claimed)
		return 0;
	if (source->member == NULL && source->sha256 != NULL) {
		memcpy(settled->claim.sha256, source->sha256, SHA256_BYTES);
		settled->claim.digested = true;
	}
	rc = claim_file(inbox, settled);
	if (rc < 0) {
		held_set_unread(inbox->held, settled->key);
		refusals_add(&inbox->refusals, settle_path(&settled->claim));
	}
	return rc;
}

/* A group or a batch is to end, also inside an archive: a flood of members, or of what is wrong
 * with them, is never in memory as a whole. */
static bool is_full(const struct inbox *inbox)
{
	return intake_is_full(inbox->run) || report_is_full(&inbox->batch);
}

/* What was said of the file before says its name too: also reports of batches before this one, when
 * it is a large archive, or one that an earlier start left in the middle. */
static int rename_said(struct inbox *inbox, struct settled *settled, const char *before,
		       const char *after)
{
	const bool closed = (settled->begun != 0 && settled->begun != inbox->batches) ||
			    settled->report.tally.as[TAKEN_DUPLICATE] > 0;

	report_rename(&inbox->batch, before, after);
	report_rename(&settled->report, before, after);
	if (!closed || report_rename_closed(inbox->outbox, before, after) == 0)
		return 0;
	log_errno("%s/outbox: a name in a report could not be masked", inbox->home->path);
	return -1;
}

static int store_document(struct inbox *inbox, struct settled *settled, struct source *source,
			  struct judgement *judgement, struct taken *out)
{
	char *before = settled->file.name.length > 0 ? xstrdup(settled->file.name.data) : NULL;
	int rc = intake_store(inbox->run, &settled->file, source, judgement, out);

	if (rc == 0 && before != NULL && strcmp(before, settled->file.name.data) != 0)
		rc = rename_said(inbox, settled, before, settled->file.name.data);
	free(before);
	return rc;
}

/* A document came out of the pipeline. */
static int take(void *context, void *file, const struct source *source, struct judgement *judgement)
{
	struct inbox *inbox = context;
	struct settled *settled = file;
	struct source shown = *source;
	struct taken taken;
	int rc = 0;

	if (settled->wait || must_wait(inbox, settled, source, judgement) ||
	    (rc = claim_read(inbox, settled, source)) != 0) {
		settled->wait = true;
		return rc == 2 ? -1 : 0;
	}
	if (judgement->typed)
		hide_names(inbox, settled, &judgement->persons);
	origin_check(inbox->home, &settled->claim, &shown, judgement);
	if (store_document(inbox, settled, &shown, judgement, &taken) != 0)
		return -1;
	if (settled->batch != inbox->batches)
		inbox->batch.tally.files++;
	settled->batch = inbox->batches;
	if (settled->begun == 0)
		settled->begun = inbox->batches;
	report_add(&inbox->batch, &shown, &taken);
	report_tell(&settled->report, &shown, &taken);
	progress_show(inbox->result->tally.messages + inbox->batch.tally.messages, N_("messages"));
	/* The rest of an archive is for the next start. */
	if (!round_goes_on(inbox) && source->member != NULL && halt_asked())
		return 1;
	/* A large archive is several groups, and batches; its file is moved after the last of them.
	 */
	return is_full(inbox) ? round_flush(inbox) : 0;
}

/* A file came out of the pipeline: it waits for the commit, or stays where it is. */
static int take_end(void *context, void *file, bool young)
{
	struct inbox *inbox = context;
	struct settled *settled = file;

	if (settled->wait || young) {
		if (young)
			round_hold_young(inbox, settled);
		settled_free(settled);
		return 0;
	}
	settled->report.tally.files = 1;
	folders_use(inbox->folders, inbox->inbox, &settled->claim);
	inbox->settled[inbox->count++] = settled;
	if (inbox->count >= LIMIT_GROUP_MESSAGES || is_full(inbox))
		return round_flush(inbox);
	return 0;
}

static void take_away(void *context, void *file)
{
	(void)context;
	settled_free(file);
}

const struct pipeline_events round_events = {take, take_end, take_away};

/* Keeps a file that could not be moved, in the place of the one that waits longest. */
static void keep_unmoved(struct inbox *inbox, struct settled *settled)
{
	struct tally tally = settled->report.tally;

	if (round_is_accepted(&tally)) {
		report_free(&settled->report);
		report_begin(&settled->report);
		settled->report.tally = tally;
	}
	settled_free(inbox->unmoved[inbox->unmoved_next]);
	inbox->unmoved[inbox->unmoved_next] = settled;
	inbox->unmoved_next = (inbox->unmoved_next + 1) % LIMIT_UNMOVED_FILES;
}

/* A file that cannot be moved gets its name back, for all to see, and is tried again. */
static void settle(struct inbox *inbox, struct settled *settled)
{
	char label[LIMIT_LABEL_BYTES];
	int rc = round_move(inbox, settled), saved = errno;

	if (rc == 0) {
		claims_moved(inbox->claims, &settled->claim);
		settled_free(settled);
		return;
	}
	(void)claims_put_back(inbox->claims, inbox->inbox, &settled->claim);
	know_again(inbox, settled);
	if (rc > 0) {
		leave_changed(inbox, settled);
		settled_free(settled);
		return;
	}
	errno = saved;
	if (round_hold_refused(inbox, settled->key)) {
		errno = saved;
		log_errno(file_is_full(saved)
			      ? N_("%s: its messages are taken in, but the file could not be moved "
				   "from inbox/; it is tried again")
			      : N_("%s: its messages are taken in, but the file could not be moved "
				   "from inbox/; give this user the right to; it is tried again"),
			  label_show(settle_path(&settled->claim), label, sizeof(label)));
	}
	keep_unmoved(inbox, settled);
}

bool round_move_again(struct inbox *inbox, uint64_t key)
{
	for (uint32_t i = 0; i < LIMIT_UNMOVED_FILES; i++) {
		struct settled *settled = inbox->unmoved[i];
		int rc;

		if (settled == NULL || settled->key != key)
			continue;
		inbox->unmoved[i] = NULL;
		rc = claim_file(inbox, settled);
		if (rc == 0)
			settle(inbox, settled);
		else if (rc == 1)
			settled_free(settled);
		else
			keep_unmoved(inbox, settled);
		return true;
	}
	return false;
}

static void forget(struct inbox *inbox)
{
	for (uint32_t i = 0; i < inbox->count; i++)
		settled_free(inbox->settled[i]);
	inbox->count = 0;
}

int round_flush(struct inbox *inbox)
{
	bool moves = inbox->count > 0;

	/* Without a file to be moved: of an archive that is not at its end. */
	if (!moves && !intake_is_open(inbox->run))
		return 0;
	if (round_commit(inbox) != 0 || batch_publish(inbox) != 0 ||
	    folders_save(inbox->folders) != 0)
		return -1;
	for (uint32_t i = 0; i < inbox->count; i++) {
		if (file_in_doubt())
			return -1;
		settle(inbox, inbox->settled[i]);
		inbox->settled[i] = NULL;
	}
	inbox->count = 0;
	if (file_in_doubt())
		return -1;
	if (report_is_full(&inbox->batch))
		batch_close(inbox);
	if (!moves)
		return 0;
	if (places_sync(inbox->changed[true], inbox->done) == 0 &&
	    places_sync(inbox->changed[false], inbox->rejected) == 0 &&
	    claims_sync_moved(inbox->claims, inbox->inbox) == 0)
		return 0;
	log_errno("%s: the folders of the home could not be synced", inbox->home->path);
	return -1;
}

void round_begin(struct inbox *inbox)
{
	inbox->settled = xmalloc(LIMIT_GROUP_MESSAGES * sizeof(struct settled *));
	inbox->complaints = 0;
	batch_begin(inbox);
}

void round_end(struct inbox *inbox)
{
	batch_close(inbox);
	report_free(&inbox->batch);
	progress_clear();
	forget(inbox);
	free(inbox->settled);
	inbox->settled = NULL;
}
