#include "ijw/message/plain.h"

#include <string.h>
#include <strings.h>

#include "ijw/base/limits.h"
#include "ijw/base/utf8.h"

/* What is left to be looked at. */
struct scan {
	const char *at;
	const char *end;
};

struct attribute {
	const char *name;
	size_t name_length;
	const char *value; /* between the quotes, raw */
	size_t value_length;
};

struct elements {
	uint32_t seen;
	uint32_t open;
	uint32_t declared;                  /* namespaces, in all of the document */
	uint32_t in_scope[LIMIT_DEPTH + 1]; /* of them, by what is open: [0] is the document */
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool starts(const char *at, const char *end, const char *text)
{
	size_t length = strlen(text);

	return (size_t)(end - at) >= length && memcmp(at, text, length) == 0;
}

/* The parser counts line feeds only; the same numbers are shown for its faults and for ours. */
static uint32_t line_of(const char *bytes, const char *at)
{
	uint32_t line = 1;
	const char *feed = bytes;

	while (feed < at && (feed = memchr(feed, '\n', (size_t)(at - feed))) != NULL) {
		line++;
		feed++;
	}
	return line;
}

static bool is_blank(const char *at, const char *end)
{
	while (at < end && is_space(*at))
		at++;
	return at == end;
}

/* UTF-16 and UTF-32 in either order, with or without a mark. Without one the first character of XML
 * is ASCII, so that its other bytes are NUL. Not a NUL in front of UTF-8 or a file of NULs: those
 * lack the rhythm. */
static bool is_wide(const char *bytes, size_t length)
{
	bool nul[4];

	if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
		return true;
	if (length < 4)
		return false;
	if (memcmp(bytes, "\0\0\xFE\xFF", 4) == 0)
		return true;
	for (int i = 0; i < 4; i++)
		nul[i] = bytes[i] == '\0';
	if (nul[0] == nul[2] && nul[1] == nul[3] && nul[0] != nul[1])
		return true;
	return nul[1] && nul[2] && nul[0] != nul[3];
}

static bool has_bare_line_end(const char *bytes, size_t length)
{
	const char *end = bytes + length, *at = bytes, *feed;

	while (at < end && (feed = memchr(at, '\n', (size_t)(end - at))) != NULL) {
		if (feed == bytes || feed[-1] != '\r')
			return true;
		at = feed + 1;
	}
	return false;
}

/* Steps over white space and one NAME = "VALUE". False when there is no such thing: then the tag
 * ends here, or the parser will refuse it. */
static bool next_attribute(struct scan *scan, struct attribute *out)
{
	const char *at = scan->at, *end = scan->end, *close;

	while (at < end && is_space(*at))
		at++;
	out->name = at;
	while (at < end && *at != '=' && !is_space(*at))
		at++;
	out->name_length = (size_t)(at - out->name);
	while (at < end && is_space(*at))
		at++;
	if (at == end || *at != '=')
		return false;
	at++;
	while (at < end && is_space(*at))
		at++;
	if (at == end || (*at != '"' && *at != '\''))
		return false;
	close = memchr(at + 1, *at, (size_t)(end - at - 1));
	if (close == NULL)
		return false;
	out->value = at + 1;
	out->value_length = (size_t)(close - out->value);
	scan->at = close + 1;
	return true;
}

/* Whether the XML declaration, if there is one, allows for UTF-8. One that is malformed is left to
 * the parser, which never gets past it. */
static bool declares_utf8(const char *at, const char *end)
{
	struct attribute attribute;
	struct scan scan;
	const char *close;

	if (!starts(at, end, "<?xml") || end - at == 5 || !is_space(at[5]))
		return true;
	close = memmem(at, (size_t)(end - at), "?>", 2);
	if (close == NULL)
		return true;
	scan = (struct scan){.at = at + 5, .end = close};
	while (next_attribute(&scan, &attribute))
		if (attribute.name_length == 8 && memcmp(attribute.name, "encoding", 8) == 0)
			return attribute.value_length == 5 &&
			       strncasecmp(attribute.value, "UTF-8", 5) == 0;
	return true;
}

/* The checks that need no knowledge of markup. */
static const char *check_bytes(const char *bytes, size_t length, struct plain *out)
{
	const char *begin = bytes + out->start, *end = bytes + length;
	const char *nul = memchr(begin, '\0', (size_t)(end - begin));
	size_t valid;

	if (nul != NULL) {
		out->fault = FAULT_NUL;
		return nul;
	}
	valid = utf8_valid_prefix(begin, (size_t)(end - begin));
	if (valid < (size_t)(end - begin)) {
		out->fault = FAULT_ENCODING;
		return begin + valid;
	}
	if (out->bom && starts(begin, end, "\xEF\xBB\xBF")) {
		/* The parser would swallow it as if it were the only one. */
		out->fault = FAULT_SYNTAX;
		return begin;
	}
	if (!declares_utf8(begin, end)) {
		out->fault = FAULT_ENCODING;
		return begin;
	}
	return NULL;
}

/* The '>' that ends the tag at `at`, or NULL when there is none before `end`. Only a start tag has
 * quotes; in an end tag they are an error that the parser finds. */
static const char *tag_end(const char *at, const char *end)
{
	if (at + 1 < end && at[1] == '/')
		return memchr(at, '>', (size_t)(end - at));
	while (++at < end) {
		if (*at == '>')
			return at;
		if (*at == '"' || *at == '\'') {
			at = memchr(at + 1, *at, (size_t)(end - at - 1));
			if (at == NULL)
				return NULL;
		}
	}
	return NULL;
}

/* The namespace that the root's own tag gives to the root's own prefix. */
static void find_root(const char *tag, const char *close, struct plain *out)
{
	struct attribute attribute;
	struct scan scan = {.at = tag + 1, .end = close};
	const char *colon;
	size_t prefix;

	while (scan.at < close && !is_space(*scan.at) && *scan.at != '/')
		scan.at++;
	colon = memchr(tag + 1, ':', (size_t)(scan.at - tag - 1));
	prefix = colon == NULL ? 0 : (size_t)(colon - tag - 1);
	while (next_attribute(&scan, &attribute)) {
		if (attribute.name_length != (prefix == 0 ? 5 : 6 + prefix) ||
		    memcmp(attribute.name, prefix == 0 ? "xmlns" : "xmlns:", prefix == 0 ? 5 : 6) !=
			0 ||
		    memcmp(attribute.name + attribute.name_length - prefix, tag + 1, prefix) != 0)
			continue;
		out->root = attribute.value;
		out->root_length = attribute.value_length;
		return;
	}
}

/* Namespace declarations of the tag `at` .. `close`. One that is malformed has none behind the
 * fault: the parser stops there too. */
static uint32_t count_declared(const char *at, const char *close)
{
	struct attribute attribute;
	struct scan scan = {.at = at + 1, .end = close};
	uint32_t count = 0;

	while (scan.at < close && !is_space(*scan.at))
		scan.at++;
	while (next_attribute(&scan, &attribute))
		if (attribute.name_length >= 5 && memcmp(attribute.name, "xmlns", 5) == 0 &&
		    (attribute.name_length == 5 || attribute.name[5] == ':'))
			count++;
	return count;
}

/* Opens the scope of the tag `at` .. `close`. Most tags have no attribute. */
static bool scope_fits(const char *at, const char *close, struct elements *elements)
{
	uint32_t declared = 0, *outer = &elements->in_scope[elements->open];

	if (memchr(at, '=', (size_t)(close - at)) != NULL)
		declared = count_declared(at, close);
	elements->declared += declared;
	outer[1] = outer[0] + declared;
	return outer[1] <= LIMIT_NAMESPACES_IN_SCOPE && elements->declared <= LIMIT_NAMESPACES;
}

/* Counts the element of the tag `at` .. `close`. */
static enum fault count_tag(const char *at, const char *close, struct elements *elements,
			    struct plain *out)
{
	if (at[1] == '/') {
		if (elements->open > 0)
			elements->open--;
		return FAULT_NONE;
	}
	if (++elements->seen > LIMIT_ELEMENTS)
		return FAULT_ELEMENTS;
	if (elements->seen == 1)
		find_root(at, close, out);
	if (elements->open + 1 > LIMIT_DEPTH)
		return FAULT_DEPTH;
	if (!scope_fits(at, close, elements))
		return FAULT_NAMESPACES;
	if (close[-1] != '/')
		elements->open++;
	return FAULT_NONE;
}

/* The byte behind the first `close`, which ends in '>', at `at` or later; `end` when there is none.
 */
static const char *behind(const char *at, const char *end, const char *close)
{
	size_t before = strlen(close) - 1;
	const char *from = at;

	while (at < end && (at = memchr(at, '>', (size_t)(end - at))) != NULL) {
		if ((size_t)(at - from) >= before && memcmp(at - before, close, before) == 0)
			return at + 1;
		at++;
	}
	return end;
}

/* The byte behind the markup at `at`, which is no tag; `end` when it has no end of its own.
 * Declarations other than a DOCTYPE are wrong outside of one: the parser stops there. */
static const char *step_over(const char *at, const char *end)
{
	if (starts(at, end, "<!--"))
		return behind(at + 4, end, "-->");
	if (starts(at, end, "<![CDATA["))
		return behind(at + 9, end, "]]>");
	if (at[1] == '?')
		return behind(at + 2, end, "?>");
	return at + 2;
}

/* The checks of markup, in document order. Returns where the fault is. */
static const char *check_markup(const char *at, const char *end, struct plain *out)
{
	struct elements elements = {0};

	while (at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
		const char *close, *bound = end;

		if (end - at == 1)
			break;
		if (at[1] == '!' || at[1] == '?') {
			if (starts(at, end, "<!DOCTYPE")) {
				out->fault = FAULT_DOCTYPE;
				return at;
			}
			at = step_over(at, end);
			continue;
		}
		if ((size_t)(end - at) > LIMIT_TAG_BYTES)
			bound = at + LIMIT_TAG_BYTES;
		close = tag_end(at, bound);
		if (close == NULL) {
			/* Either too large, or the document ends in it: the parser says so. */
			out->fault = bound < end ? FAULT_TAG : FAULT_NONE;
			return at;
		}
		out->fault = count_tag(at, close, &elements, out);
		if (out->fault != FAULT_NONE)
			return at;
		at = close + 1;
	}
	return NULL;
}

void plain_check(const char *bytes, size_t length, size_t limit, struct plain *out)
{
	const char *where;

	*out = (struct plain){.fault = FAULT_NONE};
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		out->bom = true;
		out->start = 3;
	}
	if (length > limit) {
		out->fault = FAULT_TOO_LARGE;
		return;
	}
	if (is_blank(bytes + out->start, bytes + length)) {
		out->fault = FAULT_EMPTY;
		return;
	}
	if (is_wide(bytes, length)) {
		out->fault = FAULT_ENCODING;
		return;
	}
	out->bare_lf = has_bare_line_end(bytes, length);
	where = check_bytes(bytes, length, out);
	if (where == NULL)
		where = check_markup(bytes + out->start, bytes + length, out);
	if (out->fault != FAULT_NONE)
		out->line = line_of(bytes, where);
}
