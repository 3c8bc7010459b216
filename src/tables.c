/* Turns the schemas of the messages into the tables that the reader follows (message/tables.h), as
 * C source: tables XSD_FOLDER > FILE. It knows the constructs that the schemas of the standard use.
 * A schema with anything else is refused with file and line, and then nothing is written. Offsets
 * in records are left to the compiler of the program.
 *
 * A run is short: no memory is given back. */
#include <errno.h>
#include <inttypes.h>
#include <libxml/parser.h>
#include <libxml/xmlregexp.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/message/message.h"
#include "message/tables.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define XS "http://www.w3.org/2001/XMLSchema"
#define MESSAGE_NAMESPACE "http://www.istandaarden.nl/ijw/3_2/jw%d/schema"

/* In the order of enum berichttype. */
static const int numbers[] = {301, 302, 305, 306, 307, 308, 315, 316, 317, 318, 319, 320, 323, 325};
_Static_assert(COUNT(numbers) == BERICHT_TYPES - 1, "one number for each type of message");

/* The members of the record classes; classes by their address in C. */
static const struct row {
	const char *holder; /* the class that has the member */
	const char *element;
	const char *kind;
	const char *offset;
	const char *class; /* of the record that the element becomes; "NULL" for a value */
} rows[] = {
#define ROW(T, element, kind, member, class) \
	{"&class_" #T, #element, kind, "offsetof(struct " #T ", " #member ")", class},
#define TEXT(T, element, member) ROW(T, element, "MEMBER_TEXT", member, "NULL")
#define GETAL(T, element, member) ROW(T, element, "MEMBER_GETAL", member, "NULL")
#define DATUM(T, element, member) ROW(T, element, "MEMBER_DATUM", member, "NULL")
#define TIJD(T, element, member) ROW(T, element, "MEMBER_TIJD", member, "NULL")
#define TEXTS(T, element, member) ROW(T, element, "MEMBER_TEXTS", member, "NULL")
#define ONE(T, element, member, type) ROW(T, element, "MEMBER_RECORD", member, "&class_" #type)
#define MANY(T, element, member, type) ROW(T, element, "MEMBER_LIST", member, "&class_" #type)
#define ROWS(type) CLASS_##type(type, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY)
    MESSAGE_CLASSES(ROWS){"NULL", "Bericht", "MEMBER_RECORD", "0", "&class_bericht"}};

/* What was written so far of one kind of structure: each is there once. */
struct written {
	const char *what;
	char **text;
	size_t count;
};

/* The two documents that are being read, and what comes of them. */
struct schemas {
	xmlDoc *basis;
	xmlDoc *message;
	const char *message_namespace;
	struct written simples;
	struct written complexes;
	FILE *out;
	crypto_hash_sha256_state digest;
};

static void *must(void *memory)
{
	if (memory == NULL)
		abort();
	return memory;
}

static __attribute__((format(printf, 1, 2))) char *text(const char *format, ...)
{
	va_list arguments;
	char *made = NULL;

	va_start(arguments, format);
	if (vasprintf(&made, format, arguments) < 0)
		abort();
	va_end(arguments);
	return made;
}

/* --- reading a schema --- */

/* `sentence` was made by text(). */
static _Noreturn void refuse(const xmlNode *node, const char *sentence)
{
	fprintf(stderr, "%s:%ld: %s\n", (const char *)node->doc->URL, xmlGetLineNo(node), sentence);
	exit(1);
}

/* Whether two texts are there and the same, those of libxml2 or of C. */
static bool same(const void *one, const void *two)
{
	return one != NULL && two != NULL && strcmp(one, two) == 0;
}

/* Whether the node is the element `name` of XML Schema. */
static bool is(const xmlNode *node, const char *name)
{
	return node != NULL && node->ns != NULL && same(node->ns->href, XS) &&
	       same(node->name, name);
}

static xmlNode *from(xmlNode *node)
{
	while (node != NULL && (node->type != XML_ELEMENT_NODE || is(node, "annotation")))
		node = node->next;
	return node;
}

/* The first child element that is no annotation, and the one behind a node; NULL at the end. */
static xmlNode *first(const xmlNode *node)
{
	return from(node->children);
}

static xmlNode *next(const xmlNode *node)
{
	return from(node->next);
}

/* The value of an attribute, or that which it has when it is not given; NULL: it must be given. */
static const char *attribute(const xmlNode *node, const char *name, const char *otherwise)
{
	const char *given = (const char *)xmlGetNoNsProp(node, (const xmlChar *)name);

	if (given == NULL && otherwise == NULL)
		refuse(node, text("the attribute %s is missing", name));
	return given != NULL ? given : otherwise;
}

/* Refuses all but an element of this name with attributes out of a list: " name type ". */
static void expect(const xmlNode *node, const char *name, const char *attributes)
{
	if (!is(node, name))
		refuse(node, text("here only %s is known", name));
	for (const xmlAttr *at = node->properties; at != NULL; at = at->next) {
		bool free = at->ns != NULL && same(at->ns->href, XML_XML_NAMESPACE) &&
			    same(at->name, "lang");

		if (!free && (at->ns != NULL || strstr(attributes, text(" %s ", at->name)) == NULL))
			refuse(node, text("the attribute %s is not known here", at->name));
	}
}

/* The child element of this name and without attributes but these, the only one. */
static xmlNode *only(const xmlNode *node, const char *name, const char *attributes)
{
	xmlNode *child = first(node);

	if (child == NULL || next(child) != NULL)
		refuse(node, text("here one %s is known and nothing beside it", name));
	expect(child, name, attributes);
	return child;
}

static const char *local_name(const char *qname)
{
	const char *colon = strchr(qname, ':');

	return colon != NULL ? colon + 1 : qname;
}

/* The top-level type that a qualified name in `node` stands for; NULL for a type of XML Schema
 * itself. */
static xmlNode *definition(const struct schemas *schemas, xmlNode *node, const char *qname)
{
	const char *local = local_name(qname);
	char *prefix = local > qname ? text("%.*s", (int)(local - qname - 1), qname) : NULL;
	const xmlNs *namespace = xmlSearchNs(node->doc, node, (const xmlChar *)prefix);
	const xmlChar *uri = namespace != NULL ? namespace->href : NULL;
	const xmlDoc *doc = same(uri, BASISSCHEMA_NAMESPACE) ? schemas->basis : schemas->message;

	if (same(uri, XS))
		return NULL;
	if (doc == schemas->basis || same(uri, schemas->message_namespace))
		for (xmlNode *at = first(xmlDocGetRootElement(doc)); at; at = next(at))
			if (!is(at, "element") && same(attribute(at, "name", ""), local))
				return at;
	refuse(node, text("there is no type %s", qname));
}

static int64_t number(const xmlNode *facet, const char *digits)
{
	size_t length = strspn(digits, "0123456789");

	if (length == 0 || length > 18 || digits[length] != '\0')
		refuse(facet, text("%s is no whole number of 1 to 18 digits", digits));
	return strtoll(digits, NULL, 10);
}

/* --- writing --- */

/* The address of such a structure, which is written unless the same was written before. */
static char *once(FILE *out, struct written *written, char *structure)
{
	size_t i = 0;

	while (i < written->count && !same(written->text[i], structure))
		i++;
	if (i == written->count) {
		written->text = must(realloc(written->text, (i + 1) * sizeof(structure)));
		written->text[written->count++] = structure;
		fprintf(out, "static const struct %s %s_%zu = %s;\n\n", written->what,
			written->what, i, structure);
	}
	return text("&%s_%zu", written->what, i);
}

static const char *yes(bool it_is)
{
	return it_is ? "true" : "false";
}

/* The first bytes of a name or code as one number (tables.h). */
static uint64_t word_of(const char *name)
{
	uint64_t word = 0;

	for (unsigned i = 0; i < NAME_WORD && name[i] != '\0'; i++)
		word |= (uint64_t)(unsigned char)name[i] << 8 * i;
	return word;
}

/* --- simple types --- */

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
	    same(pattern, text("[0-9]{%d}", count))) {
		narrow(&value->min_length, &value->max_length, count, count);
		return "FORM_DIGITS";
	}
	for (size_t i = 0; i < COUNT(patterns); i++)
		if (value->base == patterns[i].base && same(pattern, patterns[i].text))
			return patterns[i].form;
	refuse(facet, text("the pattern %s is not known for xs:%s", pattern, value->base->name));
}

