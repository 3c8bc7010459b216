#include <stdio.h>

#include "ijw/base/log.h"
#include "ijw/cmd/cmd.h"
#include "ijw/spool/rebuild.h"

static const char usage[] =
    "Usage: ijw [-C HOME] rebuild\n"
    "Makes every row of the tables anew from the stored messages, in one step: when\n"
    "it fails nothing has changed. Messages, verdicts and the findings on single\n"
    "messages stay.\n\n"
    "  -C HOME      the home\n"
    "  -q, --quiet  no summary\n"
    "  -h, --help   this text\n";

static int rebuild(void)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open(path, &status) : NULL;
	struct rebuilt rebuilt;

	if (home == NULL)
		return status;
	status = rebuild_run(home, &rebuilt) == 0 ? EXIT_WELL : EXIT_MACHINE;
	home_close(home);
	if (status != EXIT_WELL) {
		log_note("nothing was changed");
		return status;
	}
	log_note("all rows made anew from %llu message%s", (unsigned long long)rebuilt.messages,
		 rebuilt.messages == 1 ? "" : "s");
	if (rebuilt.otherwise > 0)
		log_note("%llu would be judged otherwise today; the verdict they got stands",
			 (unsigned long long)rebuilt.otherwise);
	return status;
}

int cmd_rebuild(int argc, char **argv)
{
	static const struct option longs[] = {COMMON_LONG};
	int option, status;

	while ((option = getopt_long(argc, argv, COMMON_SHORT, longs, NULL)) != -1) {
		status = cmd_common(option, usage);
		if (status >= 0)
			return status;
	}
	if (optind < argc) {
		log_error("'ijw rebuild' takes no argument; see 'ijw rebuild --help'");
		return EXIT_USAGE;
	}
	return rebuild();
}
