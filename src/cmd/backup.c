#include "backup.h"

#include <stdbool.h>
#include <stdio.h>

#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] backup [--force] FILE\n"
       "Copies the database of a home to FILE, as it is at one moment, also while\n"
       "messages are taken in. The copy is checked before it gets its name: its pages,\n"
       "its rows, and every message in it. The keys are not in it: 'ijw keys --papier'\n"
       "prints them. Keep ijw.conf, the lists and aanmelddatum.csv too.\n\n"
       "      --force  replace FILE when it is there already\n"
       "  -C HOME      the home\n"
       "  -q, --quiet  no summary\n"
       "  -h, --help   this text\n\n"
       "Exit status: 0 all well, 1 what is stored is not as ijw left it, 2 wrong call, 3\n"
       "machine or database failed.\n");

int backup_status(enum backup_outcome outcome)
{
	return outcome == BACKUP_DONE      ? EXIT_WELL
	       : outcome == BACKUP_REFUSED ? EXIT_USAGE
	       : outcome == BACKUP_CHANGED ? EXIT_FINDINGS
					   : EXIT_MACHINE;
}

static int make_backup(const char *file, bool replace)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open(path, &status) : NULL;
	struct backup made;

	if (home == NULL)
		return status;
	status = backup_status(backup_write(home, file, replace, &made));
	if (status == EXIT_FINDINGS)
		log_error("no backup was made: what is stored is not as ijw left it, and an older backup stays "
			  "as it is; 'ijw audit --chain' names all of it");
	if (status == EXIT_WELL)
		log_note("%s: %lld messages, %.1f MB, checked; keys/ is not in it", file,
			 (long long)made.messages, (double)made.bytes / 1e6);
	home_close(home);
	return status;
}

static const struct cmd_option options[] = {
    {"force", "vervang", 'F', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	bool *replace = context;

	(void)letter;
	(void)value;
	*replace = true;
	return -1;
}

static int cmd_backup(int argc, char **argv)
{
	bool replace = false;
	int status = cmd_options(&command_backup, argc, argv, take, &replace);

	if (status >= 0)
		return status;
	if (argc - optind != 1) {
		log_error("where to? 'ijw backup FILE' wants the name of one file");
		return EXIT_USAGE;
	}
	return make_backup(argv[optind], replace);
}

const struct command command_backup = {
    .name = "backup",
    .summary = N_("copy the database while it is in use, and check the copy"),
    .usage = usage,
    .option = options,
    .takes = CMD_FILE,
    .run = cmd_backup,
};
