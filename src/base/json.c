#include "ijw/base/json.h"

#include <string.h>

#include "ijw/base/utf8.h"

void json_text(struct buf *out, const char *text)
{
	size_t left;

	if (text == NULL) {
		buf_puts(out, "null");
		return;
	}
	buf_puts(out, "\"");
	for (left = strlen(text); left > 0;) {
		size_t step = utf8_sequence(text, left);
		unsigned char byte = (unsigned char)text[0];

		if (step == 0)
			buf_puts(out, "\xEF\xBF\xBD");
		else if (byte == '"' || byte == '\\')
			buf_printf(out, "\\%c", byte);
		else if (byte < 0x20 || byte == 0x7F)
			buf_printf(out, "\\u%04x", byte);
		else
			buf_add(out, text, step);
		text += step > 0 ? step : 1;
		left -= step > 0 ? step : 1;
	}
	buf_puts(out, "\"");
}
