/* Comparing what is stored of messages with what their originals say today: the quick road of a
 * rebuild. It only reads, so several threads do it at once, each with a connection of its own. */
#ifndef IJW_STORE_COMPARE_H
#define IJW_STORE_COMPARE_H

#include "ijw/store/archive.h"

struct compare;

/* A connection beside that of a store that is inside a transaction: it sees what was committed
 * before that, and nobody else commits meanwhile. To be opened and closed by the store's thread,
 * before that transaction ends, and used by one thread at a time. NULL after it logged. */
struct compare *compare_open(struct store *store);

/* NULL is allowed. */
void compare_close(struct compare *compare);

/* The next three log nothing when the database fails: the thread of the store does so with
 * compare_failed, before anything else is asked of it. */

/* The last row of a range of messages behind row `after` (0: the first), so long that taking one
 * costs nothing; 0 when there are none, -1 failed. */
int64_t compare_last(struct compare *compare, int64_t after);

/* Begins with the messages behind row `after`, up to row `last`. 0, or -1 failed. */
int compare_begin(struct compare *compare, int64_t after, int64_t last);

/* Its connection, through which the originals of the range are read (examiner.h). */
struct store *compare_store(const struct compare *compare);

/* Whether what is stored of the next message of the range is what its judgement of today says; it
 * was given a place among the messages that count by the verdict it had when it came. The texts of
 * the judgement are masked. 1 or 0; -1 failed. */
int compare_message(struct compare *compare, const struct original *original,
		    struct judgement *judgement);

/* Logs why the last call failed, as a failure of the store. Returns -1. */
int compare_failed(struct compare *compare, struct store *store);

#endif
