/* Completions of the shells, made of the table of commands. */
#include "completion.h"

#include <stdio.h>
#include <string.h>

#include "common.h"
#include "ijw/base/buf.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/store/store.h"

/* The words that an argument or a value can be, joined by blanks; empty when it is free. */
static void add_words(struct buf *out, enum cmd_takes takes, const char *words)
{
	size_t begin = out->length;

	if (takes == CMD_WORD)
		buf_add(out, words, strlen(words));
	for (size_t i = 0; takes == CMD_COMMAND && i < cmd_count; i++)
		buf_printf(out, "%s%s", i > 0 ? " " : "", cmd_commands[i]->name);
	if (takes != CMD_TABLE)
		return;
	store_tables(out);
	for (size_t i = begin; i < out->length; i++)
		if (out->data[i] == ',')
			memmove(out->data + i, out->data + i + 1, out->length-- - i - 1);
	out->data[out->length] = '\0';
}

/* Prints what stands between `before` and `after`: the words that can be meant. */
static void put_words(const char *before, enum cmd_takes takes, const char *words,
		      const char *after)
{
	struct buf text = BUF_INIT(0);

	add_words(&text, takes, words);
	printf("%s%s%s", before, text.length > 0 ? text.data : "", after);
	buf_free(&text);
}

/* ---- bash ---- */

static const char bash_head[] =
    "# Completions of ijw for bash; made by 'ijw help --completion bash'.\n"
    "_ijw() {\n"
    "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command= i\n"
    "\tlocal options words kind\n"
    "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
    "\t\tcase ${COMP_WORDS[i]} in\n"
    "\t\t-C) ((i++)) ;;\n"
    "\t\t-*) ;;\n"
    "\t\t*)\n"
    "\t\t\tcommand=${COMP_WORDS[i]}\n"
    "\t\t\tbreak\n"
    "\t\t\t;;\n"
    "\t\tesac\n"
    "\tdone\n"
    "\tCOMPREPLY=()\n"
    "\tcase $command:$prev in\n"
    "\t*:-C) kind=folder ;;\n";

static const char bash_tail[] =
    "\tesac\n"
    "\tif [[ -z $kind ]]; then\n"
    "\t\tif [[ $cur == -* ]]; then\n"
    "\t\t\tkind=word words=\"$options -C --quiet --verbose --help\"\n"
    "\t\telse\n"
    "\t\t\tkind=$argument\n"
    "\t\tfi\n"
    "\tfi\n"
    "\tcase $kind in\n"
    "\tword) mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\") ;;\n"
    "\tfile) mapfile -t COMPREPLY < <(compgen -f -- \"$cur\") ;;\n"
    "\tfolder) mapfile -t COMPREPLY < <(compgen -d -- \"$cur\") ;;\n"
    "\tesac\n"
    "}\n"
    "complete -o filenames -F _ijw ijw\n";

static const char *bash_kind(enum cmd_takes takes)
{
	switch (takes) {
	case CMD_FILE:
		return "file";
	case CMD_FOLDER:
		return "folder";
	case CMD_WORD:
	case CMD_TABLE:
	case CMD_COMMAND:
		return "word";
	default:
		return "none";
	}
}

static void bash_values(const struct command *command)
{
	for (const struct cmd_option *o = command->option; o != NULL && o->name != NULL; o++) {
		if (o->takes == CMD_NOTHING)
			continue;
		printf("\t%s:--%s", command->name, o->name);
		if (o->alias != NULL)
			printf(" | %s:--%s", command->name, o->alias);
		printf(") kind=%s words=", bash_kind(o->takes));
		put_words("'", o->takes, o->words, "' ;;\n");
	}
}

static void bash_command(const char *name, const struct command *command, enum cmd_takes takes)
{
	printf("\t%s) argument=%s options='", name, bash_kind(takes));
	for (const struct cmd_option *o = command->option; o != NULL && o->name != NULL; o++)
		printf("%s--%s", o == command->option ? "" : " ", o->name);
	put_words("' words=${words:-'", takes, "", "'} ;;\n");
}

static void print_bash(void)
{
	fputs(bash_head, stdout);
	for (size_t i = 0; i < cmd_count; i++)
		bash_values(cmd_commands[i]);
	fputs("\tesac\n\tlocal argument=none\n\tcase $command in\n", stdout);
	bash_command("''", &common_program, CMD_COMMAND);
	for (size_t i = 0; i < cmd_count; i++)
		bash_command(cmd_commands[i]->name, cmd_commands[i], cmd_commands[i]->takes);
	fputs(bash_tail, stdout);
}

/* ---- zsh ---- */

static const char zsh_head[] =
    "#compdef ijw\n"
    "# Completions of ijw for zsh; made by 'ijw help --completion zsh'.\n"
    "_ijw() {\n"
    "\tlocal context state state_descr line\n"
    "\ttypeset -A opt_args\n"
    "\tlocal -a common commands\n"
    "\tcommon=('-C[home]:home:_directories' {-q,--quiet} {-v,--verbose} {-h,--help})\n"
    "\tcommands=(\n";

