/* What messages have in common, for the packing of the archive: it makes a stored message about a
 * third smaller and its packing faster.
 *
 * Never change it: what was packed with it can only be unpacked with it. A better one would be a
 * second one; zlib tells by its checksum which one a message wants. */
#ifndef IJW_STORE_DICTIONARY_H
#define IJW_STORE_DICTIONARY_H

#include <stddef.h>

extern const char dictionary[];
extern const size_t dictionary_length; /* in bytes */

#endif