static void add_pattern(const xmlNode *facet, const char *pattern, struct value *value)
{
	bool digits = *pattern != '\0' && strspn(pattern, "0123456789") == strlen(pattern);

	/* Two in one restriction would be alternatives. */
	if (value->patterned == facet->parent || value->patterns == PATTERNS)
		refuse(facet, "so many patterns are not known");
	value->patterned = facet->parent;
	value->pattern[value->patterns++] = pattern;
	if (digits && (value->base == &bases[STRING] || value->base == &bases[INTEGER])) {
		value->literal = pattern;
		return;
	}
	pattern = form_of(facet, pattern, value);
	if (value->form != value->base->form && !same(value->form, pattern))
		refuse(facet, text("%s beside %s is not known", pattern, value->form));
	value->form = pattern;
}

static void add_code(const xmlNode *facet, const char *code, struct value *value)
{
	if (value->codes > 0 && value->coded != facet->parent)
		refuse(facet, "codes out of those of another type are not known");
	value->coded = facet->parent;
	value->code =
	    must(reallocarray(value->codes ? value->code : NULL, value->codes + 1, sizeof(code)));
	value->code[value->codes++] = code;
}

/* A facet narrows what the base left, and never widens it. */
static void add_facet(const xmlNode *facet, struct value *value)
{
	const bool string = value->base == &bases[STRING], integer = value->base == &bases[INTEGER];
	const char *name = (const char *)facet->name, *given = attribute(facet, "value", NULL);

	expect(facet, name, " value ");
	if (first(facet) != NULL)
		refuse(facet, "an element in a facet is not known");
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
		refuse(facet, text("%s is not known for xs:%s", name, value->base->name));
}

