/* Documents that are too large to be kept as files. */
#include "hostile.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/limits.h"

static void need(bool good)
{
	if (!good)
		abort();
}

static void put(struct buf *out, const char *text)
{
	need(buf_puts(out, text) == 0);
}

static void repeat(struct buf *out, const char *text, size_t times)
{
	while (times-- > 0)
		put(out, text);
}

static void fill(struct buf *out, char byte, size_t count)
{
	char *room = buf_room(out, count);

	need(room != NULL);
	memset(room, byte, count);
	out->length += count;
	put(out, "");
}

/* The message with `count` times `text` behind `mark`. */
static void insert(const struct buf *message, struct buf *out, const char *mark, const char *text,
		   size_t count)
{
	const char *at = strstr(message->data, mark);

	need(at != NULL);
	at += strlen(mark);
	need(buf_add(out, message->data, (size_t)(at - message->data)) == 0);
	repeat(out, text, count);
	put(out, at);
}

/* One tag of `size` bytes around a long value. */
static void tag_of(struct buf *out, size_t size)
{
	put(out, "<a b='");
	fill(out, '>', size - strlen("<a b=''/>"));
	put(out, "'/>\r\n");
}

static void tag_edge(const struct buf *message, struct buf *out)
{
	(void)message;
	tag_of(out, LIMIT_TAG_BYTES);
}

static void tag_over(const struct buf *message, struct buf *out)
{
	(void)message;
	tag_of(out, LIMIT_TAG_BYTES + 1);
}

static void tag_attributes(const struct buf *message, struct buf *out)
{
	(void)message;
	put(out, "<a");
	for (int i = 0; i < 100000; i++)
		need(buf_printf(out, " a%d=\"\"", i) == 0);
	put(out, "/>");
}

/* Just below the limit each, as many as fit: the parser compares all attributes of a tag. */
static void tag_attributes_often(const struct buf *message, struct buf *out)
{
	struct buf tag = BUF_INIT(0);

	(void)message;
	put(&tag, "<b");
	for (int i = 0; tag.length < LIMIT_TAG_BYTES - 20; i++)
		need(buf_printf(&tag, " a%x=\"\"", (unsigned)i) == 0);
	put(&tag, "/>");
	put(out, "<a>");
	repeat(out, tag.data, LIMIT_MESSAGE_BYTES / 2 / tag.length);
	put(out, "</a>");
	buf_free(&tag);
}

/* The same with the prefixes of namespaces. */
static void tag_namespaces_often(const struct buf *message, struct buf *out)
{
	struct buf tag = BUF_INIT(0);

	(void)message;
	put(&tag, "<b");
	for (int i = 0; tag.length < LIMIT_TAG_BYTES - 30; i++)
		need(buf_printf(&tag, " xmlns:n%x=\"urn:u\"", (unsigned)i) == 0);
	put(&tag, "/>");
	put(out, "<a>");
	repeat(out, tag.data, LIMIT_MESSAGE_BYTES / 2 / tag.length);
	put(out, "</a>");
	buf_free(&tag);
}

static void tag_name_long(const struct buf *message, struct buf *out)
{
	(void)message;
	put(out, "<");
	fill(out, 'a', 1000000);
	put(out, "/>");
}

static void tag_without_end(const struct buf *message, struct buf *out)
{
	(void)message;
	put(out, "<a b='");
	fill(out, 'x', 20 * 1000000);
}

static void less_than_flood(const struct buf *message, struct buf *out)
{
	(void)message;
	fill(out, '<', LIMIT_MESSAGE_BYTES);
}

static void comment_flood(const struct buf *message, struct buf *out)
{
	(void)message;
	repeat(out, "<!---->", 3000000);
	put(out, "<a/>");
}

static void elements_10_mb(const struct buf *message, struct buf *out)
{
	(void)message;
	put(out, "<r>");
	repeat(out, "<a/>", 10u * 1024 * 1024 / 4);
	put(out, "</r>");
}

static void elements_edge(const struct buf *message, struct buf *out)
{
	(void)message;
	put(out, "<r>");
	repeat(out, "<a/>", LIMIT_ELEMENTS - 1);
	put(out, "</r>");
}

static void elements_over(const struct buf *message, struct buf *out)
{
	(void)message;
	put(out, "<r>");
	repeat(out, "<a/>", LIMIT_ELEMENTS);
	put(out, "</r>");
}

static void elements_in_message(const struct buf *message, struct buf *out)
{
	insert(message, out, "<jw305:StartProducten>", "<a/>", 900000);
}

/* Every name a new one: the parser keeps them all, in a table that stops growing. */
static void names_many(const struct buf *message, struct buf *out)
{
	(void)message;
	put(out, "<r>");
	for (int i = 0; i < 400000; i++)
		need(buf_printf(out, "<name%d/>", i) == 0);
	put(out, "</r>");
}

