#ifndef VALUES_H
#define VALUES_H

#include "dice.h"
#include "model.h"
#include "ijw/base/pool.h"

/* A valid value of a simple type as plain text, often at an edge; NULL when none was found. */
const char *values_good(const struct model_simple *simple, struct dice *dice, struct pool *pool);

#endif
