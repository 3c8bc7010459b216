#include "audit.h"

#include <stdbool.h>
#include <stdio.h>

#include "ijw/base/halt.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/intake/rebuild.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] rebuild [--check]\n"
       "Makes every row of the tables anew from the stored messages, in one step: when\n"
       "it fails nothing has changed. Messages, verdicts and the findings on single\n"
       "messages stay. Tells how many rows, findings and messages differed from what was\n"
       "stored, and in which tables.\n\n"
       "      --check  only that: nothing is changed\n"
       "  -C HOME      the home\n"
       "  -q, --quiet  no summary\n"
       "  -h, --help   this text\n\n"
       "Exit status: 0 all well, 1 what was received is not as ijw left it, or with\n"
       "--check something differs, 2 wrong call, 3 machine or database failed.\n");

/* The events of a message are rows, too. Returns whether anything differs. */
static bool tell_differences(const struct difference differences[DIFFERENCES])
{
	int64_t messages = differences[DIFFERENT_BERICHT].rows;
	int64_t findings = differences[DIFFERENT_AFKEUR].rows, rows = 0;
	struct buf tables = BUF_INIT(0);

	for (int i = 0; i < DIFFERENCES; i++) {
		if (differences[i].rows == 0)
			continue;
		buf_printf(&tables, "%s%s %lld", tables.length > 0 ? ", " : "",
			   differences[i].table, (long long)differences[i].rows);
		if (i != DIFFERENT_BERICHT && i != DIFFERENT_AFKEUR)
			rows += differences[i].rows;
	}
	if (tables.length == 0)
		log_note("nothing differs from what was stored");
	else
		log_note("what was stored differs: messages %lld, findings %lld, rows %lld (%s)",
			 (long long)messages, (long long)findings, (long long)rows, tables.data);
	buf_free(&tables);
	return messages + findings + rows > 0;
}

/* Why rows differ that nobody changed. */
static void tell_waiting(const struct rebuilt *rebuilt)
{
	if (rebuilt->load > 0)
		log_note("messages from number %lld on were still to be derived, as a load was not finished: "
			 "rows and findings differ for that",
			 (long long)rebuilt->load);
	if (rebuilt->waiting > 0)
		log_note(NUMBER_("%lld youth or dossier with very many events was still to be derived, within a "
				 "minute of the last message: rows differ for that",
				 "%lld youths or dossiers with very many events were still to be derived, within "
				 "a minute of the last message: rows differ for that",
				 rebuilt->waiting),
			 (long long)rebuilt->waiting);
}

bool audit_tell_rebuilt(const struct rebuilt *rebuilt)
{
	const bool differs = tell_differences(rebuilt->differences);

	if (differs)
		tell_waiting(rebuilt);
	if (rebuilt->otherwise > 0)
		log_note("%llu would be judged otherwise today; the verdict they got stands",
			 (unsigned long long)rebuilt->otherwise);
	if (rebuilt->erased > 0)
		log_note(NUMBER_("%llu is what is left of a message of which a youth was erased; its verdict is "
				 "that of the whole",
				 "%llu are what is left of messages of which a youth was erased; their verdicts "
				 "are those of the whole",
				 rebuilt->erased),
			 (unsigned long long)rebuilt->erased);
	return differs;
}

static int rebuild(bool check)
{
	int status = EXIT_MACHINE;
	const char *path = cmd_home();
	struct rebuilt rebuilt;
	struct home *home;
	bool differs;

	if (path == NULL)
		return EXIT_USAGE;
	home = cmd_become_owner(path) == 0 ? home_open(path, &status) : NULL;
	if (home == NULL)
		return status;
	status = halt_heed(0) == 0 && rebuild_run(home, check, &rebuilt) == 0 ? EXIT_WELL
									      : EXIT_MACHINE;
	home_close(home);
	if (status != EXIT_WELL) {
		log_note("nothing was changed");
		return status;
	}
	if (check)
		log_note(NUMBER_("nothing was changed; compared with %llu message",
				 "nothing was changed; compared with %llu messages",
				 rebuilt.messages),
			 (unsigned long long)rebuilt.messages);
	else
		log_note(NUMBER_("all rows made anew from %llu message",
				 "all rows made anew from %llu messages", rebuilt.messages),
			 (unsigned long long)rebuilt.messages);
	differs = audit_tell_rebuilt(&rebuilt);
	if (rebuilt.changed)
		log_note("what is named above was changed past ijw, and cannot be made anew from the messages: it "
			 "stays as it is, and 'ijw audit --chain' goes on naming it");
	return rebuilt.changed || (check && differs) ? EXIT_FINDINGS : EXIT_WELL;
}

static const struct cmd_option options[] = {
    {"check", "controle", 'K', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	bool *check = context;

	(void)letter;
	(void)value;
	*check = true;
	return -1;
}

static int cmd_rebuild(int argc, char **argv)
{
	bool check = false;
	int status = cmd_options(&command_rebuild, argc, argv, take, &check);

	if (status >= 0)
		return status;
	if (cmd_no_arguments(&command_rebuild, argc) != 0)
		return EXIT_USAGE;
	return cmd_finish(rebuild(check));
}

const struct command command_rebuild = {
    .name = "rebuild",
    .summary = N_("make every row anew from the stored messages"),
    .usage = usage,
    .option = options,
    .run = cmd_rebuild,
};
