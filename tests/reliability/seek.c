/* Looks for values in files, in every form they may have taken: seek VALUES FILE...
 *
 * A line of VALUES is `text VALUE` or, for what is no text, `bytes HEX`. A line on stdout for each
 * file and value that were found; ends with 0 when there were any, 1 for none, 2 when it failed. */
#include <ctype.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* All patterns are at least as long as the piece that is looked up. */
enum { PIECE = 6, BITS = 22, SLOTS = 1 << BITS, VALUE_MAX = 256 };

struct pattern {
	struct pattern *next; /* with the same hash */
	const char *form;
	const char *value;
	const char *file; /* in which it was found last */
	size_t length;
	unsigned char bytes[];
};

static struct pattern *slots[SLOTS];
static uint8_t filled[SLOTS / 8];
static unsigned long shown;

static void *need(size_t size)
{
	void *memory = malloc(size);

	if (memory == NULL) {
		fputs("seek: no memory\n", stderr);
		exit(2);
	}
	return memory;
}

static uint32_t hash(const unsigned char *at)
{
	uint64_t piece = 0;

	memcpy(&piece, at, PIECE);
	return (uint32_t)((piece * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - BITS));
}

static void add(const char *form, const char *value, const void *bytes, size_t length)
{
	struct pattern *pattern;
	uint32_t slot;

	if (length < PIECE)
		return;
	pattern = need(sizeof(*pattern) + length);
	*pattern = (struct pattern){.form = form, .value = value, .length = length};
	memcpy(pattern->bytes, bytes, length);
	slot = hash(pattern->bytes);
	pattern->next = slots[slot];
	slots[slot] = pattern;
	filled[slot / 8] |= (uint8_t)(1 << slot % 8);
}

static void add_hex(const char *value, const unsigned char *bytes, size_t length)
{
	char text[2 * VALUE_MAX + 1];

	for (size_t i = 0; i < length; i++)
		snprintf(text + 2 * i, 3, "%02x", bytes[i]);
	add("hex", value, text, 2 * length);
	for (size_t i = 0; i < 2 * length; i++)
		text[i] = (char)toupper((unsigned char)text[i]);
	add("HEX", value, text, 2 * length);
}

static void base64(const unsigned char *bytes, size_t length, char *out)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t bit = 0; bit < 8 * length; bit += 6) {
		unsigned digit = 0;

		for (size_t i = bit; i < bit + 6; i++)
			digit =
			    digit << 1 | (i < 8 * length ? bytes[i / 8] >> (7 - i % 8) & 1u : 0u);
		*out++ = digits[digit];
	}
	*out = '\0';
}

/* At each of the three places it can have in a longer text; only what does not depend on its
 * neighbours. */
static void add_base64(const char *value, const unsigned char *bytes, size_t length)
{
	unsigned char padded[VALUE_MAX + 2] = {0};
	char text[2 * VALUE_MAX];

	for (size_t offset = 0; offset < 3; offset++) {
		size_t first = (8 * offset + 5) / 6, end = 8 * (offset + length) / 6;

		memcpy(padded + offset, bytes, length);
		base64(padded, offset + length, text);
		if (end > first)
			add("base64", value, text + first, end - first);
	}
}

static void add_wide(const char *value, size_t length)
{
	char wide[2 * VALUE_MAX + 1] = {0};

	/* Without its last zero it is found in both orders of bytes. */
	for (size_t i = 0; i < length; i++)
		wide[2 * i] = value[i];
	add("UTF-16", value, wide, 2 * length - 1);
}

static void add_text(const char *value)
{
	size_t length = strlen(value);
	char other[VALUE_MAX];

	add("plain", value, value, length);
	for (size_t i = 0; i < length; i++)
		other[i] = (char)toupper((unsigned char)value[i]);
	if (memcmp(other, value, length) != 0)
		add("upper case", value, other, length);
	for (size_t i = 0; i < length; i++)
		other[i] = (char)tolower((unsigned char)value[i]);
	if (memcmp(other, value, length) != 0)
		add("lower case", value, other, length);
	for (size_t i = 0; i < length; i++)
		other[i] = value[length - 1 - i];
	add("backwards", value, other, length);
	add_wide(value, length);
	add_hex(value, (const unsigned char *)value, length);
	add_base64(value, (const unsigned char *)value, length);
}

static void add_bytes(const char *hex)
{
	unsigned char bytes[VALUE_MAX];
	size_t length = 0;
	unsigned byte;

	while (length < sizeof(bytes) && sscanf(hex + 2 * length, "%2x", &byte) == 1)
		bytes[length++] = (unsigned char)byte;
	add("bytes", hex, bytes, length);
	add_hex(hex, bytes, length);
	add_base64(hex, bytes, length);
}

static bool read_values(const char *path)
{
	FILE *file = fopen(path, "re");
	char line[VALUE_MAX + 16];

	if (file == NULL)
		return false;
	while (fgets(line, sizeof(line), file) != NULL) {
		char *value = need(sizeof(line));

		if (sscanf(line, "text %255[^\n]", value) == 1)
			add_text(value);
		else if (sscanf(line, "bytes %255[^\n]", value) == 1)
			add_bytes(value);
		else
			return false;
	}
	return fclose(file) == 0;
}

static void found(struct pattern *pattern, const char *file, size_t offset)
{
	if (pattern->file == file)
		return;
	pattern->file = file;
	shown++;
	printf("%s:%zu: %s (%s)\n", file, offset, pattern->value, pattern->form);
}

static void seek(const char *file, const unsigned char *bytes, size_t length)
{
	for (size_t at = 0; at + PIECE <= length; at++) {
		uint32_t slot = hash(bytes + at);

		if ((filled[slot / 8] >> slot % 8 & 1) == 0)
			continue;
		for (struct pattern *pattern = slots[slot]; pattern; pattern = pattern->next)
			if (pattern->length <= length - at &&
			    memcmp(pattern->bytes, bytes + at, pattern->length) == 0)
				found(pattern, file, at);
	}
}

/* /proc has files whose size nobody knows before they are read: those are copied first. */
static bool seek_file(const char *name)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	struct stat status;
	void *bytes;

	if (fd < 0 || fstat(fd, &status) != 0)
		return false;
	if (status.st_size > 0) {
		bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (bytes == MAP_FAILED)
			return false;
		seek(name, bytes, (size_t)status.st_size);
		munmap(bytes, (size_t)status.st_size);
	}
	return close(fd) == 0;
}

int main(int argc, char **argv)
{
	bool well = argc > 2 && read_values(argv[1]);

	for (int i = 2; well && i < argc; i++)
		well = seek_file(argv[i]);
	if (!well) {
		perror("seek");
		return 2;
	}
	return shown > 0 ? 0 : 1;
}
