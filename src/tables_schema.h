/* Reading a schema and writing C, between the files of the tool tables (tables.c) only. A run is
 * short: no memory is given back. */
#ifndef IJW_TABLES_SCHEMA_H
#define IJW_TABLES_SCHEMA_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "message/tables.h"

/* The two documents that are being read. */
struct schemas {
	xmlDoc *basis;
	xmlDoc *message;
	const char *basis_namespace;
	const char *message_namespace;
};

static inline void *must(void *memory)
{
	if (memory == NULL)
		abort();
	return memory;
}

/* Whether two texts are there and the same, those of libxml2 or of C. */
static inline bool same(const void *one, const void *two)
{
	return one != NULL && two != NULL && strcmp(one, two) == 0;
}

/* The first bytes of a name or code as one number, as message/tables.h has them. */
static inline uint64_t name_word(const char *name)
{
	uint64_t word = 0;

	for (unsigned i = 0; i < NAME_WORD && name[i] != '\0'; i++)
		word |= (uint64_t)(unsigned char)name[i] << 8 * i;
	return word;
}

/* A formatted string. */
char *text_of(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Says with file and line what the tables cannot say, and ends the process. */
_Noreturn void schema_refuse(const xmlNode *node, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Whether the node is the element `name` of XML Schema. */
bool schema_is(const xmlNode *node, const char *name);

/* The first child element that is no annotation, and the one behind a node; NULL at the end. */
xmlNode *schema_first(const xmlNode *node);
xmlNode *schema_next(const xmlNode *node);

/* The value of an attribute, or `otherwise` when it is not given; NULL: it must be given. */
const char *schema_attribute(const xmlNode *node, const char *name, const char *otherwise);

/* Refuses all but an element of this name with attributes out of a list: " name type ". xml:lang
 * is free. */
void schema_expect(const xmlNode *node, const char *name, const char *attributes);

/* The only child element; it must be as schema_expect() has it. */
xmlNode *schema_only(const xmlNode *node, const char *name, const char *attributes);

/* A qualified name without its prefix. */
const char *schema_local(const char *qname);

/* The top-level type that a qualified name in `node` stands for; NULL for a type of XML Schema
 * itself. */
xmlNode *schema_definition(const struct schemas *schemas, xmlNode *node, const char *qname);

/* --- tables_simple.c --- */

/* The structure of a simple type, as C; in `kind`, that of the member for one value. */
char *simple_of(const struct schemas *schemas, xmlNode *node, const char **kind);

#endif
