#include "tables_schema.h"

#include <inttypes.h>
#include <libxml/xmlregexp.h>
#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { STRING, INTEGER, DATE, TIME };

static const struct base {
	const char *name;
	const char *kind; /* of the member for one value */
	const char *form; /* without a pattern; NULL: not known without one */
} bases[] = {[STRING] = {"string", "MEMBER_TEXT", "FORM_TEXT"},
	     [INTEGER] = {"integer", "MEMBER_GETAL", "FORM_NUMBER"},
	     [DATE] = {"date", "MEMBER_DATUM", NULL},
	     [TIME] = {"time", "MEMBER_TIJD", NULL}};

/* The patterns by their literal text. Known are besides: "[0-9]{8}" with any number, and digits. */
static const struct {
	const struct base *base;
	const char *text;
	const char *form;
} patterns[] = {
    {&bases[STRING], "[0-9]*", "FORM_DIGITS"},
    /* Neither "." nor "[ \t]" nor "\S" takes a line end. */
    {&bases[STRING], ".*[^\\s].*", "FORM_LINE"},
    {&bases[STRING], "[ \\t]*\\S.*", "FORM_LINE"},
    /* The point in brackets is a point, but "\S" takes all that is not blank. */
    {&bases[STRING], "([.\\s]*\\S+[.\\s]*)+", "FORM_LINES"},
    {&bases[STRING], "([a-zA-Z\xc3\x80-\xe1\xbb\xb3])+", "FORM_LETTERS"},
    {&bases[STRING], "([a-zA-Z0-9])+", "FORM_WORD"},
    {&bases[STRING], "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)", "FORM_VERSION"},
    {&bases[DATE], "[^:Z]*", "FORM_DATE"},
    {&bases[TIME], "[^Z+-]+", "FORM_TIME"},
};

enum {
	DERIVATIONS = 8, /* one behind the other; the standard needs two */
	PATTERNS = 4     /* of a type and all its bases; the standard needs two */
};

/* A simple type with everything its bases ask for. */
struct value {
	const struct base *base;
	const char *form;
	int64_t min_length, max_length;
	int64_t min, max;
	const char *pattern[PATTERNS];
	size_t patterns;
	const xmlNode *patterned; /* the restriction with the last pattern */
	const char *literal;      /* a pattern of digits, which takes itself alone */
	const char **code;
	size_t codes;
	const xmlNode *coded; /* the restriction with the codes */
};

static void narrow(int64_t *least, int64_t *most, int64_t low, int64_t high)
{
	*least = low > *least ? low : *least;
	*most = high < *most ? high : *most;
}

/* The form of a pattern that is no literal; the lengths as well when it counts digits. */
static const char *form_of(const xmlNode *facet, const char *pattern, struct value *value)
{
	int count;

	if (value->base == &bases[STRING] && sscanf(pattern, "[0-9]{%2d}", &count) == 1 &&
	    same(pattern, text_of("[0-9]{%d}", count))) {
		narrow(&value->min_length, &value->max_length, count, count);
		return "FORM_DIGITS";
	}
	for (size_t i = 0; i < COUNT(patterns); i++)
		if (value->base == patterns[i].base && same(pattern, patterns[i].text))
			return patterns[i].form;
	schema_refuse(facet, "the pattern %s is not known for xs:%s", pattern, value->base->name);
}

static void add_pattern(const xmlNode *facet, const char *pattern, struct value *value)
{
	bool digits = *pattern != '\0' && strspn(pattern, "0123456789") == strlen(pattern);

	/* Two in one restriction would be alternatives. */
	if (value->patterned == facet->parent || value->patterns == PATTERNS)
		schema_refuse(facet, "so many patterns are not known");
	value->patterned = facet->parent;
	value->pattern[value->patterns++] = pattern;
	if (digits && (value->base == &bases[STRING] || value->base == &bases[INTEGER])) {
		value->literal = pattern;
		return;
	}
	pattern = form_of(facet, pattern, value);
	if (value->form != value->base->form && !same(value->form, pattern))
		schema_refuse(facet, "%s beside %s is not known", pattern, value->form);
	value->form = pattern;
}

static void add_code(const xmlNode *facet, const char *code, struct value *value)
{
	if (value->codes > 0 && value->coded != facet->parent)
		schema_refuse(facet, "codes out of those of another type are not known");
	value->coded = facet->parent;
	value->code =
	    must(reallocarray(value->codes ? value->code : NULL, value->codes + 1, sizeof(code)));
	value->code[value->codes++] = code;
}

static int64_t number(const xmlNode *facet, const char *digits)
{
	const size_t most = 18;
	size_t length = strlen(digits);

	if (length == 0 || length > most || strspn(digits, "0123456789") != length)
		schema_refuse(facet, "%s is no whole number of 1 to 18 digits", digits);
	return strtoll(digits, NULL, 10);
}

