/* Writing JSON, value by value. */
#ifndef IJW_BASE_JSON_H
#define IJW_BASE_JSON_H

#include <stdbool.h>

#include "ijw/base/buf.h"

/* Adds a JSON string (RFC 8259), quoted and escaped; `null` for NULL. Bytes that are not UTF-8
 * become the replacement character: what went through label_show has none. */
void json_text(struct buf *out, const char *text);

/* A whole text with members in lines of their own, for files that people open too. */
enum { JSON_DEPTH = 16 };

struct json {
	struct buf *out;
	int depth;
	char end[JSON_DEPTH]; /* the bracket that ends each level */
	bool empty;           /* nothing stands behind the last bracket yet */
};

void json_begin(struct json *json, struct buf *out);

/* '{' or '[', and the bracket that ends it. `key` is NULL in an array and outside of all. */
void json_open(struct json *json, const char *key, char bracket);
void json_close(struct json *json);

/* A member: a string (left out when `text` is NULL), or what is written as it stands, a number or
 * true. */
void json_string(struct json *json, const char *key, const char *text);
void json_raw(struct json *json, const char *key, const char *value);

#endif
