/* Taking away settled files that were kept for long enough. */
#ifndef SPOOL_PURGE_H
#define SPOOL_PURGE_H

#include "ijw/spool/intake.h"

/* Removes from the folders `done` and `rejected` the files that are older than ijw.conf wants them
 * to be kept, and the reports beside those that were rejected: at most once a day. A file goes only
 * when each document in it came that long ago too and the archive opens to the very same bytes:
 * what was never stored stays. To be called with the lock of the home. 0, or -1 after a failure was
 * logged. */
int purge_run(const struct home *home, struct intake_run *run, int done, int rejected);

#endif
