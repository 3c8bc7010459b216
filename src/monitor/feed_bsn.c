/* Whether a citizen service number stands in what is published. */
#include <string.h>

#include "feed_parts.h"
#include "ijw/base/ascii.h"
#include "ijw/base/label.h"
#include "ijw/base/pseudonym.h"

enum { BSN_DIGITS = 9, PSEUDONYM_DIGITS = PSEUDONYM_TEXT - 1 };

/* Whether the run at `at` lies in hexadecimal digits that are as many as a pseudonym has. */
static bool is_in_pseudonym(const char *text, size_t length, size_t at)
{
	size_t begin = at, end = at;

	while (begin > 0 && ascii_is_hex(text[begin - 1]))
		begin--;
	while (end < length && ascii_is_hex(text[end]))
		end++;
	return end - begin == PSEUDONYM_DIGITS;
}

bool feed_bsn(const char *text, size_t length, bool intern)
{
	for (size_t at = 0; at < length; at++) {
		size_t digits = 0;

		while (at + digits < length && ascii_is_digit(text[at + digits]))
			digits++;
		if (digits == BSN_DIGITS && bsn_passes(text + at) &&
		    !(intern && (digits == length || is_in_pseudonym(text, length, at))))
			return true;
		at += digits;
	}
	return false;
}
