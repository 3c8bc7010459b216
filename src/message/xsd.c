#include "ijw/message/xsd.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/xmlIO.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/message/accept.h"
#include "libxml.h"

enum { SCHEMA_BYTES = 4 * 1024 * 1024 };

static const char basis[] = "basisschema.xsd";

/* One file of the set; row 0 is the basisschema, row `type` that of a message. */
struct schema {
	struct buf bytes;
	xmlSchemaPtr compiled;
	xmlSchemaValidCtxtPtr context;
	struct acceptor *acceptor;
	bool asked; /* whether there is an acceptor */
};

struct xsd {
	struct schema schemas[BERICHT_TYPES];
	char hash[SHA256_TEXT];
	char *folder; /* NULL for the embedded set */
};

/* The set that this thread compiles: the only one from which an import may be read. libxml2 makes
 * its own types at the first schema, so threads take turns. */
static _Thread_local const struct xsd *compiling;
static pthread_mutex_t compiler = PTHREAD_MUTEX_INITIALIZER;

static const char *schema_name(int row)
{
	return row == 0 ? basis : bericht_info((enum berichttype)row)->schema;
}

/* Answers every wish of libxml2 to read a file: only the basisschema, only from memory, only while
 * a schema is compiled. A message can make it read nothing. */
static xmlParserInputPtr load(const char *url, const char *id, xmlParserCtxtPtr parser)
{
	const char *slash = url != NULL ? strrchr(url, '/') : NULL;
	const char *name = slash != NULL ? slash + 1 : url;
	xmlParserInputBufferPtr bytes;

	(void)id;
	if (compiling == NULL || name == NULL || strcmp(name, basis) != 0)
		return NULL;
	bytes = xmlParserInputBufferCreateMem(compiling->schemas[0].bytes.data,
					      (int)compiling->schemas[0].bytes.length,
					      XML_CHAR_ENCODING_NONE);
	return bytes != NULL ? xmlNewIOInputStream(parser, bytes, XML_CHAR_ENCODING_NONE) : NULL;
}

void libxml_init(void)
{
	LIBXML_TEST_VERSION
	xmlSetExternalEntityLoader(load);
}

static void schema_error(void *context, xmlErrorPtr error)
{
	int *line = context;

	if (*line == 0)
		*line = error->line > 0 ? error->line : -1;
}

static int compile(struct xsd *xsd, int row)
{
	struct schema *schema = &xsd->schemas[row];
	xmlSchemaParserCtxtPtr parser;
	int line = 0;

	pthread_mutex_lock(&compiler);
	parser = xmlSchemaNewMemParserCtxt(schema->bytes.data, (int)schema->bytes.length);
	if (parser == NULL)
		abort();
	xmlSchemaSetParserStructuredErrors(parser, schema_error, &line);
	xmlSetStructuredErrorFunc(&line, schema_error);
	compiling = xsd;
	schema->compiled = xmlSchemaParse(parser);
	compiling = NULL;
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlSchemaFreeParserCtxt(parser);
	pthread_mutex_unlock(&compiler);
	if (schema->compiled == NULL) {
		log_error("%s%s%s:%d: this is no schema that can be used; give a folder with the "
			  "15 schemas of the standard",
			  xsd->folder ? xsd->folder : "", xsd->folder ? "/" : "", schema_name(row),
			  line > 0 ? line : 1);
		return -1;
	}
	schema->context = xmlSchemaNewValidCtxt(schema->compiled);
	if (schema->context == NULL)
		abort();
	return 0;
}

xmlSchemaValidCtxtPtr xsd_context(struct xsd *xsd, enum berichttype type)
{
	if (xsd->schemas[type].context == NULL && compile(xsd, (int)type) != 0)
		return NULL;
	return xsd->schemas[type].context;
}

const struct acceptor *xsd_acceptor(struct xsd *xsd, enum berichttype type)
{
	const struct buf *first = &xsd->schemas[0].bytes, *second = &xsd->schemas[type].bytes;
	struct schema *schema = &xsd->schemas[type];

	if (!schema->asked)
		schema->acceptor =
		    acceptor_new(first->data, first->length, second->data, second->length);
	schema->asked = true;
	return schema->acceptor;
}

int xsd_check(struct xsd *xsd)
{
	for (int row = 1; row < BERICHT_TYPES; row++)
		if (xsd_context(xsd, (enum berichttype)row) == NULL)
			return -1;
	return 0;
}

