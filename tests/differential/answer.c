#include "answer.h"

#include "ijw/base/buf.h"
#include "ijw/base/pool.h"
#include "ijw/message/accept.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <libxml/parser.h>

struct answer {
	struct acceptor *acceptor;
	struct accept *accept;
	xmlParserCtxtPtr parser;
};

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix,
		     const xmlChar *namespace, int namespaces, const xmlChar **declared,
		     int attributes, int defaulted, const xmlChar **attribute)
{
	struct answer *answer = context;

	(void)prefix, (void)namespaces, (void)declared, (void)defaulted, (void)attribute;
	accept_start(answer->accept, (const char *)name,
		     namespace != NULL ? (const char *)namespace : "", attributes);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix,
		   const xmlChar *namespace)
{
	struct answer *answer = context;

	(void)name, (void)prefix, (void)namespace;
	accept_end(answer->accept);
}

static void on_text(void *context, const xmlChar *text, int length)
{
	struct answer *answer = context;

	accept_text(answer->accept, (const char *)text, (size_t)length);
}

static void on_cdata(void *context, const xmlChar *text, int length)
{
	struct answer *answer = context;

	(void)text, (void)length;
	accept_cdata(answer->accept);
}

static void on_comment(void *context, const xmlChar *text)
{
	struct answer *answer = context;

	(void)text;
	accept_remark(answer->accept);
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
	(void)target;
	on_comment(context, data);
}

static const xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_cdata,
    .comment = on_comment,
    .processingInstruction = on_instruction,
};

static int read_schema(struct buf *bytes, const char *dir, const char *name)
{
	char path[PATH_MAX];
	FILE *file = NULL;
	size_t count;
	int rc = -1;

	if (snprintf(path, sizeof(path), "%s/%s.xsd", dir, name) < (int)sizeof(path))
		file = fopen(path, "rb");
	if (file == NULL) {
		fprintf(stderr, "differential: cannot read %s/%s.xsd\n", dir, name);
		return -1;
	}
	do {
		count = fread(buf_room(bytes, BUFSIZ), 1, BUFSIZ, file);
		bytes->length += count;
	} while (count > 0);
	if (ferror(file) == 0)
		rc = 0;
	fclose(file);
	return rc;
}

struct answer *answer_open(const char *dir, const char *message)
{
	struct buf basis = BUF_INIT(0), bytes = BUF_INIT(0);
	struct answer *answer = NULL;
	struct accept_basis *first;

	if (read_schema(&basis, dir, "basisschema") != 0 || read_schema(&bytes, dir, message) != 0)
		goto out;
	answer = xmalloc(sizeof(*answer));
	first = accept_basis_new(basis.data, basis.length);
	answer->acceptor = acceptor_new(first, bytes.data, bytes.length);
	accept_basis_free(first);
	answer->accept = accept_new();
	answer->parser = xmlNewParserCtxt();
	if (answer->parser == NULL)
		abort();
	*answer->parser->sax = handler;
	answer->parser->userData = answer;
out:
	buf_free(&basis);
	buf_free(&bytes);
	return answer;
}

void answer_close(struct answer *answer)
{
	if (answer == NULL)
		return;
	xmlFreeParserCtxt(answer->parser);
	accept_free(answer->accept);
	acceptor_free(answer->acceptor);
	free(answer);
}

bool answer_compiled(const struct answer *answer)
{
	return answer->acceptor != NULL;
}

bool answer_yes(struct answer *answer, const char *text, size_t length)
{
	const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;

	if (answer->acceptor == NULL || length > INT_MAX)
		return false;
	accept_begin(answer->accept, answer->acceptor);
	xmlCtxtReadMemory(answer->parser, text, (int)length, NULL, NULL, options);
	return answer->parser->wellFormed && accept_result(answer->accept) == ACCEPT_YES;
}
