/* libxml2: bytes to events, with or without a schema beside it. Only it and xsd.c see that library. */
#ifndef IJW_MESSAGE_XML_H
#define IJW_MESSAGE_XML_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/message/fault.h"

struct xml;
struct xsd;
struct release;

/* What a document is validated against: the set of a release that `xsd` has. */
struct xml_schema {
	struct xsd *xsd;
	const struct release *release;
	int type; /* enum berichttype */
};

/* Who listens. Every member may be NULL. Texts are valid during the call. */
struct xml_events {
	/* A pass begins: forget what was heard before. */
	void (*begin)(void *context);
	/* A start tag: local name, namespace ("" = none). For the root a result other than 0 ends
	 * the parse (XML_STOPPED); elsewhere the result is not looked at. */
	int (*start)(void *context, const char *name, const char *namespace, uint32_t line);
	/* All character data between two tags, in one piece; valid until the tag behind it was
	 * told. */
	void (*text)(void *context, const char *bytes, size_t length);
	void (*end)(void *context);
	/* The schema is broken at the element that started last or ended last. `code` is libxml2's
	 * number; xsd_text says what it means. Never its text: that quotes values. */
	void (*invalid)(void *context, int code, uint32_t line);
};

enum { XML_DONE = 0, XML_STOPPED = 1, XML_FAULT = -1 };

/* A parser that can be used again and again. Ended with xml_free. */
struct xml *xml_new(void);
void xml_free(struct xml *xml);

/* Parses one document: UTF-8 without mark, in which read_message found no fault. A `schema` validates
 * on the way; NULL does not. Never reads another file, expands no entity but the five of XML. Returns
 * XML_DONE, XML_STOPPED, or XML_FAULT with `*fault` (FAULT_SYNTAX, FAULT_MARKUP) and `*line`. */
int xml_parse(struct xml *xml, const char *bytes, size_t length, const struct xml_schema *schema,
	      const struct xml_events *events, void *context, enum fault *fault, uint32_t *line);

#endif
