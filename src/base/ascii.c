#include "ijw/base/ascii.h"

size_t ascii_digits(const char *text)
{
	size_t length = 0;

	while (ascii_is_digit(text[length]))
		length++;
	return length;
}

size_t ascii_hex(const char *text)
{
	size_t length = 0;

	while (ascii_is_hex(text[length]))
		length++;
	return length;
}

bool ascii_is_digits(const char *text, size_t length)
{
	return ascii_digits(text) == length && text[length] == '\0';
}

bool ascii_is_decimal(const char *text)
{
	size_t at = text[0] == '-', digits = ascii_digits(text + at);

	at += digits;
	if (digits > 0 && text[at] == '.') {
		digits = ascii_digits(text + ++at);
		at += digits;
	}
	return digits > 0 && text[at] == '\0';
}
