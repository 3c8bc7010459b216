#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "accept_schema.h"
#include "ijw/base/limits.h"
#include "ijw/message/accept.h"

/* A type that was compiled, or is being compiled: a class may hold itself. */
struct accept_known {
	struct accept_known *next;
	const xmlNode *node;
	struct accept_simple simple;
	struct accept_class class;
};

static const char *const no_attributes[] = {NULL};

static struct accept_known *known_find(const struct accept_schemas *schemas, const xmlNode *node)
{
	struct accept_known *at = schemas->known;

	while (at != NULL && at->node != node)
		at = at->next;
	return at;
}

static struct accept_known *known_add(struct accept_schemas *schemas, const xmlNode *node)
{
	struct accept_known *known = pool_alloc(schemas->pool, sizeof(*known));

	known->node = node;
	known->next = schemas->known;
	schemas->known = known;
	return known;
}

static const struct accept_simple *read_simple(struct accept_schemas *schemas, xmlNode *node)
{
	struct accept_known *known = known_find(schemas, node);

	if (known == NULL) {
		known = known_add(schemas, node);
		if (!accept_simple_read(schemas, node, 0, &known->simple))
			return NULL;
	}
	return &known->simple;
}

static bool read_occurs(const struct accept_schemas *schemas, const xmlNode *node,
			struct accept_element *element)
{
	const char *min = accept_attribute(schemas->pool, node, "minOccurs");
	const char *max = accept_attribute(schemas->pool, node, "maxOccurs");
	int64_t least = min != NULL ? accept_number(min) : 1;
	int64_t most = max != NULL ? accept_number(max) : 1;

	if (max != NULL && strcmp(max, "unbounded") == 0)
		most = UINT32_MAX;
	else if (most >= UINT32_MAX)
		return false;
	if (least < 0 || most < 1 || least > most)
		return false;
	element->min = (uint32_t)least;
	element->max = (uint32_t)most;
	return true;
}

static const struct accept_class *read_class(struct accept_schemas *schemas, xmlNode *node,
					     unsigned depth);

/* The type an element names, or the simple type inside it. */
static bool read_type(struct accept_schemas *schemas, xmlNode *node, unsigned depth,
		      struct accept_element *element)
{
	const char *type = accept_attribute(schemas->pool, node, "type");
	xmlNode *source = accept_first(node);
	const char *builtin;

	if (type != NULL) {
		if (source != NULL)
			return false;
		source = accept_definition(schemas, node, type, &builtin);
	} else if (source != NULL && accept_next(source) != NULL) {
		return false;
	}
	if (accept_is(source, "simpleType"))
		element->simple = read_simple(schemas, source);
	else if (type != NULL && accept_is(source, "complexType"))
		element->class = read_class(schemas, source, depth + 1);
	return element->simple != NULL || element->class != NULL;
}

static bool read_element(struct accept_schemas *schemas, xmlNode *node, unsigned depth,
			 struct accept_element *element)
{
	static const char *const attributes[] = {"name", "type", "minOccurs", "maxOccurs", NULL};

	if (!accept_is(node, "element") || !accept_only_attributes(node, attributes))
		return false;
	element->name = accept_attribute(schemas->pool, node, "name");
	element->namespace =
	    node->doc == schemas->basis ? schemas->basis_namespace : schemas->message_namespace;
	return element->name != NULL && read_occurs(schemas, node, element) &&
	       read_type(schemas, node, depth, element);
}

static bool read_sequence(struct accept_schemas *schemas, const xmlNode *sequence, unsigned depth,
			  struct accept_class *class)
{
	struct accept_element *element;
	size_t elements = 0, i = 0;

	for (xmlNode *at = accept_first(sequence); at != NULL; at = accept_next(at))
		elements++;
	element = pool_alloc(schemas->pool, elements * sizeof(*element));
	for (xmlNode *at = accept_first(sequence); at != NULL; at = accept_next(at))
		if (!read_element(schemas, at, depth, &element[i++]))
			return false;
	class->element = element;
	class->elements = elements;
	return elements > 0;
}

static const struct accept_class *read_class(struct accept_schemas *schemas, xmlNode *node,
					     unsigned depth)
{
	struct accept_known *known = known_find(schemas, node);
	xmlNode *sequence = accept_first(node);

	if (known != NULL)
		return &known->class;
	if (depth == LIMIT_DEPTH || !accept_is(sequence, "sequence") ||
	    accept_next(sequence) != NULL ||
	    !accept_only_attributes(node, (const char *const[]){"name", NULL}) ||
	    !accept_only_attributes(sequence, no_attributes))
		return NULL;
	known = known_add(schemas, node);
	return read_sequence(schemas, sequence, depth, &known->class) ? &known->class : NULL;
}

