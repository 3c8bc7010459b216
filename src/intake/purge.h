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

/* Which settled files go. */
struct purge_rule {
	/* Whether a document, as it came out of its containers, is one of those: 1 or 0; -1 after it
	 * logged. */
	int (*fits)(void *context, const char *bytes, size_t length);
	void *context;
	bool any;       /* one in a file is enough; else all of it are to fit */
	int64_t before; /* only files that did not change since: seconds since 1970 */
	bool dry_run;   /* they are only counted */
};

/* Removes those from done/ (`accepted`) or rejected/, with the reports beside them, and adds how many to
 * `*removed`. As purge_run. */
int purge_files(struct inbox *inbox, bool accepted, const struct purge_rule *rule, uint32_t *removed);

/* inbox.c: the same in both, outside of a round. 0, or -1 after it logged or was told to end. */
int inbox_look(struct inbox *inbox, const struct purge_rule *rule, uint32_t *removed);

#endif
