#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/store/diff.h"
#include "ijw/store/logboek.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] diff K1 K2 [--peildatum D] [--excel]\n"
       "Shows which rows of the tables became others by what became known after day K1\n"
       "and by the end of day K2 (YYYY-MM-DD), cell by cell, and by which messages.\n"
       "CSV on stdout: soort is erbij (the row came), weg (it went) or anders.\n\n"
       "      --peildatum D  both as the tables stood at the end of day D, or K2\n"
       "      --excel        as a Dutch Excel reads it: semicolons, dates as DD-MM-YYYY\n"
       "  -C HOME            the home\n"
       "  -q, --quiet        only errors on stderr\n"
       "  -h, --help         this text\n");

/* What the options say. */
struct asked {
	int32_t peildatum;
	bool excel;
};

static int write_diff(struct store *store, int32_t before, int32_t after, const struct asked *asked)
{
	FILE *out = asked->excel ? csv_excel(stdout, NULL, 0) : stdout;
	int rc = out != NULL ? store_diff(store, before, after, asked->peildatum, out) : -1;

	if (out != NULL && out != stdout && fclose(out) != 0)
		rc = -1;
	return rc;
}

static int diff(int32_t before, int32_t after, const struct asked *asked)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open_to_read(path, &status) : NULL;
	struct store *store;

	if (home == NULL)
		return status;
	store = store_read(home);
	if (store != NULL)
		logboek_exporting(home, "diff");
	status = store != NULL && write_diff(store, before, after, asked) == 0
		     ? EXIT_WELL
		     : EXIT_MACHINE;
	store_close(store);
	home_close(home);
	return status;
}

static const struct cmd_option options[] = {
    {"peildatum", "as-of", 'P', CMD_TEXT, NULL},
    {"excel", NULL, 'E', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	struct asked *asked = context;

	if (letter == 'P')
		return cmd_date("--peildatum", value, &asked->peildatum) == 0 ? -1 : EXIT_USAGE;
	asked->excel = true;
	return -1;
}

static int cmd_diff(int argc, char **argv)
{
	struct asked asked = {.peildatum = DAY_NONE};
	int32_t before, after;
	int status = cmd_options(&command_diff, argc, argv, take, &asked);

	if (status >= 0)
		return status;
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
	if (asked.peildatum == DAY_NONE)
		asked.peildatum = after;
	return cmd_finish(diff(before, after, &asked));
}

const struct command command_diff = {
    .name = "diff",
    .summary = N_("show what became known between two days, and by which messages"),
    .usage = usage,
    .exits = cmd_exits,
    .option = options,
    .takes = CMD_TEXT,
    .run = cmd_diff,
};
