/* Turns the schemas of the messages into the tables that the reader follows (message/tables.h), as
 * C source: tables XSD_FOLDER > FILE. It knows the constructs that the schemas of the standard use.
 * A schema with anything else is refused with file and line, and then nothing is written. Offsets
 * in records are left to the compiler of the program. */
#include <inttypes.h>
#include <libxml/parser.h>
#include <sodium.h>
#include <stdio.h>

#include "ijw/message/message.h"
#include "tables_schema.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BASIS "basisschema/schema" /* how the namespace of the basisschema ends */

/* In the order of enum berichttype. */
static const int numbers[] = {301, 302, 305, 306, 307, 308, 315, 316, 317, 318, 319, 320, 323, 325};
_Static_assert(COUNT(numbers) == BERICHT_TYPES - 1, "one number for each type of message");

/* The members of the record classes; classes by their address in C. */
static const struct row {
	const char *holder; /* the class that has the member */
	const char *element;
	const char *kind;
	const char *offset;
	const char *class; /* of the record that the element becomes; "NULL" for a value */
} rows[] = {
#define ROW(T, element, kind, member, class) \
	{"&class_" #T, #element, kind, "offsetof(struct " #T ", " #member ")", class},
#define TEXT(T, element, member) ROW(T, element, "MEMBER_TEXT", member, "NULL")
#define GETAL(T, element, member) ROW(T, element, "MEMBER_GETAL", member, "NULL")
#define DATUM(T, element, member) ROW(T, element, "MEMBER_DATUM", member, "NULL")
#define TIJD(T, element, member) ROW(T, element, "MEMBER_TIJD", member, "NULL")
#define TEXTS(T, element, member) ROW(T, element, "MEMBER_TEXTS", member, "NULL")
#define ONE(T, element, member, type) ROW(T, element, "MEMBER_RECORD", member, "&class_" #type)
#define MANY(T, element, member, type) ROW(T, element, "MEMBER_LIST", member, "&class_" #type)
#define ROWS(type) CLASS_##type(type, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY)
    MESSAGE_CLASSES(ROWS){"NULL", "Bericht", "MEMBER_RECORD", "0", "&class_bericht"}};

/* What was written so far of one kind of structure: each is there once. */
struct written {
	const char *what;
	char **text;
	size_t count;
};

/* What is read, and what comes of it. */
struct tables {
	struct schemas schemas;
	struct written simples;
	struct written complexes;
	FILE *out;
	crypto_hash_sha256_state digest;
};

/* The address of such a structure, which is written unless the same was written before. */
static char *once(FILE *out, struct written *written, char *structure)
{
	size_t i = 0;

	while (i < written->count && !same(written->text[i], structure))
		i++;
	if (i == written->count) {
		written->text = must(realloc(written->text, (i + 1) * sizeof(structure)));
		written->text[written->count++] = structure;
		fprintf(out, "static const struct %s %s_%zu = %s;\n\n", written->what,
			written->what, i, structure);
	}
	return text_of("&%s_%zu", written->what, i);
}

static const char *yes(bool it_is)
{
	return it_is ? "true" : "false";
}

/* The type an element names, or the simple type inside it. */
static xmlNode *type_of(const struct schemas *schemas, xmlNode *node)
{
	const char *name = schema_attribute(node, "type", "");
	xmlNode *type;

	if (*name == '\0')
		return schema_only(node, "simpleType", "");
	type = schema_definition(schemas, node, name);
	if (type == NULL || schema_first(node) != NULL)
		schema_refuse(node, "an element of type %s, or with more in it, is not known",
			      name);
	return type;
}

static const struct row *row_of(const xmlNode *node, const char *holder)
{
	const char *name = schema_attribute(node, "name", NULL);

	for (size_t i = 0; i < COUNT(rows); i++)
		if (same(rows[i].holder, holder) && same(rows[i].element, name))
			return &rows[i];
	schema_refuse(node, "there is no member for %s in %s", name, holder);
}

static char *complex_of(struct tables *tables, xmlNode *node, const char *class);

/* The structure of an element whose record or value is a member of the class `holder`. */
static char *place_of(struct tables *tables, xmlNode *node, const char *holder)
{
	const struct row *row = row_of(node, holder);
	const char *min = schema_attribute(node, "minOccurs", "1");
	const char *max = schema_attribute(node, "maxOccurs", "1");
	bool required = !same(min, "0"), many = !same(max, "1");
	xmlNode *type = type_of(&tables->schemas, node);
	const char *kind = many ? "MEMBER_LIST" : "MEMBER_RECORD";
	const char *simple = "NULL", *complex = "NULL";

	if ((required && !same(min, "1")) || (many && !same(max, "unbounded")))
		schema_refuse(node, "%s to %s times is not known", min, max);
	if (schema_is(type, "simpleType")) {
		char *structure = simple_of(&tables->schemas, type, &kind);

		simple = once(tables->out, &tables->simples, structure);
		if (many && !same(kind, "MEMBER_TEXT"))
			schema_refuse(node, "a list of values that are no strings is not known");
		kind = many ? "MEMBER_TEXTS" : kind;
	}
	if (!same(kind, row->kind))
		schema_refuse(node, "%s is %s, but here it would be %s", row->offset, row->kind,
			      kind);
	if (!schema_is(type, "simpleType"))
		complex = complex_of(tables, type, row->class);
	return text_of("{{\"%s\", %s, %s, %s},\n     0x%" PRIx64 "u, %zu, %s, %s, %s, %s, %s}",
		       row->element, kind, row->offset, row->class, name_word(row->element),
		       strlen(row->element), yes(node->doc == tables->schemas.basis), yes(required),
		       yes(many), simple, complex);
}

/* Writes a complex type whose elements go into a record of this class; gives its address. */
static char *complex_of(struct tables *tables, xmlNode *node, const char *class)
{
	char *places = text_of("%s", "");
	const xmlNode *sequence;
	size_t count = 0;

	schema_expect(node, "complexType", " name ");
	sequence = schema_only(node, "sequence", "");
	for (xmlNode *at = schema_first(sequence); at != NULL; at = schema_next(at), count++) {
		schema_expect(at, "element", " name type minOccurs maxOccurs ");
		for (xmlNode *other = schema_first(sequence); other != at;
		     other = schema_next(other))
			if (same(schema_attribute(other, "name", NULL),
				 schema_attribute(at, "name", NULL)))
				schema_refuse(at, "a second element of that name is not known");
		places = text_of("%s\n    %s,", places, place_of(tables, at, class));
	}
	if (count == 0)
		schema_refuse(node, "a sequence without an element is not known");
	return once(tables->out, &tables->complexes,
		    text_of("{(const struct place[]){%s}, %zu}", places, count));
}

/* --- a set of schemas --- */

/* Reads a schema, and counts it in for the digest. */
static xmlDoc *read_schema(struct tables *tables, const char *folder, const char *name)
{
	char *path = text_of("%s/%s", folder, name), *bytes = NULL, *head;
	size_t room = 0;
	FILE *file = fopen(path, "rb");
	/* XML holds no NUL. */
	ssize_t length = file != NULL ? getdelim(&bytes, &room, '\0', file) : -1;
	xmlDoc *doc;

	if (length < 0) {
		fprintf(stderr, "%s: this cannot be read, or is empty\n", path);
		exit(1);
	}
	fclose(file);
	head = text_of("%s %zd\n", name, length);
	crypto_hash_sha256_update(&tables->digest, (unsigned char *)head, strlen(head));
	crypto_hash_sha256_update(&tables->digest, (unsigned char *)bytes, (size_t)length);
	doc = xmlReadMemory(bytes, (int)length, path, NULL, XML_PARSE_NONET);
	if (doc == NULL)
		exit(1); /* libxml2 has said why */
	return doc;
}

/* Checks what stands at the top of a document: types and, in that of a message, the import of the
 * basisschema and one element. That element, or NULL. */
static xmlNode *check_top(const xmlDoc *doc, const char *namespace, const char *basis,
			  size_t wanted)
{
	const xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *element = NULL;
	size_t imports = 0, elements = 0;

	schema_expect(root, "schema", " targetNamespace elementFormDefault ");
	/* A document type could hold defaults for attributes. */
	if (doc->intSubset != NULL ||
	    !same(schema_attribute(root, "targetNamespace", ""), namespace) ||
	    !same(schema_attribute(root, "elementFormDefault", ""), "qualified"))
		schema_refuse(root,
			      "this is no schema for %s, without a document type and with "
			      "qualified names",
			      namespace);
	for (xmlNode *at = schema_first(root); at != NULL; at = schema_next(at)) {
		if (schema_is(at, "import")) {
			imports++;
			schema_expect(at, "import", " namespace schemaLocation ");
			if (schema_first(at) != NULL ||
			    !same(schema_attribute(at, "namespace", ""), basis) ||
			    !same(schema_attribute(at, "schemaLocation", ""), "basisschema.xsd"))
				schema_refuse(at, "only the import of basisschema.xsd is known");
		} else if (schema_is(at, "element")) {
			elements++;
			element = at;
			schema_expect(at, "element", " name type ");
		} else if (!schema_is(at, "simpleType") && !schema_is(at, "complexType")) {
			schema_refuse(at, "%s is not known here", at->name);
		}
	}
	if (imports != wanted || elements != wanted)
		schema_refuse(root, "%zu imports and elements are known here", wanted);
	return element;
}

/* Which release the set is of: those of the messages begin as this one. */
static const char *basis_namespace(const xmlDoc *doc)
{
	const xmlNode *root = xmlDocGetRootElement(doc);
	const char *namespace = schema_attribute(root, "targetNamespace", "");
	size_t length = strlen(namespace);

	if (length <= strlen(BASIS) || !same(namespace + length - strlen(BASIS), BASIS))
		schema_refuse(root, "this is not the basisschema of a release");
	return namespace;
}

/* Writes what is needed for one message, if it is not there yet. The structure of its root. */
static char *message_of(struct tables *tables, const char *folder, int message)
{
	const char *basis = tables->schemas.basis_namespace;
	xmlNode *root;

	tables->schemas.message = read_schema(tables, folder, text_of("jw%d.xsd", message));
	tables->schemas.message_namespace = text_of("%.*sjw%d/schema", (int)(strlen(basis) - strlen(BASIS)),
						    basis, message);
	root = check_top(tables->schemas.message, tables->schemas.message_namespace, basis, 1);
	return text_of("    [JW%d] = %s,\n", message, place_of(tables, root, "NULL"));
}

static char *end_digest(struct tables *tables)
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	char hex[2 * sizeof(digest) + 1];

	crypto_hash_sha256_final(&tables->digest, digest);
	return text_of("%s", sodium_bin2hex(hex, sizeof(hex), digest, sizeof(digest)));
}

