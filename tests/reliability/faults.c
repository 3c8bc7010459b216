/* A preload shim that lets calls fail as a disk does, beneath IJW_SHIM_ROOT:
 *
 *   IJW_FAULT_CALLS   the kinds that count, as in calls.c: write,create,...
 *   IJW_FAULT_AT      the n-th of them fails; 0 or absent: none
 *   IJW_FAULT_LASTS   a file: while it is there all after the n-th fail too
 *   IJW_FAULT_ERRNO   with this number
 *   IJW_FAULT_ONLY    only where the path has this in it
 *   IJW_FAULT_LOG     a file to which each that counts is written: KIND PATH, with "failed" behind
 * it
 *
 * The n is that of the process. */
#include "calls.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static long at, count;
static int error, out = -1;
static int counts[CALL_KINDS];
static const char *only, *lasts;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static long number(const char *name)
{
	const char *text = getenv(name);

	return text != NULL ? strtol(text, NULL, 10) : 0;
}

void shim_begin(void)
{
	const char *log = getenv("IJW_FAULT_LOG");

	at = number("IJW_FAULT_AT");
	error = (int)number("IJW_FAULT_ERRNO");
	only = getenv("IJW_FAULT_ONLY");
	lasts = getenv("IJW_FAULT_LASTS");
	for (int kind = 0; kind < CALL_KINDS; kind++)
		counts[kind] = shim_lists("IJW_FAULT_CALLS", call_names[kind]);
	if (log != NULL)
		out = (int)syscall(SYS_openat, AT_FDCWD, log,
				   O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void note(const struct call *call, int fails)
{
	char line[PATH_MAX + 64];
	int length = snprintf(line, sizeof(line), "%s %s%s\n", call_names[call->kind], call->path,
			      fails ? " failed" : "");

	if (out >= 0)
		(void)!syscall(SYS_write, out, line, (size_t)length);
}

int shim_before(const struct call *call)
{
	int fails;

	if (!counts[call->kind] || (only != NULL && strstr(call->path, only) == NULL))
		return 0;
	pthread_mutex_lock(&lock);
	count++;
	fails =
	    at > 0 && (count == at || (count > at && lasts != NULL && access(lasts, F_OK) == 0));
	note(call, fails);
	pthread_mutex_unlock(&lock);
	return fails ? error : 0;
}

void shim_after(const struct call *call)
{
	(void)call;
}
