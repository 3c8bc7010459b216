/* XML as back offices write it: one element a line, tabs, CR LF. */
#ifndef TRAFFIC_XML_H
#define TRAFFIC_XML_H

#include <stdint.h>

#include "ijw/base/buf.h"

struct xml {
	struct buf *out;
	const char *prefix; /* of the namespace of the message: jw301 */
	int depth;
};

/* Start and end tag of a class in the namespace of the message, each on its own line. */
void traffic_open(struct xml *xml, const char *name);
void traffic_close(struct xml *xml, const char *name);

/* The same in the namespace of the base schema. */
void traffic_base_open(struct xml *xml, const char *name);
void traffic_base_close(struct xml *xml, const char *name);

/* An element with text in the namespace of the message; in that of the base schema. Nothing when
 * the text is NULL. The texts are ours and need no escaping. */
void traffic_leaf(struct xml *xml, const char *name, const char *text);
void traffic_base(struct xml *xml, const char *name, const char *text);

/* The same with a number, or with a day (nothing for DAY_NONE and DAY_NEVER). */
void traffic_leaf_number(struct xml *xml, const char *name, int64_t number);
void traffic_base_number(struct xml *xml, const char *name, int64_t number);
void traffic_leaf_day(struct xml *xml, const char *name, int32_t day);
void traffic_base_day(struct xml *xml, const char *name, int32_t day);

#endif
