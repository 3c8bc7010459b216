#include "ijw/worker/workers.h"

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
#include "ijw/base/halt.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/worker/worker.h"
#include "workers_parts.h"

/* Who waits for a worker looks so often whether a signal came, in ms. */
enum { LOOK_MS = 200 };

/* Processors of the machine that are at work. */
static uint32_t processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count > 0 ? (uint32_t)count : 1;
}

/* A file that no folder has: what it says cannot be changed any more, and each worker reads it.
 * Above the numbers that a worker's own descriptors get. -1 with errno. */
static int keep_lijsten(const struct lijsten *lijsten, const struct xsd *xsd)
{
	const int seals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
	int low = memfd_create("lijsten", MFD_CLOEXEC | MFD_ALLOW_SEALING), fd = -1;
	struct buf bytes = BUF_INIT(0);

	if (low < 0)
		return -1;
	worker_pack(lijsten, xsd, &bytes);
	if (file_write(low, bytes.data, bytes.length) == 0 && fcntl(low, F_ADD_SEALS, seals) == 0)
		fd = fcntl(low, F_DUPFD_CLOEXEC, WORKER_LIJSTEN_FD + 1);
	buf_free(&bytes);
	close(low);
	return fd;
}

struct workers *workers_open(const struct workers_options *options)
{
	struct workers *workers = xmalloc(sizeof(*workers));
	uint32_t count = options->workers > 0 ? options->workers : processors();

	if (count > LIMIT_WORKERS)
		count = LIMIT_WORKERS;
	*workers = (struct workers){.count = count,
				    .places = count,
				    .overtake = options->overtake,
				    .patience = options->patience,
				    .archive = options->archive > 0 ? options->archive
								    : 1000 * LIMIT_ARCHIVE_SECONDS,
				    .home = xstrdup(options->home),
				    .basis = xstrdup(options->basis),
				    .lijsten = keep_lijsten(options->lijsten, options->xsd),
				    .disagreed = options->disagreed,
				    .distrusted = options->distrusted};
	again_begin(&workers->again, options->again);
	if (workers->overtake)
		workers->places = count + LIMIT_SLOW_WORKERS < LIMIT_WORKERS
				      ? count + LIMIT_SLOW_WORKERS
				      : LIMIT_WORKERS;
	for (uint32_t i = 0; i <= workers->places; i++) {
		workers->processes[i].most =
		    options->messages > 0 ? options->messages : LIMIT_WORKER_MESSAGES;
		workers->processes[i].again = i < workers->places ? &workers->again : NULL;
	}
	if (workers->lijsten < 0)
		log_errno("the lists cannot be kept for the workers");
	return workers;
}

void workers_close(struct workers *workers)
{
	if (workers == NULL)
		return;
	for (uint32_t i = 0; i <= workers->places; i++)
		process_stop(&workers->processes[i]);
	again_end(&workers->again);
	if (workers->lijsten >= 0)
		close(workers->lijsten);
	free(workers->home);
	free(workers->basis);
	free(workers);
}

uint32_t workers_broken(struct workers *workers)
{
	return workers->broken;
}

uint32_t workers_tasks(const struct workers *workers)
{
	return workers->tasks;
}

/* A new item is the last. */
void workers_insert(struct workers *workers, struct item *item)
{
	struct item **at = &workers->waiting;

	if (*at != NULL && workers->last->number < item->number)
		at = &workers->last->next;
	while (*at != NULL && (*at)->number < item->number)
		at = &(*at)->next;
	item->next = *at;
	*at = item;
	if (item->next == NULL)
		workers->last = item;
}

void workers_remove(struct workers *workers, struct item *before, const struct item *item)
{
	if (before != NULL)
		before->next = item->next;
	else
		workers->waiting = item->next;
	if (workers->last == item)
		workers->last = before;
}

void workers_put(struct workers *workers, struct item *item)
{
	item->number = ++workers->numbers;
	workers_insert(workers, item);
}

void workers_give_up(struct item *item)
{
	item->broke = true;
	if (item->reply != REPLY_NONE)
		return;
	item->fault = FAULT_BROKE;
	item->reply = REPLY_END;
}

void workers_empty(struct process *process)
{
	process_stop(process);
	process->first = NULL;
	process->count = 0;
	process->bytes = 0;
}

/* The task that a worker was at work on when it broke had so many items left, this one among them.
 */
static void blame(struct item *item, uint32_t left, bool long_ago)
{
	item->most = long_ago ? 1 : (left + 1) / 2;
	if (left > 1 || ++item->tries < LIMIT_TRIES)
		return;
	log_note("a file broke the process that reads it %u times: it is set aside", item->tries);
	workers_give_up(item);
}