static void names_of_attributes(const struct buf *message, struct buf *out)
{
	(void)message;
	put(out, "<r>");
	for (int i = 0; i < 1000000; i++)
		need(buf_printf(out,
				i % 50 == 0    ? "<a b%d=\"\""
				: i % 50 == 49 ? " b%d=\"\"/>"
					       : " b%d=\"\"",
				i) == 0);
	put(out, "</r>");
}

static void nested(struct buf *out, size_t depth)
{
	repeat(out, "<a>", depth);
	repeat(out, "</a>", depth);
}

/* What cost the parser seconds: it looks through all that is in scope for every prefix. */
static void namespaces_in_scope(const struct buf *message, struct buf *out)
{
	(void)message;
	for (int depth = 0; depth < 60; depth++) {
		buf_puts(out, "<a");
		for (int i = 0; i < 1000; i++)
			buf_printf(out, " xmlns:p%d='u'", i);
		buf_puts(out, ">");
	}
	for (int depth = 0; depth < 60; depth++)
		buf_puts(out, "</a>");
}

/* As many as there may be, each anew at an element, with as many in scope as there may be. */
static void namespaces_anew(const struct buf *message, struct buf *out)
{
	(void)message;
	buf_puts(out, "<a");
	for (unsigned i = 1; i < LIMIT_NAMESPACES_IN_SCOPE; i++)
		buf_printf(out, " xmlns:p%u='u'", i);
	buf_puts(out, ">");
	for (unsigned i = LIMIT_NAMESPACES_IN_SCOPE; i <= LIMIT_NAMESPACES; i++)
		buf_puts(out, "<b xmlns:q='urn:q'/>");
	buf_puts(out, "</a>");
}

static void depth_edge(const struct buf *message, struct buf *out)
{
	(void)message;
	nested(out, LIMIT_DEPTH);
}

static void depth_over(const struct buf *message, struct buf *out)
{
	(void)message;
	nested(out, LIMIT_DEPTH + 1);
}

static void depth_100(const struct buf *message, struct buf *out)
{
	(void)message;
	nested(out, 100);
}

static void depth_million(const struct buf *message, struct buf *out)
{
	(void)message;
	repeat(out, "<a>", 1000000);
}

/* With comments behind the message: white space of more than 10 MB in a row is more than the parser
 * takes, and so is any other single token. */
static void pad_to(const struct buf *message, struct buf *out, size_t size)
{
	need(buf_add(out, message->data, message->length) == 0);
	while (out->length + 2000000 < size) {
		put(out, "<!--");
		fill(out, 'x', 1000000);
		put(out, "-->\r\n");
	}
	put(out, "<!--");
	fill(out, 'x', size - out->length - 3);
	put(out, "-->");
}

static void size_edge(const struct buf *message, struct buf *out)
{
	pad_to(message, out, LIMIT_MESSAGE_BYTES);
}

static void size_over(const struct buf *message, struct buf *out)
{
	pad_to(message, out, LIMIT_MESSAGE_BYTES + 1);
}

static void size_over_envelope(const struct buf *message, struct buf *out)
{
	pad_to(message, out, LIMIT_ENVELOPE_BYTES + 1);
}

static void blank_20_mb(const struct buf *message, struct buf *out)
{
	(void)message;
	fill(out, ' ', 20 * 1000000);
}

static void comment_long(const struct buf *message, struct buf *out)
{
	insert(message, out, "</jw305:Header>", "<!--", 1);
	out->length -= strlen(strstr(out->data, "<!--")) - 4;
	fill(out, 'x', 9 * 1000000);
	put(out, "-->");
	put(out, strstr(message->data, "</jw305:Header>") + strlen("</jw305:Header>"));
}

static void value_long(const struct buf *message, struct buf *out)
{
	insert(message, out, "<ijw:Achternaam>", "naam ", 1000000);
}

static void value_references(const struct buf *message, struct buf *out)
{
	insert(message, out, "<ijw:Achternaam>", "&amp;", 1000000);
}

static void value_digits(const struct buf *message, struct buf *out)
{
	insert(message, out, "<jw305:ToewijzingNummer>", "0", 1000000);
}

/* Each line breaks the schema: findings are kept up to a limit, and counted. */
static void findings_many(const struct buf *message, struct buf *out)
{
	insert(message, out, "<jw305:StartProducten>",
	       "<jw305:StartProduct><jw305:Begindatum>x</jw305:Begindatum></jw305:StartProduct>",
	       50000);
}

static void feed_flood(const struct buf *message, struct buf *out)
{
	need(buf_add(out, message->data, message->length) == 0);
	fill(out, '\n', 9 * 1000000);
}

