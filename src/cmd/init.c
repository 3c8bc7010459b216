#include <stdio.h>

#include "ijw/base/log.h"
#include "ijw/cmd/cmd.h"
#include "ijw/store/home.h"

static const char usage[] =
    "Usage: ijw init [--pseudonym-key FILE] HOME\n"
    "Makes a home in a new or empty folder: inbox/, done/, rejected/, outbox/ and\n"
    "the rest, two keys, ijw.conf with every setting, and the database.\n\n"
    "      --pseudonym-key FILE  the pseudonym key that other homes have, so that\n"
    "                            their tables can be merged and compared\n"
    "  -h, --help                this text\n\n"
    "Keep a copy of keys/ in a safe place: without it the stored messages cannot\n"
    "be opened.\n";

int cmd_init(int argc, char **argv)
{
	static const struct option longs[] = {{"pseudonym-key", required_argument, NULL, 'K'},
					      COMMON_LONG};
	struct home_choice choice = {0};
	int option, status;

	while ((option = getopt_long(argc, argv, COMMON_SHORT, longs, NULL)) != -1) {
		if (option == 'K') {
			choice.pseudonym_key = optarg;
			continue;
		}
		status = cmd_common(option, usage);
		if (status >= 0)
			return status;
	}
	if (argc - optind != 1) {
		log_error("where? 'ijw init HOME' wants one new or empty folder");
		return EXIT_USAGE;
	}
	status = home_init(argv[optind], &choice);
	if (status == EXIT_WELL)
		log_note("%s is ready; put a copy of its keys/ in a safe place", argv[optind]);
	return status;
}
