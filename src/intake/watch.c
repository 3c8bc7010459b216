#include "ijw/intake/watch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/halt.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/notify.h"
#include "ijw/intake/inbox.h"
#include "hints.h"
#include "metrics.h"

/* Exit status of the program (contract, section 2). */
enum { STATUS_WELL = 0, STATUS_USAGE = 2, STATUS_MACHINE = 3 };

/* Between two rounds that hints ask for: a stream of files becomes some batches, not a batch for
 * each. The first pause after a failure. In ms. */
enum { HINT_PAUSE_MS = 200, TROUBLE_FIRST_MS = 1000, TRY_HELD_MS = 1000 };

enum { STATUS_BYTES = 256 };

struct watch {
	const char *path;
	struct home *home;
	struct lijsten *lijsten;
	struct inbox *inbox;
	int signals; /* a signalfd, of SIGHUP */
	struct hints *hints;
	bool stop;
	bool reload;
	int64_t pause;   /* after a failed round, in ms; 0: all is well */
	uint32_t failed; /* rounds in a row */
	uint64_t messages;
	struct metrics metrics;
	char status[STATUS_BYTES];
};

static void take_signals(struct watch *watch)
{
	struct signalfd_siginfo got;

	while (read(watch->signals, &got, sizeof(got)) == (ssize_t)sizeof(got))
		watch->reload = true;
	if (!halt_asked())
		return;
	if (!watch->stop)
		notify("STOPPING=1\nSTATUS=finishing the file in hand");
	watch->stop = true;
}

static bool go_on(void *context)
{
	struct watch *watch = context;

	take_signals(watch);
	metrics_write(&watch->metrics, watch->home);
	return !watch->stop && !watch->reload;
}

/* Said when it changed. */
static void tell(struct watch *watch, const char *text)
{
	if (strcmp(text, watch->status) == 0)
		return;
	snprintf(watch->status, sizeof(watch->status), "%s", text);
	notify("STATUS=%s", text);
}

/* SIGPIPE: nobody may be left to read stderr. */
static int open_signals(struct watch *watch)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGHUP);
	watch->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	sigaddset(&set, SIGPIPE);
	if (watch->signals >= 0 && sigprocmask(SIG_BLOCK, &set, NULL) == 0)
		return halt_heed(HALT_GRACE_MS);
	log_errno("signals cannot be received");
	return -1;
}