static int read_embedded(struct buf *out, const char *name)
{
	for (const struct xsd_file *file = xsd_embedded; file->name != NULL; file++)
		if (strcmp(file->name, name) == 0)
			return buf_add(out, file->first, (size_t)(file->end - file->first));
	log_error("the schema %s is missing in this program; build it again", name);
	return -1;
}

static int read_file(struct buf *out, const char *folder, const char *name)
{
	int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int fd = -1, rc = -1;

	if (dir >= 0)
		fd = file_open(dir, name);
	if (fd < 0)
		log_errno("%s/%s: the schema set needs this file", folder, name);
	else if (file_read(fd, out) != 0)
		log_error("%s/%s: the schema cannot be read or is larger than 4 MB", folder, name);
	else
		rc = 0;
	if (fd >= 0)
		close(fd);
	if (dir >= 0)
		close(dir);
	return rc;
}

static void hash_set(struct xsd *xsd)
{
	struct buf all = BUF_INIT(0);
	uint8_t digest[SHA256_BYTES];

	for (int row = 0; row < BERICHT_TYPES; row++) {
		const struct buf *bytes = &xsd->schemas[row].bytes;

		buf_printf(&all, "%s %zu\n", schema_name(row), bytes->length);
		buf_add(&all, bytes->data, bytes->length);
	}
	hash_sha256(all.data, all.length, digest);
	hash_hex(digest, sizeof(digest), xsd->hash);
	buf_free(&all);
}

struct xsd *xsd_open(const char *folder)
{
	struct xsd *xsd = xmalloc(sizeof(*xsd));

	libxml_init();
	*xsd = (struct xsd){.folder = folder ? xstrdup(folder) : NULL};
	for (int row = 0; row < BERICHT_TYPES; row++) {
		struct buf *bytes = &xsd->schemas[row].bytes;

		*bytes = BUF_INIT(SCHEMA_BYTES);
		if ((folder ? read_file(bytes, folder, schema_name(row))
			    : read_embedded(bytes, schema_name(row))) != 0) {
			xsd_free(xsd);
			return NULL;
		}
	}
	hash_set(xsd);
	return xsd;
}

void xsd_free(struct xsd *xsd)
{
	if (xsd == NULL)
		return;
	for (int row = 0; row < BERICHT_TYPES; row++) {
		xmlSchemaFreeValidCtxt(xsd->schemas[row].context);
		xmlSchemaFree(xsd->schemas[row].compiled);
		acceptor_free(xsd->schemas[row].acceptor);
		buf_free(&xsd->schemas[row].bytes);
	}
	free(xsd->folder);
	free(xsd);
}

const char *xsd_hash(const struct xsd *xsd)
{
	return xsd->hash;
}

const char *xsd_text(int code)
{
	switch (code) {
	case XML_SCHEMAV_ELEMENT_CONTENT:
		return N_("an element is missing here, or is not expected here");
	case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
	case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2:
	case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3:
		return N_("the value is not of the type of this element");
	case XML_SCHEMAV_CVC_LENGTH_VALID:
	case XML_SCHEMAV_CVC_MINLENGTH_VALID:
		return N_("the value is shorter than this element allows");
	case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
		return N_("the value is longer than this element allows");
	case XML_SCHEMAV_CVC_PATTERN_VALID:
		return N_("the value does not have the form of this element");
	case XML_SCHEMAV_CVC_ENUMERATION_VALID:
		return N_("the value is not in the code list of this element");
	case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
	case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
		return N_("the number is lower than this element allows");
	case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
	case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
		return N_("the number is higher than this element allows");
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
		return N_("there is text between the elements");
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_1:
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
	case XML_SCHEMAV_CVC_TYPE_3_1_1:
		return N_("the element has an attribute that is not allowed");
	case XML_SCHEMAV_CVC_TYPE_3_1_2:
		return N_("the element has an element inside it where only a value is allowed");
	case XML_SCHEMAV_CVC_ELT_1:
		return N_("this is not the root element of the message");
	case XML_SCHEMAV_CVC_ELT_3_1:
	case XML_SCHEMAV_CVC_ELT_3_2_1:
	case XML_SCHEMAV_CVC_ELT_3_2_2:
		return N_("the element may not be declared empty with xsi:nil");
	case XML_SCHEMAV_CVC_ELT_4_1:
	case XML_SCHEMAV_CVC_ELT_4_2:
	case XML_SCHEMAV_CVC_ELT_4_3:
		return N_("the type that xsi:type names cannot be used here");
	default:
		return N_("the element is not as the schema wants it");
	}
}
