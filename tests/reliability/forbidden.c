/* The program with a worker that tries what a worker may not: a file `TRY WHAT TRACE` makes it do
 * so and, when it could, leave the file TRACE. */
#include <fcntl.h>
#include <netinet/in.h>
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
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ijw/store/judging.h"
#include "ijw/worker/worker.h"

static char program[] = "/bin/true";
static char *const nothing[] = {program, NULL};

/* Each tells whether it could do it. */
static bool try_open(void)
{
	return open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0;
}

static bool try_openat(void)
{
	return syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY) >= 0;
}

static bool try_create(void)
{
	return syscall(SYS_openat, AT_FDCWD, "/tmp/ijw-worker", O_WRONLY | O_CREAT, 0600) >= 0;
}

static bool try_unlink(void)
{
	return unlink("/tmp/ijw-worker") == 0;
}

static bool try_stat(void)
{
	struct stat status;

	return stat("/etc", &status) == 0;
}

static bool try_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool try_connect(void)
{
	const struct sockaddr_in where = {.sin_family = AF_INET, .sin_port = htons(9)};

	return connect(WORKER_FD, (const struct sockaddr *)&where, sizeof(where)) == 0;
}

static bool try_execve(void)
{
	pid_t pid = vfork();
	int status;

	if (pid == 0) {
		execve(program, nothing, nothing + 1);
		_exit(1);
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static bool try_execve_itself(void)
{
	return syscall(SYS_execve, program, nothing, nothing + 1) == 0;
}

static bool try_fork(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return pid > 0 && waitpid(pid, NULL, 0) == pid;
}

static bool try_clone3(void)
{
	return syscall(SYS_clone3, NULL, 0) >= 0;
}

static bool try_ptrace(void)
{
	return syscall(SYS_ptrace, 16 /* PTRACE_ATTACH */, getppid(), 0, 0) == 0;
}

static bool try_read_parent(void)
{
	char byte;
	struct iovec here = {&byte, 1}, there = {(void *)(uintptr_t)&program, 1};

	return process_vm_readv(getppid(), &here, 1, &there, 1, 0) == 1;
}

static bool try_kill_parent(void)
{
	return kill(getppid(), 0) == 0;
}

static bool try_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
		    0) != MAP_FAILED;
}

static bool try_memfd(void)
{
	return memfd_create("x", 0) >= 0;
}

static bool try_ring(void)
{
	char parameters[120] = {0};

	return syscall(SYS_io_uring_setup, 1, parameters) >= 0;
}

static bool try_bpf(void)
{
	return syscall(SYS_bpf, 0, NULL, 0) >= 0;
}

static bool try_dumpable(void)
{
	return prctl(PR_SET_DUMPABLE, 1) == 0;
}

static bool try_filter(void)
{
	return prctl(PR_GET_SECCOMP) >= 0;
}

static bool try_limits(void)
{
	const struct rlimit much = {RLIM_INFINITY, RLIM_INFINITY};

	return setrlimit(RLIMIT_AS, &much) == 0;
}

static bool try_userfaultfd(void)
{
	return syscall(SYS_userfaultfd, 0) >= 0;
}

static const struct {
	const char *what;
	bool (*attempt)(void);
} attempts[] = {
    {"open", try_open},
    {"openat", try_openat},
    {"create", try_create},
    {"unlink", try_unlink},
    {"stat", try_stat},
    {"socket", try_socket},
    {"connect", try_connect},
    {"execve", try_execve},
    {"execve-itself", try_execve_itself},
    {"fork", try_fork},
    {"clone3", try_clone3},
    {"ptrace", try_ptrace},
    {"process_vm_readv", try_read_parent},
    {"kill-parent", try_kill_parent},
    {"code", try_code},
    {"memfd", try_memfd},
    {"io_uring", try_ring},
    {"bpf", try_bpf},
    {"dumpable", try_dumpable},
    {"seccomp", try_filter},
    {"limits", try_limits},
    {"userfaultfd", try_userfaultfd},
};

enum { ATTEMPTS = sizeof(attempts) / sizeof(attempts[0]) };

static bool attempt(const char *what)
{
	for (int i = 0; i < ATTEMPTS; i++)
		if (strcmp(attempts[i].what, what) == 0)
			return attempts[i].attempt();
	return false;
}

static void forbidden_judge(void *state, const char *bytes, size_t length, int32_t day,
			    struct judgement *out)
{
	char text[64], what[32];

	snprintf(text, sizeof(text), "%.*s", (int)(length < 60 ? length : 60), bytes);
	if (sscanf(text, "TRY %31s", what) == 1)
		length = attempt(what) ? length : 0;
	worker_judging.judge(state, bytes, length, day, out);
}

static void *forbidden_open(const char *path, struct lijsten *lijsten, struct xsd *xsd)
{
	return worker_judging.open(path, lijsten, xsd);
}

static void forbidden_basis(void *state, struct buf *out)
{
	worker_judging.basis(state, out);
}

static int forbidden_join(void *state, const char *pieces, size_t length, struct buf *out)
{
	return worker_judging.join(state, pieces, length, out);
}

static void forbidden_pack(void *state, const struct judgement *judgement, const char *bytes,
			   size_t length, struct buf *out)
{
	worker_judging.pack(state, judgement, bytes, length, out);
}

/* main.c is compiled to serve this judge. */
extern const struct worker_judge forbidden_judging;
const struct worker_judge forbidden_judging = {forbidden_open, forbidden_basis, forbidden_judge,
					       forbidden_join, forbidden_pack};
