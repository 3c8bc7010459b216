/* What is bounded and plain: each fault, each limit at its edge, each trap of markup; told the same
 * whether the reader looked at the document first or not. */
#include <check.h>
#include <stdint.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/message/read.h"

Suite *suite_bounds(void);

/* The reader stops somewhere, and the rest is looked through from there: the same comes of it. */
static struct read_result look_within(const char *bytes, size_t length, size_t limit)
{
	struct pool *pool = pool_new();
	struct read_result reading, read;

	read_message(bytes, length, limit, false, pool, &reading);
	read_message(bytes, length, limit, true, pool, &read);
	pool_free(pool);
	ck_assert_int_eq(read.fault, reading.fault);
	ck_assert_uint_eq(read.line, reading.line);
	ck_assert_uint_eq(read.start, reading.start);
	ck_assert(read.bom == reading.bom && read.bare_lf == reading.bare_lf);
	if (reading.fault == FAULT_NONE) {
		ck_assert_ptr_eq(read.root, reading.root);
		ck_assert_uint_eq(read.root_length, reading.root_length);
	}
	return reading;
}

static struct read_result look(const char *bytes, size_t length)
{
	return look_within(bytes, length, LIMIT_MESSAGE_BYTES);
}

static struct read_result look_text(const char *text)
{
	return look(text, strlen(text));
}

static struct read_result look_buf(struct buf *buf)
{
	struct read_result reading = look(buf->data, buf->length);

	buf_free(buf);
	return reading;
}

static void repeat(struct buf *buf, const char *text, size_t times)
{
	while (times-- > 0)
		ck_assert_int_eq(buf_puts(buf, text), 0);
}

static void repeat_byte(struct buf *buf, char byte, size_t times)
{
	char *room = buf_room(buf, times);

	ck_assert_ptr_nonnull(room);
	memset(room, byte, times);
	buf->length += times;
	ck_assert_int_eq(buf_puts(buf, ""), 0);
}

struct verdict {
	const char *bytes;
	size_t length;
	enum fault fault;
	uint32_t line;
};

#define CASE(text, fault, line)                     \
	{                                           \
		text, sizeof(text) - 1, fault, line \
	}

