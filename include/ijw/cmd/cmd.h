/* The commands. Each has a file of its own: usage, options, call, result. */
#ifndef IJW_CMD_CMD_H
#define IJW_CMD_CMD_H

#include <getopt.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/message/bsn.h"
#include "ijw/store/home.h"

/* Exit status of the program (contract, section 2). */
enum {
	EXIT_WELL = 0,     /* all well */
	EXIT_FINDINGS = 1, /* a message not accepted, a difference found */
	EXIT_USAGE = 2,    /* the call was wrong */
	EXIT_MACHINE = 3   /* the machine or the database failed: try again */
};

/* What an option or a command wants: the shells complete by it. */
enum cmd_takes {
	CMD_NOTHING,
	CMD_TEXT, /* a number, a day, a code: nothing that can be completed */
	CMD_WORD, /* one of the words of the option */
	CMD_FILE, /* a file or a folder */
	CMD_FOLDER,
	CMD_TABLE,  /* a table of 'ijw export' */
	CMD_COMMAND /* a command */
};

/* An option besides those of every command. Its name is English where the word is that of Unix and
 * Dutch where it is that of the field; the alias is the other one. */
struct cmd_option {
	const char *name;  /* "peildatum", without the dashes */
	const char *alias; /* "as-of"; NULL where both languages have the same word */
	int letter;        /* what `take` is told; none of C, h, q, V, v; no short option */
	enum cmd_takes takes;
	const char *words; /* CMD_WORD: "nl en" */
};

/* A command: its call, its help and its completions are made of this. */
struct command {
	const char *name;
	const char *summary; /* a line for 'ijw --help' */
	const char *usage;   /* what --help prints, in English; translated by who prints it */
	const char *exits;   /* what stands behind it on the exit status; NULL: usage says it */
	const struct cmd_option *option; /* ends with a NULL name; NULL: none */
	enum cmd_takes takes;            /* as arguments */
	/* Takes its own arguments (argv[0] is the command's name) and returns the exit status. */
	int (*run)(int argc, char **argv);
};

/* The exit status of a command that finds nothing wrong with anything. */
extern const char cmd_exits[];

/* All commands, in the order of the help. */
extern const struct command *const cmd_commands[];
extern const size_t cmd_count;

/* The command with this name; NULL after it said which one may be meant. */
const struct command *cmd_find(const char *name);

/* Reads the options of a call. `take` gets the letter of each option of the command, with its value
 * or NULL, and returns -1 to go on or the exit status; it may be NULL when there are none. Returns
 * -1 with `optind` at the first argument, or the exit status: after --help, and after a refusal,
 * which names the command. */
int cmd_options(const struct command *command, int argc, char **argv,
		int (*take)(void *context, int letter, const char *value), void *context);

/* Prints the help of a command on stdout. */
void cmd_help(const struct command *command);

/* Whether nothing stands behind the options; says so otherwise. */
int cmd_no_arguments(const struct command *command, int argc);

/* The home: -C, else IJW_HOME, else the current folder when it holds ijw.conf. NULL after it said
 * what to do. */
const char *cmd_home(void);

/* The same for a command that can do without: NULL without a word. */
const char *cmd_home_if_any(void);

/* Whether a home was opened with its keys: said where it was not. */
bool cmd_has_keys(const struct home *opened);

/* Speaks the language that the home says ([algemeen] taal), where there is a home and it says one:
 * else that of the environment. Wrong files of homes are for who opens them to complain of. */
void cmd_language(void);

/* For a command that writes into a home, before it is opened: root becomes the owner of the home,
 * who could not move or replace afterwards what root had made. 0; -1 after it logged. */
int cmd_become_owner(const char *path);

/* Says so when one of the two days has not come yet: what becomes known until then is in no
 * table. */
void cmd_note_future(int32_t peildatum, int32_t kennisdatum);

/* About how many files lie at these paths and below them, for people who watch (progress.h); 0 when
 * nobody does. */
unsigned long long cmd_count_files(int count, char **paths);

/* Reads a date. `name` is what the user calls it: "--peildatum", "K1". 0; -1 after it said what is
 * wanted. */
int cmd_date(const char *name, const char *text, int32_t *day);

/* Reads the BSN of a youth from stdin: nine digits on a line. EXIT_WELL, or the exit status after it said
 * what is wanted, and not what was there. The caller wipes it. */
int cmd_bsn(char bsn[BSN_DIGITS + 1]);

/* Flushes stdout: a full disk or a closed pipe is noticed. Returns `status`, or EXIT_MACHINE. Of a
 * command that a signal made end so (halt.h) it says that. */
int cmd_finish(int status);

extern const struct command command_audit, command_backup, command_derive, command_diff, command_erase,
    command_explain, command_export, command_generate, command_help, command_ingest, command_init,
    command_inzage, command_keys, command_log, command_publish, command_rebuild, command_report,
    command_restore, command_retour, command_show, command_status, command_validate, command_watch;

#endif