/* The worker is gone: what it had in hand waits again. Nobody is blamed for a worker that did not
 * begin, or waited for this process; and no task but the one that it was at work on. */
static void replace(struct workers *workers, struct process *process, const char *why)
{
	bool blames = process->count > 0 && process->ready && !process_rests(process);
	bool long_ago = clock_ticks() - process->since >= LIMIT_SLOW_MS;
	uint32_t left = process_left(process);
	struct item *item = process->first;

	log_detail("worker %d %s and is replaced", (int)process->pid, _(why));
	workers->broken++;
	workers->stillborn = process->ready ? 0 : workers->stillborn + 1;
	workers->strangers = workers->strangers || process->stranger;
	if (process == workers_second(workers)) {
		workers_again_broke(workers, blames);
		return;
	}
	if (item != NULL && item->fd >= 0)
		item->used += process_used(process);
	workers_empty(process);
	for (uint32_t at = 0; item != NULL; at++) {
		struct item *next = item->next;

		if (blames && at < left)
			blame(item, left, long_ago);
		if (!item->broke)
			workers_insert(workers, item);
		item = next;
	}
}

/* Ends workers that have nothing in hand and are not to be given the item, and those that were only
 * needed while a file was slow. How many are left. */
static uint32_t end_spent(struct workers *workers, const struct item *item, uint32_t limit)
{
	uint32_t running = 0;

	for (uint32_t i = 0; i < workers->places; i++)
		running += workers->processes[i].pid != 0;
	for (uint32_t i = 0; i < workers->places; i++) {
		struct process *process = &workers->processes[i];

		if (process->pid == 0 || process->count > 0 ||
		    (running <= limit && !process_is_spent(process, item)))
			continue;
		process_stop(process);
		running--;
	}
	return running;
}

/* The running worker with least in hand that takes the item; a new one when none does. */
static struct process *find_process(struct workers *workers, const struct item *item)
{
	uint32_t limit = workers_limit(workers), running = end_spent(workers, item, limit);
	struct process *best = NULL, *empty = NULL;

	for (uint32_t i = 0; i < workers->places; i++) {
		struct process *process = &workers->processes[i];

		if (process->pid == 0) {
			if (empty == NULL)
				empty = process;
		} else if (process_fits(process, item) &&
			   (best == NULL || process->bytes < best->bytes)) {
			best = process;
		}
	}
	if (best == NULL && running < limit)
		best = empty;
	return best;
}

static bool can_start(const struct workers *workers)
{
	if (workers->strangers)
		log_error("a worker judges by something else than this process; start again");
	else if (workers->stillborn >= LIMIT_STILLBORN)
		log_error("workers end before they are ready; nothing can be judged");
	else
		return workers->lijsten >= 0;
	return false;
}

int workers_start_one(const struct workers *workers, struct process *process)
{
	return can_start(workers)
		   ? process_start(process, workers->home, workers->basis, workers->lijsten)
		   : -1;
}

int workers_start(struct workers *workers)
{
	int rc = 0;

	for (uint32_t i = 0; rc == 0 && i < workers->count; i++)
		if (workers->processes[i].pid == 0)
			rc = workers_start_one(workers, &workers->processes[i]);
	return rc;
}

/* A task of the item and those that wait behind it. */
static void give_task(struct workers *workers, struct process *process, struct item *before,
		      struct item *item)
{
	struct item *next = item->next;

	workers_remove(workers, before, item);
	process_begin(process, item);
	workers->tasks++;
	while ((item = next) != NULL && workers_may_have(workers, item) &&
	       process_takes(process, item)) {
		next = item->next;
		workers_remove(workers, before, item);
		process_add(process, item);
	}
}

static int give_out(struct workers *workers)
{
	struct item *before = NULL, *item = workers->waiting;

	while (item != NULL) {
		struct process *process;

		if (!workers_may_have(workers, item)) {
			before = item;
			item = item->next;
			continue;
		}
		process = find_process(workers, item);
		if (process == NULL)
			return 0;
		if (process->pid == 0 && workers_start_one(workers, process) != 0)
			return -1;
		give_task(workers, process, before, item);
		item = before != NULL ? before->next : workers->waiting;
	}
	return 0;
}

static void send_all(struct workers *workers)
{
	for (uint32_t i = 0; i <= workers->places; i++)
		if (workers->processes[i].pid != 0)
			process_send(&workers->processes[i]);
}

/* What is waited for. */
struct watched {
	struct pollfd fds[LIMIT_WORKERS + 1];
	struct process *processes[LIMIT_WORKERS + 1];
	nfds_t count;
	int64_t until; /* when the first worker's time is up, or it may be slow */
};

