/* Preloaded: inotify as it is on some systems and shares. $INOTIFY is `none` (there are no
 * instances left), `full` (nor watches), `deaf` (it never tells anything) or `log`: when it told
 * that there were too many events to tell, a line is added to the file $INOTIFY_LOG. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

typedef int init(int flags);
typedef int add_watch(int fd, const char *path, uint32_t mask);
typedef ssize_t read_some(int fd, void *bytes, size_t length);

static int descriptor = -1;

static bool is(const char *way)
{
	const char *wanted = getenv("INOTIFY");

	return wanted != NULL && strcmp(wanted, way) == 0;
}

int inotify_init1(int flags)
{
	static init *real;

	if (is("none")) {
		errno = EMFILE;
		return -1;
	}
	if (is("deaf"))
		return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	*(void **)&real = dlsym(RTLD_NEXT, "inotify_init1");
	descriptor = real(flags);
	return descriptor;
}

int inotify_add_watch(int fd, const char *path, uint32_t mask)
{
	static add_watch *real;

	if (is("full")) {
		errno = ENOSPC;
		return -1;
	}
	if (is("deaf"))
		return 1;
	*(void **)&real = dlsym(RTLD_NEXT, "inotify_add_watch");
	return real(fd, path, mask);
}

static void look(const char *bytes, size_t length)
{
	static const char line[] = "overflow\n";
	struct inotify_event event;
	int fd;

	for (size_t at = 0; at + sizeof(event) <= length; at += sizeof(event) + event.len) {
		memcpy(&event, bytes + at, sizeof(event));
		if ((event.mask & IN_Q_OVERFLOW) == 0)
			continue;
		fd = open(getenv("INOTIFY_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
		if (fd >= 0 && write(fd, line, sizeof(line) - 1) > 0)
			close(fd);
	}
}

ssize_t read(int fd, void *bytes, size_t length)
{
	static read_some *real;
	ssize_t got;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "read");
	got = real(fd, bytes, length);
	if (got > 0 && fd == descriptor && is("log"))
		look(bytes, (size_t)got);
	return got;
}