static struct value read_simple(const struct schemas *schemas, xmlNode *node, int derivations)
{
	xmlNode *restriction = only(node, "restriction", " base ");
	const char *base = attribute(restriction, "base", NULL);
	xmlNode *parent = definition(schemas, restriction, base);
	struct value value = {.max_length = UINT32_MAX, .min = INT64_MIN, .max = INT64_MAX};

	expect(node, "simpleType", " name ");
	if (derivations == 0)
		refuse(node, "so many types behind each other are not known");
	if (parent != NULL)
		value = read_simple(schemas, parent, derivations - 1);
	for (size_t i = 0; parent == NULL && i < COUNT(bases); i++)
		if (same(local_name(base), bases[i].name))
			value.base = &bases[i], value.form = bases[i].form;
	if (value.base == NULL)
		refuse(restriction, text("the base %s is not known", base));
	for (const xmlNode *at = first(restriction); at != NULL; at = next(at))
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
	char *list = text("%s", "");

	*count = 0;
	for (size_t i = 0; i < value->codes; i++) {
		if (!passes(value, value->code[i]))
			continue;
		if (strlen(value->code[i]) > NAME_WORD)
			refuse(node, text("the code %s is too long", value->code[i]));
		words[(*count)++] = word_of(value->code[i]);
	}
	if (*count == 0)
		refuse(node, "no code is left that has all that is asked of it");
	qsort(words, *count, sizeof(words[0]), word_order);
	for (size_t i = 0; i < *count; i++)
		list = text("%s%s0x%" PRIx64 "u,", list, i % 4 == 0 ? "\n    " : " ", words[i]);
	return list;
}

/* The structure of a type. What does not count for its form is written as if nothing were asked. */
static char *simple_of(const xmlNode *node, struct value *value)
{
	const char *blanks_kept = yes(value->base == &bases[STRING]);
	size_t count;
	char *list;

	if (value->codes == 0 && value->literal != NULL)
		add_code(node, value->literal, value);
	if (value->codes > 0) {
		list = codes_of(node, value, &count);
		return text("{FORM_CODE, %s, 0, UINT32_MAX, 0, 0, (const uint64_t[]){%s}, %zu}",
			    blanks_kept, list, count);
	}
	if (value->form == NULL)
		refuse(node, text("xs:%s is not known with a zone", value->base->name));
	if (value->base != &bases[INTEGER])
		value->min = value->max = 0;
	else if (value->min == INT64_MIN || value->max == INT64_MAX)
		refuse(node, "xs:integer is not known without a lowest and a highest value");
	if (value->min_length > value->max_length || value->min > value->max)
		refuse(node, "no value can have all that is asked of it");
	return text("{%s, %s, %" PRId64 ", %" PRId64 ", %" PRId64 ", %" PRId64 ", NULL, 0}",
		    value->form, blanks_kept, value->min_length, value->max_length, value->min,
		    value->max);
}

