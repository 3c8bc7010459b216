#include "model.h"

#include "ijw/base/pool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#define XS "http://www.w3.org/2001/XMLSchema"

enum { MAX_VALUES = 400, MAX_ELEMENTS = 64 };

struct named_class {
	struct named_class *next;
	xmlNode *source;
	struct model_class class_;
};

struct named_simple {
	struct named_simple *next;
	xmlNode *source;
	struct model_simple simple;
};

struct model {
	struct pool *pool;
	xmlDocPtr message;
	xmlDocPtr basis;
	struct named_class *classes;
	struct named_simple *simples;
	struct model_element root;
	bool broken; /* something was met that this reader does not know */
};

static bool is_xs(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns != NULL &&
	       strcmp((const char *)node->ns->href, XS) == 0 &&
	       strcmp((const char *)node->name, name) == 0;
}

static xmlNode *child(xmlNode *node, const char *name)
{
	for (xmlNode *at = node->children; at != NULL; at = at->next)
		if (is_xs(at, name))
			return at;
	return NULL;
}

/* The attribute in the pool, or NULL. */
static const char *attribute(struct model *model, xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
	const char *copy;

	if (value == NULL)
		return NULL;
	copy = pool_printf(model->pool, "%s", (const char *)value);
	xmlFree(value);
	return copy;
}

static const char *target(const xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);

	for (const xmlAttr *at = root->properties; at != NULL; at = at->next)
		if (strcmp((const char *)at->name, "targetNamespace") == 0)
			return (const char *)at->children->content;
	return "";
}

static void give_up(struct model *model, const char *what)
{
	if (!model->broken)
		fprintf(stderr, "differential: %s: not understood in %s\n", what,
			(const char *)model->message->URL);
	model->broken = true;
}

/* The definition a prefixed type name points at; NULL for a type of XSD itself. */
static xmlNode *definition(struct model *model, xmlNode *from, const char *qname)
{
	const char *colon = strchr(qname, ':');
	const char *prefix =
	    colon == NULL ? NULL : pool_copy(model->pool, qname, (size_t)(colon - qname));
	const char *local = colon == NULL ? qname : colon + 1;
	xmlNsPtr ns = xmlSearchNs(from->doc, from, (const xmlChar *)prefix);
	const xmlDoc *docs[] = {model->message, model->basis};

	if (ns == NULL || strcmp((const char *)ns->href, XS) == 0)
		return NULL;
	for (size_t i = 0; i < 2; i++) {
		if (strcmp((const char *)ns->href, target(docs[i])) != 0)
			continue;
		for (xmlNode *at = xmlDocGetRootElement(docs[i])->children; at; at = at->next) {
			const char *name;

			if (!is_xs(at, "simpleType") && !is_xs(at, "complexType"))
				continue;
			name = attribute(model, at, "name");
			if (name != NULL && strcmp(name, local) == 0)
				return at;
		}
	}
	give_up(model, qname);
	return NULL;
}

static void add_pattern(struct model *model, struct model_simple *simple, const char *value)
{
	if (simple->patterns == MODEL_PATTERNS) {
		give_up(model, "more patterns");
		return;
	}
	simple->pattern[simple->patterns] = value;
	simple->regexp[simple->patterns] = xmlRegexpCompile((const xmlChar *)value);
	if (simple->regexp[simple->patterns] == NULL)
		give_up(model, "pattern");
	simple->patterns++;
}

static void add_value(struct model *model, struct model_simple *simple, const char *value)
{
	if (simple->value == NULL)
		simple->value = pool_alloc(model->pool, MAX_VALUES * sizeof(*simple->value));
	if (simple->values == MAX_VALUES)
		give_up(model, "more values");
	else
		simple->value[simple->values++] = value;
}

static void add_facet(struct model *model, struct model_simple *simple, xmlNode *facet)
{
	const char *value = attribute(model, facet, "value");

	if (value == NULL)
		give_up(model, "facet");
	else if (is_xs(facet, "minLength"))
		simple->min_length = strtol(value, NULL, 10);
	else if (is_xs(facet, "maxLength"))
		simple->max_length = strtol(value, NULL, 10);
	else if (is_xs(facet, "minInclusive"))
		simple->min = strtoll(value, NULL, 10);
	else if (is_xs(facet, "maxInclusive"))
		simple->max = strtoll(value, NULL, 10);
	else if (is_xs(facet, "pattern"))
		add_pattern(model, simple, value);
	else if (is_xs(facet, "enumeration"))
		add_value(model, simple, value);
	else
		give_up(model, (const char *)facet->name);
	if (is_xs(facet, "maxInclusive"))
		simple->bounded = true;
}

static const struct model_simple *read_simple(struct model *model, xmlNode *source);

