/* Whether the records, facts and rules of this program can be made of messages that a set of schemas
 * of others allows. Between xsd.c and this only. */
#ifndef IJW_MESSAGE_XSD_PATHS_H
#define IJW_MESSAGE_XSD_PATHS_H

#include <libxml/tree.h>

#include "ijw/base/buf.h"
#include "ijw/message/release.h"

/* Looks along every path of a message type from its root: what facts and rules read must be there,
 * as one element where the record has one place, with a type of which the record can be made, and no
 * longer than facts may be. What else there is need not be known: codes that the release is not known
 * to have, and elements that no record has, are noted, once a set by what was `told` of it; but the row
 * of a release in this program names the latter (not_kept). `file` names the schema in what is said. 0, or
 * -1 after it logged each path that is wrong. */
int xsd_paths_check(const struct release *release, enum berichttype type, xmlDocPtr message,
		    xmlDocPtr basis, const char *file, struct buf *told);

#endif