/* The target namespace of a document with names as the standard has them; NULL for any other. */
static const char *read_head(struct pool *pool, xmlDocPtr doc)
{
	static const char *const attributes[] = {"targetNamespace", "elementFormDefault", NULL};
	const xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	const char *namespace, *form;

	/* A document type could hold defaults for attributes. */
	if (root == NULL || doc->intSubset != NULL || !accept_is(root, "schema") ||
	    !accept_only_attributes(root, attributes))
		return NULL;
	form = accept_attribute(pool, root, "elementFormDefault");
	if (form == NULL || strcmp(form, "qualified") != 0)
		return NULL;
	namespace = accept_attribute(pool, root, "targetNamespace");
	return namespace != NULL && *namespace != '\0' ? namespace : NULL;
}

static bool is_import(const struct accept_schemas *schemas, const xmlNode *node)
{
	static const char *const attributes[] = {"namespace", "schemaLocation", NULL};
	const char *namespace = accept_attribute(schemas->pool, node, "namespace");
	const char *location = accept_attribute(schemas->pool, node, "schemaLocation");

	return accept_is(node, "import") && accept_only_attributes(node, attributes) &&
	       accept_first(node) == NULL && namespace != NULL && location != NULL &&
	       strcmp(namespace, schemas->basis_namespace) == 0 &&
	       strcmp(location, "basisschema.xsd") == 0;
}

/* What stands at the top of a document: types and, in that of a message, the import of the
 * basisschema and one element, the root. */
static bool read_top(const struct accept_schemas *schemas, xmlDocPtr doc, xmlNode **root)
{
	unsigned imports = 0, elements = 0;
	unsigned wanted = doc == schemas->message;

	for (xmlNode *at = accept_first(xmlDocGetRootElement(doc)); at; at = accept_next(at)) {
		if (accept_is(at, "simpleType") || accept_is(at, "complexType"))
			continue;
		if (is_import(schemas, at)) {
			imports++;
		} else if (accept_is(at, "element")) {
			elements++;
			*root = at;
		} else {
			return false;
		}
	}
	return imports == wanted && elements == wanted;
}

static bool compile(struct accept_schemas *schemas, struct accept_element *element)
{
	static const char *const attributes[] = {"name", "type", NULL};
	xmlNode *root = NULL;

	schemas->basis_namespace = read_head(schemas->pool, schemas->basis);
	schemas->message_namespace = read_head(schemas->pool, schemas->message);
	if (schemas->basis_namespace == NULL || schemas->message_namespace == NULL ||
	    strcmp(schemas->basis_namespace, schemas->message_namespace) == 0)
		return false;
	return read_top(schemas, schemas->basis, &root) &&
	       read_top(schemas, schemas->message, &root) &&
	       accept_only_attributes(root, attributes) && read_element(schemas, root, 0, element);
}

static xmlDocPtr parse(const char *bytes, size_t length)
{
	const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;

	return length <= INT_MAX ? xmlReadMemory(bytes, (int)length, NULL, NULL, options) : NULL;
}

struct accept_basis {
	xmlDocPtr document; /* NULL for one that is not well-formed */
};

struct accept_basis *accept_basis_new(const char *bytes, size_t length)
{
	struct accept_basis *basis = xmalloc(sizeof(*basis));

	basis->document = parse(bytes, length);
	return basis;
}

void accept_basis_free(struct accept_basis *basis)
{
	if (basis != NULL)
		xmlFreeDoc(basis->document);
	free(basis);
}

struct acceptor *acceptor_new(const struct accept_basis *basis, const char *message, size_t length)
{
	struct pool *pool = pool_new();
	struct acceptor *acceptor = pool_alloc(pool, sizeof(*acceptor));
	struct accept_schemas schemas = {
	    .pool = pool,
	    .basis = basis->document,
	    .message = parse(message, length),
	};
	bool compiled = compile(&schemas, &acceptor->root);

	xmlFreeDoc(schemas.message);
	acceptor->pool = pool;
	if (compiled)
		return acceptor;
	pool_free(pool);
	return NULL;
}

void acceptor_free(struct acceptor *acceptor)
{
	if (acceptor != NULL)
		pool_free(acceptor->pool);
}
