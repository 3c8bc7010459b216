/* Spells a document in another way that mostly means the same: comments, processing instructions,
 * CDATA sections, references, prefixes, declarations, blanks in tags, line ends, attributes. */
#include "respell.h"

#include <stdbool.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Puts text in the place of `gone` bytes. The new size; the old one when there is no room. */
static size_t put(uint8_t *data, size_t size, size_t most, size_t at, size_t gone, const char *text)
{
	size_t length = strlen(text);

	if (size - gone + length > most)
		return size;
	memmove(data + at + length, data + at + gone, size - at - gone);
	memcpy(data + at, text, length);
	return size - gone + length;
}

/* The next `byte` from a place that the dice choose, around the end; `size` for none. */
static size_t some(const uint8_t *data, size_t size, respell_dice *dice, char byte)
{
	size_t from = size > 0 ? dice((uint32_t)size) : 0;

	for (size_t i = 0; i < size; i++)
		if (data[(from + i) % size] == (uint8_t)byte)
			return (from + i) % size;
	return size;
}

/* Behind a tag: between elements, or at the start of a value. */
static size_t between(uint8_t *data, size_t size, size_t most, respell_dice *dice)
{
	static const char *const pieces[] = {"<!-- a comment -->",
					     "<!--\n-->",
					     "<?target data?>",
					     "<?xml-stylesheet a?>",
					     "<![CDATA[ ]]>",
					     "<![CDATA[x]]>",
					     "\n",
					     "\r\n",
					     "\r",
					     " ",
					     "&#32;",
					     "&#10;",
					     "&amp;",
					     "x",
					     "]]",
					     "]]>",
					     "\xC3\xAB",
					     "\xF0\x9F\x98\x80",
					     "<x/>",
					     "&unknown;"};
	size_t at = some(data, size, dice, '>');

	return at == size ? size
			  : put(data, size, most, at + 1, 0, pieces[dice((uint32_t)COUNT(pieces))]);
}

/* Before the end of a tag. */
static size_t in_tag(uint8_t *data, size_t size, size_t most, respell_dice *dice)
{
	static const char *const pieces[] = {
	    " ",
	    "\n\t",
	    "/",
	    " xmlns:c=\"urn:c\"",
	    " xmlns:c='urn:c' xmlns:d='urn:d'",
	    " xmlns=''",
	    " xmlns=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\"",
	    " xmlns:ijw='http://www.istandaarden.nl/ijw/3_2/basisschema/schema'",
	    " xmlns:ijw='http://www.istandaarden.nl/ijw/3_2/jw301/schema'",
	    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
	    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"",
	    " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:schemaLocation=\"c d\"",
	    " xml:lang='nl'",
	    " a='b'",
	    " xmlns:c=''"};
	size_t at = some(data, size, dice, '>');

	return at == size ? size
			  : put(data, size, most, at, 0, pieces[dice((uint32_t)COUNT(pieces))]);
}

/* A character as a reference. */
static size_t refer(uint8_t *data, size_t size, size_t most, respell_dice *dice)
{
	static const char digits[] = "0123456789ABCDEF";
	char text[] = "&#x00;";
	size_t at = some(data, size, dice, '>') + 1;

	if (at >= size || data[at] == '<')
		return size;
	text[3] = digits[data[at] >> 4];
	text[4] = digits[data[at] & 15];
	return data[at] < 0x80 ? put(data, size, most, at, 1, text) : size;
}

/* Everywhere one text for another. */
static size_t everywhere(uint8_t *data, size_t size, size_t most, const char *from, const char *to)
{
	size_t length = strlen(from);

	for (size_t at = 0; at + length <= size;) {
		if (memcmp(data + at, from, length) != 0) {
			at++;
			continue;
		}
		size = put(data, size, most, at, length, to);
		at += strlen(to);
	}
	return size;
}

static size_t all_of_it(uint8_t *data, size_t size, size_t most, respell_dice *dice)
{
	static const char *const changes[][2] = {{"ijw:", "basisschema:"},
						 {"xmlns:ijw", "xmlns:basisschema"},
						 {"ijw:", ""},
						 {"xmlns:ijw=", "xmlns="},
						 {"\r\n", "\n"},
						 {"\n", "\r\n"},
						 {"\n", "\r"},
						 {"\n", ""},
						 {"\"", "'"},
						 {"encoding=\"UTF-8\"", ""},
						 {"></", " ></"},
						 {"<?xml", "\xEF\xBB\xBF<?xml"},
						 {"?>", " standalone=\"yes\"?>"},
						 {"1.0\" enc", "1.1\" enc"}};
	const char *const *change = changes[dice((uint32_t)COUNT(changes))];

	return everywhere(data, size, most, change[0], change[1]);
}

size_t respell(uint8_t *data, size_t size, size_t most, respell_dice *dice)
{
	switch (dice(4)) {
	case 0:
		return between(data, size, most, dice);
	case 1:
		return in_tag(data, size, most, dice);
	case 2:
		return refer(data, size, most, dice);
	default:
		return all_of_it(data, size, most, dice);
	}
}
