/* Writing JSON (RFC 8259) value by value. Commas, line ends and escapes are known here alone. */
#ifndef IJW_BASE_JSON_H
#define IJW_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"

enum json_layout {
	JSON_COMPACT, /* no blanks, and no line ends but those of json_line */
	JSON_LINES    /* a line for each value and a line end behind all, for people too */
};

enum { JSON_DEPTH = 16 };

/* A text that is being written. Its fields are of json.c alone. */
struct json {
	struct buf *out;
	enum json_layout layout;
	int depth;
	char end[JSON_DEPTH]; /* the bracket that ends each level */
	bool empty;           /* nothing stands behind the last bracket yet */
	bool line;            /* what comes next begins a line */
};

/* Begins a text behind what `out` has. The text is whole when what was opened is ended. */
void json_begin(struct json *json, struct buf *out, enum json_layout layout);

/* Goes on, compact, within an object or array that was opened elsewhere and that `end` ('}' or ']')
 * will end: what comes next is its first value when `empty`, else one behind a comma. */
void json_resume(struct json *json, struct buf *out, char end, bool empty);

/* Every value has a `key`, which is NULL in an array and for the outermost. What json_object and
 * json_array open json_end ends. At most JSON_DEPTH are open. */
void json_object(struct json *json, const char *key);
void json_array(struct json *json, const char *key);
void json_end(struct json *json);

/* A string; null for NULL. Bytes that are not UTF-8 become the replacement character: what went
 * through label_show has none. */
void json_text(struct json *json, const char *key, const char *text);

/* The same for `length` bytes of a text. */
void json_slice(struct json *json, const char *key, const char *text, size_t length);

/* The same, and nothing at all for NULL. */
void json_optional(struct json *json, const char *key, const char *text);

void json_integer(struct json *json, const char *key, int64_t number);

/* The same, and null for 0: of what counts from 1 on. */
void json_from_one(struct json *json, const char *key, int64_t number);

/* A day as 2026-11-30, null for DAY_NONE; a moment in seconds since 1970 as clock_format has it, null for 0. */
void json_day(struct json *json, const char *key, int32_t day);
void json_moment(struct json *json, const char *key, int64_t moment);

/* A number of ten digits at most; null for NaN. */
void json_number(struct json *json, const char *key, double number);

void json_bool(struct json *json, const char *key, bool value);
void json_null(struct json *json, const char *key);

/* What is JSON already: a number as a table has it, or what this writer wrote; null for NULL. */
void json_value(struct json *json, const char *key, const char *value);

/* Begins a line in a compact text: what comes next, a value or the bracket, is the first in it. */
void json_line(struct json *json);

#endif
