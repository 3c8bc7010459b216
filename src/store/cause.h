/* Inside the store: which messages made a cell of a youth another one between two days. */
#ifndef IJW_STORE_CAUSE_H
#define IJW_STORE_CAUSE_H

#include "cells.h"
#include "ijw/care/parameters.h"
#include "ijw/message/event.h"

/* What is known of a youth, and the days between which more became known. */
struct change {
	const struct event *event;
	size_t events;
	int32_t before;
	int32_t after;
	int32_t peildatum;
	const struct parameters *parameters;
	const struct derived *was;
	const struct derived *is;
	struct moments *moments; /* cause.c's alone; NULL when another youth begins */
	struct pool *pool;
};

/* Which messages made a cell what it is now (NULL: empty, or the row went): those of the day after
 * which it had this value for good, "IDENTIFICATIE JW305 2025-02-20; ...", or "... nietig 2025-02-22"
 * for one that a retour made void. Of that day only those about the assignments or the request of
 * the row are named; all of it when none is. In the pool. */
const char *cause_of(struct change *change, const struct table *table, const struct cells *row,
		     int column, const char *now);

#endif
