#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <libxml/xmlregexp.h>

/*
 * A message schema and its basisschema as plain structures: which elements hold which, and the
 * facets of their values. Knows the part of XSD that the iJw schemas use (sequences, named and
 * inline restrictions of four base types) and refuses anything else.
 */

enum model_base { MODEL_STRING, MODEL_INTEGER, MODEL_DATE, MODEL_TIME };

enum { MODEL_PATTERNS = 4 };

struct model_simple {
	const char *name; /* NULL for an inline restriction */
	enum model_base base;
	long min_length; /* code points; -1 when there is no such facet */
	long max_length;
	bool bounded; /* min and max hold */
	long long min;
	long long max;
	const char *pattern[MODEL_PATTERNS]; /* all must match */
	xmlRegexpPtr regexp[MODEL_PATTERNS];
	size_t patterns;
	const char **value; /* the enumeration */
	size_t values;
};

struct model_class;

struct model_element {
	const char *name;
	bool basis; /* lives in the namespace of the basisschema */
	long min;
	long max;                          /* -1 for unbounded */
	const struct model_simple *simple; /* either this */
	const struct model_class *class_;  /* or this is set */
};

struct model_class {
	const char *name;
	struct model_element *element;
	size_t elements;
};

struct model;

/* Reads DIR/basisschema.xsd and DIR/MESSAGE.xsd; NULL, with a sentence on stderr, on failure. */
struct model *model_load(const char *dir, const char *message);
void model_free(struct model *model);

const struct model_element *model_root(const struct model *model);
const char *model_namespace(const struct model *model);
const char *model_basis(const struct model *model);

#endif