static int64_t soonest(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static void watch(struct workers *workers, int64_t until, struct watched *out)
{
	out->count = 0;
	out->until = until;
	for (uint32_t i = 0; i <= workers->places; i++) {
		struct process *process = &workers->processes[i];
		bool rests = process_rests(process);
		nfds_t at = out->count;

		if (process->pid == 0)
			continue;
		out->fds[at] = (struct pollfd){.fd = process->fd, .events = rests ? 0 : POLLIN};
		if (process->sending != NULL)
			out->fds[at].events |= POLLOUT;
		out->processes[at] = process;
		out->count++;
		if (process->count > 0 && !rests)
			out->until = soonest(out->until, process->since + workers->patience);
		if (workers->overtake && process->count > 0 && !process->first->slow)
			out->until = soonest(out->until, process_look(process));
	}
}

static void look_at(struct workers *workers, struct process *process, short events)
{
	bool was_ready = process->ready;

	if ((events & POLLIN) != 0) {
		if (process_receive(process) != 0)
			replace(workers, process, N_("ended or made no sense"));
		else if (!was_ready && process->ready && process->landlock == 0)
			log_detail("this kernel has no Landlock: the filter on system calls alone "
				   "keeps workers from files");
	} else if ((events & (POLLHUP | POLLERR)) != 0) {
		replace(workers, process, N_("ended"));
	} else if (process->count > 0 && !process_rests(process) &&
		   clock_ticks() - process->since >= workers->patience) {
		replace(workers, process, N_("took too long"));
	}
}

/* Takes in what is there, and waits for it until `until`: 0 for not at all. */
static int take_in(struct workers *workers, int64_t until)
{
	struct watched watched;
	int64_t pause;
	int rc;

	watch(workers, until, &watched);
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
		look_at(workers, watched.processes[i], watched.fds[i].revents);
	workers_again_settle(workers);
	return 0;
}

/* One round of giving out and taking in; it waits until there is something to take in, or until
 * `until`: 0 for not at all. */
static int go_round(struct workers *workers, int64_t until)
{
	uint32_t broken = workers->broken;

	workers_again_distrust(workers);
	workers_find_slow(workers);
	if (give_out(workers) != 0 || workers_again_give(workers) != 0)
		return -1;
	send_all(workers);
	/* What a worker dropped just now is to be given out first. */
	return take_in(workers, workers->broken == broken ? until : 0);
}

int workers_wait(struct workers *workers, struct item *item)
{
	int rc = 0;

	while (rc == 0 && item->reply == REPLY_NONE)
		rc = halt_asked() ? -1 : go_round(workers, clock_ticks() + LOOK_MS);
	return rc;
}

int workers_wait_until(struct workers *workers, struct item *item, int64_t until)
{
	int rc = 0;

	if (item->reply != REPLY_NONE)
		return 0;
	do
		rc = go_round(workers, until);
	while (rc == 0 && item->reply == REPLY_NONE && !item->slow &&
	       workers_may_have(workers, item) && clock_ticks() < until);
	return rc;
}

void workers_pump(struct workers *workers)
{
	(void)go_round(workers, 0);
}

struct process *workers_holder(struct workers *workers, const struct item *item)
{
	for (uint32_t i = 0; i < workers->places; i++)
		if (workers->processes[i].pid != 0 && workers->processes[i].first == item)
			return &workers->processes[i];
	return NULL;
}

/* Whether an archive has had all the processor time that one may have. Asked when all that its worker
 * told was taken: one that tells nothing for LIMIT_JUDGE_SECONDS is ended anyway. */
static bool is_over(const struct workers *workers, const struct process *process,
		    const struct item *item)
{
	return item->used + process_used(process) > workers->archive;
}

static void end_archive(struct process *process, struct item *item)
{
	log_note("an archive took %lld seconds of processor time: it is not read to its end",
		 (long long)((item->used + process_used(process)) / 1000));
	workers_empty(process);
	item->fault = FAULT_TIME;
	item->reply = REPLY_END;
}

/* The worker has more of it in hand. */
static void take_more(struct workers *workers, struct item *item)
{
	struct process *process = workers_holder(workers, item);

	item->reply = REPLY_NONE;
	if (process == NULL)
		return;
	process->since = clock_ticks();
	if (process_take(process) != 0)
		replace(workers, process, N_("made no sense"));
	else if (item->reply == REPLY_NONE && !item->held && is_over(workers, process, item))
		end_archive(process, item);
}

void workers_next(struct workers *workers, struct item *item)
{
	pool_reset(item->pool);
	buf_clear(&item->content);
	item->member = NULL;
	item->fault = FAULT_NONE;
	if (!item->last && !item->broke) {
		take_more(workers, item);
		return;
	}
	item->fault = item->broke ? FAULT_BROKE : FAULT_NONE;
	item->reply = REPLY_END;
}
