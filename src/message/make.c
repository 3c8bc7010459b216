#include "ijw/message/make.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "fill.h"

static const struct member *member_at(const struct class *class, size_t offset)
{
	for (uint32_t i = 0; i < class->members; i++)
		if (class->member[i].offset == offset)
			return &class->member[i];
	abort();
}

struct bericht *make_bericht(struct pool *pool)
{
	return (struct bericht *)(void *)fill_root(pool, 0);
}

void *make_record(struct pool *pool, struct record *parent, size_t offset, struct record *last)
{
	const struct member *member = member_at(parent->class, offset);
	struct fill_list list = {last != NULL ? member : NULL, last};

	return fill_record(pool, parent, member, &list, 0);
}

void make_text(struct pool *pool, struct record *parent, size_t offset, const char *text)
{
	size_t length;

	if (text == NULL)
		return;
	length = strlen(text);
	fill_leaf(pool, parent, member_at(parent->class, offset), pool_copy(pool, text, length),
		  length, 0);
}

void make_number(struct pool *pool, struct record *parent, size_t offset, int64_t number)
{
	make_text(pool, parent, offset, pool_printf(pool, "%" PRId64, number));
}

void make_day(struct pool *pool, struct record *parent, size_t offset, int32_t day)
{
	char text[DATE_TEXT];

	if (day != DAY_NONE && day != DAY_NEVER)
		make_text(pool, parent, offset, date_format(day, text));
}
