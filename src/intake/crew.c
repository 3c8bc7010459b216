#include "ijw/intake/crew.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/intake/worker.h"
#include "crew_parts.h"

/* Processors of the machine that are at work. */
static uint32_t processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count > 0 ? (uint32_t)count : 1;
}

/* A file that no folder has: what it says cannot be changed any more, and each worker reads it.
 * Above the numbers that a worker's own descriptors get. -1 with errno. */
static int keep_lijsten(const struct lijsten *lijsten)
{
	const int seals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
	int low = memfd_create("lijsten", MFD_CLOEXEC | MFD_ALLOW_SEALING), fd = -1;
	struct buf bytes = BUF_INIT(0);

	if (low < 0)
		return -1;
	lijsten_pack(lijsten, &bytes);
	if (file_write(low, bytes.data, bytes.length) == 0 && fcntl(low, F_ADD_SEALS, seals) == 0)
		fd = fcntl(low, F_DUPFD_CLOEXEC, WORKER_LIJSTEN_FD + 1);
	buf_free(&bytes);
	close(low);
	return fd;
}

struct crew *crew_open(const struct crew_options *options)
{
	struct crew *crew = xmalloc(sizeof(*crew));
	uint32_t workers = options->workers > 0 ? options->workers : processors();

	if (workers > LIMIT_WORKERS)
		workers = LIMIT_WORKERS;
	*crew = (struct crew){.workers = workers,
			      .places = workers,
			      .overtake = options->overtake,
			      .patience = options->patience,
			      .archive = options->archive > 0 ? options->archive
							      : 1000 * LIMIT_ARCHIVE_SECONDS,
			      .home = xstrdup(options->home),
			      .basis = xstrdup(options->basis),
			      .lijsten = keep_lijsten(options->lijsten)};
	if (crew->overtake)
		crew->places = workers + LIMIT_SLOW_WORKERS < LIMIT_WORKERS
				   ? workers + LIMIT_SLOW_WORKERS
				   : LIMIT_WORKERS;
	for (uint32_t i = 0; i < LIMIT_WORKERS; i++)
		crew->slots[i].most =
		    options->messages > 0 ? options->messages : LIMIT_WORKER_MESSAGES;
	if (crew->lijsten < 0)
		log_errno("the lists cannot be kept for the workers");
	return crew;
}

void crew_close(struct crew *crew)
{
	if (crew == NULL)
		return;
	for (uint32_t i = 0; i < crew->places; i++)
		slot_stop(&crew->slots[i]);
	if (crew->lijsten >= 0)
		close(crew->lijsten);
	free(crew->home);
	free(crew->basis);
	free(crew);
}

uint32_t crew_broken(struct crew *crew)
{
	return crew->broken;
}

/* A new job is the last. */
void crew_insert(struct crew *crew, struct job *job)
{
	struct job **at = &crew->waiting;

	if (*at != NULL && crew->last->number < job->number)
		at = &crew->last->next;
	while (*at != NULL && (*at)->number < job->number)
		at = &(*at)->next;
	job->next = *at;
	*at = job;
	if (job->next == NULL)
		crew->last = job;
}

void crew_remove(struct crew *crew, struct job *before, const struct job *job)
{
	if (before != NULL)
		before->next = job->next;
	else
		crew->waiting = job->next;
	if (crew->last == job)
		crew->last = before;
}

void crew_put(struct crew *crew, struct job *job)
{
	job->number = ++crew->numbers;
	crew_insert(crew, job);
}

static void give_up(struct job *job)
{
	log_note("a file broke the process that reads it %u times: it is set aside", job->tries);
	job->broke = true;
	if (job->reply != REPLY_NONE)
		return;
	job->fault = FAULT_BROKE;
	job->reply = REPLY_END;
}

void crew_empty(struct slot *slot)
{
	slot_stop(slot);
	slot->first = NULL;
	slot->count = 0;
	slot->bytes = 0;
}

/* The worker is gone: what it had in hand waits again. Only a job that was alone, and not one that
 * waited for this process, can be blamed. */
