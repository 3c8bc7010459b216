#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/halt.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/monitor/publicatie.h"
#include "ijw/store/logboek.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] publish [--peildatum P] [--kennisdatum K] [--intern]\n"
       "Writes the figures of the region into HOME/feed/K-N/ and HOME/feed/actueel/:\n"
       "waits, flows, care and quality as CSV, SQLite and a workbook, with small numbers\n"
       "suppressed. All of it or nothing.\n\n"
       "      --peildatum P    as it stood at the end of day P (YYYY-MM-DD), or of the\n"
       "                       newest month of which enough is known\n"
       "      --kennisdatum K  with what was known at the end of day K, or today\n"
       "      --intern         also writes intern/: every figure and the records behind\n"
       "                       them, for those who may see them\n"
       "  -C HOME              the home\n"
       "  -q, --quiet          only errors on stderr\n"
       "  -v, --verbose        also says what it does\n"
       "  -h, --help           this text\n\n"
       "Exit status: 0 all well, 1 nothing was published: there is nothing to, a setting\n"
       "or list is wrong, or a check fails; 2 wrong call, 3 machine or database failed.\n");

static void tell(const char *home, const struct publicatie_uitslag *uitslag)
{
	char day[DATE_TEXT];

	printf(_("published %s/feed/%s, as of %s: %zu figures, %zu suppressed\n"), home,
	       uitslag->naam, date_format(uitslag->peildatum, day), uitslag->waarnemingen,
	       uitslag->verborgen);
}

/* What is refused is written down, too. */
static void write_down(const struct home *home, const struct publicatie_uitslag *uitslag, int rc)
{
	const struct custody_act act = {.daad = CUSTODY_PUBLISHED,
					.uitkomst = rc > 0 ? CUSTODY_REFUSED : CUSTODY_DONE,
					.betreft = uitslag->naam};

	if (rc >= 0)
		logboek_done(home, &act);
}

static int publish(const struct publicatie_keuze *keuze)
{
	struct publicatie_uitslag uitslag = {0};
	int status = EXIT_USAGE, rc = -1;
	const char *path = cmd_home();
	struct home *home;
	struct store *store;

	if (path == NULL || cmd_become_owner(path) != 0)
		return EXIT_USAGE;
	if (halt_heed(0) != 0)
		return EXIT_MACHINE;
	home = home_open_to_read(path, &status);
	if (home == NULL)
		return status;
	store = store_read(home);
	if (store != NULL)
		rc = publicatie_make(home, store, keuze, &uitslag);
	store_close(store);
	if (store != NULL)
		write_down(home, &uitslag, rc);
	home_close(home);
	if (rc == 0)
		tell(path, &uitslag);
	return rc == 0 ? EXIT_WELL : rc > 0 ? EXIT_FINDINGS : EXIT_MACHINE;
}

static const struct cmd_option options[] = {
    {"peildatum", "as-of", 'P', CMD_TEXT, NULL},
    {"kennisdatum", "known", 'K', CMD_TEXT, NULL},
    {"intern", "internal", 'I', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	struct publicatie_keuze *keuze = context;

	switch (letter) {
	case 'P':
		return cmd_date("--peildatum", value, &keuze->peildatum) == 0 ? -1 : EXIT_USAGE;
	case 'K':
		return cmd_date("--kennisdatum", value, &keuze->kennisdatum) == 0 ? -1 : EXIT_USAGE;
	default:
		keuze->intern = true;
		return -1;
	}
}

static int cmd_publish(int argc, char **argv)
{
	struct publicatie_keuze keuze = {.peildatum = DAY_NONE,
					 .kennisdatum = clock_day(clock_now())};
	int status = cmd_options(&command_publish, argc, argv, take, &keuze);

	if (status >= 0)
		return status;
	if (optind < argc) {
		log_error("'ijw publish' takes no arguments: it publishes the region of its home");
		return EXIT_USAGE;
	}
	if (keuze.peildatum != DAY_NONE && keuze.peildatum > keuze.kennisdatum) {
		log_error("--peildatum lies after --kennisdatum: nothing is known of that day yet");
		return EXIT_USAGE;
	}
	return cmd_finish(publish(&keuze));
}

const struct command command_publish = {
    .name = "publish",
    .summary = N_("write the figures of the region, for others to read"),
    .usage = usage,
    .option = options,
    .run = cmd_publish,
};