static const struct verdict verdicts[] = {
    CASE("<a/>", FAULT_NONE, 0),
    CASE("", FAULT_EMPTY, 0),
    CASE(" \t\r\n", FAULT_EMPTY, 0),
    CASE("\xEF\xBB\xBF", FAULT_EMPTY, 0),
    CASE("\xEF\xBB\xBF \n", FAULT_EMPTY, 0),
    /* NUL: anywhere, but not as the rhythm of UTF-16 and UTF-32 */
    CASE("<a/>\0", FAULT_NUL, 1),
    CASE("\0<a/>", FAULT_NUL, 1),
    CASE("<a>\n\n\0</a>", FAULT_NUL, 3),
    CASE("\0\0\0\0\0\0\0\0", FAULT_NUL, 1),
    CASE("<\0", FAULT_NUL, 1),
    CASE("<\0a\0/\0>\0", FAULT_ENCODING, 0),
    CASE("\0<\0a\0/\0>", FAULT_ENCODING, 0),
    CASE("\xFF\xFE<\0a\0/\0>\0", FAULT_ENCODING, 0),
    CASE("\xFE\xFF\0<\0a\0/\0>", FAULT_ENCODING, 0),
    CASE("\xFF\xFE\0\0<\0\0\0", FAULT_ENCODING, 0),
    CASE("\0\0\xFE\xFF\0\0\0<", FAULT_ENCODING, 0),
    CASE("<\0\0\0a\0\0\0", FAULT_ENCODING, 0),
    CASE("\0\0\0<\0\0\0a", FAULT_ENCODING, 0),
    /* UTF-8 */
    CASE("<a>\xC3\xAB</a>", FAULT_NONE, 0),
    CASE("<a>\r\n\xEB</a>", FAULT_ENCODING, 2),
    CASE("<a>\xC0\xAF</a>", FAULT_ENCODING, 1),
    CASE("<a>\xED\xA0\x80</a>", FAULT_ENCODING, 1),
    CASE("<a>\xC3", FAULT_ENCODING, 1),
    /* a mark is no character at the start, and one anywhere else */
    CASE("\xEF\xBB\xBF\xEF\xBB\xBF<a/>", FAULT_SYNTAX, 1),
    CASE("\xEF\xBB\xBF<a>\xEF\xBB\xBF</a>", FAULT_NONE, 0),
    /* the declared encoding */
    CASE("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>", FAULT_NONE, 0),
    CASE("<?xml version='1.0' encoding = 'utf-8' standalone='yes'?><a/>", FAULT_NONE, 0),
    CASE("<?xml version=\"1.0\"?><a/>", FAULT_NONE, 0),
    CASE("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", FAULT_ENCODING, 1),
    CASE("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", FAULT_ENCODING, 1),
    CASE("<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>", FAULT_ENCODING, 1),
    CASE("<?xml version=\"1.0\" encoding=\"US-ASCII\"?><a/>", FAULT_ENCODING, 1),
    CASE("<?xml version=\"1.0\" encoding=\"UTF8\"?><a/>", FAULT_ENCODING, 1),
    CASE("<?xml version=\"1.0\" encoding=\"\"?><a/>", FAULT_ENCODING, 1),
    CASE("<?xml\r\nversion='1.0'\r\nencoding='latin1'?><a/>", FAULT_ENCODING, 1),
    CASE("<?xml version=\"encoding='latin1'\"?><a/>", FAULT_NONE, 0),
    CASE("<?xml-style encoding='latin1'?><a/>", FAULT_NONE, 0),
    CASE("<a encoding='latin1'/>", FAULT_NONE, 0),
    CASE("<?xml", FAULT_NONE, 0),
    /* DOCTYPE: as markup, not as text */
    CASE("<!DOCTYPE a><a/>", FAULT_DOCTYPE, 1),
    CASE("<?xml version=\"1.0\"?>\r\n<!-- x -->\r\n<!DOCTYPE a [", FAULT_DOCTYPE, 3),
    CASE("<a/>\n<!DOCTYPE a>", FAULT_DOCTYPE, 2),
    CASE("<a><!DOCTYPE a></a>", FAULT_DOCTYPE, 1),
    CASE("<!DOCTYPE", FAULT_DOCTYPE, 1),
    CASE("<!-- <!DOCTYPE a> --><a/>", FAULT_NONE, 0),
    CASE("<?x <!DOCTYPE a> ?><a/>", FAULT_NONE, 0),
    CASE("<a><![CDATA[<!DOCTYPE a>]]></a>", FAULT_NONE, 0),
    CASE("<a b='<!DOCTYPE a>'/>", FAULT_NONE, 0),
    CASE("<a b='>' c=\">\"><!DOCTYPE a></a>", FAULT_DOCTYPE, 1),
    CASE("<a b='\"'><!DOCTYPE a></a>", FAULT_DOCTYPE, 1),
    CASE("<!-- -- > ]]> ?> <!DOCTYPE --><!DOCTYPE a>", FAULT_DOCTYPE, 1),
    CASE("<!doctype a><a/>", FAULT_NONE, 0),
    CASE("<!ELEMENT a ANY><a/>", FAULT_NONE, 0),
    CASE("</a'><!DOCTYPE a>", FAULT_DOCTYPE, 1),
    /* cut off: left to the parser */
    CASE("<", FAULT_NONE, 0),
    CASE("<!", FAULT_NONE, 0),
    CASE("<!-", FAULT_NONE, 0),
    CASE("<!--->", FAULT_NONE, 0),
    CASE("<!-- <!DOCTYPE", FAULT_NONE, 0),
    CASE("<![CDATA[", FAULT_NONE, 0),
    CASE("<?", FAULT_NONE, 0),
    CASE("<a b='", FAULT_NONE, 0),
    CASE("<a b='c", FAULT_NONE, 0),
    CASE("</", FAULT_NONE, 0),
    CASE("<>", FAULT_NONE, 0),
    CASE("</a></a></a>", FAULT_NONE, 0),
    CASE("{\"json\": true}", FAULT_NONE, 0),
};

START_TEST(test_verdict)
{
	const struct verdict *verdict = &verdicts[_i];
	struct read_result reading = look(verdict->bytes, verdict->length);

	ck_assert_msg(reading.fault == verdict->fault && reading.line == verdict->line,
		      "case %d: fault %d at line %u: %s", _i, (int)reading.fault, reading.line,
		      verdict->bytes);
}
END_TEST

START_TEST(test_no_bytes)
{
	ck_assert_int_eq(look("", 0).fault, FAULT_EMPTY);
}
END_TEST

/* Every prefix of a document with all kinds of markup, behind it nothing that may be read. */
START_TEST(test_prefixes)
{
	static const char text[] =
	    "<?xml version='1.0' encoding='UTF-8'?><!-- c --><p:a xmlns:p='u' "
	    "b=\"'>\"><?pi x?><![CDATA[<]]>&amp;<p:b/></p:a ><!-- -->";

	for (size_t length = 1; length < sizeof(text); length++) {
		struct buf buf = BUF_INIT(0);
		struct read_result reading;

		ck_assert_int_eq(buf_add(&buf, text, length), 0);
		reading = look_buf(&buf);
		ck_assert_msg(reading.fault == FAULT_NONE, "prefix of %zu: %d", length,
			      (int)reading.fault);
	}
}
END_TEST

