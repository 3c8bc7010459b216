/* Putting an original together again out of the pieces that were sealed of it. No key is needed, so
 * workers can do it: what is expanded is what strangers sent. */
#ifndef IJW_STORE_JOINING_H
#define IJW_STORE_JOINING_H

#include <stddef.h>

#include "ijw/base/buf.h"

/* In the first byte of a piece that is a frame (sealing.h). No number of a dictionary has this bit,
 * nor has the first byte of a zlib stream. */
enum { JOINING_FRAME = 0x80 };

/* Adds a piece, compressed, to those of an original: the whole, or the frame and behind it its
 * parts. One without bytes is a part that is left out. */
void joining_put(const void *bytes, size_t length, struct buf *pieces);

struct joining;

/* Of what this or an older program compressed. One thread uses it at a time. */
struct joining *joining_new(void);

/* NULL is allowed. */
void joining_free(struct joining *joining);

/* Adds to `out` the original of these pieces. 0; -1 when they are not those of one. */
int joining_add(struct joining *joining, const void *pieces, size_t length, struct buf *out);

#endif
