/* One run of the program under test: bounded, measured, and its output compared. */
#include "hostile.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/sanitized.h"
#include "ijw/base/utf8.h"

/*
 * The bar: 2 s of the processor and 256 MB. Instrumented code is slower and reserves address space
 * by the terabyte. On the clock it may take long, since other work may keep the machine busy; what
 * waits for ever is ended all the same.
 */
enum {
	MOST_MS = SANITIZED ? 20000 : 2000,
	PATIENCE_S = 300,
	MOST_MB = SANITIZED ? 4096 : 256,
	TIMES = 3,
	RULES = 64,
	RULE = 16
};

struct outcome {
	int status; /* of waitpid */
	long ms;    /* of the processor */
	long megabytes;
};

static _Noreturn void child(const char *ijw, const char *path, const char *output)
{
	const struct rlimit memory = {(rlim_t)MOST_MB << 20, (rlim_t)MOST_MB << 20};
	const struct rlimit cpu = {MOST_MS / 1000 + 1, MOST_MS / 1000 + 1};
	int out = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int null = open("/dev/null", O_RDWR);

	if (out < 0 || null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
	    dup2(null, STDERR_FILENO) < 0)
		_exit(126);
	if (setrlimit(RLIMIT_CPU, &cpu) != 0 || (!SANITIZED && setrlimit(RLIMIT_AS, &memory) != 0))
		_exit(126);
	alarm(PATIENCE_S);
	execl(ijw, ijw, "validate", "--json", path, (char *)NULL);
	_exit(127);
}

static void spawn(const char *ijw, const char *path, const char *output, struct outcome *outcome)
{
	pid_t pid = fork();
	struct rusage usage = {0};

	if (pid == 0)
		child(ijw, path, output);
	if (pid < 0)
		abort();
	*outcome = (struct outcome){0};
	if (wait4(pid, &outcome->status, 0, &usage) != pid)
		abort();
	outcome->ms = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 +
		      (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
	outcome->megabytes = usage.ru_maxrss / 1024;
}

static int compare(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* A value after `key` in a line of JSON; a quote inside a string is escaped, so that a key is a
 * key. */
static const char *value(const char *line, const char *end, const char *key, char text[RULE])
{
	const char *at = memmem(line, (size_t)(end - line), key, strlen(key)), *quote;

	if (at == NULL)
		return NULL;
	at += strlen(key);
	quote = memchr(at, '"', (size_t)(end - at));
	if (quote == NULL || quote - at >= RULE)
		return NULL;
	memcpy(text, at, (size_t)(quote - at));
	text[quote - at] = '\0';
	return quote;
}

/* "verdict RULE RULE" of one line. False when it is no line of the contract. */
static bool digest(const char *line, const char *end, struct buf *out)
{
	static const char begin[] = "{\"schema\":\"ijw.validate/1\",\"file\":\"";
	char rules[RULES][RULE], verdict[RULE];
	size_t count = 0;

	if ((size_t)(end - line) < sizeof(begin) || memcmp(line, begin, sizeof(begin) - 1) != 0 ||
	    end[-1] != '}' || utf8_valid_prefix(line, (size_t)(end - line)) != (size_t)(end - line))
		return false;
	for (const char *at = line; at < end; at++)
		if ((unsigned char)*at < ' ' || *at == 0x7F)
			return false;
	line = value(line, end, "\"verdict\":\"", verdict);
	if (line == NULL || buf_puts(out, verdict) != 0)
		return false;
	while ((line = value(line, end, "\"rule\":\"", rules[count])) != NULL) {
		bool known = false;

		for (size_t i = 0; i < count; i++)
			known = known || strcmp(rules[i], rules[count]) == 0;
		if (!known && ++count == RULES)
			return false;
	}
	qsort(rules, count, RULE, compare);
	for (size_t i = 0; i < count; i++)
		if (buf_printf(out, " %s", rules[i]) != 0)
			return false;
	return true;
}

/* All lines, equal ones in a row counted: what `expected` looks like. */
static bool summarize(const struct buf *output, struct buf *out)
{
	const char *at = output->data, *end = at + output->length, *feed;
	struct buf line = BUF_INIT(0), last = BUF_INIT(0);
	unsigned long times = 0;
	bool good = true;

	while (good && at < end) {
		buf_clear(&line);
		feed = memchr(at, '\n', (size_t)(end - at));
		good = feed != NULL && digest(at, feed, &line);
		at = feed == NULL ? end : feed + 1;
		if (times > 0 && (!good || strcmp(line.data, last.data) != 0)) {
			if (times > 1)
				buf_printf(out, "%lu*", times);
			buf_printf(out, "%s;", last.data);
			times = 0;
		}
		times++;
		buf_clear(&last);
		buf_add(&last, line.data, line.length);
	}
	if (good && times > 1)
		buf_printf(out, "%lu*", times);
	if (good && times > 0)
		buf_puts(out, last.data);
	buf_free(&line);
	buf_free(&last);
	return good;
}

/* What the exit status must be, by the contract of the command. */
static int status_of(const char *summary)
{
	const char *star = strchr(summary, '*');

	if (strcmp(summary, "usage") == 0)
		return 2;
	if (star != NULL && strchr(summary, ';') == NULL)
		summary = star + 1;
	return strncmp(summary, "accepted", 8) == 0 && strchr(summary, ';') == NULL ? 0 : 1;
}

static void judge_output(const char *output, int status, const char *expected, struct buf *reason)
{
	struct buf text = BUF_INIT(0), summary = BUF_INIT(0);
	int fd = open(output, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || file_read(fd, &text) != 0 || close(fd) != 0 || buf_puts(&summary, "") != 0 ||
	    (text.length > 0 && !summarize(&text, &summary)))
		buf_puts(reason, "the output is not what the contract says");
	if (summary.length == 0)
		buf_puts(&summary, "usage");
	if (reason->length == 0 && strcmp(summary.data, expected) != 0)
		buf_printf(reason, "expected '%s', got '%s'", expected, summary.data);
	else if (reason->length == 0 && status != status_of(expected))
		buf_printf(reason, "exit status %d instead of %d", status, status_of(expected));
	buf_free(&text);
	buf_free(&summary);
}

bool hostile_run(const char *ijw, const char *path, const char *output, const char *expected,
		 struct hostile_most *most, struct buf *reason)
{
	struct outcome outcome = {.ms = MOST_MS + 1};

	for (int i = 0; i < TIMES && outcome.ms > MOST_MS; i++)
		spawn(ijw, path, output, &outcome);
	if (outcome.ms > most->ms)
		most->ms = outcome.ms;
	if (outcome.megabytes > most->megabytes)
		most->megabytes = outcome.megabytes;
	if (outcome.ms > MOST_MS)
		buf_printf(reason, "still busy after %d ms", MOST_MS);
	else if (WIFSIGNALED(outcome.status) && WTERMSIG(outcome.status) == SIGALRM)
		buf_printf(reason, "still waiting after %d s", PATIENCE_S);
	else if (!WIFEXITED(outcome.status))
		buf_printf(reason, "ended by signal %d", WTERMSIG(outcome.status));
	else if (outcome.megabytes > MOST_MB)
		buf_printf(reason, "took %ld MB", outcome.megabytes);
	else
		judge_output(output, WEXITSTATUS(outcome.status), expected, reason);
	return reason->length == 0;
}