/* A facet narrows what the base left, and never widens it. */
static void add_facet(const xmlNode *facet, struct value *value)
{
	const bool string = value->base == &bases[STRING], integer = value->base == &bases[INTEGER];
	const char *given = schema_attribute(facet, "value", NULL);
	const char *name = (const char *)facet->name;

	schema_expect(facet, name, " value ");
	if (schema_first(facet) != NULL)
		schema_refuse(facet, "an element in a facet is not known");
	if (same(name, "pattern"))
		add_pattern(facet, given, value);
	else if (string && same(name, "enumeration"))
		add_code(facet, given, value);
	else if (string && same(name, "minLength"))
		narrow(&value->min_length, &value->max_length, number(facet, given), INT64_MAX);
	else if (string && same(name, "maxLength"))
		narrow(&value->min_length, &value->max_length, 0, number(facet, given));
	else if (integer && same(name, "minInclusive"))
		narrow(&value->min, &value->max, number(facet, given), INT64_MAX);
	else if (integer && same(name, "maxInclusive"))
		narrow(&value->min, &value->max, INT64_MIN, number(facet, given));
	else
		schema_refuse(facet, "%s is not known for xs:%s", name, value->base->name);
}

static struct value read_value(const struct schemas *schemas, xmlNode *node, int derivations)
{
	struct value value = {.max_length = UINT32_MAX, .min = INT64_MIN, .max = INT64_MAX};
	xmlNode *restriction, *parent;
	const char *base;

	schema_expect(node, "simpleType", " name ");
	restriction = schema_only(node, "restriction", " base ");
	base = schema_attribute(restriction, "base", NULL);
	parent = schema_definition(schemas, restriction, base);
	if (derivations == 0)
		schema_refuse(node, "so many types behind each other are not known");
	if (parent != NULL)
		value = read_value(schemas, parent, derivations - 1);
	for (size_t i = 0; parent == NULL && i < COUNT(bases); i++)
		if (same(schema_local(base), bases[i].name))
			value.base = &bases[i];
	if (value.base == NULL)
		schema_refuse(restriction, "the base %s is not known", base);
	if (parent == NULL)
		value.form = value.base->form;
	for (const xmlNode *at = schema_first(restriction); at != NULL; at = schema_next(at))
		add_facet(at, &value);
	return value;
}

/* Whether a code is all that its type asks for besides. */
static bool passes(const struct value *value, const char *code)
{
	const int length = xmlUTF8Strlen((const xmlChar *)code);
	const long long count = strtoll(code, NULL, 10);
	bool all = length >= value->min_length && length <= value->max_length;

	if (value->base == &bases[INTEGER])
		all = all && count >= value->min && count <= value->max;
	for (size_t i = 0; i < value->patterns; i++) {
		xmlRegexp *regexp = must(xmlRegexpCompile((const xmlChar *)value->pattern[i]));

		all = all && xmlRegexpExec(regexp, (const xmlChar *)code) == 1;
		xmlRegFreeRegexp(regexp);
	}
	return all;
}

static int word_order(const void *one, const void *two)
{
	const uint64_t *left = one, *right = two;

	return (*left > *right) - (*left < *right);
}

/* The codes in their order, as C; how many there are, in `count`. */
static char *codes_of(const xmlNode *node, const struct value *value, size_t *count)
{
	uint64_t *words = must(calloc(value->codes, sizeof(words[0])));
	char *list = text_of("%s", "");

	*count = 0;
	for (size_t i = 0; i < value->codes; i++) {
		if (!passes(value, value->code[i]))
			continue;
		if (strlen(value->code[i]) > NAME_WORD)
			schema_refuse(node, "the code %s is too long", value->code[i]);
		words[(*count)++] = name_word(value->code[i]);
	}
	if (*count == 0)
		schema_refuse(node, "no code is left that has all that is asked of it");
	qsort(words, *count, sizeof(words[0]), word_order);
	for (size_t i = 0; i < *count; i++)
		list = text_of("%s%s0x%" PRIx64 "u,", list, i % 4 == 0 ? "\n    " : " ", words[i]);
	return list;
}

/* What does not count for the form of a type is written as if nothing were asked. */
char *simple_of(const struct schemas *schemas, xmlNode *node, const char **kind)
{
	struct value value = read_value(schemas, node, DERIVATIONS);
	const char *blanks_kept = value.base == &bases[STRING] ? "true" : "false";
	size_t count;
	char *list;

	*kind = value.base->kind;
	if (value.codes == 0 && value.literal != NULL)
		add_code(node, value.literal, &value);
	if (value.codes > 0) {
		list = codes_of(node, &value, &count);
		return text_of("{FORM_CODE, %s, 0, UINT32_MAX, 0, 0, (const uint64_t[]){%s}, %zu}",
			       blanks_kept, list, count);
	}
	if (value.form == NULL)
		schema_refuse(node, "xs:%s is not known with a zone", value.base->name);
	if (value.base != &bases[INTEGER])
		value.min = value.max = 0;
	else if (value.min == INT64_MIN || value.max == INT64_MAX)
		schema_refuse(node, "xs:integer is not known without a lowest and a highest value");
	if (value.min_length > value.max_length || value.min > value.max)
		schema_refuse(node, "no value can have all that is asked of it");
	return text_of("{%s, %s, %" PRId64 ", %" PRId64 ", %" PRId64 ", %" PRId64 ", NULL, 0}",
		       value.form, blanks_kept, value.min_length, value.max_length, value.min,
		       value.max);
}
