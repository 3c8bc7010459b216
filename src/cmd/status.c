#include "status.h"

#include <stdbool.h>
#include <stdio.h>

#include "ijw/base/log.h"
#include "ijw/cmd/cmd.h"

static const char usage[] =
    "Usage: ijw [-C HOME] status [--json] [--prometheus FILE]\n"
    "Shows what waits in the inbox, what was taken in and from whom, what is to be\n"
    "looked at, which lists are in use, and how the database is.\n\n"
    "      --json             one JSON object (schema ijw.status/1)\n"
    "      --prometheus FILE  writes FILE for Prometheus in one step; shows nothing\n"
    "  -C HOME                the home\n"
    "  -v, --verbose          all senders\n"
    "  -h, --help             this text\n\n"
    "Exit status: 0 all well, 1 something is to be looked at ([bewaking] in ijw.conf\n"
    "says from where on), 2 wrong call, 3 machine or database failed.\n";

struct wanted {
	bool json;
	const char *metrics; /* file; NULL for none */
};

static int show(const struct status *status, const struct home *home, const struct lijsten *lijsten,
		const struct wanted *wanted)
{
	struct buf json = BUF_INIT(0);

	if (wanted->json) {
		status_json(status, home, lijsten, &json);
		fwrite(json.data, 1, json.length, stdout);
		buf_free(&json);
	} else if (wanted->metrics == NULL) {
		status_print(status, home, lijsten);
	}
	if (wanted->metrics != NULL && status_publish(status, wanted->metrics) != 0)
		return EXIT_MACHINE;
	return status->passed == 0 ? EXIT_WELL : EXIT_FINDINGS;
}

static int look(const struct wanted *wanted)
{
	int code = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open_to_read(path, &code) : NULL;
	struct lijsten *lijsten = home != NULL ? home_lijsten(home) : NULL;
	struct status status;

	if (home != NULL && lijsten == NULL)
		code = EXIT_USAGE;
	if (lijsten != NULL && status_read(home, &status) == 0) {
		code = show(&status, home, lijsten, wanted);
		status_free(&status);
	} else if (lijsten != NULL) {
		code = EXIT_MACHINE;
	}
	lijsten_free(lijsten);
	home_close(home);
	return cmd_finish(code);
}

int cmd_status(int argc, char **argv)
{
	static const struct option longs[] = {{"json", no_argument, NULL, 'J'},
					      {"prometheus", required_argument, NULL, 'P'},
					      COMMON_LONG};
	struct wanted wanted = {0};
	int option, code;

	while ((option = getopt_long(argc, argv, COMMON_SHORT, longs, NULL)) != -1) {
		if (option == 'J') {
			wanted.json = true;
		} else if (option == 'P') {
			wanted.metrics = optarg;
		} else {
			code = cmd_common(option, usage);
			if (code >= 0)
				return code;
		}
	}
	if (optind < argc) {
		log_error("'ijw status' takes no argument; see 'ijw status --help'");
		return EXIT_USAGE;
	}
	return look(&wanted);
}
