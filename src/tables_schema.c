#include "tables_schema.h"

#include <stdarg.h>
#include <stdio.h>

#define XS "http://www.w3.org/2001/XMLSchema"

char *text_of(const char *format, ...)
{
	va_list arguments;
	char *made = NULL;

	va_start(arguments, format);
	if (vasprintf(&made, format, arguments) < 0)
		abort();
	va_end(arguments);
	return made;
}

void schema_refuse(const xmlNode *node, const char *format, ...)
{
	va_list arguments;

	fprintf(stderr, "%s:%ld: ", (const char *)node->doc->URL, xmlGetLineNo(node));
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	exit(1);
}

bool schema_is(const xmlNode *node, const char *name)
{
	return node != NULL && node->ns != NULL && same(node->ns->href, XS) &&
	       same(node->name, name);
}

static xmlNode *from(xmlNode *node)
{
	while (node != NULL && (node->type != XML_ELEMENT_NODE || schema_is(node, "annotation")))
		node = node->next;
	return node;
}

xmlNode *schema_first(const xmlNode *node)
{
	return from(node->children);
}

xmlNode *schema_next(const xmlNode *node)
{
	return from(node->next);
}

const char *schema_attribute(const xmlNode *node, const char *name, const char *otherwise)
{
	const char *given = (const char *)xmlGetNoNsProp(node, (const xmlChar *)name);

	if (given == NULL && otherwise == NULL)
		schema_refuse(node, "the attribute %s is missing", name);
	return given != NULL ? given : otherwise;
}

void schema_expect(const xmlNode *node, const char *name, const char *attributes)
{
	if (!schema_is(node, name))
		schema_refuse(node, "here only %s is known", name);
	for (const xmlAttr *at = node->properties; at != NULL; at = at->next) {
		bool is_lang = at->ns != NULL && same(at->ns->href, XML_XML_NAMESPACE) &&
			       same(at->name, "lang");

		if (!is_lang &&
		    (at->ns != NULL || strstr(attributes, text_of(" %s ", at->name)) == NULL))
			schema_refuse(node, "the attribute %s is not known here", at->name);
	}
}

xmlNode *schema_only(const xmlNode *node, const char *name, const char *attributes)
{
	xmlNode *child = schema_first(node);

	if (child == NULL || schema_next(child) != NULL)
		schema_refuse(node, "here one %s is known and nothing beside it", name);
	schema_expect(child, name, attributes);
	return child;
}

const char *schema_local(const char *qname)
{
	const char *colon = strchr(qname, ':');

	return colon != NULL ? colon + 1 : qname;
}

xmlNode *schema_definition(const struct schemas *schemas, xmlNode *node, const char *qname)
{
	const char *local = schema_local(qname);
	char *prefix = local > qname ? text_of("%.*s", (int)(local - qname - 1), qname) : NULL;
	const xmlNs *namespace = xmlSearchNs(node->doc, node, (const xmlChar *)prefix);
	const xmlChar *uri = namespace != NULL ? namespace->href : NULL;
	const xmlDoc *doc = same(uri, schemas->basis_namespace) ? schemas->basis : schemas->message;

	if (same(uri, XS))
		return NULL;
	if (doc == schemas->basis || same(uri, schemas->message_namespace))
		for (xmlNode *at = schema_first(xmlDocGetRootElement(doc)); at;
		     at = schema_next(at))
			if (!schema_is(at, "element") &&
			    same(schema_attribute(at, "name", ""), local))
				return at;
	schema_refuse(node, "there is no type %s", qname);
}
