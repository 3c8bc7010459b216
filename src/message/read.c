/* The pass over the bytes: from the root's start tag to its end tag, one place of the tables after
 * the other. What it does not know for certain it leaves to libxml2. */
#include "ijw/message/read.h"

#include <string.h>

#include "bounds.h"
#include "ijw/base/eight.h"
#include "ijw/base/text.h"
#include "lexical.h"
#include "reference.h"
#include "tag.h"
#include "value.h"

enum {
	VALUE_BYTES = 64 * 1024, /* a longer value is none of every day */
	BEFORE = 16,             /* bytes before the copy, and behind it: to look back and ahead */
	BEHIND = 64,
	PIECE_BYTES = 1024 * 1024 /* between two tags: libxml2 has bounds of its own */
};

/* The lowest `bytes` bytes of a word; of 8 or more, all. */
static inline uint64_t mask(size_t bytes)
{
	return bytes >= 8 ? UINT64_MAX : (UINT64_C(1) << (8 * bytes)) - 1;
}

static inline bool same(const char *one, const char *other, size_t length)
{
	for (; length > 8; length -= 8, one += 8, other += 8)
		if (eight_load(one) != eight_load(other))
			return false;
	return ((eight_load(one) ^ eight_load(other)) & mask(length)) == 0;
}

/* --- the place of an element ------------------------------------------------------------- */

/* Whether the sequence may go on behind this place. */
static inline bool may_pass(const struct open *open, const struct place *place)
{
	return !place->required || (open->again && place == open->next);
}

static inline void take(struct open *open, const struct place *place)
{
	open->again = place->many;
	open->next = place->many ? place : place + 1;
}

/* A start tag as nearly all are: the name with the prefix of its namespace, and nothing else. The
 * place it has in the sequence; NULL when it is not such a tag or has none. */
static inline const struct place *place_plain(const struct reader *reader, const struct open *open)
{
	const char *at = reader->at;
	uint64_t word = eight_load(at);

	for (const struct place *place = open->next; place < open->end; place++) {
		const struct prefix *prefix = &reader->prefix[place->basis];
		const char *name = at + prefix->length;

		if (((word ^ prefix->word) & prefix->mask) == 0 &&
		    ((eight_load(name) ^ place->head) & mask(place->length)) == 0 &&
		    name[place->length] == '>' &&
		    (place->length <= 8 ||
		     memcmp(name + 8, place->member.name + 8, place->length - 8) == 0))
			return place;
		if (!may_pass(open, place))
			return NULL;
	}
	return NULL;
}

static const struct place *place_named(const struct open *open, const struct tag *tag)
{
	enum space space = tag->binding != NULL ? tag->binding->space : SPACE_OTHER;

	for (const struct place *place = open->next; place < open->end; place++) {
		if (space == (place->basis ? SPACE_BASIS : SPACE_MESSAGE) &&
		    tag->local_length == place->length &&
		    memcmp(tag->local, place->member.name, place->length) == 0)
			return place;
		if (!may_pass(open, place))
			return NULL;
	}
	return NULL;
}

/* --- values ------------------------------------------------------------------------------ */

/* How many of 8 bytes, from the first on, are ASCII that stands for itself: neither a control
 * character nor one of "<&]". */
static inline size_t usual_bytes(uint64_t eight)
{
	return eight_before((eight & EIGHT_TOPS) | eight_below(eight, ' ') | eight_is(eight, '<') |
			    eight_is(eight, '&') | eight_is(eight, ']'));
}

/* The '<' behind the value that begins at `at`; NULL with a doubt. `*raw` when it is not yet as it
 * is meant: references, or line ends other than line feeds. */
static inline char *value_end(struct reader *reader, bool *raw)
{
	char *at = reader->at;

	for (;;) {
		size_t usual = usual_bytes(eight_load(at));

		at += usual;
		if (usual == 8)
			continue;
		if (*at == '<')
			return at;
		if ((unsigned char)*at >= 0x80) {
			at = tag_character(at);
			if (at == NULL)
				return NULL;
			continue;
		}
		if (*at == '\n') {
			reader->line++;
			reader->bare_lf |= at[-1] != '\r';
		} else if (*at == '&' || *at == '\r') {
			*raw = true;
		} else if (*at == ']' ? at[1] == ']' && at[2] == '>' : *at != '\t') {
			return NULL;
		}
		at++;
	}
}

/* The end tag of a name as it was written; `at` is behind its "</". */
static inline bool read_end(struct reader *reader, const char *name, size_t length)
{
	if (!same(reader->at, name, length))
		return tag_doubt(reader, DOUBT_MARKUP);
	reader->at += length;
	if (*reader->at != '>')
		tag_blanks(reader);
	if (*reader->at != '>')
		return tag_doubt(reader, DOUBT_MARKUP);
	reader->at++;
	return true;
}

static void put_leaf(struct reader *reader, const struct open *open, const struct place *place,
		     char *value, size_t length, uint32_t line)
{
	const char *text = value;

	if (fill_trims(&place->member)) {
		text = lexical_trim(value, &length);
		value[text - value + (ptrdiff_t)length] = '\0';
	}
	fill_leaf(reader->pool, open->record, &place->member, text, length, line);
}

