/* Preloaded, it takes away what keeps a process out of core files, and with FALL=N ends it with
 * SIGABRT at the N-th write to a file: where the keys were used and a core file is left. */
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int prctl(int option, ...)
{
	unsigned long values[4];
	va_list arguments;

	va_start(arguments, option);
	for (int i = 0; i < 4; i++)
		values[i] = va_arg(arguments, unsigned long);
	va_end(arguments);
	if (option == PR_SET_DUMPABLE)
		return 0;
	return (int)syscall(SYS_prctl, option, values[0], values[1], values[2], values[3]);
}

int setrlimit(__rlimit_resource_t resource, const struct rlimit *limits)
{
	if (resource == RLIMIT_CORE)
		return 0;
	return (int)syscall(SYS_prlimit64, 0, resource, limits, NULL);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at)
{
	static long left = -1;
	const char *fall = getenv("FALL");

	if (left < 0)
		left = fall != NULL ? strtol(fall, NULL, 10) : 0;
	if (left > 0 && --left == 0)
		kill(getpid(), SIGABRT);
	return syscall(SYS_pwrite64, fd, bytes, length, at);
}
