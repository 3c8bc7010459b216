/* The watched folder: files in, settled files and reports out. */
#ifndef IJW_SPOOL_INBOX_H
#define IJW_SPOOL_INBOX_H

#include <stdint.h>

#include "ijw/spool/report.h"
#include "ijw/store/home.h"

struct inbox_result {
	struct tally tally;
	uint32_t waiting; /* files that are not whole yet: left for the next round */
	uint32_t reports;
};

/* Empties inbox/ into done/ and rejected/, with a report for each batch in outbox/, and beside each
 * rejected file. A file is moved only after its messages were committed and their report was
 * written: after a crash at any moment it is still in inbox/, and its messages are found to be here
 * already. The messages are judged by these lists. Afterwards settled files go that ijw.conf does
 * not want any longer (purge.h). A second run on the same home is refused. Returns 0, or -1 after a
 * failure was logged: what was not settled is still in inbox/. */
int inbox_empty(const struct home *home, const struct lijsten *lijsten,
		struct inbox_result *result);

/* How many files wait in inbox/, and since when the oldest does (seconds since 1970, 0 for none).
 */
int inbox_count(const struct home *home, uint32_t *files, int64_t *oldest);

#endif
