#include "ijw/base/json.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/eight.h"
#include "ijw/base/utf8.h"

static void put(struct json *json, const char *text)
{
	buf_puts(json->out, text);
}

static void put_byte(struct json *json, char byte)
{
	char *room = buf_room(json->out, 1);

	if (room == NULL)
		return;
	room[0] = byte;
	room[1] = '\0';
	json->out->length++;
}

/* How many bytes from the start are ASCII that stands for itself: all of most texts. */
static size_t plain_length(const char *text, size_t length)
{
	size_t at = 0;

	for (; length - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
		uint64_t eight = eight_load(text + at);

		if (((eight & EIGHT_TOPS) | eight_below(eight, ' ') | eight_is(eight, 0x7F) |
		     eight_is(eight, '"') | eight_is(eight, '\\')) != 0)
			break;
	}
	while (at < length && text[at] >= ' ' && text[at] <= '~' && text[at] != '"' &&
	       text[at] != '\\')
		at++;
	return at;
}

/* A character that is not plain. How many bytes it is. */
static size_t put_other(struct json *json, const char *text, size_t length)
{
	size_t step = utf8_sequence(text, length);
	unsigned char byte = (unsigned char)text[0];

	if (step == 0)
		put(json, "\xEF\xBF\xBD");
	else if (byte == '"' || byte == '\\')
		buf_printf(json->out, "\\%c", byte);
	else if (ascii_is_control(byte))
		buf_printf(json->out, "\\u%04x", byte);
	else
		buf_add(json->out, text, step);
	return step > 0 ? step : 1;
}

static void put_plain(struct json *json, const char *text, size_t length)
{
	char *room = buf_room(json->out, length + 2);

	if (room == NULL)
		return;
	room[0] = '"';
	memcpy(room + 1, text, length);
	room[length + 1] = '"';
	room[length + 2] = '\0';
	json->out->length += length + 2;
}

static void put_string(struct json *json, const char *text, size_t length)
{
	size_t step = plain_length(text, length);

	if (step == length) {
		put_plain(json, text, length);
		return;
	}
	put_byte(json, '"');
	while (length > 0) {
		if (step > 0)
			buf_add(json->out, text, step);
		else
			step = put_other(json, text, length);
		text += step;
		length -= step;
		step = plain_length(text, length);
	}
	put_byte(json, '"');
}

void json_begin(struct json *json, struct buf *out, enum json_layout layout)
{
	*json = (struct json){.out = out, .layout = layout, .empty = true};
}

void json_resume(struct json *json, struct buf *out, char end, bool empty)
{
	json_begin(json, out, JSON_COMPACT);
	json->end[json->depth++] = end;
	json->empty = empty;
}

/* The line end that json_line or the layout asks for. */
static void end_line(struct json *json)
{
	if (json->layout == JSON_LINES) {
		put_byte(json, '\n');
		for (int i = 0; i < json->depth; i++)
			put(json, "  ");
	} else if (json->line) {
		put_byte(json, '\n');
	}
	json->line = false;
}

/* What comes in front of a value. */
static void next_value(struct json *json, const char *key)
{
	if (!json->empty)
		put_byte(json, ',');
	if (json->depth > 0)
		end_line(json);
	json->empty = false;
	if (key == NULL)
		return;
	put_string(json, key, strlen(key));
	put_byte(json, ':');
	if (json->layout == JSON_LINES)
		put_byte(json, ' ');
}

static void open_level(struct json *json, const char *key, char bracket, char end)
{
	assert(json->depth < JSON_DEPTH);
	next_value(json, key);
	put_byte(json, bracket);
	json->end[json->depth++] = end;
	json->empty = true;
}

void json_object(struct json *json, const char *key)
{
	open_level(json, key, '{', '}');
}

void json_array(struct json *json, const char *key)
{
	open_level(json, key, '[', ']');
}

void json_end(struct json *json)
{
	assert(json->depth > 0);
	json->depth--;
	if (!json->empty)
		end_line(json);
	put_byte(json, json->end[json->depth]);
	json->empty = false;
	if (json->depth == 0 && json->layout == JSON_LINES)
		put_byte(json, '\n');
}

void json_text(struct json *json, const char *key, const char *text)
{
	if (text != NULL)
		json_slice(json, key, text, strlen(text));
	else
		json_null(json, key);
}

void json_slice(struct json *json, const char *key, const char *text, size_t length)
{
	next_value(json, key);
	put_string(json, text, length);
}

void json_optional(struct json *json, const char *key, const char *text)
{
	if (text != NULL)
		json_text(json, key, text);
}

void json_integer(struct json *json, const char *key, int64_t number)
{
	next_value(json, key);
	buf_printf(json->out, "%" PRId64, number);
}

void json_number(struct json *json, const char *key, double number)
{
	if (isnan(number)) {
		json_null(json, key);
		return;
	}
	next_value(json, key);
	buf_printf(json->out, "%.10g", number);
}

void json_bool(struct json *json, const char *key, bool value)
{
	json_value(json, key, value ? "true" : "false");
}

void json_null(struct json *json, const char *key)
{
	json_value(json, key, NULL);
}

void json_from_one(struct json *json, const char *key, int64_t number)
{
	if (number != 0)
		json_integer(json, key, number);
	else
		json_null(json, key);
}

void json_day(struct json *json, const char *key, int32_t day)
{
	char text[DATE_TEXT];

	json_text(json, key, day != DAY_NONE ? date_format(day, text) : NULL);
}

void json_moment(struct json *json, const char *key, int64_t moment)
{
	char text[CLOCK_TEXT];

	json_text(json, key, moment != 0 ? clock_format(moment, text) : NULL);
}

void json_value(struct json *json, const char *key, const char *value)
{
	next_value(json, key);
	put(json, value != NULL ? value : "null");
}

void json_line(struct json *json)
{
	if (json->empty)
		put_byte(json, '\n');
	else
		json->line = true;
}