static void replace(struct crew *crew, struct slot *slot, const char *why)
{
	bool alone = slot->count == 1 && slot->ready && !slot_rests(slot);
	struct job *job = slot->first;

	log_detail("worker %d %s and is replaced", (int)slot->pid, why);
	crew->broken++;
	crew->stillborn = slot->ready ? 0 : crew->stillborn + 1;
	crew->strangers = crew->strangers || slot->stranger;
	if (job != NULL && job->fd >= 0)
		job->used += slot_used(slot);
	crew_empty(slot);
	while (job != NULL) {
		struct job *next = job->next;

		job->suspect = true;
		if (alone && ++job->tries >= LIMIT_TRIES)
			give_up(job);
		else
			crew_insert(crew, job);
		job = next;
	}
}

/* Ends workers that have nothing in hand and are not to be given the job, and those that were only
 * needed while a file was slow. How many are left. */
static uint32_t end_spent(struct crew *crew, const struct job *job, uint32_t limit)
{
	uint32_t running = 0;

	for (uint32_t i = 0; i < crew->places; i++)
		running += crew->slots[i].pid != 0;
	for (uint32_t i = 0; i < crew->places; i++) {
		struct slot *slot = &crew->slots[i];

		if (slot->pid == 0 || slot->count > 0 ||
		    (running <= limit && !slot_is_spent(slot, job)))
			continue;
		slot_stop(slot);
		running--;
	}
	return running;
}

/* The running worker with least in hand that takes the job; a new one when none does. */
static struct slot *find_slot(struct crew *crew, const struct job *job)
{
	uint32_t limit = crew_limit(crew), running = end_spent(crew, job, limit);
	struct slot *best = NULL, *empty = NULL;

	for (uint32_t i = 0; i < crew->places; i++) {
		struct slot *slot = &crew->slots[i];

		if (slot->pid == 0) {
			if (empty == NULL)
				empty = slot;
		} else if (slot_fits(slot, job) && (best == NULL || slot->bytes < best->bytes)) {
			best = slot;
		}
	}
	if (best == NULL && running < limit)
		best = empty;
	return best;
}

static int start(const struct crew *crew, struct slot *slot)
{
	return crew->lijsten < 0 ? -1
				 : slot_start(slot, crew->home, crew->basis, crew->lijsten);
}

static bool can_start(const struct crew *crew)
{
	if (crew->strangers)
		log_error("a worker judges by something else than this process; start again");
	else if (crew->stillborn >= LIMIT_STILLBORN)
		log_error("workers end before they are ready; nothing can be judged");
	else
		return true;
	return false;
}

int crew_start(struct crew *crew)
{
	int rc = 0;

	for (uint32_t i = 0; rc == 0 && i < crew->workers; i++)
		if (crew->slots[i].pid == 0)
			rc = start(crew, &crew->slots[i]);
	return rc;
}

static int give_out(struct crew *crew)
{
	struct job *before = NULL, *job = crew->waiting;

	while (job != NULL) {
		struct job *next = job->next;
		struct slot *slot;

		if (!crew_may_have(crew, job)) {
			before = job;
			job = next;
			continue;
		}
		slot = find_slot(crew, job);
		if (slot == NULL)
			return 0;
		if (!can_start(crew))
			return -1;
		if (slot->pid == 0 && start(crew, slot) != 0)
			return -1;
		crew_remove(crew, before, job);
		slot_give(slot, job);
		job = next;
	}
	return 0;
}

static void send_all(struct crew *crew)
{
	for (uint32_t i = 0; i < crew->places; i++) {
		struct slot *slot = &crew->slots[i];

		if (slot->pid != 0 && slot->sending != NULL && slot_send(slot) != 0)
			replace(crew, slot, "ended");
	}
}

/* What is waited for. */
struct watched {
	struct pollfd fds[LIMIT_WORKERS];
	struct slot *slots[LIMIT_WORKERS];
	nfds_t count;
	int64_t until; /* when the first worker's time is up, or it may be slow */
};

