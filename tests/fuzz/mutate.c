/* Changes a document as somebody with the schema beside him would: elements go, come twice, change
 * places, and values become other values. Bytes changed at random seldom come past the parser;
 * every third change is one of those all the same. */
#include <stdbool.h>
#include <string.h>

#include "fuzz.h"

struct dice {
	uint64_t state;
};

/* SplitMix64. */
static uint32_t throw_dice(struct dice *dice, uint32_t sides)
{
	uint64_t z = dice->state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return (uint32_t)((z ^ z >> 31) >> 33) % sides;
}

/* A piece of the document, by its offsets. */
struct piece {
	size_t from;
	size_t to;
};

static size_t find(const uint8_t *data, size_t size, size_t at, char byte)
{
	while (at < size && data[at] != (uint8_t)byte)
		at++;
	return at;
}

static bool is_letter(uint8_t byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The end of the element that begins at `at`; 0 when there is none. Nothing but tags is looked at.
 */
static size_t element_end(const uint8_t *data, size_t size, size_t at)
{
	int depth = 0;

	while ((at = find(data, size, at, '<')) + 1 < size) {
		size_t end = find(data, size, at, '>');

		if (end == size)
			return 0;
		if (data[at + 1] == '/')
			depth--;
		else if (is_letter(data[at + 1]) && data[end - 1] != '/')
			depth++;
		at = end + 1;
		if (depth <= 0)
			return at;
	}
	return 0;
}

/* The first element that begins behind a random place, but never the root. */
static bool pick_element(const uint8_t *data, size_t size, struct dice *dice, struct piece *out)
{
	size_t root = find(data, size, 0, '<'), at;

	while (root + 1 < size && !is_letter(data[root + 1]))
		root = find(data, size, root + 1, '<');
	if (root + 1 >= size)
		return false;
	at = root + 1 + throw_dice(dice, (uint32_t)(size - root - 1));
	do
		at = find(data, size, at + 1, '<');
	while (at + 1 < size && !is_letter(data[at + 1]));
	if (at + 1 >= size)
		return false;
	*out = (struct piece){at, element_end(data, size, at)};
	return out->to > out->from;
}

/* The value of the first element without children behind a random place. */
static bool pick_value(const uint8_t *data, size_t size, struct dice *dice, struct piece *out)
{
	size_t at = throw_dice(dice, (uint32_t)size);

	for (;;) {
		at = find(data, size, at, '<');
		if (at + 1 >= size)
			return false;
		out->from = find(data, size, at, '>') + 1;
		out->to = find(data, size, out->from, '<');
		if (out->to + 1 >= size)
			return false;
		if (is_letter(data[at + 1]) && data[out->to + 1] == '/')
			return true;
		at = out->to;
	}
}

/* Puts `length` bytes in the place of a piece. The new size; the old one when there is no room. */
static size_t splice(uint8_t *data, size_t size, size_t most, struct piece piece,
		     const uint8_t *bytes, size_t length)
{
	size_t gone = piece.to - piece.from;

	if (size - gone + length > most)
		return size;
	memmove(data + piece.from + length, data + piece.to, size - piece.to);
	memcpy(data + piece.from, bytes, length);
	return size - gone + length;
}

/* An element goes in front of, or in the place of, another; or it goes. */
static size_t move_element(uint8_t *data, size_t size, size_t most, struct dice *dice)
{
	struct piece from, to;
	uint8_t *copy;
	size_t length, grown;

	if (!pick_element(data, size, dice, &from))
		return size;
	if (throw_dice(dice, 4) == 0)
		return splice(data, size, most, from, (const uint8_t *)"", 0);
	if (!pick_element(data, size, dice, &to))
		return size;
	if (throw_dice(dice, 3) == 0)
		to.from = from.to; /* twice, one behind the other */
	if (throw_dice(dice, 3) != 0 || to.from == from.to)
		to.to = to.from;
	length = from.to - from.from;
	copy = malloc(length);
	memcpy(copy, data + from.from, length);
	grown = splice(data, size, most, to, copy, length);
	free(copy);
	return grown;
}

/* Values at the edges of what the standard allows, and just past them. */
static const char *const edges[] = {
    "",           " ",          "0",          "1",          "-1",         "00",
    "2",          "3",          "4",          "13",         "14",         "16",
    "82",         "45",         "2026-02-29", "2024-02-29", "0001-01-01", "9999-12-31",
    "2026-01-01", "2026-12-31", "1900-01-01", "2026-06-30", "23:59:59",   "00:00:00",
    "24:00:00",   "999900006",  "999900007",  "00000000",   "99999999",   "999999999",
    "9999999999", "0153",       "0000",       "9999",       "12345678",   "30201953",
    "0001",       "0200",       "0233",       "8001",       "9326",       "2026-01-01Z",
    "+1",         "01",         "1.0",        "&#48;",      "&amp;",      "2026-01-01T00:00:00",
};

enum { EDGES = sizeof(edges) / sizeof(edges[0]) };

static size_t change_value(uint8_t *data, size_t size, size_t most, struct dice *dice)
{
	struct piece to, from;
	uint8_t value[256];
	size_t length;

	if (!pick_value(data, size, dice, &to))
		return size;
	if (throw_dice(dice, 3) == 0) {
		const char *edge = edges[throw_dice(dice, EDGES)];

		return splice(data, size, most, to, (const uint8_t *)edge, strlen(edge));
	}
	if (throw_dice(dice, 2) == 0 || !pick_value(data, size, dice, &from))
		from = to;
	length = from.to - from.from;
	if (length > sizeof(value) / 2)
		length = sizeof(value) / 2;
	memcpy(value, data + from.from, length);
	if (from.from == to.from)
		length = LLVMFuzzerMutate(value, length, sizeof(value));
	return splice(data, size, most, to, value, length);
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	struct dice dice = {seed};
	size_t times = 1 + throw_dice(&dice, 3);

	if (size == 0 || throw_dice(&dice, 3) == 0)
		return LLVMFuzzerMutate(data, size, most);
	while (times-- > 0 && size > 0) {
		if (throw_dice(&dice, 3) == 0)
			size = move_element(data, size, most, &dice);
		else
			size = change_value(data, size, most, &dice);
	}
	return size > 0 ? size : LLVMFuzzerMutate(data, size, most);
}
