#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "ijw/base/actor.h"
#include "ijw/base/halt.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/intake/erase.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] erase --grond TEXT [--claims]\n"
       "       ijw [-C HOME] erase --dry-run\n"
       "Takes one youth out of the home: every message about them, of a claim about\n"
       "several youths their part, what was derived, their lines of aanmelddatum.csv,\n"
       "and the settled files in done/ and rejected/ that have one of these messages.\n"
       "The BSN is read from stdin. It cannot be undone. Stop 'ijw watch' first.\n"
       "Backups that exist, and files in inbox/, still have them. The ground is written\n"
       "down; whom it is about is not. A line that names nobody is first added to the\n"
       "erasure list, the file that [wissen] lijst of ijw.conf names: by it\n"
       "'ijw restore' erases them again from a backup of before.\n\n"
       "      --claims   also claims of less than seven years ago, which are kept as\n"
       "                 proof of payment\n"
       "      --dry-run  only tells what would go\n"
       "  -C HOME        the home\n"
       "  -q, --quiet    no summary\n"
       "  -h, --help     this text\n");

static int take(void *context, int letter, const char *value)
{
	struct erase_call *call = context;

	(void)value;
	if (letter == 'c')
		call->claims = true;
	else
		call->dry_run = true;
	return -1;
}

static void tell(const struct home *home, const struct erase_call *call, const struct erased *erased)
{
	log_note(call->dry_run ? N_("would go: %lld messages, the part of the youth in %lld more, %lld files, %lld "
				    "lines of aanmelddatum.csv")
			       : N_("gone: %lld messages, the part of the youth in %lld more, %lld files, %lld "
				    "lines of aanmelddatum.csv"),
		 (long long)erased->whole, (long long)erased->parts, (long long)erased->files,
		 (long long)erased->aanmeldingen);
	if (erased->others > 0)
		log_note(NUMBER_("%lld of these messages came in an envelope and tells of others too: it is gone for "
				 "them as well",
				 "%lld of these messages came in envelopes and tell of others too: they are gone for "
				 "them as well",
				 erased->others),
			 (long long)erased->others);
	if (home->gewist == NULL && !call->dry_run)
		log_note("no erasure list is kept: a backup of before now, when it is put back, has this youth again; "
			 "name a file outside of the home in [wissen] lijst of ijw.conf, and call this once more");
}

static int erase(const struct erase_call *call, const char *bsn)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home;
	struct erased erased;

	if (path == NULL)
		return EXIT_USAGE;
	home = cmd_become_owner(path) == 0 ? home_open(path, &status) : NULL;
	if (home == NULL)
		return status;
	switch (erase_home(home, bsn, call, &erased)) {
	case ERASE_DONE:
		tell(home, call, &erased);
		status = EXIT_WELL;
		break;
	case ERASE_REFUSED:
		status = EXIT_USAGE;
		break;
	default:
		status = EXIT_MACHINE;
	}
	home_close(home);
	return status;
}

static const struct cmd_option options[] = {
    {"claims", "declaraties", 'c', CMD_NOTHING, NULL},
    {"dry-run", "proef", 'd', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int cmd_erase(int argc, char **argv)
{
	char bsn[BSN_DIGITS + 1];
	struct erase_call call = {.claims = false};
	int status = cmd_options(&command_erase, argc, argv, take, &call);

	if (status >= 0)
		return status;
	if (cmd_no_arguments(&command_erase, argc) != 0)
		return EXIT_USAGE;
	if (!call.dry_run && actor_now()->reason[0] == '\0') {
		log_error("why? Say it with --grond TEXT, which is written down; --dry-run only tells what "
			  "would go");
		return EXIT_USAGE;
	}
	if (halt_heed(0) != 0)
		return EXIT_MACHINE;
	status = cmd_bsn(bsn);
	if (status == EXIT_WELL)
		status = erase(&call, bsn);
	explicit_bzero(bsn, sizeof(bsn));
	return cmd_finish(status);
}

const struct command command_erase = {
    .name = "erase",
    .summary = N_("take one youth out of the home, everywhere"),
    .usage = usage,
    .exits = cmd_exits,
    .option = options,
    .run = cmd_erase,
};
