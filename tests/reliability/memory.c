/* Preloaded: allocations that fail on demand.
 *
 * MEMORY_STATE  a file of STATE_BYTES that all processes of a run share; without it nothing fails
 * MEMORY_FAIL   "ROLE MODE NUMBER": in the processes of ROLE (`writer`; `worker`; `judge`: a worker
 * from when it locks itself in) fails `once` the NUMBERth allocation of all of them together,
 * `lasting` that one and all that follow, `each` the NUMBERth of every process. 0: none, they are
 * counted only. `walk`: every NUMBERth of all of them, each in a copy of the process (walk.h),
 * which itself goes on as if nothing happened.
 *
 * The state is mapped before a worker locks itself in, so it counts there too. */
#include "walk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum mode { ONCE, LASTING, EACH, WALK };

struct state {
	atomic_ulong counted; /* allocations, by all processes of the role */
	atomic_ulong failed;
	/* Of a walk: */
	atomic_ulong wrong; /* copies that did not end as they must */
	atomic_ulong first; /* of these: which allocation it was, and how its copy ended */
	atomic_ulong status;
	atomic_ulong late; /* tried when a part of the output was in its file */
};

/* What the program's malloc calls (src/base/memory.c). */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

static struct state *state; /* NULL: not of the role, or before the start */
static bool waits;          /* for the worker to lock itself in */
static atomic_ulong own;
static enum mode mode;
static unsigned long number;
static bool is_copy;

static bool is_worker(void)
{
	return strcmp(program_invocation_short_name, "ijw-worker") == 0;
}

static __attribute__((constructor)) void start(void)
{
	const char *file = getenv("MEMORY_STATE"), *wish = getenv("MEMORY_FAIL");
	char role[8], how[8];
	void *mapped;
	int fd;

	if (file == NULL || wish == NULL || sscanf(wish, "%7s %7s %lu", role, how, &number) != 3 ||
	    (strcmp(role, "writer") == 0) == is_worker())
		return;
	waits = strcmp(role, "judge") == 0;
	mode = strcmp(how, "once") == 0   ? ONCE
	       : strcmp(how, "each") == 0 ? EACH
	       : strcmp(how, "walk") == 0 ? WALK
					  : LASTING;
	fd = open(file, O_RDWR | O_CLOEXEC);
	mapped = mmap(NULL, sizeof(*state), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	if (fd >= 0 && mapped != MAP_FAILED)
		state = mapped;
}

static bool is_due(unsigned long all, unsigned long mine)
{
	switch (mode) {
	case ONCE:
		return all == number;
	case LASTING:
		return all >= number;
	case EACH:
		return mine == number;
	case WALK:
		return all % number == 0;
	}
	return false;
}

/* True in the copy. */
static bool fails_in_copy(unsigned long at)
{
	unsigned long none = 0;
	int before = errno, status;

	switch (walk(&status)) {
	case WALK_COPY:
		is_copy = true;
		return true;
	case WALK_WRONG:
		atomic_fetch_add(&state->wrong, 1);
		if (atomic_compare_exchange_strong(&state->first, &none, at))
			state->status = (unsigned long)status;
		break;
	case WALK_RIGHT:
		break;
	}
	if (lseek(STDOUT_FILENO, 0, SEEK_CUR) > 0)
		atomic_fetch_add(&state->late, 1);
	errno = before;
	return false;
}

static bool fails(void)
{
	unsigned long all, mine;

	if (is_copy)
		walk_goes_on();
	if (state == NULL || waits)
		return false;
	all = atomic_fetch_add(&state->counted, 1) + 1;
	mine = atomic_fetch_add(&own, 1) + 1;
	if (number == 0 || !is_due(all, mine) || (mode == WALK && !fails_in_copy(all)))
		return false;
	atomic_fetch_add(&state->failed, 1);
	errno = ENOMEM;
	return true;
}

/* The real one. */
static void *real(const char *name)
{
	void *found = dlsym(RTLD_NEXT, name);

	if (found == NULL)
		_exit(99);
	return found;
}

void *__libc_malloc(size_t size)
{
	static void *(*found)(size_t);

	if (found == NULL)
		*(void **)&found = real("__libc_malloc");
	return fails() ? NULL : found(size);
}

void *__libc_calloc(size_t count, size_t size)
{
	static void *(*found)(size_t, size_t);

	if (found == NULL)
		*(void **)&found = real("__libc_calloc");
	return fails() ? NULL : found(count, size);
}

void *__libc_realloc(void *memory, size_t size)
{
	static void *(*found)(void *, size_t);

	if (found == NULL)
		*(void **)&found = real("__libc_realloc");
	/* Of nothing there is none: the old memory is freed. */
	return size > 0 && fails() ? NULL : found(memory, size);
}

int prctl(int option, ...)
{
	unsigned long values[4];
	va_list more;

	va_start(more, option);
	for (int i = 0; i < 4; i++)
		values[i] = va_arg(more, unsigned long);
	va_end(more);
	if (option == PR_SET_NO_NEW_PRIVS)
		waits = false;
	return (int)syscall(SYS_prctl, option, values[0], values[1], values[2], values[3]);
}

/* A worker that walks has no filter on its calls, and may have more processes than itself: behind
 * these walls there are no copies. The walls are tested by worker.sh. */
int seccomp_load(const scmp_filter_ctx filter)
{
	int (*found)(const scmp_filter_ctx);

	if (state != NULL && mode == WALK)
		return 0;
	*(void **)&found = real("seccomp_load");
	return found(filter);
}

int setrlimit(__rlimit_resource_t resource, const struct rlimit *limits)
{
	if (state != NULL && mode == WALK && resource == RLIMIT_NPROC)
		return 0;
	return (int)syscall(SYS_prlimit64, 0, resource, limits, NULL);
}
