#include "ijw/base/sandbox.h"

#include <errno.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/sanitized.h"

/* The descriptor that is kept, one that comes along with a container, and a few of Landlock's. */
enum { DESCRIPTORS = 8 };

/* What computing asks of the system: memory, to read and write what it was given, and to end; qsort
 * of glibc asks how much memory the machine has. */
static const int allowed[] = {
    SCMP_SYS(read),         SCMP_SYS(write),     SCMP_SYS(recvmsg),      SCMP_SYS(lseek),
    SCMP_SYS(pread64),      SCMP_SYS(close),     SCMP_SYS(brk),          SCMP_SYS(munmap),
    SCMP_SYS(mremap),       SCMP_SYS(madvise),   SCMP_SYS(futex),        SCMP_SYS(exit),
    SCMP_SYS(exit_group),   SCMP_SYS(getrandom), SCMP_SYS(getrusage),    SCMP_SYS(clock_gettime),
    SCMP_SYS(rt_sigreturn), SCMP_SYS(sysinfo),   SCMP_SYS(gettimeofday),
#if SANITIZED
    SCMP_SYS(mmap),         SCMP_SYS(mprotect),  SCMP_SYS(sigaltstack),  SCMP_SYS(rt_sigaction),
    SCMP_SYS(getpid),       SCMP_SYS(gettid),    SCMP_SYS(sched_yield),  SCMP_SYS(rt_sigprocmask),
#endif
};

enum { ALLOWED = sizeof(allowed) / sizeof(allowed[0]) };

/* Newer than the headers of the kernel may be. */
struct ruleset {
	uint64_t files;
	uint64_t network;
	uint64_t scoped;
};

static int close_others(int keep)
{
	if (close_range(0, STDERR_FILENO - 1, 0) != 0)
		return -1;
	if (keep > STDERR_FILENO + 1 && close_range(STDERR_FILENO + 1, (unsigned)keep - 1, 0) != 0)
		return -1;
	return close_range((unsigned)keep + 1, ~0u, 0);
}

static int limit(int resource, rlim_t most)
{
	const struct rlimit both = {most, most};

	return setrlimit((__rlimit_resource_t)resource, &both);
}

static int limit_all(unsigned long long memory)
{
	if (limit(RLIMIT_CORE, 0) != 0 || limit(RLIMIT_FSIZE, 0) != 0 ||
	    limit(RLIMIT_NPROC, 0) != 0 || limit(RLIMIT_NOFILE, DESCRIPTORS) != 0)
		return -1;
	return SANITIZED ? 0 : limit(RLIMIT_AS, memory);
}

static int give_up_rights(void)
{
	/* Nothing of it can be traced or dumped, and it gains no right from any file. */
	if (prctl(PR_SET_DUMPABLE, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return -1;
	return 0;
}

/* No access at all: what this version of Landlock can handle is handled, and no rule allows any of
 * it. */
static int lock_land(int *version)
{
	enum { NETWORK = 4, SCOPES = 6 };
	static const unsigned files[] = {0, 13, 14, 15, 15, 16}; /* kinds of access by version */
	struct ruleset all = {0};
	long newest =
	    syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	long fd, rc;

	*version = 0;
	if (newest <= 0)
		return 0;
	all.files = (UINT64_C(1) << files[newest < 5 ? newest : 5]) - 1;
	all.network = newest >= NETWORK ? 3 : 0;
	all.scoped = newest >= SCOPES ? 3 : 0;
	fd = syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0);
	if (fd < 0)
		return -1;
	rc = syscall(SYS_landlock_restrict_self, (int)fd, 0);
	close((int)fd);
	*version = (int)newest;
	return rc == 0 ? 0 : -1;
}

/* Memory that holds no code, and the one limit that is renewed. */
static int allow_bounded(scmp_filter_ctx filter)
{
	int rc = 0;

	if (!SANITIZED) {
		rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
				      SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
				      SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS));
		if (rc == 0)
			rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
					      SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	}
	if (rc == 0)
		rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2,
				      SCMP_A0(SCMP_CMP_EQ, 0, 0),
				      SCMP_A1(SCMP_CMP_EQ, RLIMIT_CPU, 0));
	return rc;
}

/* Returns 0 or a negative error number. */
static int filter_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int rc = -ENOMEM;

	if (filter == NULL)
		return rc;
	rc = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
	for (int i = 0; rc == 0 && i < ALLOWED; i++)
		rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
	if (rc == 0)
		rc = allow_bounded(filter);
	if (rc == 0)
		rc = seccomp_load(filter);
	seccomp_release(filter);
	return rc;
}

int sandbox_close(int keep, unsigned long long memory, int *landlock)
{
	int rc;

	if (close_others(keep) != 0 || give_up_rights() != 0 || lock_land(landlock) != 0 ||
	    limit_all(memory) != 0) {
		log_errno("a process could not lock itself in");
		return -1;
	}
	rc = filter_calls();
	if (rc != 0) {
		log_error("a process could not lock itself in: %s; this kernel needs seccomp",
			  text_errno(-rc));
		return -1;
	}
	return SANITIZED ? 0 : close(STDERR_FILENO);
}

void sandbox_renew(unsigned seconds)
{
	struct rusage used;
	struct rlimit limits = {RLIM_INFINITY, RLIM_INFINITY};

	if (getrusage(RUSAGE_SELF, &used) != 0)
		return;
	/* One more: the seconds that were begun. */
	limits.rlim_cur = (rlim_t)used.ru_utime.tv_sec + (rlim_t)used.ru_stime.tv_sec + seconds + 2;
	setrlimit(RLIMIT_CPU, &limits);
}
