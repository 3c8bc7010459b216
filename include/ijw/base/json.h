/* Writing JSON, value by value. */
#ifndef IJW_BASE_JSON_H
#define IJW_BASE_JSON_H

#include "ijw/base/buf.h"

/* Adds a JSON string (RFC 8259), quoted and escaped; `null` for NULL. Bytes that are not UTF-8
 * become the replacement character: what went through label_show has none. */
void json_text(struct buf *out, const char *text);

#endif
