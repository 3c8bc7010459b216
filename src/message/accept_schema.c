#include <string.h>

#include "accept_schema.h"

static const char xs[] = "http://www.w3.org/2001/XMLSchema";

static bool same(const xmlChar *one, const char *two)
{
	return one != NULL && strcmp((const char *)one, two) == 0;
}

bool accept_is(const xmlNode *node, const char *name)
{
	return node != NULL && node->type == XML_ELEMENT_NODE && node->ns != NULL &&
	       same(node->ns->href, xs) && same(node->name, name);
}

static bool is_listed(const xmlAttr *attribute, const char *const *names)
{
	if (attribute->ns != NULL)
		return same(attribute->ns->href, (const char *)XML_XML_NAMESPACE) &&
		       same(attribute->name, "lang");
	for (; *names != NULL; names++)
		if (same(attribute->name, *names))
			return true;
	return false;
}

bool accept_only_attributes(const xmlNode *node, const char *const *names)
{
	for (const xmlAttr *at = node->properties; at != NULL; at = at->next)
		if (!is_listed(at, names))
			return false;
	return true;
}

const char *accept_attribute(struct pool *pool, const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
	const char *copy = NULL;

	if (value != NULL)
		copy = pool_copy(pool, (const char *)value, strlen((const char *)value));
	xmlFree(value);
	return copy;
}

static xmlNode *from(xmlNode *node)
{
	while (node != NULL && (node->type != XML_ELEMENT_NODE || accept_is(node, "annotation")))
		node = node->next;
	return node;
}

xmlNode *accept_first(const xmlNode *node)
{
	return from(node->children);
}

xmlNode *accept_next(const xmlNode *node)
{
	return from(node->next);
}

/* The node of the named type at the top of a document, or NULL. */
static xmlNode *find(xmlDocPtr doc, const char *name)
{
	xmlNode *at = accept_first(xmlDocGetRootElement(doc));

	for (; at != NULL; at = accept_next(at)) {
		const xmlAttr *attribute;

		if (!accept_is(at, "simpleType") && !accept_is(at, "complexType"))
			continue;
		attribute = xmlHasProp(at, (const xmlChar *)"name");
		if (attribute != NULL && attribute->children != NULL &&
		    attribute->children->next == NULL && same(attribute->children->content, name))
			return at;
	}
	return NULL;
}

xmlNode *accept_definition(const struct accept_schemas *schemas, xmlNode *node, const char *qname,
			   const char **builtin)
{
	const char *colon = strchr(qname, ':');
	const char *local = colon != NULL ? colon + 1 : qname;
	const char *prefix = NULL;
	const xmlNs *namespace;

	*builtin = NULL;
	if (colon != NULL)
		prefix = pool_copy(schemas->pool, qname, (size_t)(colon - qname));
	namespace = xmlSearchNs(node->doc, node, (const xmlChar *)prefix);
	if (namespace == NULL)
		return NULL;
	if (same(namespace->href, xs))
		*builtin = local;
	else if (same(namespace->href, schemas->basis_namespace))
		return find(schemas->basis, local);
	else if (same(namespace->href, schemas->message_namespace))
		return find(schemas->message, local);
	return NULL;
}

int64_t accept_number(const char *text)
{
	const size_t digits = 18;
	int64_t value = 0;

	if (*text == '\0' || strlen(text) > digits)
		return -1;
	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9')
			return -1;
		value = value * 10 + (*text - '0');
	}
	return value;
}
