/* Walks the tables and writes what the record has at each place. */
#include "ijw/message/encode.h"

#include <stdio.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/utf8.h"
#include "tables.h"

enum { PREFIX_TEXT = 8 };

struct encoder {
	struct buf *out;
	const char *prefix[2]; /* of the namespace of the message, of the basisschema */
	size_t depth;
	struct encode_error *error;
};

static const void *slot_of(const struct record *record, const struct member *member)
{
	return (const char *)record + member->offset;
}

static const struct record *first_of(const struct record *record, const struct member *member)
{
	const struct record *first;

	memcpy(&first, slot_of(record, member), sizeof(first));
	return first;
}

static bool has(const struct record *record, const struct member *member)
{
	const struct text_list *list;
	const struct field *field;

	if (member->class != NULL)
		return first_of(record, member) != NULL;
	if (member->kind == MEMBER_TEXTS) {
		list = slot_of(record, member);
		return list->first != NULL;
	}
	field = slot_of(record, member);
	return field->text != NULL;
}

static bool refuse(struct encoder *encoder, enum encode_refusal refusal,
		   const struct record *record, const char *element)
{
	*encoder->error = (struct encode_error){refusal, record, element};
	return false;
}

/* --- texts ------------------------------------------------------------------------------- */

/* A line feed is written as the line ends are, which is read as one. A carriage return of the text
 * itself has to be a reference: a plain one would be read as a line feed. */
static const char *written_as(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\n':
		return "\r\n";
	case '\r':
		return "&#13;";
	default:
		return NULL;
	}
}

/* Bytes of the character at `text`; 0 when XML does not carry it. */
static size_t character(const char *text, size_t length)
{
	size_t bytes = utf8_sequence(text, length);

	if (bytes == 1 && (unsigned char)*text < ' ')
		return ascii_is_space(*text) ? 1 : 0;
	if (bytes == 3 &&
	    (memcmp(text, "\xef\xbf\xbe", 3) == 0 || memcmp(text, "\xef\xbf\xbf", 3) == 0))
		return 0;
	return bytes;
}

static bool put_text(struct buf *out, const char *text, size_t length)
{
	size_t from = 0, at = 0;

	while (at < length) {
		size_t bytes = character(text + at, length - at);
		const char *other = written_as(text[at]);

		if (bytes == 0)
			return false;
		if (other != NULL) {
			buf_add(out, text + from, at - from);
			buf_puts(out, other);
			from = at + bytes;
		}
		at += bytes;
	}
	buf_add(out, text + from, length - from);
	return true;
}

/* --- elements ---------------------------------------------------------------------------- */

static void put_indent(const struct encoder *encoder)
{
	for (size_t i = 0; i < encoder->depth; i++)
		buf_add(encoder->out, "\t", 1);
}

/* `before` is "<" or "</". */
static void put_tag(const struct encoder *encoder, const char *before, const struct place *place)
{
	buf_puts(encoder->out, before);
	buf_puts(encoder->out, encoder->prefix[place->basis]);
	buf_add(encoder->out, ":", 1);
	buf_add(encoder->out, place->member.name, place->length);
	buf_add(encoder->out, ">", 1);
}

static bool put_leaf(struct encoder *encoder, const struct place *place,
		     const struct record *record, const struct field *field)
{
	put_indent(encoder);
	put_tag(encoder, "<", place);
	if (!put_text(encoder->out, field->text, field->length))
		return refuse(encoder, ENCODE_CHARACTER, record, place->member.name);
	put_tag(encoder, "</", place);
	buf_puts(encoder->out, "\r\n");
	return true;
}

static bool put_members(struct encoder *encoder, const struct complex *complex,
			const struct class *class, const struct record *record);

static bool put_record(struct encoder *encoder, const struct place *place,
		       const struct record *record)
{
	put_indent(encoder);
	put_tag(encoder, "<", place);
	buf_puts(encoder->out, "\r\n");
	encoder->depth++;
	if (!put_members(encoder, place->complex, place->member.class, record))
		return false;
	encoder->depth--;
	put_indent(encoder);
	put_tag(encoder, "</", place);
	buf_puts(encoder->out, "\r\n");
	return true;
}

static bool put_member(struct encoder *encoder, const struct place *place,
		       const struct record *record)
{
	const struct member *member = &place->member;
	const struct text_list *list;

	if (place->complex != NULL) {
		for (const struct record *at = first_of(record, member); at != NULL; at = at->next)
			if (!put_record(encoder, place, at))
				return false;
		return true;
	}
	if (member->kind != MEMBER_TEXTS)
		return put_leaf(encoder, place, record, slot_of(record, member));
	list = slot_of(record, member);
	for (const struct text_node *node = list->first; node != NULL; node = node->next)
		if (!put_leaf(encoder, place, record, &node->field))
			return false;
	return true;
}

static bool has_place(const struct complex *complex, const struct member *member)
{
	for (uint32_t i = 0; i < complex->places; i++)
		if (complex->place[i].member.offset == member->offset)
			return true;
	return false;
}

/* The members of a record in the order of the schema, none left over. */
static bool put_members(struct encoder *encoder, const struct complex *complex,
			const struct class *class, const struct record *record)
{
	for (uint32_t i = 0; i < class->members; i++) {
		const struct member *member = &class->member[i];

		if (has(record, member) && !has_place(complex, member))
			return refuse(encoder, ENCODE_MEMBER, record, member->name);
	}
	for (uint32_t i = 0; i < complex->places; i++) {
		const struct place *place = &complex->place[i];

		if (has(record, &place->member) && !put_member(encoder, place, record))
			return false;
	}
	return true;
}

int encode_bericht(const struct bericht *bericht, const struct release *release,
		   enum berichttype type, struct buf *out, struct encode_error *error)
{
	const struct place *root = &release_roots(release)[type];
	char prefix[PREFIX_TEXT];
	struct encoder encoder = {
	    .out = out, .prefix = {prefix, "ijw"}, .depth = 1, .error = error};
	const size_t before = out->length;

	*error = (struct encode_error){ENCODE_DONE, NULL, NULL};
	snprintf(prefix, sizeof(prefix), "jw%d", bericht_number(type));
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n");
	buf_printf(out, "<%s:Bericht xmlns:ijw=\"%s\" xmlns:%s=\"%s\">\r\n", prefix,
		   release->basisschema, prefix, release->message[type].namespace);
	if (!put_members(&encoder, root->complex, &class_bericht, &bericht->record)) {
		out->length = before;
		if (out->data != NULL)
			out->data[before] = '\0';
		return -1;
	}
	put_tag(&encoder, "</", root);
	buf_puts(out, "\r\n");
	return 0;
}
