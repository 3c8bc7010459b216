/* Preloaded: the clock on the wall is as many seconds off as the file $CLOCK_FILE says at the
 * moment. With $CLOCK_TICKS also the clock that only counts, which no system does. Workers may open
 * nothing: for them it is as it is. */
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

typedef int get_time(clockid_t clock, struct timespec *out);

static long offset(void)
{
	const char *name = getenv("CLOCK_FILE");
	FILE *file;
	long seconds = 0;

	if (name == NULL || strcmp(program_invocation_short_name, "ijw-worker") == 0)
		return 0;
	file = fopen(name, "re");
	if (file == NULL)
		return 0;
	if (fscanf(file, "%ld", &seconds) != 1)
		seconds = 0;
	fclose(file);
	return seconds;
}

int clock_gettime(clockid_t clock, struct timespec *out)
{
	static get_time *real;
	int rc;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
	rc = real(clock, out);
	if (rc == 0 && (clock == CLOCK_REALTIME || getenv("CLOCK_TICKS") != NULL))
		out->tv_sec += offset();
	return rc;
}

time_t time(time_t *out)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (out != NULL)
		*out = now.tv_sec;
	return now.tv_sec;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone)
{
	struct timespec now;

	(void)zone;
	clock_gettime(CLOCK_REALTIME, &now);
	out->tv_sec = now.tv_sec;
	out->tv_usec = now.tv_nsec / 1000;
	return 0;
}
