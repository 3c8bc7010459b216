/* The bounds of `make bench`, over the files named on stdin: `bench read` only reads them, `bench
 * sax` also parses them with libxml2's SAX parser, one context for all. `bench rules` judges them
 * as the program does, asks all in-message rules of each ten times more right behind it, and prints
 * us of processor time a message of judging, and of the rules in it: what disturbs the machine
 * disturbs both. `bench latency HOME` renames each into the inbox of a home that is watched and
 * idle, and prints how many ms passed until it was committed, reported and moved. */
#include <fcntl.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../../src/rule/inspect.h"
#include "ijw/rule/judge.h"

enum { FILE_BYTES = 32 * 1024 * 1024 };

static char bytes[FILE_BYTES];

static size_t read_file(const char *name)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	size_t length = 0;
	ssize_t got;

	if (fd < 0) {
		perror(name);
		exit(3);
	}
	while ((got = read(fd, bytes + length, sizeof(bytes) - length)) > 0)
		length += (size_t)got;
	close(fd);
	return length;
}

typedef void on_file(void *context, size_t length);

static void only_read(void *context, size_t length)
{
	(void)context, (void)length;
}

static void parse(void *context, size_t length)
{
	xmlCtxtReadMemory(context, bytes, (int)length, NULL, NULL, XML_PARSE_NONET);
}

/* Judging, and the rules alone, in ns of processor time. */
struct share {
	struct judge *judge;
	struct inspector *rules;
	struct pool *pool;
	int64_t judging, ruling;
	unsigned messages;
};

enum { RULES_AGAIN = 10 };

static int64_t used_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void share(void *context, size_t length)
{
	struct share *share = context;
	struct judgement judgement;
	int64_t begin = used_ns(), judged;

	judge_bytes(share->judge, bytes, length, &judgement);
	judged = used_ns();
	share->judging += judged - begin;
	share->messages++;
	if (judgement.bericht == NULL)
		return;
	for (int i = 0; i < RULES_AGAIN; i++) {
		struct finding_list findings = {.pool = share->pool};
		struct inspection inspection = {.release = judgement.release,
						.type = judgement.type,
						.bericht = judgement.bericht,
						.findings = &findings};

		inspect(share->rules, &inspection);
		pool_reset(share->pool);
	}
	share->ruling += used_ns() - judged;
}

static int each_file(on_file *visit, void *context)
{
	unsigned long long total = 0;
	char name[4096];

	while (fgets(name, sizeof(name), stdin) != NULL) {
		size_t length;

		name[strcspn(name, "\n")] = '\0';
		length = read_file(name);
		total += length;
		visit(context, length);
	}
	return total > 0 ? 0 : 1;
}

static int run_sax(void)
{
	xmlSAXHandler nobody = {.initialized = XML_SAX2_MAGIC};
	xmlParserCtxtPtr parser = xmlNewParserCtxt();
	int rc;

	if (parser == NULL || parser->sax == NULL)
		return 3;
	*parser->sax = nobody;
	rc = each_file(parse, parser);
	xmlFreeParserCtxt(parser);
	return rc;
}

static int run_rules(void)
{
	struct xsd *xsd = xsd_open(NULL);
	struct share sums = {.judge = xsd != NULL ? judge_new(xsd) : NULL,
			     .rules = inspector_new(false),
			     .pool = pool_new()};
	int rc = sums.judge != NULL ? each_file(share, &sums) : 3;

	if (rc == 0)
		printf("%.2f %.2f\n", (double)sums.judging / 1000 / sums.messages,
		       (double)sums.ruling / 1000 / sums.messages / RULES_AGAIN);
	pool_free(sums.pool);
	inspector_free(sums.rules);
	judge_free(sums.judge);
	xsd_free(xsd);
	return rc;
}

struct home_folders {
	int inbox, done;
	unsigned count;
};

static int64_t micros(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void pause_for(unsigned us)
{
	const struct timespec pause = {us / 1000000, (long)(us % 1000000) * 1000};

	nanosleep(&pause, NULL);
}

/* Half a second in between, so that it is idle again. A file that stays for long ends the wait. */
static void drop(void *context, size_t length)
{
	enum { LOOK_US = 200, IDLE_US = 500000, MOST_US = 10000000 };
	struct home_folders *home = context;
	char name[32];
	int fd;
	int64_t begin;

	snprintf(name, sizeof(name), "%u.xml", home->count++);
	fd = openat(home->inbox, ".new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, bytes, length) != (ssize_t)length || close(fd) != 0) {
		perror(name);
		exit(3);
	}
	begin = micros();
	renameat(home->inbox, ".new", home->inbox, name);
	while (faccessat(home->done, name, F_OK, 0) != 0 && micros() - begin < MOST_US)
		pause_for(LOOK_US);
	printf("%.1f\n", (double)(micros() - begin) / 1000);
	pause_for(IDLE_US);
}

static int run_latency(const char *path)
{
	struct home_folders home = {0};
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	home.inbox = openat(folder, "inbox", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	home.done = openat(folder, "done", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return home.inbox < 0 || home.done < 0 ? 3 : each_file(drop, &home);
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";

	if (strcmp(what, "latency") == 0 && argc > 2)
		return run_latency(argv[2]);
	if (strcmp(what, "sax") == 0)
		return run_sax();
	if (strcmp(what, "rules") == 0)
		return run_rules();
	return each_file(only_read, NULL);
}
