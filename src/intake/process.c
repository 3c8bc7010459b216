#include "process.h"

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
enum { WINDOW_ITEMS = 64, WINDOW_BYTES = 192 * 1024, BATCH = 32 };

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

int process_start(struct process *process, const char *home, const char *basis, int lijsten)
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
	process->fd = ends[0];
	process->ready = false;
	process->judged = 0;
	process->opened = false;
	process->basis = basis;
	process->since = clock_ticks();
	if (spawn(&process->pid, ends[1], lijsten, home) != 0) {
		log_errno("a worker cannot be started");
		process->pid = 0;
		close(ends[0]);
		close(ends[1]);
		return -1;
	}
	close(ends[1]);
	return 0;
}

void process_stop(struct process *process)
{
	const struct timespec pause = {0, 1000000};
	int64_t begin = clock_ticks();

	if (process->pid == 0)
		return;
	kill(process->pid, SIGKILL);
	close(process->fd);
	while (waitpid(process->pid, NULL, WNOHANG) == 0 && clock_ticks() - begin < REAP_MS)
		nanosleep(&pause, NULL);
	process->pid = 0;
	process->sending = NULL;
	process->taken = 0;
	buf_free(&process->in);
}

int64_t process_used(const struct process *process)
{
	int64_t used = clock_of_process(process->pid) - process->begun;

	return used > 0 ? used : 0;
}

/* Since when it has been at work on its oldest item. An archive also when it waits for us: storing
 * what it holds takes its time too. */
static int64_t at_work_since(const struct process *process)
{
	return process->first->fd >= 0 ? process->given : process->since;
}

bool process_is_slow(const struct process *process)
{
	const struct item *item = process->first;
	int64_t held = clock_ticks() - at_work_since(process);

	if (!process->ready)
		return false;
	return item->seen >= LIMIT_SLOW_MEMBERS || held >= LIMIT_SLOW_HELD_MS ||
	       (held >= LIMIT_SLOW_MS && item->used + process_used(process) >= LIMIT_SLOW_MS);
}

int64_t process_look(const struct process *process)
{
	int64_t now = clock_ticks(), first = at_work_since(process) + LIMIT_SLOW_MS;

	return first > now ? first : now + LIMIT_SLOW_MS / 4;
}

/* What may break a worker, hand on a descriptor, or take long goes alone. */
static bool goes_alone(const struct item *item)
{
	return item->suspect || item->fd >= 0 || item->slow;
}

bool process_is_spent(const struct process *process, const struct item *item)
{
	return process->judged >= process->most ||
	       (process->opened && process->owner != item->owner);
}

bool process_fits(const struct process *process, const struct item *item)
{
	if (process_is_spent(process, item))
		return false;
	if (process->count == 0)
		return true;
	return !goes_alone(item) && !goes_alone(process->first) && process->count < WINDOW_ITEMS &&
	       process->bytes + item->bytes.length <= WINDOW_BYTES;
}

void process_give(struct process *process, struct item *item)
{
	item->next = NULL;
	item->seen = 0;
	if (item->fd >= 0) {
		process->opened = true;
		process->owner = item->owner;
	}
	/* The worker that broke over it may have read some of it: the offset is shared. */
	if (item->fd >= 0)
		(void)lseek(item->fd, 0, SEEK_SET);
	if (process->count == 0) {
		process->first = item;
		process->since = process->given = clock_ticks();
		process->begun = clock_of_process(process->pid);
	} else {
		process->last->next = item;
	}
	process->last = item;
	process->count++;
	process->bytes += item->bytes.length;
	if (process->sending == NULL) {
		process->sending = item;
		process->sent = 0;
	}
}

bool process_rests(const struct process *process)
{
	return process->count > 0 && process->first->reply != REPLY_NONE;
}

static struct frame head_of(const struct item *item)
{
	return (struct frame){.length = item->fd < 0 ? (uint32_t)item->bytes.length : 0,
			      .item = item->number,
			      .kind = item->fd < 0 ? FRAME_MESSAGE : FRAME_CONTAINER,
			      .value = item->fd >= 0 && item->check,
			      .day = item->day};
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
static void advance(struct process *process, size_t done)
{
	while (process->sending != NULL) {
		size_t size = sizeof(struct frame) + head_of(process->sending).length;

		if (done < size - process->sent) {
			process->sent += done;
			return;
		}
		done -= size - process->sent;
		process->sending = process->sending->next;
		process->sent = 0;
	}
}

static ssize_t send_some(struct process *process)
{
	union {
		struct cmsghdr head;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control = {.bytes = {0}};
	struct frame heads[BATCH];
	struct iovec pieces[2 * BATCH];
	struct msghdr message = {.msg_iov = pieces};
	size_t skip = process->sent;
	int count = 0;

	for (struct item *item = process->sending; item && count < BATCH;
	     item = item->next, count++) {
		heads[count] = head_of(item);
		add_piece(&message, &heads[count], sizeof(heads[count]), &skip);
		add_piece(&message, item->bytes.data, heads[count].length, &skip);
	}
	if (process->sending->fd >= 0 && process->sent == 0) {
		message.msg_control = control.bytes;
		message.msg_controllen = sizeof(control.bytes);
		control.head.cmsg_level = SOL_SOCKET;
		control.head.cmsg_type = SCM_RIGHTS;
		control.head.cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(&control.head), &process->sending->fd, sizeof(int));
	}
	return sendmsg(process->fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
}

int process_send(struct process *process)
{
	while (process->sending != NULL) {
		ssize_t done = send_some(process);

		if (done >= 0)
			advance(process, (size_t)done);
		else if (errno == EAGAIN)
			return 0;
		else if (errno != EINTR)
			return -1;
	}
	return 0;
}
