#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "common.h"
#include "ijw/base/actor.h"
#include "ijw/base/litter.h"
#include "ijw/base/log.h"
#include "ijw/base/random.h"
#include "ijw/base/text.h"
#include "ijw/store/judging.h"
#include "version.h"

static const struct cmd_option options[] = {
    {"version", "versie", 'V', CMD_NOTHING, NULL},
    {"json", NULL, 'J', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

const struct command common_program = {
    .usage =
	N_("Usage: ijw [-C HOME] [-q] [-v] COMMAND [OPTION...] [ARGUMENT...]\n"
	   "       ijw --version [--json]\n"
	   "Judges iJw 3.2 messages; derives care trajectories and waiting times from them.\n\n"),
    .option = options,
};

/* What is asked of the program instead of a command. */
struct asked {
	bool version;
	bool json;
};

static int take(void *context, int letter, const char *value)
{
	struct asked *asked = context;

	(void)value;
	if (letter == 'V')
		asked->version = true;
	else
		asked->json = true;
	return -1;
}

static int run(int argc, char **argv)
{
	const struct command *command = cmd_find(argv[0]);

	return command != NULL ? command->run(argc, argv) : EXIT_USAGE;
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
	struct asked asked = {0};
	int status;

	actor_begin();
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
	cmd_language();
	status = cmd_options(&common_program, argc, argv, take, &asked);
	if (status >= 0)
		return status;
	if (asked.version) {
		version_print(asked.json);
		return cmd_finish(EXIT_WELL);
	}
	if (asked.json) {
		log_error("--json stands behind the command, or beside --version");
		return EXIT_USAGE;
	}
	if (optind >= argc) {
		log_error("which command? 'ijw --help' lists them");
		return EXIT_USAGE;
	}
	return run(argc - optind, argv + optind);
}
