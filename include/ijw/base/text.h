/* Texts for people: lines that fit. */
#ifndef IJW_BASE_TEXT_H
#define IJW_BASE_TEXT_H

#include <stddef.h>

/* Marks a text in a table for translation; whoever prints it to people translates it there. */
#define N_(text) text

/* How many bytes of `text` (UTF-8) go on a line of `columns` columns: all, or up to a blank, or
 * where a longer word is cut between two characters. */
size_t text_fits(const char *text, size_t columns);

#endif
