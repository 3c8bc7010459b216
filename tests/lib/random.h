/* Random messages that the schema allows, with values at the edges of the rules. */
#ifndef IJW_TESTS_RANDOM_H
#define IJW_TESTS_RANDOM_H

#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/message/message.h"

/* The message of this type and seed, into `out`, which is emptied first. */
void random_message(enum berichttype type, uint64_t seed, struct buf *out);

#endif
