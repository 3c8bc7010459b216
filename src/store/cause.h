/* Inside the store: which messages made a row of a youth another one between two days. */
#ifndef IJW_STORE_CAUSE_H
#define IJW_STORE_CAUSE_H

#include "cells.h"
#include "ijw/message/event.h"

/* What is known of a youth, and the days between which more became known. */
struct change {
	const struct event *event;
	size_t events;
	int32_t before;
	int32_t after;
	const struct derived *was;
	const struct derived *is;
	struct pool *pool;
};

/* "IDENTIFICATIE JW305 2025-02-20; ..." for each message that became known in between and is about
 * the assignments or the request of the row, or about the youth when none is; "... nietig
 * 2025-02-22" for one that a retour made void. In the pool. */
const char *cause_of(const struct change *change, const struct table *table,
		     const struct cells *cells);

#endif
