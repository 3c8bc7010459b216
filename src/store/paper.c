#include "ijw/store/paper.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/digest.h"

/* Digits stand in groups, as the eye keeps them while the hand types. */
enum { GROUP_DIGITS = 4 };

char *paper_label(int line, char label[PAPER_LABEL])
{
	if (line == PAPER_WHOLE)
		snprintf(label, PAPER_LABEL, "Z");
	else
		snprintf(label, PAPER_LABEL, "%c%c", line < PAPER_KEY_LINES ? 'A' : 'P',
			 '1' + line % PAPER_KEY_LINES);
	return label;
}

/* Where in a keyring the bytes of a line are. */
static size_t place_of(int line)
{
	const size_t key = line < PAPER_KEY_LINES ? offsetof(struct keyring, archive)
						  : offsetof(struct keyring, pseudonym);

	return key + (size_t)line % PAPER_KEY_LINES * PAPER_BYTES;
}

/* The next byte of a CRC-16 (polynomial 0x1021, from 0xFFFF on, as CCITT has it). */
static uint16_t crc_add(uint16_t crc, uint8_t byte)
{
	crc = (uint16_t)(crc ^ byte << 8);
	for (int bit = 0; bit < 8; bit++)
		crc = (uint16_t)((crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1);
	return crc;
}

/* No digest, which would miss one error in 65,536: a CRC misses no error that lies within 16 bits. That
 * is a wrong digit, two that changed places, and a line behind the label of another one, for the label is
 * in it. */
static void check_line(int line, const uint8_t bytes[PAPER_BYTES], uint8_t check[PAPER_CHECK_BYTES])
{
	char label[PAPER_LABEL];
	uint16_t crc = 0xFFFF;

	paper_label(line, label);
	for (const char *at = label; *at != '\0'; at++)
		crc = crc_add(crc, (uint8_t)*at);
	for (int i = 0; i < PAPER_BYTES; i++)
		crc = crc_add(crc, bytes[i]);
	check[0] = (uint8_t)(crc >> 8);
	check[1] = (uint8_t)crc;
}

static void check_whole(const struct keyring *keys, uint8_t whole[PAPER_BYTES])
{
	uint8_t digest[SHA256_BYTES];

	digest_sha256(keys, sizeof(*keys), digest);
	memcpy(whole, digest, PAPER_BYTES);
}

char *paper_text(const struct keyring *keys, int line, char text[PAPER_TEXT])
{
	uint8_t bytes[PAPER_BYTES + PAPER_CHECK_BYTES];
	char digits[PAPER_DIGITS + 1], label[PAPER_LABEL];
	size_t at;

	if (line == PAPER_WHOLE)
		check_whole(keys, bytes);
	else
		memcpy(bytes, (const uint8_t *)keys + place_of(line), PAPER_BYTES);
	check_line(line, bytes, bytes + PAPER_BYTES);
	digest_hex(bytes, sizeof(bytes), digits);
	at = (size_t)snprintf(text, PAPER_TEXT, "%-2s ", paper_label(line, label));
	for (size_t i = 0; i < PAPER_DIGITS; i += GROUP_DIGITS)
		at += (size_t)snprintf(text + at, PAPER_TEXT - at, " %.*s", GROUP_DIGITS, digits + i);
	explicit_bzero(bytes, sizeof(bytes));
	explicit_bzero(digits, sizeof(digits));
	return text;
}

/* The line whose label a text begins with, and where its digits begin; -1 for none. */
static int find_label(const char *text, const char **digits)
{
	char label[PAPER_LABEL];

	text += strspn(text, " \t");
	for (int line = 0; line < PAPER_LINES; line++) {
		const size_t length = strlen(paper_label(line, label));

		if (strncasecmp(text, label, length) != 0 || !ascii_is_space(text[length]))
			continue;
		*digits = text + length;
		return line;
	}
	return -1;
}

/* The digits of a typed line as bytes. */
static enum paper_line read_digits(const char *text, uint8_t out[PAPER_BYTES + PAPER_CHECK_BYTES])
{
	char digits[PAPER_DIGITS + 1] = "";
	size_t count = 0;
	enum paper_line found = PAPER_RIGHT;

	for (; *text != '\0'; text++) {
		const char digit = ascii_lower(*text);

		if (ascii_is_space(digit) || digit == '-')
			continue;
		if (!ascii_is_hex(digit))
			found = PAPER_LETTER;
		if (count < PAPER_DIGITS)
			digits[count] = digit;
		count++;
	}
	if (found == PAPER_RIGHT && count != PAPER_DIGITS)
		found = PAPER_LENGTH;
	if (found == PAPER_RIGHT)
		(void)digest_read(digits, out, PAPER_BYTES + PAPER_CHECK_BYTES);
	explicit_bzero(digits, sizeof(digits));
	return found;
}

int paper_take(struct paper *paper, const char *text)
{
	uint8_t bytes[PAPER_BYTES + PAPER_CHECK_BYTES], check[PAPER_CHECK_BYTES];
	const char *digits;
	const int line = find_label(text, &digits);
	enum paper_line found;

	if (line < 0 || paper->line[line] == PAPER_RIGHT)
		return line;
	found = read_digits(digits, bytes);
	if (found == PAPER_RIGHT) {
		check_line(line, bytes, check);
		if (memcmp(check, bytes + PAPER_BYTES, sizeof(check)) != 0)
			found = PAPER_CHECK;
	}
	if (found == PAPER_RIGHT)
		memcpy(line == PAPER_WHOLE ? paper->whole : (uint8_t *)&paper->keys + place_of(line),
		       bytes, PAPER_BYTES);
	paper->line[line] = found;
	explicit_bzero(bytes, sizeof(bytes));
	return line;
}

bool paper_is_complete(const struct paper *paper)
{
	for (int line = 0; line < PAPER_LINES; line++)
		if (paper->line[line] != PAPER_RIGHT)
			return false;
	return true;
}

bool paper_is_whole(const struct paper *paper)
{
	uint8_t whole[PAPER_BYTES];

	check_whole(&paper->keys, whole);
	return memcmp(whole, paper->whole, sizeof(whole)) == 0;
}
