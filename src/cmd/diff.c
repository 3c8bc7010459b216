#include <stdio.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/log.h"
#include "ijw/cmd/cmd.h"
#include "ijw/store/diff.h"

static const char usage[] =
    "Usage: ijw [-C HOME] diff K1 K2 [--peildatum D]\n"
    "Shows which rows of the tables became others by what became known after day K1\n"
    "and by the end of day K2 (YYYY-MM-DD), cell by cell, and by which messages.\n"
    "CSV on stdout: soort is erbij (the row came), weg (it went) or anders.\n\n"
    "      --peildatum D  both as the tables stood at the end of day D, or K2\n"
    "  -C HOME            the home\n"
    "  -q, --quiet        only errors on stderr\n"
    "  -h, --help         this text\n";

static int diff(int32_t before, int32_t after, int32_t peildatum)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open_to_read(path, &status) : NULL;
	struct store *store;

	if (home == NULL)
		return status;
	store = store_read(home);
	status = store != NULL && store_diff(store, before, after, peildatum, stdout) == 0
		     ? EXIT_WELL
		     : EXIT_MACHINE;
	store_close(store);
	home_close(home);
	return status;
}

int cmd_diff(int argc, char **argv)
{
	static const struct option longs[] = {{"peildatum", required_argument, NULL, 'P'},
					      COMMON_LONG};
	int32_t before, after, peildatum = DAY_NONE;
	int option, status;

	while ((option = getopt_long(argc, argv, COMMON_SHORT, longs, NULL)) != -1) {
		if (option == 'P') {
			if (cmd_date("--peildatum", optarg, &peildatum) != 0)
				return EXIT_USAGE;
			continue;
		}
		status = cmd_common(option, usage);
		if (status >= 0)
			return status;
	}
	if (argc - optind != 2) {
		log_error("between which days? 'ijw diff K1 K2' wants two, as YYYY-MM-DD");
		return EXIT_USAGE;
	}
	if (cmd_date("K1", argv[optind], &before) != 0 ||
	    cmd_date("K2", argv[optind + 1], &after) != 0)
		return EXIT_USAGE;
	if (before > after) {
		log_error("K1 must not come after K2: 'ijw diff K1 K2' shows what became known "
			  "from one to the other");
		return EXIT_USAGE;
	}
	return cmd_finish(diff(before, after, peildatum != DAY_NONE ? peildatum : after));
}
