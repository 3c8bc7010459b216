/* A look at the bytes before the XML parser sees them: only what is bounded and plain goes on. */
#ifndef IJW_MESSAGE_PLAIN_H
#define IJW_MESSAGE_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/message/fault.h"

struct plain {
	enum fault fault; /* the first one, or FAULT_NONE */
	uint32_t line;    /* where, from 1; 0 = the file as a whole */
	size_t start;     /* offset of the document behind a byte order mark: 0 or 3 */
	bool bom;         /* starts with a UTF-8 byte order mark (OP192: signal) */
	bool bare_lf;     /* has a line feed without a carriage return before it (OP192: signal);
			   * not looked for when the size or UTF-16 is the fault */
	const char *root; /* raw text of the namespace declaration that belongs to the root's
			   * prefix; points into the bytes. NULL when there is none to be seen. Only
			   * a hint: the parser has the last word. */
	size_t root_length;
};

/* Checks the bytes, in this order of authority:
 *   size       more than `limit` bytes; nothing, or nothing but white space
 *   encoding   UTF-16 and UTF-32, with or without a mark; a NUL byte; what is no UTF-8; an XML
 *              declaration that names anything but UTF-8, in any case (OP192 asks for UTF-8, so its
 *              subset US-ASCII is refused too); a second byte order mark (FAULT_SYNTAX: the parser
 *              would take it for the only one)
 *   markup     whichever comes first: a DOCTYPE, a tag of more than LIMIT_TAG_BYTES, an element too
 *              many, an element too deep, a namespace declaration too many
 * Comments, processing instructions, CDATA sections and quoted attribute values are stepped over as
 * XML 1.0 reads them. Whether all of it is well-formed is left to the parser: where this scan and
 * the parser could disagree about where markup ends, the parser refuses the document. Cannot fail,
 * allocates nothing, takes time linear in `length`. */
void plain_check(const char *bytes, size_t length, size_t limit, struct plain *out);

#endif
