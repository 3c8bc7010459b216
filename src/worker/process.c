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
#include "ijw/worker/worker.h"

/* In hand of one worker: one task that it is at work on, and one to keep it busy while this process
 * stores what came before. */
enum { TASKS_IN_HAND = 2 };

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
	process->stream.taken = 0;
	buf_free(&process->stream.in);
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

/* Of what may break a worker, hands on a descriptor, or takes long, one task is in hand at a time.
 */
static bool goes_alone(const struct item *item)
{
	return item->most > 0 || item->fd >= 0 || item->slow;
}

bool process_is_spent(const struct process *process, const struct item *item)
{
	return process->judged >= process->most ||
	       (process->opened && process->owner != item->owner) ||
	       (process->judged > 0 && item->disagreed > 0);
}

/* With what it has in hand it will have judged as many messages as it may. */
static bool is_full(const struct process *process)
{
	return process->judged + process->count >= process->most;
}

bool process_fits(const struct process *process, const struct item *item)
{
	if (process_is_spent(process, item))
		return false;
	if (process->count == 0)
		return true;
	return !goes_alone(item) && !goes_alone(process->first) && !is_full(process) &&
	       process->last->task - process->first->task + 1 < TASKS_IN_HAND;
}

void process_add(struct process *process, struct item *item)
{
	item->next = NULL;
	item->task = process->tasks;
	item->seen = 0;
	if (process->count == 0)
		process->first = item;
	else
		process->last->next = item;
	process->last = item;
	process->count++;
	process->bytes += item->bytes.length;
	process->task_items++;
	process->task_bytes += item->bytes.length;
}

void process_begin(struct process *process, struct item *item)
{
	if (item->fd >= 0) {
		process->opened = true;
		process->owner = item->owner;
		/* The worker that broke over it may have read some of it: the offset is shared. */
		(void)lseek(item->fd, 0, SEEK_SET);
	}
	if (process->count == 0) {
		process->since = process->given = clock_ticks();
		process->begun = clock_of_process(process->pid);
	}
	process->tasks++;
	process->task_items = 0;
	process->task_bytes = 0;
	process_add(process, item);
	if (process->sending == NULL) {
		process->sending = item;
		process->sent = 0;
	}
}

bool process_takes(const struct process *process, const struct item *item)
{
	const struct item *before = process->last;
	const uint32_t most = before->most > 0 ? before->most : LIMIT_TASK_FILES;

	return before->fd < 0 && item->fd < 0 && !before->slow && !item->slow &&
	       item->most == before->most && process->task_items < most &&
	       process->task_bytes + item->bytes.length <= LIMIT_TASK_BYTES && !is_full(process) &&
	       !process_is_spent(process, item);
}

uint32_t process_left(const struct process *process)
{
	uint32_t left = 0;

	for (const struct item *item = process->first; left < process->count; item = item->next) {
		if (item->task != process->first->task)
			break;
		left++;
	}
	return left;
}

bool process_rests(const struct process *process)
{
	return process->count > 0 &&
	       (process->first->reply != REPLY_NONE || process->first->held);
}

/* What goes over the socket for a task: a frame, and in it a frame and the bytes of each item. */
struct outgoing {
	struct frame task;
	struct frame heads[LIMIT_TASK_FILES];
	struct iovec pieces[1 + 2 * LIMIT_TASK_FILES];
	struct msghdr message;
	size_t skip; /* so much was sent before */
	size_t size;
	struct item *behind; /* the first of the next task; NULL for none */
};

static void add_piece(struct outgoing *out, const void *bytes, size_t length)
{
	const size_t passed = out->skip < length ? out->skip : length;

	out->size += length;
	out->skip -= passed;
	if (passed < length)
		out->pieces[out->message.msg_iovlen++] =
		    (struct iovec){(char *)(uintptr_t)bytes + passed, length - passed};
}

static uint32_t how_to_read(const struct item *archive)
{
	return (archive->check ? CONTAINER_CHECK : 0) | (archive->tries > 0 ? CONTAINER_EACH : 0);
}

/* What is left to be sent of the task. */
static void lay_out(struct process *process, struct outgoing *out)
{
	struct item *item = process->sending;
	const uint32_t task = item->task;

	*out = (struct outgoing){.skip = process->sent, .behind = item};
	out->message.msg_iov = out->pieces;
	out->task = (struct frame){.item = item->number,
				   .kind = item->fd < 0 ? FRAME_TASK : FRAME_CONTAINER,
				   .value = item->fd >= 0 ? how_to_read(item) : 0,
				   .day = item->day};
	add_piece(out, &out->task, sizeof(out->task));
	for (uint32_t i = 0; item != NULL && item->task == task; item = item->next, i++) {
		out->behind = item->next;
		if (item->fd >= 0)
			break;
		out->heads[i] = (struct frame){.length = (uint32_t)item->bytes.length,
					       .item = item->number,
					       .kind = FRAME_MESSAGE,
					       .value = item->pieces   ? WIRE_PIECES
							: item->stored ? WIRE_STORED
								       : WIRE_NEW,
					       .day = item->day};
		add_piece(out, &out->heads[i], sizeof(out->heads[i]));
		add_piece(out, item->bytes.data, item->bytes.length);
	}
	out->task.length = (uint32_t)(out->size - sizeof(out->task));
}

static ssize_t send_some(struct process *process, struct outgoing *out)
{
	union {
		struct cmsghdr head;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control = {.bytes = {0}};
	struct msghdr *message = &out->message;

	if (process->sending->fd >= 0 && process->sent == 0) {
		message->msg_control = control.bytes;
		message->msg_controllen = sizeof(control.bytes);
		control.head.cmsg_level = SOL_SOCKET;
		control.head.cmsg_type = SCM_RIGHTS;
		control.head.cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(&control.head), &process->sending->fd, sizeof(int));
	}
	return sendmsg(process->fd, message, MSG_DONTWAIT | MSG_NOSIGNAL);
}

void process_send(struct process *process)
{
	while (process->sending != NULL) {
		struct outgoing out;
		ssize_t done;

		lay_out(process, &out);
		done = send_some(process, &out);
		if (done < 0 && errno != EINTR)
			return;
		process->sent += done > 0 ? (size_t)done : 0;
		if (process->sent < out.size)
			continue;
		process->sending = out.behind;
		process->sent = 0;
	}
}
