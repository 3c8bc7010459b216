#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "ijw/base/litter.h"
#include "ijw/base/log.h"
#include "ijw/base/random.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/intake/worker.h"

struct command {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *summary;
};

static const struct command commands[] = {
    {"init", cmd_init, N_("make a home: folders, keys, configuration, database")},
    {"ingest", cmd_ingest, N_("take in the inbox, or the files and folders that are named")},
    {"watch", cmd_watch, N_("take in what comes into the inbox, until it is told to stop")},
    {"validate", cmd_validate, N_("judge files; needs no home, stores nothing")},
    {"export", cmd_export, N_("one table as CSV on stdout")},
    {"rebuild", cmd_rebuild, N_("make every row anew from the stored messages")},
    {"diff", cmd_diff, N_("what became known between two days, and by which messages")},
    {"explain", cmd_explain, N_("the story of an assignment or a youth; what a rule checks")},
    {"status", cmd_status, N_("what is waiting, what was taken in, how the home is")},
    {"publish", cmd_publish, N_("write the figures of the region, for others to read")},
    {"report", cmd_report, N_("make a website of the published figures")},
    {"backup", cmd_backup, N_("copy the database while it is in use, and check the copy")},
    {"restore", cmd_restore, N_("make a home from a backup and its keys")},
    {"generate", cmd_generate, N_("synthetic traffic of a region with known truth")},
};

enum { COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static const char head[] =
    N_("Usage: ijw [-C HOME] [-q] [-v] COMMAND [OPTION...] [ARGUMENT...]\n"
       "Judges iJw 3.2 messages; derives care trajectories and waiting times from them.\n\n");

static const char tail[] =
    N_("\nOptions of every command:\n"
       "  -C HOME        the home; else $IJW_HOME, else this folder when it has ijw.conf\n"
       "  -q, --quiet    only errors on stderr\n"
       "  -v, --verbose  more on stderr\n"
       "  -h, --help     this text, or that of the command\n"
       "      --version  the version\n\n"
       "Exit status: 0 all well, 1 findings, 2 wrong call, 3 machine or database failed.\n");

static void help(void)
{
	fputs(_(head), stdout);
	puts(_("Commands:"));
	for (int i = 0; i < COMMANDS; i++)
		printf("  %-9s %s\n", commands[i].name, _(commands[i].summary));
	fputs(_(tail), stdout);
}

static int run(int argc, char **argv)
{
	for (int i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i].name, argv[0]) == 0) {
			optind = 0; /* glibc: start over */
			return commands[i].run(argc, argv);
		}
	fprintf(stderr, "ijw: there is no command '%s'; see 'ijw --help'\n", argv[0]);
	return EXIT_USAGE;
}

/* Memory holds names and keys: no core file, and nobody but root reads along. */
static int close_memory(void)
{
	const struct rlimit no_core = {0, 0};

	if (setrlimit(RLIMIT_CORE, &no_core) == 0 && prctl(PR_SET_DUMPABLE, 0) == 0)
		return 0;
	log_errno("this process cannot be kept out of core files");
	return -1;
}

int main(int argc, char **argv)
{
	static const struct option longs[] = {{"version", no_argument, NULL, 'V'}, COMMON_LONG};
	int option, status;

	if (close_memory() != 0)
		return EXIT_MACHINE;
	/* A limit on the size of files is a full disk like any other. */
	signal(SIGXFSZ, SIG_IGN);
	text_open();
	if (random_init() != 0)
		return EXIT_MACHINE;
	if (argc == 3 && strcmp(argv[0], WORKER_NAME) == 0) {
		litter_use(argv[2]);
		return worker_main(&worker_judging, argv[1]);
	}
	while ((option = getopt_long(argc, argv, "+" COMMON_SHORT, longs, NULL)) != -1) {
		if (option == 'V') {
			puts("ijw " IJW_VERSION);
			return cmd_finish(EXIT_WELL);
		}
		if (option == 'h') {
			help();
			return cmd_finish(EXIT_WELL);
		}
		status = cmd_common(option, head);
		if (status >= 0)
			return status;
	}
	if (optind >= argc) {
		fputs("ijw: which command? See 'ijw --help'\n", stderr);
		return EXIT_USAGE;
	}
	return run(argc - optind, argv + optind);
}
