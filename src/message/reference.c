/* Character references, the five entities of XML, and line ends in values. */
#include "reference.h"

#include <stdint.h>
#include <string.h>

#include "ijw/base/ascii.h"

/* Puts a character of XML as UTF-8; NULL for what is none. */
static char *put_character(char *out, uint32_t point)
{
	if (point < ' ' ? point != '\t' && point != '\n' && point != '\r'
			: (point >= 0xd800 && point < 0xe000) || point == 0xfffe ||
			      point == 0xffff || point > 0x10ffff)
		return NULL;
	if (point < 0x80) {
		*out++ = (char)point;
		return out;
	}
	if (point < 0x800) {
		*out++ = (char)(0xc0 | point >> 6);
	} else if (point < 0x10000) {
		*out++ = (char)(0xe0 | point >> 12);
		*out++ = (char)(0x80 | (point >> 6 & 0x3f));
	} else {
		*out++ = (char)(0xf0 | point >> 18);
		*out++ = (char)(0x80 | (point >> 12 & 0x3f));
		*out++ = (char)(0x80 | (point >> 6 & 0x3f));
	}
	*out++ = (char)(0x80 | (point & 0x3f));
	return out;
}

/* The number of "&#233;" or "&#xE9;" from behind its "&#"; the byte behind the semicolon, or NULL.
 */
static const char *read_number(const char *at, uint32_t *point)
{
	const uint32_t base = *at == 'x' ? 16 : 10;
	const char *first = at += base == 16;

	*point = 0;
	for (; *at != ';'; at++) {
		char c = ascii_lower(*at);
		uint32_t digit = ascii_is_digit(c)               ? (uint32_t)(c - '0')
				 : base == 16 && ascii_is_hex(c) ? (uint32_t)(c - 'a') + 10
								 : UINT32_MAX;

		if (digit == UINT32_MAX || *point > 0x10ffff)
			return NULL;
		*point = *point * base + digit;
	}
	return at > first ? at + 1 : NULL;
}

/* What a reference stands for goes to `*out`; the byte behind it, or NULL. */
static const char *expand(const char *at, char **out)
{
	static const struct {
		const char *name;
		char meaning;
	} entities[] = {
	    {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
	uint32_t point;

	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
		if (strncmp(at, entities[i].name, strlen(entities[i].name)) == 0) {
			*(*out)++ = entities[i].meaning;
			return at + strlen(entities[i].name);
		}
	}
	if (at[1] != '#' || (at = read_number(at + 2, &point)) == NULL)
		return NULL;
	*out = put_character(*out, point);
	return *out != NULL ? at : NULL;
}

size_t reference_settle(char *value, const char *end)
{
	char *out = value;
	const char *at = value;

	while (at < end) {
		if (*at == '&') {
			at = expand(at, &out);
			if (at == NULL)
				return SIZE_MAX;
		} else if (*at == '\r') {
			at += at[1] == '\n' ? 2 : 1;
			*out++ = '\n';
		} else {
			*out++ = *at++;
		}
	}
	return (size_t)(out - value);
}
