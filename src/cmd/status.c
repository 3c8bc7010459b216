#include "status.h"

#include <stdbool.h>
#include <stdio.h>

#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] status [--json] [--prometheus FILE]\n"
       "Shows what waits in the inbox, what was taken in and from whom, what is to be\n"
       "looked at, which lists are in use, and how the database is.\n\n"
       "      --json             one JSON object (schema ijw.status/1)\n"
       "      --prometheus FILE  writes FILE for Prometheus in one step; shows nothing\n"
       "  -C HOME                the home\n"
       "  -v, --verbose          all senders\n"
       "  -h, --help             this text\n\n"
       "Exit status: 0 all well, 1 something is to be looked at ([bewaking] in ijw.conf\n"
       "says from where on), 2 wrong call, 3 machine or database failed.\n");

struct wanted {
	bool json;
	const char *metrics; /* file; NULL for none */
};

static int show(const struct status *status, const struct home *home, const struct lijsten *lijsten,
		const struct wanted *wanted)
{
	struct buf json = BUF_INIT(0);

	if (wanted->json) {
		text_plain();
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

static const struct cmd_option options[] = {
    {"json", NULL, 'J', CMD_NOTHING, NULL},
    {"prometheus", NULL, 'P', CMD_FILE, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	struct wanted *wanted = context;

	if (letter == 'J')
		wanted->json = true;
	else
		wanted->metrics = value;
	return -1;
}

static int cmd_status(int argc, char **argv)
{
	struct wanted wanted = {0};
	int status = cmd_options(&command_status, argc, argv, take, &wanted);

	if (status >= 0)
		return status;
	return cmd_no_arguments(&command_status, argc) == 0 ? look(&wanted) : EXIT_USAGE;
}

const struct command command_status = {
    .name = "status",
    .summary = N_("show what waits, what was taken in, how the home is"),
    .usage = usage,
    .option = options,
    .run = cmd_status,
};
