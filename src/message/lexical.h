/* The values of XML Schema's lexical forms. The schema judges the form, and not always first: here
 * any text gets a number, one that means something when the form is right. */
#ifndef IJW_MESSAGE_LEXICAL_H
#define IJW_MESSAGE_LEXICAL_H

#include <stddef.h>
#include <stdint.h>

/* The text without the white space of XML around it; `length` in bytes, before and after. */
const char *lexical_trim(const char *text, size_t *length);

/* xs:integer: "+5", "007", "-0" are legal. Past 18 digits the largest number of that sign. */
int64_t lexical_integer(const char *text, size_t length);

/* xs:date without a zone: the day number (date.h), DAY_EARLY before the year -9999 and DAY_LATE after
 * 99999. */
int64_t lexical_date(const char *text, size_t length);

/* xs:time without a zone: nanoseconds since midnight, 24:00:00 included, digits past the ninth of a
 * fraction dropped. */
int64_t lexical_time(const char *text, size_t length);

#endif
