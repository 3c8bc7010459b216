/* Between xml.c and xsd.c only: the place where parser and schema meet in
 * libxml2's own types. */
#ifndef IJW_MESSAGE_LIBXML_H
#define IJW_MESSAGE_LIBXML_H

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

#include "ijw/message/release.h"

struct xsd;

/* libxml2 set up once for this process: no network, no files, no messages of its own. */
void libxml_init(void);

/* The reusable validation context for messages of this type and release, which has a set, compiled at
 * first use. NULL after it logged why the schema cannot be used. It belongs to the set. */
xmlSchemaValidCtxtPtr xsd_context(struct xsd *xsd, const struct release *release,
				  enum berichttype type);

#endif
