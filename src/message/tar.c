#include "tar.h"

#include <string.h>

/* Where the fields of a header lie (POSIX, "ustar Interchange Format"). */
enum {
	NAME = 0,
	NAME_BYTES = 100,
	MODE = 100,
	USER = 108,
	GROUP = 116,
	SIZE = 124,
	TIME = 136,
	LONG_BYTES = 12, /* of a size and a time */
	SHORT_BYTES = 8, /* of other numbers */
	SUM = 148,
	TYPE = 156,
	MAGIC = 257,
	MAGIC_BYTES = 8, /* with the version behind it */
	DEVICE = 329,
	MINOR = 337,
	PREFIX = 345,
	PREFIX_BYTES = 155
};

static const char ustar[MAGIC_BYTES + 1] = "ustar\00000", gnu[MAGIC_BYTES + 1] = "ustar  ";

static bool is_octal(char c)
{
	return c >= '0' && c < '8';
}

/* An octal number, with blanks in front, and blanks or NULs behind it; 0 without digits. */
static bool read_octal(const char *field, size_t size, uint64_t *out)
{
	size_t at = 0;

	*out = 0;
	while (at < size && field[at] == ' ')
		at++;
	for (; at < size && is_octal(field[at]); at++)
		*out = *out * 8 + (uint64_t)(field[at] - '0');
	while (at < size && (field[at] == ' ' || field[at] == '\0'))
		at++;
	return at == size;
}

/* Numbers that nobody looks at, but for whether they are some. */
static bool has_numbers(const char *block)
{
	static const unsigned short fields[] = {MODE, USER, GROUP, DEVICE, MINOR};
	uint64_t number;

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (!read_octal(block + fields[i], SHORT_BYTES, &number))
			return false;
	return read_octal(block + TIME, LONG_BYTES, &number);
}

/* The checksum itself counts as blanks. */
static uint64_t sum_of(const char *block)
{
	uint32_t sum = ' ' * SHORT_BYTES;

	for (size_t i = 0; i < TAR_BLOCK; i++)
		sum += (unsigned char)block[i];
	for (size_t i = SUM; i < SUM + SHORT_BYTES; i++)
		sum -= (unsigned char)block[i];
	return sum;
}

bool tar_begins(const char *bytes, size_t length)
{
	uint64_t stated = 0;
	size_t at = SUM;

	if (length < TAR_BLOCK || bytes[0] == '\0')
		return false;
	while (at < SUM + SHORT_BYTES && bytes[at] == ' ')
		at++;
	for (; at < SUM + SHORT_BYTES && is_octal(bytes[at]); at++)
		stated = stated * 8 + (uint64_t)(bytes[at] - '0');
	/* Of nearly every message it is 0, and of no header: there is nothing to add up. */
	return stated != 0 && stated == sum_of(bytes);
}

static size_t add(char *name, size_t at, const char *field, size_t size)
{
	size_t length = strnlen(field, size);

	memcpy(name + at, field, length);
	name[at + length] = '\0';
	return at + length;
}

/* The name, behind that of its folder where ustar keeps it apart. How long it is. */
static size_t read_name(const char *block, bool has_prefix, char name[TAR_NAME_BYTES])
{
	size_t length = has_prefix ? add(name, 0, block + PREFIX, PREFIX_BYTES) : 0;

	if (length > 0 && name[length - 1] != '/')
		name[length++] = '/';
	return add(name, length, block + NAME, NAME_BYTES);
}

bool tar_read(const char block[TAR_BLOCK], struct tar_member *out)
{
	bool is_ustar = memcmp(block + MAGIC, ustar, MAGIC_BYTES) == 0;
	uint64_t stated;
	size_t length;

	if (!is_ustar && memcmp(block + MAGIC, gnu, MAGIC_BYTES) != 0)
		return false;
	if (!read_octal(block + SUM, SHORT_BYTES, &stated) || stated != sum_of(block) ||
	    !read_octal(block + SIZE, LONG_BYTES, &out->size) || !has_numbers(block))
		return false;
	length = read_name(block, is_ustar, out->name);
	out->folder = block[TYPE] == '5';
	if (out->folder)
		return length > 0 && out->size == 0;
	/* A file whose name ends like that is a folder to some. */
	return (block[TYPE] == '0' || block[TYPE] == '\0') && length > 0 &&
	       out->name[length - 1] != '/';
}
