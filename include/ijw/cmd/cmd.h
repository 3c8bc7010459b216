/* The commands. Each has a file of its own: usage, options, call, result. */
#ifndef IJW_CMD_CMD_H
#define IJW_CMD_CMD_H

#include <getopt.h>
#include <stdint.h>

/* Exit status of the program (contract, section 2). */
enum {
	EXIT_WELL = 0,     /* all well */
	EXIT_FINDINGS = 1, /* a message not accepted, a difference found */
	EXIT_USAGE = 2,    /* the call was wrong */
	EXIT_MACHINE = 3   /* the machine or the database failed: try again */
};

/* Options that every command knows. */
#define COMMON_SHORT "C:qvh"
#define COMMON_LONG                                                             \
	{"quiet", no_argument, NULL, 'q'}, {"verbose", no_argument, NULL, 'v'}, \
	    {"help", no_argument, NULL, 'h'},                                   \
	{                                                                       \
		NULL, 0, NULL, 0                                                \
	}

/* Handles a common option, or what getopt_long refused. Returns -1 to go on, else the exit status:
 * after --help (`usage` in the user's language on stdout) or a refusal (a sentence on stderr). */
int cmd_common(int option, const char *usage);

/* The home: -C, else IJW_HOME, else the current folder when it holds ijw.conf. NULL after it said
 * what to do. */
const char *cmd_home(void);

/* The same for a command that can do without: NULL without a word. */
const char *cmd_home_if_any(void);

/* For a command that writes into a home, before it is opened: root becomes the owner of the home,
 * who could not move or replace afterwards what root had made. 0; -1 after it logged. */
int cmd_become_owner(const char *path);

/* Reads a date. `name` is what the user calls it: "--peildatum", "K1". 0; -1 after it said what is
 * wanted. */
int cmd_date(const char *name, const char *text, int32_t *day);

/* Flushes stdout: a full disk or a closed pipe is noticed. Returns `status`, or EXIT_MACHINE. */
int cmd_finish(int status);

/* Each takes its own arguments (argv[0] is the command's name) and returns the exit status. */
int cmd_validate(int argc, char **argv);
int cmd_init(int argc, char **argv);
int cmd_ingest(int argc, char **argv);
int cmd_watch(int argc, char **argv);
int cmd_export(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_status(int argc, char **argv);
int cmd_rebuild(int argc, char **argv);
int cmd_diff(int argc, char **argv);
int cmd_backup(int argc, char **argv);
int cmd_restore(int argc, char **argv);
int cmd_publish(int argc, char **argv);
int cmd_report(int argc, char **argv);
int cmd_generate(int argc, char **argv);

#endif
