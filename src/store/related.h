/* Inside the store: the youths whose rows a message changes though it is not about them, because it
 * has a number that they use too. Many messages can have one number: it is looked for once, when
 * all that have it are there. */
#ifndef IJW_STORE_RELATED_H
#define IJW_STORE_RELATED_H

#include "db.h"
#include "ijw/message/event.h"

struct related;

/* The numbers that were noted; none yet. Ended with related_free, for which NULL is allowed. */
struct related *related_new(struct store *store);
void related_free(struct related *related);

/* Those of the transaction of the store. */
struct related *store_related(struct store *store);

/* Notes what an event leads to, which was told, or of which other things are known, from this day
 * on: requests and what answers them meet by reference, whoever they are about, and so do credits
 * and what they take back; an answer to a claim is about whoever the claim is about. Texts are
 * copied. */
void related_note(struct related *related, const struct event *event, int32_t dag);

/* 0 to go on, or -1. */
typedef int related_youth(void *context, int64_t jeugdige, int32_t dag);

/* Visits the youths that are found under all that was noted, some of them more than once. 0 or -1.
 */
int related_each(struct related *related, related_youth *visit, void *context);

/* Touches those of the transaction, and forgets what was noted in it. 0 or -1. */
int related_touch(struct store *store);

#endif
