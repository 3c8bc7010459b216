#include "ijw/message/xml.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "libxml.h"

/* What is open, from the root inwards. */
struct frame {
	uint32_t line;
	bool has_child;
	bool has_value;  /* a character that is no white space, or a CDATA section */
	bool has_markup; /* a comment, processing instruction or CDATA section */
};

struct xml {
	xmlParserCtxtPtr parser;
	const struct xml_events *events;
	void *context;
	struct frame frames[LIMIT_DEPTH + 1];
	uint32_t depth;
	uint32_t line;   /* of the element that started last, or else ended last */
	struct buf text; /* since the last tag */
	bool stopped;
	enum fault fault;
	uint32_t fault_line;
	/* The schema listens behind us: libxml2 adds the pieces of a value at a cost that grows
	 * with their number, so it gets each value in one piece. */
	xmlSAXHandlerPtr schema;
	void *schema_context;
};

static uint32_t current_line(const struct xml *xml)
{
	const xmlParserInput *input = xml->parser->input;

	return input != NULL && input->line > 0 ? (uint32_t)input->line : 0;
}

static void set_fault(struct xml *xml, enum fault fault, uint32_t line)
{
	if (xml->fault != FAULT_NONE)
		return;
	xml->fault = fault;
	xml->fault_line = line;
}

static void stop(struct xml *xml)
{
	xml->stopped = true;
	xmlStopParser(xml->parser);
}

/* Hands on what stood between the last tag and this one. */
static void flush_text(struct xml *xml)
{
	if (xml->text.length == 0)
		return;
	if (xml->events->text != NULL)
		xml->events->text(xml->context, xml->text.data, xml->text.length);
	if (xml->schema != NULL)
		xml->schema->characters(xml->schema_context, (const xmlChar *)xml->text.data,
					(int)xml->text.length);
	xml->text.length = 0;
}

/* Opens a frame. Whether the document may go on. */
static bool push(struct xml *xml, uint32_t line)
{
	flush_text(xml);
	if (xml->depth > 0)
		xml->frames[xml->depth - 1].has_child = true;
	if (xml->depth > LIMIT_DEPTH)
		set_fault(xml, FAULT_DEPTH, line);
	else
		return true;
	stop(xml);
	return false;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix,
		     const xmlChar *namespace, int namespaces, const xmlChar **declared,
		     int attributes, int defaulted, const xmlChar **attribute)
{
	struct xml *xml = context;
	const char *uri = namespace ? (const char *)namespace : "";
	uint32_t line = current_line(xml);

	if (xml->stopped || !push(xml, line))
		return;
	xml->frames[xml->depth] = (struct frame){.line = line};
	xml->line = line;
	if (xml->events->start != NULL &&
	    xml->events->start(xml->context, (const char *)name, uri, line) != 0 && xml->depth == 0)
		stop(xml);
	xml->depth++;
	if (xml->stopped)
		return;
	if (xml->schema != NULL)
		xml->schema->startElementNs(xml->schema_context, name, prefix, namespace,
					    namespaces, declared, attributes, defaulted, attribute);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix,
		   const xmlChar *namespace)
{
	struct xml *xml = context;
	const struct frame *frame;

	if (xml->stopped || xml->depth == 0)
		return;
	flush_text(xml);
	frame = &xml->frames[--xml->depth];
	/* Readers differ in what they make of <Bsn>9999<!-- -->00006</Bsn>: nobody may send it. */
	if (frame->has_markup && frame->has_value && !frame->has_child)
		set_fault(xml, FAULT_MARKUP, frame->line);
	xml->line = frame->line;
	if (xml->events->end != NULL)
		xml->events->end(xml->context);
	if (xml->schema != NULL)
		xml->schema->endElementNs(xml->schema_context, name, prefix, namespace);
}

static bool is_space(const xmlChar *text, int length)
{
	for (int i = 0; i < length; i++)
		if (text[i] != ' ' && text[i] != '\t' && text[i] != '\n' && text[i] != '\r')
			return false;
	return true;
}

static void on_text(void *context, const xmlChar *text, int length)
{
	struct xml *xml = context;

	if (xml->stopped || xml->depth == 0)
		return;
	if (!xml->frames[xml->depth - 1].has_value && !is_space(text, length))
		xml->frames[xml->depth - 1].has_value = true;
	buf_add(&xml->text, text, (size_t)length);
}

static void on_markup(struct xml *xml)
{
	if (!xml->stopped && xml->depth > 0)
		xml->frames[xml->depth - 1].has_markup = true;
}

static void on_cdata(void *context, const xmlChar *text, int length)
{
	struct xml *xml = context;

	on_markup(xml);
	if (xml->stopped || xml->depth == 0)
		return;
	xml->frames[xml->depth - 1].has_value = true;
	if (xml->schema != NULL) {
		flush_text(xml);
		xml->schema->cdataBlock(xml->schema_context, text, length);
	}
}

static void on_comment(void *context, const xmlChar *text)
{
	(void)text;
	on_markup(context);
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
	(void)target, (void)data;
	on_markup(context);
}

