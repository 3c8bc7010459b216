/* Texts for people: in their own language, in lines that fit. Programs read English: JSON, CSV,
 * the log of the machine and everything that is compared are never translated. */
#ifndef IJW_BASE_TEXT_H
#define IJW_BASE_TEXT_H

#include <libintl.h>
#include <stddef.h>

/* The text as the user's locale has it, and in the number that goes with a count. */
#define _(text) gettext(text)
#define NUMBER_(one, many, count) ngettext(one, many, (unsigned long)(count))

/* Marks a text in a table for translation; whoever prints it to people translates it there. */
#define N_(text) text

/* Takes the language from the environment (LC_ALL, LC_MESSAGES, LANG, LANGUAGE). The translations
 * lie in IJW_LOCALEDIR, else in share/locale beside the folder of the program or in it. To be
 * called once, before any thread. Numbers and dates stay as the C locale has them. */
void text_open(void);

/* From now on in this language, "nl" or "en", whatever the environment says. Before any thread. */
void text_use(const char *language);

/* How many bytes of `text` (UTF-8) go on a line of `columns` columns: all, or up to a blank, or
 * where a longer word is cut between two characters. */
size_t text_fits(const char *text, size_t columns);

/* How many columns `length` bytes of UTF-8 take. */
size_t text_columns(const char *text, size_t length);

#endif
