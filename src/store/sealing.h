/* How originals are stored: compressed with the newest dictionary, then sealed. */
#ifndef IJW_STORE_SEALING_H
#define IJW_STORE_SEALING_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/digest.h"
#include "ijw/base/secret.h"

struct sealer;
struct opener;

/* Seals under `key`, which outlives it. One thread uses it at a time. */
struct sealer *sealer_new(const uint8_t key[KEY_BYTES]);

/* NULL is allowed. */
void sealer_free(struct sealer *sealer);

/* Adds `length` bytes to `out`, compressed and sealed; they can only be opened by this name. 0 or
 * -1. */
int sealer_add(struct sealer *sealer, const uint8_t *name, size_t name_length, const void *bytes,
	       size_t length, struct buf *out);

/* Opens what was sealed under `key`, which outlives it, by this or an older program. One thread
 * uses it at a time. */
struct opener *opener_new(const uint8_t key[KEY_BYTES]);

/* NULL is allowed. */
void opener_free(struct opener *opener);

/* Adds to `out` what was sealed. 0; -1 when key, name or bytes are not those of it. */
int opener_add(struct opener *opener, const uint8_t *name, size_t name_length, const void *bytes,
	       size_t length, struct buf *out);

#endif