/* --- complex types --- */

/* The type an element names, or the simple type inside it. */
static xmlNode *type_of(const struct schemas *schemas, xmlNode *node)
{
	const char *name = attribute(node, "type", "");
	xmlNode *type;

	if (*name == '\0')
		return only(node, "simpleType", "");
	type = definition(schemas, node, name);
	if (type == NULL || first(node) != NULL)
		refuse(node, text("an element of type %s, or with more in it, is not known", name));
	return type;
}

static const struct row *row_of(const xmlNode *node, const char *holder)
{
	const char *name = attribute(node, "name", NULL);

	for (size_t i = 0; i < COUNT(rows); i++)
		if (same(rows[i].holder, holder) && same(rows[i].element, name))
			return &rows[i];
	refuse(node, text("there is no member for %s in %s", name, holder));
}

static char *complex_of(struct schemas *schemas, xmlNode *node, const char *class);

/* The structure of an element whose record or value is a member of the class `holder`. */
static char *place_of(struct schemas *schemas, xmlNode *node, const char *holder)
{
	const struct row *row = row_of(node, holder);
	const char *min = attribute(node, "minOccurs", "1");
	const char *max = attribute(node, "maxOccurs", "1");
	bool required = !same(min, "0"), many = !same(max, "1");
	xmlNode *type = type_of(schemas, node);
	const char *kind = many ? "MEMBER_LIST" : "MEMBER_RECORD";
	const char *simple = "NULL", *complex = "NULL";

	if ((required && !same(min, "1")) || (many && !same(max, "unbounded")))
		refuse(node, text("%s to %s times is not known", min, max));
	if (is(type, "simpleType")) {
		struct value value = read_simple(schemas, type, DERIVATIONS);

		simple = once(schemas->out, &schemas->simples, simple_of(type, &value));
		kind = many ? "MEMBER_TEXTS" : value.base->kind;
		if (many && value.base != &bases[STRING])
			refuse(node, "a list of values that are no strings is not known");
	}
	if (!same(kind, row->kind))
		refuse(node,
		       text("%s is %s, but here it would be %s", row->offset, row->kind, kind));
	if (!is(type, "simpleType"))
		complex = complex_of(schemas, type, row->class);
	return text("{{\"%s\", %s, %s, %s},\n     0x%" PRIx64 "u, %zu, %s, %s, %s, %s, %s}",
		    row->element, kind, row->offset, row->class, word_of(row->element),
		    strlen(row->element), yes(node->doc == schemas->basis), yes(required),
		    yes(many), simple, complex);
}

/* Writes a complex type whose elements go into a record of this class; gives its address. */
static char *complex_of(struct schemas *schemas, xmlNode *node, const char *class)
{
	const xmlNode *sequence = only(node, "sequence", "");
	char *places = text("%s", "");
	size_t count = 0;

	expect(node, "complexType", " name ");
	for (xmlNode *at = first(sequence); at != NULL; at = next(at), count++) {
		expect(at, "element", " name type minOccurs maxOccurs ");
		for (xmlNode *other = first(sequence); other != at; other = next(other))
			if (row_of(other, class) == row_of(at, class))
				refuse(at, "a second element of that name is not known");
		places = text("%s\n    %s,", places, place_of(schemas, at, class));
	}
	if (count == 0)
		refuse(node, "a sequence without an element is not known");
	return once(schemas->out, &schemas->complexes,
		    text("{(const struct place[]){%s}, %zu}", places, count));
}

/* --- a set of schemas --- */

