/* Fills typed records: records into their parents, values into their slots. */
#include "fill.h"

#include "lexical.h"

static void *slot_of(struct record *record, const struct member *member)
{
	return (char *)record + member->offset;
}

static struct record *record_new(struct pool *pool, const struct class *class,
				 struct record *parent, uint32_t line)
{
	struct record *record = pool_alloc(pool, class->size);

	record->class = class;
	record->parent = parent;
	record->line = line;
	return record;
}

struct record *fill_root(struct pool *pool, uint32_t line)
{
	return record_new(pool, &class_bericht, NULL, line);
}

static struct record *last_of(struct record *first)
{
	while (first != NULL && first->next != NULL)
		first = first->next;
	return first;
}

struct record *fill_record(struct pool *pool, struct record *parent, const struct member *member,
			   struct fill_list *list, uint32_t line)
{
	struct record **slot = slot_of(parent, member);
	struct record *record;

	if (member->kind == MEMBER_RECORD) {
		if (*slot != NULL)
			return NULL;
		return *slot = record_new(pool, member->class, parent, line);
	}
	record = record_new(pool, member->class, parent, line);
	if (list->member != member)
		*list = (struct fill_list){member, last_of(*slot)};
	record->index = list->last != NULL ? list->last->index + 1 : 1;
	if (list->last != NULL)
		list->last->next = record;
	else
		*slot = record;
	return list->last = record;
}

static int64_t value_of(enum member_kind kind, const char *text, size_t length)
{
	switch (kind) {
	case MEMBER_GETAL:
		return lexical_integer(text, length);
	case MEMBER_DATUM:
		return lexical_date(text, length);
	case MEMBER_TIJD:
		return lexical_time(text, length);
	default:
		return 0;
	}
}

static struct field *field_more(struct pool *pool, struct text_list *list)
{
	struct text_node *node = pool_alloc(pool, sizeof(*node));

	if (list->last != NULL)
		list->last->next = node;
	else
		list->first = node;
	list->last = node;
	return &node->field;
}

void fill_leaf(struct pool *pool, struct record *record, const struct member *member,
	       const char *text, size_t length, uint32_t line)
{
	void *slot = slot_of(record, member);
	struct field *field = member->kind == MEMBER_TEXTS ? field_more(pool, slot) : slot;

	if (field->text != NULL)
		return;
	field->text = text;
	field->length = (uint32_t)length;
	field->line = line;
	field->value = value_of(member->kind, text, length);
}

bool fill_trims(const struct member *member)
{
	return member->kind != MEMBER_TEXT && member->kind != MEMBER_TEXTS;
}
