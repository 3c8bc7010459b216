/* Taking away settled files that were kept for long enough. */
#ifndef INTAKE_PURGE_H
#define INTAKE_PURGE_H

#include "round.h"

/* Removes from done/ and rejected/ the files that are older than ijw.conf wants them to be kept,
 * and the reports beside those that were rejected: at most once a day. A file goes only when each
 * document in it came that long ago too and the archive opens to the very same bytes: what was
 * never stored stays. To be called in a round. Between documents the round is asked whether to go
 * on; when it is not, the rest is left for the next call. 0, 1 when it was told to end, or -1 after
 * a failure was logged. */
int purge_run(struct inbox *inbox);

#endif
