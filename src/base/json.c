#include "ijw/base/json.h"

#include <assert.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/utf8.h"

void json_text(struct buf *out, const char *text)
{
	size_t left;

	if (text == NULL) {
		buf_puts(out, "null");
		return;
	}
	buf_puts(out, "\"");
	for (left = strlen(text); left > 0;) {
		size_t step = utf8_sequence(text, left);
		unsigned char byte = (unsigned char)text[0];

		if (step == 0)
			buf_puts(out, "\xEF\xBF\xBD");
		else if (byte == '"' || byte == '\\')
			buf_printf(out, "\\%c", byte);
		else if (ascii_is_control(byte))
			buf_printf(out, "\\u%04x", byte);
		else
			buf_add(out, text, step);
		text += step > 0 ? step : 1;
		left -= step > 0 ? step : 1;
	}
	buf_puts(out, "\"");
}

void json_begin(struct json *json, struct buf *out)
{
	*json = (struct json){.out = out, .empty = true};
}

static void next_line(struct json *json)
{
	buf_puts(json->out, "\n");
	for (int i = 0; i < json->depth; i++)
		buf_puts(json->out, "  ");
}

/* What comes in front of a value. */
static void next_value(struct json *json, const char *key)
{
	if (!json->empty)
		buf_puts(json->out, ",");
	if (json->depth > 0)
		next_line(json);
	json->empty = false;
	if (key != NULL) {
		json_text(json->out, key);
		buf_puts(json->out, ": ");
	}
}

void json_open(struct json *json, const char *key, char bracket)
{
	assert(json->depth < JSON_DEPTH);
	next_value(json, key);
	buf_add(json->out, &bracket, 1);
	json->end[json->depth++] = bracket == '{' ? '}' : ']';
	json->empty = true;
}

void json_close(struct json *json)
{
	bool empty = json->empty;

	assert(json->depth > 0);
	json->depth--;
	if (!empty)
		next_line(json);
	buf_add(json->out, &json->end[json->depth], 1);
	json->empty = false;
	if (json->depth == 0)
		buf_puts(json->out, "\n");
}

void json_string(struct json *json, const char *key, const char *text)
{
	if (text == NULL)
		return;
	next_value(json, key);
	json_text(json->out, text);
}

void json_raw(struct json *json, const char *key, const char *value)
{
	next_value(json, key);
	buf_puts(json->out, value);
}
