/* How far a long command is, for people who watch: a line on stderr when that is a terminal. */
#ifndef IJW_BASE_PROGRESS_H
#define IJW_BASE_PROGRESS_H

/* Shows `done` of what (a plural noun), at most ten times a second; nothing with -q or when stderr
 * is no terminal. */
void progress_show(unsigned long long done, const char *what);

/* Takes the line away again. To be called before anything else is printed. */
void progress_clear(void);

#endif