/* A value and its end tag, behind the start tag with this name. */
static inline bool read_leaf(struct reader *reader, const struct open *open,
			     const struct place *place, const char *name, size_t name_length)
{
	char *value = reader->at;
	uint32_t line = reader->line;
	bool raw = false;
	char *end = value_end(reader, &raw);
	size_t length;

	if (end == NULL || end[1] != '/' || end - value > VALUE_BYTES)
		return tag_doubt(reader, DOUBT_MARKUP);
	reader->at = end + 2;
	if (!read_end(reader, name, name_length))
		return false;
	length = raw ? reference_settle(value, end) : (size_t)(end - value);
	if (length == SIZE_MAX)
		return tag_doubt(reader, DOUBT_MARKUP);
	if (!value_is(place->simple, value, length))
		return tag_doubt(reader, DOUBT_VALUE);
	value[length] = '\0';
	put_leaf(reader, open, place, value, length, line);
	return true;
}

/* --- elements ---------------------------------------------------------------------------- */

static void open_push(struct reader *reader, const struct place *place, struct record *record,
		      const char *name, size_t length)
{
	const struct complex *complex = place->complex;

	reader->open[reader->depth++] = (struct open){.next = complex->place,
						      .end = complex->place + complex->places,
						      .record = record,
						      .tag = name,
						      .tag_length = length,
						      .scope = reader->bound};
}

/* Declarations of an element go out of scope with it. */
static inline void end_scope(struct reader *reader, uint32_t outer)
{
	if (reader->bound == outer)
		return;
	reader->bound = outer;
	tag_scope(reader);
}

/* Closes the innermost element: nothing may be missing in it. */
static inline bool open_pop(struct reader *reader)
{
	const struct open *open = &reader->open[reader->depth - 1];
	uint32_t outer = reader->depth > 1 ? open[-1].scope : 0;

	for (const struct place *place = open->next; place < open->end; place++)
		if (!may_pass(open, place))
			return tag_doubt(reader, DOUBT_ELEMENT);
	reader->depth--;
	end_scope(reader, outer);
	return true;
}

static inline bool start_complex(struct reader *reader, struct open *open,
				 const struct place *place, const char *name, size_t length)
{
	struct record *record;

	if (reader->depth == LIMIT_DEPTH - 1)
		return tag_doubt(reader, DOUBT_ELEMENT);
	record = fill_record(reader->pool, open->record, &place->member, &open->list, reader->line);
	open_push(reader, place, record, name, length);
	return true;
}

/* An element whose tag is written in another way than nearly all are. */
static bool read_other(struct reader *reader, struct open *open)
{
	uint32_t scope = reader->bound;
	const struct place *place;
	struct tag tag;

	if (!tag_start(reader, &tag))
		return false;
	place = place_named(open, &tag);
	if (place == NULL)
		return tag_doubt(reader, DOUBT_ELEMENT);
	take(open, place);
	if (place->complex != NULL) {
		if (!start_complex(reader, open, place, tag.name, tag.length))
			return false;
		return !tag.empty || open_pop(reader);
	}
	if (tag.empty) {
		char *nothing = pool_alloc(reader->pool, 1);

		if (!value_is(place->simple, nothing, 0))
			return tag_doubt(reader, DOUBT_VALUE);
		put_leaf(reader, open, place, nothing, 0, reader->line);
	} else if (!read_leaf(reader, open, place, tag.name, tag.length)) {
		return false;
	}
	end_scope(reader, scope);
	return true;
}

/* A start tag and, of a leaf, all up to its end; `at` is behind the '<'. */
static inline bool read_element(struct reader *reader)
{
	struct open *open = &reader->open[reader->depth - 1];
	const struct place *place = place_plain(reader, open);
	const char *name = reader->at;
	size_t length;

	if (place == NULL)
		return read_other(reader, open);
	take(open, place);
	length = reader->prefix[place->basis].length + place->length;
	reader->at += length + 1;
	if (place->complex != NULL)
		return start_complex(reader, open, place, name, length);
	return read_leaf(reader, open, place, name, length);
}

/* Steps over blanks to the next piece of markup. */
static inline bool next_piece(struct reader *reader)
{
	tag_blanks(reader);
	if (reader->at - reader->item > PIECE_BYTES)
		return tag_doubt(reader, DOUBT_MARKUP);
	reader->item = reader->at;
	reader->item_depth = reader->depth;
	reader->item_declared = reader->declared;
	return true;
}

/* The piece of markup at hand, within the root. */
static inline bool read_piece(struct reader *reader)
{
	if (*reader->at != '<')
		return tag_doubt(reader, DOUBT_ELEMENT);
	if (reader->at[1] == '/') {
		const struct open *open = &reader->open[reader->depth - 1];

		reader->at += 2;
		return read_end(reader, open->tag, open->tag_length) && open_pop(reader);
	}
	if (reader->at[1] == '!' || reader->at[1] == '?')
		return tag_remark(reader);
	if (reader->elements == LIMIT_ELEMENTS)
		return tag_doubt(reader, DOUBT_MARKUP);
	reader->at++;
	if (!read_element(reader))
		return false;
	reader->elements++;
	return true;
}