START_TEST(test_marks)
{
	struct read_result reading = look_text("\xEF\xBB\xBF<a>\r\n</a>\r\n");

	ck_assert(reading.bom && reading.start == 3 && !reading.bare_lf);
	reading = look_text("<a>\r\n</a>\n");
	ck_assert(!reading.bom && reading.start == 0 && reading.bare_lf);
	ck_assert(look_text("\n<a/>").bare_lf);
	ck_assert(!look_text("<a/>").bare_lf);
	ck_assert(look_text("<a>\n\0").bare_lf);
}
END_TEST

START_TEST(test_size)
{
	struct read_result reading;

	reading = look_within("<a/>", 4, 4);
	ck_assert_int_eq(reading.fault, FAULT_NONE);
	reading = look_within("<a/>", 4, 3);
	ck_assert_int_eq(reading.fault, FAULT_TOO_LARGE);
	ck_assert_uint_eq(reading.line, 0);
}
END_TEST

/* A tag of `size` bytes: start, empty or end tag, or with the length in a quoted value. */
static struct read_result look_tag(const char *open, const char *close, size_t size)
{
	struct buf buf = BUF_INIT(0);

	repeat(&buf, "<r>\r\n", 1);
	repeat(&buf, open, 1);
	repeat_byte(&buf, 'x', size - strlen(open) - strlen(close));
	repeat(&buf, close, 1);
	repeat(&buf, "</r>", 1);
	return look_buf(&buf);
}

START_TEST(test_tag_edge)
{
	static const char *const tags[][2] = {{"<", ">"},         {"<", "/>"},
					      {"</", ">"},        {"<a b='", "'>"},
					      {"<a b='>", "'/>"}, {"<a b=\">", "\">"}};
	const char *open = tags[_i][0], *close = tags[_i][1];

	ck_assert_int_eq(look_tag(open, close, LIMIT_TAG_BYTES).fault, FAULT_NONE);
	ck_assert_int_eq(look_tag(open, close, LIMIT_TAG_BYTES + 1).fault, FAULT_TAG);
	ck_assert_uint_eq(look_tag(open, close, LIMIT_TAG_BYTES + 1).line, 2);
}
END_TEST

START_TEST(test_tag_without_end)
{
	struct buf buf = BUF_INIT(0);

	repeat(&buf, "<a b='", 1);
	repeat_byte(&buf, 'x', LIMIT_TAG_BYTES - buf.length);
	ck_assert_int_eq(look(buf.data, buf.length).fault, FAULT_NONE);
	repeat(&buf, "x", 1);
	ck_assert_int_eq(look_buf(&buf).fault, FAULT_TAG);
}
END_TEST

/* What is no tag has no limit of its own, and its size does not stay with the next tag. */
START_TEST(test_long_markup)
{
	static const char *const markup[][2] = {{"<a><!--", "--></a>"},
						{"<a><?x ", "?></a>"},
						{"<a><![CDATA[", "]]></a>"},
						{"<a>", "</a>"}};
	struct buf buf = BUF_INIT(0);

	repeat(&buf, markup[_i][0], 1);
	repeat_byte(&buf, 'x', 2 * LIMIT_TAG_BYTES);
	repeat(&buf, markup[_i][1], 1);
	ck_assert_int_eq(look_buf(&buf).fault, FAULT_NONE);
}
END_TEST

static struct read_result look_nested(size_t depth, const char *inner)
{
	struct buf buf = BUF_INIT(0);

	repeat(&buf, "<a>", depth);
	repeat(&buf, inner, 1);
	repeat(&buf, "</a>", depth);
	return look_buf(&buf);
}

START_TEST(test_depth_edge)
{
	ck_assert_int_eq(look_nested(LIMIT_DEPTH, "x").fault, FAULT_NONE);
	ck_assert_int_eq(look_nested(LIMIT_DEPTH + 1, "x").fault, FAULT_DEPTH);
	ck_assert_int_eq(look_nested(LIMIT_DEPTH - 1, "<b/><b/><b></b><b/>").fault, FAULT_NONE);
	ck_assert_int_eq(look_nested(LIMIT_DEPTH, "<b/>").fault, FAULT_DEPTH);
	ck_assert_int_eq(look_nested(LIMIT_DEPTH, "<!-- <a> --><?p <a>?><![CDATA[<a>]]>").fault,
			 FAULT_NONE);
}
END_TEST

START_TEST(test_elements_edge)
{
	struct buf buf = BUF_INIT(0);

	repeat(&buf, "<r>", 1);
	repeat(&buf, "<a/>", LIMIT_ELEMENTS - 1);
	ck_assert_int_eq(look(buf.data, buf.length).fault, FAULT_NONE);
	repeat(&buf, "<a/>", 1);
	ck_assert_int_eq(look_buf(&buf).fault, FAULT_ELEMENTS);
}
END_TEST

