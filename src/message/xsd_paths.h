/* Whether the records, facts and rules of this program can be made of messages that a set of schemas
 * of others allows. Between xsd.c and this only. */
#ifndef IJW_MESSAGE_XSD_PATHS_H
#define IJW_MESSAGE_XSD_PATHS_H

#include <libxml/tree.h>

#include "ijw/message/release.h"

/* Looks along every path of a message type from its root: what facts and rules read must be there,
 * as one element where the record has one place, with a type of which the record can be made, and no
 * longer than facts may be. What else there is need not be known. `file` names the schema in what is
 * said. 0, or -1 after it logged each path that is wrong. */
int xsd_paths_check(enum berichttype type, xmlDocPtr message, xmlDocPtr basis, const char *file);

/* Whether facts or rules read this element of this class. */
bool xsd_paths_read(const struct class *class, const char *element);

#endif