int main(int argc, char **argv)
{
	struct tables tables = {.simples.what = "simple", .complexes.what = "complex"};
	char *out = NULL, *roots = text_of("%s", "");
	size_t length;

	if (argc != 2) {
		fputs("usage: tables XSD_FOLDER > FILE\n", stderr);
		return 2;
	}
	crypto_hash_sha256_init(&tables.digest);
	tables.out = must(open_memstream(&out, &length));
	tables.schemas.basis = read_schema(&tables, argv[1], "basisschema.xsd");
	tables.schemas.basis_namespace = basis_namespace(tables.schemas.basis);
	check_top(tables.schemas.basis, tables.schemas.basis_namespace, "", 0);
	fputs(
	    "/* Made by src/tables.c. */\n#include <stddef.h>\n\n#include \"message/tables.h\"\n\n",
	    tables.out);
	for (size_t i = 0; i < COUNT(numbers); i++)
		roots = text_of("%s%s", roots, message_of(&tables, argv[1], numbers[i]));
	fprintf(tables.out,
		"const struct place tables_root[BERICHT_TYPES] = {\n%s};\n\n"
		"/* As xsd_hash() gives it. */\nconst char tables_schemas[] = \"%s\";\n",
		roots, end_digest(&tables));
	fclose(tables.out);
	fwrite(out, 1, length, stdout);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
