#include "ijw/base/progress.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"

enum { PAUSE_MS = 100 };

static int64_t last;
static bool shown;

void progress_show(unsigned long long done, const char *what)
{
	int64_t now = clock_ticks();

	if (now - last < PAUSE_MS || log_get() == LOG_QUIET || !isatty(STDERR_FILENO))
		return;
	last = now;
	shown = true;
	fprintf(stderr, "\r%llu %s ... ", done, _(what));
	fflush(stderr);
}

void progress_clear(void)
{
	if (shown)
		fprintf(stderr, "\r\033[K");
	shown = false;
}
