/* Judging stored messages again: the one way in which that is done. This process has the keys, and
 * only opens the originals; who reads what is in them is a worker (ijw/worker/workers.h), which has
 * no keys, and whose answers are looked at as those on messages that come in.
 *
 * They are judged without lists, and each by the schemas by which it was judged when it came, which the
 * store keeps when their owner gives others; by the present ones where it had none. */
#ifndef IJW_STORE_EXAMINER_H
#define IJW_STORE_EXAMINER_H

#include "ijw/rule/judge.h"
#include "ijw/store/archive.h"

/* The workers, and the messages that they have in hand. Used by one thread at a time; the workers
 * end with the thread that asked for the first message. */
struct examiner;

/* Of a store, which outlives it, with so many workers at most; 0: as many as there are processors.
 * No worker is started before there is work for it. NULL after it logged. */
struct examiner *examiner_open(struct store *store, uint32_t workers);

/* NULL is allowed. */
void examiner_close(struct examiner *examiner);

/* The messages behind row `after`, up to `last`, are next. What was not asked for is forgotten. */
void examiner_begin(struct examiner *examiner, int64_t after, int64_t last);

/* All messages are next, and are not judged: what is asked is whether each has the bytes that came in.
 * Workers expand them, and make the digest of them; this process only opens them. */
void examiner_check(struct examiner *examiner);

/* A message that was judged again, until the next one is asked for. */
struct examined {
	struct original original;    /* without its sealed bytes */
	enum original_fault fault;   /* what is wrong with it; then there is nothing else */
	struct judgement *judgement; /* the caller may change it; none after examiner_check */
	const struct buf *bytes;     /* as they came in; none after examiner_check */
};

/* The next message, in their order, while workers judge those behind it: 1, or 0 when there is no
 * other. -1 when the workers failed or did not agree, which was logged, or the process is to end (halt.h); or when
 * the database failed, which examiner_failed logs. */
int examiner_next(struct examiner *examiner, struct examined *out);

/* Whether it was the database. */
bool examiner_is_cut_off(const struct examiner *examiner);

/* Logs it then. Returns -1. */
int examiner_failed(const struct examiner *examiner);

#endif
