/* The reader: from the bytes of a file to typed records in one pass, by tables that were made from
 * the schemas when the program was built. It says "certainly valid", with the records; or it says
 * nothing about the schema, and libxml2 judges (xml.h): that stays the authority, and the source of
 * every finding about the schema. What is bounded and plain the reader checks to the last byte in
 * either case, before libxml2 sees one. */
#ifndef IJW_MESSAGE_READ_H
#define IJW_MESSAGE_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/message/fault.h"
#include "ijw/message/message.h"
#include "ijw/message/release.h"

/* Why the reader leaves a document to libxml2. */
enum doubt {
	DOUBT_NONE,    /* it does not: the document is valid */
	DOUBT_ASKED,   /* it was told to: schemas of others, or libxml2 alone */
	DOUBT_ROOT,    /* the root is not that of a message of this release */
	DOUBT_MARKUP,  /* not well-formed, or markup that no message needs: an attribute, a CDATA
			* section, a comment within a value */
	DOUBT_ELEMENT, /* an element that is not expected, or one that is missing */
	DOUBT_VALUE,   /* a value that is not certainly of the type of its element */
	DOUBTS
};

/* In words, for the count that a command shows. Never NULL. */
const char *doubt_text(enum doubt doubt);

struct read_result {
	enum fault fault; /* the first one, or FAULT_NONE */
	uint32_t line;    /* of the fault, from 1; 0 = the file as a whole */
	size_t start;     /* offset of the document behind a byte order mark: 0 or 3 */
	bool bom;         /* starts with a UTF-8 byte order mark (OP192: signal) */
	bool bare_lf;     /* has a line feed without a carriage return before it (OP192: signal);
			   * not looked for when the size or UTF-16 is the fault */
	const char *root; /* raw text of the namespace declaration that belongs to the root's
			   * prefix; points into the bytes. NULL when there is none to be seen. Only
			   * a hint while there is a doubt: libxml2 has the last word. */
	size_t root_length;
	enum doubt doubt;              /* of a document without a fault */
	enum berichttype type;         /* without a doubt */
	const struct release *release; /* without a doubt */
	const struct bericht *bericht; /* without a doubt; in the pool */
};

/* Reads one document. Faults are told in this order of authority (the table in bounds.c):
 *
 *   size       more than `limit` bytes; nothing, or nothing but white space
 *   encoding   UTF-16 and UTF-32, with or without a mark; a NUL byte; what is no UTF-8; a
 *              second byte order mark (FAULT_SYNTAX: libxml2 would take it for the only one);
 *              an XML declaration that names anything but UTF-8, in any case (OP192 asks for
 *              UTF-8, so its subset US-ASCII is refused too)
 *   markup     whichever comes first: a DOCTYPE, a tag of more than LIMIT_TAG_BYTES, an
 *              element too many, an element too deep, a namespace declaration too many
 *
 * Whether the rest is well-formed is told by libxml2, which has to be asked whenever there is a
 * doubt. With `tables` false nothing is read, only checked: `doubt` is DOUBT_ASKED.
 *
 * The bytes are needed during the call, and for `root` afterwards. Records, their texts and a copy
 * of the bytes go into `pool`. Cannot fail, takes time linear in `length`. */
void read_message(const char *bytes, size_t length, size_t limit, bool tables, struct pool *pool,
		  struct read_result *out);

#endif
