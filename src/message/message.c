#include "ijw/message/message.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"

/* The member tables come from the list that also declares the records, so they cannot disagree. */
#define MEMBER(T, element, name, kind, class) {#element, kind, offsetof(struct T, name), class},
#define TEXT(T, element, name) MEMBER(T, element, name, MEMBER_TEXT, NULL)
#define GETAL(T, element, name) MEMBER(T, element, name, MEMBER_GETAL, NULL)
#define DATUM(T, element, name) MEMBER(T, element, name, MEMBER_DATUM, NULL)
#define TIJD(T, element, name) MEMBER(T, element, name, MEMBER_TIJD, NULL)
#define TEXTS(T, element, name) MEMBER(T, element, name, MEMBER_TEXTS, NULL)
#define ONE(T, element, name, type) MEMBER(T, element, name, MEMBER_RECORD, &class_##type)
#define MANY(T, element, name, type) MEMBER(T, element, name, MEMBER_LIST, &class_##type)
#define DEFINE_CLASS(type)                                                                     \
	static const struct member members_##type[] = {                                        \
	    CLASS_##type(type, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY)};                   \
	const struct class class_##type = {CLASS_ID_##type, #type, sizeof(struct type),        \
					   sizeof(members_##type) / sizeof(members_##type[0]), \
					   members_##type};
MESSAGE_CLASSES(DEFINE_CLASS)

#define INFO(number, retour, retourop, van_gemeente) \
	[JW##number] = {"JW" #number, "jw" #number ".xsd", retour, retourop, van_gemeente}

/* In a retour Afzender and Ontvanger are copied from the message it answers. */
static const struct bericht_info infos[BERICHT_TYPES] = {
    INFO(301, JW302, BERICHT_ONBEKEND, true),
    INFO(302, BERICHT_ONBEKEND, JW301, true),
    INFO(305, JW306, BERICHT_ONBEKEND, false),
    INFO(306, BERICHT_ONBEKEND, JW305, false),
    INFO(307, JW308, BERICHT_ONBEKEND, false),
    INFO(308, BERICHT_ONBEKEND, JW307, false),
    INFO(315, JW316, BERICHT_ONBEKEND, false),
    INFO(316, BERICHT_ONBEKEND, JW315, false),
    INFO(317, JW318, BERICHT_ONBEKEND, false),
    INFO(318, BERICHT_ONBEKEND, JW317, false),
    INFO(319, JW320, BERICHT_ONBEKEND, true),
    INFO(320, BERICHT_ONBEKEND, JW319, true),
    INFO(323, BERICHT_ONBEKEND, BERICHT_ONBEKEND, false),
    INFO(325, BERICHT_ONBEKEND, BERICHT_ONBEKEND, true),
};

const struct bericht_info *bericht_info(enum berichttype type)
{
	return &infos[type];
}

bool bericht_is_retour(enum berichttype type)
{
	return infos[type].retourop != BERICHT_ONBEKEND;
}

int bericht_number(enum berichttype type)
{
	const char *digit;

	if (type == BERICHT_ONBEKEND)
		return 0;
	digit = infos[type].name + 2; /* JW301 */
	return (digit[0] - '0') * 100 + (digit[1] - '0') * 10 + digit[2] - '0';
}

enum berichttype bericht_of_number(int number)
{
	for (int type = BERICHT_ONBEKEND + 1; type < BERICHT_TYPES; type++)
		if (bericht_number((enum berichttype)type) == number)
			return (enum berichttype)type;
	return BERICHT_ONBEKEND;
}

bool field_is(const struct field *field, const char *text)
{
	return field->text != NULL && strcmp(field->text, text) == 0;
}

/* The element under which a record hangs in its parent. */
static const char *element_name(const struct record *record)
{
	const struct class *class = record->parent->class;

	for (uint32_t i = 0; i < class->members; i++) {
		const struct member *member = &class->member[i];
		const struct record *first;

		if (member->class != record->class)
			continue;
		memcpy(&first, (const char *)record->parent + member->offset, sizeof(first));
		if (first == record || member->kind == MEMBER_LIST)
			return member->name;
	}
	return "*";
}

static void path_add(const struct record *record, struct buf *out)
{
	if (record->parent == NULL) {
		buf_puts(out, "/Bericht");
		return;
	}
	path_add(record->parent, out);
	buf_printf(out, "/%s", element_name(record));
	if (record->index > 0)
		buf_printf(out, "[%u]", record->index);
}

const char *record_path(const struct record *record, const char *leaf, struct pool *pool)
{
	struct buf path = BUF_INIT(0);
	const char *copy;

	path_add(record, &path);
	if (leaf != NULL)
		buf_printf(&path, "/%s", leaf);
	copy = pool_copy(pool, path.data, path.length);
	buf_free(&path);
	return copy;
}
