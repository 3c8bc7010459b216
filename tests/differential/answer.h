#ifndef ANSWER_H
#define ANSWER_H

#include <stddef.h>

#include "made.h"
#include "ijw/base/pool.h"

/* What the project's reader says about a document (ijw/message/read.h). */

enum answer {
	ANSWER_YES,  /* certainly a valid message of the type */
	ANSWER_NONE, /* libxml2 is to judge */
	ANSWER_FAULT /* refused, whatever libxml2 would say */
};

/* Asks the reader by these tables instead of those that were built into this program. Its records
 * go into the pool. */
enum answer answer_ask(const struct made *made, enum berichttype type, const char *text,
		       size_t length, struct pool *pool);

#endif
