/* `ijw help`, `ijw --help` and `ijw COMMAND --help`. */
#include <stdio.h>

#include "common.h"
#include "completion.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"

static const char usage[] =
    N_("Usage: ijw help [COMMAND]\n"
       "       ijw help --completion bash|zsh|fish\n"
       "Shows how ijw, or one of its commands, is called.\n\n"
       "      --completion SHELL  what makes this shell complete commands, options and\n"
       "                          tables of ijw, for a file that the shell reads\n"
       "  -h, --help              this text\n");

static const char tail[] =
    N_("\nOptions of every command:\n"
       "  -C HOME        the home; else $IJW_HOME, else this folder when it has ijw.conf\n"
       "      --grond R  why it is done, for the log ('ijw log')\n"
       "      --rol R    in which role it is done, for the log\n"
       "  -q, --quiet    only errors on stderr\n"
       "  -v, --verbose  more on stderr\n"
       "  -h, --help     this text, or that of the command\n"
       "  -V, --version  the version; with --json what it is made of (CycloneDX)\n\n"
       "Exit status: 0 all well, 1 findings, 2 wrong call, 3 machine or database failed.\n");

void cmd_help(const struct command *command)
{
	fputs(_(command->usage), stdout);
	if (command->exits != NULL)
		fputs(_(command->exits), stdout);
	if (command->run != NULL)
		return;
	puts(_("Commands:"));
	for (size_t i = 0; i < cmd_count; i++)
		printf("  %-9s %s\n", cmd_commands[i]->name, _(cmd_commands[i]->summary));
	fputs(_(tail), stdout);
}

static const struct cmd_option options[] = {
    {"completion", "aanvullen", 'c', CMD_WORD, "bash zsh fish"},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	const char **shell = context;

	(void)letter;
	*shell = value;
	return -1;
}

static int cmd_help_run(int argc, char **argv)
{
	const char *shell = NULL;
	const struct command *command = &common_program;
	int status = cmd_options(&command_help, argc, argv, take, &shell);

	if (status >= 0)
		return status;
	if (argc - optind > (shell == NULL)) {
		log_error("'ijw help' shows one command: 'ijw help export'");
		return EXIT_USAGE;
	}
	if (shell != NULL)
		return completion_print(shell) == 0 ? cmd_finish(EXIT_WELL) : EXIT_USAGE;
	if (optind < argc)
		command = cmd_find(argv[optind]);
	if (command == NULL)
		return EXIT_USAGE;
	cmd_help(command);
	return cmd_finish(EXIT_WELL);
}

const struct command command_help = {
    .name = "help",
    .summary = N_("show how ijw or one of its commands is called"),
    .usage = usage,
    .exits = cmd_exits,
    .option = options,
    .takes = CMD_COMMAND,
    .run = cmd_help_run,
};
