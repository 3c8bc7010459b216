#include "letters.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/utf8.h"

/* How letters are compared, two bytes each, blanks for none: those of Unicode from U+00C0 and from
 * U+1E00 on, by their canonical decomposition without what is no letter, and by hand where there is
 * none (AE, O with a stroke, sharp s). */
enum { LATIN_FIRST = 0xC0, LATIN_LAST = 0x24F, MORE_FIRST = 0x1E00, MORE_LAST = 0x1EFF };

/* clang-format off */
static const char latin[] =
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thss"
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thy "
    "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "
    "g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l   "
    "  l l n n n n n n n n n o o o o o o oeoer r r r r r s s s s s s "
    "s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s "
    "b b b b b b o c c d d d d d e e e f f g g hvi i k k l l m n n o "
    "o o oioip p r s s s   t t t t u u u v y y z z z               w "
    "        dzdzdzljljljnjnjnja a i i o o u u u u u u u u u u e a a "
    "a a aeaeg g g g k k o o o o z   j dzdzdzg g hvw n n a a aeaeo o "
    "a a a a e e e e i i i i o o o o r r r r u u u u s s t t y y h h "
    "n d ououz z a a e e o o o o o o o o y y l n t j dbqpa c c l t s "
    "z     b u v e e j j q q r r y y ";
static const char more[] =
    "a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f "
    "g g h h h h h h h h h h i i i i k k k k k k l l l l l l l l m m "
    "m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r "
    "s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v "
    "w w w w w w w w w w x x x x y y z z z z z z h t w y   s s s ssd "
    "a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e "
    "e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o "
    "o o o o u u u u u u u u u u u u u u y y y y y y y y llll        ";
/* clang-format on */

_Static_assert(sizeof(latin) == 2 * (LATIN_LAST - LATIN_FIRST + 1) + 1, "two bytes a letter");
_Static_assert(sizeof(more) == 2 * (MORE_LAST - MORE_FIRST + 1) + 1, "two bytes a letter");

/* The code point of a well-formed sequence of two to four bytes. */
static uint32_t code_of(const char *text, size_t length)
{
	uint32_t code = (unsigned char)text[0] & (0xFFu >> (length + 1));

	for (size_t i = 1; i < length; i++)
		code = code << 6 | ((unsigned char)text[i] & 0x3Fu);
	return code;
}

static void fold(const char *pair, char folded[LETTERS_FOLDED], size_t *length)
{
	*length = pair[0] == ' ' ? LETTERS_NONE : pair[1] == ' ' ? 1 : 2;
	memcpy(folded, pair, 2);
}

/* Signs, punctuation and symbols are in these blocks, and no letters of names. */
static bool is_sign(uint32_t code)
{
	return code < LATIN_FIRST || (code >= 0x2000 && code <= 0x2BFF) ||
	       (code >= 0x3000 && code <= 0x303F) || (code >= 0xE000 && code <= 0xF8FF);
}

static bool is_diacritic(uint32_t code)
{
	return code >= 0x300 && code <= 0x36F;
}

size_t letters_read(const char *text, char folded[LETTERS_FOLDED], size_t *length)
{
	size_t step;
	uint32_t code;

	*length = LETTERS_NONE;
	if ((unsigned char)text[0] < 0x80) {
		if (ascii_is_letter(text[0])) {
			folded[0] = ascii_lower(text[0]);
			*length = 1;
		}
		return 1;
	}
	step = utf8_sequence(text, strnlen(text, LETTERS_FOLDED));
	if (step == 0)
		return 1;
	code = code_of(text, step);
	if (code >= LATIN_FIRST && code <= LATIN_LAST) {
		fold(latin + 2 * (code - LATIN_FIRST), folded, length);
	} else if (code >= MORE_FIRST && code <= MORE_LAST) {
		fold(more + 2 * (code - MORE_FIRST), folded, length);
	} else if (is_diacritic(code)) {
		*length = 0;
	} else if (!is_sign(code)) {
		memcpy(folded, text, step);
		*length = step;
	}
	return step;
}

size_t letters_gap(const char *text)
{
	size_t step;
	uint32_t code;

	if (*text == '.' || *text == '-' || ascii_is_space(*text))
		return 1;
	if ((unsigned char)text[0] < 0x80)
		return 0;
	step = utf8_sequence(text, strnlen(text, LETTERS_FOLDED));
	code = step > 0 ? code_of(text, step) : 0;
	/* No-break space, soft hyphen, the blanks and dashes of typography, minus, wide blank. */
	return code == 0xA0 || code == 0xAD || (code >= 0x2000 && code <= 0x2015) ||
		       code == 0x2024 || code == 0x202F || code == 0x205F || code == 0x2060 ||
		       code == 0x2212 || code == 0x3000 || code == 0xFEFF
		   ? step
		   : 0;
}
