/* Files are read, and the digest of what was read is made, in a thread beside whoever stores them:
 * both take a tenth of the time of taking a message in. */
#ifndef IJW_SPOOL_FETCH_H
#define IJW_SPOOL_FETCH_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/hash.h"
#include "ijw/message/fault.h"

/* A file to be read. The thread's from fetcher_put until fetcher_ready says so. */
struct fetch {
	/* Given. */
	int fd;            /* a regular file at its start, or -1 for one that cannot be read */
	struct buf *bytes; /* empty */

	/* What became of it. */
	enum fault fault;             /* as source_read; FAULT_FILE without a file */
	uint8_t sha256[SHA256_BYTES]; /* of the bytes */

	/* The fetcher's own. */
	uint64_t number;
	struct fetch *next;
};

struct fetcher;

/* The thread starts with the first file. */
struct fetcher *fetcher_new(void);

/* Closes what was handed in and not read. NULL is allowed. */
void fetcher_free(struct fetcher *fetcher);

/* Hands in a file; `fetch` lives until it is ready or the fetcher is freed. Then `fd` is an archive
 * at its start, the caller's to close, and `bytes` is empty; or it is -1 and was closed. */
void fetcher_put(struct fetcher *fetcher, struct fetch *fetch);

/* Whether the file, and with it all that were handed in before, has been read. `wait`: it has when
 * this returns. Without it the thread may leave a few for later. */
bool fetcher_ready(struct fetcher *fetcher, const struct fetch *fetch, bool wait);

#endif
