/* Behind its walls a worker can do nothing but judge: each attempt at more is its end. */
#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <dirent.h>

#include "ijw/base/digest.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/sandbox.h"
#include "ijw/base/sanitized.h"

/* A process of its own behind the walls, with this end of a pair. */
static pid_t behind(int *ours, void (*attempt)(int fd))
{
	int ends[2], landlock;
	pid_t pid;

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		if (sandbox_close(ends[1], LIMIT_WORKER_MEMORY_BYTES, &landlock) != 0)
			_exit(99);
		attempt(ends[1]);
		_exit(0);
	}
	close(ends[1]);
	*ours = ends[0];
	return pid;
}

static int end_of(void (*attempt)(int fd))
{
	int status, ours;
	pid_t pid = behind(&ours, attempt);

	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	close(ours);
	return status;
}

static void nothing(int fd)
{
	(void)fd;
}

static void what_it_may(int fd)
{
	char byte = 'x', *memory = malloc(32 << 20);
	uint8_t digest[SHA256_BYTES];

	memset(memory, 1, 32 << 20);
	digest_sha256(memory, 1024, digest); /* the first of this process */
	free(memory);
	sandbox_renew(10);
	if (write(fd, &byte, 1) != 1)
		_exit(1);
}

/* With the number of the call: no library stands between. */
#define ATTEMPT(name, ...)                        \
	static void try_##name(int fd)            \
	{                                         \
		(void)fd;                         \
		syscall(SYS_##name, __VA_ARGS__); \
	}

static char path[] = "/etc/passwd";
static char *const none[] = {NULL};

ATTEMPT(openat, AT_FDCWD, path, O_RDONLY)
ATTEMPT(newfstatat, AT_FDCWD, path, NULL, 0)
ATTEMPT(readlinkat, AT_FDCWD, "/proc/self/exe", NULL, 0)
ATTEMPT(unlinkat, AT_FDCWD, "/nowhere/file", 0)
ATTEMPT(socket, AF_INET, SOCK_STREAM, 0)
ATTEMPT(socketpair, AF_UNIX, SOCK_STREAM, 0, NULL)
ATTEMPT(connect, fd, NULL, 0)
ATTEMPT(bind, fd, NULL, 0)
ATTEMPT(sendmsg, fd, NULL, 0)
ATTEMPT(execve, "/bin/true", none, none)
ATTEMPT(execveat, fd, "", none, none, AT_EMPTY_PATH)
ATTEMPT(clone, SIGCHLD, 0, 0, 0, 0)
ATTEMPT(clone3, NULL, 0)
ATTEMPT(ptrace, 0, 0, 0, 0)
ATTEMPT(process_vm_readv, getppid(), NULL, 0, NULL, 0, 0)
ATTEMPT(kill, 1, 0)
ATTEMPT(tgkill, 1, 1, 0)
ATTEMPT(pidfd_open, 1, 0)
ATTEMPT(prctl, PR_SET_DUMPABLE, 1, 0, 0, 0)
ATTEMPT(dup, fd)
ATTEMPT(fcntl, fd, F_GETFL)
ATTEMPT(ioctl, fd, 0, 0)
ATTEMPT(memfd_create, "x", 0)
ATTEMPT(mmap, NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0)
ATTEMPT(unshare, 0)
ATTEMPT(mount, NULL, NULL, NULL, 0, NULL)
ATTEMPT(bpf, 0, NULL, 0)
ATTEMPT(perf_event_open, NULL, 0, 0, 0, 0)
ATTEMPT(io_uring_setup, 1, NULL)
ATTEMPT(userfaultfd, 0)
ATTEMPT(keyctl, 0, 0, 0, 0, 0)
ATTEMPT(setrlimit, RLIMIT_AS, NULL)
ATTEMPT(chmod, path, 0)
ATTEMPT(ftruncate, fd, 0)
ATTEMPT(nanosleep, NULL, NULL)

static void try_prlimit(int fd)
{
	(void)fd;
	syscall(SYS_prlimit64, 0, RLIMIT_AS, NULL, NULL);
}

static void try_prlimit_other(int fd)
{
	(void)fd;
	syscall(SYS_prlimit64, getppid(), RLIMIT_CPU, NULL, NULL);
}

static void try_code(int fd)
{
	(void)fd;
	syscall(SYS_mmap, NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void try_mprotect(int fd)
{
	(void)fd;
	syscall(SYS_mprotect, NULL, 4096, PROT_READ | PROT_EXEC);
}

static void (*const attempts[])(int) = {
    try_openat,      try_newfstatat,
    try_readlinkat,  try_unlinkat,
    try_socket,      try_socketpair,
    try_connect,     try_bind,
    try_sendmsg,     try_execve,
    try_execveat,    try_clone,
    try_clone3,      try_ptrace,
    try_kill,        try_process_vm_readv,
    try_pidfd_open,  try_prctl,
    try_dup,         try_fcntl,
    try_ioctl,       try_memfd_create,
    try_unshare,     try_mount,
    try_bpf,         try_perf_event_open,
    try_keyctl,      try_io_uring_setup,
    try_userfaultfd, try_setrlimit,
    try_chmod,       try_ftruncate,
    try_nanosleep,   try_prlimit_other,
    try_prlimit,     try_tgkill,
    try_mmap,        try_code,
    try_mprotect,
};

/* The last three are allowed to sanitizers. */
enum { ATTEMPTS = sizeof(attempts) / sizeof(attempts[0]) - 3 * SANITIZED };

START_TEST(judging_is_allowed)
{
	ck_assert_int_eq(end_of(nothing), 0);
	ck_assert_int_eq(end_of(what_it_may), 0);
}
END_TEST

START_TEST(all_else_is_denied)
{
	int status = end_of(attempts[_i]);

	ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS,
		      "attempt %d ended with status %x", _i, (unsigned)status);
}
END_TEST

static void spin(int fd)
{
	(void)fd;
	sandbox_renew(0);
	for (volatile unsigned long at = 0;; at++)
		;
}

START_TEST(time_is_bounded)
{
	int status = end_of(spin);

	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU);
}
END_TEST

static void stay(int fd)
{
	char byte = 'x';

	if (write(fd, &byte, 1) == 1)
		(void)!read(fd, &byte, 1);
}

static void has_line(pid_t pid, const char *line)
{
	struct buf text = BUF_INIT(0);
	char name[64];
	int fd;

	snprintf(name, sizeof(name), "/proc/%d/status", (int)pid);
	fd = open(name, O_RDONLY);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(file_read(fd, &text), 0);
	close(fd);
	ck_assert_msg(strstr(text.data, line) != NULL, "%s", line);
	buf_free(&text);
}

static void has_limit(pid_t pid, int resource, rlim_t most)
{
	struct rlimit limit;

	ck_assert_int_eq(prlimit(pid, (__rlimit_resource_t)resource, NULL, &limit), 0);
	ck_assert_uint_eq(limit.rlim_cur, most);
	ck_assert_uint_eq(limit.rlim_max, most);
}

static int count_descriptors(pid_t pid)
{
	char name[64];
	DIR *folder;
	int count = 0;

	snprintf(name, sizeof(name), "/proc/%d/fd", (int)pid);
	folder = opendir(name);
	ck_assert_ptr_nonnull(folder);
	for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
		count += entry->d_name[0] != '.';
	closedir(folder);
	return count;
}

START_TEST(walls_are_seen_from_outside)
{
	int ours, status;
	pid_t pid = behind(&ours, stay);
	char byte;

	ck_assert_int_eq(read(ours, &byte, 1), 1);
	has_line(pid, "Seccomp:\t2\n");
	has_line(pid, "NoNewPrivs:\t1\n");
	has_limit(pid, RLIMIT_CORE, 0);
	has_limit(pid, RLIMIT_FSIZE, 0);
	has_limit(pid, RLIMIT_NPROC, 0);
	if (geteuid() == 0)
		ck_assert_int_le(count_descriptors(pid), 2); /* with sanitizers stderr too */
	ck_assert_int_eq(write(ours, &byte, 1), 1);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	close(ours);
}
END_TEST

Suite *suite_sandbox(void);
Suite *suite_sandbox(void)
{
	Suite *suite = suite_create("sandbox");
	TCase *tcase = tcase_create("sandbox");

	tcase_add_test(tcase, judging_is_allowed);
	tcase_add_loop_test(tcase, all_else_is_denied, 0, ATTEMPTS);
	tcase_add_test(tcase, time_is_bounded);
	tcase_add_test(tcase, walls_are_seen_from_outside);
	suite_add_tcase(suite, tcase);
	return suite;
}
