/* Texts for people: in their own language, in lines that fit. Programs read English: JSON, CSV,
 * metrics and everything that is compared are never translated. */
#ifndef IJW_BASE_TEXT_H
#define IJW_BASE_TEXT_H

#include <libintl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The text as the user's locale has it, and in the number that goes with a count. */
#define _(text) gettext(text)
#define NUMBER_(one, many, count) ngettext(one, many, (unsigned long)(count))

/* Marks a text in a table for translation; whoever prints it to people translates it there. */
#define N_(text) text

/* Takes the language from the environment (LC_ALL, LC_MESSAGES, LANG, LANGUAGE). The translations
 * lie in IJW_LOCALEDIR, else in share/locale beside the folder of the program or in it. To be
 * called once, before any thread. What printf
 * writes stays as the C locale has it. */
void text_open(void);

/* From now on in this language, "nl" or "en", whatever the environment says; processes that this one
 * starts take it over. Before any thread. */
void text_use(const char *language);

/* From now on without translations: what is written next is for programs. */
void text_plain(void);

/* Whether texts are in Dutch now: that is asked for, and the translations were found. */
bool text_is_dutch(void);

/* What a number of the system (errno) means. On a bare machine the C library has no translations
 * of its own. As long as the text of strerror. */
const char *text_errno(int error);

/* Bytes of a number and of a moment as people write them, with the NUL. */
enum { TEXT_NUMBER = 32, TEXT_TIME = 48 };

/* A count: 11.589 in Dutch, 11589 else. Returns `text`. */
char *text_count(int64_t count, char text[TEXT_NUMBER]);

/* A figure with one decimal: 11.589,4 in Dutch, 11589.4 else. Returns `text`. */
char *text_decimal(double figure, char text[TEXT_NUMBER]);

/* A day: 28 november 2026 in Dutch, 2026-11-28 else. `day` as in date.h. Returns `text`. */
char *text_day(int32_t day, char text[TEXT_TIME]);

/* A moment by the clock of the Netherlands, `now` in seconds since 1970: 28 november 2026 om
 * 16.18 uur in Dutch, 2026-11-28 16:18 else. Returns `text`. */
char *text_time(int64_t now, char text[TEXT_TIME]);

/* How many bytes of `text` (UTF-8) go on a line of `columns` columns: all, or up to a blank, or
 * where a longer word is cut between two characters. */
size_t text_fits(const char *text, size_t columns);

/* How many columns `length` bytes of UTF-8 take. */
size_t text_columns(const char *text, size_t length);

#endif