static int64_t soonest(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Until then, a hint or a signal. A hint that comes after a quiet time is followed at once. */
static void rest(struct watch *watch, int64_t until)
{
	int64_t hinted = clock_ticks() + HINT_PAUSE_MS, now;
	struct pollfd fds[] = {{.fd = watch->signals, .events = POLLIN},
			       {.fd = hints_fd(watch->hints), .events = POLLIN},
			       {.fd = halt_fd(), .events = POLLIN}};

	while (go_on(watch) && (now = clock_ticks()) < until) {
		int64_t wake = soonest(until, metrics_due(&watch->metrics, watch->home));

		wake = soonest(wake, halt_next_sign());
		if (poll(fds, 3, wake > now ? (int)(wake - now) : 0) < 0 && errno != EINTR)
			break;
		if (fds[1].revents != 0 && hints_take(watch->hints) && watch->pause == 0)
			until = soonest(until, hinted);
	}
}

static void went_well(struct watch *watch, const struct inbox_result *result)
{
	char text[STATUS_BYTES];

	if (watch->failed > 0)
		log_note("it works again, after %u rounds that failed", watch->failed);
	watch->failed = 0;
	watch->pause = 0;
	log_once(true); /* what goes wrong from now on is news */
	watch->messages += result->tally.messages;
	if (result->tally.files > 0)
		log_note("files taken in: %u; messages: %u, accepted: %u; files left in inbox/: %u",
			 result->tally.files, result->tally.messages,
			 result->tally.verdicts[VERDICT_ACCEPTED], result->waiting);
	snprintf(text, sizeof(text), "messages since the start: %llu; files waiting: %u",
		 (unsigned long long)watch->messages, result->waiting);
	tell(watch, text);
}

static void went_wrong(struct watch *watch)
{
	inbox_rest(watch->inbox);
	watch->pause = watch->pause == 0 ? TROUBLE_FIRST_MS : 2 * watch->pause;
	if (watch->pause > LIMIT_TROUBLE_MS)
		watch->pause = LIMIT_TROUBLE_MS;
	if (watch->failed++ == 0)
		log_note("nothing is lost; this is tried again, at least every %d seconds",
			 LIMIT_TROUBLE_MS / 1000);
	tell(watch, "the last round failed, see the log; it is tried again");
}

static void round_once(struct watch *watch)
{
	struct inbox_result result;

	if (inbox_round(watch->inbox, go_on, watch, &result) == 0)
		went_well(watch, &result);
	else if (!halt_asked()) /* else it was broken off */
		went_wrong(watch);
	metrics_round(&watch->metrics, result.tally.files > 0, result.waiting, watch->failed > 0);
}

/* When the next round is due. */
static int64_t next_round(const struct watch *watch)
{
	int64_t now = clock_ticks(), held = inbox_until(watch->inbox), clock = clock_now();
	int64_t due = now + 1000 * (int64_t)watch->home->interval;

	if (watch->pause > 0)
		return now + watch->pause;
	if (held < now + TRY_HELD_MS)
		held = now + TRY_HELD_MS;
	/* At midnight the rows become those of the new day, however rarely the inbox is looked at.
	 */
	due = soonest(due, now + 1000 * (clock_next_day(clock) - clock));
	return soonest(due, held);
}

static int open_settings(struct watch *watch, int *status)
{
	watch->home = home_open(watch->path, status);
	if (watch->home == NULL)
		return -1;
	*status = STATUS_USAGE;
	watch->lijsten = home_lijsten(watch->home);
	return watch->lijsten != NULL ? 0 : -1;
}

static void close_settings(struct watch *watch)
{
	lijsten_free(watch->lijsten);
	home_close(watch->home);
}

static void reload(struct watch *watch)
{
	struct watch fresh = {.path = watch->path};
	int status;

	watch->reload = false;
	notify("RELOADING=1\nMONOTONIC_USEC=%lld", (long long)clock_micros());
	log_once(true);
	if (open_settings(&fresh, &status) == 0) {
		inbox_use(watch->inbox, fresh.home, fresh.lijsten);
		close_settings(watch);
		watch->home = fresh.home;
		watch->lijsten = fresh.lijsten;
		watch->metrics = (struct metrics){0};
		log_note("ijw.conf and the lists are read again");
	} else {
		close_settings(&fresh);
		log_error("%s: the new settings are refused; those from before are kept",
			  watch->path);
	}
	notify_ready();
}

static int run(struct watch *watch)
{
	notify_ready();
	log_note("%s: watching inbox/", watch->home->path);
	while (!watch->stop) {
		if (watch->reload)
			reload(watch);
		round_once(watch);
		if (inbox_is_broken(watch->inbox)) {
			log_error("the disk or the database cannot be trusted: this ends, and the "
				  "next start looks everything through");
			return STATUS_MACHINE;
		}
		rest(watch, next_round(watch));
	}
	log_note("stopped; messages since the start: %llu", (unsigned long long)watch->messages);
	return STATUS_WELL;
}

int watch_run(const char *path)
{
	struct watch watch = {.path = path, .signals = -1, .hints = hints_new()};
	int status = STATUS_MACHINE;

	if (open_signals(&watch) != 0 || open_settings(&watch, &status) != 0)
		goto out;
	watch.inbox = inbox_open(watch.home, watch.lijsten);
	if (watch.inbox == NULL || inbox_wake(watch.inbox) != 0) {
		status = halt_asked() ? STATUS_WELL : STATUS_MACHINE;
		goto out;
	}
	inbox_tell(watch.inbox, watch.hints);
	log_once(true);
	status = run(&watch);
out:
	notify("STOPPING=1");
	inbox_close(watch.inbox);
	close_settings(&watch);
	hints_free(watch.hints);
	if (watch.signals >= 0)
		close(watch.signals);
	return status;
}
