/* Preloaded: allocations that fail on demand.
 *
 * MEMORY_STATE  a file of STATE_BYTES that all processes of a run share; without it nothing fails
 * MEMORY_FAIL   "ROLE MODE NUMBER": in the processes of ROLE (`writer`; `worker`; `judge`: a worker
 * from when it locks itself in) fails `once` the NUMBERth allocation of all of them together,
 * `lasting` that one and all that follow, `each` the NUMBERth of every process. 0: none, they are
 * counted only.
 *
 * The state is mapped before a worker locks itself in, so it counts there too. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum mode { ONCE, LASTING, EACH };

struct state {
	atomic_ulong counted; /* allocations, by all processes of the role */
	atomic_ulong failed;
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
	mode = strcmp(how, "once") == 0 ? ONCE : strcmp(how, "each") == 0 ? EACH : LASTING;
	fd = open(file, O_RDWR | O_CLOEXEC);
	mapped = mmap(NULL, sizeof(*state), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	if (fd >= 0 && mapped != MAP_FAILED)
		state = mapped;
}

static bool fails(void)
{
	unsigned long all, mine;
	bool now;

	if (state == NULL || waits)
		return false;
	all = atomic_fetch_add(&state->counted, 1) + 1;
	mine = atomic_fetch_add(&own, 1) + 1;
	if (number == 0)
		return false;
	now = mode == EACH ? mine == number : mode == ONCE ? all == number : all >= number;
	if (now) {
		atomic_fetch_add(&state->failed, 1);
		errno = ENOMEM;
	}
	return now;
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
	return fails() ? NULL : found(memory, size);
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
