/* Who a message is from and which it is, of one that breaks the schema: no record of it exists, and
 * yet somebody has to be asked. */
#ifndef IJW_RULE_GLANCE_H
#define IJW_RULE_GLANCE_H

#include <stddef.h>

#include "ijw/base/pool.h"
#include "ijw/rule/judge.h"

/* Looks into the header of the bytes of a message of this type, as far as it is written as headers
 * are: elements without attributes, texts without references. Sender and receiver are there both,
 * as four and eight digits, or `out` stays as it was; Identificatie and Dagtekening where they have
 * the form of the standard. Texts lie in the pool. */
void glance_kop(const char *bytes, size_t length, enum berichttype type, struct pool *pool,
		struct kop *out);

#endif
