#include "text.h"

#include <string.h>

size_t text_encode(uint32_t point, char out[TEXT_POINT])
{
	size_t more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
	static const unsigned char lead[] = {0x00, 0xc0, 0xe0, 0xf0};

	out[0] = (char)(lead[more] | (unsigned char)(point >> (6 * more)));
	for (size_t i = 1; i <= more; i++)
		out[i] = (char)(0x80 | ((point >> (6 * (more - i))) & 0x3f));
	out[more + 1] = '\0';
	return more + 1;
}

uint32_t text_decode(const char **text)
{
	const unsigned char *at = (const unsigned char *)*text;
	size_t more = at[0] < 0x80 ? 0 : at[0] < 0xe0 ? 1 : at[0] < 0xf0 ? 2 : 3;
	uint32_t point = more == 0 ? at[0] : at[0] & (0x3fU >> more);

	if (at[0] == 0)
		return 0;
	for (size_t i = 1; i <= more; i++)
		point = point << 6 | (at[i] & 0x3fU);
	*text += more + 1;
	return point;
}

size_t text_first(const char *text)
{
	const char *at = text;

	text_decode(&at);
	return (size_t)(at - text);
}

const char *text_escape(const char *text, struct pool *pool)
{
	char *out = pool_alloc(pool, strlen(text) * 5 + 1);
	char *to = out;

	for (; *text != '\0'; text++) {
		const char *as = *text == '<'   ? "&lt;"
				 : *text == '&' ? "&amp;"
				 : *text == '>' ? "&gt;"
						: NULL;

		if (as == NULL)
			*to++ = *text;
		else
			to = stpcpy(to, as);
	}
	return out;
}
