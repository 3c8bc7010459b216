/* The files of one set of schemas: where they come from, and as one text. Between the files of xsd
 * only. */
#ifndef IJW_MESSAGE_XSD_SET_H
#define IJW_MESSAGE_XSD_SET_H

#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

#include "ijw/base/buf.h"
#include "ijw/base/digest.h"
#include "ijw/message/release.h"

/* One file of the set; row 0 is the basisschema, row `type` that of a message. What is compiled in
 * row 0 are all of them together. */
struct schema {
	const char *first; /* in the program, or in `bytes` */
	size_t length;
	struct buf bytes;
	xmlSchemaPtr compiled;
};

/* What threads share. They read a schema that is compiled without the lock: libxml2 changes one
 * only for xsi:schemaLocation, and only in a context that was made without a schema. */
struct set {
	const struct release *release;
	struct schema schemas[BERICHT_TYPES];
	char *folder; /* where it came from; NULL for the set in this program */
	char hash[SHA256_TEXT]; /* "" until it is asked for */
	unsigned users;
};

/* The name of the file in a row. */
const char *xsd_set_name(int row);

/* Whether the set has this row: row 0, and those of the messages of the release. */
bool xsd_set_has(const struct set *set, int row);

/* The set of a release from this program, or from a folder: then `release` is NULL, and the folder says
 * of which it is. Ended with xsd_set_free. NULL after it was logged what is missing. */
struct set *xsd_set_new(const struct release *release, const char *folder);
void xsd_set_free(struct set *set);

/* All its files as one text, each behind its name and length: what its hash is over. */
void xsd_set_pack(const struct set *set, struct buf *out);

/* The set of others that was packed. NULL after it was logged that these are no such bytes. */
struct set *xsd_set_unpack(const struct release *release, const char *bytes, size_t length);

/* Makes the hash of the set. */
void xsd_set_hash(struct set *set);

/* A file as a tree, which xmlFreeDoc ends; NULL when it is no XML. */
xmlDocPtr xsd_set_tree(const struct schema *schema);

#endif