static void read_base(struct model *model, struct model_simple *simple, xmlNode *restriction)
{
	static const char *const bases[] = {"string", "integer", "date", "time"};
	const char *base = attribute(model, restriction, "base");
	xmlNode *parent;
	const char *colon;

	parent = base == NULL ? NULL : definition(model, restriction, base);
	if (parent != NULL) {
		const struct model_simple *from = read_simple(model, parent);

		*simple = *from;
		simple->patterns = 0; /* each holds regexps of its own to free */
		for (size_t i = 0; i < from->patterns; i++)
			add_pattern(model, simple, from->pattern[i]);
		return;
	}
	colon = base == NULL ? NULL : strchr(base, ':');
	for (size_t i = 0; colon != NULL && i < sizeof(bases) / sizeof(bases[0]); i++) {
		if (strcmp(colon + 1, bases[i]) == 0) {
			simple->base = (enum model_base)i;
			return;
		}
	}
	give_up(model, "base");
}

static const struct model_simple *read_simple(struct model *model, xmlNode *source)
{
	xmlNode *restriction = child(source, "restriction");
	struct named_simple *entry;

	for (entry = model->simples; entry != NULL; entry = entry->next)
		if (entry->source == source)
			return &entry->simple;
	entry = pool_alloc(model->pool, sizeof(*entry));
	entry->source = source;
	entry->simple.min_length = -1;
	entry->simple.max_length = -1;
	if (restriction == NULL) {
		give_up(model, "simpleType");
	} else {
		read_base(model, &entry->simple, restriction);
		for (xmlNode *at = restriction->children; at != NULL; at = at->next)
			if (at->type == XML_ELEMENT_NODE)
				add_facet(model, &entry->simple, at);
	}
	entry->simple.name = attribute(model, source, "name");
	entry->next = model->simples;
	model->simples = entry;
	return &entry->simple;
}

static const struct model_class *read_class(struct model *model, xmlNode *source);

static long occurs(struct model *model, xmlNode *node, const char *name)
{
	const char *value = attribute(model, node, name);

	if (value == NULL)
		return 1;
	return strcmp(value, "unbounded") == 0 ? -1 : strtol(value, NULL, 10);
}

static void read_element(struct model *model, struct model_element *element, xmlNode *node)
{
	const char *type = attribute(model, node, "type");
	xmlNode *source;

	element->name = attribute(model, node, "name");
	element->basis = node->doc == model->basis;
	element->min = occurs(model, node, "minOccurs");
	element->max = occurs(model, node, "maxOccurs");
	source = type == NULL ? child(node, "simpleType") : definition(model, node, type);
	if (element->name == NULL || source == NULL)
		give_up(model, "element");
	else if (is_xs(source, "simpleType"))
		element->simple = read_simple(model, source);
	else
		element->class_ = read_class(model, source);
}

static const struct model_class *read_class(struct model *model, xmlNode *source)
{
	xmlNode *sequence = child(source, "sequence");
	struct named_class *entry;

	for (entry = model->classes; entry != NULL; entry = entry->next)
		if (entry->source == source)
			return &entry->class_;
	entry = pool_alloc(model->pool, sizeof(*entry));
	entry->source = source;
	entry->next = model->classes;
	model->classes = entry;
	entry->class_.name = attribute(model, source, "name");
	entry->class_.element =
	    pool_alloc(model->pool, MAX_ELEMENTS * sizeof(struct model_element));
	if (sequence == NULL)
		give_up(model, "complexType");
	for (xmlNode *at = sequence ? sequence->children : NULL; at != NULL; at = at->next) {
		if (!is_xs(at, "element") || entry->class_.elements == MAX_ELEMENTS)
			continue;
		read_element(model, &entry->class_.element[entry->class_.elements++], at);
	}
	return &entry->class_;
}

static xmlDocPtr open_schema(struct model *model, const char *dir, const char *name)
{
	const char *path = pool_printf(model->pool, "%s/%s.xsd", dir, name);
	xmlDocPtr doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);

	if (doc == NULL || xmlDocGetRootElement(doc) == NULL)
		fprintf(stderr, "differential: cannot read %s\n", path);
	return doc;
}

struct model *model_load(const char *dir, const char *message)
{
	struct pool *pool = pool_new();
	struct model *model = pool_alloc(pool, sizeof(*model));
	xmlNode *root;

	model->pool = pool;
	model->basis = open_schema(model, dir, "basisschema");
	model->message = open_schema(model, dir, message);
	if (model->basis == NULL || model->message == NULL)
		goto fail;
	root = child(xmlDocGetRootElement(model->message), "element");
	if (root == NULL)
		goto fail;
	read_element(model, &model->root, root);
	if (model->broken)
		goto fail;
	return model;
fail:
	model_free(model);
	return NULL;
}

void model_free(struct model *model)
{
	if (model == NULL)
		return;
	for (struct named_simple *at = model->simples; at != NULL; at = at->next)
		for (size_t i = 0; i < at->simple.patterns; i++)
			xmlRegFreeRegexp(at->simple.regexp[i]);
	xmlFreeDoc(model->message);
	xmlFreeDoc(model->basis);
	pool_free(model->pool);
}

const struct model_element *model_root(const struct model *model)
{
	return &model->root;
}

const char *model_namespace(const struct model *model)
{
	return target(model->message);
}

const char *model_basis(const struct model *model)
{
	return target(model->basis);
}
