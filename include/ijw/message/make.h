/* Records that this program makes, for messages of its own (encode.h). They are as the reader's
 * are, but for the lines: each is 0. Records and texts belong to the pool. */
#ifndef IJW_MESSAGE_MAKE_H
#define IJW_MESSAGE_MAKE_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/message/message.h"

/* The record of a message, empty. */
struct bericht *make_bericht(struct pool *pool);

/* An empty record for the member `name` of `parent`, which has none yet: MAKE(pool, client, naam).
 * Of a list: one more, behind the others. */
#define MAKE(pool, parent, name)                                            \
	((__typeof__((parent)->name))make_record((pool), &(parent)->record, \
						 offsetof(__typeof__(*(parent)), name), NULL))

/* The same for a list that grows long: behind `last`, the last one of it, or NULL. */
#define MAKE_BEHIND(pool, parent, name, last)                                           \
	((__typeof__((parent)->name))make_record((pool), &(parent)->record,             \
						 offsetof(__typeof__(*(parent)), name), \
						 (last) != NULL ? &(last)->record : NULL))

/* A leaf that is still absent (of RetourCode: one more), with a copy of the text; nothing for NULL.
 */
#define MAKE_TEXT(pool, parent, name, text) \
	make_text((pool), &(parent)->record, offsetof(__typeof__(*(parent)), name), (text))

/* The same with a number. */
#define MAKE_NUMBER(pool, parent, name, number) \
	make_number((pool), &(parent)->record, offsetof(__typeof__(*(parent)), name), (number))

/* The same with a day; nothing for DAY_NONE and DAY_NEVER. */
#define MAKE_DAY(pool, parent, name, day) \
	make_day((pool), &(parent)->record, offsetof(__typeof__(*(parent)), name), (day))

/* What the macros call: `offset` is that of a member of the right kind in the class of `parent`. */
void *make_record(struct pool *pool, struct record *parent, size_t offset, struct record *last);
void make_text(struct pool *pool, struct record *parent, size_t offset, const char *text);
void make_number(struct pool *pool, struct record *parent, size_t offset, int64_t number);
void make_day(struct pool *pool, struct record *parent, size_t offset, int32_t day);

#endif
