#include "ijw/cmd/cmd.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/ascii.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/traffic/traffic.h"

enum { NAME_BYTES = 128 };

static const char usage[] =
    N_("Usage: ijw generate --youths N --months M --seed S --out DIR [--from YYYY-MM-DD]\n"
       "                    [--wide]\n"
       "Writes the invented message traffic of a region, with the truth beside it.\n\n"
       "  --youths N         how many youths come to ask for care in that time\n"
       "  --months M         how many months it lasts, at most 60\n"
       "  --seed S           any whole number; the same options give the same bytes\n"
       "  --out DIR          a new or empty folder\n"
       "  --from YYYY-MM-DD  the first day, day 1 of a month (default 2026-01-01)\n"
       "  --wide             also BSNs that begin with 99 and are no test BSNs, for some\n"
       "                     900,000 youths: for load tests only, one may be somebody's\n"
       "  -h, --help         this text\n"
       "\n"
       "The folder gets\n"
       "  messages/          the messages, in the order of sending\n"
       "  region/            for a home of this region: its ijw.conf, and lists of\n"
       "                     names, inhabitants and waits that providers state\n"
       "  truth.csv          the rows of the tables verzoek, toewijzing, levering,\n"
       "                     wachtketen and traject as they must come out on the day in\n"
       "                     the column peildatum, without client\n"
       "  truth-region.csv   what was put into it on purpose: of every provider the wait\n"
       "                     and how many reports come weeks late; from twelve months on\n"
       "                     a pilot that works, one that does not, and a provider that\n"
       "                     falls silent\n");

struct request {
	struct traffic_options traffic;
	bool seeded;
	const char *out;
};

/* Where the files go: the folder, and the folder in it that was made last. */
struct drop {
	int dir;
	char folder[NAME_BYTES];
};

static int wrong(const char *option, const char *expected)
{
	log_error("generate: --%s must be %s; ijw generate --help shows all options", option,
		  _(expected));
	return EXIT_USAGE;
}

/* A whole decimal number of digits only, at most `max`. */
static int read_number(const char *text, uint64_t max, uint64_t *number)
{
	char *end;

	errno = 0;
	if (!ascii_is_digit(text[0]))
		return -1;
	*number = strtoull(text, &end, 10);
	return *end != '\0' || errno != 0 || *number > max ? -1 : 0;
}

static int read_count(const char *option, const char *text, int max, int *count)
{
	char expected[64];
	uint64_t number;

	if (read_number(text, (uint64_t)max, &number) == 0 && number > 0) {
		*count = (int)number;
		return EXIT_WELL;
	}
	snprintf(expected, sizeof(expected), _("a whole number from 1 to %d"), max);
	return wrong(option, expected);
}

/* Every youth has a BSN of their own. */
static int check_youths(const struct traffic_options *traffic)
{
	int max = traffic_youths_max(traffic->wide);

	if (traffic->youths <= max)
		return EXIT_WELL;
	if (traffic->wide)
		log_error("generate: there are only %d BSNs that begin with 99; give --youths at "
			  "most that many",
			  max);
	else
		log_error("generate: there are only %d test BSNs; give --youths at most that many, "
			  "or for a load test --wide",
			  max);
	return EXIT_USAGE;
}

static int read_from(const char *text, int32_t *from)
{
	int year, month, dayofmonth;

	if (date_parse(text, strlen(text), from) == 0) {
		date_split(*from, &year, &month, &dayofmonth);
		if (dayofmonth == 1 && year >= 2021 && year <= 2900)
			return EXIT_WELL;
	}
	return wrong("from", N_("day 1 of a month as YYYY-MM-DD, from 2021-01-01 on"));
}

static int take(void *context, int letter, const char *value)
{
	struct request *request = context;
	int status = EXIT_WELL;

	switch (letter) {
	case 'y':
		status = read_count("youths", value, INT_MAX, &request->traffic.youths);
		break;
	case 'm':
		status = read_count("months", value, TRAFFIC_MONTHS_MAX, &request->traffic.months);
		break;
	case 's':
		request->seeded = true;
		if (read_number(value, UINT64_MAX, &request->traffic.seed) != 0)
			status = wrong("seed", N_("a whole number from 0 to 18446744073709551615"));
		break;
	case 'f':
		status = read_from(value, &request->traffic.from);
		break;
	case 'o':
		request->out = value;
		break;
	default:
		request->traffic.wide = true;
	}
	return status == EXIT_WELL ? -1 : status;
}

/* What every request needs. */
static int check(const struct request *request)
{
	const char *missing = request->traffic.youths == 0      ? "youths"
			      : request->traffic.months == 0    ? "months"
			      : !request->seeded                ? "seed"
			      : !request->out || !*request->out ? "out"
								: NULL;

	if (!missing)
		return check_youths(&request->traffic);
	log_error("generate: --%s is missing; ijw generate --help shows all options", missing);
	return EXIT_USAGE;
}

