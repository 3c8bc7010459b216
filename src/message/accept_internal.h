/* The tables of an acceptor, shared by the files accept*.c only. */
#ifndef IJW_MESSAGE_ACCEPT_INTERNAL_H
#define IJW_MESSAGE_ACCEPT_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"

enum accept_base { ACCEPT_STRING, ACCEPT_INTEGER, ACCEPT_DATE, ACCEPT_TIME };

/* A derivation may add a pattern to those of its base; the standard needs one or two. */
enum { ACCEPT_PATTERNS = 4 };

/* Whether the text matches. `pattern` is the text of the pattern. False when in doubt. */
typedef bool accept_matcher(const char *pattern, const char *text, size_t length);

struct accept_pattern {
	accept_matcher *matches;
	const char *text;
};

/* One value of an enumeration. */
struct accept_code {
	const char *text;
	size_t length; /* in bytes */
};

/* A simple type with everything its bases ask for; all of it must hold. */
struct accept_simple {
	enum accept_base base;
	size_t min_length; /* in code points; strings only */
	size_t max_length; /* SIZE_MAX = any */
	int64_t min;       /* integers only */
	int64_t max;
	const struct accept_code *code; /* in the order of accept_code_order */
	size_t codes;                   /* 0 = any value */
	struct accept_pattern pattern[ACCEPT_PATTERNS];
	size_t patterns;
};

struct accept_class;

/* A place in a sequence: either a simple type or a class is set. */
struct accept_element {
	const char *name;
	const char *namespace;
	uint32_t min;
	uint32_t max; /* UINT32_MAX = unbounded */
	const struct accept_simple *simple;
	const struct accept_class *class;
};

/* A complex type: a sequence of at least one element. */
struct accept_class {
	const struct accept_element *element;
	size_t elements;
};

struct acceptor {
	struct pool *pool;
	struct accept_element root;
};

/* Whether the text is certainly a value of the type. */
bool accept_value(const struct accept_simple *simple, const char *text, size_t length);

/* The order of the values of an enumeration, for qsort and bsearch. */
int accept_code_order(const void *one, const void *two);

/* The matcher for a pattern, found by its literal text; NULL when it is not known. */
accept_matcher *accept_pattern_find(const char *pattern);

#endif
