/* Events in little memory: what deriving asks of them, as it was read. */
#ifndef IJW_STORE_PACKED_H
#define IJW_STORE_PACKED_H

#include <stdint.h>

#include "db.h"
#include "ijw/base/buf.h"
#include "ijw/base/pool.h"
#include "ijw/message/event.h"

/* Belongs to a pool. */
struct packed {
	struct packed *next; /* of the same youth; NULL: the last */
	uint64_t present;    /* which fields it has, by their place in the row */
	unsigned char field[];
};

/* The event in a row of SQL_EVENTS_ALL; `scratch` is for its use. */
struct packed *packed_read(sqlite3_stmt *row, struct buf *scratch, struct pool *pool);

/* The event that was packed; its texts stay where they are. What deriving does not ask for (lines,
 * places, the order of judging, `tarief`, `declaratie_einddatum`, `xsdversie`) is absent. */
void packed_open(const struct packed *packed, struct event *event);

#endif
