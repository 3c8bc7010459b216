#include "ijw/base/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"

enum { PAUSE_MS = 100, SECOND_MS = 1000, MINUTE = 60, LINE_BYTES = 160 };

static int64_t last;
static int64_t begun; /* 0: at what is shown first */
static unsigned long long whole;
static bool shown;

bool progress_wanted(void)
{
	return log_get() != LOG_QUIET && isatty(STDERR_FILENO);
}

void progress_begin(unsigned long long total)
{
	whole = total;
	begun = clock_ticks();
}

/* Seconds, or minutes when they are many, rounded up. */
static int add_left(char *out, size_t size, unsigned long long seconds)
{
	if (seconds < 2 * MINUTE)
		return snprintf(out, size, _(", %llu s left"), seconds);
	return snprintf(out, size, _(", %llu min left"), (seconds + MINUTE - 1) / MINUTE);
}

void progress_text(char *out, size_t size, unsigned long long done, unsigned long long total,
		   const char *what, int64_t ms)
{
	const unsigned long long rate =
	    ms >= SECOND_MS ? done * SECOND_MS / (unsigned long long)ms : 0;
	int length = total > 0 && done <= total
			 ? snprintf(out, size, _("%llu of %llu %s"), done, total, _(what))
			 : snprintf(out, size, "%llu %s", done, _(what));

	if (rate == 0 || length < 0 || (size_t)length >= size)
		return;
	length += snprintf(out + length, size - (size_t)length, _(", %llu/s"), rate);
	if (done < total && (size_t)length < size)
		(void)add_left(out + length, size - (size_t)length,
			       (total - done + rate - 1) / rate);
}

void progress_show(unsigned long long done, const char *what)
{
	int64_t now = clock_ticks();
	char line[LINE_BYTES];

	if (now - last < PAUSE_MS || !progress_wanted())
		return;
	if (begun == 0)
		begun = now;
	last = now;
	shown = true;
	progress_text(line, sizeof(line), done, whole, what, now - begun);
	/* Lines of data that wait for a full buffer stand above it. */
	fflush(stdout);
	fprintf(stderr, "\r%s ... \033[K", line);
	fflush(stderr);
}

void progress_clear(void)
{
	if (shown)
		fprintf(stderr, "\r\033[K");
	shown = false;
}