/* Reads a schema, and counts it in for the digest. */
static xmlDoc *read_schema(struct schemas *schemas, const char *folder, const char *name)
{
	char *path = text("%s/%s", folder, name), *bytes = NULL, *head;
	size_t room = 0;
	FILE *file = fopen(path, "rb");
	/* XML holds no NUL. */
	ssize_t length = file != NULL ? getdelim(&bytes, &room, '\0', file) : -1;
	xmlDoc *doc;

	if (length < 0) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		exit(1);
	}
	fclose(file);
	head = text("%s %zd\n", name, length);
	crypto_hash_sha256_update(&schemas->digest, (unsigned char *)head, strlen(head));
	crypto_hash_sha256_update(&schemas->digest, (unsigned char *)bytes, (size_t)length);
	doc = xmlReadMemory(bytes, (int)length, path, NULL, XML_PARSE_NONET);
	if (doc == NULL)
		exit(1); /* libxml2 has said why */
	return doc;
}

/* Checks what stands at the top of a document: types and, in that of a message, the import of the
 * basisschema and one element. That element, or NULL. */
static xmlNode *check_top(const xmlDoc *doc, const char *namespace, size_t wanted)
{
	const xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *element = NULL;
	size_t imports = 0, elements = 0;

	expect(root, "schema", " targetNamespace elementFormDefault ");
	/* A document type could hold defaults for attributes. */
	if (doc->intSubset != NULL || !same(attribute(root, "targetNamespace", ""), namespace) ||
	    !same(attribute(root, "elementFormDefault", ""), "qualified"))
		refuse(root, text("this is no schema for %s, without a document type and with "
				  "qualified names",
				  namespace));
	for (xmlNode *at = first(root); at != NULL; at = next(at)) {
		if (is(at, "import")) {
			imports++;
			expect(at, "import", " namespace schemaLocation ");
			if (first(at) != NULL ||
			    !same(attribute(at, "namespace", ""), BASISSCHEMA_NAMESPACE) ||
			    !same(attribute(at, "schemaLocation", ""), "basisschema.xsd"))
				refuse(at, "only the import of basisschema.xsd is known");
		} else if (is(at, "element")) {
			elements++;
			element = at;
			expect(at, "element", " name type ");
		} else if (!is(at, "simpleType") && !is(at, "complexType")) {
			refuse(at, text("%s is not known here", at->name));
		}
	}
	if (imports != wanted || elements != wanted)
		refuse(root, text("%zu imports and elements are known here", wanted));
	return element;
}

/* Writes what is needed for one message, if it is not there yet. The structure of its root. */
static char *message_of(struct schemas *schemas, const char *folder, int message)
{
	xmlNode *root;

	schemas->message = read_schema(schemas, folder, text("jw%d.xsd", message));
	schemas->message_namespace = text(MESSAGE_NAMESPACE, message);
	root = check_top(schemas->message, schemas->message_namespace, 1);
	return text("    [JW%d] = %s,\n", message, place_of(schemas, root, "NULL"));
}

static char *end_digest(struct schemas *schemas)
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	char hex[2 * sizeof(digest) + 1];

	crypto_hash_sha256_final(&schemas->digest, digest);
	return text("%s", sodium_bin2hex(hex, sizeof(hex), digest, sizeof(digest)));
}

int main(int argc, char **argv)
{
	struct schemas schemas = {.simples.what = "simple", .complexes.what = "complex"};
	char *out = NULL, *roots = text("%s", "");
	size_t length;

	if (argc != 2) {
		fputs("usage: tables XSD_FOLDER > FILE\n", stderr);
		return 2;
	}
	crypto_hash_sha256_init(&schemas.digest);
	schemas.out = must(open_memstream(&out, &length));
	schemas.basis = read_schema(&schemas, argv[1], "basisschema.xsd");
	check_top(schemas.basis, BASISSCHEMA_NAMESPACE, 0);
	fputs(
	    "/* Made by src/tables.c. */\n#include <stddef.h>\n\n#include \"message/tables.h\"\n\n",
	    schemas.out);
	for (size_t i = 0; i < COUNT(numbers); i++)
		roots = text("%s%s", roots, message_of(&schemas, argv[1], numbers[i]));
	fprintf(schemas.out,
		"const struct place tables_root[BERICHT_TYPES] = {\n%s};\n\n"
		"/* As xsd_hash() gives it. */\nconst char tables_schemas[] = \"%s\";\n",
		roots, end_digest(&schemas));
	fclose(schemas.out);
	fwrite(out, 1, length, stdout);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
