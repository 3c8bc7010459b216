/* Markup that few messages have, and each of them once or twice: the XML declaration, tags with
 * namespace declarations, comments, processing instructions. */
#include "tag.h"

#include <endian.h>
#include <string.h>
#include <strings.h>

#include "ijw/base/ascii.h"
#include "ijw/base/utf8.h"

enum {
	NAME_BYTES = 256, /* longer ones are left to libxml2 */
	NAMES_BYTES =
	    LIMIT_NAMES_BYTES / 2, /* of all of them: it has a limit where this count has none */
	REMARK_BYTES = 64 * 1024
};

/* A piece of the document. */
struct text {
	const char *first;
	size_t length;
};

bool tag_doubt(struct reader *reader, enum doubt doubt)
{
	reader->doubt = doubt;
	return false;
}

/* The bytes of a character of a name: ASCII, or a letter from U+00C0 to U+02FF. Others are left to
 * libxml2. 0 for none; fewer characters can be the first. */
static size_t name_character(const char *at, bool first)
{
	unsigned char lead = (unsigned char)at[0], next = (unsigned char)at[1];

	if (ascii_is_letter(lead) || lead == '_')
		return 1;
	if (ascii_is_digit(lead) || lead == '-' || lead == '.')
		return !first;
	return lead >= 0xC3 && lead <= 0xCB && (next & 0xC0) == 0x80 &&
		       !(lead == 0xC3 && (next == 0x97 || next == 0xB7))
		   ? 2
		   : 0;
}

/* The bytes of a name without colon; 0 for none. */
static size_t name_length(const char *at)
{
	size_t length = 0, bytes;

	while (length <= NAME_BYTES && (bytes = name_character(at + length, length == 0)) > 0)
		length += bytes;
	return length <= NAME_BYTES ? length : 0;
}

char *tag_character(char *at)
{
	const unsigned char *byte = (const unsigned char *)at;
	size_t bytes = utf8_sequence(at, 4); /* NULs lie behind the end */

	/* U+FFFE and U+FFFF */
	if (bytes == 3 && byte[0] == 0xEF && byte[1] == 0xBF && byte[2] >= 0xBE)
		return NULL;
	return bytes > 1 ? at + bytes : NULL;
}

/* = "VALUE" behind a name: the value between its quotes, printable ASCII without markup. */
static bool read_value(struct reader *reader, const char **value, size_t *length)
{
	char quote;

	tag_blanks(reader);
	if (*reader->at != '=')
		return false;
	reader->at++;
	tag_blanks(reader);
	quote = *reader->at;
	if (quote != '"' && quote != '\'')
		return false;
	*value = ++reader->at;
	while (*reader->at != quote) {
		unsigned char c = (unsigned char)*reader->at++;

		if (c < ' ' || c >= 0x7f || c == '<' || c == '&')
			return false;
	}
	*length = (size_t)(reader->at++ - *value);
	return true;
}

/* NAME = "VALUE" with blanks before it, when it comes next. */
static bool read_named(struct reader *reader, const char *name, const char **value, size_t *length)
{
	char *before = reader->at;
	uint32_t line = reader->line;

	tag_blanks(reader);
	if (reader->at > before && strncmp(reader->at, name, strlen(name)) == 0) {
		reader->at += strlen(name);
		if (read_value(reader, value, length))
			return true;
	}
	reader->at = before;
	reader->line = line;
	return false;
}

static bool is_text(const char *value, size_t length, const char *text)
{
	return length == strlen(text) && strncasecmp(value, text, length) == 0;
}

