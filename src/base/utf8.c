#include "ijw/base/utf8.h"

#include "ijw/base/eight.h"

/* RFC 3629, section 4: the legal sequences, without surrogates and overlong forms. */
size_t utf8_sequence(const char *text, size_t length)
{
	const unsigned char *byte = (const unsigned char *)text;
	unsigned char low = 0x80, high = 0xBF;
	size_t need;

	if (byte[0] < 0x80)
		return 1;
	if (byte[0] >= 0xC2 && byte[0] <= 0xDF)
		need = 2;
	else if (byte[0] >= 0xE0 && byte[0] <= 0xEF)
		need = 3;
	else if (byte[0] >= 0xF0 && byte[0] <= 0xF4)
		need = 4;
	else
		return 0;
	if (length < need)
		return 0;
	if (byte[0] == 0xE0)
		low = 0xA0;
	else if (byte[0] == 0xED)
		high = 0x9F;
	else if (byte[0] == 0xF0)
		low = 0x90;
	else if (byte[0] == 0xF4)
		high = 0x8F;
	if (byte[1] < low || byte[1] > high)
		return 0;
	for (size_t i = 2; i < need; i++)
		if (byte[i] < 0x80 || byte[i] > 0xBF)
			return 0;
	return need;
}

size_t utf8_valid_prefix(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		size_t step;

		if (length - at >= sizeof(uint64_t) && (eight_load(text + at) & EIGHT_TOPS) == 0) {
			at += sizeof(uint64_t);
			continue;
		}
		step = utf8_sequence(text + at, length - at);
		if (step == 0)
			break;
		at += step;
	}
	return at;
}