struct root {
	const char *text;
	const char *root; /* NULL: none */
};

static const struct root roots[] = {
    {"<a xmlns='urn:x'/>", "urn:x"},
    {"<a xmlns=\"urn:x\">", "urn:x"},
    {"<p:a xmlns='urn:y' xmlns:p='urn:x'>", "urn:x"},
    {"<p:a xmlns:pp='urn:y' xmlns:q='urn:z' xmlns:p = 'urn:x' />", "urn:x"},
    {"<?xml version='1.0'?><!-- <p:a xmlns:p='no'/> --><p:a\r\n\txmlns:p='urn:x'\r\n>", "urn:x"},
    {"<a xmlns:a='urn:y'/>", NULL},
    {"<p:a xmlns='urn:y'/>", NULL},
    {"<a/>", NULL},
    {"<a><b xmlns='urn:x'/></a>", NULL},
    {"<a xmlns='urn:x'", NULL},
    {"<a xmlns=urn:x>", NULL},
    {"<a b xmlns='urn:x'>", NULL},
    {"<a xmlns=''>", ""},
    {"text", NULL},
};

START_TEST(test_root)
{
	const struct root *root = &roots[_i];
	struct read_result reading = look_text(root->text);

	if (root->root == NULL) {
		ck_assert_msg(reading.root == NULL, "%s", root->text);
		return;
	}
	ck_assert_msg(reading.root != NULL, "%s", root->text);
	ck_assert_uint_eq(reading.root_length, strlen(root->root));
	ck_assert_mem_eq(reading.root, root->root, reading.root_length);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

/* So many elements in each other, each with so many declarations, and so many siblings within. */
static struct read_result look_declared(size_t depth, size_t each, size_t siblings,
					const char *declared)
{
	struct buf buf = BUF_INIT(0);

	for (size_t i = 0; i < depth; i++) {
		buf_puts(&buf, "<a");
		repeat(&buf, declared, each);
		buf_puts(&buf, ">");
	}
	repeat(&buf, "<b xmlns='urn:b'/>", siblings);
	repeat(&buf, "</a>", depth);
	return look_buf(&buf);
}

/* Those of an element that is closed are out of scope, and count in the document all the same. */
START_TEST(test_namespaces)
{
	const size_t most = LIMIT_NAMESPACES_IN_SCOPE;

	ck_assert_int_eq(look_declared(1, most, 0, " xmlns:p='u'").fault, FAULT_NONE);
	ck_assert_int_eq(look_declared(1, most + 1, 0, " xmlns:p='u'").fault, FAULT_NAMESPACES);
	ck_assert_int_eq(look_declared(most / 2, 2, 0, "\r\n\txmlns = 'u'").fault, FAULT_NONE);
	ck_assert_int_eq(look_declared(most / 2, 2, 1, " xmlns='u'").fault, FAULT_NAMESPACES);
	ck_assert_int_eq(look_declared(1, most + 1, 0, " xmlnsp='u'").fault, FAULT_NONE);
	ck_assert_int_eq(look_declared(1, most + 1, 0, " a:xmlns='u'").fault, FAULT_NONE);
	ck_assert_int_eq(look_declared(1, 1, most + 1, " b=' xmlns=\"x\"'").fault, FAULT_NONE);
	ck_assert_int_eq(look_declared(1, 0, LIMIT_NAMESPACES, "").fault, FAULT_NONE);
	ck_assert_int_eq(look_declared(1, 1, LIMIT_NAMESPACES, " xmlns='u'").fault,
			 FAULT_NAMESPACES);
}
END_TEST

Suite *suite_bounds(void)
{
	Suite *suite = suite_create("bounds");
	TCase *tcase = tcase_create("bounds");

	tcase_add_loop_test(tcase, test_verdict, 0, COUNT(verdicts));
	tcase_add_test(tcase, test_no_bytes);
	tcase_add_test(tcase, test_prefixes);
	tcase_add_test(tcase, test_marks);
	tcase_add_test(tcase, test_size);
	tcase_add_loop_test(tcase, test_tag_edge, 0, 6);
	tcase_add_test(tcase, test_tag_without_end);
	tcase_add_loop_test(tcase, test_long_markup, 0, 4);
	tcase_add_test(tcase, test_depth_edge);
	tcase_add_test(tcase, test_elements_edge);
	tcase_add_test(tcase, test_namespaces);
	tcase_add_loop_test(tcase, test_root, 0, COUNT(roots));
	suite_add_tcase(suite, tcase);
	return suite;
}
