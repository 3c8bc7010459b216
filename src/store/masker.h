/* Inside the store: texts of senders that tell a person are replaced before they are stored
 * (message/mask.h). A reference is known by the aanbieder who gave it, and an identification by who
 * sent the message: what one message masks is masked in all messages that name the same thing,
 * those before and those behind, so that texts that were equal stay equal. The table masker knows
 * these things by keyed digests. */
#ifndef IJW_STORE_MASKER_H
#define IJW_STORE_MASKER_H

#include "db.h"

/* Masks the texts of a judgement, whose events are changed; texts go into its pool. What is masked
 * for the first time is masked in the messages and registrations that are stored too, and the
 * youths whose rows show it are touched. Inside a transaction. 0, or -1 after it logged. */
int masker_apply(struct store *store, struct judgement *judgement);

/* The same for who only compares: 1; 0 when it would mask something for the first time; -1 failed,
 * and nothing was logged. */
int masker_compare(struct store *store, struct judgement *judgement);

/* Visits the things in a judgement that the table masker has, some of them more than once, with their digest
 * there; its texts are masked. 0, or -1 after it logged. */
struct masker_thing;
typedef void masker_visit(void *context, int64_t digest, const struct masker_thing *thing);
int masker_each(struct store *store, struct judgement *judgement, masker_visit *visit, void *context);

/* Forgets one of them when no message has it any more. 0, or -1 after it logged. */
int masker_forget(struct store *store, int64_t digest, const struct masker_thing *thing);

/* Masks a reference of an aanbieder that stands in no message, unless it is a mask itself.
 * `*reference` then is `masked`. 0, or -1 after it logged. */
int masker_reference(struct store *store, const char *aanbieder, const char **reference,
		     char masked[MASK_TEXT]);

#endif
