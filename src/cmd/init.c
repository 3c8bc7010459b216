#include <stdio.h>

#include "ijw/base/log.h"
#include "ijw/cmd/cmd.h"
#include "ijw/store/store.h"

static const char usage[] =
    "Usage: ijw init HOME\n"
    "Makes a home in a new or empty folder: inbox/, done/, rejected/, outbox/ and\n"
    "the rest, two keys, ijw.conf with every setting, and the database.\n\n"
    "  -h, --help  this text\n\n"
    "Keep a copy of keys/ in a safe place: without it the stored messages cannot\n"
    "be opened.\n";

int cmd_init(int argc, char **argv)
{
	static const struct option longs[] = {COMMON_LONG};
	struct store *store;
	struct home *home;
	int option, status;

	while ((option = getopt_long(argc, argv, COMMON_SHORT, longs, NULL)) != -1) {
		status = cmd_common(option, usage);
		if (status >= 0)
			return status;
	}
	if (argc - optind != 1) {
		log_error("where? 'ijw init HOME' wants one new or empty folder");
		return EXIT_USAGE;
	}
	if (home_init(argv[optind], NULL) != 0)
		return EXIT_USAGE;
	home = home_open(argv[optind], &status);
	if (home == NULL)
		return status;
	store = store_open(home);
	status = store != NULL ? EXIT_WELL : EXIT_MACHINE;
	store_close(store);
	home_close(home);
	if (status == EXIT_WELL)
		log_note("%s is ready; put a copy of its keys/ in a safe place", argv[optind]);
	return status;
}
