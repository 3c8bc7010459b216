/* Looking for one BSN in the bytes of a message that could not be read, or that does not count: nothing
 * was taken out of those. */
#ifndef IJW_MESSAGE_BSN_H
#define IJW_MESSAGE_BSN_H

#include <stdbool.h>
#include <stddef.h>

enum { BSN_DIGITS = 9 };

/* Whether `bytes` hold these nine digits, not as a part of a longer run of digits: as text in UTF-8 or
 * UTF-16, or within a message that an envelope holds in base64. Not found is what is spelled with
 * character references, or compressed. */
bool bsn_is_within(const char *bsn, const char *bytes, size_t length);

#endif
