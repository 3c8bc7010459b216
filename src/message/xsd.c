#include "ijw/message/xsd.h"

#include <libxml/xmlIO.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "libxml.h"
#include "xsd_paths.h"
#include "xsd_set.h"

struct xsd {
	struct set *sets[RELEASES_MOST]; /* by release_place; NULL where there is none */
	const struct release *given;
	xmlSchemaValidCtxtPtr contexts[RELEASES_MOST][BERICHT_TYPES];
};

/* Over all that is made of a set when it is needed. libxml2 makes its own types at the first
 * schema, so that it is one lock for all sets. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* The set that this thread compiles: the only one from which an import may be read. */
static _Thread_local const struct set *compiling;

/* The row of this name among those that may be imported; -1 for none. */
static int imported(const struct set *set, const char *name)
{
	const int last = set->folder == NULL ? BERICHT_TYPES - 1 : 0;

	for (int row = 0; row <= last; row++)
		if (xsd_set_has(set, row) && strcmp(name, xsd_set_name(row)) == 0)
			return row;
	return -1;
}

/* A schema as it is compiled: of ours more than half are annotations. */
static void add_schema(struct buf *out, const struct set *set, int row)
{
	static const char first[] = "<xs:annotation>", last[] = "</xs:annotation>";
	const char *from = set->schemas[row].first, *end = from + set->schemas[row].length;
	const char *at, *behind;

	while (set->folder == NULL &&
	       (at = memmem(from, (size_t)(end - from), first, strlen(first))) != NULL &&
	       (behind = memmem(at, (size_t)(end - at), last, strlen(last))) != NULL) {
		buf_add(out, from, (size_t)(at - from));
		from = behind + strlen(last);
	}
	buf_add(out, from, (size_t)(end - from));
}

/* Answers every wish of libxml2 to read a file: only those of the set, only from memory, only while
 * a schema is compiled. A message can make it read nothing. */
static xmlParserInputPtr load(const char *url, const char *id, xmlParserCtxtPtr parser)
{
	const char *slash = url != NULL ? strrchr(url, '/') : NULL;
	const char *name = slash != NULL ? slash + 1 : url;
	int row = compiling != NULL && name != NULL ? imported(compiling, name) : -1;
	struct buf text = BUF_INIT(0);
	xmlParserInputBufferPtr bytes;

	(void)id;
	if (row < 0)
		return NULL;
	add_schema(&text, compiling, row);
	bytes = xmlParserInputBufferCreateMem(text.data, (int)text.length, XML_CHAR_ENCODING_NONE);
	buf_free(&text);
	return bytes != NULL ? xmlNewIOInputStream(parser, bytes, XML_CHAR_ENCODING_NONE) : NULL;
}

static void set_up(void)
{
	LIBXML_TEST_VERSION
	xmlSetExternalEntityLoader(load);
}

void libxml_init(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, set_up);
}

static void schema_error(void *context, xmlErrorPtr error)
{
	int *line = context;

	if (*line == 0)
		*line = error->line > 0 ? error->line : -1;
}

/* A schema that imports those of all messages. */
static void import_all(struct buf *out, const struct set *set)
{
	buf_puts(out, "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
		      "targetNamespace=\"urn:all\">");
	for (int row = 1; row < BERICHT_TYPES; row++)
		if (xsd_set_has(set, row))
			buf_printf(out, "<xs:import namespace=\"%s\" schemaLocation=\"%s\"/>",
				   set->release->message[row].namespace, xsd_set_name(row));
	buf_puts(out, "</xs:schema>");
}