/* Reads the command line. -1: there is a request; else the exit status. */
static const struct cmd_option options[] = {
    {"youths", "jeugdigen", 'y', CMD_TEXT, NULL}, {"months", "maanden", 'm', CMD_TEXT, NULL},
    {"seed", "zaad", 's', CMD_TEXT, NULL},        {"out", "uit", 'o', CMD_FOLDER, NULL},
    {"from", "vanaf", 'f', CMD_TEXT, NULL},       {"wide", "ruim", 'w', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int read_request(int argc, char **argv, struct request *request)
{
	int status = cmd_options(&command_generate, argc, argv, take, request);

	if (status >= 0)
		return status;
	if (optind < argc) {
		log_error("generate: '%s' is too much; the folder is given with --out DIR",
			  argv[optind]);
		return EXIT_USAGE;
	}
	status = check(request);
	return status == EXIT_WELL ? -1 : status;
}

/* 1 when the folder holds anything, 0 when it is empty, -1 with errno. */
static int holds_files(int dir)
{
	int own = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), found = 0;
	DIR *stream = own < 0 ? NULL : fdopendir(own);
	struct dirent *entry;

	if (!stream) {
		if (own >= 0)
			close(own);
		return -1;
	}
	while (!found && (entry = readdir(stream)))
		found = strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(stream);
	return found;
}

/* Opens the folder, made if need be. Returns the status and leaves the descriptor in `*dir`. */
static int open_folder(const char *path, int *dir)
{
	int found;

	if (mkdir(path, 0777) != 0 && errno != EEXIST) {
		log_errno("generate: cannot make the folder %s", path);
		return EXIT_MACHINE;
	}
	*dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	found = *dir < 0 ? -1 : holds_files(*dir);
	if (found < 0) {
		bool nofolder = errno == ENOTDIR;

		log_errno("generate: cannot open the folder %s", path);
		return nofolder ? EXIT_USAGE : EXIT_MACHINE;
	}
	if (found > 0) {
		log_error("generate: %s is not empty; give --out a new or empty folder", path);
		return EXIT_USAGE;
	}
	return EXIT_WELL;
}

/* Makes the folder of `name` unless the file before it stood in the same one. */
static int make_folder(struct drop *drop, const char *name)
{
	const char *slash = strrchr(name, '/');
	size_t length = slash ? (size_t)(slash - name) : 0;

	if (length == 0 || length >= sizeof(drop->folder) ||
	    (strncmp(drop->folder, name, length) == 0 && drop->folder[length] == '\0'))
		return 0;
	if (mkdirat(drop->dir, "messages", 0777) != 0 && errno != EEXIST)
		return -1;
	memcpy(drop->folder, name, length);
	drop->folder[length] = '\0';
	return mkdirat(drop->dir, drop->folder, 0777) != 0 && errno != EEXIST ? -1 : 0;
}

static int write_file(void *context, const char *name, const void *bytes, size_t length)
{
	struct drop *drop = context;
	int fd, rc;

	fd = make_folder(drop, name) != 0
		 ? -1
		 : openat(drop->dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0) {
		log_errno("generate: cannot make %s", name);
		return -1;
	}
	rc = file_write(fd, bytes, length);
	if (close(fd) != 0)
		rc = -1;
	if (rc != 0)
		log_errno("generate: cannot write %s", name);
	return rc;
}

static void tell(const struct traffic_sum *sum, const char *out)
{
	log_note("%zu messages and %zu rows of truth in %s", sum->messages, sum->rows, out);
	for (enum berichttype type = JW301; type < BERICHT_TYPES; type++)
		log_detail("%s: %zu", bericht_info(type)->name, sum->of_type[type]);
}

static int cmd_generate(int argc, char **argv)
{
	struct request request = {.traffic = {.from = date_day(2026, 1, 1)}};
	struct traffic_sum sum;
	struct drop drop = {.dir = -1};
	int status = read_request(argc, argv, &request);

	if (status >= 0)
		return status;
	status = open_folder(request.out, &drop.dir);
	if (status == EXIT_WELL) {
		if (traffic_generate(&request.traffic, write_file, &drop, &sum) == 0)
			tell(&sum, request.out);
		else
			status = EXIT_MACHINE;
	}
	if (drop.dir >= 0)
		close(drop.dir);
	return status;
}

const struct command command_generate = {
    .name = "generate",
    .summary = N_("invent the traffic of a region, with the truth beside it"),
    .usage = usage,
    .exits = cmd_exits,
    .option = options,
    .run = cmd_generate,
};
