#ifndef PROBES_H
#define PROBES_H

#include "model.h"
#include "ijw/base/pool.h"

/*
 * Lists of values at and around every edge of a simple type. A probe is raw XML content, markup
 * and character references included; nobody here says whether it is valid, since the schemas under
 * test have to answer that.
 */

struct probes_list {
	const char **raw;
	size_t count;
	size_t room;
	struct pool *pool;
};

enum probes_kind {
	PROBES_LENGTH,      /* shortest, longest, one off either way */
	PROBES_RANGE,       /* lowest, highest, one off either way */
	PROBES_ENUMERATION, /* every code, and its neighbours */
	PROBES_PATTERN,     /* characters around the edges of every class in a pattern */
	PROBES_INTEGER,     /* other ways to write a number */
	PROBES_DATE,
	PROBES_TIME,
	PROBES_SPACE,      /* white space of every sort, around and within */
	PROBES_CHARACTERS, /* letters, marks and symbols from all over Unicode */
	PROBES_MARKUP,     /* comments, processing instructions, CDATA within the value */
	PROBES_KINDS
};

const char *probes_name(enum probes_kind kind);

/* Appends the probes of one kind, made from the valid value `text`; none when it does not apply. */
void probes_add(enum probes_kind kind, const struct model_simple *simple, const char *text,
		struct probes_list *list);

#endif
