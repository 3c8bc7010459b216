#include "answer.h"

#include "ijw/base/limits.h"
#include "ijw/message/read.h"

#include <string.h>

/* The tables of the release in this program (Makefile). */
extern struct place answer_roots[BERICHT_TYPES];
struct place answer_roots[BERICHT_TYPES];

enum answer answer_ask(const struct made *made, enum berichttype type, const char *text,
		       size_t length, struct pool *pool)
{
	struct read_result result;

	memcpy(answer_roots, made_roots(made), sizeof(answer_roots));
	read_message(text, length, LIMIT_MESSAGE_BYTES, true, pool, &result);
	if (result.fault != FAULT_NONE)
		return ANSWER_FAULT;
	return result.doubt == DOUBT_NONE && result.type == type ? ANSWER_YES : ANSWER_NONE;
}
