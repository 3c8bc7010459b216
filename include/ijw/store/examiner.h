/* Judging what is stored again. */
#ifndef IJW_STORE_EXAMINER_H
#define IJW_STORE_EXAMINER_H

#include "ijw/rule/judge.h"
#include "ijw/store/archive.h"

/* A schema set, a judge and memory, for one thread. Ended with examiner_free. */
struct examiner;

/* It judges by the schemas that the store keeps too, read now. NULL after it logged. */
struct examiner *examiner_new(struct store *store);

/* NULL is allowed. */
void examiner_free(struct examiner *examiner);

/* Opens an original of a store and judges it. What is wrong with it; or ORIGINAL_WELL, and then
 * `judgement` lives until the next call. Nothing is asked of the database. */
enum original_fault examiner_judge(struct examiner *examiner, struct store *store,
				   const struct original *original,
				   struct judgement **judgement);

/* The bytes of the original that was judged last, until the next one. */
const struct buf *examiner_bytes(const struct examiner *examiner);

#endif
