#include <stdio.h>
#include <string.h>

#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/store/home.h"

static const char usage[] =
    N_("Usage: ijw init [--taal nl|en] [--pseudonym-key FILE] HOME\n"
       "Makes a home in a new or empty folder: inbox/, done/, rejected/, outbox/ and\n"
       "the rest, two keys, ijw.conf with every setting, and the database.\n\n"
       "      --taal nl|en          in Dutch or in English: what ijw.conf says of its\n"
       "                            settings, and the pages of 'ijw report'\n"
       "      --pseudonym-key FILE  the pseudonym key that other homes have, so that\n"
       "                            their tables can be merged and compared\n"
       "  -h, --help                this text\n\n"
       "Print its keys with 'ijw keys --papier' and lock the paper away: without them\n"
       "the stored messages cannot be opened.\n");

static int choose_language(const char *taal, struct home_choice *choice)
{
	if (strcmp(taal, "nl") != 0 && strcmp(taal, "en") != 0) {
		log_error("--taal must be nl or en");
		return -1;
	}
	choice->taal = taal;
	text_use(taal);
	return 0;
}

static const struct cmd_option options[] = {
    {"taal", "language", 'T', CMD_WORD, "nl en"},
    {"pseudonym-key", "pseudoniemsleutel", 'K', CMD_FILE, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	struct home_choice *choice = context;

	if (letter == 'T')
		return choose_language(value, choice) == 0 ? -1 : EXIT_USAGE;
	choice->pseudonym_key = value;
	return -1;
}

static int cmd_init(int argc, char **argv)
{
	struct home_choice choice = {0};
	int status = cmd_options(&command_init, argc, argv, take, &choice);

	if (status >= 0)
		return status;
	if (argc - optind != 1) {
		log_error("where? 'ijw init HOME' wants one new or empty folder");
		return EXIT_USAGE;
	}
	status = home_init(argv[optind], &choice);
	if (status == EXIT_WELL) {
		log_note("%s is ready; 'ijw -C %s keys --papier | lp' prints its keys for a safe place",
			 argv[optind], argv[optind]);
		log_note("files stay in done/ and rejected/ for %d days once they are stored: "
			 "bewaren_dagen and afgekeurd_dagen in ijw.conf",
			 HOME_BEWAREN_DAGEN);
	}
	return status;
}

const struct command command_init = {
    .name = "init",
    .summary = N_("make a home: folders, keys, configuration, database"),
    .usage = usage,
    .exits = cmd_exits,
    .option = options,
    .takes = CMD_FOLDER,
    .run = cmd_init,
};
