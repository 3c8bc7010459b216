#include "backup.h"

#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"

static const char usage[] =
    N_("Usage: ijw -C HOME restore FILE --keys DIR\n"
       "       ijw -C HOME restore FILE\n"
       "Makes a home from a copy that 'ijw backup' made and the two keys in DIR; HOME is\n"
       "a new or empty folder. Without --keys the database is put into a home that has\n"
       "the keys and no message yet. All is checked before anything is put in place: the\n"
       "copy, its messages, and that it goes with the keys.\n\n"
       "      --keys DIR  the folder with pseudonym.key and archive.key\n"
       "  -C HOME         the home\n"
       "  -q, --quiet     no summary\n"
       "  -h, --help      this text\n\n"
       "Exit status: 0 all well, 1 the copy is not as ijw left it, 2 wrong call, 3\n"
       "machine or database failed.\n");

/* Puts it into a home that was there already. */
static int fill_home(const char *path, const char *file, struct backup *found)
{
	int status = EXIT_MACHINE;
	struct home *home = cmd_become_owner(path) == 0 ? home_open_to_fill(path, &status) : NULL;

	if (home == NULL)
		return status;
	status = backup_status(backup_may_put(home));
	if (status == EXIT_WELL)
		status = backup_status(backup_check(file, home, found));
	if (status == EXIT_WELL)
		status = backup_status(backup_put(home, file));
	if (status == EXIT_WELL)
		status = backup_status(backup_verify(home, found));
	home_close(home);
	return status;
}

/* The home is made only when the copy is whole and goes with the keys. */
static int make_home(const char *path, const char *file, const char *folder, struct backup *found)
{
	struct home *keys = home_keys(folder), *home = NULL;
	int status = EXIT_USAGE;

	if (keys == NULL)
		return EXIT_USAGE;
	status = backup_status(backup_check(file, keys, found));
	if (status == EXIT_WELL)
		status = home_init(path, &(struct home_choice){.keys = keys});
	if (status == EXIT_WELL)
		home = home_open(path, &status);
	if (home != NULL) {
		status = backup_status(backup_put(home, file));
		if (status != EXIT_WELL)
			log_error("%s was made, but it is not known whether the messages are in "
				  "it; remove this home and restore again",
				  path);
		else
			status = backup_status(backup_verify(home, found));
	}
	home_close(home);
	home_close(keys);
	return status;
}

static bool is_home(const char *path)
{
	struct buf conf = BUF_INIT(0);
	bool found;

	buf_printf(&conf, "%s/ijw.conf", path);
	found = access(conf.data, F_OK) == 0;
	buf_free(&conf);
	return found;
}

static int restore(const char *file, const char *keys)
{
	const char *path = cmd_home();
	struct backup found;
	int status;

	if (path == NULL)
		return EXIT_USAGE;
	if (keys == NULL && !is_home(path)) {
		log_error(
		    "%s: there is no home here yet, and of a copy without its keys none can be "
		    "made; name the folder with its two keys: --keys DIR",
		    path);
		return EXIT_USAGE;
	}
	status = keys != NULL ? make_home(path, file, keys, &found) : fill_home(path, file, &found);
	if (status == EXIT_FINDINGS)
		log_error("%s: nothing was put back: this copy is not as ijw left it; use another one", file);
	if (status == EXIT_WELL)
		log_note("%s has %lld messages; put its ijw.conf, its lists and aanmelddatum.csv "
			 "back before the next ingest",
			 path, (long long)found.messages);
	return status;
}

static const struct cmd_option options[] = {
    {"keys", "sleutels", 'K', CMD_FOLDER, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	const char **keys = context;

	(void)letter;
	*keys = value;
	return -1;
}

static int cmd_restore(int argc, char **argv)
{
	const char *keys = NULL;
	int status = cmd_options(&command_restore, argc, argv, take, &keys);

	if (status >= 0)
		return status;
	if (argc - optind != 1) {
		log_error("from what? 'ijw -C HOME restore FILE' wants one backup");
		return EXIT_USAGE;
	}
	return restore(argv[optind], keys);
}

const struct command command_restore = {
    .name = "restore",
    .summary = N_("make a home from a backup and its keys"),
    .usage = usage,
    .option = options,
    .takes = CMD_FILE,
    .run = cmd_restore,
};
