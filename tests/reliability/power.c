/* A preload shim that writes down all that is done to files beneath IJW_SHIM_ROOT:
 *
 *   IJW_POWER_LOG     the log, which is added to
 *   IJW_POWER_KILL    the process is killed where it makes its n-th sync, before that
 *   IJW_POWER_FAIL    its n-th sync fails with EIO; the bytes stay in memory, and no later sync
 * writes them IJW_POWER_FORGET  syncs that are not written down, as if the program did not make
 * them: database, names (of claimed files), report (a file in outbox or rejected), folder */
#include "calls.h"
#include "power.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int out = -1;
static long kill_at, fail_at, syncs;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static long number(const char *name)
{
	const char *text = getenv(name);

	return text != NULL ? strtol(text, NULL, 10) : 0;
}

void shim_begin(void)
{
	const char *log = getenv("IJW_POWER_LOG");

	if (log != NULL)
		out = (int)syscall(SYS_openat, AT_FDCWD, log,
				   O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	kill_at = number("IJW_POWER_KILL");
	fail_at = number("IJW_POWER_FAIL");
}

static int is_sync(const struct call *call)
{
	return call->kind == CALL_FSYNC || call->kind == CALL_FDATASYNC;
}

static const char *class_of(const struct call *call)
{
	if (strstr(call->path, "ijw.db") != NULL)
		return "database";
	if (strcmp(call->path, "work/names") == 0)
		return "names";
	return strchr(call->path, '.') != NULL ? "report" : "folder";
}

static void put(const struct call *call, int failed)
{
	int bytes = call->kind == CALL_WRITE;
	struct record record = {.kind = call->kind,
				.path_length = (uint32_t)strlen(call->path),
				.to_length = (uint32_t)strlen(call->to),
				.inode = call->inode,
				.offset = call->offset,
				.length = call->length,
				.failed = (uint32_t)failed};
	struct iovec parts[] = {{&record, sizeof(record)},
				{(void *)(uintptr_t)call->path, record.path_length},
				{(void *)(uintptr_t)call->to, record.to_length},
				{(void *)(uintptr_t)call->bytes, bytes ? call->length : 0}};

	if (out < 0 || (is_sync(call) && shim_lists("IJW_POWER_FORGET", class_of(call))))
		return;
	pthread_mutex_lock(&lock);
	(void)!syscall(SYS_writev, out, parts, 4);
	pthread_mutex_unlock(&lock);
}

int shim_before(const struct call *call)
{
	if (!is_sync(call))
		return 0;
	syncs++;
	if (syncs == kill_at)
		raise(SIGKILL);
	if (syncs != fail_at)
		return 0;
	put(call, 1);
	return EIO;
}

void shim_after(const struct call *call)
{
	put(call, 0);
}
