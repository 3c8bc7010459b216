#include "bounds.h"

#include <string.h>
#include <strings.h>

#include "ijw/base/ascii.h"
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
	while (at < end && ascii_is_space(*at))
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

	while (at < end && ascii_is_space(*at))
		at++;
	out->name = at;
	while (at < end && *at != '=' && !ascii_is_space(*at))
		at++;
	out->name_length = (size_t)(at - out->name);
	while (at < end && ascii_is_space(*at))
		at++;
	if (at == end || *at != '=')
		return false;
	at++;
	while (at < end && ascii_is_space(*at))
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

	if (!starts(at, end, "<?xml") || end - at == 5 || !ascii_is_space(at[5]))
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

/* A document, and where the reader came to. */
struct document {
	const char *bytes; /* with its byte order mark */
	const char *begin; /* behind it */
	const char *at;    /* everything before is plain */
	const char *end;
	size_t limit;
};

/* Each finds the first place where its fault is; NULL for none. */

static const char *find_size(const struct document *document)
{
	bool fits = (size_t)(document->end - document->bytes) <= document->limit;

	return fits ? NULL : document->bytes;
}

static const char *find_nothing(const struct document *document)
{
	return is_blank(document->begin, document->end) ? document->bytes : NULL;
}

static const char *find_wide(const struct document *document)
{
	bool wide = is_wide(document->bytes, (size_t)(document->end - document->bytes));

	return wide ? document->bytes : NULL;
}

static const char *find_nul(const struct document *document)
{
	return memchr(document->at, '\0', (size_t)(document->end - document->at));
}

static const char *find_not_utf8(const struct document *document)
{
	size_t length = (size_t)(document->end - document->at);
	size_t valid = utf8_valid_prefix(document->at, length);

	return valid < length ? document->at + valid : NULL;
}

/* The parser would swallow it as if it were the only one. */
static const char *find_second_mark(const struct document *document)
{
	bool second = document->begin > document->bytes &&
		      starts(document->begin, document->end, "\xEF\xBB\xBF");

	return second ? document->begin : NULL;
}

static const char *find_other_encoding(const struct document *document)
{
	return declares_utf8(document->begin, document->end) ? NULL : document->begin;
}

/* The checks that need no knowledge of markup, in the order in which their faults are told: those
 * of markup come behind them, and those of libxml2 behind all. */
static const struct check {
	enum fault fault;
	bool whole; /* the file as a whole has it, no line */
	const char *(*find)(const struct document *document);
} checks[] = {
    {FAULT_TOO_LARGE, true, find_size},
    {FAULT_EMPTY, true, find_nothing},
    {FAULT_ENCODING, true, find_wide},
    {FAULT_NUL, false, find_nul},
    {FAULT_ENCODING, false, find_not_utf8},
    {FAULT_SYNTAX, false, find_second_mark},
    {FAULT_ENCODING, false, find_other_encoding},
};

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
static void find_root(const char *tag, const char *close, struct read_result *out)
{
	struct attribute attribute;
	struct scan scan = {.at = tag + 1, .end = close};
	const char *colon;
	size_t prefix;

	while (scan.at < close && !ascii_is_space(*scan.at) && *scan.at != '/')
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

	while (scan.at < close && !ascii_is_space(*scan.at))
		scan.at++;
	while (next_attribute(&scan, &attribute))
		if (attribute.name_length >= 5 && memcmp(attribute.name, "xmlns", 5) == 0 &&
		    (attribute.name_length == 5 || attribute.name[5] == ':'))
			count++;
	return count;
}

/* Opens the scope of the tag `at` .. `close`. Most tags have no attribute. */
static bool scope_fits(const char *at, const char *close, struct bounds *bounds)
{
	uint32_t declared = 0, *outer = &bounds->in_scope[bounds->open];

	if (memchr(at, '=', (size_t)(close - at)) != NULL)
		declared = count_declared(at, close);
	bounds->declared += declared;
	outer[1] = outer[0] + declared;
	return outer[1] <= LIMIT_NAMESPACES_IN_SCOPE && bounds->declared <= LIMIT_NAMESPACES;
}

/* Counts the element of the tag `at` .. `close`. */
static enum fault count_tag(const char *at, const char *close, struct bounds *bounds,
			    struct read_result *out)
{
	if (at[1] == '/') {
		if (bounds->open > 0)
			bounds->open--;
		return FAULT_NONE;
	}
	if (++bounds->seen > LIMIT_ELEMENTS)
		return FAULT_ELEMENTS;
	if (bounds->seen == 1)
		find_root(at, close, out);
	if (bounds->open + 1 > LIMIT_DEPTH)
		return FAULT_DEPTH;
	if (!scope_fits(at, close, bounds))
		return FAULT_NAMESPACES;
	if (close[-1] != '/')
		bounds->open++;
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
static const char *check_markup(const struct document *document, struct bounds *bounds,
				struct read_result *out)
{
	const char *at = document->at, *end = document->end;

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
		out->fault = count_tag(at, close, bounds, out);
		if (out->fault != FAULT_NONE)
			return at;
		at = close + 1;
	}
	return NULL;
}

void bounds_check(const char *bytes, size_t length, size_t limit, struct bounds *bounds,
		  struct read_result *out)
{
	const struct document document = {bytes, bytes + out->start, bytes + bounds->at,
					  bytes + length, limit};
	const char *where;

	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		where = checks[i].find(&document);
		if (where == NULL)
			continue;
		out->fault = checks[i].fault;
		if (checks[i].whole)
			return;
		break;
	}
	out->bare_lf = has_bare_line_end(bytes, length);
	if (out->fault == FAULT_NONE)
		where = check_markup(&document, bounds, out);
	if (out->fault != FAULT_NONE)
		out->line = line_of(bytes, where);
}