static int64_t soonest(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static void watch(struct crew *crew, int64_t until, struct watched *out)
{
	out->count = 0;
	out->until = until;
	for (uint32_t i = 0; i < crew->places; i++) {
		struct slot *slot = &crew->slots[i];
		bool rests = slot_rests(slot);
		nfds_t at = out->count;

		if (slot->pid == 0)
			continue;
		out->fds[at] = (struct pollfd){.fd = slot->fd, .events = rests ? 0 : POLLIN};
		if (slot->sending != NULL)
			out->fds[at].events |= POLLOUT;
		out->slots[at] = slot;
		out->count++;
		if (slot->count > 0 && !rests)
			out->until = soonest(out->until, slot->since + crew->patience);
		if (crew->overtake && slot->count > 0 && !slot->first->slow)
			out->until = soonest(out->until, slot_look(slot));
	}
}

static void look_at(struct crew *crew, struct slot *slot, short events)
{
	bool was_ready = slot->ready;

	if ((events & POLLIN) != 0) {
		if (slot_receive(slot) != 0)
			replace(crew, slot, "ended or made no sense");
		else if (!was_ready && slot->ready && slot->landlock == 0)
			log_detail("this kernel has no Landlock: the filter on system calls alone "
				   "keeps workers from files");
	} else if ((events & (POLLHUP | POLLERR)) != 0) {
		replace(crew, slot, "ended");
	} else if (slot->count > 0 && !slot_rests(slot) &&
		   clock_ticks() - slot->since >= crew->patience) {
		replace(crew, slot, "took too long");
	}
}

/* Takes in what is there, and waits for it until `until`: 0 for not at all. */
static int take_in(struct crew *crew, int64_t until)
{
	struct watched watched;
	int64_t pause;
	int rc;

	watch(crew, until, &watched);
	pause = until > 0 ? watched.until - clock_ticks() : 0;
	rc = poll(watched.fds, watched.count,
		  pause > INT32_MAX ? INT32_MAX
		  : pause > 0       ? (int)pause
				    : 0);
	if (rc < 0 && errno != EINTR) {
		log_errno("waiting for the workers failed");
		return -1;
	}
	for (nfds_t i = 0; rc >= 0 && i < watched.count; i++)
		look_at(crew, watched.slots[i], watched.fds[i].revents);
	return 0;
}

/* One round of giving out and taking in; it waits until there is something to take in, or until
 * `until`: 0 for not at all. */
static int go_round(struct crew *crew, int64_t until)
{
	uint32_t broken = crew->broken;

	crew_find_slow(crew);
	if (give_out(crew) != 0)
		return -1;
	send_all(crew);
	/* What a worker dropped just now is to be given out first. */
	return take_in(crew, crew->broken == broken ? until : 0);
}

int crew_wait(struct crew *crew, struct job *job)
{
	int rc = 0;

	while (rc == 0 && job->reply == REPLY_NONE)
		rc = go_round(crew, INT64_MAX);
	return rc;
}

int crew_wait_until(struct crew *crew, struct job *job, int64_t until)
{
	int rc = 0;

	if (job->reply != REPLY_NONE)
		return 0;
	do
		rc = go_round(crew, until);
	while (rc == 0 && job->reply == REPLY_NONE && !job->slow && crew_may_have(crew, job) &&
	       clock_ticks() < until);
	return rc;
}

void crew_pump(struct crew *crew)
{
	(void)go_round(crew, 0);
}

static struct slot *holder_of(struct crew *crew, const struct job *job)
{
	for (uint32_t i = 0; i < crew->places; i++)
		if (crew->slots[i].pid != 0 && crew->slots[i].first == job)
			return &crew->slots[i];
	return NULL;
}

/* Whether an archive has had all the processor time that one may have. Asked after each member: a
 * worker that gives none for LIMIT_JUDGE_SECONDS is ended anyway. */
static bool is_over(const struct crew *crew, const struct slot *slot, const struct job *job)
{
	return job->used + slot_used(slot) > crew->archive;
}

static void end_archive(struct slot *slot, struct job *job)
{
	log_note("an archive took %lld seconds of processor time: it is not read to its end",
		 (long long)((job->used + slot_used(slot)) / 1000));
	crew_empty(slot);
	job->fault = FAULT_TIME;
	job->reply = REPLY_END;
}

/* The worker has more of it in hand. */
static void take_more(struct crew *crew, struct job *job)
{
	struct slot *slot = holder_of(crew, job);

	job->reply = REPLY_NONE;
	if (slot != NULL && is_over(crew, slot, job)) {
		end_archive(slot, job);
	} else if (slot != NULL) {
		slot->since = clock_ticks();
		if (slot_take(slot) != 0)
			replace(crew, slot, "made no sense");
	}
}

void crew_next(struct crew *crew, struct job *job)
{
	pool_reset(job->pool);
	buf_clear(&job->content);
	job->member = NULL;
	job->fault = FAULT_NONE;
	if (!job->last && !job->broke) {
		take_more(crew, job);
		return;
	}
	job->fault = job->broke ? FAULT_BROKE : FAULT_NONE;
	job->reply = REPLY_END;
}