static const char zsh_middle[] = "\t)\n"
				 "\t_arguments -C $common {-V,--version} '--json' "
				 "'1:command:->command' '*::argument:->argument'\n"
				 "\tcase $state in\n"
				 "\tcommand) _describe command commands ;;\n"
				 "\targument)\n"
				 "\t\tcase $words[1] in\n";

static const char zsh_tail[] = "\t\tesac\n"
			       "\t\t;;\n"
			       "\tesac\n"
			       "}\n"
			       "_ijw \"$@\"\n";

/* What zsh calls the values: an action behind the last colon. */
static void zsh_action(enum cmd_takes takes, const char *words)
{
	if (takes == CMD_FILE)
		fputs("_files", stdout);
	else if (takes == CMD_FOLDER)
		fputs("_directories", stdout);
	else if (takes == CMD_TEXT)
		putchar(' ');
	else
		put_words("(", takes, words, ")");
}

static void zsh_command(const struct command *command)
{
	printf("\t\t%s) _arguments $common", command->name);
	for (const struct cmd_option *o = command->option; o != NULL && o->name != NULL; o++) {
		printf(" '--%s", o->name);
		if (o->takes != CMD_NOTHING) {
			printf(":%s:", o->name);
			zsh_action(o->takes, o->words);
		}
		putchar('\'');
	}
	if (command->takes != CMD_NOTHING) {
		fputs(" '*:argument:", stdout);
		zsh_action(command->takes, "");
		putchar('\'');
	}
	fputs(" ;;\n", stdout);
}

static void print_zsh(void)
{
	fputs(zsh_head, stdout);
	for (size_t i = 0; i < cmd_count; i++)
		printf("\t\t'%s:%s'\n", cmd_commands[i]->name, cmd_commands[i]->summary);
	fputs(zsh_middle, stdout);
	for (size_t i = 0; i < cmd_count; i++)
		zsh_command(cmd_commands[i]);
	fputs(zsh_tail, stdout);
}

/* ---- fish ---- */

static const char fish_head[] =
    "# Completions of ijw for fish; made by 'ijw help --completion fish'.\n"
    "# Whether this is the command on the line; '' for none yet.\n"
    "function __ijw_is\n"
    "    set -l words (commandline -opc)\n"
    "    set -l value no\n"
    "    set -l command\n"
    "    for word in $words[2..-1]\n"
    "        if test $value = yes\n"
    "            set value no\n"
    "        else if test \"$word\" = -C\n"
    "            set value yes\n"
    "        else if not string match -q -- '-*' $word\n"
    "            set command $word\n"
    "            break\n"
    "        end\n"
    "    end\n"
    "    test \"$command\" = \"$argv[1]\"\n"
    "end\n"
    "complete -c ijw -f\n"
    "complete -c ijw -s C -x -a '(__fish_complete_directories)' -d home\n"
    "complete -c ijw -s q -l quiet\n"
    "complete -c ijw -s v -l verbose\n"
    "complete -c ijw -s h -l help\n"
    "complete -c ijw -n '__ijw_is \"\"' -s V -l version\n"
    "complete -c ijw -n '__ijw_is \"\"' -l json\n";

static void fish_values(enum cmd_takes takes, const char *words)
{
	if (takes == CMD_FILE)
		fputs(" -F", stdout);
	else if (takes == CMD_FOLDER)
		fputs(" -a '(__fish_complete_directories)'", stdout);
	else if (takes != CMD_TEXT && takes != CMD_NOTHING)
		put_words(" -a '", takes, words, "'");
}

static void fish_command(const struct command *command)
{
	printf("complete -c ijw -n '__ijw_is \"\"' -a %s -d '%s'\n", command->name,
	       command->summary);
	for (const struct cmd_option *o = command->option; o != NULL && o->name != NULL; o++) {
		printf("complete -c ijw -n '__ijw_is %s' -l %s", command->name, o->name);
		if (o->takes != CMD_NOTHING)
			fputs(o->takes == CMD_FILE ? " -r" : " -x", stdout);
		fish_values(o->takes, o->words);
		putchar('\n');
	}
	if (command->takes == CMD_NOTHING || command->takes == CMD_TEXT)
		return;
	printf("complete -c ijw -n '__ijw_is %s'", command->name);
	fish_values(command->takes, "");
	putchar('\n');
}

static void print_fish(void)
{
	fputs(fish_head, stdout);
	for (size_t i = 0; i < cmd_count; i++)
		fish_command(cmd_commands[i]);
}

int completion_print(const char *shell)
{
	static const struct {
		const char *name;
		void (*print)(void);
	} shells[] = {{"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};

	for (size_t i = 0; i < sizeof(shells) / sizeof(shells[0]); i++)
		if (strcmp(shells[i].name, shell) == 0) {
			shells[i].print();
			return 0;
		}
	log_error("--completion must be bash, zsh or fish");
	return -1;
}
