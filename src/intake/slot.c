#include "slot.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/limits.h"
#include "ijw/base/litter.h"
#include "ijw/base/log.h"
#include "ijw/intake/worker.h"
#include "wire.h"

/* In hand of one worker: enough to keep it busy while this process stores what came before, and
 * little enough to be judged again when it dies. */
enum { WINDOW_JOBS = 64, WINDOW_BYTES = 192 * 1024, BATCH = 32 };

enum { SOCKET_BYTES = 1024 * 1024 };

/* Killing takes effect at once, but not in a read from a share that hangs. */
enum { REAP_MS = 2000 };

static int spawn(pid_t *pid, int theirs, int lijsten, const char *home)
{
	char name[] = WORKER_NAME;
	char *argv[] = {name, (char *)(uintptr_t)home, (char *)(uintptr_t)litter_list(), NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none;
	int rc;

	sigemptyset(&none);
	if (posix_spawn_file_actions_init(&actions) != 0)
		return -1;
	if (posix_spawnattr_init(&attributes) != 0) {
		posix_spawn_file_actions_destroy(&actions);
		return -1;
	}
	/* A group of its own: what is typed at the terminal is not meant for it. */
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
	posix_spawnattr_setsigmask(&attributes, &none);
	rc = posix_spawn_file_actions_adddup2(&actions, theirs, WORKER_FD);
	if (rc == 0)
		rc = posix_spawn_file_actions_adddup2(&actions, lijsten, WORKER_LIJSTEN_FD);
	/* A new program instead of a copy of this process: nothing of what this one knows is in
	 * its memory, and it can be started at any time, whatever threads there are. */
	if (rc == 0)
		rc = posix_spawn(pid, "/proc/self/exe", &actions, &attributes, argv, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	errno = rc;
	return rc == 0 ? 0 : -1;
}

int slot_start(struct slot *slot, const char *home, const char *basis, int lijsten)
{
	const int size = SOCKET_BYTES;
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
		log_errno("a worker cannot be started");
		return -1;
	}
	/* Only faster; the system's own limit holds. */
	(void)setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
	(void)setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
	slot->fd = ends[0];
	slot->ready = false;
	slot->judged = 0;
	slot->opened = false;
	slot->basis = basis;
	slot->since = clock_ticks();
	if (spawn(&slot->pid, ends[1], lijsten, home) != 0) {
		log_errno("a worker cannot be started");
		slot->pid = 0;
		close(ends[0]);
		close(ends[1]);
		return -1;
	}
	close(ends[1]);
	return 0;
}

void slot_stop(struct slot *slot)
{
	const struct timespec pause = {0, 1000000};
	int64_t begin = clock_ticks();

	if (slot->pid == 0)
		return;
	kill(slot->pid, SIGKILL);
	close(slot->fd);
	while (waitpid(slot->pid, NULL, WNOHANG) == 0 && clock_ticks() - begin < REAP_MS)
		nanosleep(&pause, NULL);
	slot->pid = 0;
	slot->sending = NULL;
	slot->taken = 0;
	buf_free(&slot->in);
}

int64_t slot_used(const struct slot *slot)
{
	int64_t used = clock_of_process(slot->pid) - slot->begun;

	return used > 0 ? used : 0;
}

/* Since when it has been at work on its oldest job. An archive also when it waits for us: storing
 * what it holds takes its time too. */
static int64_t at_work_since(const struct slot *slot)
{
	return slot->first->fd >= 0 ? slot->given : slot->since;
}

bool slot_is_slow(const struct slot *slot)
{
	const struct job *job = slot->first;
	int64_t held = clock_ticks() - at_work_since(slot);

	if (!slot->ready)
		return false;
	return job->seen >= LIMIT_SLOW_MEMBERS || held >= LIMIT_SLOW_HELD_MS ||
	       (held >= LIMIT_SLOW_MS && job->used + slot_used(slot) >= LIMIT_SLOW_MS);
}

int64_t slot_look(const struct slot *slot)
{
	int64_t now = clock_ticks(), first = at_work_since(slot) + LIMIT_SLOW_MS;

	return first > now ? first : now + LIMIT_SLOW_MS / 4;
}

/* What may break a worker, hand on a descriptor, or take long goes alone. */
static bool goes_alone(const struct job *job)
{
	return job->suspect || job->fd >= 0 || job->slow;
}

bool slot_is_spent(const struct slot *slot, const struct job *job)
{
	return slot->judged >= slot->most || (slot->opened && slot->owner != job->owner);
}

bool slot_fits(const struct slot *slot, const struct job *job)
{
	if (slot_is_spent(slot, job))
		return false;
	if (slot->count == 0)
		return true;
	return !goes_alone(job) && !goes_alone(slot->first) && slot->count < WINDOW_JOBS &&
	       slot->bytes + job->bytes.length <= WINDOW_BYTES;
}

void slot_give(struct slot *slot, struct job *job)
{
	job->next = NULL;
	job->seen = 0;
	if (job->fd >= 0) {
		slot->opened = true;
		slot->owner = job->owner;
	}
	/* The worker that broke over it may have read some of it: the offset is shared. */
	if (job->fd >= 0)
		(void)lseek(job->fd, 0, SEEK_SET);
	if (slot->count == 0) {
		slot->first = job;
		slot->since = slot->given = clock_ticks();
		slot->begun = clock_of_process(slot->pid);
	} else {
		slot->last->next = job;
	}
	slot->last = job;
	slot->count++;
	slot->bytes += job->bytes.length;
	if (slot->sending == NULL) {
		slot->sending = job;
		slot->sent = 0;
	}
}

bool slot_rests(const struct slot *slot)
{
	return slot->count > 0 && slot->first->reply != REPLY_NONE;
}

static struct frame head_of(const struct job *job)
{
	return (struct frame){.length = job->fd < 0 ? (uint32_t)job->bytes.length : 0,
			      .job = job->number,
			      .kind = job->fd < 0 ? FRAME_MESSAGE : FRAME_CONTAINER,
			      .value = job->fd >= 0 && job->check,
			      .day = job->day};
}

static void add_piece(struct msghdr *message, const void *bytes, size_t length, size_t *skip)
{
	size_t passed = *skip < length ? *skip : length;

	*skip -= passed;
	if (passed == length)
		return;
	message->msg_iov[message->msg_iovlen++] =
	    (struct iovec){(char *)(uintptr_t)bytes + passed, length - passed};
}

/* The system took so many bytes. */
static void advance(struct slot *slot, size_t done)
{
	while (slot->sending != NULL) {
		size_t size = sizeof(struct frame) + head_of(slot->sending).length;

		if (done < size - slot->sent) {
			slot->sent += done;
			return;
		}
		done -= size - slot->sent;
		slot->sending = slot->sending->next;
		slot->sent = 0;
	}
}

static ssize_t send_some(struct slot *slot)
{
	union {
		struct cmsghdr head;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control = {.bytes = {0}};
	struct frame heads[BATCH];
	struct iovec pieces[2 * BATCH];
	struct msghdr message = {.msg_iov = pieces};
	size_t skip = slot->sent;
	int count = 0;

	for (struct job *job = slot->sending; job && count < BATCH; job = job->next, count++) {
		heads[count] = head_of(job);
		add_piece(&message, &heads[count], sizeof(heads[count]), &skip);
		add_piece(&message, job->bytes.data, heads[count].length, &skip);
	}
	if (slot->sending->fd >= 0 && slot->sent == 0) {
		message.msg_control = control.bytes;
		message.msg_controllen = sizeof(control.bytes);
		control.head.cmsg_level = SOL_SOCKET;
		control.head.cmsg_type = SCM_RIGHTS;
		control.head.cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(&control.head), &slot->sending->fd, sizeof(int));
	}
	return sendmsg(slot->fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
}

int slot_send(struct slot *slot)
{
	while (slot->sending != NULL) {
		ssize_t done = send_some(slot);

		if (done >= 0)
			advance(slot, (size_t)done);
		else if (errno == EAGAIN)
			return 0;
		else if (errno != EINTR)
			return -1;
	}
	return 0;
}
