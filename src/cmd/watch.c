#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/intake/watch.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] watch\n"
       "Takes in what comes into inbox/, as 'ijw ingest' does, until SIGTERM or SIGINT.\n"
       "SIGHUP: ijw.conf and the lists are read again; wrong ones are refused.\n\n"
       "  -C HOME      the home\n"
       "  -q, --quiet  only errors\n"
       "  -h, --help   this text\n\n"
       "Exit status: 0 stopped by a signal, 2 wrong call, 3 machine failed.\n");

static int cmd_watch(int argc, char **argv)
{
	int status = cmd_options(&command_watch, argc, argv, NULL, NULL);
	const char *path;

	if (status >= 0)
		return status;
	if (cmd_no_arguments(&command_watch, argc) != 0)
		return EXIT_USAGE;
	path = cmd_home();
	if (path == NULL)
		return EXIT_USAGE;
	return cmd_become_owner(path) == 0 ? cmd_finish(watch_run(path)) : EXIT_MACHINE;
}

const struct command command_watch = {
    .name = "watch",
    .summary = N_("take in what comes into the inbox, until it is told to stop"),
    .usage = usage,
    .run = cmd_watch,
};
