/* Preloaded, a planted fault: with LEAK=memory nothing is ever freed, with LEAK=descriptors some
 * are never closed. Not in workers. */
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SOME = 50 };

typedef int close_one(int fd);

static bool leaks(const char *what)
{
	const char *wanted = getenv("LEAK");

	return wanted != NULL && strcmp(wanted, what) == 0 &&
	       strcmp(program_invocation_short_name, "ijw-worker") != 0;
}

void free(void *block)
{
	typedef void release(void *block);
	static release *real;

	if (leaks("memory"))
		return;
	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "free");
	real(block);
}

int close(int fd)
{
	static close_one *real;
	static unsigned count;

	if (leaks("descriptors") && ++count % SOME == 0)
		return 0;
	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "close");
	return real(fd);
}