/* All that is in the root, its end tag included. */
static bool read_body(struct reader *reader)
{
	while (reader->depth > 0)
		if (!next_piece(reader) || !read_piece(reader))
			return false;
	return true;
}

/* Blanks, comments and processing instructions before or behind the root. */
static bool read_around(struct reader *reader)
{
	while (next_piece(reader)) {
		if (reader->at[0] != '<' || (reader->at[1] != '!' && reader->at[1] != '?'))
			return true;
		if (!tag_remark(reader))
			return false;
	}
	return false;
}

/* The root's start tag: which message it is. */
static bool read_root(struct reader *reader)
{
	const struct place *place;
	struct tag tag;

	if (*reader->at != '<')
		return tag_doubt(reader, DOUBT_MARKUP);
	reader->at++;
	if (!tag_start(reader, &tag))
		return false;
	if (tag.binding == NULL)
		return tag_doubt(reader, DOUBT_ROOT);
	reader->root = tag.binding->name;
	reader->root_length = tag.binding->name_length;
	reader->type = release_of(reader->root, reader->root_length, &reader->release);
	if (reader->release == NULL || !release_is_tabled(reader->release))
		return tag_doubt(reader, DOUBT_ROOT);
	place = &reader->release->schemas->roots[reader->type];
	if (place->complex == NULL || tag.empty || tag.local_length != place->length ||
	    memcmp(tag.local, place->member.name, place->length) != 0)
		return tag_doubt(reader, DOUBT_ROOT);
	tag_root(reader);
	open_push(reader, place, fill_root(reader->pool, reader->line), tag.name, tag.length);
	reader->elements++;
	return true;
}

static bool read_document(struct reader *reader)
{
	if (!tag_declaration(reader) || !read_around(reader) || !read_root(reader) ||
	    !read_body(reader) || !read_around(reader))
		return false;
	return reader->at == reader->end || tag_doubt(reader, DOUBT_MARKUP);
}

/* --- the whole --------------------------------------------------------------------------- */

/* Not all of it is set: the arrays are large, and most of them is never used. */
static void begin(struct reader *reader, const char *bytes, size_t length, struct pool *pool)
{
	char *copy = pool_alloc(pool, BEFORE + length + BEHIND);

	memcpy(copy + BEFORE, bytes, length);
	reader->at = reader->first = reader->item = copy + BEFORE;
	reader->end = reader->first + length;
	reader->line = 1;
	reader->elements = reader->declared = reader->depth = reader->bound = 0;
	reader->item_declared = reader->item_depth = reader->names = 0;
	reader->bare_lf = false;
	reader->doubt = DOUBT_MARKUP;
	reader->pool = pool;
	reader->root = NULL;
	reader->root_length = 0;
}

/* What lies before the markup at which the reader stopped need not be looked at again. */
static void stopped_at(const struct reader *reader, struct bounds *bounds)
{
	bounds->at += (size_t)(reader->item - reader->first);
	bounds->seen = reader->elements;
	bounds->open = reader->item_depth;
	bounds->declared = reader->item_declared;
	for (uint32_t i = 0; i < reader->item_depth; i++)
		bounds->in_scope[i + 1] = reader->open[i].scope;
}

void read_message(const char *bytes, size_t length, size_t limit, bool tables, struct pool *pool,
		  struct read_result *out)
{
	struct bounds bounds = {0};
	struct reader reader;

	*out = (struct read_result){.doubt = DOUBT_ASKED};
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		out->bom = true;
		out->start = 3;
	}
	bounds.at = out->start;
	if (tables && length <= limit && length <= LIMIT_MESSAGE_BYTES) {
		begin(&reader, bytes + out->start, length - out->start, pool);
		if (read_document(&reader))
			reader.doubt = DOUBT_NONE;
		out->doubt = reader.doubt;
		if (reader.root != NULL) {
			out->root = bytes + out->start + (reader.root - reader.first);
			out->root_length = reader.root_length;
		}
	}
	if (out->doubt == DOUBT_NONE) {
		out->type = reader.type;
		out->release = reader.release;
		out->bare_lf = reader.bare_lf;
		out->bericht = (const struct bericht *)(void *)reader.open[0].record;
		return;
	}
	if (out->doubt != DOUBT_ASKED)
		stopped_at(&reader, &bounds);
	bounds_check(bytes, length, limit, &bounds, out);
}

const char *doubt_text(enum doubt doubt)
{
	static const char *const texts[DOUBTS] = {
	    [DOUBT_NONE] = "",
	    [DOUBT_ASKED] = N_("libxml2 was asked for"),
	    [DOUBT_ROOT] = N_("no message of this release"),
	    [DOUBT_MARKUP] = N_("not well-formed, or markup that no message needs"),
	    [DOUBT_ELEMENT] = N_("an element that is not expected, or is missing"),
	    [DOUBT_VALUE] = N_("a value that may not be of its type"),
	};

	return texts[doubt];
}
