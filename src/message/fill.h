/* The one filler of records: what the reader and libxml2 find goes into them by it, and what this
 * program makes itself. Between read.c, decode.c and make.c only. Records, texts and lists belong to
 * the pool. */
#ifndef IJW_MESSAGE_FILL_H
#define IJW_MESSAGE_FILL_H

#include "ijw/message/message.h"

/* The end of a list that grows: of one member in one record at a time. */
struct fill_list {
	const struct member *member;
	struct record *last;
};

/* The record of a message as a whole. */
struct record *fill_root(struct pool *pool, uint32_t line);

/* A record of the class of `member` (MEMBER_RECORD or MEMBER_LIST) in `parent`, behind those of its
 * list. `list` is remembered by the caller for each parent, {0} at first. `line` is that of the
 * start tag. NULL when a member that stands once is there already: the first one counts. */
struct record *fill_record(struct pool *pool, struct record *parent, const struct member *member,
			   struct fill_list *list, uint32_t line);

/* A leaf of `record`. `text` has a NUL behind its `length` bytes and lies in the pool; blanks
 * around it do not count for numbers, dates and times, and are cut off by the caller (fill_trims).
 * Of a leaf that stands once the first one counts. */
void fill_leaf(struct pool *pool, struct record *record, const struct member *member,
	       const char *text, size_t length, uint32_t line);

/* Whether blanks around a value of this member do not count. */
bool fill_trims(const struct member *member);

#endif