static void nul_flood(const struct buf *message, struct buf *out)
{
	(void)message;
	fill(out, '\0', LIMIT_MESSAGE_BYTES);
}

static void envelope_open_tags(struct buf *out)
{
	put(out, "<g:envelopHeenbericht-ggk_Di01 "
		 "xmlns:g=\"http://www.stufstandaarden.nl/koppelvlak/ggk0210\">"
		 "<g:parameters><g:bericht><g:xmlBestand>");
}

static void envelope_close_tags(struct buf *out)
{
	put(out, "</g:xmlBestand></g:bericht></g:parameters></g:envelopHeenbericht-ggk_Di01>\r\n");
}

/* Base64 of blanks: what it says is as large as a message may be, or larger by three bytes. */
static void envelope_of(struct buf *out, size_t quads)
{
	envelope_open_tags(out);
	repeat(out, "ICAg", quads);
	envelope_close_tags(out);
}

static void envelope_edge(const struct buf *message, struct buf *out)
{
	(void)message;
	envelope_of(out, LIMIT_MESSAGE_BYTES / 3);
}

static void envelope_over(const struct buf *message, struct buf *out)
{
	(void)message;
	envelope_of(out, LIMIT_MESSAGE_BYTES / 3 + 1);
}

static void envelope_blank(const struct buf *message, struct buf *out)
{
	(void)message;
	envelope_open_tags(out);
	fill(out, ' ', 30 * 1000000);
	envelope_close_tags(out);
}

const struct hostile_case hostile_documents[] = {
    {"tag-edge.xml", tag_edge, NULL, "unknown IJW013", false},
    {"tag-over.xml", tag_over, NULL, "unreadable IJW006", false},
    {"tag-100000-attributes.xml", tag_attributes, NULL, "unreadable IJW006", false},
    {"tag-attributes-often.xml", tag_attributes_often, NULL, "unknown IJW013", false},
    {"tag-namespaces-often.xml", tag_namespaces_often, NULL, "unreadable IJW029", false},
    {"tag-name-long.xml", tag_name_long, NULL, "unreadable IJW006", false},
    {"tag-without-end.xml", tag_without_end, NULL, "unreadable IJW006", false},
    {"less-than-flood.xml", less_than_flood, NULL, "unreadable IJW006", false},
    {"comment-flood.xml", comment_flood, NULL, "unknown IJW013", false},
    {"elements-10-mb.xml", elements_10_mb, NULL, "unreadable IJW007", false},
    {"elements-edge.xml", elements_edge, NULL, "unknown IJW013", false},
    {"elements-over.xml", elements_over, NULL, "unreadable IJW007", false},
    {"elements-in-message.xml", elements_in_message, NULL, "invalid XSD", false},
    {"names-many.xml", names_many, NULL, "unreadable IJW025", false},
    {"names-of-attributes.xml", names_of_attributes, NULL, "unreadable IJW025", false},
    {"namespaces-in-scope.xml", namespaces_in_scope, NULL, "unreadable IJW029", false},
    {"namespaces-anew.xml", namespaces_anew, NULL, "unknown IJW013", false},
    {"depth-edge.xml", depth_edge, NULL, "unknown IJW013", false},
    {"depth-over.xml", depth_over, NULL, "unreadable IJW008", false},
    {"depth-100.xml", depth_100, NULL, "unreadable IJW008", false},
    {"depth-million.xml", depth_million, NULL, "unreadable IJW008", false},
    {"size-edge.xml", size_edge, NULL, "accepted", false},
    {"size-over.xml", size_over, NULL, "unreadable IJW001", false},
    {"size-over-envelope.xml", size_over_envelope, NULL, "unreadable IJW001", false},
    {"blank-20-mb.xml", blank_20_mb, NULL, "unreadable IJW002", false},
    {"comment-long.xml", comment_long, NULL, "accepted", false},
    {"value-long.xml", value_long, NULL, "invalid XSD", false},
    {"value-references.xml", value_references, NULL, "invalid XSD", false},
    {"value-digits.xml", value_digits, NULL, "accepted", false},
    {"findings-many.xml", findings_many, NULL, "invalid XSD", false},
    {"feed-flood.xml", feed_flood, NULL, "accepted IJW012", false},
    {"nul-flood.xml", nul_flood, NULL, "unreadable IJW004", false},
    {"envelope-edge.xml", envelope_edge, NULL, "unreadable IJW002", false},
    {"envelope-over.xml", envelope_over, NULL, "unreadable IJW001", false},
    {"envelope-blank.xml", envelope_blank, NULL, "unreadable IJW020", false},
};
const size_t hostile_document_count = sizeof(hostile_documents) / sizeof(hostile_documents[0]);
