/* Making a dictionary for the compression of originals (store/dictionary.h): what the traffic that
 * it is made from is, and how that is laid out in other ways. */
#ifndef IJW_TRAIN_H
#define IJW_TRAIN_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/traffic/traffic.h"

/* The traffic, of which all types of messages are part. */
static const struct traffic_options train_traffic = {
    .youths = 400, .months = 18, .seed = 2026, .from = 20454 /* 2026-01-01 */};

/* How a sender lays messages out. */
struct shape {
	const char *declaration;
	const char *message; /* the prefix of the message's namespace: "" when it is the default
			      * one; NULL: jw301 for a JW301 and so on */
	const char *basis;   /* that of the basisschema */
	const char *indent;  /* a level deeper; "" as it is with no line ends either */
	const char *line;    /* how a line ends */
};

/* Those that a dictionary is made from; the one that is thought to be the most usual is the last.
 */
extern const struct shape train_shapes[];
extern const size_t train_shape_count;

/* What becomes of the value of an element. */
typedef void train_value(void *context, const char *value, size_t length, struct buf *out);

/* Adds a generated message to `out` in this shape. Values go through `value` unless it is NULL,
 * but for the few that are the same in every message of a type: codes and versions of the header.
 */
void train_shape(const struct shape *shape, const char *bytes, size_t length, train_value *value,
		 void *context, struct buf *out);

/* The type of a generated message by its name (messages/YYYY-MM/NNNNNN-JWNNN.xml);
 * BERICHT_ONBEKEND for another file. */
enum berichttype train_type(const char *name);

#endif
