#include "metrics.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "ijw/base/clock.h"
#include "ijw/intake/status.h"

/* After a change, so that many files that come together are told once; without one; and at the
 * least of a home so large that looking takes long. In ms. */
enum { CHANGE_MS = 1000, IDLE_MS = 60 * 1000, IDLE_MOST_MS = 600 * 1000 };

/* So many times as long as it took nothing is written then. */
enum { BUSY_PAUSE = 50, IDLE_PAUSE = 1000 };

/* Who collects them is another user, whatever the umask of the daemon keeps from others. */
enum { READABLE_UMASK = 022 };

static int64_t between(int64_t least, int64_t value, int64_t most)
{
	return value < least ? least : value > most ? most : value;
}

void metrics_round(struct metrics *metrics, bool settled, uint32_t files, bool failed)
{
	int64_t soon = clock_ticks() + CHANGE_MS;

	if (!settled && files == metrics->files && failed == metrics->failed)
		return;
	metrics->files = files;
	metrics->failed = failed;
	if (soon < metrics->earliest)
		soon = metrics->earliest;
	if (soon < metrics->due)
		metrics->due = soon;
}

int64_t metrics_due(const struct metrics *metrics, const struct home *home)
{
	return home->prometheus != NULL ? metrics->due : INT64_MAX;
}

static int publish(const struct home *home)
{
	char *file = home_path(home, home->prometheus);
	struct status status;
	mode_t mask;
	int rc = status_read(home, &status);

	if (rc == 0) {
		mask = umask(READABLE_UMASK);
		rc = status_publish(&status, file);
		umask(mask);
		status_free(&status);
	}
	free(file);
	return rc;
}

void metrics_write(struct metrics *metrics, const struct home *home)
{
	int64_t begin = clock_ticks(), end, cost;
	int rc;

	if (begin < metrics_due(metrics, home))
		return;
	rc = publish(home);
	end = clock_ticks();
	cost = end - begin;
	metrics->due = end + between(IDLE_MS, IDLE_PAUSE * cost, IDLE_MOST_MS);
	metrics->earliest = rc == 0 ? end + BUSY_PAUSE * cost : metrics->due;
}