/* With the lock. NULL with `*line` of the first error. */
static xmlSchemaPtr parse(const struct set *set, const struct buf *text, int *line)
{
	xmlSchemaParserCtxtPtr parser;
	xmlSchemaPtr schema;

	*line = 0;
	if (text->length == 0) /* libxml2 makes no parser of nothing */
		return NULL;
	parser = xmlSchemaNewMemParserCtxt(text->data, (int)text->length);
	if (parser == NULL)
		abort();
	xmlSchemaSetParserStructuredErrors(parser, schema_error, line);
	xmlSetStructuredErrorFunc(line, schema_error);
	compiling = set;
	schema = xmlSchemaParse(parser);
	compiling = NULL;
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlSchemaFreeParserCtxt(parser);
	return schema;
}

/* With the lock. Row 0 stands for all together: each alone would read the basisschema anew, which
 * takes seven times as long. */
static xmlSchemaPtr compile(const struct set *set, int row)
{
	struct buf text = BUF_INIT(0);
	xmlSchemaPtr schema;
	int line;

	if (row == 0)
		import_all(&text, set);
	else
		add_schema(&text, set, row);
	schema = parse(set, &text, &line);
	buf_free(&text);
	if (schema == NULL)
		log_error("%s%s%s:%d: this is no schema that can be used; give a folder with the "
			  "schemas of the standard",
			  set->folder ? set->folder : "", set->folder ? "/" : "", xsd_set_name(row),
			  line > 0 ? line : 1);
	return schema;
}

/* NULL after it was logged why. */
static xmlSchemaPtr compiled(struct set *set, int row)
{
	struct schema *schema = &set->schemas[row];

	libxml_init();
	pthread_mutex_lock(&lock);
	if (schema->compiled == NULL)
		schema->compiled = compile(set, row);
	pthread_mutex_unlock(&lock);
	return schema->compiled;
}

static struct set *set_of(const struct xsd *xsd, const struct release *release)
{
	return release != NULL ? xsd->sets[release_place(release)] : NULL;
}

/* In a set of others each has a row of its own, so that an error names the file that has it. */
xmlSchemaValidCtxtPtr xsd_context(struct xsd *xsd, const struct release *release,
				  enum berichttype type)
{
	struct set *set = set_of(xsd, release);
	int row = set->folder != NULL ? (int)type : 0;
	xmlSchemaValidCtxtPtr *context = &xsd->contexts[release_place(release)][row];
	xmlSchemaPtr schema;

	if (*context != NULL)
		return *context;
	schema = compiled(set, row);
	if (schema == NULL)
		return NULL;
	*context = xmlSchemaNewValidCtxt(schema);
	if (*context == NULL)
		abort();
	return *context;
}

bool xsd_has(const struct xsd *xsd, const struct release *release)
{
	return set_of(xsd, release) != NULL;
}

const struct release *xsd_given(const struct xsd *xsd)
{
	return xsd->given;
}

bool xsd_is_own(const struct xsd *xsd)
{
	for (size_t i = 0; i < releases_count; i++)
		if (release_is_tabled(releases[i]) && xsd->sets[i]->folder != NULL)
			return false;
	return true;
}

/* Whether records, facts and rules can be made of what the set allows. */
static int check_paths(const struct set *set)
{
	xmlDocPtr shared = xsd_set_tree(&set->schemas[0]);
	struct buf told = BUF_INIT(0);
	int rc = 0;

	for (int row = 1; row < BERICHT_TYPES; row++) {
		xmlDocPtr message = xsd_set_has(set, row) ? xsd_set_tree(&set->schemas[row]) : NULL;
		struct buf file = BUF_INIT(0);

		buf_printf(&file, "%s%s%s", set->folder != NULL ? set->folder : "",
			   set->folder != NULL ? "/" : "", xsd_set_name(row));
		if (message != NULL && shared != NULL &&
		    xsd_paths_check(set->release, (enum berichttype)row, message, shared,
				    file.data, &told) != 0)
			rc = -1;
		buf_free(&file);
		xmlFreeDoc(message);
	}
	xmlFreeDoc(shared);
	buf_free(&told);
	return rc;
}