bool tag_declaration(struct reader *reader)
{
	static const char usual[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
	const char *value;
	size_t length;

	if (strncmp(reader->at, usual, strlen(usual)) == 0) {
		reader->at += strlen(usual);
		return true;
	}
	if (strncmp(reader->at, "<?xml", 5) != 0 || !ascii_is_space(reader->at[5]))
		return true;
	reader->at += 5;
	if (!read_named(reader, "version", &value, &length) || !is_text(value, length, "1.0"))
		return tag_doubt(reader, DOUBT_MARKUP);
	if (read_named(reader, "encoding", &value, &length) && !is_text(value, length, "UTF-8"))
		return tag_doubt(reader, DOUBT_MARKUP);
	if (read_named(reader, "standalone", &value, &length) &&
	    !(length == 3 && memcmp(value, "yes", 3) == 0) &&
	    !(length == 2 && memcmp(value, "no", 2) == 0))
		return tag_doubt(reader, DOUBT_MARKUP);
	tag_blanks(reader);
	if (strncmp(reader->at, "?>", 2) != 0)
		return tag_doubt(reader, DOUBT_MARKUP);
	reader->at += 2;
	return true;
}

static bool same(const char *one, size_t one_length, const char *other, size_t other_length)
{
	return one_length == other_length && memcmp(one, other, one_length) == 0;
}

static enum space space_of(const struct reader *reader, const struct binding *binding)
{
	if (same(binding->name, binding->name_length, reader->root, reader->root_length))
		return SPACE_MESSAGE;
	if (same(binding->name, binding->name_length, reader->release->basisschema,
		 strlen(reader->release->basisschema)))
		return SPACE_BASIS;
	return SPACE_OTHER;
}

/* The declaration that counts for a prefix: the innermost. */
static const struct binding *binding_of(const struct reader *reader, const char *prefix,
					size_t length)
{
	for (uint32_t i = reader->bound; i > 0; i--) {
		const struct binding *binding = &reader->binding[i - 1];

		if (same(binding->prefix, binding->length, prefix, length))
			return binding;
	}
	return NULL;
}

static struct prefix prefix_of(const struct binding *binding)
{
	struct prefix prefix = {0};

	if (binding->length == 0)
		return prefix;
	memcpy(&prefix.word, binding->prefix, binding->length);
	prefix.word = le64toh(prefix.word | htole64((uint64_t)':' << (8 * binding->length)));
	prefix.length = binding->length + 1;
	prefix.mask = prefix.length == 8 ? UINT64_MAX : (UINT64_C(1) << (8 * prefix.length)) - 1;
	return prefix;
}

void tag_scope(struct reader *reader)
{
	/* No name begins with a NUL: such a namespace has its names taken apart. */
	const struct prefix none = {.word = 0, .mask = 0xff};
	bool found[] = {false, false};

	reader->prefix[SPACE_MESSAGE] = reader->prefix[SPACE_BASIS] = none;
	for (uint32_t i = reader->bound; i > 0 && !(found[0] && found[1]); i--) {
		const struct binding *binding = &reader->binding[i - 1];

		if (binding->space == SPACE_OTHER || found[binding->space] ||
		    binding->length >= 8 ||
		    binding_of(reader, binding->prefix, binding->length) != binding)
			continue;
		reader->prefix[binding->space] = prefix_of(binding);
		found[binding->space] = true;
	}
}

void tag_root(struct reader *reader)
{
	for (uint32_t i = 0; i < reader->bound; i++)
		reader->binding[i].space = space_of(reader, &reader->binding[i]);
	tag_scope(reader);
}

/* Names that XML keeps for itself; libxml2 refuses to have them declared anew. */
static bool is_reserved(const struct binding *binding)
{
	static const char own[] = "http://www.w3.org/XML", xmlns[] = "http://www.w3.org/2000/xmlns";

	return (binding->length >= 3 && strncasecmp(binding->prefix, "xml", 3) == 0) ||
	       (binding->length > 0 && binding->name_length == 0) ||
	       strncmp(binding->name, own, strlen(own)) == 0 ||
	       strncmp(binding->name, xmlns, strlen(xmlns)) == 0;
}

/* Declares a namespace; `at` is behind "xmlns". `scope` declarations lie outside of this tag. */
static bool read_binding(struct reader *reader, uint32_t scope)
{
	struct binding binding = {.prefix = "", .space = SPACE_OTHER};

	if (*reader->at == ':') {
		binding.prefix = ++reader->at;
		binding.length = name_length(reader->at);
		reader->at += binding.length;
		if (binding.length == 0)
			return false;
	}
	if (!read_value(reader, &binding.name, &binding.name_length) || is_reserved(&binding))
		return false;
	for (uint32_t i = scope; i < reader->bound; i++)
		if (same(reader->binding[i].prefix, reader->binding[i].length, binding.prefix,
			 binding.length))
			return false;
	reader->names += (uint32_t)(binding.length + binding.name_length + 2);
	if (reader->bound == LIMIT_NAMESPACES_IN_SCOPE || reader->names > NAMES_BYTES)
		return false;
	if (reader->root != NULL)
		binding.space = space_of(reader, &binding);
	reader->binding[reader->bound++] = binding;
	return true;
}

/* xsi:schemaLocation says where a schema may be found: libxml2, which has one, takes it anywhere
 * and looks at nothing in it. One in a tag; no other attribute is known. */
static bool read_location(struct reader *reader, struct text *prefix)
{
	static const char local[] = ":schemaLocation";
	struct text value;

	if (prefix->length > 0)
		return false;
	*prefix = (struct text){reader->at, name_length(reader->at)};
	reader->at += prefix->length;
	if (prefix->length == 0 || strncmp(reader->at, local, strlen(local)) != 0)
		return false;
	reader->at += strlen(local);
	return read_value(reader, &value.first, &value.length);
}

static bool is_instance(const struct reader *reader, const struct text *prefix)
{
	static const char instance[] = "http://www.w3.org/2001/XMLSchema-instance";
	const struct binding *binding = binding_of(reader, prefix->first, prefix->length);

	return binding != NULL &&
	       same(binding->name, binding->name_length, instance, strlen(instance));
}

static bool read_attributes(struct reader *reader)
{
	uint32_t scope = reader->bound;
	struct text location = {0};

	for (;;) {
		char *before = reader->at;

		tag_blanks(reader);
		if (*reader->at == '>' || (reader->at[0] == '/' && reader->at[1] == '>'))
			break;
		if (reader->at == before)
			return false;
		if (strncmp(reader->at, "xmlns", 5) == 0) {
			reader->at += 5;
			if (!read_binding(reader, scope))
				return false;
		} else if (!read_location(reader, &location)) {
			return false;
		}
	}
	reader->declared += reader->bound - scope;
	return reader->declared < LIMIT_NAMESPACES &&
	       (location.length == 0 || is_instance(reader, &location));
}

bool tag_start(struct reader *reader, struct tag *tag)
{
	size_t prefix = 0, length = name_length(reader->at);
	uint32_t scope = reader->bound;

	*tag = (struct tag){.name = reader->at, .local = reader->at, .local_length = length};
	if (length > 0 && reader->at[length] == ':') {
		prefix = length;
		tag->local += prefix + 1;
		tag->local_length = name_length(tag->local);
	}
	if (tag->local_length == 0)
		return tag_doubt(reader, DOUBT_MARKUP);
	reader->at += tag->local + tag->local_length - tag->name;
	tag->length = (size_t)(reader->at - tag->name);
	if (!read_attributes(reader) ||
	    (size_t)(reader->at - reader->item) >= LIMIT_TAG_BYTES - sizeof("/>"))
		return tag_doubt(reader, DOUBT_MARKUP);
	tag->empty = *reader->at == '/';
	reader->at += tag->empty ? 2 : 1;
	tag->binding = binding_of(reader, tag->name, prefix);
	if (tag->binding == NULL && prefix > 0)
		return tag_doubt(reader, DOUBT_MARKUP);
	if (reader->bound > scope)
		tag_scope(reader);
	return true;
}

/* Goes on to the first `stop`, two bytes, over characters that XML has. */
static bool step_to(struct reader *reader, const char *stop)
{
	const char *end = reader->at + REMARK_BYTES;
	char *at = reader->at;

	while (at[0] != stop[0] || at[1] != stop[1]) {
		if (*at == '\n') {
			reader->line++;
			reader->bare_lf |= at[-1] != '\r';
		}
		if ((unsigned char)*at >= 0x80)
			at = tag_character(at);
		else if ((unsigned char)*at >= ' ' || ascii_is_space(*at))
			at++;
		else
			return false;
		if (at == NULL || at > end)
			return false;
	}
	reader->at = at + 2;
	return true;
}

/* "--" ends a comment, and ">" must follow. */
static bool read_comment(struct reader *reader)
{
	reader->at += strlen("<!--");
	if (!step_to(reader, "--") || *reader->at != '>')
		return tag_doubt(reader, DOUBT_MARKUP);
	reader->at++;
	return true;
}

bool tag_remark(struct reader *reader)
{
	size_t length;

	if (strncmp(reader->at, "<!--", 4) == 0)
		return read_comment(reader);
	if (reader->at[1] != '?')
		return tag_doubt(reader, DOUBT_MARKUP);
	reader->at += 2;
	length = name_length(reader->at);
	/* Of "xml" only the declaration may begin like it, and libxml2 may follow a catalogue. */
	reader->names += (uint32_t)length + 1;
	if (length == 0 || reader->names > NAMES_BYTES ||
	    (length == 3 && strncasecmp(reader->at, "xml", 3) == 0) ||
	    strncmp(reader->at, "oasis", 5) == 0)
		return tag_doubt(reader, DOUBT_MARKUP);
	reader->at += length;
	if (strncmp(reader->at, "?>", 2) != 0 && !ascii_is_space(*reader->at))
		return tag_doubt(reader, DOUBT_MARKUP);
	return step_to(reader, "?>") || tag_doubt(reader, DOUBT_MARKUP);
}