/* libxml2's message quotes the document: only that there was an error, and where, goes on. That a
 * namespace is no proper address is an error to it, but the document is well-formed. "No memory" is
 * what it says when the names passed their limit. */
static void on_error(void *context, xmlErrorPtr error)
{
	struct xml *xml = context;
	uint32_t line = error->line > 0 ? (uint32_t)error->line : 0;

	if (error->level >= XML_ERR_ERROR && !xml->stopped && error->code != XML_WAR_NS_URI &&
	    error->code != XML_WAR_NS_URI_RELATIVE)
		set_fault(xml, error->code == XML_ERR_NO_MEMORY ? FAULT_NAMES : FAULT_SYNTAX, line);
}

static void on_invalid(void *context, xmlErrorPtr error)
{
	struct xml *xml = context;

	if (xml->events->invalid != NULL && !xml->stopped)
		xml->events->invalid(xml->context, error->code, xml->line);
}

static xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_cdata,
    .comment = on_comment,
    .processingInstruction = on_instruction,
};

static void parser_renew(struct xml *xml)
{
	xmlFreeParserCtxt(xml->parser);
	xml->parser = xmlNewParserCtxt();
	if (xml->parser == NULL || xml->parser->sax == NULL)
		abort();
	*xml->parser->sax = handler;
	xml->parser->userData = xml;
}

struct xml *xml_new(void)
{
	struct xml *xml = xmalloc(sizeof(*xml));

	libxml_init();
	*xml = (struct xml){.text = BUF_INIT(0)};
	parser_renew(xml);
	return xml;
}

void xml_free(struct xml *xml)
{
	if (xml == NULL)
		return;
	xmlFreeParserCtxt(xml->parser);
	buf_free(&xml->text);
	free(xml);
}

/* The bytes as libxml2 fetches them. Given all at once it refuses documents over 10 MB that end in
 * a few hundred blanks, and it would hold them a second time. */
struct feed {
	const char *at;
	size_t left;
};

static int feed_read(void *context, char *out, int room)
{
	struct feed *feed = context;
	size_t take = feed->left < (size_t)room ? feed->left : (size_t)room;

	memcpy(out, feed->at, take);
	feed->at += take;
	feed->left -= take;
	return (int)take;
}

/* One pass over the document, with the schema behind it when it is not NULL. */
static int parse(struct xml *xml, const char *bytes, size_t length, xmlSchemaValidCtxtPtr schema)
{
	const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
	xmlSAXHandler nobody = {.initialized = XML_SAX2_MAGIC};
	struct feed feed = {bytes, length};
	xmlSchemaSAXPlugPtr plug = NULL;

	xml->depth = 0;
	xml->line = 0;
	xml->stopped = false;
	xml->fault = FAULT_NONE;
	xml->schema = NULL;
	buf_clear(&xml->text);
	if (xml->events->begin != NULL)
		xml->events->begin(xml->context);
	xmlSetStructuredErrorFunc(xml, on_error);
	if (schema != NULL) {
		xml->schema = &nobody;
		xml->schema_context = NULL;
		xmlSchemaSetValidStructuredErrors(schema, on_invalid, xml);
		plug = xmlSchemaSAXPlug(schema, &xml->schema, &xml->schema_context);
		if (plug == NULL)
			abort();
	}
	/* Names cost the more, the more different ones there are: see LIMIT_NAMES_BYTES. */
	xmlDictSetLimit(xml->parser->dict, xmlDictGetUsage(xml->parser->dict) + LIMIT_NAMES_BYTES);
	xmlCtxtReadIO(xml->parser, feed_read, NULL, &feed, NULL, NULL, options);
	if (plug != NULL)
		xmlSchemaSAXUnplug(plug);
	xml->schema = NULL;
	xmlSetStructuredErrorFunc(NULL, NULL);
	if (xml->stopped && xml->fault == FAULT_NONE)
		return XML_STOPPED;
	if (xml->fault == FAULT_NONE && !xml->parser->wellFormed)
		set_fault(xml, FAULT_SYNTAX, 0);
	return xml->fault == FAULT_NONE ? XML_DONE : XML_FAULT;
}

static int parse_schema(struct xml *xml, const char *bytes, size_t length,
			const struct xml_schema *schema)
{
	xmlSchemaValidCtxtPtr valid = xsd_context(schema->xsd, schema->release,
						  (enum berichttype)schema->type);

	if (valid == NULL) /* sets of others have been through xsd_check */
		abort();
	return parse(xml, bytes, length, valid);
}

int xml_parse(struct xml *xml, const char *bytes, size_t length, const struct xml_schema *schema,
	      const struct xml_events *events, void *context, enum fault *fault, uint32_t *line)
{
	int rc;

	if (xmlDictGetUsage(xml->parser->dict) > LIMIT_DICTIONARY_BYTES)
		parser_renew(xml);
	xml->events = events;
	xml->context = context;
	rc = schema != NULL ? parse_schema(xml, bytes, length, schema)
			    : parse(xml, bytes, length, NULL);
	*fault = rc == XML_FAULT ? xml->fault : FAULT_NONE;
	*line = rc == XML_FAULT ? xml->fault_line : 0;
	return rc;
}
