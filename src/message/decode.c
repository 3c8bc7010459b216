#include "ijw/message/decode.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "fill.h"
#include "ijw/message/release.h"
#include "lexical.h"
#include "tables.h"

/* An open element. A record has `record`; a leaf only `member`; what is not known has neither. */
struct frame {
	const char *name;
	uint32_t line;
	uint32_t index;
	const struct member *member; /* in the class of the parent */
	struct record *record;
	/* Of a record: where its members are being looked for, and the list at hand. */
	uint32_t cursor;
	struct fill_list list;
};

struct decode {
	struct pool *pool;
	struct bericht *root;
	struct frame frames[LIMIT_DEPTH + 1];
	uint32_t depth;
	bool ended;       /* the frame behind the open ones ended last */
	const char *text; /* between the last tag and the next, as the parser holds it */
	size_t length;
};

static const char unknown[] = "*";

struct decode *decode_new(void)
{
	struct decode *decode = xmalloc(sizeof(*decode));

	*decode = (struct decode){0};
	return decode;
}

void decode_free(struct decode *decode)
{
	free(decode);
}

void decode_begin(struct decode *decode, struct pool *pool)
{
	decode->pool = pool;
	decode->root = NULL;
	decode->depth = 0;
	decode->ended = false;
	decode->length = 0;
}

/* Members come in the order of the class: the next one is nearly always at the cursor or just past.
 */
static const struct member *find_member(struct frame *parent, const char *name)
{
	const struct class *class = parent->record->class;

	for (uint32_t i = 0; i < class->members; i++) {
		uint32_t at = (parent->cursor + i) % class->members;

		if (strcmp(class->member[at].name, name) == 0) {
			parent->cursor = at;
			return &class->member[at];
		}
	}
	return NULL;
}

static void start_root(struct decode *decode, const char *name, struct frame *frame)
{
	if (strcmp(name, "Bericht") != 0)
		return;
	frame->name = "Bericht";
	frame->record = fill_root(decode->pool, frame->line);
	decode->root = (struct bericht *)(void *)frame->record;
}

void decode_start(struct decode *decode, const char *name, uint32_t line)
{
	struct frame *frame = &decode->frames[decode->depth];
	struct frame *parent = decode->depth > 0 ? frame - 1 : NULL;

	*frame = (struct frame){.name = unknown, .line = line};
	decode->depth++;
	decode->ended = false;
	decode->length = 0;
	if (parent == NULL) {
		start_root(decode, name, frame);
		return;
	}
	if (parent->record == NULL)
		return;
	frame->member = find_member(parent, name);
	if (frame->member == NULL)
		return;
	frame->name = frame->member->name;
	if (frame->member->class == NULL)
		return;
	frame->record =
	    fill_record(decode->pool, parent->record, frame->member, &parent->list, line);
	frame->index = frame->record != NULL ? frame->record->index : 0;
}

void decode_text(struct decode *decode, const char *bytes, size_t length)
{
	decode->text = bytes;
	decode->length = length;
}

static void end_leaf(const struct decode *decode, const struct frame *frame)
{
	const char *text = decode->length > 0 ? decode->text : "";
	size_t length = decode->length;

	if (fill_trims(frame->member))
		text = lexical_trim(text, &length);
	fill_leaf(decode->pool, (frame - 1)->record, frame->member,
		  pool_copy(decode->pool, text, length), length, frame->line);
}

void decode_end(struct decode *decode)
{
	struct frame *frame = &decode->frames[decode->depth - 1];

	if (frame->member != NULL && frame->member->class == NULL)
		end_leaf(decode, frame);
	decode->depth--;
	decode->ended = true;
	decode->length = 0;
}

const char *decode_path(const struct decode *decode)
{
	struct buf path = BUF_INIT(0);
	uint32_t depth = decode->depth + decode->ended;
	const char *copy;

	for (uint32_t i = 0; i < depth; i++) {
		const struct frame *frame = &decode->frames[i];

		buf_printf(&path, "/%s", frame->name);
		if (frame->index > 0)
			buf_printf(&path, "[%u]", frame->index);
	}
	copy = pool_copy(decode->pool, path.data ? path.data : "", path.length);
	buf_free(&path);
	return copy;
}

const struct bericht *decode_bericht(const struct decode *decode)
{
	return decode->root;
}

static void complete(struct decode *decode, struct record *record, const struct complex *complex)
{
	for (uint32_t i = 0; i < complex->places; i++) {
		const struct place *place = &complex->place[i];
		struct fill_list list = {0};
		struct record *child;

		if (place->complex == NULL)
			continue;
		memcpy(&child, (char *)record + place->member.offset, sizeof(child));
		if (child == NULL && place->required && !place->many)
			child =
			    fill_record(decode->pool, record, &place->member, &list, record->line);
		for (; child != NULL; child = child->next)
			complete(decode, child, place->complex);
	}
}

void decode_complete(struct decode *decode, const struct release *release, enum berichttype type)
{
	if (decode->root != NULL)
		complete(decode, &decode->root->record, release_roots(release)[type].complex);
}

/* Two dates past the years that are counted have one value and are not equal. */
static bool is_counted(const struct field *field, const struct member *member)
{
	return member->kind != MEMBER_DATUM ||
	       (field->value > DAY_EARLY && field->value < DAY_LATE);
}

/* Names end with a NUL and texts carry their length, so no text can imitate another structure. */
static void content_field(const struct field *field, const struct member *member, struct buf *out)
{
	if (field->text == NULL)
		return;
	buf_add(out, member->name, strlen(member->name) + 1);
	if (member->kind == MEMBER_TEXT || member->kind == MEMBER_TEXTS ||
	    !is_counted(field, member)) {
		buf_add(out, &field->length, sizeof(field->length));
		buf_add(out, field->text, field->length);
	} else {
		buf_add(out, &field->value, sizeof(field->value));
	}
}

static void content_record(const struct record *record, struct buf *out);

static void content_records(const struct record *first, const struct member *member,
			    struct buf *out)
{
	for (; first != NULL; first = first->next) {
		buf_add(out, member->name, strlen(member->name) + 1);
		buf_add(out, "{", 1);
		content_record(first, out);
		buf_add(out, "}", 1);
	}
}

static void content_record(const struct record *record, struct buf *out)
{
	for (uint32_t i = 0; i < record->class->members; i++) {
		const struct member *member = &record->class->member[i];
		const void *slot = (const char *)record + member->offset;

		if (member->class != NULL) {
			const struct record *first;

			memcpy(&first, slot, sizeof(first));
			content_records(first, member, out);
		} else if (member->kind == MEMBER_TEXTS) {
			const struct text_list *list = slot;

			for (const struct text_node *node = list->first; node; node = node->next)
				content_field(&node->field, member, out);
		} else {
			content_field(slot, member, out);
		}
	}
}

void decode_content(const struct bericht *bericht, struct buf *out)
{
	content_record(&bericht->record, out);
}
