/* Judging stored originals again, ahead of the one who uses the judgements. Opening and judging a
 * message needs nothing of the database, so threads do it; the judgements come in the order of the
 * rows. */
#ifndef SPOOL_READER_H
#define SPOOL_READER_H

#include "ijw/rule/judge.h"
#include "ijw/store/archive.h"

struct reader;

/* Threads for the originals of a store, from the first on, as many as there are cores. The store
 * outlives it; it is used only inside reader_next. NULL after it logged. */
struct reader *reader_open(struct store *store);

/* Waits for the threads. NULL is allowed. */
void reader_close(struct reader *reader);

/* Whether reader_next would not have to wait. */
bool reader_ready(struct reader *reader);

/* The next original and its judgement, both valid until the next call: 1, or 0 at the end; -1 after
 * it logged, as for one that cannot be opened. */
int reader_next(struct reader *reader, const struct original **original,
		const struct judgement **judgement);

#endif
