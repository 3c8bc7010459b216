#include "ijw/base/log.h"
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

int cmd_watch(int argc, char **argv)
{
	static const struct option longs[] = {COMMON_LONG};
	const char *path;
	int option, status;

	while ((option = getopt_long(argc, argv, COMMON_SHORT, longs, NULL)) != -1) {
		status = cmd_common(option, usage);
		if (status >= 0)
			return status;
	}
	if (optind < argc) {
		log_error("'ijw watch' takes no argument; see 'ijw watch --help'");
		return EXIT_USAGE;
	}
	path = cmd_home();
	if (path == NULL)
		return EXIT_USAGE;
	return cmd_become_owner(path) == 0 ? cmd_finish(watch_run(path)) : EXIT_MACHINE;
}
