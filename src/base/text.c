#include "ijw/base/text.h"

size_t text_fits(const char *text, size_t columns)
{
	size_t at = 0, blank = 0, used = 0;

	for (; text[at] != '\0'; at++) {
		if (((unsigned char)text[at] & 0xC0) == 0x80)
			continue; /* not the first byte of a character */
		if (text[at] == ' ')
			blank = at;
		if (used++ == columns)
			return blank > 0 ? blank : at;
	}
	return at;
}
