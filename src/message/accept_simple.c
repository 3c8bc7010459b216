#include <stdlib.h>
#include <string.h>

#include "accept_schema.h"

enum { DERIVATIONS = 8 }; /* one behind the other; the standard needs two */

/* What one restriction adds to its base. */
struct step {
	const struct accept_schemas *schemas;
	struct accept_simple *simple;
	struct accept_code *code;
	size_t codes;
	size_t patterns;
};

static bool set_base(struct accept_simple *simple, const char *name)
{
	static const char *const names[] = {
	    [ACCEPT_STRING] = "string",
	    [ACCEPT_INTEGER] = "integer",
	    [ACCEPT_DATE] = "date",
	    [ACCEPT_TIME] = "time",
	};

	*simple = (struct accept_simple){
	    .max_length = SIZE_MAX,
	    .min = INT64_MIN,
	    .max = INT64_MAX,
	};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(names[i], name) == 0) {
			simple->base = (enum accept_base)i;
			return true;
		}
	}
	return false;
}

/* The facets below narrow what the base left, they never widen it. */

static bool set_length(struct accept_simple *simple, const xmlNode *facet, int64_t value)
{
	bool exact = accept_is(facet, "length");

	if (simple->base != ACCEPT_STRING)
		return false;
	if ((exact || accept_is(facet, "minLength")) && (size_t)value > simple->min_length)
		simple->min_length = (size_t)value;
	if ((exact || accept_is(facet, "maxLength")) && (size_t)value < simple->max_length)
		simple->max_length = (size_t)value;
	return true;
}

static bool set_bound(struct accept_simple *simple, const xmlNode *facet, int64_t value)
{
	if (simple->base != ACCEPT_INTEGER)
		return false;
	if (accept_is(facet, "minInclusive") && value > simple->min)
		simple->min = value;
	if (accept_is(facet, "maxInclusive") && value < simple->max)
		simple->max = value;
	return true;
}

/* Several patterns in one restriction would be alternatives: not known here. */
static bool add_pattern(struct step *step, const char *text)
{
	struct accept_simple *simple = step->simple;
	accept_matcher *matches = accept_pattern_find(text);

	if (matches == NULL || step->patterns > 0 || simple->patterns == ACCEPT_PATTERNS)
		return false;
	simple->pattern[simple->patterns++] = (struct accept_pattern){matches, text};
	step->patterns++;
	return true;
}

static bool add_code(struct step *step, const char *text)
{
	if (step->simple->base != ACCEPT_STRING || step->simple->codes > 0)
		return false;
	step->code[step->codes++] = (struct accept_code){text, strlen(text)};
	return true;
}

static bool add_facet(struct step *step, const xmlNode *facet)
{
	const char *text = accept_attribute(step->schemas->pool, facet, "value");
	int64_t number;

	if (text == NULL || accept_first(facet) != NULL ||
	    !accept_only_attributes(facet, (const char *const[]){"value", NULL}))
		return false;
	if (accept_is(facet, "pattern"))
		return add_pattern(step, text);
	if (accept_is(facet, "enumeration"))
		return add_code(step, text);
	number = accept_number(text);
	if (number < 0)
		return false;
	if (accept_is(facet, "length") || accept_is(facet, "minLength") ||
	    accept_is(facet, "maxLength"))
		return set_length(step->simple, facet, number);
	if (accept_is(facet, "minInclusive") || accept_is(facet, "maxInclusive"))
		return set_bound(step->simple, facet, number);
	return false;
}

static bool add_facets(const struct accept_schemas *schemas, const xmlNode *restriction,
		       struct accept_simple *simple)
{
	struct step step = {.schemas = schemas, .simple = simple};
	size_t facets = 0;

	for (const xmlNode *at = accept_first(restriction); at != NULL; at = accept_next(at))
		facets++;
	step.code = pool_alloc(schemas->pool, facets * sizeof(*step.code));
	for (const xmlNode *at = accept_first(restriction); at != NULL; at = accept_next(at))
		if (!add_facet(&step, at))
			return false;
	if (step.codes > 0) {
		qsort(step.code, step.codes, sizeof(*step.code), accept_code_order);
		simple->code = step.code;
		simple->codes = step.codes;
	}
	return true;
}

static bool read_base(const struct accept_schemas *schemas, xmlNode *restriction, unsigned depth,
		      struct accept_simple *simple)
{
	const char *base = accept_attribute(schemas->pool, restriction, "base");
	const char *builtin;
	xmlNode *parent;

	if (base == NULL ||
	    !accept_only_attributes(restriction, (const char *const[]){"base", NULL}))
		return false;
	parent = accept_definition(schemas, restriction, base, &builtin);
	if (parent != NULL)
		return accept_simple_read(schemas, parent, depth + 1, simple);
	return builtin != NULL && set_base(simple, builtin);
}

bool accept_simple_read(const struct accept_schemas *schemas, xmlNode *node, unsigned depth,
			struct accept_simple *simple)
{
	xmlNode *restriction = accept_first(node);

	if (depth == DERIVATIONS || !accept_is(node, "simpleType") ||
	    !accept_only_attributes(node, (const char *const[]){"name", NULL}) ||
	    !accept_is(restriction, "restriction") || accept_next(restriction) != NULL)
		return false;
	return read_base(schemas, restriction, depth, simple) &&
	       add_facets(schemas, restriction, simple);
}
