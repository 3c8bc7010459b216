/* What the system tells of inbox/ and the folders in it (inotify): that it is worth a look now.
 * Nothing depends on it: a share tells nothing, and what is told may be lost. */
#ifndef IJW_INTAKE_HINTS_H
#define IJW_INTAKE_HINTS_H

#include <stdbool.h>

struct hints;

/* Where the system has none to give, there are none. */
struct hints *hints_new(void);
void hints_free(struct hints *hints);

/* To wait for: readable when there is something. -1 when there never will be. */
int hints_fd(const struct hints *hints);

/* A scan of inbox/ begins; what is told from now on is told of the folders that it meets, at most
 * LIMIT_WATCHED_FOLDERS of them. `folder` is open, and about to be listed: what comes into it
 * behind that is told. At the end those that were not met are told of no more. With NULL for the
 * hints nothing is done. */
void hints_begin(struct hints *hints);
void hints_meet(struct hints *hints, int folder);
void hints_end(struct hints *hints);

/* Takes all that was told. True when anything of it is worth a look. */
bool hints_take(const struct hints *hints);

#endif
