/* How far a long command is, for people who watch: a line on stderr when that is a terminal. */
#ifndef IJW_BASE_PROGRESS_H
#define IJW_BASE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether somebody watches: stderr is a terminal, and -q was not given. */
bool progress_wanted(void);

/* What is shown from now on is counted anew, up to `total`; 0: nobody knows how much it will be. */
void progress_begin(unsigned long long total);

/* Shows `done` of what (a plural noun), how many that are in a second, and with a total how long
 * the rest will take; at most ten times a second, and nothing unless it is wanted. */
void progress_show(unsigned long long done, const char *what);

/* Takes the line away again. To be called before anything else is printed. */
void progress_clear(void);

/* The words of that line, `ms` after the begin: "1200 of 5000 messages, 300/s, 13 s left". What is
 * left is said after the first second. `out` has `size` bytes. */
void progress_text(char *out, size_t size, unsigned long long done, unsigned long long total,
		   const char *what, int64_t ms);

#endif
