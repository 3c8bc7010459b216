/* Compressing originals where nobody has keys: workers do it, beside the one who seals, who looks
 * whether it is what it should be. */
#ifndef IJW_STORE_PACKING_H
#define IJW_STORE_PACKING_H

#include <stddef.h>

#include "ijw/base/buf.h"
#include "ijw/rule/judge.h"

struct packing;

/* With the newest dictionary. One thread uses it at a time. */
struct packing *packing_new(void);

/* NULL is allowed. */
void packing_free(struct packing *packing);

/* Adds to `out` how many parts the original of this judgement has and its pieces, each compressed and
 * with its length before it: the whole, or of a claim about several youths the frame and the Client
 * of each. Nothing where that cannot be done: whoever seals does it then. */
void packing_add(struct packing *packing, const struct judgement *judgement, const void *bytes,
		 size_t length, struct buf *out);

#endif
