/* Looking for one BSN in the bytes of a message that could not be read, or that does not count: nothing
 * was taken out of those. */
#ifndef IJW_MESSAGE_BSN_H
#define IJW_MESSAGE_BSN_H

#include <stdbool.h>
#include <stddef.h>

enum { BSN_DIGITS = 9 };

/* Whether nine digits are what is looked for; no NUL ends them. */
typedef bool bsn_fits(void *context, const char *digits);

/* Shows each nine digits in `bytes` that are not a part of a longer run of digits, as text in UTF-8 or
 * UTF-16, or within a message that an envelope holds in base64, until one fits; the same ones may be shown
 * twice. Not found is what is spelled with character references, or compressed. */
bool bsn_find(const char *bytes, size_t length, bsn_fits *fits, void *context);

/* Whether `bytes` hold these nine digits so. */
bool bsn_is_within(const char *bsn, const char *bytes, size_t length);

#endif
