/* Letters and what stands between digits, in texts that people write. */
#ifndef MESSAGE_LETTERS_H
#define MESSAGE_LETTERS_H

#include <stddef.h>

/* The longest folded form of one character, in bytes. */
enum { LETTERS_FOLDED = 4 };

/* Reads the character at `text`, which is not at its end: how many bytes it is. `folded` receives
 * how it is compared, `length` bytes: a letter of the Latin script as one or two small letters
 * without diacritics, one of another script as it is, nothing for a diacritic by itself. Of what is
 * no letter `length` is LETTERS_NONE. */
#define LETTERS_NONE ((size_t)-1)
size_t letters_read(const char *text, char folded[LETTERS_FOLDED], size_t *length);

/* How many bytes a dot, a blank or a dash takes that begins here, of any of their forms; 0 for
 * anything else. People write them between the digits of a number. */
size_t letters_gap(const char *text);

#endif
