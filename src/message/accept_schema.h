/* A schema on its way into the tables of an acceptor: between accept_compile.c, accept_simple.c and
 * accept_schema.c only, the three that see the documents. */
#ifndef IJW_MESSAGE_ACCEPT_SCHEMA_H
#define IJW_MESSAGE_ACCEPT_SCHEMA_H

#include "accept_internal.h"
#include "libxml.h"

/* The two documents while they are compiled (accept_compile.c). */
struct accept_schemas {
	struct pool *pool;
	xmlDocPtr basis;
	xmlDocPtr message;
	const char *basis_namespace; /* in the pool, as the next one */
	const char *message_namespace;
	struct accept_known *known; /* what was compiled so far */
};

/* --- reading a schema (accept_schema.c) --- */

/* Whether the node is the element `name` of XML Schema. */
bool accept_is(const xmlNode *node, const char *name);

/* Whether the node has attributes of these names alone: a list that ends with NULL. xml:lang is
 * free. */
bool accept_only_attributes(const xmlNode *node, const char *const *names);

/* The value of an attribute without a namespace, in the pool; NULL when there is none. */
const char *accept_attribute(struct pool *pool, const xmlNode *node, const char *name);

/* The first child element that is no annotation, or the one behind `node`; NULL at the end. */
xmlNode *accept_first(const xmlNode *node);
xmlNode *accept_next(const xmlNode *node);

/* The top-level simpleType or complexType that a qualified name in `node` stands for; NULL for
 * none, with the local name in `builtin` when it is a type of XML Schema itself. */
xmlNode *accept_definition(const struct accept_schemas *schemas, xmlNode *node, const char *qname,
			   const char **builtin);

/* Reads a whole number without sign of at most 18 digits; -1 when it is something else. */
int64_t accept_number(const char *text);

/* --- simple types (accept_simple.c) --- */

/* Compiles a simpleType node; false for anything that is not known. `depth` derivations lie around
 * it. */
bool accept_simple_read(const struct accept_schemas *schemas, xmlNode *node, unsigned depth,
			struct accept_simple *simple);

#endif
