/* The files of a set of schemas, from this program, a folder, or what was packed. */
#include "xsd_set.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/message/xsd.h"
#include "libxml.h"

enum { SCHEMA_BYTES = 4 * 1024 * 1024 };

static const char basis[] = "basisschema.xsd";

const char *xsd_set_name(int row)
{
	return row == 0 ? basis : bericht_info((enum berichttype)row)->schema;
}

bool xsd_set_has(const struct set *set, int row)
{
	return row == 0 || set->release->message[row].namespace != NULL;
}

xmlDocPtr xsd_set_tree(const struct schema *schema)
{
	return xmlReadMemory(schema->first, (int)schema->length, NULL, NULL,
			     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

static int find_embedded(const struct release *release, struct schema *schema, const char *name)
{
	for (const struct xsd_file *file = release->schemas->files; file->name != NULL; file++)
		if (strcmp(file->name, name) == 0) {
			schema->first = file->first;
			schema->length = (size_t)(file->end - file->first);
			return 0;
		}
	log_error("the schema %s of release %s is missing in this program; build it again", name,
		  release->name);
	return -1;
}

static int read_file(struct schema *schema, const char *folder, const char *name)
{
	int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int fd = -1, rc = -1;

	if (dir >= 0)
		fd = file_open(dir, name);
	if (fd < 0)
		log_errno("%s/%s: the schema set needs this file", folder, name);
	else if (file_read(fd, &schema->bytes) != 0)
		log_error("%s/%s: the schema cannot be read or is larger than 4 MB", folder, name);
	else
		rc = 0;
	if (fd >= 0)
		close(fd);
	if (dir >= 0)
		close(dir);
	schema->first = schema->bytes.data;
	schema->length = schema->bytes.length;
	return rc;
}

void xsd_set_free(struct set *set)
{
	for (int row = 0; row < BERICHT_TYPES; row++) {
		xmlSchemaFree(set->schemas[row].compiled);
		buf_free(&set->schemas[row].bytes);
	}
	free(set->folder);
	free(set);
}

/* The release whose namespace a basisschema has; the present one when it has that of none. */
static const struct release *release_of_schema(const struct schema *schema)
{
	xmlDocPtr doc;
	xmlChar *namespace = NULL;
	const struct release *release = NULL;

	libxml_init();
	doc = xsd_set_tree(schema);
	if (doc != NULL && xmlDocGetRootElement(doc) != NULL)
	namespace = xmlGetNoNsProp(xmlDocGetRootElement(doc), (const xmlChar *)"targetNamespace");
	if (namespace != NULL)
		(void)release_of((const char *)namespace, strlen((const char *)namespace),
				 &release);
	xmlFree(namespace);
	xmlFreeDoc(doc);
	return release != NULL ? release : release_present();
}

/* A row of a set, from where the set is. */
static int fill_row(struct set *set, int row)
{
	struct schema *schema = &set->schemas[row];

	if (set->folder != NULL)
		return read_file(schema, set->folder, xsd_set_name(row));
	return find_embedded(set->release, schema, xsd_set_name(row));
}

static struct set *empty_set(const struct release *release, const char *folder)
{
	struct set *set = xcalloc(1, sizeof(*set));

	set->release = release;
	set->folder = folder != NULL ? xstrdup(folder) : NULL;
	set->users = 1;
	for (int row = 0; row < BERICHT_TYPES; row++)
		set->schemas[row].bytes = BUF_INIT(SCHEMA_BYTES);
	return set;
}

struct set *xsd_set_new(const struct release *release, const char *folder)
{
	struct set *set = empty_set(release, folder);

	for (int row = 0; row < BERICHT_TYPES; row++) {
		if (row > 0 && !xsd_set_has(set, row))
			continue;
		if (fill_row(set, row) != 0) {
			xsd_set_free(set);
			return NULL;
		}
		if (set->release == NULL)
			set->release = release_of_schema(&set->schemas[0]);
	}
	return set;
}

void xsd_set_pack(const struct set *set, struct buf *out)
{
	for (int row = 0; row < BERICHT_TYPES; row++) {
		const struct schema *schema = &set->schemas[row];

		if (!xsd_set_has(set, row))
			continue;
		buf_printf(out, "%s %zu\n", xsd_set_name(row), schema->length);
		buf_add(out, schema->first, schema->length);
	}
}

/* Takes the file of a row off the front of what was packed. */
static int take_row(struct schema *schema, int row, const char **bytes, const char *end)
{
	const char *name = xsd_set_name(row);
	const size_t length = strlen(name);
	const char *line = memchr(*bytes, '\n', (size_t)(end - *bytes));
	size_t size;

	if (line == NULL || (size_t)(line - *bytes) <= length ||
	    memcmp(*bytes, name, length) != 0 || (*bytes)[length] != ' ')
		return -1;
	size = strtoul(*bytes + length + 1, NULL, 10);
	if (size > (size_t)(end - line - 1) || size > SCHEMA_BYTES)
		return -1;
	buf_add(&schema->bytes, line + 1, size);
	schema->first = schema->bytes.data;
	schema->length = size;
	*bytes = line + 1 + size;
	return 0;
}

struct set *xsd_set_unpack(const struct release *release, const char *bytes, size_t length)
{
	const char *end = bytes + length;
	struct set *set = empty_set(release, release->name);

	for (int row = 0; row < BERICHT_TYPES; row++)
		if (xsd_set_has(set, row) && take_row(&set->schemas[row], row, &bytes, end) != 0) {
			log_error("the schemas of release %s that are kept are damaged; name their "
				  "folder under [releases] in ijw.conf",
				  release->name);
			xsd_set_free(set);
			return NULL;
		}
	return set;
}

void xsd_set_hash(struct set *set)
{
	struct buf all = BUF_INIT(0);
	uint8_t digest[SHA256_BYTES];

	xsd_set_pack(set, &all);
	digest_sha256(all.data, all.length, digest);
	digest_hex(digest, sizeof(digest), set->hash);
	buf_free(&all);
}
