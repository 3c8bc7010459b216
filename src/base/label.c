#include "ijw/base/label.h"

#include <stdio.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/limits.h"
#include "ijw/base/utf8.h"

enum { BSN_DIGITS = 9 };

bool bsn_passes(const char *digits)
{
	int sum = 0;

	for (int i = 0; i < BSN_DIGITS - 1; i++)
		sum += (BSN_DIGITS - i) * (digits[i] - '0');
	return (sum - (digits[BSN_DIGITS - 1] - '0')) % 11 == 0 &&
	       strspn(digits, "0") < (size_t)BSN_DIGITS;
}

bool label_is_c1(const char *text)
{
	unsigned char byte = (unsigned char)text[0];

	return byte == 0xC2 && (unsigned char)text[1] >= 0x80 && (unsigned char)text[1] < 0xA0;
}

/* The next piece of the name in its shown form; how many bytes of the name it is. Digits stay
 * together: only a run of exactly nine can be a BSN. */
static size_t show_piece(const char *name, size_t left, char *shown, size_t room)
{
	size_t run = ascii_digits(name);
	size_t step = run > 0 ? run : utf8_sequence(name, left);
	unsigned char byte = (unsigned char)name[0];

	if (step == 0 || ascii_is_control(byte) || byte == '\\' || label_is_c1(name)) {
		snprintf(shown, room, "\\x%02X", byte);
		return 1;
	}
	if (step >= room)
		step = room - 1;
	memcpy(shown, name, step);
	shown[step] = '\0';
	return step;
}

/* How many bytes at the start are shown as they are: of nearly every name all of them. */
static size_t plain_length(const char *name)
{
	size_t length = 0;

	for (;;) {
		unsigned char byte = (unsigned char)name[length];

		if (ascii_is_control(byte) || byte == '\\' || byte >= 0x80)
			return length;
		length++;
	}
}

char *label_show(const char *name, char *text, size_t size)
{
	static const char cut[] = "...";
	size_t room = (size < LIMIT_LABEL_BYTES ? size : LIMIT_LABEL_BYTES) - sizeof(cut);
	size_t left = strlen(name), used = plain_length(name);
	char shown[256]; /* a file name has at most 255 bytes */

	if (used > room)
		used = 0;
	memcpy(text, name, used);
	name += used;
	left -= used;
	while (left > 0) {
		size_t step = show_piece(name, left, shown, sizeof(shown));
		size_t wide = strlen(shown);

		if (used + wide > room) {
			memcpy(text + used, cut, sizeof(cut));
			return text;
		}
		memcpy(text + used, shown, wide);
		used += wide;
		name += step;
		left -= step;
	}
	text[used] = '\0';
	return text;
}
