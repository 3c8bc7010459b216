/* Random typed records of every message, and whether two are the same. */
#ifndef RECORDS_H
#define RECORDS_H

#include "differential/dice.h"
#include "ijw/base/pool.h"
#include "ijw/message/message.h"

enum records_kind {
	RECORDS_VALID, /* what the schema asks for is there, and every value is of its type */
	RECORDS_LESS,  /* any member may be absent, and every value is of its type */
	RECORDS_ANY    /* any member may be absent, and texts are any text that XML carries */
};

/* A record of a message of this type, in the pool. */
struct bericht *records_random(enum berichttype type, enum records_kind kind, struct dice *dice,
			       struct pool *pool);

/* NULL when both have the same members with the same texts, numbers and order, places among
 * repeated siblings included; else the path of the first difference, in the pool. */
const char *records_differ(const struct record *one, const struct record *other, struct pool *pool);

#endif
