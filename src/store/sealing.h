/* How an original is stored: compressed with the newest dictionary, then sealed under archive.key.
 *
 * A claim about several youths is stored in parts, each sealed by itself: a part for each Client,
 * which is about one youth, and the frame, which is all the rest and where the parts belong in it.
 * So one youth can be taken out without the others. Any other message is about one youth or none:
 * it is one piece, that goes with the youth. As a frame and a part it would take some 80 bytes
 * more. */
#ifndef IJW_STORE_SEALING_H
#define IJW_STORE_SEALING_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/digest.h"
#include "ijw/base/secret.h"
#include "ijw/message/clients.h"

/* One Client of an original that is stored in parts. */
struct original_part {
	struct range range; /* in the original */
	int64_t jeugdige;   /* the youth it is about */
	size_t sealed;      /* how long it is when it is sealed, in bytes */
};

/* The frame of these parts, which lie in the original one behind the other: how many there are, how
 * many bytes stand before each since the part before it, and then all that is in no part. */
void sealing_frame(const char *bytes, size_t length, const struct original_part *parts,
		   size_t count, struct buf *out);

struct sealer;
struct opener;

/* Seals under `key`, which outlives it. One thread uses it at a time. */
struct sealer *sealer_new(const uint8_t key[KEY_BYTES]);

/* NULL is allowed. */
void sealer_free(struct sealer *sealer);

/* Adds an original to `out`, sealed and bound to this name, of at most SHA256_BYTES: the whole, or
 * when there are parts the frame and behind it every part, whose `sealed` is set. The ranges lie in
 * the original, one behind the other. `packed` is what packing_add made of the original, or
 * somebody says that it did: each piece is expanded here, and only sealed when it is what it should
 * be. NULL, or one of other parts, is of no use. 0; SEALER_ANEW when `packed` was not what it
 * should be, and all was compressed here; -1 when it cannot be sealed. */
enum { SEALER_ANEW = 1 };
int sealer_add(struct sealer *sealer, const uint8_t *name, size_t name_length, const void *bytes,
	       size_t length, struct original_part *parts, size_t count, const struct buf *packed,
	       struct buf *out);

/* Opens what was sealed under `key`, which outlives it, by this or an older program. One thread
 * uses it at a time. */
struct opener *opener_new(const uint8_t key[KEY_BYTES]);

/* NULL is allowed. */
void opener_free(struct opener *opener);

/* The next part of an original that is stored in parts, sealed, in their order: 0; or -1 when there
 * is none. The bytes live until the next call; NULL: the part is left out. */
typedef int opener_part(void *context, const void **bytes, size_t *length);

/* Adds the pieces of an original to `pieces`, as joining_add takes them: opened, and not expanded
 * yet. `bytes` are those of the whole, or of the frame, and then every part that there is is asked
 * for. 0; -1 when key, name or bytes are not those that were sealed. */
int opener_unseal(struct opener *opener, const uint8_t *name, size_t name_length,
		  const void *bytes, size_t length, opener_part *next, void *context,
		  struct buf *pieces);

/* The same, expanded and put together: adds the original to `out`. 0; -1 also when a part is
 * missing. */
int opener_add(struct opener *opener, const uint8_t *name, size_t name_length, const void *bytes,
	       size_t length, opener_part *next, void *context, struct buf *out);

#endif
