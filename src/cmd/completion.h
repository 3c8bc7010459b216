/* Among the files of the commands: what the shells know of the table of commands. */
#ifndef IJW_CMD_COMPLETION_H
#define IJW_CMD_COMPLETION_H

/* Prints the completions for "bash", "zsh" or "fish" on stdout, whole and the same at every call.
 * 0; -1 after it said which shells there are. */
int completion_print(const char *shell);

#endif
