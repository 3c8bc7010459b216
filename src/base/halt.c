#include "ijw/base/halt.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/log.h"
#include "ijw/base/notify.h"

/* So often it is looked whether a signal came; so often there is a sign of life at least while the
 * service manager waits for the service to be ready. In ms. */
enum { LOOK_MS = 10, SIGN_MS = 10000 };

static struct {
	int fd; /* a signalfd */
	int64_t grace;
	int64_t pause; /* between signs of life */
	bool awaited;  /* somebody waits for them when the service is ready, too */
	_Atomic int64_t next_look, next_sign;
	_Atomic int64_t due; /* what is in hand is given up; INT64_MAX: no signal came */
	_Atomic int number;  /* of the signal; 0: none */
} halt = {.fd = -1, .due = INT64_MAX};

static void set_of_both(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGINT);
}

int halt_heed(int64_t grace)
{
	const int64_t awaited = notify_interval();
	sigset_t set;

	set_of_both(&set);
	halt.grace = grace;
	halt.awaited = awaited > 0;
	halt.pause = awaited > 0 && awaited < SIGN_MS ? awaited : SIGN_MS;
	halt.fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	if (halt.fd >= 0 && pthread_sigmask(SIG_BLOCK, &set, NULL) == 0)
		return 0;
	log_errno("signals cannot be received");
	return -1;
}

/* The next one is not waited for: who sends a second one does not want to wait. */
static void hear(int number, int64_t now)
{
	sigset_t set;

	halt.number = number;
	halt.due = now + halt.grace;
	set_of_both(&set);
	(void)pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

static void look(int64_t now)
{
	struct signalfd_siginfo got;

	if (halt.number == 0 && read(halt.fd, &got, sizeof(got)) == (ssize_t)sizeof(got))
		hear((int)got.ssi_signo, now);
	if (now < halt.next_sign)
		return;
	notify_life();
	halt.next_sign = now + halt.pause;
}

/* Of the threads that ask, one looks. */
static int64_t look_when_due(void)
{
	const int64_t now = clock_ticks();
	int64_t next = halt.next_look;

	if (now >= next && atomic_compare_exchange_strong(&halt.next_look, &next, now + LOOK_MS))
		look(now);
	return now;
}

bool halt_asked(void)
{
	if (halt.fd < 0)
		return false;
	(void)look_when_due();
	return halt.number != 0;
}

bool halt_is_due(void)
{
	return halt.fd >= 0 && look_when_due() >= halt.due;
}

const char *halt_signal(void)
{
	const int number = halt.number;

	return number == 0 ? NULL : number == SIGINT ? "SIGINT" : "SIGTERM";
}

int halt_fd(void)
{
	return halt.fd;
}

int64_t halt_next_sign(void)
{
	return halt.awaited ? halt.next_sign : INT64_MAX;
}
