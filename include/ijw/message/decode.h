/* From the events of the parser to the typed records. */
#ifndef IJW_MESSAGE_DECODE_H
#define IJW_MESSAGE_DECODE_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/message/message.h"
#include "ijw/message/release.h"

/* A decoder that can be used again and again. Ended with decode_free. */
struct decode;
struct decode *decode_new(void);
void decode_free(struct decode *decode);

/* Begins a message whose records go into `pool`. */
void decode_begin(struct decode *decode, struct pool *pool);

/* The events, as xml_events has them. Elements that no class knows are passed over with all they
 * hold: the schema reports them. The first of two elements that may stand once counts. */
void decode_start(struct decode *decode, const char *name, uint32_t line);
void decode_text(struct decode *decode, const char *bytes, size_t length);
void decode_end(struct decode *decode);

/* The path of the element that started last or, after an end, of the one that ended last; an
 * element that is not known is shown as `*`, since its name is the sender's. The text belongs to
 * the pool. */
const char *decode_path(const struct decode *decode);

/* The message. Only complete after a parse without a fault and without a schema error; NULL when
 * not even the root was there. */
const struct bericht *decode_bericht(const struct decode *decode);

/* Puts empty records where the tables of the present release demand one and the message, which is valid
 * by a schema of others, has none: who reads records never looks for what a message of this type always
 * has. Their elements are absent. */
void decode_complete(struct decode *decode, const struct release *release, enum berichttype type);

/* The content of a message in one form, whatever its layout, prefixes and spelling of numbers: two
 * messages are the same message iff this is equal (definitions, section 9). Adds to `out`. */
void decode_content(const struct bericht *bericht, struct buf *out);

#endif
