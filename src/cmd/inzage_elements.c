/* A message as lines that people can read: "Geboortedatum: 2012-03-04". */
#include "inzage.h"

#include <string.h>

#include "ijw/base/label.h"

/* So deep is no message; deeper elements stand under each other. */
enum { STEP = 2, DEEPEST = 12 };

struct walk {
	const char *at, *end;
	int indent;
	int depth;        /* elements that were begun, written and not ended */
	const char *name; /* of the element that was begun last and of which nothing was written yet */
	size_t name_length;
	struct buf *out;
};

static const struct {
	const char *spelled;
	char character;
} entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};

/* One character of a text, or what it is spelled with: how many bytes. */
static size_t add_character(const char *at, const char *end, struct buf *out)
{
	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
		const size_t length = strlen(entities[i].spelled);

		if ((size_t)(end - at) >= length && memcmp(at, entities[i].spelled, length) == 0) {
			buf_add(out, &entities[i].character, 1);
			return length;
		}
	}
	if (end - at > 1 && label_is_c1(at)) {
		buf_puts(out, " ");
		return 2;
	}
	buf_add(out, (unsigned char)*at < ' ' || *at == 0x7F ? " " : at, 1);
	return 1;
}

static void add_text(const char *text, size_t length, struct buf *out)
{
	const char *end = text + length;

	while (text < end)
		text += add_character(text, end, out);
}

static bool is_blank(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (strchr(" \t\r\n", text[i]) == NULL)
			return false;
	return true;
}

/* Writes the element that was begun, with its text or without. */
static void write_element(struct walk *walk, const char *text, size_t length)
{
	struct buf first = BUF_INIT(0), words = BUF_INIT(0);
	const int depth = walk->depth < DEEPEST ? walk->depth : DEEPEST;
	const int indent = walk->indent + depth * STEP;

	if (walk->name == NULL)
		return;
	buf_printf(&first, "%*s", indent, "");
	buf_add(&words, walk->name, walk->name_length);
	if (!is_blank(text, length)) {
		buf_puts(&words, ": ");
		add_text(text, length, &words);
	}
	explain_wrap(walk->out, first.data, indent + STEP, words.data);
	walk->name = NULL;
	buf_free(&first);
	buf_free(&words);
}

/* The end of a tag, of which `>` within quotes is none. */
static const char *end_of_tag(const char *at, const char *end)
{
	char quote = '\0';

	for (; at < end; at++) {
		if (quote != '\0')
			quote = *at == quote ? '\0' : quote;
		else if (*at == '"' || *at == '\'')
			quote = *at;
		else if (*at == '>')
			return at;
	}
	return end;
}

/* The name without its prefix. */
static void begin_element(struct walk *walk, const char *tag, const char *end)
{
	const char *name = tag;

	if (walk->name != NULL) {
		write_element(walk, "", 0);
		walk->depth++;
	}
	for (; tag < end && strchr(" \t\r\n/", *tag) == NULL; tag++)
		if (*tag == ':')
			name = tag + 1;
	walk->name = name;
	walk->name_length = (size_t)(tag - name);
	if (tag < end && end[-1] == '/')
		write_element(walk, "", 0);
}

static void take_tag(struct walk *walk, const char *text, const char *tag, const char *end)
{
	if (*tag == '?' || *tag == '!')
		return;
	if (*tag != '/') {
		begin_element(walk, tag, end);
	} else if (walk->name != NULL) {
		write_element(walk, text, (size_t)(tag - 1 - text));
	} else if (walk->depth > 0) {
		walk->depth--;
	}
}

void inzage_elements(const char *bytes, size_t length, int indent, struct buf *out)
{
	struct walk walk = {.at = bytes, .end = bytes + length, .indent = indent, .out = out};
	const char *tag;

	while ((tag = memchr(walk.at, '<', (size_t)(walk.end - walk.at))) != NULL &&
	       tag + 1 < walk.end) {
		const char *end = end_of_tag(tag + 1, walk.end);

		take_tag(&walk, walk.at, tag + 1, end);
		walk.at = end < walk.end ? end + 1 : end;
	}
}