static int check_set(struct xsd *xsd, const struct release *release)
{
	const struct set *set = set_of(xsd, release);

	for (int row = 1; row < BERICHT_TYPES; row++)
		if (xsd_set_has(set, row) && xsd_context(xsd, release, (enum berichttype)row) == NULL)
			return -1;
	return set->folder != NULL || !release_is_tabled(release) ? check_paths(set) : 0;
}

int xsd_check(struct xsd *xsd)
{
	for (size_t i = 0; i < releases_count; i++)
		if (xsd->sets[i] != NULL && check_set(xsd, releases[i]) != 0)
			return -1;
	return 0;
}

struct xsd *xsd_open(const char *folder)
{
	struct set *given = folder != NULL ? xsd_set_new(NULL, folder) : NULL;
	struct xsd *xsd;

	if (folder != NULL && given == NULL)
		return NULL;
	xsd = xcalloc(1, sizeof(*xsd));
	xsd->given = given != NULL ? given->release : NULL;
	for (size_t i = 0; i < releases_count; i++) {
		if (releases[i] == xsd->given) {
			xsd->sets[i] = given;
		} else if (releases[i]->schemas != NULL) {
			xsd->sets[i] = xsd_set_new(releases[i], NULL);
			if (xsd->sets[i] == NULL) {
				xsd_free(xsd);
				return NULL;
			}
		}
	}
	return xsd;
}

static void leave_set(struct set *set)
{
	bool last;

	if (set == NULL)
		return;
	pthread_mutex_lock(&lock);
	last = --set->users == 0;
	pthread_mutex_unlock(&lock);
	if (last)
		xsd_set_free(set);
}

/* A set in the place of the one that there was for its release. */
static int put_set(struct xsd *xsd, const struct release *release, struct set *set)
{
	const size_t place = release_place(release);

	if (set == NULL)
		return -1;
	if (set->release != release) {
		log_error("%s/%s: this is no schema of release %s", set->folder, xsd_set_name(0),
			  release->name);
		xsd_set_free(set);
		return -1;
	}
	leave_set(xsd->sets[place]);
	xsd->sets[place] = set;
	return 0;
}

int xsd_add(struct xsd *xsd, const struct release *release, const char *folder)
{
	return put_set(xsd, release, xsd_set_new(NULL, folder));
}

void xsd_pack(const struct xsd *xsd, const struct release *release, struct buf *out)
{
	const struct set *set = set_of(xsd, release);

	if (set != NULL && set->folder != NULL)
		xsd_set_pack(set, out);
}

int xsd_unpack(struct xsd *xsd, const struct release *release, const char *bytes, size_t length)
{
	return put_set(xsd, release, xsd_set_unpack(release, bytes, length));
}

struct xsd *xsd_share(struct xsd *xsd)
{
	struct xsd *other = xcalloc(1, sizeof(*other));

	other->given = xsd->given;
	pthread_mutex_lock(&lock);
	for (int i = 0; i < RELEASES_MOST; i++) {
		other->sets[i] = xsd->sets[i];
		if (other->sets[i] != NULL)
			other->sets[i]->users++;
	}
	pthread_mutex_unlock(&lock);
	return other;
}

void xsd_free(struct xsd *xsd)
{
	if (xsd == NULL)
		return;
	for (int i = 0; i < RELEASES_MOST; i++)
		for (int row = 0; row < BERICHT_TYPES; row++)
			xmlSchemaFreeValidCtxt(xsd->contexts[i][row]);
	for (int i = 0; i < RELEASES_MOST; i++)
		leave_set(xsd->sets[i]);
	free(xsd);
}

const char *xsd_hash(const struct xsd *xsd, const struct release *release)
{
	struct set *set = set_of(xsd, release);

	if (set == NULL)
		return "";
	if (set->folder == NULL && release->schemas->hash != NULL)
		return release->schemas->hash;
	pthread_mutex_lock(&lock);
	if (set->hash[0] == '\0')
		xsd_set_hash(set);
	pthread_mutex_unlock(&lock);
	return set->hash;
}
