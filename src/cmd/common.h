/* Among the files of the commands: what is read before a command knows it. */
#ifndef IJW_CMD_COMMON_H
#define IJW_CMD_COMMON_H

#include "ijw/cmd/cmd.h"

/* -C: the home. The text is kept. */
void common_home(const char *path);

/* The program itself: what may stand before a command. Its `run` is NULL. */
extern const struct command common_program;

/* The options of every command besides -C. */
extern const struct cmd_option cmd_common_options[];

#endif
