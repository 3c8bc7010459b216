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

/* One file of the set; row 0 is the basisschema, row `type` that of a message. What is compiled in
 * row 0 are all of them together. */
struct schema {
	struct buf bytes;
	xmlSchemaPtr compiled;
	xmlSchemaValidCtxtPtr context;
	struct acceptor *acceptor;
	bool asked; /* whether there is an acceptor */
};

struct xsd {
	struct schema schemas[BERICHT_TYPES];
	struct accept_basis *basis; /* NULL until the first acceptor is asked for */
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

/* The row of this name among those that may be imported; -1 for none. */
static int imported(const struct xsd *xsd, const char *name)
{
	const int last = xsd->folder == NULL ? BERICHT_TYPES - 1 : 0;

	for (int row = 0; row <= last; row++)
		if (strcmp(name, schema_name(row)) == 0)
			return row;
	return -1;
}

/* Answers every wish of libxml2 to read a file: only those of the set, only from memory, only while
 * a schema is compiled. A message can make it read nothing. */
static xmlParserInputPtr load(const char *url, const char *id, xmlParserCtxtPtr parser)
{
	const char *slash = url != NULL ? strrchr(url, '/') : NULL;
	const char *name = slash != NULL ? slash + 1 : url;
	int row = compiling != NULL && name != NULL ? imported(compiling, name) : -1;
	xmlParserInputBufferPtr bytes;

	(void)id;
	if (row < 0)
		return NULL;
	bytes = xmlParserInputBufferCreateMem(compiling->schemas[row].bytes.data,
					      (int)compiling->schemas[row].bytes.length,
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

/* A schema that imports those of all messages. */
static void import_all(struct buf *out)
{
	buf_puts(out, "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
		      "targetNamespace=\"urn:all\">");
	for (int row = 1; row < BERICHT_TYPES; row++)
		buf_printf(out, "<xs:import namespace=\"%s\" schemaLocation=\"%s\"/>",
			   bericht_info((enum berichttype)row)->namespace, schema_name(row));
	buf_puts(out, "</xs:schema>");
}

/* Row 0 stands for all together: each alone would read the basisschema anew, which takes seven
 * times as long. */
static int compile(struct xsd *xsd, int row)
{
	struct schema *schema = &xsd->schemas[row];
	struct buf all = BUF_INIT(0);
	const struct buf *bytes = row > 0 ? &schema->bytes : &all;
	xmlSchemaParserCtxtPtr parser;
	int line = 0;

	if (row == 0)
		import_all(&all);
	pthread_mutex_lock(&compiler);
	parser = xmlSchemaNewMemParserCtxt(bytes->data, (int)bytes->length);
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
	buf_free(&all);
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

/* In a set of others each has a row of its own, so that an error names the file that has it. */
xmlSchemaValidCtxtPtr xsd_context(struct xsd *xsd, enum berichttype type)
{
	int row = xsd->folder != NULL ? (int)type : 0;

	if (xsd->schemas[row].context == NULL && compile(xsd, row) != 0)
		return NULL;
	return xsd->schemas[row].context;
}

const struct acceptor *xsd_acceptor(struct xsd *xsd, enum berichttype type)
{
	const struct buf *basis_bytes = &xsd->schemas[0].bytes;
	struct schema *schema = &xsd->schemas[type];

	if (xsd->basis == NULL)
		xsd->basis = accept_basis_new(basis_bytes->data, basis_bytes->length);
	if (!schema->asked)
		schema->acceptor =
		    acceptor_new(xsd->basis, schema->bytes.data, schema->bytes.length);
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

/* More than half of the embedded files, which every worker reads. */
static void drop_annotations(struct buf *bytes)
{
	static const char first[] = "<xs:annotation>", last[] = "</xs:annotation>";
	char *from = bytes->data, *end = from + bytes->length, *out = from, *at, *behind;

	while ((at = memmem(from, (size_t)(end - from), first, strlen(first))) != NULL &&
	       (behind = memmem(at, (size_t)(end - at), last, strlen(last))) != NULL) {
		memmove(out, from, (size_t)(at - from));
		out += at - from;
		from = behind + strlen(last);
	}
	memmove(out, from, (size_t)(end - from));
	bytes->length = (size_t)(out + (end - from) - bytes->data);
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
	for (int row = 0; folder == NULL && row < BERICHT_TYPES; row++)
		drop_annotations(&xsd->schemas[row].bytes);
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
	accept_basis_free(xsd->basis);
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
