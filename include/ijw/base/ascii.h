/* Classes of characters, whatever the locale of the user: bytes from outside are looked at with
 * these alone. A byte may come as char or as uint8_t; what is not ASCII is in no class. */
#ifndef IJW_BASE_ASCII_H
#define IJW_BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>

static inline bool ascii_is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_is_letter(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool ascii_is_alnum(int c)
{
	return ascii_is_letter(c) || ascii_is_digit(c);
}

/* A digit of a hexadecimal number as this program writes them, without capitals. */
static inline bool ascii_is_hex(int c)
{
	return ascii_is_digit(c) || (c >= 'a' && c <= 'f');
}

/* Space or tab. */
static inline bool ascii_is_blank(int c)
{
	return c == ' ' || c == '\t';
}

/* White space as XML has it: no form feed and no vertical tab. */
static inline bool ascii_is_space(int c)
{
	return ascii_is_blank(c) || c == '\n' || c == '\r';
}

/* What has no shape and is no space: 0 to 31, and 127. */
static inline bool ascii_is_control(int c)
{
	return (c >= 0 && c < ' ') || c == 0x7F;
}

/* A letter in its other form; anything else as it is. */
static inline char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static inline char ascii_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

/* With how many digits `text` begins, and with how many of a hexadecimal number. */
size_t ascii_digits(const char *text);
size_t ascii_hex(const char *text);

/* Whether `text` is `length` digits and nothing else. */
bool ascii_is_digits(const char *text, size_t length);

/* Whether `text` is a decimal number: digits behind a minus sign or none, and with a point digits
 * behind that too. */
bool ascii_is_decimal(const char *text);

#endif
