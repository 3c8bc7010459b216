#include "wrap.h"

#define GGK "http://www.stufstandaarden.nl/koppelvlak/ggk0210"

static void put_base64(struct buf *out, const uint8_t *data, size_t size)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t at = 0; at < size; at += 3) {
		uint32_t three = (uint32_t)data[at] << 16;
		char four[4];

		three |= at + 1 < size ? (uint32_t)data[at + 1] << 8 : 0;
		three |= at + 2 < size ? data[at + 2] : 0u;
		for (int i = 0; i < 4; i++)
			four[i] = digits[three >> (18 - 6 * i) & 63];
		four[2] = at + 1 < size ? four[2] : '=';
		four[3] = at + 2 < size ? four[3] : '=';
		buf_add(out, four, sizeof(four));
	}
}

void wrap(const uint8_t *data, size_t size, struct buf *out)
{
	buf_puts(out, "<envelopHeenbericht-ggk_Di01 xmlns='" GGK "'><parameters><bericht>"
		      "<xmlBestand>");
	put_base64(out, data, size);
	buf_puts(out, "</xmlBestand></bericht></parameters></envelopHeenbericht-ggk_Di01>");
}
