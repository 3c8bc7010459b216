/* hostile IJW [--keep DIR] [--fixtures DIR] [--only WORD]: judges the catalogue of hostile and odd
 * files, or those whose names begin with WORD, each in its own process and under limits. Prints the
 * cases that fail, what the dearest took, and `N passed, M failed, K skipped`. */
#include "hostile.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/random.h"

struct run {
	const char *ijw;
	const char *fixtures;
	const char *only;
	struct hostile_most most;
	char folder[PATH_MAX / 2]; /* where the files are made */
	char output[PATH_MAX];
	bool keep;
	struct buf message; /* a valid one */
	unsigned passed;
	unsigned failed;
	unsigned skipped; /* root may read everything */
};

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "hostile: %s: %s\n", what, strerror(errno));
	exit(2);
}

static void read_all(const char *path, struct buf *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || file_read(fd, out) != 0 || close(fd) != 0)
		die(path);
}

static void run_case(struct run *run, const char *name, const char *path, const char *expected)
{
	struct buf reason = BUF_INIT(0);
	char label[LIMIT_LABEL_BYTES];

	if (hostile_run(run->ijw, path, run->output, expected, &run->most, &reason)) {
		run->passed++;
	} else {
		run->failed++;
		printf("%s: %s\n", label_show(name, label, sizeof(label)), reason.data);
	}
	buf_free(&reason);
}

static bool is_wanted(const struct run *run, const char *name)
{
	return strncmp(name, run->only, strlen(run->only)) == 0;
}

static void make(struct run *run, const struct hostile_case *one, const char *path)
{
	struct buf bytes = BUF_INIT(0);
	int fd;

	if (one->place != NULL) {
		one->place(&run->message, path);
		return;
	}
	one->bytes(&run->message, &bytes);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 || file_write(fd, bytes.data, bytes.length) != 0 || close(fd) != 0)
		die(path);
	buf_free(&bytes);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *ftw)
{
	(void)status;
	(void)type;
	(void)ftw;
	return remove(path);
}

static void remove_tree(const char *path)
{
	if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0 && errno != ENOENT)
		die(path);
}

static void run_made(struct run *run, const struct hostile_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char path[PATH_MAX];

		if (!is_wanted(run, cases[i].name))
			continue;
		if (cases[i].not_root && geteuid() == 0) {
			run->skipped++;
			continue;
		}
		snprintf(path, sizeof(path), "%s/%s", run->folder, cases[i].name);
		make(run, &cases[i], path);
		run_case(run, cases[i].name, path, cases[i].expected);
		if (!run->keep)
			remove_tree(path);
	}
}

/* Rows of expected.tsv: file, verdict, rules. */
static void run_row(struct run *run, char *row)
{
	char *save, *name = strtok_r(row, "\t", &save), *verdict = strtok_r(NULL, "\t", &save);
	char *rules = strtok_r(NULL, "\t", &save);
	char path[PATH_MAX], expected[256];

	if (name == NULL || verdict == NULL || !is_wanted(run, name))
		return;
	snprintf(path, sizeof(path), "%s/%s", run->fixtures, name);
	snprintf(expected, sizeof(expected), "%s%s%s", verdict, rules ? " " : "",
		 rules ? rules : "");
	run_case(run, name, path, expected);
}

static void run_fixtures(struct run *run)
{
	struct buf table = BUF_INIT(0);
	char path[PATH_MAX], *row, *save = NULL;

	snprintf(path, sizeof(path), "%s/expected.tsv", run->fixtures);
	read_all(path, &table);
	/* the first row names the columns */
	row = strtok_r(table.data, "\n", &save);
	while (row != NULL && (row = strtok_r(NULL, "\n", &save)) != NULL)
		run_row(run, row);
	buf_free(&table);
}

static void run_all(struct run *run)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/good.xml", run->fixtures);
	read_all(path, &run->message);
	run_fixtures(run);
	run_made(run, hostile_documents, hostile_document_count);
	run_made(run, hostile_archives, hostile_archive_count);
	run_made(run, hostile_damages, hostile_damage_count);
	run_made(run, hostile_paths, hostile_path_count);
	buf_free(&run->message);
}

static void open_folder(struct run *run, const char *keep)
{
	const char *temp = getenv("TMPDIR");

	run->keep = keep != NULL;
	if (keep != NULL)
		snprintf(run->folder, sizeof(run->folder), "%s", keep);
	else
		snprintf(run->folder, sizeof(run->folder), "%s/hostile-XXXXXX",
			 temp ? temp : "/tmp");
	if (keep != NULL ? mkdir(run->folder, 0700) != 0 : mkdtemp(run->folder) == NULL)
		die(run->folder);
	snprintf(run->output, sizeof(run->output), "%s/.output", run->folder);
}

int main(int argc, char **argv)
{
	static const struct option longs[] = {{"keep", required_argument, NULL, 'k'},
					      {"fixtures", required_argument, NULL, 'f'},
					      {"only", required_argument, NULL, 'o'},
					      {NULL, 0, NULL, 0}};
	struct run run = {.fixtures = "fixtures/hostile", .only = "", .message = BUF_INIT(0)};
	const char *keep = NULL;
	int option;

	while ((option = getopt_long(argc, argv, "", longs, NULL)) != -1) {
		if (option == 'k')
			keep = optarg;
		else if (option == 'f')
			run.fixtures = optarg;
		else if (option == 'o')
			run.only = optarg;
		else
			optind = argc;
	}
	if (optind + 1 != argc) {
		fprintf(stderr, "usage: hostile IJW [--keep DIR] [--fixtures DIR] [--only WORD]\n");
		return 2;
	}
	run.ijw = argv[optind];
	if (random_init() != 0 || setvbuf(stdout, NULL, _IOLBF, 0) != 0)
		die("start");
	open_folder(&run, keep);
	run_all(&run);
	if (!run.keep)
		remove_tree(run.folder);
	printf("at most %ld ms and %ld MB\n", run.most.ms, run.most.megabytes);
	printf("%u passed, %u failed, %u skipped\n", run.passed, run.failed, run.skipped);
	return run.failed == 0 ? 0 : 1;
}
