#include "backup.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/intake/erase.h"

static const char usage[] =
    N_("Usage: ijw -C HOME restore FILE --keys DIR [--gewist LIST]\n"
       "       ijw -C HOME restore FILE [--gewist LIST]\n"
       "Makes a home from a copy that 'ijw backup' made and the two keys in DIR; HOME is\n"
       "a new or empty folder. Without --keys the database is put into a home that has\n"
       "the keys and no message yet. All is checked before anything is put in place: the\n"
       "copy, its messages, and that it goes with the keys.\n\n"
       "Who is in the erasure list ('ijw erase') is erased from it before the home can\n"
       "be used; when that is cut off, the same call goes on with it.\n\n"
       "      --keys DIR     the folder with pseudonym.key and archive.key\n"
       "      --gewist LIST  the erasure list; left out: the one that ijw.conf of HOME\n"
       "                     names\n"
       "  -C HOME            the home\n"
       "  -q, --quiet        no summary\n"
       "  -h, --help         this text\n\n"
       "Exit status: 0 all well, 1 the copy is not as ijw left it, 2 wrong call, 3\n"
       "machine or database failed.\n");

struct restore_call {
	const char *file;
	const char *keys;   /* NULL: those of the home */
	const char *gewist; /* NULL: the list that the home names */
};

/* The erasure list that goes with a copy. */
struct list {
	char *file; /* NULL: none was named */
	struct gewist gewist;
};

/* Finds, reads and checks it before anything is put in place. The status of the program. */
static int read_list(const struct restore_call *call, const struct home *home, struct list *out)
{
	*out = (struct list){.file = NULL};
	if (call->gewist != NULL)
		out->file = xstrdup(call->gewist);
	else
		out->file = home_awaits_erasure(home);
	if (out->file == NULL && home->gewist != NULL)
		out->file = home_path(home, home->gewist);
	if (out->file == NULL)
		return EXIT_WELL;
	return gewist_read(home, out->file, &out->gewist) == GEWIST_DONE ? EXIT_WELL : EXIT_USAGE;
}

static void end_list(struct list *list)
{
	free(list->file);
	gewist_end(&list->gewist);
}

static void tell_erased(const struct list *list, const struct erased *erased)
{
	if (list->file == NULL)
		log_note("no erasure list was named (--gewist LIST): who was erased after this copy was made is in "
			 "it again");
	else
		log_note("%s: of %lld youths of this erasure list something was in the copy; gone: %lld messages, "
			 "the part of the youth in %lld more, %lld files, %lld lines of aanmelddatum.csv",
			 list->file, (long long)erased->youths, (long long)erased->whole,
			 (long long)erased->parts, (long long)erased->files, (long long)erased->aanmeldingen);
}

/* Nobody can open the home between the copy coming into it and the erasing. `again`: it was begun before. The status
 * of the program. */
static int put(const struct home *home, const struct restore_call *call, const struct list *list, bool again,
	       struct backup *found)
{
	struct erased erased = {0};
	int status;

	if (list->file != NULL && home_await_erasure(home, list->file) != 0)
		return EXIT_MACHINE;
	status = backup_status(backup_put(home, call->file, again));
	if (status != EXIT_WELL) {
		if (call->keys != NULL && !again)
			log_error("%s was made, but it is not known whether the messages are in "
				  "it; remove this home and restore again",
				  home->path);
		return status;
	}
	status = backup_status(backup_verify(home, found));
	if (status == EXIT_WELL && list->file != NULL &&
	    (erase_again(home, &list->gewist, &erased) != ERASE_DONE || home_erased(home) != 0))
		status = EXIT_MACHINE;
	if (status == EXIT_WELL)
		tell_erased(list, &erased);
	found->messages -= erased.whole;
	return status;
}

/* Puts it into a home that was there already. */
static int fill_home(const char *path, const struct restore_call *call, struct backup *found)
{
	int status = EXIT_MACHINE;
	struct home *home = cmd_become_owner(path) == 0 ? home_open_to_fill(path, &status) : NULL;
	struct list list;
	char *begun;

	if (home == NULL)
		return status;
	begun = home_awaits_erasure(home);
	status = read_list(call, home, &list);
	if (status == EXIT_WELL && begun == NULL)
		status = backup_status(backup_may_put(home));
	if (status == EXIT_WELL)
		status = backup_status(backup_check(call->file, home, found));
	if (status == EXIT_WELL)
		status = put(home, call, &list, begun != NULL, found);
	free(begun);
	end_list(&list);
	home_close(home);
	return status;
}

/* The home is made only when the copy is whole and goes with the keys. */
static int make_home(const char *path, const struct restore_call *call, struct backup *found)
{
	struct home *keys = home_keys(call->keys), *home = NULL;
	struct list list;
	int status;

	if (keys == NULL)
		return EXIT_USAGE;
	status = read_list(call, keys, &list);
	if (status == EXIT_WELL)
		status = backup_status(backup_check(call->file, keys, found));
	if (status == EXIT_WELL)
		status = home_init(path, &(struct home_choice){.keys = keys});
	if (status == EXIT_WELL)
		home = home_open(path, &status);
	if (home != NULL)
		status = put(home, call, &list, false, found);
	end_list(&list);
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

/* Whether a call before this one made it, and was cut off before it had erased. */
static bool is_begun(const char *path)
{
	struct home *home = is_home(path) ? home_open_keyless(path) : NULL;
	char *list = home != NULL ? home_awaits_erasure(home) : NULL;
	const bool begun = list != NULL;

	free(list);
	home_close(home);
	return begun;
}

static int restore(const struct restore_call *call)
{
	const char *path = cmd_home();
	struct backup found;
	int status;

	if (path == NULL)
		return EXIT_USAGE;
	if (call->keys == NULL && !is_home(path)) {
		log_error(
		    "%s: there is no home here yet, and of a copy without its keys none can be "
		    "made; name the folder with its two keys: --keys DIR",
		    path);
		return EXIT_USAGE;
	}
	status = call->keys != NULL && !is_begun(path) ? make_home(path, call, &found)
						       : fill_home(path, call, &found);
	if (status == EXIT_FINDINGS)
		log_error("%s: nothing was put back: this copy is not as ijw left it; use another one",
			  call->file);
	if (status == EXIT_WELL)
		log_note("%s has %lld messages; put its ijw.conf, its lists and aanmelddatum.csv "
			 "back before the next ingest",
			 path, (long long)found.messages);
	return status;
}

static const struct cmd_option options[] = {
    {"keys", "sleutels", 'K', CMD_FOLDER, NULL},
    {"gewist", "erased", 'G', CMD_FILE, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	struct restore_call *call = context;

	if (letter == 'K')
		call->keys = value;
	else
		call->gewist = value;
	return -1;
}

static int cmd_restore(int argc, char **argv)
{
	struct restore_call call = {.keys = NULL};
	int status = cmd_options(&command_restore, argc, argv, take, &call);

	if (status >= 0)
		return status;
	if (argc - optind != 1) {
		log_error("from what? 'ijw -C HOME restore FILE' wants one backup");
		return EXIT_USAGE;
	}
	call.file = argv[optind];
	return restore(&call);
}

const struct command command_restore = {
    .name = "restore",
    .summary = N_("make a home from a backup and its keys"),
    .usage = usage,
    .option = options,
    .takes = CMD_FILE,
    .run = cmd_restore,
};
